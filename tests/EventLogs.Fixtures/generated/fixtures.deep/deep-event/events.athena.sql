SELECT
  "timestamp",
  "name",
  "street",
  "city",
  "geo",
  "isnew",
  "orderid",
  "items",
  "totals",
  "history",
  "matrix",
  "tags",
  "anything",
  "date"
FROM "deep_event_history"
WHERE "date" <= '${lastDay}'
UNION ALL
SELECT
  "timestamp",
  "name",
  "street",
  "city",
  "geo",
  "isnew",
  "orderid",
  "items",
  "totals",
  "history",
  "matrix",
  "tags",
  "anything",
  "date"
FROM "deep_event"
WHERE "date" > '${lastDay}'
