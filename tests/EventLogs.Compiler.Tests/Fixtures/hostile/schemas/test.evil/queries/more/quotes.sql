-- title: A file of the same name
-- description: In a folder of its own
SELECT 1
