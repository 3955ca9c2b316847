-- Title: organisations: facts of their entries, the values chosen, where they are, their years.
-- `entry_root` (org_id, organisation_id) says which organisation an entry is of; `org_sector` (org_id, sector, basis)
-- what sector its entry says.

CREATE TABLE placed_entry AS
SELECT entry.*, root.organisation_id, org_sector.sector, org_sector.basis AS sector_basis,
    place.longitude, place.latitude,
    coalesce(place.district_code, CASE WHEN place.postcode IS NULL THEN said.code END) AS district_code,
    coalesce(place.ward_code, CASE WHEN place.postcode IS NULL THEN entry.said_ward END) AS ward_code,
    place.postcode IS NULL AND entry.postcode IS NOT NULL AND EXISTS (SELECT 1 FROM postcode) AS postcode_not_found,
    CASE entry.register WHEN 'charity_commission' THEN 1 WHEN 'fca_mutuals' THEN 2 WHEN 'companies_house' THEN 3 ELSE 4 END
        AS rank
FROM entry
JOIN entry_root AS root USING (org_id)
LEFT JOIN org_sector USING (org_id)
LEFT JOIN postcode AS place ON place.postcode = entry.postcode
LEFT JOIN district AS said ON said.code = entry.said_district;

-- In the region: a postcode in it, or nothing known that says otherwise.
DELETE FROM placed_entry WHERE organisation_id NOT IN (
    SELECT organisation_id FROM placed_entry
    WHERE district_code IS NOT NULL OR postcode_not_found OR NOT EXISTS (SELECT 1 FROM postcode WHERE district_code IS NOT NULL)
);

CREATE TABLE entry_year AS
SELECT 'GB-CHC-' || registered_charity_number AS org_id, fin_period_end_date AS year_end,
    CAST(round(income_total_income_and_endowments * 100) AS BIGINT) AS income_pence,
    CAST(round(expenditure_total * 100) AS BIGINT) AS expenditure_pence, source_id, row, 1 AS rank
FROM charity_commission_charity_annual_return_partb
UNION ALL
SELECT 'GB-CHC-' || registered_charity_number, fin_period_end_date, CAST(round(total_gross_income * 100) AS BIGINT),
    CAST(round(total_gross_expenditure * 100) AS BIGINT), source_id, row, 2
FROM charity_commission_charity_annual_return_history
UNION ALL
SELECT 'GB-CHC-' || registered_charity_number, latest_acc_fin_period_end_date, CAST(round(latest_income * 100) AS BIGINT),
    CAST(round(latest_expenditure * 100) AS BIGINT), source_id, row, 3
FROM charity_now
UNION ALL
SELECT 'GB-COOP-' || cuk_organisation_id, year_end_date, turnover_pence,
    turnover_pence - profit_before_tax_pence, source_id, row, 4
FROM cooperatives_uk_economy;

CREATE TABLE year AS
SELECT entry.organisation_id, said.year_end, said.income_pence, said.expenditure_pence, said.source_id, said.row, said.org_id
FROM entry_year AS said
JOIN placed_entry AS entry USING (org_id)
WHERE said.year_end IS NOT NULL AND (said.income_pence IS NOT NULL OR said.expenditure_pence IS NOT NULL)
QUALIFY row_number() OVER (
    PARTITION BY entry.organisation_id, said.year_end ORDER BY said.rank, said.source_id DESC, said.row DESC
) = 1;

CREATE TABLE latest_year AS
SELECT *, row_number() OVER (PARTITION BY organisation_id ORDER BY year_end DESC) = 1 AS latest FROM year
QUALIFY latest;

CREATE TABLE people AS
SELECT 'GB-CHC-' || registered_charity_number AS org_id, 'employees' AS field, count_employees AS number,
    fin_period_end_date AS dated, source_id, row
FROM charity_commission_charity_annual_return_partb WHERE count_employees IS NOT NULL
UNION ALL
SELECT 'GB-CHC-' || registered_charity_number, 'volunteers', count_volunteers, fin_period_end_date, source_id, row
FROM charity_commission_charity_annual_return_parta WHERE count_volunteers IS NOT NULL
UNION ALL
SELECT 'GB-COOP-' || cuk_organisation_id, 'employees', employees, year_end_date, source_id, row
FROM cooperatives_uk_economy WHERE employees IS NOT NULL;

CREATE TABLE organisation_said AS
SELECT org_id, name, form AS legal_form, status, activities, address, postcode, website, sector,
    CAST(registered_on AS VARCHAR) AS registered_on, CAST(closed_on AS VARCHAR) AS closed_on,
    CASE WHEN register = 'charity_commission' THEN declares END AS declared_company_number
FROM placed_entry;

CREATE TABLE organisation_value AS
SELECT entry.organisation_id, said.field, said.value, entry.source_id, entry.row,
    coalesce(entry.dated, source.dated) AS dated, entry.register, entry.rank, entry.status <> 'closed' AS live
FROM (UNPIVOT organisation_said ON COLUMNS(* EXCLUDE (org_id)) INTO NAME field VALUE value) AS said
JOIN placed_entry AS entry USING (org_id)
JOIN source USING (source_id)
UNION ALL
SELECT entry.organisation_id, people.field, CAST(people.number AS VARCHAR), people.source_id, people.row, people.dated,
    entry.register, entry.rank, true
FROM people JOIN placed_entry AS entry USING (org_id)
UNION ALL
SELECT organisation_id, unnest(['income_pence', 'expenditure_pence']),
    unnest([CAST(income_pence AS VARCHAR), CAST(expenditure_pence AS VARCHAR)]), source_id, row, year_end, 'years', 0, true
FROM latest_year
UNION ALL
SELECT entry.organisation_id, 'linked_charity', linked.charity_name, linked.source_id, linked.row, linked.date_of_extract,
    entry.register, entry.rank, true
FROM charity_linked AS linked
JOIN placed_entry AS entry ON entry.org_id = 'GB-CHC-' || linked.registered_charity_number;

CREATE TABLE organisation_disagreement AS
SELECT organisation_id, field
FROM organisation_value
WHERE field IN ('postcode', 'status') AND (live OR field = 'status')
GROUP BY organisation_id, field
HAVING count(DISTINCT register) > 1 AND count(DISTINCT value) > 1;

CREATE TABLE out_organisation_fact AS
SELECT said.organisation_id, said.field, said.value, said.source_id, said.row, said.dated,
    said.field = 'linked_charity' OR row_number() OVER (
        PARTITION BY said.organisation_id, said.field
        ORDER BY said.live DESC, said.rank, said.dated DESC NULLS LAST, said.source_id, said.row, said.value
    ) = 1 AS chosen,
    against.field IS NOT NULL AS conflict
FROM organisation_value AS said
LEFT JOIN organisation_disagreement AS against
    ON against.organisation_id = said.organisation_id AND against.field = said.field
WHERE said.value IS NOT NULL;

CREATE TABLE organisation_chosen AS
SELECT organisation_id,
    any_value(value) FILTER (field = 'name') AS name,
    any_value(value) FILTER (field = 'legal_form') AS legal_form,
    any_value(value) FILTER (field = 'status') AS status,
    any_value(value) FILTER (field = 'activities') AS activities,
    any_value(value) FILTER (field = 'address') AS address,
    any_value(value) FILTER (field = 'postcode') AS postcode,
    any_value(value) FILTER (field = 'website') AS website,
    any_value(value) FILTER (field = 'sector') AS sector,
    any_value(value) FILTER (field = 'employees') AS employees,
    any_value(value) FILTER (field = 'volunteers') AS volunteers,
    count(DISTINCT field) FILTER (conflict) AS conflicts_count
FROM (SELECT * FROM out_organisation_fact WHERE chosen OR conflict)
WHERE chosen
GROUP BY organisation_id;

CREATE TABLE first_entry AS
SELECT * FROM placed_entry
QUALIFY row_number() OVER (PARTITION BY organisation_id ORDER BY (status = 'closed'), rank, org_id) = 1;

CREATE TABLE organisation_place AS
SELECT organisation_id, longitude, latitude, district_code, ward_code FROM placed_entry
QUALIFY row_number() OVER (
    PARTITION BY organisation_id ORDER BY (status = 'closed'), (district_code IS NULL), rank, org_id
) = 1;

CREATE TABLE organisation_sum AS
SELECT entry.organisation_id,
    list_sort(list(DISTINCT entry.org_id)) AS identifiers,
    list_sort(list(DISTINCT entry.register)) AS registers,
    count(DISTINCT entry.source_id) AS sources_count,
    bool_or(entry.counts) AS counts,
    bool_and(entry.status = 'closed') AS closed,
    min(entry.registered_on) AS registered_on,
    max(entry.closed_on) AS closed_on,
    min(source.dated) AS first_seen,
    max(source.dated) AS last_seen,
    bool_or(replace(entry.postcode, ' ', '') = 'CF148LH' AND regexp_matches(upper(coalesce(entry.address, '')), '\b4385\b'))
        AS default_address,
    bool_and(entry.postcode_not_found) AS postcode_not_found
FROM placed_entry AS entry
JOIN source USING (source_id)
GROUP BY entry.organisation_id;

CREATE TABLE out_organisation AS
SELECT
    sum.organisation_id, coalesce(chosen.name, sum.organisation_id) AS name, chosen.legal_form,
    first.form_basis, first.counts AND NOT coalesce(doubled.doubled, false) AS in_social_economy, first.switch,
    CASE WHEN sum.closed THEN 'closed' ELSE coalesce(chosen.status, 'active') END AS status,
    chosen.sector, CASE WHEN chosen.sector IS NOT NULL THEN (
        SELECT min(entry.sector_basis) FROM placed_entry AS entry
        WHERE entry.organisation_id = sum.organisation_id AND entry.sector = chosen.sector) END AS sector_basis,
    chosen.activities, chosen.address, chosen.postcode, place.longitude, place.latitude, place.district_code,
    place.ward_code, chosen.website, latest.income_pence, latest.year_end AS income_year_end, latest.expenditure_pence,
    try_cast(chosen.employees AS BIGINT) AS employees, try_cast(chosen.volunteers AS BIGINT) AS volunteers,
    sum.registered_on, CASE WHEN sum.closed THEN sum.closed_on END AS closed_on, sum.identifiers, sum.registers,
    list_filter([
        CASE WHEN sum.default_address THEN 'default_address' END,
        CASE WHEN sum.postcode_not_found THEN 'postcode_not_found' END,
        CASE WHEN doubled.doubled THEN 'probably_counted_by_its_charity' END,
        CASE WHEN mixed.mixed THEN 'charity_and_cic' END
    ], lambda flag: flag IS NOT NULL) AS flags,
    sum.sources_count, chosen.conflicts_count, sum.first_seen, sum.last_seen
FROM organisation_sum AS sum
JOIN organisation_chosen AS chosen USING (organisation_id)
JOIN first_entry AS first USING (organisation_id)
JOIN organisation_place AS place USING (organisation_id)
LEFT JOIN latest_year AS latest USING (organisation_id)
LEFT JOIN (SELECT DISTINCT organisation_id, true AS doubled FROM entry_root JOIN doubled USING (org_id)) AS doubled
    USING (organisation_id)
LEFT JOIN (SELECT DISTINCT organisation_id, true AS mixed FROM entry_root JOIN charity_and_cic USING (org_id)) AS mixed
    USING (organisation_id);

CREATE TABLE out_organisation_year AS
SELECT organisation_id, year_end, income_pence, expenditure_pence, source_id, row FROM year;

CREATE TABLE out_organisation_link AS
SELECT joined.* FROM joined JOIN out_organisation USING (organisation_id);

CREATE TABLE out_organisation_review AS
SELECT DISTINCT review.* FROM review
JOIN entry_root ON entry_root.org_id = review."left"
JOIN out_organisation USING (organisation_id);

-- An ending has the date that the register itself gives it. One without a date shows only between two builds.
CREATE TABLE organisation_event AS
SELECT organisation_id, closed_on AS "on",
    CASE register WHEN 'charity_commission' THEN 'charity removed' WHEN 'companies_house' THEN 'company dissolved'
        WHEN 'fca_mutuals' THEN 'society deregistered' ELSE 'co-operative dissolved' END AS kind,
    org_id AS was, NULL::VARCHAR AS became, source_id, row
FROM placed_entry
WHERE status = 'closed' AND closed_on <= (SELECT as_of FROM setting);
