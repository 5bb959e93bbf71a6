-- title: Orders
-- description: All
SELECT a FROM order_placed JOIN anything USING (b)
