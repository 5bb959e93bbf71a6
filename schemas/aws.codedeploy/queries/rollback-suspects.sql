-- title: Rollback suspects
-- description: Deployments of the last so many days that started within ten minutes after another one of the same group failed or was stopped. CodeDeploy reports a rollback as a new deployment and does not say so.
-- param: days int = 30
-- filter: application, deploymentgroup
-- period: started_at
SELECT
  started.application,
  started.deploymentgroup,
  failed.deploymentid AS failed_deployment,
  started.deploymentid AS suspected_rollback,
  started.started_at,
  date_diff('second', failed.ended_at, started.started_at) AS seconds_after_failure
FROM deployments AS started
JOIN deployments AS failed
  ON failed.region = started.region
  AND coalesce(failed.account, '') = coalesce(started.account, '')
  AND failed.application = started.application
  AND failed.deploymentgroup = started.deploymentgroup
  AND failed.deploymentid <> started.deploymentid
WHERE started."date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND failed.state IN ('FAILURE', 'STOP')
  AND date_diff('second', failed.ended_at, started.started_at) BETWEEN 0 AND 600
ORDER BY started_at DESC, suspected_rollback
