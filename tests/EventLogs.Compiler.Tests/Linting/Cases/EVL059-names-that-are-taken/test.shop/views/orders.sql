-- title: A
-- description: B
-- column orderid: The order.
SELECT orderid FROM order_placed_events
