-- Title: the records that can be sites of this region, numbered in an order that does not depend on how files came.
-- `record_outside` (register, source_id, row, district_at, outside_m) says in which district of the region a record's
-- point lies and how far outside its publisher's own district; `region_body` which bodies are the region's.

CREATE TABLE record AS
WITH keyed AS (
    SELECT
        record_any.*, place.district_at, place.outside_m,
        record_any.register || ':'
            || CASE WHEN record_any.register = 'corporate_ownership' THEN '' ELSE coalesce(record_any.body_id, '') || ':' END
            || coalesce(record_any.code, 'uprn ' || record_any.uprn, 'row ' || left(sha256(record_any.name), 12)) AS key,
        plain(record_any.name) AS plain_name,
        telling_name(split_part(record_any.name, ',', 1)) AS telling
    FROM record_any
    LEFT JOIN record_outside AS place USING (register, source_id, row)
    WHERE record_any.register = 'corporate_ownership'
        OR record_any.body_id IN (SELECT body_id FROM region_body)
        OR place.district_at IS NOT NULL
),
told_apart AS (
    SELECT *, row_number() OVER (PARTITION BY key, source_id ORDER BY row) AS repeat FROM keyed
)
SELECT
    row_number() OVER (ORDER BY register, key, repeat, dated, source_id, row) AS ref,
    CASE WHEN repeat = 1 THEN key ELSE key || '#' || repeat END AS record_key,
    * EXCLUDE (key, repeat)
FROM told_apart
WHERE NOT (register = 'brownfield_land' AND coalesce(outside_m, 0) > (SELECT far_m FROM setting))
ORDER BY ref;
