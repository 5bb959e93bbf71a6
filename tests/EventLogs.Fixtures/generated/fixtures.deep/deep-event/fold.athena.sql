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
  "anything"
FROM "deep_event"
WHERE "date" = '${day}'
ORDER BY "timestamp"
