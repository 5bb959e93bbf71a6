-- title: Duplicate events
-- description: State changes of the last 7 days that were logged more than once. EventBridge and Firehose deliver at least once, so some are normal.
SELECT
  'deployment_state_change' AS event_log,
  deploymentid,
  CAST(NULL AS varchar) AS instance,
  state,
  "timestamp",
  count(*) AS times
FROM deployment_state_change
WHERE "date" >= date_format(current_date - INTERVAL '7' DAY, '%Y-%m-%d')
GROUP BY deploymentid, state, "timestamp"
HAVING count(*) > 1
UNION ALL
SELECT
  'instance_state_change' AS event_log,
  deploymentid,
  instance,
  state,
  "timestamp",
  count(*) AS times
FROM instance_state_change
WHERE "date" >= date_format(current_date - INTERVAL '7' DAY, '%Y-%m-%d')
GROUP BY deploymentid, instance, state, "timestamp"
HAVING count(*) > 1
ORDER BY times DESC, event_log, deploymentid
