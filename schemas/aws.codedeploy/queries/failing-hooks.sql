-- title: Failing hooks
-- description: Which lifecycle hooks fail, most often first: how many of the runs of the hook on a target failed for this reason, on how many targets, in how many deployments, and which was the last.
-- param: days int = 90
-- param: groups string = %
-- filter: application
WITH runs AS (
  SELECT
    deployments.application,
    deployment_hooks.hook,
    coalesce(deployment_hooks.error_code, 'not known') AS error_code,
    deployment_hooks.script,
    deployment_hooks.deploymentid,
    deployment_hooks.target,
    deployment_hooks.status,
    deployment_hooks.ended_at,
    count(*) OVER (PARTITION BY deployments.application, deployment_hooks.hook) AS runs
  FROM deployment_hooks
  JOIN deployments ON deployments.deploymentid = deployment_hooks.deploymentid
  WHERE deployments."date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
    AND coalesce(deployments.deploymentgroup, '') LIKE ${groups}
    AND deployment_hooks.status IN ('Succeeded', 'Failed')
)
SELECT
  application,
  hook,
  error_code,
  script,
  count(*) AS failed,
  max(runs) AS runs,
  round(100.0 * count(*) / max(runs), 1) AS failed_percent,
  count(DISTINCT target) AS targets,
  count(DISTINCT deploymentid) AS deployments,
  max(ended_at) AS last_failure,
  max_by(deploymentid, ended_at) AS last_deployment
FROM runs
WHERE status = 'Failed'
GROUP BY application, hook, error_code, script
ORDER BY failed DESC, application, hook, error_code, script
