-- title: Latest state of every deployment
-- description: Each deployment of the last 30 days with the state it is in, the last change first.
SELECT
  deploymentid,
  max(application) AS application,
  max(deploymentgroup) AS deploymentgroup,
  max(region) AS region,
  -- of two states in the same second, the one that comes later in a deployment's life
  max_by(
    state,
    concat("timestamp", CASE WHEN state = 'START' THEN '1' WHEN state IN ('SUCCESS', 'FAILURE', 'STOP') THEN '3' ELSE '2' END)
  ) AS state,
  max("timestamp") AS changed_at
FROM deployment_state_change
WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
GROUP BY deploymentid
ORDER BY changed_at DESC, deploymentid
