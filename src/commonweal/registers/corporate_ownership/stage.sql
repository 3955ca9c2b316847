-- HM Land Registry, corporate ownership: what this register adds to registers/bulk/pass.sql.

-- [doubtful] A row without a title number cannot be joined to anything.
NOT regexp_full_match("title_number", '[A-Z]{0,4}[0-9]{1,7}[A-Z]?')

-- [in district_names] In scope by the district's name, which the register writes in capitals.
among(getvariable('scope_district_names'), upper(trim("district")))

-- [in outwards] Where the region names no district: by postcode.
among(getvariable('scope_outwards'), outward_quickly("postcode"))

-- [reading title_number]
title_number_of(title_number)

-- [reading postcode]
postcode_of(postcode)

-- [reading company_number_1]
coalesce(company_number_of(company_number_1), text_of(company_number_1))

-- [reading company_number_2]
coalesce(company_number_of(company_number_2), text_of(company_number_2))

-- [reading company_number_3]
coalesce(company_number_of(company_number_3), text_of(company_number_3))

-- [reading company_number_4]
coalesce(company_number_of(company_number_4), text_of(company_number_4))

-- [reading edition]
getvariable('edition')

-- [problems]
SELECT
    row, 'title_number' AS column_name, 'bad_title_number' AS code, 'refused' AS severity,
    left(title_number, 80) AS found, 'letters and digits such as MS123456' AS expected,
    'Ask HM Land Registry for the row as it should be.' AS mend
FROM rows
WHERE NOT is_empty(title_number) AND title_number_of(title_number) IS NULL
UNION ALL
SELECT
    row, 'postcode', 'bad_postcode', 'warning', left(postcode, 80), 'a whole postcode such as L1 8JQ',
    'The title is kept without a postcode.'
FROM rows
WHERE NOT is_empty(postcode) AND postcode_of(postcode) IS NULL
UNION ALL
SELECT
    row, 'tenure', 'unknown_tenure', 'warning', left(tenure, 80), 'Freehold or Leasehold',
    'The title is kept as it stands.'
FROM rows
WHERE NOT is_empty(tenure) AND text_of(tenure) NOT IN ('Freehold', 'Leasehold')
UNION ALL
SELECT
    row, 'proprietorship_category_' || place, 'unknown_category', 'warning', left(category, 80),
    'one of the 22 categories of proprietorship', 'The title is kept as it stands.'
FROM (
    SELECT
        row, unnest([1, 2, 3, 4]) AS place,
        unnest([
            proprietorship_category_1, proprietorship_category_2, proprietorship_category_3, proprietorship_category_4
        ]) AS category
    FROM rows
)
WHERE NOT is_empty(category)
    AND text_of(category) NOT IN (
        'Local Authority', 'County Council', 'Corporate Body', 'Limited Company or Public Limited Company',
        'Limited Liability Partnership', 'Unlimited Company',
        'Registered Society (Company)', 'Registered Society (Corporate Body)',
        'Industrial and Provident Society (Company)', 'Industrial and Provident Society (Corporate Body)',
        'Community Benefit Society (Company)', 'Community Benefit Society (Corporate Body)',
        'Co-operative Society (Company)', 'Co-operative Society (Corporate Body)',
        'Housing Association/Society (Company)', 'Housing Association/Society (Corporate Body)',
        'Housing Association Registered Society (Company)', 'Housing Association Registered Society (Corporate Body)',
        'Housing Association Community Benefit Society (Company)',
        'Housing Association Community Benefit Society (Corporate Body)',
        'Housing Association Co-operative Society (Company)',
        'Housing Association Co-operative Society (Corporate Body)'
    )
UNION ALL
SELECT
    row, 'change_indicator', 'unknown_change', 'warning', left(change_indicator, 80), 'A or D',
    'The title is kept as it stands.'
FROM rows
WHERE NOT is_empty(change_indicator) AND text_of(change_indicator) NOT IN ('A', 'D')
