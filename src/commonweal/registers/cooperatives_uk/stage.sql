-- Co-operatives UK: what this register adds to registers/bulk/pass.sql. The three files share these parts; a part
-- that names a column which a file does not have is not asked of it.

-- [in districts] In scope by the district of the registered office, where the release gives it.
among(getvariable('scope_districts'), "district_code")

-- [in outwards]
among(getvariable('scope_outwards'), outward_quickly("postcode"))

-- [reading postcode]
postcode_of(postcode)

-- [reading sic_code]
sic_code_of(sic_code)

-- [reading district_code]
gss_code_of(district_code)

-- [reading ward_code]
gss_code_of(ward_code)

-- [reading lsoa_code]
gss_code_of(lsoa_code)
