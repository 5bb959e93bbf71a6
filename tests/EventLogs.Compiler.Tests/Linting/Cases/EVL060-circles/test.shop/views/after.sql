-- title: A
-- description: B
-- column orderid: The order.
SELECT a.orderid FROM circle_a a JOIN before b ON a.orderid = b.orderid
