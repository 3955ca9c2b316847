-- Text as the search sees it: small letters and digits, without accents or apostrophes, blanks between words.
-- `apps/provenance/queries/plain_words.py` does the same to what people type. The signs that stand in most addresses
-- are taken out one by one, which is ten times as quick as a pattern; a pattern does what is left.
CREATE OR REPLACE MACRO without_common_signs(text) AS
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        lower(strip_accents(text)),
        '''', ''), '’', ''), '`', ''), ',', ' '), '.', ' '), '-', ' '), '/', ' '), '(', ' '), ')', ' '), '&', ' '),
        ':', ' '), ';', ' ');

CREATE OR REPLACE MACRO plain(text) AS
    CASE
        WHEN regexp_matches(without_common_signs(text), '[^a-z0-9 ]')
            THEN regexp_replace(without_common_signs(text), '[^\pL\pN]+', ' ', 'g')
        ELSE without_common_signs(text)
    END;

-- Words as PostgreSQL's full text takes them: each with its place and the weight of its field. A field's words begin
-- at `first`, far from the next field's, so that no phrase runs from one field into another.
CREATE OR REPLACE MACRO weighted(text, first, weight) AS
    array_to_string(
        list_transform(
            list_filter(string_split(text, ' '), lambda word: word <> ''),
            lambda word, place: word || ':' || (first + place) || weight
        ),
        ' '
    );
