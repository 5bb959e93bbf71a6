-- title: A
-- description: B
-- column orderid: The order.
SELECT orderid FROM circle_b
