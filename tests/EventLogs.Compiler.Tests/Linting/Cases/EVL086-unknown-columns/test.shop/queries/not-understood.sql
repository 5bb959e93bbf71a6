-- title: A
-- description: B
SELECT gone FROM order_placed MATCH_RECOGNIZE (PARTITION BY orderid MEASURES A.x AS y PATTERN (A) DEFINE A AS true)
