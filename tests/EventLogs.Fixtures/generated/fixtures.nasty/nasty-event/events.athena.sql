SELECT
  "at",
  "instance",
  "app",
  "resources",
  "party",
  "a",
  "a_b",
  "_",
  "__",
  "quote_s",
  "back_slash",
  "new_line",
  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  "detail",
  "source",
  "inner",
  "list",
  "free",
  "date"
FROM "nasty_event_history"
WHERE "date" <= '${lastDay}'
UNION ALL
SELECT
  "at",
  "instance",
  "app",
  "resources",
  "party",
  "a",
  "a_b",
  "_",
  "__",
  "quote_s",
  "back_slash",
  "new_line",
  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  "detail",
  "source",
  "inner",
  "list",
  "free",
  "date"
FROM "nasty_event"
WHERE "date" > '${lastDay}'
