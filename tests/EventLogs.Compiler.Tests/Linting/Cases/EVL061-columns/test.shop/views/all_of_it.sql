-- title: A
-- description: B
-- column orderid: The order.
SELECT * FROM order_placed_events
