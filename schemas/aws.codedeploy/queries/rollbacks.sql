-- title: Rollbacks
-- description: Which deployment rolled back which, and how long after the end of it: a fact where CodeDeploy says so (is_fact), otherwise a suspicion.
-- param: days int = 30
-- param: groups string = %
-- filter: application, deploymentgroup
-- period: started_at
SELECT
  rollback.application,
  rollback.deploymentgroup,
  rollback.rollback_of AS failed_deployment,
  rollback.deploymentid AS rollback,
  rollback.has_details AS is_fact,
  failed.errorcode,
  rollback.started_at,
  date_diff('second', failed.ended_at, rollback.started_at) AS seconds_after_failure,
  rollback.state
FROM deployments AS rollback
LEFT JOIN deployments AS failed ON failed.deploymentid = rollback.rollback_of
WHERE rollback."date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND coalesce(rollback.deploymentgroup, '') LIKE ${groups}
  AND rollback.is_rollback
ORDER BY started_at DESC, rollback
