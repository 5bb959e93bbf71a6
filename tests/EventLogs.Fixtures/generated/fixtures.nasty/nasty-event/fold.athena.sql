SELECT
  "at",
  "instance",
  "app",
  "resources",
  "party",
  "instanceregion",
  "maker",
  "makertype",
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
  "makerarn"
FROM "nasty_event"
WHERE "date" = '${day}'
ORDER BY "at"
