-- How a cell of text is read, for every large register alike. Each macro gives NULL where a cell cannot be read.
-- The identifiers say the same as rules/identifiers.py; a test holds the two together.

-- Text without stray blanks; an empty one is NULL.
CREATE OR REPLACE MACRO text_of(cell) AS
    CASE
        WHEN cell <> '' THEN nullif(trim(regexp_replace(cell, '[\s\x{00A0}\x{200B}\x{FEFF}\x00]+', ' ', 'g')), '')
    END;

-- Whether a cell says anything; quick, for every row of a file.
CREATE OR REPLACE MACRO is_empty(cell) AS coalesce(trim(cell), '') = '';

-- Whether a value is in a list that is laid out in 1,024 buckets by hash (pass.sql does so). It says what a plain `IN`
-- says, but DuckDB makes a join of that, and a join loses the order of the rows of a file, by which they are numbered.
CREATE OR REPLACE MACRO among(buckets, value) AS
    coalesce(list_contains(buckets[(hash(value) % 1024)::INTEGER + 1], value), false);

-- 2024-12-31, 2024-12-31 00:00:00.0000000, 31/12/2024, 31-12-2024.
CREATE OR REPLACE MACRO day_text(cell) AS regexp_extract(text_of(cell), '^([0-9/.-]{8,10})(?:[ T][0-9:.Z]*)?$', 1);
CREATE OR REPLACE MACRO date_of(cell) AS
    CASE
        WHEN regexp_full_match(day_text(cell), '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}')
            THEN try_cast(try_strptime(day_text(cell), '%Y-%m-%d') AS DATE)
        WHEN regexp_full_match(day_text(cell), '[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}')
            THEN try_cast(try_strptime(translate(day_text(cell), '-.', '//'), '%d/%m/%Y') AS DATE)
    END;

-- 202412 as the first day of December 2024; the postcode files date to the month.
CREATE OR REPLACE MACRO month_of(cell) AS
    coalesce(date_of(cell), try_cast(try_strptime(text_of(cell), '%Y%m') AS DATE));

-- 1,234.50 and £1,234.50 and (1,234.50) as a number; nothing else.
CREATE OR REPLACE MACRO figure_text(cell) AS
    regexp_replace(replace(replace(replace(text_of(cell), '£', ''), ',', ''), ' ', ''), '^\((.*)\)$', '-\1');
CREATE OR REPLACE MACRO number_of(cell) AS
    CASE
        WHEN regexp_full_match(figure_text(cell), '[+-]?[0-9]{1,18}(\.[0-9]*)?')
            THEN try_cast(figure_text(cell) AS DOUBLE)
    END;
CREATE OR REPLACE MACRO integer_of(cell) AS
    CASE
        WHEN regexp_full_match(figure_text(cell), '[+-]?[0-9]{1,18}(\.0*)?')
            THEN try_cast(regexp_replace(figure_text(cell), '\..*$', '') AS BIGINT)
    END;
-- Digits alone; quick, for every row of a file.
CREATE OR REPLACE MACRO integer_of_digits(cell) AS
    CASE WHEN regexp_full_match(cell, '[0-9]{1,18}') THEN try_cast(cell AS BIGINT) END;
-- Pounds as whole pence, half a penny upwards.
CREATE OR REPLACE MACRO pence_of(cell) AS
    CASE
        WHEN regexp_full_match(figure_text(cell), '[+-]?[0-9]{1,14}(\.[0-9]*)?')
            THEN try_cast(round(try_cast(figure_text(cell) AS DECIMAL(24, 6)) * 100) AS BIGINT)
    END;
CREATE OR REPLACE MACRO boolean_of(cell) AS
    CASE lower(trim(cell))
        WHEN 'true' THEN true WHEN '1' THEN true WHEN 'yes' THEN true WHEN 'y' THEN true WHEN 't' THEN true
        WHEN 'false' THEN false WHEN '0' THEN false WHEN 'no' THEN false WHEN 'n' THEN false WHEN 'f' THEN false
    END;

-- Identifiers --------------------------------------------------------------------------------------------------

-- In capitals (ASCII letters alone), without blanks, with plain hyphens.
CREATE OR REPLACE MACRO compact(cell) AS
    translate(
        regexp_replace(
            coalesce(cell, ''),
            '[\s\x0B\x{00A0}\x{1680}\x{2000}-\x{200B}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]+', '', 'g'
        ),
        'abcdefghijklmnopqrstuvwxyz‐‑–—−', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-----'
    );
CREATE OR REPLACE MACRO is_placeholder(cell) AS
    compact(cell) IN ('12345678', '01234567', '1234567', '111111', '999999', '99999999')
    OR regexp_full_match(compact(cell), '0+');
CREATE OR REPLACE MACRO charity_number_of(cell) AS
    CASE
        WHEN regexp_full_match(compact(cell), '0*[1-9][0-9]{5,6}(-0{1,4})?')
            THEN regexp_extract(compact(cell), '^0*([1-9][0-9]{5,6})', 1)
        WHEN regexp_full_match(compact(cell), '0*[1-9][0-9]{5,6}-[0-9]{1,4}')
            THEN regexp_replace(compact(cell), '^0*([1-9][0-9]{5,6})-0*([1-9][0-9]*)$', '\1-\2')
        WHEN regexp_full_match(compact(cell), 'SC0*[0-9]{4,6}')
            THEN 'SC' || right('000000' || compact(cell)[3:], 6)
        WHEN regexp_full_match(compact(cell), 'NIC?0*1[0-9]{5}')
            THEN 'NIC' || right(compact(cell), 6)
    END;
CREATE OR REPLACE MACRO company_number_of(cell) AS
    CASE
        WHEN is_placeholder(cell) THEN NULL
        WHEN regexp_full_match(compact(cell), '[0-9]{4,8}') THEN lpad(compact(cell), 8, '0')
        WHEN regexp_full_match(compact(cell), '[A-Z]{2}[0-9]{4,6}') AND NOT starts_with(compact(cell), 'CU')
            THEN compact(cell)[:2] || lpad(compact(cell)[3:], 6, '0')
        WHEN length(compact(cell)) = 8
            AND regexp_full_match(compact(cell), '(?:IP|SP|RS|NP|NO)[0-9]{2,5}[A-Z]{1,4}|R[0-9]{7}')
            THEN compact(cell)
    END;
CREATE OR REPLACE MACRO society_number_of(cell) AS
    CASE
        WHEN regexp_full_match(compact(cell), '(?:IP|CU)0*[1-9][0-9]{0,5}')
            THEN regexp_replace(compact(cell), '^(IP|CU)0*([1-9][0-9]{0,5})$', '\2\1')
        WHEN regexp_full_match(compact(cell), '(?:IP|SP|RS)?0*(?:[4-9][0-9]{3}|[1-9][0-9]{4,5})(?:CBS|CS)')
            THEN regexp_extract(compact(cell), '^(?:IP|SP|RS)?0*([1-9][0-9]*)', 1)
        WHEN regexp_full_match(compact(cell), '(?:IP|SP|RS)?0*[1-9][0-9]{0,5}[A-Z]{0,5}')
            THEN regexp_extract(compact(cell), '^(?:IP|SP|RS)?0*([1-9][0-9]*[A-Z]*)$', 1)
    END;
CREATE OR REPLACE MACRO title_number_of(cell) AS
    CASE WHEN regexp_full_match(compact(cell), '[A-Z]{0,4}[0-9]{1,7}[A-Z]?') THEN compact(cell) END;
CREATE OR REPLACE MACRO uprn_of(cell) AS
    CASE
        WHEN regexp_full_match(compact(cell), '0*[1-9][0-9]{0,11}(\.0+)?')
            THEN regexp_extract(compact(cell), '^0*([1-9][0-9]*)', 1)
    END;
CREATE OR REPLACE MACRO gss_code_of(cell) AS
    CASE WHEN regexp_full_match(compact(cell), '[A-Z][0-9]{8}') THEN compact(cell) END;

CREATE OR REPLACE MACRO postcode_text(cell) AS regexp_replace(compact(cell), '[^A-Z0-9]+', '', 'g');
CREATE OR REPLACE MACRO postcode_of(cell) AS
    CASE
        WHEN regexp_full_match(postcode_text(cell), '(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)[0-9][ABD-HJLNP-UW-Z]{2}')
            THEN postcode_text(cell)[:-4] || ' ' || postcode_text(cell)[-3:]
    END;
CREATE OR REPLACE MACRO outward_of(cell) AS
    CASE
        WHEN postcode_of(cell) IS NOT NULL THEN split_part(postcode_of(cell), ' ', 1)
        WHEN regexp_full_match(postcode_text(cell), '(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)') THEN postcode_text(cell)
    END;
-- The outward half of a postcode as nearly all are written; quick, for every row of a file.
CREATE OR REPLACE MACRO outward_quickly(cell) AS
    CASE
        WHEN length(cell) > 4 THEN rtrim(upper(left(ltrim(cell), length(ltrim(rtrim(cell))) - 3)))
        ELSE upper(trim(cell))
    END;
-- The last whole postcode in an address of one line.
CREATE OR REPLACE MACRO postcode_at_end(cell) AS
    postcode_of(regexp_extract(upper(text_of(cell)), '([A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})[ .,]*$', 1));

-- "64205 - Activities of financial services holding companies", "UKSIC07-4711": the digits alone.
CREATE OR REPLACE MACRO sic_code_of(cell) AS
    nullif(regexp_extract(text_of(cell), '^(?:UKSIC[0-9]{2}-)?([0-9]{2,5})(?:[^0-9].*)?$', 1), '');
