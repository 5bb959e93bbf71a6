-- title: Last deployments
-- description: The last deployments of each deployment group, the newest first, and beneath each its instances: from when to when, in minutes since it started. What has not ended is shown until the last state change.
-- param: days int = 90
-- param: groups string = %
-- param: last int = 10
-- chart: timeline x=from_minute end=to_minute y=deployment part=instance color=state good=SUCCESS bad=FAILURE unit=min
-- filter: application, deploymentgroup
-- period: started_at
-- position: 70
WITH numbered AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY account, region, application, deploymentgroup ORDER BY started_at DESC, deploymentid) AS place
  FROM deployments
  WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
    AND coalesce(deploymentgroup, '') LIKE ${groups}
    AND started_at IS NOT NULL
),
chosen AS (
  SELECT *
  FROM numbered
  WHERE place <= ${last}
),
spans AS (
  SELECT deploymentid, CAST(NULL AS varchar) AS instance, state, started_at AS from_time, coalesce(ended_at, changed_at) AS to_time
  FROM chosen
  UNION ALL
  SELECT deploymentid, instance, state, first_seen_at, coalesce(ended_at, changed_at)
  FROM deployment_instances
)
SELECT
  chosen.application || ' ' || coalesce(chosen.deploymentgroup, '') || ', ' || date_format(chosen.started_at, '%Y-%m-%d %H:%i') AS deployment,
  spans.instance,
  spans.state,
  chosen.started_at,
  round(date_diff('second', chosen.started_at, spans.from_time) / 60e0, 2) AS from_minute,
  round(date_diff('second', chosen.started_at, CASE
    WHEN spans.instance IS NULL AND chosen.ended_at IS NULL THEN max(spans.to_time) OVER (PARTITION BY chosen.deploymentid)
    ELSE spans.to_time
  END) / 60e0, 2) AS to_minute,
  chosen.deploymentid,
  chosen.application,
  chosen.deploymentgroup
FROM chosen
JOIN spans ON spans.deploymentid = chosen.deploymentid
ORDER BY chosen.started_at DESC, chosen.deploymentid, spans.instance NULLS FIRST
