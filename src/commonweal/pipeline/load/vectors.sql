-- The words of each record as one text that PostgreSQL reads as a tsvector.
CREATE OR REPLACE VIEW vectors AS
SELECT
    id,
    concat_ws(' ',
        weighted(name, 0, 'A'), weighted(place, 4000, 'B'), weighted(words, 8000, 'C'), weighted(codes, 12000, 'D')
    ) AS vector
FROM words;
