"""The staged columns that reconciling reads, by register and table, with their DuckDB types.

A staged file may have more columns, and a column that it lacks is null: reconciling never falls over a
register.
"""

from __future__ import annotations


def _columns(**kinds: str) -> dict[str, str]:
    """Column names by kind: `text="a b"` is two text columns."""
    types = {"text": "VARCHAR", "number": "DOUBLE", "integer": "BIGINT", "pence": "BIGINT", "date": "DATE",
             "boolean": "BOOLEAN", "geometry": "BLOB", "texts": "VARCHAR[]"}  # fmt: skip
    return {name: types[kind] for kind, names in kinds.items() for name in names.split()}


POINT = "longitude latitude easting northing"

INPUTS: dict[tuple[str, str], dict[str, str]] = {
    ("land_assets", "asset"): _columns(
        text="organisation_label organisation_uri uprn asset_code property_name"
        " property_number street_name post_town"
        " postcode postcode_district coordinate_reference_system"
        " geo_point_licensing_url tenure_type tenure_detail"
        " other_detail holding_type function_label function_uri purpose vacancy"
        " suitability_rating energy_rating"
        " land_registry_title_number inspire_url",
        number=f"{POINT} building_size_m2 land_area_ha",
        pence="building_costs_pence required_maintenance_pence",
        date="applicable_date",
        texts="flags",
    ),
    ("brownfield_land", "site"): _columns(
        text="organisation_uri organisation_label site_reference previously_part_of"
        " site_name_address site_plan_url"
        " postcode ownership_status deliverable planning_status permission_type planning_history"
        " hazardous_substances notes",
        number=f"{POINT} hectares",
        integer="net_dwellings_from net_dwellings_to",
        date="permission_date first_added_date last_updated_date end_date",
        texts="flags",
    ),
    ("community_value", "listing"): _columns(
        text="reference name address_text postcode description organisation nominating_group decision"
        " interested_group notes uprn",
        number=POINT,
        geometry="geometry",
        date="nomination_date decision_date expiry_date notification_to_sell_date protected_period_start_date"
        " entry_date start_date end_date",
        texts="flags",
    ),
    ("corporate_ownership", "title"): _columns(
        text="title_number tenure property_address district county region postcode multiple_address_indicator"
        " proprietor_name_1 proprietor_name_2 proprietor_name_3 proprietor_name_4"
        " company_number_1 company_number_2"
        " company_number_3 company_number_4 proprietorship_category_1 proprietorship_category_2"
        " proprietorship_category_3 proprietorship_category_4"
        " additional_proprietor_indicator change_indicator"
        " edition",
        pence="price_paid_pence",
        date="date_proprietor_added change_date",
    ),
    ("inspire_polygons", "polygon"): _columns(
        text="inspire_id national_cadastral_reference",
        number=f"{POINT} area_m2",
        geometry="geometry",
    ),
    ("charity_commission", "charity"): _columns(
        integer="organisation_number linked_charity_number",
        text="registered_charity_number charity_name charity_type charity_registration_status"
        " charity_reporting_status charity_contact_address1 charity_contact_address2 charity_contact_address3"
        " charity_contact_address4 charity_contact_address5 charity_contact_postcode charity_contact_web"
        " charity_company_registration_number charity_activities",
        date="date_of_extract date_of_registration date_of_removal latest_acc_fin_period_end_date",
        number="latest_income latest_expenditure",
        boolean="charity_insolvent charity_in_administration charity_previously_excepted charity_is_cio"
        " cio_is_dissolved charity_has_land",
    ),
    ("charity_commission", "charity_annual_return_history"): _columns(
        text="registered_charity_number",
        date="fin_period_end_date",
        number="total_gross_income total_gross_expenditure",
    ),
    ("charity_commission", "charity_annual_return_parta"): _columns(
        text="registered_charity_number",
        date="fin_period_end_date",
        integer="count_volunteers",
        boolean="charity_has_trading_subsidiary",
    ),
    ("charity_commission", "charity_annual_return_partb"): _columns(
        text="registered_charity_number",
        date="fin_period_end_date",
        number="income_total_income_and_endowments expenditure_total",
        integer="count_employees",
        boolean="consolidated_accounts",
    ),
    ("charity_commission", "charity_classification"): _columns(
        text="registered_charity_number classification_code classification_type classification_description",
        integer="linked_charity_number",
    ),
    ("charity_commission", "charity_other_names"): _columns(
        text="registered_charity_number charity_name", integer="linked_charity_number"
    ),
    ("companies_house", "company"): _columns(
        text="company_number company_name address_line_1 address_line_2 post_town county"
        " country postcode care_of"
        " po_box company_category company_status country_of_origin accounts_category sic_code_1 sic_code_2"
        " sic_code_3 sic_code_4 previous_name_1 previous_name_2 previous_name_3"
        " previous_name_4 previous_name_5"
        " previous_name_6 previous_name_7 previous_name_8 previous_name_9 previous_name_10 uri",
        date="incorporation_date dissolution_date accounts_last_made_up_date",
    ),
    ("fca_mutuals", "society"): _columns(
        text="society_number society_suffix full_registration_number society_name"
        " registered_as society_address"
        " postcode registration_act sic_code reporting_classification society_status",
        date="registration_date deregistration_date",
    ),
    ("cooperatives_uk", "organisation"): _columns(
        text="cuk_organisation_id registered_number registrar registered_name"
        " trading_name legal_form street city"
        " state_province postcode uk_nation sic_code sic_section sector"
        " ownership_classification registered_status"
        " website district_code ward_code lsoa_code description",
        date="incorporation_date dissolved_date",
    ),
    ("cooperatives_uk", "economy"): _columns(
        text="cuk_organisation_id economic_year",
        pence="turnover_pence profit_before_tax_pence member_funds_pence",
        integer="memberships employees",
        boolean="is_most_recent",
        date="year_end_date",
    ),
    ("postcodes", "postcode"): _columns(
        text="postcode outward district_code ward_code lsoa_code", number=POINT, date="introduced terminated"
    ),
    ("boundaries", "area"): _columns(text="level code name parent_code vintage", geometry="geometry"),
    ("public_bodies", "body"): _columns(
        text="organisation name website statistical_geography opendatacommunities local_authority_type"
        " government_organisation combined_authority company region",
        date="start_date end_date",
    ),
}
