-- The first problems of each source, refusals before warnings; the whole lists stay in the snapshot. What was found may
-- hold the character nought, which PostgreSQL keeps in no text.
CREATE OR REPLACE VIEW problems AS
WITH every AS (
    SELECT source_id, 'refused' AS severity, "row", "column", code, found, expected, mend, raw FROM refusals
    UNION ALL
    SELECT source_id, 'warning' AS severity, "row", "column", code, found, expected, mend, NULL AS raw FROM warnings
)
SELECT
    source_id, severity, "row", replace("column", chr(0), '') AS "column", code,
    replace(coalesce(found, ''), chr(0), '') AS found, coalesce(expected, '') AS expected,
    coalesce(mend, '') AS mend, replace(raw, chr(0), '') AS raw
FROM every
SEMI JOIN sources USING (source_id)
QUALIFY row_number() OVER (PARTITION BY source_id, severity ORDER BY "row", code) <= 500
ORDER BY source_id, severity, "row", code;
