-- Title: rows of the land registers as records with the same columns.
-- `publisher_of` (register, source_id, publisher, uri, label, body_id) says who published a row; `source` (source_id, dated,
-- current) how old its file is and whether a later edition has taken its place.

CREATE TABLE record_land AS
SELECT
    'land_assets' AS register, asset.source_id, asset.row, who.body_id, asset.asset_code AS code,
    coalesce(asset.property_name, nullif(trim(concat_ws(' ', asset.property_number, asset.street_name)), ''),
        asset.asset_code, 'Unnamed asset') AS name,
    said_once(nullif(concat_ws(', ', asset.property_name,
        nullif(trim(concat_ws(' ', asset.property_number, asset.street_name)), ''), asset.post_town), '')) AS address,
    nullif(trim(concat_ws(' ', asset.property_number, asset.street_name)), '') AS street,
    asset.post_town, asset.postcode, coalesce(asset.postcode_district, split_part(asset.postcode, ' ', 1)) AS outward,
    asset.longitude, asset.latitude, asset.easting, asset.northing,
    nullif(ltrim(asset.uprn, '0'), '') AS uprn,
    list_distinct(list_transform(
        regexp_extract_all(upper(coalesce(asset.land_registry_title_number, '')), '\b[A-Z]{0,4} ?[0-9]{1,7}\b'),
        lambda title: replace(title, ' ', ''))) AS titles,
    list_filter([
        plain_street(nullif(concat_ws(' ', asset.property_number, CASE WHEN asset.property_number IS NOT NULL
            THEN asset.street_name END), '')),
        CASE WHEN asset.property_name IS NOT NULL AND asset.street_name IS NOT NULL
            THEN plain(asset.property_name) || ' ' || plain_street(asset.street_name) END,
        CASE WHEN contains(asset.property_name, ',') THEN array_to_string(address_parts(asset.property_name)[1:2], ' ') END
    ], lambda key: key IS NOT NULL) AS address_keys,
    asset.tenure_type AS tenure, asset.tenure_detail, asset.holding_type, coalesce(asset.function_label, asset.other_detail) AS use,
    asset.purpose, asset.vacancy, asset.building_size_m2, asset.land_area_ha,
    'public' AS ownership, who.body_id AS owner_id, NULL::VARCHAR AS planning_status,
    NULL::VARCHAR AS listing, NULL::DATE AS listing_until, NULL::DATE AS notice_received,
    coalesce(asset.flags, []::VARCHAR[]) AS flags, coalesce(asset.applicable_date, source.dated) AS dated,
    source.current, true AS held_publicly, NULL::DATE AS ended, NULL::VARCHAR AS ended_why
FROM land_assets_asset AS asset
JOIN source USING (source_id)
JOIN publisher_of AS who
    ON who.register = 'land_assets' AND who.source_id = asset.source_id
    AND who.publisher IS NOT DISTINCT FROM asset.publisher
    AND who.uri IS NOT DISTINCT FROM asset.organisation_uri AND who.label IS NOT DISTINCT FROM asset.organisation_label;

CREATE TABLE record_brownfield AS
SELECT
    'brownfield_land' AS register, site.source_id, site.row, who.body_id, site.site_reference AS code,
    coalesce(site.site_name_address, site.site_reference, 'Unnamed site') AS name,
    site.site_name_address AS address,
    numbered_part(address_parts(site.site_name_address)) AS street,
    NULL::VARCHAR AS post_town, site.postcode, split_part(site.postcode, ' ', 1) AS outward,
    site.longitude, site.latitude, site.easting, site.northing,
    NULL::VARCHAR AS uprn, []::VARCHAR[] AS titles,
    list_filter([numbered_part(address_parts(site.site_name_address)),
        array_to_string(address_parts(site.site_name_address)[1:2], ' ')], lambda key: length(key) > 0) AS address_keys,
    NULL::VARCHAR AS tenure, NULL::VARCHAR AS tenure_detail, NULL::VARCHAR AS holding_type, NULL::VARCHAR AS use,
    NULL::VARCHAR AS purpose, NULL::VARCHAR AS vacancy, NULL::DOUBLE AS building_size_m2, site.hectares AS land_area_ha,
    CASE lower(site.ownership_status)
        WHEN 'owned by a public authority' THEN 'public'
        WHEN 'mixed ownership' THEN 'mixed'
        WHEN 'not owned by a public authority' THEN 'not public'
    END AS ownership,
    NULL::VARCHAR AS owner_id, site.planning_status,
    NULL::VARCHAR AS listing, NULL::DATE AS listing_until, NULL::DATE AS notice_received,
    coalesce(site.flags, []::VARCHAR[]) AS flags,
    coalesce(site.last_updated_date, site.first_added_date, source.dated) AS dated,
    source.current AND coalesce(site.end_date > (SELECT as_of FROM setting), true) AS current,
    NULL::BOOLEAN AS held_publicly, site.end_date AS ended,
    CASE WHEN site.end_date <= (SELECT as_of FROM setting) THEN 'the brownfield register ended the entry' END AS ended_why
FROM brownfield_land_site AS site
JOIN source USING (source_id)
JOIN publisher_of AS who
    ON who.register = 'brownfield_land' AND who.source_id = site.source_id
    AND who.publisher IS NOT DISTINCT FROM site.publisher
    AND who.uri IS NOT DISTINCT FROM site.organisation_uri AND who.label IS NOT DISTINCT FROM site.organisation_label;

CREATE TABLE record_listing AS
WITH judged AS (
    SELECT *, CASE
        WHEN coalesce(end_date, expiry_date) <= (SELECT as_of FROM setting) THEN 'expired'
        WHEN regexp_matches(lower(coalesce(decision, '')), 'refus|reject|unsuccess|not (list|accept|add)|declin') THEN 'refused'
        WHEN regexp_matches(lower(coalesce(decision, '')), 'remov|expir|lapse|delist') THEN 'expired'
        WHEN regexp_matches(lower(coalesce(decision, '')), 'list|accept|approv|success|added|grant|regist') THEN 'listed'
        WHEN decision IS NULL AND decision_date IS NULL AND nomination_date IS NOT NULL AND start_date IS NULL THEN 'nominated'
        WHEN decision IS NULL THEN 'listed'
        ELSE 'nominated'
    END AS listing
    FROM community_value_listing
)
SELECT
    'community_value' AS register, entry.source_id, entry.row, who.body_id, entry.reference AS code,
    coalesce(entry.name, entry.address_text, entry.reference, 'Unnamed asset') AS name,
    entry.address_text AS address, numbered_part(address_parts(entry.address_text)) AS street,
    NULL::VARCHAR AS post_town, entry.postcode, split_part(entry.postcode, ' ', 1) AS outward,
    entry.longitude, entry.latitude, entry.easting, entry.northing,
    nullif(ltrim(entry.uprn, '0'), '') AS uprn, []::VARCHAR[] AS titles,
    list_filter([numbered_part(address_parts(entry.address_text)),
        CASE WHEN plain(entry.name) IS DISTINCT FROM address_parts(entry.address_text)[1]
            THEN plain(entry.name) || ' ' || address_parts(entry.address_text)[1]
            ELSE array_to_string(address_parts(entry.address_text)[1:2], ' ') END],
        lambda key: length(key) > 0) AS address_keys,
    NULL::VARCHAR AS tenure, NULL::VARCHAR AS tenure_detail, NULL::VARCHAR AS holding_type, NULL::VARCHAR AS use,
    NULL::VARCHAR AS purpose, NULL::VARCHAR AS vacancy, NULL::DOUBLE AS building_size_m2, NULL::DOUBLE AS land_area_ha,
    NULL::VARCHAR AS ownership, NULL::VARCHAR AS owner_id, NULL::VARCHAR AS planning_status,
    entry.listing, coalesce(entry.expiry_date, entry.end_date) AS listing_until,
    entry.notification_to_sell_date AS notice_received,
    coalesce(entry.flags, []::VARCHAR[]) AS flags,
    coalesce(entry.entry_date, entry.start_date, entry.decision_date, source.dated) AS dated,
    source.current, NULL::BOOLEAN AS held_publicly, NULL::DATE AS ended, NULL::VARCHAR AS ended_why
FROM judged AS entry
JOIN source USING (source_id)
JOIN publisher_of AS who
    ON who.register = 'community_value' AND who.source_id = entry.source_id
    AND who.publisher IS NOT DISTINCT FROM entry.publisher
    AND who.uri IS NULL AND who.label IS NOT DISTINCT FROM entry.organisation;

CREATE TABLE record_title AS
WITH title AS MATERIALIZED (SELECT *, address_parts(property_address) AS parts FROM title_now)
SELECT
    'corporate_ownership' AS register, title.source_id, title.row, NULL::VARCHAR AS body_id, title.title_number AS code,
    coalesce(title_name(title.property_address), title.title_number) AS name,
    said_once(without_postcode(title.property_address)) AS address,
    numbered_part(title.parts) AS street,
    NULL::VARCHAR AS post_town, title.postcode, split_part(title.postcode, ' ', 1) AS outward,
    NULL::DOUBLE AS longitude, NULL::DOUBLE AS latitude, NULL::DOUBLE AS easting, NULL::DOUBLE AS northing,
    NULL::VARCHAR AS uprn, [title.title_number] AS titles,
    CASE WHEN title.multiple_address_indicator = 'Y' THEN houses_listed(title.property_address) ELSE
        list_filter([numbered_part(title.parts),
            array_to_string(title.parts[1:2], ' ')], lambda key: length(key) > 0)
    END AS address_keys,
    title.multiple_address_indicator = 'Y' AS several_addresses,
    title.tenure, NULL::VARCHAR AS tenure_detail, NULL::VARCHAR AS holding_type, NULL::VARCHAR AS use,
    NULL::VARCHAR AS purpose, NULL::VARCHAR AS vacancy, NULL::DOUBLE AS building_size_m2, NULL::DOUBLE AS land_area_ha,
    CASE WHEN NOT title.still OR NOT title.held_publicly THEN 'not public'
        WHEN title.held_with_others THEN 'mixed' ELSE 'public' END AS ownership,
    CASE WHEN title.still THEN title.owner_id END AS owner_id, NULL::VARCHAR AS planning_status,
    NULL::VARCHAR AS listing, NULL::DATE AS listing_until, NULL::DATE AS notice_received,
    []::VARCHAR[] AS flags, try_cast(title.last_edition || '-01' AS DATE) AS dated,
    title.still AND (title.held_publicly OR title.left_between IS NULL) AS current,
    title.still AND title.held_publicly AS held_publicly,
    CASE WHEN title.left_between IS NOT NULL AND NOT (title.still AND title.held_publicly)
        THEN try_cast(split_part(title.left_between, '/', 2) || '-01' AS DATE) END AS ended,
    CASE WHEN title.left_between IS NOT NULL AND NOT (title.still AND title.held_publicly)
        THEN 'its title left a public body between ' || replace(title.left_between, '/', ' and ') END AS ended_why
FROM title;

CREATE TABLE record_any AS
WITH land AS (
    SELECT * FROM record_land
    UNION ALL BY NAME SELECT * FROM record_brownfield
    UNION ALL BY NAME SELECT * FROM record_listing
    UNION ALL BY NAME SELECT * FROM record_title
),
parted AS (SELECT *, placeless(address_parts(address)) AS parts FROM land)
SELECT * EXCLUDE (parts), whole_address(once_only(parts)) AS whole FROM parted;
