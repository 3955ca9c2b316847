"""Organisations in a snapshot: merged facts, forms, places, years, and what is counted once."""

from datetime import date

from small_registers import built, outline, point, rows, staged

GUARANTEE = "PRI/LTD BY GUAR/NSC (Private, limited by guarantee, no share capital)"


def charity(number, name, **values):
    return {
        "registered_charity_number": str(number),
        "linked_charity_number": 0,
        "charity_name": name,
    } | values


def test_a_charity_and_its_company_are_one_organisation_with_both_entries(tmp_path):
    snapshot = built(
        tmp_path,
        staged(
            tmp_path, "charity_commission", "charity",
            [charity(1100001, "Dock Arts", charity_type="Charitable company") | {
                "charity_company_registration_number": "1234569"}],
        ),
        staged(
            tmp_path, "companies_house", "company",
            [{"company_number": "01234569", "company_name": "DOCK ARTS LIMITED",
              "company_category": GUARANTEE}],
        ),
    )  # fmt: skip
    assert rows(snapshot, "organisations", "organisation_id", "name", "legal_form", "identifiers") == [
        ("GB-CHC-1100001", "Dock Arts", "charitable company", ["GB-CHC-1100001", "GB-COH-01234569"])
    ]
    assert rows(snapshot, "organisation_links", "left", "right", "guard") == [
        ("GB-CHC-1100001", "GB-COH-01234569", "the names agree")
    ]


def test_linked_charities_are_counted_once_and_named(tmp_path):
    listed = [charity(1100001, "Diocese"), charity(1100001, "Fabric Fund", linked_charity_number=1)]
    snapshot = built(tmp_path, staged(tmp_path, "charity_commission", "charity", listed))
    assert rows(snapshot, "organisations", "name") == ["Diocese"]
    linked = [
        row["value"]
        for row in snapshot.read("organisation_facts").to_pylist()
        if row["field"] == "linked_charity"
    ]
    assert linked == ["Fabric Fund"]


def test_an_incorporated_charity_listed_twice_without_a_number_is_counted_once(tmp_path):
    snapshot = built(
        tmp_path,
        staged(
            tmp_path, "charity_commission", "charity",
            [charity(1155555, "Quay Trust", charity_is_cio=True, charity_contact_postcode="AV1 1AA")],
        ),
        staged(
            tmp_path, "companies_house", "company",
            [{"company_number": "CE001234", "company_name": "QUAY TRUST", "postcode": "AV1 1AA",
              "company_category": "Charitable Incorporated Organisation"}],
        ),
    )  # fmt: skip
    assert rows(snapshot, "organisations", "organisation_id", "in_social_economy", "flags") == [
        ("GB-CHC-1155555", True, []),
        ("GB-COH-CE001234", False, ["probably_counted_by_its_charity"]),
    ]


def test_ordinary_companies_are_left_out_unless_a_charity_declares_them(tmp_path):
    companies = [
        {
            "company_number": "01000001",
            "company_name": "PLAIN LTD",
            "company_category": "Private Limited Company",
        },
        {
            "company_number": "01000002",
            "company_name": "KITCHEN CIC",
            "company_category": "Community Interest Company",
        },
    ]
    snapshot = built(tmp_path, staged(tmp_path, "companies_house", "company", companies))
    assert rows(snapshot, "organisations", "name", "legal_form") == [
        ("KITCHEN CIC", "community interest company")
    ]


def test_an_agents_default_address_is_flagged(tmp_path):
    company = {
        "company_number": "01000002", "company_name": "KITCHEN CIC",
        "company_category": "Community Interest Company", "po_box": "4385", "post_town": "CARDIFF",
        "postcode": "CF14 8LH",
    }  # fmt: skip
    snapshot = built(tmp_path, staged(tmp_path, "companies_house", "company", [company]))
    assert rows(snapshot, "organisations", "flags") == [["default_address"]]


def test_district_by_postcode_and_those_outside_are_left_out(tmp_path):
    postcodes = [
        {"postcode": "AV1 1AA", "outward": "AV1", **point(345_000, 395_000)},
        {"postcode": "AV9 9ZZ", "outward": "AV9", **point(300_000, 300_000)},
    ]
    charities = [
        charity(1100001, "Here", charity_contact_postcode="AV1 1AA"),
        charity(1100002, "There", charity_contact_postcode="AV9 9ZZ"),
    ]
    snapshot = built(
        tmp_path,
        outline(tmp_path),
        staged(tmp_path, "postcodes", "postcode", postcodes),
        staged(tmp_path, "charity_commission", "charity", charities),
    )
    assert rows(snapshot, "organisations", "name", "district_code") == [("Here", "E08999901")]


def test_the_latest_year_is_shown_and_all_years_are_kept(tmp_path):
    years = [
        {
            "registered_charity_number": "1100001",
            "fin_period_end_date": date(year, 3, 31),
            "total_gross_income": income,
        }
        for year, income in ((2024, 900), (2025, 1200))
    ]
    snapshot = built(
        tmp_path,
        staged(tmp_path, "charity_commission", "charity", [charity(1100001, "Dock Arts")]),
        staged(tmp_path, "charity_commission", "charity_annual_return_history", years),
    )
    assert rows(snapshot, "organisations", "income_pence", "income_year_end") == [
        (120_000, date(2025, 3, 31))
    ]
    assert rows(snapshot, "organisation_years", "income_pence") == [90_000, 120_000]


def test_an_organisation_that_no_register_has_any_more_is_closed_not_deleted(tmp_path):
    first = built(
        tmp_path, staged(tmp_path, "charity_commission", "charity", [charity(1, "Gone"), charity(2, "Stays")])
    )
    second = built(
        tmp_path, staged(tmp_path, "charity_commission", "charity", [charity(2, "Stays")]), former=first
    )
    assert rows(second, "organisations", "name", "status", "closed_on") == [
        ("Gone", "closed", date(2026, 6, 1)),
        ("Stays", "active", None),
    ]
