-- Title: the canonical sites, each field as chosen from its facts.

CREATE TABLE chosen AS
SELECT
    site_id,
    any_value(value) FILTER (field = 'name') AS name,
    any_value(value) FILTER (field = 'address') AS address,
    any_value(value) FILTER (field = 'street') AS street,
    any_value(value) FILTER (field = 'post_town') AS post_town,
    any_value(value) FILTER (field = 'postcode') AS postcode,
    any_value(value) FILTER (field = 'postcode_district') AS postcode_district,
    any_value(value) FILTER (field = 'owner_name') AS owner_name,
    any_value(value) FILTER (field = 'ownership') AS ownership,
    any_value(value) FILTER (field = 'tenure') AS tenure,
    any_value(value) FILTER (field = 'tenure_detail') AS tenure_detail,
    any_value(value) FILTER (field = 'holding_type') AS holding_type,
    any_value(value) FILTER (field = 'use') AS use,
    any_value(value) FILTER (field = 'purpose') AS purpose,
    any_value(value) FILTER (field = 'vacancy') AS vacancy,
    any_value(value) FILTER (field = 'building_size_m2') AS building_size_m2,
    any_value(value) FILTER (field = 'land_area_ha') AS land_area_ha,
    any_value(value) FILTER (field = 'planning_status') AS planning_status,
    any_value(value) FILTER (field = 'listing') AS listing,
    any_value(value) FILTER (field = 'listing_until') AS listing_until,
    any_value(value) FILTER (field = 'notice_received') AS notice_received
FROM site_fact
WHERE chosen AND NOT listed
GROUP BY site_id;

CREATE TABLE gathered AS
SELECT
    fact.site_id,
    list_sort(list(DISTINCT value) FILTER (field = 'uprn')) AS uprns,
    list_sort(list(DISTINCT value) FILTER (field = 'title')) AS titles,
    list_sort(list(DISTINCT value) FILTER (field = 'asset_code')) AS asset_codes,
    count(DISTINCT field) FILTER (conflict) AS conflicts_count
FROM site_fact AS fact
WHERE fact.listed OR fact.conflict OR fact.field IN ('uprn', 'title', 'asset_code')
GROUP BY fact.site_id;

CREATE TABLE seen AS
SELECT
    member.site_id,
    list_sort(list(DISTINCT record.register)) AS registers,
    count(DISTINCT record.source_id) AS sources_count,
    min(source.dated) AS first_seen,
    max(source.dated) AS last_seen,
    bool_or(record.current) AS open,
    bool_or(record.current AND record.register = 'brownfield_land') AS brownfield,
    max(record.ended) AS ended,
    max_by(record.ended_why, record.ended) AS ended_why,
    max(source.superseded_on) AS superseded_on,
    bool_or(record.ended_why IS NOT NULL AND record.register = 'corporate_ownership') AS probable_disposal,
    list_sort(list_distinct(flatten(list(CASE WHEN record.current THEN record.flags ELSE [] END)
        || list(CASE WHEN record.current AND record.outside_m > (SELECT tolerance_m FROM setting)
            THEN ['outside_district'] ELSE [] END)))) AS flags
FROM member
JOIN record USING (ref)
JOIN source USING (source_id)
GROUP BY member.site_id;

CREATE TABLE owner AS
SELECT member.site_id, record.owner_id
FROM member
JOIN record USING (ref)
WHERE record.owner_id IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY member.site_id
    ORDER BY record.current DESC, (record.register = 'corporate_ownership') DESC,
        coalesce(record.tenure, 'Freehold'), record.dated DESC NULLS LAST, record.ref
) = 1;

CREATE TABLE site AS
SELECT
    seen.site_id,
    coalesce(nullif(ltrim(chosen.name, '+=@ '), ''), chosen.name, seen.site_id) AS name,
    chosen.address, chosen.street, chosen.post_town, chosen.postcode, chosen.postcode_district,
    place.longitude, place.latitude, place.easting, place.northing,
    coalesce(place.place_basis, 'none') AS place_basis, place.place_radius_m,
    owner.owner_id,
    coalesce(body.name, chosen.owner_name) AS owner_name,
    body.kind AS owner_kind,
    coalesce(chosen.ownership, 'not published') AS ownership,
    coalesce(chosen.ownership, '') IN ('public', 'mixed') AND seen.open AS in_land_bank,
    chosen.tenure, chosen.tenure_detail, chosen.holding_type, chosen.use, chosen.purpose, chosen.vacancy,
    try_cast(chosen.building_size_m2 AS DOUBLE) AS building_size_m2,
    try_cast(chosen.land_area_ha AS DOUBLE) AS land_area_ha,
    coalesce(gathered.uprns, []) AS uprns, coalesce(gathered.titles, []) AS titles,
    coalesce(gathered.asset_codes, []) AS asset_codes,
    chosen.listing, try_cast(chosen.listing_until AS DATE) AS listing_until,
    try_cast(chosen.notice_received AS DATE) AS notice_received,
    seen.brownfield, chosen.planning_status, seen.probable_disposal,
    seen.flags || CASE WHEN regexp_matches(chosen.name, '^[+=@]') THEN ['formula_mark'] ELSE [] END AS flags, seen.registers, seen.sources_count,
    coalesce(gathered.conflicts_count, 0) AS conflicts_count, seen.first_seen, seen.last_seen,
    CASE WHEN NOT seen.open THEN coalesce(seen.ended, seen.superseded_on, (SELECT as_of FROM setting)) END AS closed_on,
    CASE WHEN NOT seen.open THEN coalesce(seen.ended_why, 'its publisher''s later register no longer has it') END
        AS closed_why
FROM seen
LEFT JOIN gathered USING (site_id)
LEFT JOIN chosen USING (site_id)
LEFT JOIN site_place AS place USING (site_id)
LEFT JOIN owner USING (site_id)
LEFT JOIN body ON body.body_id = owner.owner_id
ORDER BY seen.site_id;
