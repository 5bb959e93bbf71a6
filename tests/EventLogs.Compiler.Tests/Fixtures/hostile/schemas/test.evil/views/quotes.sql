-- title: "Quotes" and 'quotes', {{ braces }} | *stars* </summary>
-- description: */ \ `code` <b>bold</b> & more [link](http://evil.example/a_b)
-- column it_s: ``` '); DROP TABLE x; -- | <script>
-- column {{ a|b }} <b>*c*</b>: \ " {{ evil }} */
SELECT "it_s", '\ " {{ evil }} */' AS "{{ a|b }} <b>*C*</b>" -- "comment"
FROM thing_broken_events
WHERE "_q_" <> 'it''s' AND "date" >= '${lastDay}'
