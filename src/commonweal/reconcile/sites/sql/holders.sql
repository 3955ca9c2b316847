-- Title: every name under which a title is held, with its category and company number.

CREATE TABLE holder_name AS
SELECT name, category, min(company_number) AS company_number
FROM (
    SELECT
        unnest([proprietor_name_1, proprietor_name_2, proprietor_name_3, proprietor_name_4]) AS name,
        unnest([proprietorship_category_1, proprietorship_category_2, proprietorship_category_3,
                proprietorship_category_4]) AS category,
        unnest([company_number_1, company_number_2, company_number_3, company_number_4]) AS company_number
    FROM corporate_ownership_title
)
WHERE name IS NOT NULL
GROUP BY name, category
ORDER BY name, category;
