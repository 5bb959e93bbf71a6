-- title: "Quotes" and 'quotes', {{ braces }} | *stars*
-- description: */ \ `code` <b>bold</b> & more
SELECT "it_s", '\ " {{ evil }} */' AS text -- "comment"
FROM thing_broken
WHERE "_q_" <> 'it''s'
