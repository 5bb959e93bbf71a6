-- title: Deployment frequency
-- description: Successful deployments per application and week (Monday to Sunday, UTC) over the last 90 days.
SELECT
  application,
  date_format(date_trunc('week', ended_at), '%Y-%m-%d') AS week,
  count(*) AS deployments
FROM deployments
WHERE "date" >= date_format(current_date - INTERVAL '90' DAY, '%Y-%m-%d')
  AND state = 'SUCCESS'
GROUP BY 1, 2
ORDER BY week DESC, deployments DESC, application
