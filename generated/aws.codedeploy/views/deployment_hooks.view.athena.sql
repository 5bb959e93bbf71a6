CREATE OR REPLACE VIEW "deployment_hooks" AS
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
