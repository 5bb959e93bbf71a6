-- title: A
-- description: B
-- column state: The state.
-- column state: The state.
-- column OrderId: The order.
-- column orders: How many.

SELECT state, orderid, count(*), max(events) AS most, min(orderid) AS state
FROM orders
GROUP BY 1, 2
