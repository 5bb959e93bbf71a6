SELECT
  "timestamp",
  "eventversion",
  "repository",
  "commitid",
  "author",
  "authortime",
  "subject",
  "parents",
  "region",
  "eventid",
  "account",
  "date"
FROM "commits_history"
WHERE "date" <= '${lastDay}'
UNION ALL
SELECT
  CAST(try(from_iso8601_timestamp("timestamp")) AT TIME ZONE 'UTC' AS timestamp(3)) AS "timestamp",
  "eventversion",
  "repository",
  "commitid",
  "author",
  "authortime",
  "subject",
  "parents",
  "region",
  "eventid",
  "account",
  "date"
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY "eventid" ORDER BY "date", "hour", "$path", "timestamp") AS arrival
  FROM "commits"
  WHERE "date" >= '${lastDay}'
)
WHERE "date" > '${lastDay}' AND (arrival = 1 OR "eventid" IS NULL)
