-- Every title that a company or corporate body holds, in the columns of the ownership file.
CREATE OR REPLACE TEMP VIEW national_title AS
WITH drawn AS (
    SELECT
        n,
        here(n, 'title') AS local,
        pick(getvariable('places'), n, 'title place') AS place,
        pick(getvariable('words'), n, 'owner') AS word,
        pick(getvariable('bodies'), n, 'body') AS body,
        roll(n, 'owner kind', 100) < 12 AS public,
        pick(getvariable('categories'), n, 'category') AS category,
        (1 + roll(n, 'number', 180))::VARCHAR AS house
    FROM range(getvariable('titles')) AS numbers(n)
)
SELECT
    'M' || chr((65 + n // 900000 // 26)::INTEGER) || chr((65 + n // 900000 % 26)::INTEGER) || (100000 + n % 900000)::VARCHAR
        AS "Title Number",
    CASE WHEN roll(n, 'tenure', 100) < 72 THEN 'Freehold' ELSE 'Leasehold' END AS "Tenure",
    CASE
        WHEN local THEN house || ' ' || place.street || ', ' || place.town || ' (' || place.postcode || ')'
        ELSE house || ' ' || word || ' Road, Kelderby'
    END AS "Property Address",
    CASE WHEN local THEN upper(place.district) ELSE pick(['KELDERBY', 'FENNOW', 'JARROWBY', 'YARNBRIDGE'], n, 'district') END
        AS "District",
    CASE WHEN local THEN 'MERROW BAY' ELSE 'KELDERSHIRE' END AS "County",
    CASE WHEN local THEN 'NORTH' ELSE pick(['SOUTH EAST', 'NORTH WEST', 'WALES', 'EAST ANGLIA'], n, 'region') END AS "Region",
    CASE WHEN local THEN place.postcode ELSE far_postcode(n, 'title') END AS "Postcode",
    'N' AS "Multiple Address Indicator",
    CASE WHEN roll(n, 'priced', 100) < 40 THEN (20000 + roll(n, 'price', 900000))::VARCHAR ELSE '' END AS "Price Paid",
    CASE WHEN public THEN body.name ELSE upper(word) || ' ESTATES LIMITED' END AS "Proprietor Name (1)",
    CASE WHEN public THEN '' ELSE (90000000 + roll(n, 'company', 5600000))::VARCHAR END AS "Company Registration No. (1)",
    CASE WHEN public THEN body.category ELSE category END AS "Proprietorship Category (1)",
    '1 Long Row, Kelderby' AS "Proprietor (1) Address (1)",
    '' AS "Proprietor (1) Address (2)", '' AS "Proprietor (1) Address (3)",
    '' AS "Proprietor Name (2)", '' AS "Company Registration No. (2)", '' AS "Proprietorship Category (2)",
    '' AS "Proprietor (2) Address (1)", '' AS "Proprietor (2) Address (2)", '' AS "Proprietor (2) Address (3)",
    '' AS "Proprietor Name (3)", '' AS "Company Registration No. (3)", '' AS "Proprietorship Category (3)",
    '' AS "Proprietor (3) Address (1)", '' AS "Proprietor (3) Address (2)", '' AS "Proprietor (3) Address (3)",
    '' AS "Proprietor Name (4)", '' AS "Company Registration No. (4)", '' AS "Proprietorship Category (4)",
    '' AS "Proprietor (4) Address (1)", '' AS "Proprietor (4) Address (2)", '' AS "Proprietor (4) Address (3)",
    strftime(day_after(DATE '1985-01-01', 15000, n, 'since'), '%d-%m-%Y') AS "Date Proprietor Added",
    'N' AS "Additional Proprietor Indicator"
FROM drawn;
