-- Title: the district of sites known only by their postcode district.

INSERT INTO site_area
WITH spread AS (
    SELECT outward, district_code, count(*) AS postcodes, sum(count(*)) OVER (PARTITION BY outward) AS of_all
    FROM postcode
    GROUP BY outward, district_code
),
mostly AS (SELECT outward, district_code FROM spread WHERE district_code IS NOT NULL AND postcodes >= 0.9 * of_all)
SELECT place.site_id, any_value(mostly.district_code), NULL
FROM site_place AS place
JOIN member USING (site_id)
JOIN record USING (ref)
JOIN mostly ON mostly.outward = record.outward
WHERE place.place_basis = 'postcode district'
GROUP BY place.site_id
HAVING count(DISTINCT mostly.district_code) = 1;
