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

-- The same address, by the part with a house number, by name and street, or whole. An address that one file gives to
-- several rows says nothing, and at one house number two things of quite different names are two places.
CREATE TABLE addressed AS
WITH every AS (
    SELECT ref, unnest(address_keys) AS address, false AS whole FROM record WHERE postcode IS NOT NULL
    UNION
    SELECT ref, whole, true FROM record
    WHERE whole IS NOT NULL AND (postcode IS NOT NULL OR several_addresses IS DISTINCT FROM true)
),
numbered AS (
    SELECT ref, list(house) AS houses
    FROM (SELECT ref, house_number(key) AS house FROM (SELECT ref, unnest(address_keys) AS key FROM record))
    WHERE house <> ''
    GROUP BY ref
),
placed AS (
    SELECT every.*, record.titles, record.several_addresses, coalesce(numbered.houses, []) AS houses,
        regexp_extract_all(record.plain_name, '[0-9]+') AS name_numbers,
        record.source_id, record.register, record.uprn, record.postcode, record.plain_name,
        regexp_matches(record.plain_name, '^[0-9]') OR record.plain_name LIKE 'LAND %' AS unnamed,
        CASE WHEN record.register IN ('land_assets', 'corporate_ownership') THEN record.owner_id END AS holder,
        regexp_matches(every.address, '^[0-9]') AS numbered,
        count(*) FILTER (record.register <> 'corporate_ownership')
            OVER (PARTITION BY every.address, record.source_id, record.postcode) AS in_file
    FROM every JOIN record USING (ref) LEFT JOIN numbered USING (ref)
)
SELECT *, max(in_file) OVER (PARTITION BY address, postcode) AS most,
    max(in_file) OVER (PARTITION BY address) AS most_anywhere,
    count(DISTINCT postcode) OVER (PARTITION BY address) AS postcodes
FROM placed;

-- What speaks against one place whatever the words: other house numbers, other numbers of units, other UPRNs, titles that
-- the publisher's row quotes and not this one, and other public owners unless a whole address has a house number.
CREATE MACRO speaks_against(one, other) AS coalesce(
    differ(one.houses, other.houses)
    OR (one.numbered AND differ(one.name_numbers, other.name_numbers))
    OR one.uprn <> other.uprn
    OR ((one.register = 'land_assets' OR other.register = 'land_assets') AND differ(one.titles, other.titles))
    OR (one.holder <> other.holder AND NOT (one.whole AND one.numbered)), false);

-- Two registered titles at one house number are one place where the words agree to the end, or one body holds both; and an
-- address that is known in several places joins no two titles.
CREATE MACRO two_titles_apart(one, other) AS one.register = 'corporate_ownership' AND other.register = one.register
    AND (one.most_anywhere > 1 OR (one.numbered AND NOT one.whole AND one.holder IS DISTINCT FROM other.holder));

INSERT INTO link
SELECT one.ref, other.ref, 'address', 0.85, 'the same address: ' || min(one.address) || ', ' || any_value(one.postcode)
FROM addressed AS one
JOIN addressed AS other
    ON other.postcode = one.postcode AND other.address = one.address AND other.whole = one.whole AND one.ref < other.ref
WHERE (one.source_id <> other.source_id OR one.register = 'corporate_ownership')
    AND one.most <= 1 AND NOT speaks_against(one, other) AND NOT two_titles_apart(one, other)
    AND (NOT one.numbered OR one.unnamed OR other.unnamed
        OR jaro_winkler_similarity(one.plain_name, other.plain_name) >= 0.9)
GROUP BY one.ref, other.ref;

-- The whole address with its town, where one of the two has no postcode: of the same owner, and no second place of that
-- address is known. Of two titles one has a postcode: councils hold many verges that are called alike.
INSERT INTO link
SELECT one.ref, other.ref, 'address', 0.8, 'the same address: ' || one.address || ', of the same owner'
FROM addressed AS one
JOIN addressed AS other ON other.address = one.address AND other.whole AND one.ref < other.ref
WHERE one.whole AND (one.postcode IS NULL OR other.postcode IS NULL)
    AND (one.source_id <> other.source_id OR one.register = 'corporate_ownership')
    AND NOT (one.register = other.register AND one.postcode IS NULL AND other.postcode IS NULL)
    AND one.several_addresses IS DISTINCT FROM true AND other.several_addresses IS DISTINCT FROM true
    AND one.most_anywhere <= 1 AND one.postcodes <= 1
    AND one.holder = other.holder AND NOT speaks_against(one, other);

-- Pairs of different registers within 75 m of each other, found over squares of 75 m; names are compared after, but the
-- numbers in them agree. Where a file has the same address several times, only what lies within 25 m is meant.
CREATE TABLE near_placed AS
SELECT ref, register, telling, easting, northing, uprn,
    list_sort(regexp_extract_all(telling, '[0-9]+')) AS numbers,
    ref IN (SELECT ref FROM addressed WHERE most_anywhere > 1) AS ambiguous,
    floor(easting / 75)::BIGINT AS x, floor(northing / 75)::BIGINT AS y
FROM record
WHERE easting IS NOT NULL AND telling IS NOT NULL AND NOT list_contains(flags, 'swapped_coordinates');

CREATE TABLE around AS
SELECT ref, register, telling, easting, northing, uprn, numbers, ambiguous, x + dx AS x, y + dy AS y
FROM near_placed, (VALUES (-1), (0), (1)) AS across (dx), (VALUES (-1), (0), (1)) AS up (dy)
WHERE register <> (SELECT max(register) FROM near_placed);

CREATE TABLE near_pair AS
SELECT one.ref AS left_ref, other.ref AS right_ref, one.telling AS left_name, other.telling AS right_name,
    sqrt((one.easting - other.easting) ** 2 + (one.northing - other.northing) ** 2) AS metres
FROM around AS one
JOIN near_placed AS other ON other.x = one.x AND other.y = one.y
WHERE other.register > one.register AND other.numbers = one.numbers
    AND metres <= CASE WHEN one.ambiguous OR other.ambiguous THEN 25 ELSE 75 END
    AND NOT (one.uprn IS NOT NULL AND other.uprn IS NOT NULL AND one.uprn <> other.uprn)
ORDER BY left_ref, right_ref;
