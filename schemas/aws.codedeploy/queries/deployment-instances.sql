-- title: Instances of a deployment
-- description: Every instance of one deployment with its latest state: of the one with this ID, or of that whose instances changed last.
-- param: deployment string = last
SELECT deploymentid, instance, instancearn, state, first_seen_at, changed_at
FROM deployment_instances
WHERE deploymentid = CASE WHEN ${deployment} = 'last' THEN (SELECT max_by(deploymentid, changed_at) FROM deployment_instances) ELSE ${deployment} END
ORDER BY changed_at DESC, instance
