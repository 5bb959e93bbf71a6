-- title: Targets of deployments
-- description: One row for each deployment and target (an instance, a function, a service), as CodeDeploy describes it after the deployment has ended.
-- column deploymentid: The ID of the deployment.
-- column target: The target: the ID of an instance, the name of a function and its alias, cluster:service, or the ID of a resource in CloudFormation.
-- column targetarn: The ARN of the target; null for a resource in CloudFormation.
-- column targettype: Which kind of target it is: InstanceTarget, LambdaTarget, ECSTarget, or CloudFormationTarget.
-- column label: Whether an instance is of the original environment (Blue) or of the replacement (Green) of a blue/green deployment; null otherwise.
-- column region: The AWS Region of the deployment.
-- column account: The AWS account of the deployment.
-- column status: How the deployment went on the target: Pending, InProgress, Succeeded, Failed, Skipped, Unknown, or Ready.
-- column changed_at: When the deployment last changed the target.
-- column lifecycleevents: The lifecycle events on the target, in their order. The view deployment_hooks has a row for each.
-- column date: The day on which the details of the target arrived, UTC (yyyy-MM-dd).
WITH known AS (
  SELECT
    coalesce(instancetarget.deploymentid, lambdatarget.deploymentid, ecstarget.deploymentid, cloudformationtarget.deploymentid) AS deploymentid,
    coalesce(instancetarget.targetid, lambdatarget.targetid, ecstarget.targetid, cloudformationtarget.targetid) AS target,
    coalesce(instancetarget.targetarn, lambdatarget.targetarn, ecstarget.targetarn) AS targetarn,
    deploymenttargettype AS targettype,
    instancetarget.instancelabel AS label,
    region,
    account,
    coalesce(instancetarget.status, lambdatarget.status, ecstarget.status, cloudformationtarget.status) AS status,
    coalesce(
      instancetarget.lastupdatedat, lambdatarget.lastupdatedat, ecstarget.lastupdatedat, cloudformationtarget.lastupdatedat
    ) AS changed,
    coalesce(
      instancetarget.lifecycleevents, lambdatarget.lifecycleevents, ecstarget.lifecycleevents, cloudformationtarget.lifecycleevents
    ) AS lifecycleevents,
    "timestamp",
    eventid,
    "date"
  FROM target_details_events
),
described AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY deploymentid, target ORDER BY "timestamp" DESC, changed DESC NULLS LAST, eventid) AS recency
  FROM known
  WHERE deploymentid IS NOT NULL
    AND target IS NOT NULL
)
SELECT
  deploymentid,
  target,
  targetarn,
  targettype,
  label,
  region,
  account,
  status,
  CAST(from_unixtime(changed) AT TIME ZONE 'UTC' AS timestamp(3)) AS changed_at,
  lifecycleevents,
  "date"
FROM described
WHERE recency = 1
