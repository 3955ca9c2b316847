-- Which records are new, which differ, which stay, and the number of each. `held` is what the database has;
-- a new record takes the next number after the highest, in order of id.
CREATE OR REPLACE TABLE numbered AS
SELECT
    record.id,
    coalesce(
        held.number,
        (SELECT coalesce(max(number), 0) FROM held)
        + row_number() OVER (PARTITION BY held.number IS NULL ORDER BY record.id)
    ) AS number,
    CASE
        WHEN held.number IS NULL THEN 'added'
        WHEN held.digest <> record.digest THEN 'changed'
        ELSE 'same'
    END AS state
FROM record
LEFT JOIN held USING (id);
