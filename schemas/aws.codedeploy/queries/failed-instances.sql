-- title: Failed instances
-- description: Instances on which deployments of the last so many days failed, per application: in how many deployments, and when last.
-- param: days int = 30
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
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND state = 'FAILURE'
GROUP BY application, instance
ORDER BY failed_deployments DESC, last_failure DESC
