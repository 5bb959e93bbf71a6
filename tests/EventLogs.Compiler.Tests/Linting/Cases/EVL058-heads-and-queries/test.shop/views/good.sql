-- title: A
-- description: B
-- column orderid: The order.
/* a ; and a ) in a comment */
WITH o AS (SELECT * FROM order_placed_events) SELECT orderid FROM o -- the end
