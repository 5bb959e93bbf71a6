-- title: Flaky instances
-- description: Instances on which a deployment failed, and a later one of the same revision succeeded: the revision was not what was wrong. How many deployments failed on each like that, and when the last did.
-- param: days int = 90
-- param: groups string = %
-- filter: application, deploymentgroup
-- position: 90
WITH attempts AS (
  SELECT
    deployments.application,
    deployments.deploymentgroup,
    deployments.revision,
    deployment_instances.instance,
    deployment_instances.deploymentid,
    deployment_instances.state,
    deployment_instances.ended_at
  FROM deployment_instances
  JOIN deployments ON deployments.deploymentid = deployment_instances.deploymentid
  WHERE deployments."date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
    AND coalesce(deployments.deploymentgroup, '') LIKE ${groups}
    AND deployments.revision IS NOT NULL
)
SELECT
  failed.application,
  failed.deploymentgroup,
  failed.instance,
  count(DISTINCT failed.deploymentid) AS failed_deployments,
  max(failed.ended_at) AS last_failure,
  max_by(failed.revision, failed.ended_at) AS last_revision
FROM attempts AS failed
JOIN attempts AS succeeded
  ON succeeded.instance = failed.instance
  AND succeeded.revision = failed.revision
  AND succeeded.ended_at > failed.ended_at
WHERE failed.state = 'FAILURE'
  AND succeeded.state = 'SUCCESS'
GROUP BY failed.application, failed.deploymentgroup, failed.instance
ORDER BY failed_deployments DESC, last_failure DESC, instance
