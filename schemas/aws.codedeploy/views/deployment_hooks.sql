-- title: Hooks of deployments
-- description: One row for each lifecycle event (hook) of a deployment on a target: how it ended, how long it took, and why it failed.
-- column deploymentid: The ID of the deployment.
-- column target: The target: the ID of an instance, the name of a function and its alias, cluster:service, or the ID of a resource in CloudFormation.
-- column targettype: Which kind of target it is: InstanceTarget, LambdaTarget, ECSTarget, or CloudFormationTarget.
-- column region: The AWS Region of the deployment.
-- column account: The AWS account of the deployment.
-- column position: The place of the lifecycle event among those of the target, from 1.
-- column hook: The name of the lifecycle event, such as BeforeInstall.
-- column status: How it went: Pending, InProgress, Succeeded, Failed, Skipped, or Unknown.
-- column started_at: When it started; null where it did not.
-- column ended_at: When it ended; null where it did not.
-- column duration_seconds: Seconds from the start to the end; null where there is none.
-- column error_code: Why it failed: ScriptMissing, ScriptNotExecutable, ScriptTimedOut, ScriptFailed, or UnknownError; null where it did not.
-- column script: The script that ran last; null where there is none.
-- column message: What CodeDeploy says of it, for people.
-- column log_tail: The end of the script's log, at most 4 KB; null where there is none.
-- column date: The day on which the details of the target arrived, UTC (yyyy-MM-dd).
-- each lifecycle event in an array of its own: Athena would spread the fields of a struct over columns
SELECT
  deploymentid,
  target,
  targettype,
  region,
  account,
  position,
  hook[1].lifecycleeventname AS hook,
  hook[1].status AS status,
  CAST(from_unixtime(hook[1].starttime) AT TIME ZONE 'UTC' AS timestamp(3)) AS started_at,
  CAST(from_unixtime(hook[1].endtime) AT TIME ZONE 'UTC' AS timestamp(3)) AS ended_at,
  round(hook[1].endtime - hook[1].starttime, 3) AS duration_seconds,
  nullif(hook[1].diagnostics.errorcode, 'Success') AS error_code,
  nullif(hook[1].diagnostics.scriptname, '') AS script,
  nullif(hook[1].diagnostics.message, '') AS message,
  nullif(hook[1].diagnostics.logtail, '') AS log_tail,
  "date"
FROM deployment_targets
CROSS JOIN UNNEST(transform(lifecycleevents, event -> ARRAY[event])) WITH ORDINALITY AS events (hook, position)
