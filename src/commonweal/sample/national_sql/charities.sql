-- Every charity and five years of its annual returns, in the columns of the register's extract.
CREATE OR REPLACE TEMP TABLE national_charity_drawn AS
SELECT
    n,
    here(n, 'charity') AS local,
    pick(getvariable('places'), n, 'charity place') AS place,
    pick(getvariable('words'), n, 'name') || ' '
        || pick(['Trust', 'Community Association', 'Village Hall', 'Foundation', 'Carers', 'Youth Project'], n, 'noun') AS name,
    roll(n, 'form', 100) AS form,
    -- The sum of four even draws, stretched by the exponential: a few hold most of the income.
    exp(6 + (roll(n, 'i', 1000) + roll(n, 'j', 1000) + roll(n, 'k', 1000) + roll(n, 'l', 1000)) * 0.0035)::BIGINT AS income,
    day_after(DATE '1961-01-01', 23000, n, 'since') AS since,
    CASE WHEN roll(n, 'gone', 100) < 55 THEN day_after(DATE '1995-01-01', 11400, n, 'when') END AS removed
FROM range(getvariable('charities')) AS numbers(n);

CREATE OR REPLACE TEMP VIEW national_charity AS
SELECT
    stamp(DATE '2026-11-02') AS date_of_extract,
    (5000000 + n)::VARCHAR AS organisation_number,
    (9000000 + n)::VARCHAR AS registered_charity_number,
    '0' AS linked_charity_number,
    name AS charity_name,
    CASE WHEN form < 17 THEN 'Charitable company' WHEN form < 30 THEN 'CIO' WHEN form < 70 THEN 'Trust' ELSE 'Other' END
        AS charity_type,
    CASE WHEN removed IS NULL THEN 'Registered' ELSE 'Removed' END AS charity_registration_status,
    stamp(since) AS date_of_registration,
    coalesce(stamp(removed), '') AS date_of_removal,
    CASE WHEN removed IS NULL THEN 'Submission Received' ELSE 'Removed' END AS charity_reporting_status,
    '2024-04-01 00:00:00.0000000' AS latest_acc_fin_period_start_date,
    '2025-03-31 00:00:00.0000000' AS latest_acc_fin_period_end_date,
    income::VARCHAR AS latest_income,
    (income * 97 // 100)::VARCHAR AS latest_expenditure,
    (1 + roll(n, 'house', 160))::VARCHAR || ' ' || CASE WHEN local THEN place.street ELSE 'Long Row' END
        AS charity_contact_address1,
    CASE WHEN local THEN place.town ELSE 'Kelderby' END AS charity_contact_address2,
    '' AS charity_contact_address3, '' AS charity_contact_address4, '' AS charity_contact_address5,
    CASE WHEN local THEN place.postcode ELSE far_postcode(n, 'charity') END AS charity_contact_postcode,
    '01632 960' || lpad(roll(n, 'phone', 1000)::VARCHAR, 3, '0') AS charity_contact_phone,
    '' AS charity_contact_email,
    'https://charity' || n::VARCHAR || '.example' AS charity_contact_web,
    CASE WHEN form < 17 THEN (90000000 + roll(n, 'company', 5600000))::VARCHAR ELSE '' END
        AS charity_company_registration_number,
    'False' AS charity_insolvent, 'False' AS charity_in_administration, '' AS charity_previously_excepted,
    '' AS charity_is_cdf_or_cif,
    CASE WHEN form BETWEEN 17 AND 29 THEN 'True' ELSE 'False' END AS charity_is_cio,
    '' AS cio_is_dissolved, '' AS date_cio_dissolution_notice,
    'We run clubs, advice and meals for people of all ages in our neighbourhood, with help from volunteers.'
        AS charity_activities,
    'True' AS charity_gift_aid,
    'False' AS charity_has_land
FROM national_charity_drawn;

CREATE OR REPLACE TEMP VIEW national_charity_annual_return_history AS
SELECT
    stamp(DATE '2026-11-02') AS date_of_extract,
    (5000000 + n)::VARCHAR AS organisation_number,
    (9000000 + n)::VARCHAR AS registered_charity_number,
    (year - 1)::VARCHAR || '-04-01 00:00:00.0000000' AS fin_period_start_date,
    year::VARCHAR || '-03-31 00:00:00.0000000' AS fin_period_end_date,
    'AR' || (year % 100)::VARCHAR AS ar_cycle_reference,
    (year + 1)::VARCHAR || '-01-31 00:00:00.0000000' AS reporting_due_date,
    year::VARCHAR || '-12-01 00:00:00.0000000' AS date_annual_return_received,
    '' AS date_accounts_received,
    (income * (100 - (2025 - year) * 3 + roll(n * 8 + year, 'growth', 7)) // 100)::VARCHAR AS total_gross_income,
    (income * (97 - (2025 - year) * 3) // 100)::VARCHAR AS total_gross_expenditure,
    '' AS accounts_qualified, 'False' AS suppression_ind, '' AS suppression_type
FROM national_charity_drawn, range(2021, 2026) AS years(year)
WHERE removed IS NULL;
