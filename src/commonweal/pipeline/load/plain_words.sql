-- Text as the search sees it: small letters and digits, without accents or apostrophes, one blank between words.
-- `apps/provenance/queries/plain_words.py` does the same to what people type.
CREATE OR REPLACE MACRO plain(text) AS
    trim(regexp_replace(regexp_replace(lower(strip_accents(text)), '[''’`]', '', 'g'), '[^\pL\pN]+', ' ', 'g'));
