-- Title: the newest date in the rows of each file of the land registers, and the codes by which editions are compared.

CREATE TABLE newest_row AS
SELECT source_id, max(dated) AS newest
FROM (
    SELECT source_id, applicable_date AS dated FROM land_assets_asset
    UNION ALL
    SELECT source_id, unnest([first_added_date, last_updated_date, permission_date, end_date]) FROM brownfield_land_site
    UNION ALL
    SELECT source_id, unnest([entry_date, start_date, nomination_date, decision_date]) FROM community_value_listing
    UNION ALL
    SELECT source_id, try_cast(edition || '-01' AS DATE) FROM corporate_ownership_title
    UNION ALL
    SELECT source_id, date_of_extract FROM charity_commission_charity
    UNION ALL
    SELECT source_id, incorporation_date FROM companies_house_company
    UNION ALL
    SELECT source_id, unnest([registration_date, deregistration_date]) FROM fca_mutuals_society
    UNION ALL
    SELECT source_id, unnest([incorporation_date, dissolved_date]) FROM cooperatives_uk_organisation
)
WHERE dated <= (SELECT as_of FROM setting)
GROUP BY source_id;

CREATE TABLE source_code AS
SELECT DISTINCT 'land_assets' AS register, source_id, coalesce(asset_code, 'uprn ' || uprn) AS code FROM land_assets_asset
UNION
SELECT DISTINCT 'brownfield_land', source_id, site_reference FROM brownfield_land_site
UNION
SELECT DISTINCT 'community_value', source_id, coalesce(reference, name) FROM community_value_listing;
