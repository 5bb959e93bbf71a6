-- title: Orders
-- description: All orders
SELECT 1
