-- title: Deployment frequency
-- description: Successful deployments per application and week (Monday to Sunday, UTC) over the last 90 days.
WITH succeeded AS (
  -- one row for each deployment, however often its event was delivered
  SELECT
    deploymentid,
    max(application) AS application,
    min(from_iso8601_timestamp("timestamp")) AS succeeded_at
  FROM deployment_state_change
  WHERE "date" >= date_format(current_date - INTERVAL '90' DAY, '%Y-%m-%d')
    AND state = 'SUCCESS'
  GROUP BY deploymentid
)
SELECT
  application,
  date_format(date_trunc('week', succeeded_at), '%Y-%m-%d') AS week,
  count(*) AS deployments
FROM succeeded
GROUP BY 1, 2
ORDER BY week DESC, deployments DESC, application
