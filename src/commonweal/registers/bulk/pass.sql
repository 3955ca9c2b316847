-- The one pass over a file. Names between braces are put in by one_pass.py from the register's own register.toml and
-- stage.sql; every value is bound.

-- [list]
-- A list that a scope asks for, in buckets for `among`.
SET VARIABLE {name} = (
    SELECT list(coalesce(found, []) ORDER BY bucket)
    FROM range(1024) AS every (bucket)
    LEFT JOIN (
        SELECT (hash(value) % 1024)::BIGINT AS bucket, list(value) AS found
        FROM (SELECT unnest($values::VARCHAR[]) AS value)
        GROUP BY ALL
    ) USING (bucket)
);

-- [sieve]
-- A row in scope keeps the cells that are staged; a doubtful row keeps all of them; every other row keeps nothing but
-- its place. The place in this table is the place in the file, so the rows need no numbering.
CREATE TEMP TABLE sieve AS
SELECT
    wanted,
    CASE WHEN wanted OR doubtful THEN {staged_cells} END AS cells,
    CASE WHEN doubtful THEN {all_cells} END AS raw
FROM (
    SELECT *, coalesce({wanted}, false) AS wanted, coalesce({doubtful}, true) AS doubtful
    FROM read_csv(
        $path, columns = $columns, delim = $delimiter, quote = $quote, escape = $quote,
        header = true, auto_detect = false, strict_mode = true, null_padding = false,
        max_line_size = 1000000, store_rejects = true, rejects_limit = 0,
        rejects_table = 'rejected_cells', rejects_scan = 'rejected_scans'
    )
);

-- [rejects]
SELECT
    line, min(line_byte_position) AS position, list(DISTINCT error_type::VARCHAR) AS kinds,
    any_value(left(csv_line, 2000000)) AS text
FROM rejected_cells
GROUP BY line
ORDER BY line;

-- [mended]
-- The same sieve over the records that were read again.
CREATE TEMP TABLE mended_sieve AS
SELECT
    row,
    wanted,
    CASE WHEN wanted OR doubtful THEN {staged_cells} END AS cells,
    CASE WHEN doubtful THEN {all_cells} END AS raw
FROM (
    SELECT *, coalesce({wanted}, false) AS wanted, coalesce({doubtful}, true) AS doubtful
    FROM (SELECT row, {unpacked} FROM mended_records)
);

-- [rows]
-- Rows that are kept or doubtful, with the number a person sees: the headings are row 1, and each rejected record
-- moves those below it down by one.
CREATE TEMP TABLE rows AS
SELECT numbered.base + coalesce(moved.passed, 0) AS row, wanted, raw, {named_cells}
FROM (SELECT rowid + 2 AS base, * FROM sieve WHERE cells IS NOT NULL) AS numbered
ASOF LEFT JOIN (
    SELECT threshold, max(passed) AS passed FROM moved GROUP BY threshold
) AS moved ON numbered.base >= moved.threshold
UNION ALL
SELECT row, wanted, raw, {named_cells}
FROM mended_sieve
WHERE cells IS NOT NULL;

-- [narrow]
-- Scope that can only be told once all rows in scope are known.
UPDATE rows SET wanted = false
WHERE wanted AND NOT coalesce({narrowed}, false);

-- [typed]
-- Every staged column read from its text.
CREATE TEMP VIEW typed AS
SELECT row, wanted, raw, {readings}
FROM rows;

-- [unreadable]
-- One kind of thing that is wrong with one column.
INSERT INTO problems
SELECT row, $name, $code, $severity, {found}, $expected, $mend, NULL, true
FROM rows
WHERE {condition};

-- [found]
-- What the register's own stage.sql finds wrong.
INSERT INTO problems
SELECT row, column_name, code, severity, found, expected, mend, NULL, true
FROM ({found});

-- [accepted]
COPY (
    SELECT $source_id::VARCHAR AS source_id, row::BIGINT AS row, $publisher::VARCHAR AS publisher, {columns}
    FROM typed
    WHERE wanted AND row NOT IN (SELECT row FROM problems WHERE severity = 'refused' AND row IS NOT NULL)
    ORDER BY row
) TO $target (FORMAT parquet, COMPRESSION zstd);

-- [refusals]
COPY (
    SELECT
        $source_id::VARCHAR AS source_id, problems.row::BIGINT AS row, heading AS "column", code, found, expected, mend,
        coalesce(to_json(rows.raw)::VARCHAR, problems.raw, '[]') AS raw
    FROM problems
    LEFT JOIN rows ON problems.row = rows.row
    LEFT JOIN headings ON problems.column_name = headings.column_name
    WHERE severity = 'refused'
    ORDER BY problems.row NULLS FIRST, "column" NULLS FIRST, code
) TO $target (FORMAT parquet, COMPRESSION zstd);

-- [warnings]
COPY (
    SELECT
        $source_id::VARCHAR AS source_id, problems.row::BIGINT AS row, heading AS "column", code, found, expected, mend
    FROM problems
    LEFT JOIN headings ON problems.column_name = headings.column_name
    WHERE severity = 'warning'
    ORDER BY problems.row NULLS FIRST, "column" NULLS FIRST, code
) TO $target (FORMAT parquet, COMPRESSION zstd);

-- [counts]
SELECT
    (SELECT count(*) FROM sieve) + (SELECT count(*) FROM mended_sieve) AS fitting,
    (SELECT count(DISTINCT row) FROM problems WHERE severity = 'refused' AND row IS NOT NULL AND fits) AS refused,
    (SELECT count(*) FROM problems WHERE severity = 'refused' AND row IS NOT NULL AND NOT fits) AS unfitting,
    (SELECT count(*) FROM rows WHERE wanted AND row NOT IN (
        SELECT row FROM problems WHERE severity = 'refused' AND row IS NOT NULL
    )) AS kept;
