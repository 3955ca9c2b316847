-- The words by which an organisation is found: its name, where it is, what it does, and its register numbers.
CREATE OR REPLACE TABLE words AS
SELECT
    organisations.organisation_id AS id,
    plain(organisations.name) AS name,
    plain(concat_ws(' ',
        organisations.address, organisations.postcode, replace(organisations.postcode, ' ', ''),
        districts.name, wards.name
    )) AS place,
    plain(concat_ws(' ', organisations.legal_form, organisations.sector, organisations.activities)) AS words,
    plain(concat_ws(' ',
        array_to_string(organisations.identifiers, ' '),
        array_to_string(list_transform(organisations.identifiers, lambda one: split_part(one, '-', 3)), ' ')
    )) AS codes
FROM organisations
LEFT JOIN districts ON districts.code = organisations.district_code
LEFT JOIN wards ON wards.code = organisations.ward_code;
