-- Register of charities: what this register adds to registers/bulk/pass.sql. The twelve tables share these parts; a
-- part that names a column which a table does not have is not asked of it.

-- [doubtful] An organisation's number is all digits.
integer_of_digits("organisation_number") IS NULL OR integer_of_digits("registered_charity_number") IS NULL

-- [doubtful status] A tab too many in the name of a charity whose last cell is blank still gives the right number of
-- cells, each one place too far; then the status is none.
coalesce("charity_registration_status", '') NOT IN ('Registered', 'Removed')

-- [in charities] A table without addresses is cut to the charities that were kept.
among(getvariable('scope_charities'), "organisation_number")

-- [in outwards] By the charity's postcode; a linked charity without an address waits for its main charity.
among(getvariable('scope_outwards'), outward_quickly("charity_contact_postcode"))
OR ("linked_charity_number" <> '0' AND is_empty("charity_contact_postcode"))

-- [narrowed when in outwards] A linked charity without an address is in scope where its main charity is.
among(getvariable('scope_outwards'), outward_quickly("charity_contact_postcode"))
OR "registered_charity_number" IN (
    SELECT registered_charity_number FROM rows
    WHERE linked_charity_number = '0'
        AND among(getvariable('scope_outwards'), outward_quickly(charity_contact_postcode))
)

-- [reading charity_contact_postcode]
postcode_of(charity_contact_postcode)

-- [reading charity_company_registration_number]
text_of(charity_company_registration_number)

-- [problems]
SELECT
    row, 'organisation_number' AS column_name, 'bad_organisation_number' AS code, 'refused' AS severity,
    left(organisation_number, 80) AS found, 'digits alone' AS expected,
    'Look for a tab or a line break inside a cell before this one.' AS mend
FROM rows
WHERE NOT is_empty(organisation_number) AND integer_of_digits(organisation_number) IS NULL
UNION ALL
SELECT
    row, 'registered_charity_number', 'bad_charity_number', 'refused', left(registered_charity_number, 80),
    'digits alone', 'Look for a tab or a line break inside a cell before this one.'
FROM rows
WHERE NOT is_empty(registered_charity_number) AND integer_of_digits(registered_charity_number) IS NULL

-- [problems status]
SELECT
    row, 'charity_registration_status' AS column_name, 'shifted_cells' AS code, 'refused' AS severity,
    left(coalesce("charity_registration_status", ''), 80) AS found, 'Registered or Removed' AS expected,
    'Look for a tab inside a cell before this one.' AS mend
FROM rows
WHERE coalesce("charity_registration_status", '') NOT IN ('Registered', 'Removed')
