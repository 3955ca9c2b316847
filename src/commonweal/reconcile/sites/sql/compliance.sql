-- Title: how the register that each public body of the region publishes does against the Transparency Code.
-- A vacant asset need only give its postcode district and no point, so a blank there counts as filled.

CREATE TABLE compliance_row AS
SELECT
    who.body_id, asset.source_id,
    [
        {'field': 'OrganisationURI', 'mandatory': false, 'filled': asset.organisation_uri IS NOT NULL},
        {'field': 'UPRN', 'mandatory': true, 'filled': asset.uprn IS NOT NULL},
        {'field': 'AssetCode', 'mandatory': true, 'filled': asset.asset_code IS NOT NULL},
        {'field': 'PropertyName', 'mandatory': true, 'filled': asset.property_name IS NOT NULL},
        {'field': 'PropertyNumber', 'mandatory': true, 'filled': asset.property_number IS NOT NULL},
        {'field': 'StreetName', 'mandatory': true, 'filled': asset.street_name IS NOT NULL},
        {'field': 'PostTown', 'mandatory': true, 'filled': asset.post_town IS NOT NULL},
        {'field': 'PostCode', 'mandatory': true, 'filled': asset.postcode IS NOT NULL
            OR (asset.vacancy IN ('vacant', 'surplus') AND asset.postcode_district IS NOT NULL)},
        {'field': 'GeoX', 'mandatory': true, 'filled': asset.longitude IS NOT NULL
            OR coalesce(asset.vacancy IN ('vacant', 'surplus'), false)},
        {'field': 'GeoY', 'mandatory': true, 'filled': asset.latitude IS NOT NULL
            OR coalesce(asset.vacancy IN ('vacant', 'surplus'), false)},
        {'field': 'TenureType', 'mandatory': true, 'filled': asset.tenure_type IS NOT NULL},
        {'field': 'TenureDetail', 'mandatory': true, 'filled': asset.tenure_detail IS NOT NULL},
        {'field': 'HoldingType', 'mandatory': true, 'filled': asset.holding_type IS NOT NULL},
        {'field': 'BuildingSize', 'mandatory': false, 'filled': asset.building_size_m2 IS NOT NULL},
        {'field': 'LandArea', 'mandatory': false, 'filled': asset.land_area_ha IS NOT NULL},
        {'field': 'Purpose', 'mandatory': false, 'filled': asset.purpose IS NOT NULL},
        {'field': 'LandRegistryTitleNumber', 'mandatory': false, 'filled': asset.land_registry_title_number IS NOT NULL}
    ] AS fields
FROM land_assets_asset AS asset
JOIN publisher_of AS who
    ON who.register = 'land_assets' AND who.source_id = asset.source_id
    AND who.publisher IS NOT DISTINCT FROM asset.publisher
    AND who.uri IS NOT DISTINCT FROM asset.organisation_uri AND who.label IS NOT DISTINCT FROM asset.organisation_label
WHERE who.body_id IN (SELECT body_id FROM region_body);

CREATE TABLE compliance AS
WITH spread AS (SELECT body_id, source_id, unnest(fields, recursive := true) FROM compliance_row)
SELECT
    spread.body_id, 'land_assets' AS register, spread.source_id, source.dated, count(*) AS rows, spread.field,
    bool_and(spread.mandatory) AS mandatory, count(*) FILTER (spread.filled) AS filled,
    CASE
        WHEN NOT source.current THEN 'A later edition has taken its place.'
        WHEN source.dated < (SELECT as_of FROM setting) - INTERVAL 1 YEAR
            THEN 'The file is more than a year old; the Code asks for a new one at least every year.'
    END AS note
FROM spread
JOIN source USING (source_id)
GROUP BY ALL
UNION ALL
SELECT body.body_id, 'land_assets', NULL, NULL, 0, 'UPRN', true, 0,
    'No land and building register of this council was found.'
FROM body
WHERE body.district_code IS NOT NULL AND body.in_region
    AND body.body_id NOT IN (SELECT body_id FROM compliance_row WHERE body_id IS NOT NULL);
