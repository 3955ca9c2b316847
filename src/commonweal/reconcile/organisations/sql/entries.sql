-- Title: entries of the registers of organisations with the same columns; the newest row of each number.
-- `org_number` (register, number, org_id, form, form_basis, switch, counts) is what the rules say of each.

CREATE TABLE charity_now AS
SELECT * FROM charity_commission_charity
WHERE coalesce(linked_charity_number, 0) = 0 AND registered_charity_number IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY registered_charity_number ORDER BY date_of_extract DESC NULLS LAST, source_id DESC, row
) = 1;

CREATE TABLE charity_linked AS
SELECT * FROM charity_commission_charity
WHERE linked_charity_number > 0 AND registered_charity_number IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY registered_charity_number, linked_charity_number
    ORDER BY date_of_extract DESC NULLS LAST, source_id DESC, row
) = 1;

CREATE TABLE company_now AS
SELECT company.* FROM companies_house_company AS company
JOIN source USING (source_id)
WHERE company.company_number IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY company.company_number ORDER BY source.dated DESC, company.source_id DESC, row) = 1;

CREATE TABLE society_now AS
SELECT society.* FROM fca_mutuals_society AS society
JOIN source USING (source_id)
WHERE society.full_registration_number IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY society.full_registration_number ORDER BY source.dated DESC, society.source_id DESC, row
) = 1;

CREATE TABLE cooperative_now AS
SELECT cooperative.* FROM cooperatives_uk_organisation AS cooperative
JOIN source USING (source_id)
WHERE cooperative.cuk_organisation_id IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY cooperative.cuk_organisation_id ORDER BY source.dated DESC, cooperative.source_id DESC, row
) = 1;

CREATE TABLE entry_any AS
SELECT 'charity_commission' AS register, 'GB-CHC-' || registered_charity_number AS org_id, registered_charity_number AS number,
    charity.source_id, charity.row, charity_name AS name, charity_type AS form_value,
    coalesce(charity_is_cio, false) AS is_cio, coalesce(charity_previously_excepted, false) AS excepted,
    NULL::VARCHAR AS suffix, []::VARCHAR[] AS sic_codes, NULL::VARCHAR AS cuk_sector,
    CASE WHEN lower(charity_registration_status) = 'removed' OR date_of_removal IS NOT NULL THEN 'closed'
        WHEN coalesce(charity_in_administration, false) THEN 'in administration'
        WHEN coalesce(charity_insolvent, false) THEN 'insolvent' ELSE 'active' END AS status,
    charity_activities AS activities,
    nullif(concat_ws(', ', charity_contact_address1, charity_contact_address2, charity_contact_address3,
        charity_contact_address4, charity_contact_address5), '') AS address,
    charity_contact_postcode AS postcode, NULL::VARCHAR AS said_district, NULL::VARCHAR AS said_ward,
    charity_contact_web AS website, date_of_registration AS registered_on, date_of_removal AS closed_on,
    charity_company_registration_number AS declares, NULL::VARCHAR AS registrar, date_of_extract AS dated
FROM charity_now AS charity
UNION ALL BY NAME
SELECT 'companies_house' AS register, 'GB-COH-' || company_number AS org_id, company_number AS number, source_id, row,
    company_name AS name, company_category AS form_value, false AS is_cio, false AS excepted, NULL AS suffix,
    list_filter([sic_code_1, sic_code_2, sic_code_3, sic_code_4], lambda code: code IS NOT NULL) AS sic_codes,
    CASE WHEN dissolution_date IS NOT NULL THEN 'closed' WHEN lower(company_status) = 'active' THEN 'active'
        ELSE coalesce(lower(company_status), 'active') END AS status,
    nullif(concat_ws(', ', care_of, CASE WHEN po_box IS NOT NULL THEN 'PO Box ' || po_box END, address_line_1,
        address_line_2, post_town, county), '') AS address,
    postcode, incorporation_date AS registered_on, dissolution_date AS closed_on
FROM company_now
UNION ALL BY NAME
SELECT 'fca_mutuals' AS register, 'GB-MPR-' || full_registration_number AS org_id, full_registration_number AS number,
    source_id, row, society_name AS name, registered_as AS form_value, false AS is_cio, false AS excepted,
    society_suffix AS suffix, list_filter([sic_code], lambda code: code IS NOT NULL) AS sic_codes,
    CASE WHEN deregistration_date IS NOT NULL OR lower(society_status) IN ('deregistered', 'cancelled') THEN 'closed'
        ELSE 'active' END AS status,
    society_address AS address, postcode, registration_date AS registered_on, deregistration_date AS closed_on
FROM society_now
UNION ALL BY NAME
SELECT 'cooperatives_uk' AS register, 'GB-COOP-' || cuk_organisation_id AS org_id, cuk_organisation_id AS number,
    source_id, row, coalesce(registered_name, trading_name) AS name, legal_form AS form_value, false AS is_cio,
    false AS excepted, list_filter([sic_code], lambda code: code IS NOT NULL) AS sic_codes, sector AS cuk_sector,
    CASE WHEN lower(registered_status) = 'dead' OR dissolved_date IS NOT NULL THEN 'closed' ELSE 'active' END AS status,
    description AS activities, nullif(concat_ws(', ', street, city, state_province), '') AS address, postcode,
    district_code AS said_district, ward_code AS said_ward, website, incorporation_date AS registered_on,
    dissolved_date AS closed_on, registered_number AS declares, registrar
FROM cooperative_now;

CREATE TABLE entry_name AS
SELECT org_id, name FROM entry_any
UNION
SELECT 'GB-CHC-' || registered_charity_number, charity_name FROM charity_commission_charity_other_names
WHERE coalesce(linked_charity_number, 0) = 0
UNION
SELECT 'GB-COH-' || company_number, unnest([previous_name_1, previous_name_2, previous_name_3, previous_name_4,
    previous_name_5, previous_name_6, previous_name_7, previous_name_8, previous_name_9, previous_name_10])
FROM company_now
UNION
SELECT 'GB-COOP-' || cuk_organisation_id, trading_name FROM cooperative_now;
