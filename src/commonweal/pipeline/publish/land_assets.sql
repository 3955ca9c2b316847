-- The land bank in the 29 columns of the local authority land and building assets standard.
WITH facts AS (
    SELECT
        site_id,
        max(dated) FILTER (WHERE field = 'asset_code') AS applicable_date,
        max(value) FILTER (WHERE field = 'geo_point_licensing_url') AS geo_point_licensing_url,
        max(value) FILTER (WHERE field = 'other_detail') AS other_detail,
        max(value) FILTER (WHERE field = 'function_uri') AS function_uri,
        max(value) FILTER (WHERE field = 'building_costs_pence') AS building_costs_pence,
        max(value) FILTER (WHERE field = 'required_maintenance_pence') AS required_maintenance_pence,
        max(value) FILTER (WHERE field = 'suitability_rating') AS suitability_rating,
        max(value) FILTER (WHERE field = 'energy_rating') AS energy_rating,
        max(value) FILTER (WHERE field = 'inspire_url') AS inspire_url
    FROM site_facts
    WHERE chosen
    GROUP BY site_id
),
placed AS (
    SELECT *, nullif(regexp_extract(street, '^([0-9]+[A-Za-z]?(?:-[0-9]+[A-Za-z]?)?) [^ ]', 1), '') AS property_number,
        place_basis IN ('published point', 'uprn', 'polygon') AND longitude IS NOT NULL AS exact
    FROM open_sites
    WHERE in_land_bank
)
SELECT
    placed.owner_name AS "OrganisationLabel",
    bodies.organisation_uri AS "OrganisationURI",
    facts.applicable_date AS "ApplicableDate",
    placed.uprns[1] AS "UPRN",
    coalesce(placed.asset_codes[1], placed.site_id) AS "AssetCode",
    placed.name AS "PropertyName",
    placed.property_number AS "PropertyNumber",
    CASE WHEN placed.property_number IS NULL THEN placed.street
        ELSE placed.street[length(placed.property_number) + 2:] END AS "StreetName",
    placed.post_town AS "PostTown",
    coalesce(placed.postcode, placed.postcode_district) AS "PostCode",
    CASE WHEN exact THEN 'WGS84' END AS "CoordinateReferenceSystem",
    CASE WHEN exact THEN round(placed.longitude, 7) END AS "GeoX",
    CASE WHEN exact THEN round(placed.latitude, 7) END AS "GeoY",
    facts.geo_point_licensing_url AS "GeoPointLicensingURL",
    CASE
        WHEN lower(placed.tenure) IN ('freehold', 'leasehold') THEN upper(placed.tenure[1]) || lower(placed.tenure[2:])
        WHEN placed.tenure IS NOT NULL THEN 'Other'
    END AS "TenureType",
    placed.tenure_detail AS "TenureDetail",
    facts.other_detail AS "OtherDetail",
    placed.holding_type AS "HoldingType",
    placed.building_size_m2 AS "BuildingSize",
    placed.land_area_ha AS "LandArea",
    placed."use" AS "FunctionLabel",
    facts.function_uri AS "FunctionURI",
    placed.purpose AS "Purpose",
    round(try_cast(facts.building_costs_pence AS BIGINT) / 100, 2) AS "BuildingCosts",
    round(try_cast(facts.required_maintenance_pence AS BIGINT) / 100, 2) AS "RequiredMaintenance",
    facts.suitability_rating AS "SuitabilityRating",
    facts.energy_rating AS "EnergyRating",
    placed.titles[1] AS "LandRegistryTitleNumber",
    facts.inspire_url AS "InspireURL"
FROM placed
LEFT JOIN facts USING (site_id)
LEFT JOIN bodies ON bodies.body_id = placed.owner_id
ORDER BY placed.site_id
