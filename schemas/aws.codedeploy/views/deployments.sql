-- title: Deployments
-- description: One row for each deployment, from its own state changes and those of its instances.
-- column deploymentid: The ID of the deployment.
-- column application: The name of the application.
-- column deploymentgroup: The name of the deployment group.
-- column region: The AWS Region of the deployment.
-- column account: The AWS account of the deployment.
-- column started_at: When it started; null where that event is not in the log.
-- column ready_at: When it was ready for traffic to be rerouted (blue/green deployments); null for others.
-- column ended_at: When it succeeded, failed or was stopped; null as long as it has not ended.
-- column duration_seconds: Seconds from the start to the end; null as long as there is none.
-- column state: The state that it is in: of two in the same second, the one that comes later in a deployment's life.
-- column changed_at: When its own last state change was.
-- column instances_succeeded: How many instances it succeeded on.
-- column instances_failed: How many instances it failed on.
-- column events: How many state changes there were, of the deployment and of its instances, each counted once.
-- column date: The day on which the last state change of the deployment arrived, UTC (yyyy-MM-dd).
WITH deployment AS (
  SELECT
    deploymentid,
    max(application) AS application,
    max(deploymentgroup) AS deploymentgroup,
    max(region) AS region,
    max(account) AS account,
    min("timestamp") FILTER (WHERE state = 'START') AS started_at,
    min("timestamp") FILTER (WHERE state = 'READY') AS ready_at,
    min("timestamp") FILTER (WHERE state IN ('SUCCESS', 'FAILURE', 'STOP')) AS ended_at,
    -- an end is the end, whatever arrives after it
    coalesce(
      max_by(state, "timestamp") FILTER (WHERE state IN ('SUCCESS', 'FAILURE', 'STOP')),
      max_by(state, "timestamp") FILTER (WHERE state <> 'START'),
      max(state)
    ) AS state,
    max("timestamp") AS changed_at,
    count(*) AS events,
    max("date") AS "date"
  FROM deployment_state_change_events
  GROUP BY deploymentid
),
instances AS (
  SELECT
    deploymentid,
    count_if(state = 'SUCCESS') AS succeeded,
    count_if(state = 'FAILURE') AS failed,
    sum(events) AS events
  FROM deployment_instances
  GROUP BY deploymentid
)
SELECT
  deployment.deploymentid,
  deployment.application,
  deployment.deploymentgroup,
  deployment.region,
  deployment.account,
  deployment.started_at,
  deployment.ready_at,
  deployment.ended_at,
  date_diff('second', deployment.started_at, deployment.ended_at) AS duration_seconds,
  deployment.state,
  deployment.changed_at,
  coalesce(instances.succeeded, 0) AS instances_succeeded,
  coalesce(instances.failed, 0) AS instances_failed,
  deployment.events + coalesce(instances.events, 0) AS events,
  deployment."date"
FROM deployment
LEFT JOIN instances ON instances.deploymentid = deployment.deploymentid
