-- Title: pairs of records that may be one site, each with its evidence and a score.
-- What may not be joined whatever the evidence is for `clusters.py` to say.

CREATE TABLE link AS
-- The publisher's own code says which row of the next edition is the same asset.
SELECT earlier.ref AS left_ref, later.ref AS right_ref, 'code' AS kind, CAST(0.99 AS DOUBLE) AS score,
    'the same publisher''s code ' || earlier.code || ' in another edition' AS reason
FROM record AS earlier
JOIN record AS later ON later.record_key = earlier.record_key AND earlier.ref < later.ref
WHERE earlier.source_id <> later.source_id
    AND NOT (
        earlier.uprn IS NOT NULL AND later.uprn IS NOT NULL AND earlier.uprn <> later.uprn
        AND jaro_winkler_similarity(earlier.plain_name, later.plain_name) < 0.7
    );

INSERT INTO link
SELECT one.ref, other.ref, 'uprn',
    CASE WHEN one.plain_name = other.plain_name THEN 0.985 ELSE 0.98 END,
    'the same UPRN ' || one.uprn || CASE WHEN one.plain_name = other.plain_name THEN ' and the same name' ELSE '' END
FROM record AS one
JOIN record AS other ON other.uprn = one.uprn AND one.ref < other.ref
WHERE one.source_id <> other.source_id OR one.plain_name = other.plain_name;

INSERT INTO link
WITH quoted AS (SELECT ref, register, source_id, unnest(titles) AS title FROM record)
SELECT one.ref, other.ref, 'title', 0.97, 'the same title number ' || one.title
FROM quoted AS one
JOIN quoted AS other ON other.title = one.title AND one.ref < other.ref
WHERE one.source_id <> other.source_id;

INSERT INTO link
WITH addressed AS (
    SELECT DISTINCT ref, source_id, register, uprn, body_id, postcode, unnest(address_keys) AS address FROM record WHERE postcode IS NOT NULL
)
SELECT one.ref, other.ref, 'address', 0.85, 'the same address: ' || min(one.address) || ', ' || any_value(one.postcode)
FROM addressed AS one
JOIN addressed AS other
    ON other.postcode = one.postcode AND other.address = one.address AND one.ref < other.ref
WHERE (one.source_id <> other.source_id OR one.register = 'corporate_ownership')
    AND NOT (one.uprn IS NOT NULL AND other.uprn IS NOT NULL AND one.uprn <> other.uprn)
GROUP BY one.ref, other.ref;

-- Pairs of different registers within 75 m of each other, found over squares of 75 m; names are compared after.
CREATE TABLE near_pair AS
WITH placed AS (
    SELECT ref, register, telling, easting, northing, uprn,
        floor(easting / 75)::BIGINT AS x, floor(northing / 75)::BIGINT AS y
    FROM record
    WHERE easting IS NOT NULL AND telling IS NOT NULL AND NOT list_contains(flags, 'swapped_coordinates')
)
SELECT one.ref AS left_ref, other.ref AS right_ref, one.telling AS left_name, other.telling AS right_name,
    sqrt((one.easting - other.easting) ** 2 + (one.northing - other.northing) ** 2) AS metres
FROM placed AS one
JOIN (VALUES (-1), (0), (1)) AS across (dx) ON true
JOIN (VALUES (-1), (0), (1)) AS up (dy) ON true
JOIN placed AS other ON other.x = one.x + dx AND other.y = one.y + dy AND other.register > one.register
WHERE metres <= 75 AND NOT (one.uprn IS NOT NULL AND other.uprn IS NOT NULL AND one.uprn <> other.uprn)
ORDER BY left_ref, right_ref;
