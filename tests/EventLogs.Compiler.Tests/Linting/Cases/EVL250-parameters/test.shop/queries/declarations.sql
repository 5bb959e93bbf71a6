-- title: Orders
-- description: Declarations that are wrong
-- param: days
-- param: Days int = 1
-- param: count integer = 1
-- param: many int = many
-- param: twice int = 1
-- param: twice int = 2
-- param: unused int = 1
SELECT id, ${twice}, ${days}
FROM order_placed
