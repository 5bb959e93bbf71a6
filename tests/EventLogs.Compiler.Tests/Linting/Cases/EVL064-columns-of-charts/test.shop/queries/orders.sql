-- title: Orders
-- description: Orders by day
-- param: days int = 30
-- chart: column x=day y=order color=Shop
-- chart: line x=day y=orders,placed
-- filter: shop,  town
-- period: "date"
SELECT id AS shop, "date" AS day, count(*) AS orders FROM order_placed WHERE "date" > date_format(current_date - INTERVAL '1' DAY * ${days}, '%Y-%m-%d') GROUP BY 1, 2
