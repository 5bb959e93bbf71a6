CREATE OR REPLACE VIEW "deployments" AS
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
