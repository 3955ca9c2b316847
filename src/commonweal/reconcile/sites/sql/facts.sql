-- Title: every value of every record of a site, which one the site shows, and where the registers of today disagree.
-- The Land Registry says best who owns and by what tenure; the publisher of a register what it is called and used for.

-- What only one register has, and only facts keep: no column of a site.
CREATE TABLE detail AS
SELECT source_id, row, CASE WHEN function_label IS NOT NULL THEN other_detail END AS other_detail, function_uri,
    geo_point_licensing_url, inspire_url, suitability_rating, energy_rating,
    CAST(building_costs_pence AS VARCHAR) AS building_costs_pence,
    CAST(required_maintenance_pence AS VARCHAR) AS required_maintenance_pence
FROM land_assets_asset
UNION ALL BY NAME
SELECT source_id, row, deliverable, CAST(net_dwellings_from AS VARCHAR) AS net_dwellings_from,
    CAST(net_dwellings_to AS VARCHAR) AS net_dwellings_to
FROM brownfield_land_site;

CREATE TABLE said AS
SELECT
    record.ref, record.name, record.address, record.street, record.post_town, record.postcode,
    record.outward AS postcode_district, printf('%.6f', record.longitude) AS longitude,
    printf('%.6f', record.latitude) AS latitude, record.tenure, record.tenure_detail, record.holding_type, record.use,
    record.purpose, record.vacancy, CAST(record.building_size_m2 AS VARCHAR) AS building_size_m2,
    CAST(record.land_area_ha AS VARCHAR) AS land_area_ha, record.ownership,
    CASE
        WHEN record.owner_id IS NOT NULL THEN body.name
        WHEN record.register = 'corporate_ownership' AND record.current THEN array_to_string(title.shown, '; ')
    END AS owner_name,
    record.planning_status, record.listing, CAST(record.listing_until AS VARCHAR) AS listing_until,
    CAST(record.notice_received AS VARCHAR) AS notice_received,
    CASE WHEN record.outside_m > (SELECT tolerance_m FROM setting) THEN printf('%.0f', record.outside_m) END
        AS outside_district_m,
    record.uprn, CASE WHEN record.register <> 'corporate_ownership' THEN record.code END AS asset_code,
    detail.* EXCLUDE (source_id, row)
FROM record
LEFT JOIN (SELECT * FROM detail QUALIFY row_number() OVER (PARTITION BY source_id, row) = 1) AS detail USING (source_id, row)
LEFT JOIN body ON body.body_id = record.owner_id
LEFT JOIN title_now AS title ON record.register = 'corporate_ownership' AND title.title_number = record.code
WHERE record.ref IN (SELECT ref FROM member);

CREATE TABLE value_said AS
SELECT ref, field, value FROM (UNPIVOT said ON COLUMNS(* EXCLUDE (ref)) INTO NAME field VALUE value)
UNION ALL
SELECT ref, 'title', unnest(titles) FROM record WHERE ref IN (SELECT ref FROM member);

CREATE TABLE fact AS
SELECT
    member.site_id, value_said.field, value_said.value, record.source_id, record.row, record.dated, record.ref,
    record.register, record.current,
    value_said.field IN ('uprn', 'title', 'asset_code') AND record.current AS listed,
    NOT (value_said.field IN ('tenure', 'owner_name') AND record.register = 'corporate_ownership'
        AND NOT coalesce(record.held_publicly, false)) AS competent,
    CASE
        WHEN record.register = 'corporate_ownership' AND NOT coalesce(record.held_publicly, false) THEN 90
        WHEN record.register = 'corporate_ownership' AND value_said.field IN ('tenure', 'owner_name', 'ownership') THEN 10
        WHEN record.register = 'land_assets' THEN 20
        WHEN record.register = 'community_value' THEN 30
        WHEN record.register = 'brownfield_land' THEN 40
        ELSE 50
    END AS rank
FROM value_said
JOIN member USING (ref)
JOIN record USING (ref)
WHERE NOT member.shared OR value_said.field IN ('title', 'tenure', 'owner_name', 'ownership');

-- Corrections by people come before every register.
INSERT INTO fact
SELECT member.site_id, correction.field, correction.value, correction.source_id, correction.row, correction.dated,
    member.ref, 'decisions', true, false, true, 0
FROM correction
JOIN record USING (record_key)
JOIN member USING (ref)
WHERE NOT member.shared
QUALIFY row_number() OVER (PARTITION BY member.site_id, correction.row ORDER BY record.current DESC, member.ref) = 1;

-- What registers say that can be compared: the same words, or numbers within a tenth of each other.
CREATE TABLE comparable AS
SELECT DISTINCT fact.site_id, fact.field, fact.register, fact.value, try_cast(fact.value AS DOUBLE) AS number
FROM fact
JOIN record USING (ref)
WHERE fact.current AND fact.register <> 'decisions'
    AND fact.field IN ('tenure', 'ownership', 'owner_name', 'postcode', 'land_area_ha')
    AND (fact.field <> 'tenure' OR fact.competent)
    AND (fact.field <> 'owner_name' OR coalesce(record.tenure, 'Freehold') = 'Freehold');

CREATE TABLE disagreement AS
WITH pair AS (
    SELECT one.site_id, one.field, one.register AS left_register, other.register AS right_register,
        bool_or(one.value = other.value OR (one.field = 'land_area_ha'
            AND abs(one.number - other.number) <= 0.1 * greatest(one.number, other.number))) AS agree
    FROM comparable AS one
    JOIN comparable AS other
        ON other.site_id = one.site_id AND other.field = one.field AND one.register < other.register
    GROUP BY ALL
)
SELECT DISTINCT site_id, field FROM pair WHERE NOT agree;

CREATE TABLE site_fact AS
SELECT
    fact.* EXCLUDE (competent),
    fact.listed OR row_number() OVER (
        PARTITION BY fact.site_id, fact.field
        ORDER BY fact.current DESC, fact.rank, CASE WHEN fact.field = 'tenure' THEN fact.value END,
            fact.dated DESC NULLS LAST, fact.source_id, fact.row, fact.value
    ) = 1 AS chosen,
    disagreement.site_id IS NOT NULL AS conflict
FROM fact
LEFT JOIN disagreement ON disagreement.site_id = fact.site_id AND disagreement.field = fact.field;
