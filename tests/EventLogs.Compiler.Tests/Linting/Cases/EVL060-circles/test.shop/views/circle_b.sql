-- title: A
-- description: B
-- column orderid: The order.
SELECT orderid FROM order_placed WHERE orderid IN (SELECT orderid FROM circle_c)
