-- title: Failed instances
-- description: Instances on which deployments of the last 30 days failed, per application: in how many deployments, and when last.
-- chart: bar x=instance y=failed_deployments color=application
-- filter: application
-- period: last_failure
SELECT
  application,
  instance,
  max(instancearn) AS instancearn,
  count(*) AS failed_deployments,
  max(ended_at) AS last_failure,
  max_by(deploymentid, ended_at) AS last_failed_deployment
FROM deployment_instances
WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
  AND state = 'FAILURE'
GROUP BY application, instance
ORDER BY failed_deployments DESC, last_failure DESC
