-- The first problems of each source, refusals before warnings; the whole lists stay in the snapshot.
CREATE OR REPLACE VIEW problems AS
WITH every AS (
    SELECT source_id, 'refused' AS severity, "row", "column", code, found, expected, mend, raw FROM refusals
    UNION ALL
    SELECT source_id, 'warning' AS severity, "row", "column", code, found, expected, mend, NULL AS raw FROM warnings
)
SELECT
    source_id, severity, "row", "column", code,
    coalesce(found, '') AS found, coalesce(expected, '') AS expected, coalesce(mend, '') AS mend, raw
FROM every
SEMI JOIN sources USING (source_id)
QUALIFY row_number() OVER (PARTITION BY source_id, severity ORDER BY "row", code) <= 500
ORDER BY source_id, severity, "row", code;
