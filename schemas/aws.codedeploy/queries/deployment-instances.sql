-- title: Instances of a deployment
-- description: Every instance of one deployment with its latest state: of the deployment whose instances changed last, or of the one whose ID you write instead.
SELECT deploymentid, instance, instancearn, state, first_seen_at, changed_at
FROM deployment_instances
-- for a certain deployment: = 'd-XXXXXXXXX'
WHERE deploymentid = (SELECT max_by(deploymentid, changed_at) FROM deployment_instances)
ORDER BY changed_at DESC, instance
