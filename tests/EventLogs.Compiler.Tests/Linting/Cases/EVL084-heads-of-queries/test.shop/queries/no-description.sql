-- title: Orders
SELECT count(*) FROM order_placed
