-- Title: postcodes with the district and ward they lie in.

CREATE TABLE postcode AS
SELECT
    point.postcode, point.outward, point.longitude, point.latitude,
    coalesce(CASE WHEN point.district_code IN (SELECT code FROM district) THEN point.district_code END, area.district_at)
        AS district_code,
    coalesce(CASE WHEN point.ward_code IN (SELECT code FROM ward) THEN point.ward_code END, area.ward_at) AS ward_code
FROM postcode_point AS point
JOIN postcode_area AS area USING (postcode)
ORDER BY point.postcode;
