-- title: Orders
-- description: How many orders
SELECT count(*) FROM order_placed
