-- title: A
-- description: B
/* every name is known here: shipped, "gone" */
WITH lines(id, sku, n) AS (
  SELECT o.orderid, item.sku, item.count FROM order_placed o CROSS JOIN UNNEST(o.items) WITH ORDINALITY AS t(item, position)
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY sku ORDER BY n DESC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS place,
    lag(n) OVER w previous, min(n) OVER (w ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next, max(n) OVER (v) AS most, sum(n) FILTER (WHERE n > 0) "all of it"
  FROM lines GROUP BY id, sku, n WINDOW w AS (PARTITION BY id ORDER BY n), v AS (w RANGE CURRENT ROW)
), sums AS (SELECT sku, sum(n) total FROM ranked WHERE place IS DISTINCT FROM 2 GROUP BY GROUPING SETS ((sku), ()))
SELECT
  r.sku AS article, "all of it", previous, total, 'it''s', U&'x', X'00', DATE '2026-01-01', INTERVAL '3' DAY, CAST(n AS decimal(10, 2)),
  try_cast(n AS timestamp(3) with time zone), EXTRACT(DAY_OF_WEEK FROM now()), trim(BOTH ' ' FROM r.sku), position('a' IN sums.sku),
  CASE WHEN n BETWEEN 1 AND 2 THEN 'a' ELSE 'b' END kind, transform(ARRAY[n, 1], x -> x * n), map_filter(MAP(ARRAY['a'], ARRAY[1]), (k, v) -> v > n),
  ARRAY[1, 2][1] first_one, current_date, current_timestamp AT TIME ZONE 'UTC', json_query('{}', 'lax $.a' WITH WRAPPER), count(*) OVER (),
  listagg(r.sku, ',' ON OVERFLOW TRUNCATE '...' WITHOUT COUNT) WITHIN GROUP (ORDER BY r.sku), approx_percentile(n, 0.5e0), (SELECT max(carrier) FROM order_sent),
  max_by(r.sku, n), transform(ARRAY[c.customer], x -> x)[1].name first_name, element_at(ARRAY[customer], 1).name AS last_name, (customer).name."any of it", r.*
FROM ranked AS r TABLESAMPLE BERNOULLI (50) LEFT OUTER JOIN sums ON sums.sku = r.sku
JOIN (SELECT orderid, customer.name AS who, customer FROM order_placed WHERE state IN (SELECT carrier FROM order_sent WHERE orderid = order_placed.orderid)) c ON c.orderid = r.id
JOIN (VALUES (1, 'a'), (2, 'b')) AS v (number, letter) ON v.number = r.n, LATERAL (SELECT r.n + 1 AS more) AS l
WHERE c.customer.name LIKE 'a%' ESCAPE '\\' AND more > 0 AND letter = ANY (SELECT 'a') AND NOT EXISTS (SELECT 1 FROM order_sent os WHERE os.orderid = id)
ORDER BY article, kind DESC, n OFFSET 1 ROW FETCH FIRST 5 ROWS ONLY;
