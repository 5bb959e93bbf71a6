CREATE OR REPLACE VIEW "deployment_instances" AS
SELECT
  deploymentid,
  instance,
  max(instancearn) AS instancearn,
  max(application) AS application,
  max(deploymentgroup) AS deploymentgroup,
  max(region) AS region,
  max(account) AS account,
  min("timestamp") AS first_seen_at,
  min("timestamp") FILTER (WHERE state IN ('SUCCESS', 'FAILURE')) AS ended_at,
  date_diff('second', min("timestamp"), min("timestamp") FILTER (WHERE state IN ('SUCCESS', 'FAILURE'))) AS duration_seconds,
  -- an end is the end, whatever arrives after it
  coalesce(
    max_by(state, "timestamp") FILTER (WHERE state IN ('SUCCESS', 'FAILURE')),
    max_by(state, "timestamp") FILTER (WHERE state <> 'START'),
    max(state)
  ) AS state,
  max("timestamp") AS changed_at,
  count(*) AS events,
  max("date") AS "date"
FROM instance_state_change_events
GROUP BY deploymentid, instance
