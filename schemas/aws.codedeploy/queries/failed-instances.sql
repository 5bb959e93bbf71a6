-- title: Failed instances
-- description: Instances on which deployments of the last 30 days failed, per application: in how many deployments, and when last.
SELECT
  application,
  instance,
  max(instancearn) AS instancearn,
  -- distinct: an event may be delivered twice
  count(DISTINCT deploymentid) AS failed_deployments,
  max("timestamp") AS last_failure,
  max_by(deploymentid, "timestamp") AS last_failed_deployment
FROM instance_state_change
WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
  AND state = 'FAILURE'
GROUP BY application, instance
ORDER BY failed_deployments DESC, last_failure DESC
