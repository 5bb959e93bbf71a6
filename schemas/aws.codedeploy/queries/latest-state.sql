-- title: Latest state of every deployment
-- description: Each deployment of the last so many days with the state it is in, the last change first.
-- param: days int = 30
-- filter: application, deploymentgroup
-- period: changed_at
SELECT deploymentid, application, deploymentgroup, region, state, changed_at
FROM deployments
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
ORDER BY changed_at DESC, deploymentid
