-- title: A
-- description: B
WITH recent AS (SELECT orderid FROM order_paced WHERE "date" > '2026')
SELECT orderid FROM recent
UNION ALL SELECT orderid FROM recnt
UNION ALL SELECT orderid FROM (SELECT * FROM shipments) AS s
UNION ALL SELECT orderid FROM order_sent, other_database.shipments AS t
WHERE EXISTS (SELECT 1 FROM nothing.at_all) AND EXISTS (SELECT 1 FROM nowhere)
