-- title: A
-- description: B
-- column orderid: The order.
DROP TABLE order_placed
