-- The words by which a site is found: what it is called, where it is, what it is, and its codes.
CREATE OR REPLACE TABLE words AS
SELECT
    sites.site_id AS id,
    plain(sites.name) AS name,
    plain(concat_ws(' ',
        sites.address, sites.street, sites.post_town, sites.postcode, replace(sites.postcode, ' ', ''),
        sites.postcode_district, districts.name, wards.name
    )) AS place,
    plain(concat_ws(' ',
        sites."use", sites.purpose, sites.owner_name, sites.owner_kind, sites.holding_type, sites.vacancy,
        sites.tenure, sites.tenure_detail, CASE WHEN sites.brownfield THEN 'brownfield' END
    )) AS words,
    plain(concat_ws(' ',
        sites.site_id, array_to_string(sites.uprns, ' '), array_to_string(sites.titles, ' '),
        array_to_string(sites.asset_codes, ' ')
    )) AS codes
FROM sites
LEFT JOIN districts ON districts.code = sites.district_code
LEFT JOIN wards ON wards.code = sites.ward_code;
