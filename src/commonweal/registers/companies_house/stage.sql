-- Companies House, basic company data: what this register adds to registers/bulk/pass.sql.

-- [doubtful] A company's number has eight characters. What is a placeholder elsewhere (12345678) is a company here.
NOT regexp_full_match("company_number", '[A-Z0-9]{8}')

-- [in outwards] In scope by the postcode of the registered office.
among(getvariable('scope_outwards'), outward_quickly("postcode"))

-- [reading company_number]
compact(company_number)

-- [reading postcode]
postcode_of(postcode)

-- [reading sic_code_1] "64205 - Activities of ..." is staged as 64205, "None Supplied" as nothing.
sic_code_of(sic_code_1)

-- [reading sic_code_2]
sic_code_of(sic_code_2)

-- [reading sic_code_3]
sic_code_of(sic_code_3)

-- [reading sic_code_4]
sic_code_of(sic_code_4)

-- [problems]
SELECT
    row, 'company_number' AS column_name, 'bad_company_number' AS code, 'refused' AS severity,
    left(company_number, 80) AS found, '8 digits, or 2 letters and 6 digits' AS expected,
    'Ask Companies House for the row as it should be.' AS mend
FROM rows
WHERE NOT is_empty(company_number) AND NOT regexp_full_match(compact(company_number), '[A-Z0-9]{8}')
UNION ALL
SELECT
    row, 'postcode', 'bad_postcode', 'warning', left(postcode, 80), 'a whole postcode such as L1 8JQ',
    'The company is kept without a postcode.'
FROM rows
WHERE NOT is_empty(postcode) AND postcode_of(postcode) IS NULL
