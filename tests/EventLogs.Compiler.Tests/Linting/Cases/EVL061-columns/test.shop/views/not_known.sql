-- title: A
-- description: B
SELECT * FROM other.things
