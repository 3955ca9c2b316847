-- Title: where each site is, by the best evidence there is, and how far off that may be.

CREATE TABLE published_point AS
SELECT member.site_id, record.ref, record.longitude, record.latitude, record.easting, record.northing, record.uprn,
    list_contains(record.flags, 'point_from_outline') AS from_outline
FROM member
JOIN record USING (ref)
WHERE record.easting IS NOT NULL AND record.longitude IS NOT NULL
    AND NOT list_has_any(record.flags, ['swapped_coordinates', 'outside_great_britain'])
QUALIFY row_number() OVER (
    PARTITION BY member.site_id
    ORDER BY record.current DESC,
        CASE record.register WHEN 'land_assets' THEN 1 WHEN 'community_value' THEN 2 ELSE 3 END,
        record.dated DESC NULLS LAST, record.ref
) = 1;

CREATE TABLE uprn_point AS
SELECT record.uprn, record.longitude, record.latitude, record.easting, record.northing
FROM record
WHERE record.uprn IS NOT NULL AND record.easting IS NOT NULL AND record.longitude IS NOT NULL
    AND NOT list_has_any(record.flags, ['swapped_coordinates', 'outside_great_britain'])
QUALIFY row_number() OVER (PARTITION BY record.uprn ORDER BY record.current DESC, record.dated DESC, record.ref) = 1;

CREATE TABLE site_place AS
WITH found AS (
    SELECT site_id, 1 AS rank, CASE WHEN from_outline THEN 'polygon' ELSE 'published point' END AS place_basis,
        0.0 AS place_radius_m, longitude, latitude, easting, northing, ref
    FROM published_point
    UNION ALL
    SELECT member.site_id, 2, 'uprn', 0.0, point.longitude, point.latitude, point.easting, point.northing, record.ref
    FROM member
    JOIN record USING (ref)
    JOIN uprn_point AS point USING (uprn)
    UNION ALL
    SELECT member.site_id, CASE WHEN record.register = 'corporate_ownership' THEN 4 ELSE 3 END,
        CASE WHEN record.register = 'corporate_ownership' THEN 'title address' ELSE 'postcode' END,
        place.radius_m, place.longitude, place.latitude, place.easting, place.northing, record.ref
    FROM member
    JOIN record USING (ref)
    JOIN postcode_place AS place USING (postcode)
    UNION ALL
    SELECT member.site_id, 5, 'postcode district', place.radius_m, place.longitude, place.latitude, place.easting,
        place.northing, record.ref
    FROM member
    JOIN record USING (ref)
    JOIN outward_place AS place USING (outward)
)
SELECT found.* EXCLUDE (rank, ref)
FROM found
JOIN record USING (ref)
QUALIFY row_number() OVER (PARTITION BY site_id ORDER BY rank, record.current DESC, record.dated DESC NULLS LAST, ref) = 1
ORDER BY site_id;
