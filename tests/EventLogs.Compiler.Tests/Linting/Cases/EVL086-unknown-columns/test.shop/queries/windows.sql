-- title: A
-- description: B
SELECT lag(total) OVER (w ORDER BY place), max(total) OVER (PARTITION BY kind), min(total) OVER (total + 1) FROM order_placed
WINDOW w AS (PARTITION BY stat), v AS (w ORDER BY amount)
