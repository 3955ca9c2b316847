-- Every live company of a country that does not exist. The columns are those of the register's basic data.
CREATE OR REPLACE TEMP VIEW national_company AS
WITH drawn AS (
    SELECT
        n,
        here(n, 'company') AS local,
        pick(getvariable('places'), n, 'company place') AS place,
        pick(getvariable('words'), n, 'one') || ' ' || pick(getvariable('words'), n, 'two') AS words,
        pick(getvariable('trades'), n, 'trade') AS trade,
        roll(n, 'category', 1000) AS kind,
        day_after(DATE '1990-01-01', 13400, n, 'since') AS since
    FROM range(getvariable('companies')) AS numbers(n)
)
SELECT
    upper(words) || ' ' || CASE
        WHEN kind < 27 THEN 'COURT MANAGEMENT COMPANY LIMITED'
        WHEN kind < 34 THEN 'ASSOCIATION'
        WHEN kind < 40 THEN 'COMMUNITY CIC'
        WHEN kind < 50 THEN 'PARTNERS LLP'
        WHEN kind < 53 THEN trade.word || ' PLC'
        ELSE trade.word || ' LTD'
    END AS "CompanyName",
    (90000000 + n)::VARCHAR AS " CompanyNumber",
    '' AS "RegAddress.CareOf",
    '' AS "RegAddress.POBox",
    (1 + roll(n, 'house', 160))::VARCHAR || ' ' || CASE WHEN local THEN place.street ELSE 'Long Row' END
        AS "RegAddress.AddressLine1",
    '' AS " RegAddress.AddressLine2",
    upper(CASE WHEN local THEN place.town ELSE pick(['Kelderby', 'Fennow', 'Jarrowby', 'Yarnbridge'], n, 'town') END)
        AS "RegAddress.PostTown",
    '' AS "RegAddress.County",
    'ENGLAND' AS "RegAddress.Country",
    CASE WHEN local THEN place.postcode ELSE far_postcode(n, 'company') END AS "RegAddress.PostCode",
    CASE
        WHEN kind < 27 THEN 'PRI/LTD BY GUAR/NSC (Private, limited by guarantee, no share capital)'
        WHEN kind < 34 THEN 'PRI/LBG/NSC (Private, Limited by guarantee, no share capital, use of ''Limited'' exemption)'
        WHEN kind < 40 THEN 'Community Interest Company'
        WHEN kind < 50 THEN 'Limited Liability Partnership'
        WHEN kind < 53 THEN 'Public Limited Company'
        ELSE 'Private Limited Company'
    END AS "CompanyCategory",
    pick(['Active', 'Active', 'Active', 'Active', 'Active', 'Active', 'Active', 'Active', 'Active',
          'Active - Proposal to Strike off', 'Liquidation'], n, 'status') AS "CompanyStatus",
    'United Kingdom' AS "CountryOfOrigin",
    '' AS "DissolutionDate",
    british(since) AS "IncorporationDate",
    '31' AS "Accounts.AccountRefDay",
    '3' AS "Accounts.AccountRefMonth",
    '31/12/2026' AS "Accounts.NextDueDate",
    '31/03/2026' AS "Accounts.LastMadeUpDate",
    pick(['MICRO ENTITY', 'TOTAL EXEMPTION FULL', 'NO ACCOUNTS FILED', 'DORMANT', 'SMALL'], n, 'accounts')
        AS "Accounts.AccountCategory",
    '' AS "Returns.NextDueDate",
    '' AS "Returns.LastMadeUpDate",
    '0' AS "Mortgages.NumMortCharges",
    '0' AS "Mortgages.NumMortOutstanding",
    '0' AS "Mortgages.NumMortPartSatisfied",
    '0' AS "Mortgages.NumMortSatisfied",
    CASE WHEN kind < 27 THEN '98000 - Residents property management' ELSE trade.sic END AS "SICCode.SicText_1",
    '' AS "SICCode.SicText_2",
    '' AS "SICCode.SicText_3",
    '' AS "SICCode.SicText_4",
    '0' AS "LimitedPartnerships.NumGenPartners",
    '0' AS "LimitedPartnerships.NumLimPartners",
    'http://business.data.example/id/company/' || (90000000 + n)::VARCHAR AS "URI",
    CASE WHEN roll(n, 'renamed', 12) = 0 THEN '01/04/2015' ELSE '' END AS "PreviousName_1.CONDATE",
    CASE WHEN roll(n, 'renamed', 12) = 0 THEN upper(words) || ' (FORMERLY) LTD' ELSE '' END AS " PreviousName_1.CompanyName",
    '' AS " PreviousName_2.CONDATE", '' AS " PreviousName_2.CompanyName",
    '' AS "PreviousName_3.CONDATE", '' AS " PreviousName_3.CompanyName",
    '' AS "PreviousName_4.CONDATE", '' AS " PreviousName_4.CompanyName",
    '' AS "PreviousName_5.CONDATE", '' AS " PreviousName_5.CompanyName",
    '' AS "PreviousName_6.CONDATE", '' AS " PreviousName_6.CompanyName",
    '' AS "PreviousName_7.CONDATE", '' AS " PreviousName_7.CompanyName",
    '' AS "PreviousName_8.CONDATE", '' AS " PreviousName_8.CompanyName",
    '' AS "PreviousName_9.CONDATE", '' AS " PreviousName_9.CompanyName",
    '' AS "PreviousName_10.CONDATE", '' AS " PreviousName_10.CompanyName",
    '14/06/2027' AS "ConfStmtNextDueDate",
    '31/05/2026' AS " ConfStmtLastMadeUpDate"
FROM drawn;
