-- title: Lambdas
-- description: The columns of what is not understood are not checked
-- chart: bar x=a y=b
SELECT * FROM order_placed AS o CROSS JOIN UNNEST(ARRAY[1, 2]) WITH ORDINALITY
