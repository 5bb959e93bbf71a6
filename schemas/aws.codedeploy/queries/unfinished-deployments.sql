-- title: Unfinished deployments
-- description: Deployments of the last so many days that started more than an hour ago and have not ended: stuck, or waiting for traffic to be rerouted.
-- param: days int = 30
-- filter: application, deploymentgroup
-- period: started_at
SELECT deploymentid, application, deploymentgroup, region, ready_at IS NOT NULL AS is_ready, started_at
FROM deployments
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND ended_at IS NULL
  AND started_at < current_timestamp - INTERVAL '1' HOUR
ORDER BY started_at, deploymentid
