SELECT
  "timestamp",
  "eventversion",
  "applicationarn",
  "deploymentgrouparn",
  "region",
  "deploymenttargettype",
  "instancetarget",
  "lambdatarget",
  "ecstarget",
  "cloudformationtarget",
  "eventid",
  "account",
  "date"
FROM "target_details_history"
WHERE "date" <= '${lastDay}'
UNION ALL
SELECT
  CAST(try(from_iso8601_timestamp("timestamp")) AT TIME ZONE 'UTC' AS timestamp(3)) AS "timestamp",
  "eventversion",
  "applicationarn",
  "deploymentgrouparn",
  "region",
  "deploymenttargettype",
  "instancetarget",
  "lambdatarget",
  "ecstarget",
  "cloudformationtarget",
  "eventid",
  "account",
  "date"
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY "eventid" ORDER BY "date", "hour", "$path", "timestamp") AS arrival
  FROM "target_details"
  WHERE "date" >= '${lastDay}'
)
WHERE "date" > '${lastDay}' AND (arrival = 1 OR "eventid" IS NULL)
