-- title: Duplicate events
-- description: Events of the last so many days that were logged more than once. EventBridge and Firehose deliver at least once, so some are normal; no view shows them.
-- param: days int = 7
SELECT event_log, eventid, deploymentid, state, "timestamp", count(*) AS times
FROM (
  SELECT 'deployment_state_change' AS event_log, eventid, deploymentid, state, "timestamp", "date" FROM deployment_state_change
  UNION ALL
  SELECT 'instance_state_change' AS event_log, eventid, deploymentid, state, "timestamp", "date" FROM instance_state_change
)
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND eventid IS NOT NULL
GROUP BY event_log, eventid, deploymentid, state, "timestamp"
HAVING count(*) > 1
ORDER BY times DESC, event_log, deploymentid
