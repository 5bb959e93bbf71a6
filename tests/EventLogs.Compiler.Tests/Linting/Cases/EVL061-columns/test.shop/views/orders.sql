-- title: A
-- description: B
-- column orderid: The order.
-- column state: Its state.
-- column events: How many events.
SELECT orderid, max(state) AS state, count(*) AS events
FROM order_placed_events
GROUP BY orderid
