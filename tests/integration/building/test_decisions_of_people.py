"""Decisions are read from a file with their reasons, and replay on every build."""

import pytest

from commonweal.reconcile.decisions import DecisionError, Decisions
from small_registers import asset, built, rows, staged, title

WHY = 'reason = "seen on the spot"\nby = "steward"\non = 2026-03-01\n'


def decided(tmp_path, text):
    """The decisions in a file of this text."""
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    return Decisions.load(path)


def two_assets(tmp_path):
    return staged(tmp_path, "land_assets", "asset", [asset("A1", property_name="Hall"), asset("A2")])


def test_merge_makes_one_site_of_two_rows_of_one_edition(tmp_path):
    keys = '["land_assets:avonmere-city-council:A1", "land_assets:avonmere-city-council:A2"]'
    decisions = decided(tmp_path, f"[[merge]]\ntogether = {keys}\n{WHY}")
    assert rows(built(tmp_path, two_assets(tmp_path), decisions=decisions), "sites", "asset_codes") == [
        ["A1", "A2"]
    ]


def test_split_keeps_apart_what_a_title_number_joins(tmp_path):
    files = (
        staged(tmp_path, "land_assets", "asset", [asset("A1", land_registry_title_number="AV1")]),
        staged(tmp_path, "corporate_ownership", "title", [title("AV1")]),
    )
    keys = '["land_assets:avonmere-city-council:A1", "corporate_ownership:AV1"]'
    decisions = decided(tmp_path, f"[[split]]\napart = {keys}\n{WHY}")
    assert len(rows(built(tmp_path, *files, decisions=decisions), "sites", "site_id")) == 2


def test_a_correction_is_shown_before_every_register_and_cites_the_file(tmp_path):
    decisions = decided(
        tmp_path,
        '[[correct]]\nrecord = "land_assets:avonmere-city-council:A1"\n'
        f'field = "name"\nvalue = "New Hall"\n{WHY}',
    )
    snapshot = built(tmp_path, two_assets(tmp_path), decisions=decisions)
    assert "New Hall" in rows(snapshot, "sites", "name")
    facts = snapshot.read("site_facts").to_pylist()
    names = {row["value"]: row["source_id"] for row in facts if row["field"] == "name"}
    assert set(names) == {"Hall", "New Hall", "A2"}
    assert names["New Hall"].startswith("decisions:")
    assert names["New Hall"] in rows(snapshot, "sources", "source_id")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[merge]]\ntogether = ['one']\n" + WHY, "needs at least two record keys"),
        ("[[merge]]\ntogether = ['one', 'two']\nreason = 'x'\nby = 'y'\n", "has no date"),
        ("[[correct]]\nrecord = 'a'\nfield = 'owner_id'\nvalue = 'b'\n" + WHY, "cannot be corrected"),
        ("[[join]]\n", "a decision is split, merge or correct"),
        ("not toml", "cannot be read"),
    ],
)
def test_a_decision_that_cannot_be_followed_is_refused_with_a_sentence(tmp_path, text, said):
    with pytest.raises(DecisionError, match=said):
        decided(tmp_path, text)


@pytest.mark.parametrize(
    ("decision", "organisations", "asked"),
    [
        ("", [["GB-CHC-1155555"], ["GB-COH-CE001234"]], 1),
        ("[[merge]]\ntogether = {pair}\n" + WHY, [["GB-CHC-1155555", "GB-COH-CE001234"]], 0),
        ("[[split]]\napart = {pair}\n" + WHY, [["GB-CHC-1155555"], ["GB-COH-CE001234"]], 0),
    ],
)
def test_two_entries_of_organisations_are_what_people_decided(tmp_path, decision, organisations, asked):
    charity = {
        "registered_charity_number": "1155555",
        "linked_charity_number": 0,
        "charity_name": "Quay Trust",
        "charity_is_cio": True,
        "charity_contact_postcode": "AV1 1AA",
    }
    company = {
        "company_number": "CE001234",
        "company_name": "QUAY TRUST",
        "postcode": "AV1 1AA",
        "company_category": "Charitable Incorporated Organisation",
    }
    snapshot = built(
        tmp_path,
        staged(tmp_path, "charity_commission", "charity", [charity]),
        staged(tmp_path, "companies_house", "company", [company]),
        decisions=decided(tmp_path, decision.format(pair='["GB-CHC-1155555", "GB-COH-CE001234"]')),
    )
    assert rows(snapshot, "organisations", "identifiers") == organisations
    assert len(rows(snapshot, "organisation_reviews", "left")) == asked
