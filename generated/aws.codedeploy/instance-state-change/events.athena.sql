SELECT
  "timestamp",
  "eventversion",
  "instancearn",
  "instance",
  "applicationarn",
  "application",
  "deploymentgrouparn",
  "deploymentgroup",
  "region",
  "state",
  "deploymentid",
  "instancegroupid",
  "eventid",
  "account",
  "date"
FROM "instance_state_change_history"
WHERE "date" <= '${lastDay}'
UNION ALL
SELECT
  CAST(try(from_iso8601_timestamp("timestamp")) AT TIME ZONE 'UTC' AS timestamp(3)) AS "timestamp",
  "eventversion",
  "instancearn",
  "instance",
  "applicationarn",
  "application",
  "deploymentgrouparn",
  "deploymentgroup",
  "region",
  "state",
  "deploymentid",
  "instancegroupid",
  "eventid",
  "account",
  "date"
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY "eventid" ORDER BY "date", "hour", "$path", "timestamp") AS arrival
  FROM "instance_state_change"
  WHERE "date" >= '${lastDay}'
)
WHERE "date" > '${lastDay}' AND (arrival = 1 OR "eventid" IS NULL)
