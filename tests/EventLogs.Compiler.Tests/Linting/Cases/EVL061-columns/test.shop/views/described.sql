-- title: A
-- description: B
-- column anything: What the other database has.
SELECT * FROM other.things
