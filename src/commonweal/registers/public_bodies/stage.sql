-- Organisations of planning.data.gov.uk: what this register adds to registers/bulk/pass.sql.

-- [reading company]
coalesce(company_number_of(company), text_of(company))
