-- title: A
-- description: B
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3)
SELECT count(*) FROM r CROSS JOIN "order_placed" CROSS JOIN ORDER_SENT
CROSS JOIN order_placed_events e CROSS JOIN db.order_sent_history
CROSS JOIN "order_placed$partitions" CROSS JOIN information_schema.tables CROSS JOIN UNNEST(ARRAY[1]) AS u(x)
CROSS JOIN TABLE(sequence(1, 5)) CROSS JOIN (order_sent AS a JOIN order_sent b USING (orderid))
