-- Postcodes: what this register adds to registers/bulk/pass.sql.

-- [doubtful]
postcode_of("postcode") IS NULL

-- [in districts] In scope by district, where the file has districts.
among(getvariable('scope_districts'), "district_code")

-- [in outwards]
among(getvariable('scope_outwards'), outward_quickly("postcode"))

-- [reading postcode]
postcode_of(postcode)

-- [reading outward]
outward_of(postcode)

-- [reading longitude] A postcode without a place stands at latitude 99.999999; neither number then means anything.
CASE WHEN number_of(latitude) BETWEEN 49 AND 62 AND number_of(longitude) BETWEEN -9 AND 3 THEN number_of(longitude) END

-- [reading latitude]
CASE WHEN number_of(latitude) BETWEEN 49 AND 62 AND number_of(longitude) BETWEEN -9 AND 3 THEN number_of(latitude) END

-- [reading introduced]
month_of(introduced)

-- [reading terminated]
month_of(terminated)

-- [reading district_code]
gss_code_of(district_code)

-- [reading ward_code]
gss_code_of(ward_code)

-- [reading lsoa_code]
gss_code_of(lsoa_code)

-- [problems]
SELECT
    row, 'postcode' AS column_name, 'bad_postcode' AS code, 'refused' AS severity, left(postcode, 80) AS found,
    'a whole postcode such as L1 8JQ' AS expected, 'Ask the publisher for the row as it should be.' AS mend
FROM rows
WHERE NOT is_empty(postcode) AND postcode_of(postcode) IS NULL
UNION ALL
SELECT
    row, 'latitude', 'outside_the_kingdom', 'warning', left(latitude || ', ' || longitude, 80),
    'a latitude and longitude in the United Kingdom', 'The postcode is kept without a point.'
FROM rows
WHERE number_of(latitude) NOT BETWEEN 49 AND 62 AND number_of(latitude) < 99
    OR number_of(latitude) < 99 AND number_of(longitude) NOT BETWEEN -9 AND 3
