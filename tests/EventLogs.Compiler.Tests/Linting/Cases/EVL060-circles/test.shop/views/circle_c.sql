-- title: A
-- description: B
-- column orderid: The order.
WITH t AS (SELECT orderid FROM circle_a) SELECT orderid FROM t
