SELECT
  "timestamp",
  "eventversion",
  "stack",
  "scheduledtime",
  "region",
  "eventid",
  "account",
  "date"
FROM "heartbeat_history"
WHERE "date" <= '${lastDay}'
UNION ALL
SELECT
  CAST(try(from_iso8601_timestamp("timestamp")) AT TIME ZONE 'UTC' AS timestamp(3)) AS "timestamp",
  "eventversion",
  "stack",
  "scheduledtime",
  "region",
  "eventid",
  "account",
  "date"
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY "eventid" ORDER BY "date", "hour", "$path", "timestamp") AS arrival
  FROM "heartbeat"
  WHERE "date" >= '${lastDay}'
)
WHERE "date" > '${lastDay}' AND (arrival = 1 OR "eventid" IS NULL)
