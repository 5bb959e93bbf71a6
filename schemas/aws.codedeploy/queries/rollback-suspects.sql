-- title: Rollback suspects
-- description: Deployments of the last 30 days that started within ten minutes after another one of the same group failed or was stopped. CodeDeploy reports a rollback as a new deployment and does not say so.
WITH failed AS (
  SELECT
    deploymentid,
    max(region) AS region,
    max(application) AS application,
    max(deploymentgroup) AS deploymentgroup,
    min("timestamp") AS failed_at
  FROM deployment_state_change
  WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
    AND state IN ('FAILURE', 'STOP')
  GROUP BY deploymentid
),
started AS (
  SELECT
    deploymentid,
    max(region) AS region,
    max(application) AS application,
    max(deploymentgroup) AS deploymentgroup,
    min("timestamp") AS started_at
  FROM deployment_state_change
  WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
    AND state = 'START'
  GROUP BY deploymentid
)
SELECT
  started.application,
  started.deploymentgroup,
  failed.deploymentid AS failed_deployment,
  started.deploymentid AS suspected_rollback,
  started.started_at,
  date_diff('second', from_iso8601_timestamp(failed.failed_at), from_iso8601_timestamp(started.started_at)) AS seconds_after_failure
FROM started
JOIN failed
  ON failed.region = started.region
  AND failed.application = started.application
  AND failed.deploymentgroup = started.deploymentgroup
  AND failed.deploymentid <> started.deploymentid
WHERE date_diff('second', from_iso8601_timestamp(failed.failed_at), from_iso8601_timestamp(started.started_at)) BETWEEN 0 AND 600
ORDER BY started_at DESC, suspected_rollback
