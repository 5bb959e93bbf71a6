-- title: Latest state of every deployment
-- description: Each deployment of the last 30 days with the state it is in, the last change first.
-- filter: application, deploymentgroup
-- period: changed_at
SELECT deploymentid, application, deploymentgroup, region, state, changed_at
FROM deployments
WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
ORDER BY changed_at DESC, deploymentid
