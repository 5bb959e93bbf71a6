-- title: Events per day
-- description: How many events of each kind arrived on each of the last 30 days (UTC), duplicates included: a day without events shows where to look.
SELECT "date", 'deployment_state_change' AS event_log, count(*) AS events, count(DISTINCT deploymentid) AS deployments
FROM deployment_state_change
WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
GROUP BY "date"
UNION ALL
SELECT "date", 'instance_state_change' AS event_log, count(*) AS events, count(DISTINCT deploymentid) AS deployments
FROM instance_state_change
WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
GROUP BY "date"
ORDER BY "date" DESC, event_log
