-- title: A
-- description: B
-- column total: The total.
SELECT total FROM orders o JOIN ordrs ON true
