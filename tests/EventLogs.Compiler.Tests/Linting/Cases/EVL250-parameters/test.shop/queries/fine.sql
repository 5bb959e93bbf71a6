-- title: Orders
-- description: Orders of some days that begin like this one
-- param: days int = 30
-- param: prefix string = it's
-- param: first date = 2026-01-01
-- param: share double = 0.5
-- param: all boolean = true
SELECT id FROM order_placed -- ${not} here
WHERE "date" >= date_format(date_add('day', -${days}, ${first}), '%Y-%m-%d') AND (id LIKE ${prefix} OR ${all}) AND 1 > ${share} AND id <> '${other}'
