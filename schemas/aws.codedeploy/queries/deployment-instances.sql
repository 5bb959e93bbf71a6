-- title: Instances of a deployment
-- description: Every instance of one deployment with its latest state: of the deployment whose instances changed last, or of the one whose ID you write instead.
WITH wanted AS (
  -- for a certain deployment: SELECT 'd-XXXXXXXXX' AS deploymentid
  SELECT max_by(deploymentid, "timestamp") AS deploymentid
  FROM instance_state_change
  WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
)
SELECT
  deploymentid,
  instance,
  max(instancearn) AS instancearn,
  -- of two states in the same second, the one that comes later in a deployment's life
  max_by(
    state,
    concat("timestamp", CASE WHEN state = 'START' THEN '1' WHEN state IN ('SUCCESS', 'FAILURE', 'STOP') THEN '3' ELSE '2' END)
  ) AS state,
  min("timestamp") AS first_seen,
  max("timestamp") AS changed_at
FROM instance_state_change
WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
  AND deploymentid IN (SELECT deploymentid FROM wanted)
GROUP BY deploymentid, instance
ORDER BY changed_at DESC, instance
