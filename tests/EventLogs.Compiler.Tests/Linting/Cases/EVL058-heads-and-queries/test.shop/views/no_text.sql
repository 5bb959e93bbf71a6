-- title: A
-- description: B
-- column orderid:
SELECT orderid FROM order_placed_events
