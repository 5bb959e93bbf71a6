-- title: A
-- description: B
-- column orderid: The order.
-- column state
SELECT orderid FROM order_placed_events
