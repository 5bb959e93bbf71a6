-- title: Deployments
-- description: One row for each deployment, from its own state changes, those of its instances, and what CodeDeploy says of it.
-- column deploymentid: The ID of the deployment.
-- column application: The name of the application.
-- column deploymentgroup: The name of the deployment group.
-- column region: The AWS Region of the deployment.
-- column account: The AWS account of the deployment.
-- column started_at: When it started; where that event is not in the log, when it was created; null where neither is known.
-- column ready_at: When it was ready for traffic to be rerouted (blue/green deployments); null for others.
-- column ended_at: When it succeeded, failed or was stopped; null as long as it has not ended.
-- column duration_seconds: Seconds from the start to the end; null as long as there is none.
-- column state: The state that it is in: of two in the same second, the one that comes later in a deployment's life.
-- column changed_at: When its own last state change was.
-- column instances_succeeded: How many instances it succeeded on; where no event of an instance is in the log, how many targets, as CodeDeploy says.
-- column instances_failed: How many instances it failed on; where no event of an instance is in the log, how many targets, as CodeDeploy says.
-- column events: How many state changes there were, of the deployment and of its instances, each counted once.
-- column date: The day on which the last state change of the deployment arrived, UTC (yyyy-MM-dd); where there is none, the day of the last details.
-- column has_details: Whether CodeDeploy's details of it are in the log. Without them, the columns from created_at on are null, is_rollback and rollback_of are a suspicion.
-- column is_rollback: Whether it rolls another one back. Without details: whether it started within ten minutes after the one before it in its group failed or was stopped.
-- column rollback_of: The deployment that it rolls back; null where it is not a rollback, or CodeDeploy does not say.
-- column created_at: When it was created.
-- column creator: Who created it: user, autoscaling, codeDeployRollback, CodeDeploy, CodeDeployAutoUpdate, CloudFormation, CloudFormationRollback, or autoscalingTermination.
-- column description: What its creator says of it.
-- column revision: The revision in one text: repository@commit, s3://bucket/key with its version or ETag, or the SHA-256 of an AppSpec file.
-- column revisiontype: Where the revision is stored: S3, GitHub, String, or AppSpecContent.
-- column repository: The GitHub account and repository of the revision: account/repository.
-- column commitid: The commit of the revision.
-- column bucket: The S3 bucket of the revision.
-- column key: The S3 key of the revision.
-- column objectversion: The version of the revision's object in S3.
-- column etag: The ETag of the revision's object in S3.
-- column rolled_back_by: The deployment that rolls this one back.
-- column errorcode: Why it failed or was stopped, as a code such as HEALTH_CONSTRAINTS.
-- column errormessage: Why it failed or was stopped, for people.
-- column computeplatform: Where it runs: Server, Lambda, ECS, or Kubernetes.
-- column deploymenttype: Whether it is IN_PLACE or BLUE_GREEN.
-- column deploymentconfig: The name of the deployment configuration.
-- column is_change: Whether it brings a change: it is not a rollback, and neither Auto Scaling nor an update of outdated instances created it.
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
),
details AS (
  SELECT
    *,
    -- the states of the API, as the events call them
    CASE
      WHEN status = 'Succeeded' THEN 'SUCCESS'
      WHEN status = 'Failed' THEN 'FAILURE'
      WHEN status = 'Stopped' THEN 'STOP'
      WHEN status = 'Ready' THEN 'READY'
      WHEN status IN ('Created', 'Queued', 'InProgress', 'Baking') THEN 'START'
      ELSE upper(status)
    END AS state,
    CASE WHEN status IN ('Succeeded', 'Failed', 'Stopped') THEN "timestamp" END AS ended_at,
    CAST(from_unixtime(createtime) AT TIME ZONE 'UTC' AS timestamp(3)) AS created_at,
    creator IN ('codeDeployRollback', 'CloudFormationRollback') OR rollbacktriggeringdeploymentid <> deploymentid AS rolls_back,
    row_number() OVER (PARTITION BY deploymentid ORDER BY "timestamp" DESC, completetime DESC NULLS LAST, eventid) AS recency
  FROM deployment_details_events
),
known AS (
  SELECT
    coalesce(deployment.deploymentid, details.deploymentid) AS deploymentid,
    coalesce(deployment.application, details.application) AS application,
    coalesce(deployment.deploymentgroup, details.deploymentgroup) AS deploymentgroup,
    coalesce(deployment.region, details.region) AS region,
    coalesce(deployment.account, details.account) AS account,
    coalesce(deployment.started_at, details.created_at) AS started_at,
    deployment.ready_at,
    coalesce(deployment.ended_at, details.ended_at) AS ended_at,
    CASE
      WHEN deployment.ended_at IS NULL AND details.ended_at IS NOT NULL THEN details.state
      ELSE coalesce(nullif(deployment.state, 'START'), details.state, deployment.state)
    END AS state,
    CASE
      WHEN deployment.ended_at IS NULL AND details.ended_at IS NOT NULL THEN details.ended_at
      ELSE coalesce(deployment.changed_at, details."timestamp")
    END AS changed_at,
    coalesce(deployment.events, 0) AS events,
    coalesce(deployment."date", date_format(details."timestamp", '%Y-%m-%d')) AS "date",
    details.deploymentid IS NOT NULL AS has_details,
    coalesce(details.rolls_back, FALSE) AS rolls_back,
    CASE WHEN details.rolls_back THEN nullif(details.rollbacktriggeringdeploymentid, details.deploymentid) END AS rollback_of,
    details.created_at,
    details.creator,
    details.description,
    CASE details.revisiontype
      WHEN 'GitHub' THEN details.repository || '@' || details.commitid
      WHEN 'S3' THEN 's3://' || details.bucket || '/' || details."key" || coalesce('?versionId=' || details.objectversion, '#' || details.etag, '')
      WHEN 'AppSpecContent' THEN 'sha256:' || json_extract_scalar(details.appspeccontent, '$.sha256')
      WHEN 'String' THEN 'sha256:' || json_extract_scalar(details.revisionstring, '$.sha256')
    END AS revision,
    details.revisiontype,
    details.repository,
    details.commitid,
    details.bucket,
    details."key",
    details.objectversion,
    details.etag,
    nullif(details.rollbackdeploymentid, details.deploymentid) AS rolled_back_by,
    details.errorcode,
    details.errormessage,
    details.computeplatform,
    details.deploymenttype,
    details.deploymentconfig,
    details.targetssucceeded,
    details.targetsfailed
  FROM deployment
  FULL JOIN (SELECT * FROM details WHERE recency = 1) AS details ON details.deploymentid = deployment.deploymentid
),
in_order AS (
  SELECT
    *,
    lag(deploymentid) OVER of_group AS previous_id,
    lag(state) OVER of_group AS previous_state,
    lag(ended_at) OVER of_group AS previous_end
  FROM known
  WINDOW of_group AS (PARTITION BY account, region, application, deploymentgroup ORDER BY started_at, deploymentid)
),
suspects AS (
  SELECT
    *,
    NOT has_details
      AND coalesce(previous_state IN ('FAILURE', 'STOP') AND date_diff('second', previous_end, started_at) BETWEEN 0 AND 600, FALSE) AS is_suspect
  FROM in_order
)
SELECT
  suspects.deploymentid,
  suspects.application,
  suspects.deploymentgroup,
  suspects.region,
  suspects.account,
  suspects.started_at,
  suspects.ready_at,
  suspects.ended_at,
  date_diff('second', suspects.started_at, suspects.ended_at) AS duration_seconds,
  suspects.state,
  suspects.changed_at,
  coalesce(instances.succeeded, suspects.targetssucceeded, 0) AS instances_succeeded,
  coalesce(instances.failed, suspects.targetsfailed, 0) AS instances_failed,
  suspects.events + coalesce(instances.events, 0) AS events,
  suspects."date",
  suspects.has_details,
  suspects.rolls_back OR suspects.is_suspect AS is_rollback,
  CASE WHEN suspects.is_suspect THEN suspects.previous_id ELSE suspects.rollback_of END AS rollback_of,
  suspects.created_at,
  suspects.creator,
  suspects.description,
  suspects.revision,
  suspects.revisiontype,
  suspects.repository,
  suspects.commitid,
  suspects.bucket,
  suspects."key",
  suspects.objectversion,
  suspects.etag,
  suspects.rolled_back_by,
  suspects.errorcode,
  suspects.errormessage,
  suspects.computeplatform,
  suspects.deploymenttype,
  suspects.deploymentconfig,
  NOT (suspects.rolls_back OR suspects.is_suspect)
    AND coalesce(suspects.creator NOT IN ('autoscaling', 'autoscalingTermination', 'CodeDeployAutoUpdate'), TRUE) AS is_change
FROM suspects
LEFT JOIN instances ON instances.deploymentid = suspects.deploymentid
