CREATE OR REPLACE VIEW "deployment_targets" AS
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
