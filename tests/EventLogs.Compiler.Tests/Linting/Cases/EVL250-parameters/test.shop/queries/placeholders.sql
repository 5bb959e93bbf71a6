-- title: Orders
-- description: Placeholders that are none
-- param: days int = 30
SELECT '${days}', ${day} /* ${days} */ FROM order_placed
