-- title: A
-- description: B
-- column orderid: The order.
WITH named AS (SELECT orderid FROM before) SELECT orderid FROM named
