-- Title: postcodes, each once, with the radius in which its addresses lie, and postcode districts with theirs.
-- A postcode's radius is four times that of a circle that holds one postcode at the density of the nine squares of
-- 500 m around it: of 338 assets of a real register with both a point and a postcode, 89 in 100 lie within.
-- A postcode district's radius is the distance from its middle within which 95 in 100 of its postcodes lie.

CREATE TABLE postcode_point AS
SELECT postcode, outward, longitude, latitude, easting, northing, district_code, ward_code
FROM postcodes_postcode
WHERE postcode IS NOT NULL AND easting IS NOT NULL AND northing IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY postcode ORDER BY (terminated IS NOT NULL), introduced DESC NULLS LAST, source_id, row
) = 1;

CREATE TABLE postcode_square AS
SELECT floor(easting / 500)::BIGINT AS x, floor(northing / 500)::BIGINT AS y, count(*) AS postcodes
FROM postcode_point
GROUP BY ALL;

CREATE TABLE postcode_density AS
SELECT middle.x, middle.y, sum(near.postcodes) AS postcodes
FROM postcode_square AS middle
JOIN (VALUES (-1), (0), (1)) AS across (dx) ON true
JOIN (VALUES (-1), (0), (1)) AS up (dy) ON true
JOIN postcode_square AS near ON near.x = middle.x + dx AND near.y = middle.y + dy
GROUP BY ALL;

CREATE TABLE postcode_place AS
SELECT point.*, greatest(20, round(4 * sqrt(9 * 500 * 500 / (pi() * density.postcodes))))::DOUBLE AS radius_m
FROM postcode_point AS point
JOIN postcode_density AS density
    ON density.x = floor(point.easting / 500)::BIGINT AND density.y = floor(point.northing / 500)::BIGINT
ORDER BY postcode;

CREATE TABLE outward_place AS
WITH middle AS (
    SELECT outward, avg(easting) AS easting, avg(northing) AS northing, avg(longitude) AS longitude,
        avg(latitude) AS latitude
    FROM postcode_point
    GROUP BY outward
)
SELECT
    middle.outward,
    round(middle.longitude, 6) AS longitude,
    round(middle.latitude, 6) AS latitude,
    round(middle.easting, 1) AS easting,
    round(middle.northing, 1) AS northing,
    round(quantile_cont(sqrt((point.easting - middle.easting) ** 2 + (point.northing - middle.northing) ** 2), 0.95))
        AS radius_m
FROM middle
JOIN postcode_point AS point USING (outward)
GROUP BY ALL
ORDER BY middle.outward;
