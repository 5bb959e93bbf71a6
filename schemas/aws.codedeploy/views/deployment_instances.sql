-- title: Instances of deployments
-- description: One row for each deployment and instance that it changed, with what became of it.
-- column deploymentid: The ID of the deployment.
-- column instance: The instance: an EC2 instance ID, or the name of an on-premises instance.
-- column instancearn: The ARN of the instance.
-- column application: The name of the application.
-- column deploymentgroup: The name of the deployment group.
-- column region: The AWS Region of the deployment.
-- column account: The AWS account of the deployment.
-- column first_seen_at: When the first state change of the instance in this deployment was.
-- column ended_at: When the deployment ended on the instance; null as long as it has not.
-- column duration_seconds: Seconds from the first state change to the end; null as long as there is none.
-- column state: The state that the instance is in: of two in the same second, the one that comes later in a deployment's life.
-- column changed_at: When the last state change was.
-- column events: How many state changes there were, each counted once.
-- column date: The day on which the last state change arrived, UTC (yyyy-MM-dd).
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
