-- title: Unfinished deployments
-- description: Deployments of the last 30 days that started more than an hour ago and have not ended: stuck, or waiting for traffic to be rerouted.
WITH deployments AS (
  SELECT
    deploymentid,
    max(application) AS application,
    max(deploymentgroup) AS deploymentgroup,
    max(region) AS region,
    min("timestamp") AS started_at,
    count_if(state = 'READY') > 0 AS is_ready,
    count_if(state IN ('SUCCESS', 'FAILURE', 'STOP')) > 0 AS has_ended
  FROM deployment_state_change
  WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
  GROUP BY deploymentid
)
SELECT
  deploymentid,
  application,
  deploymentgroup,
  region,
  is_ready,
  started_at
FROM deployments
WHERE NOT has_ended AND from_iso8601_timestamp(started_at) < current_timestamp - INTERVAL '1' HOUR
ORDER BY started_at, deploymentid
