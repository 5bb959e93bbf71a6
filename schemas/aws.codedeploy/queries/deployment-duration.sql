-- title: Deployment duration
-- description: Seconds from the start of a deployment to its end (success, failure or stop), per application, over the last 30 days.
WITH deployments AS (
  -- events come at least once and in any order: the first of each kind counts
  SELECT
    deploymentid,
    max(application) AS application,
    min(CASE WHEN state = 'START' THEN from_iso8601_timestamp("timestamp") END) AS started_at,
    min(CASE WHEN state IN ('SUCCESS', 'FAILURE', 'STOP') THEN from_iso8601_timestamp("timestamp") END) AS ended_at
  FROM deployment_state_change
  WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
  GROUP BY deploymentid
),
durations AS (
  SELECT application, date_diff('second', started_at, ended_at) AS seconds
  FROM deployments
  WHERE started_at IS NOT NULL AND ended_at IS NOT NULL
)
SELECT
  application,
  count(*) AS deployments,
  approx_percentile(seconds, 0.5) AS median_seconds,
  approx_percentile(seconds, 0.9) AS p90_seconds,
  max(seconds) AS longest_seconds
FROM durations
GROUP BY application
ORDER BY median_seconds DESC, application
