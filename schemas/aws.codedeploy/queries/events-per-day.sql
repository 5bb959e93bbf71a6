-- title: Events per day
-- description: How many events of each kind arrived on each of the last so many days (UTC), each counted once: a day without events shows where to look.
-- param: days int = 30
-- chart: column x=date y=events color=event_log
-- period: date
SELECT "date", event_log, count(*) AS events, count(DISTINCT deploymentid) AS deployments
FROM (
  SELECT "date", 'deployment_state_change' AS event_log, deploymentid FROM deployment_state_change_events
  UNION ALL
  SELECT "date", 'instance_state_change' AS event_log, deploymentid FROM instance_state_change_events
)
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
GROUP BY "date", event_log
ORDER BY "date" DESC, event_log
