-- title:
-- description: x
SELECT count(*) FROM order_placed
