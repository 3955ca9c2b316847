-- Mutuals Public Register: what this register adds to registers/bulk/pass.sql.

-- [doubtful]
society_number_of("full_registration_number") IS NULL

-- [in outwards] In scope by the postcode at the end of the address.
among(getvariable('scope_outwards'), split_part(postcode_at_end("society_address"), ' ', 1))

-- [reading full_registration_number]
society_number_of(full_registration_number)

-- [reading postcode]
postcode_at_end(society_address)

-- [reading sic_code]
sic_code_of(sic_code)

-- [problems]
SELECT
    row, 'full_registration_number' AS column_name, 'bad_society_number' AS code, 'refused' AS severity,
    left(full_registration_number, 80) AS found, 'digits with a suffix such as R, RS, C or CUS' AS expected,
    'Ask the Financial Conduct Authority for the row as it should be.' AS mend
FROM rows
WHERE NOT is_empty(full_registration_number) AND society_number_of(full_registration_number) IS NULL
