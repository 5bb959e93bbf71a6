-- title: A
-- description: B
WITH by_customer AS (
  SELECT customr.name, max(total) AS total, max(stat) AS state, count(*) AS orders FROM order_placed
  WHERE deployment_id = 'x' AND "hour" = '01' AND "Stat" IS NULL GROUP BY 1, region HAVING max(price) > 1
)
SELECT name, total, eventid, b.orders, b.stat, s.carier, (SELECT max(o.total) FROM order_placed o WHERE o.orderid = s.orderid AND o.carrier = s.carrier)
FROM by_customer b JOIN order_sent AS s ON s.orderid = b.orderid
WHERE reduce(ARRAY[1], 0, (a, x) -> a + x + y, a -> a) > 0
ORDER BY name, amount
