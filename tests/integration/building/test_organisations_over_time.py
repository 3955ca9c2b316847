"""What one build leaves to the next of organisations: who appeared, changed and closed, by whose date."""

import json
from datetime import date

import pytest

from small_registers import built, rows, staged

OLD, NEW = date(2026, 1, 1), date(2026, 5, 1)


def charity(number, name="Dock Arts", dated=OLD, **values):
    return {
        "registered_charity_number": str(number), "linked_charity_number": 0, "charity_name": name,
        "charity_type": "CIO", "date_of_extract": dated,
    } | values  # fmt: skip


def charities(tmp_path, *listed, dated=OLD):
    return staged(tmp_path, "charity_commission", "charity", listed, dated=dated)


def societies(tmp_path, *listed, dated=OLD):
    return staged(tmp_path, "fca_mutuals", "society", listed, dated=dated)


def society(number, **values):
    return {
        "full_registration_number": str(number), "society_number": str(number), "society_name": "Ferry Homes",
        "registered_as": "Community Benefit Society", "society_status": "Registered",
    } | values  # fmt: skip


def company(number, **values):
    return {
        "company_number": number, "company_name": "KITCHEN CIC", "company_status": "Active",
        "company_category": "Community Interest Company",
    } | values  # fmt: skip


def events(snapshot):
    return rows(snapshot, "organisation_events", "organisation_id", "on", "kind", "was", "became")


def test_the_first_build_has_no_changes_to_tell(tmp_path):
    assert events(built(tmp_path, charities(tmp_path, charity(1100001)))) == []


def test_an_organisation_that_a_newer_file_has_appeared(tmp_path):
    first = built(tmp_path, charities(tmp_path, charity(1100001)))
    both = charities(tmp_path, charity(1100001), charity(1100002, dated=NEW), dated=NEW)
    assert events(built(tmp_path, both, former=first)) == [
        ("GB-CHC-1100002", NEW, "appeared in a register", None, "charity_commission")
    ]


def test_a_register_that_was_not_read_before_makes_nothing_appear(tmp_path):
    first = built(tmp_path, charities(tmp_path, charity(1100001)))
    more = societies(tmp_path, society("999"), dated=NEW)
    assert events(built(tmp_path, charities(tmp_path, charity(1100001)), more, former=first)) == []


@pytest.mark.parametrize(
    ("column", "before", "after", "kind", "was", "became"),
    [
        ("charity_name", "Dock Arts", "Quay Arts", "name changed", "Dock Arts", "Quay Arts"),
        ("charity_insolvent", False, True, "status changed", "active", "insolvent"),
        ("charity_contact_address1", "1 Quay", "2 Quay", "address changed", "1 Quay", "2 Quay"),
        ("charity_contact_postcode", "AV1 1AA", "AV1 1AB", "address changed", "AV1 1AA", "AV1 1AB"),
        (
            "charity_type", "CIO", "Trust", "legal_form changed", "charitable incorporated organisation",
            "charitable trust",
        ),
    ],
)  # fmt: skip
def test_a_field_that_changed_is_told_before_and_after(tmp_path, column, before, after, kind, was, became):
    first = built(tmp_path, charities(tmp_path, charity(1100001, **{column: before})))
    later = charities(tmp_path, charity(1100001, dated=NEW, **{column: after}), dated=NEW)
    assert events(built(tmp_path, later, former=first)) == [("GB-CHC-1100001", NEW, kind, was, became)]


def test_a_change_names_the_file_and_the_row_that_show_it(tmp_path):
    first = built(tmp_path, charities(tmp_path, charity(1100001)))
    later = charities(tmp_path, charity(1100001, "Quay Arts", dated=NEW), dated=NEW)
    second = built(tmp_path, later, former=first)
    assert rows(second, "organisation_events", "source_id", "row") == [(later.source.source_id, 2)]


@pytest.mark.parametrize(
    ("make", "entry", "ending", "identifier", "kind"),
    [
        (
            charities,
            charity(1100001),
            {"date_of_removal": date(2026, 3, 9)},
            "GB-CHC-1100001",
            "charity removed",
        ),
        (
            societies,
            society("999"),
            {"deregistration_date": date(2026, 3, 9)},
            "GB-MPR-999",
            "society deregistered",
        ),
    ],
)
def test_an_ending_has_the_registers_own_date(tmp_path, make, entry, ending, identifier, kind):
    first = built(tmp_path, make(tmp_path, entry))
    second = built(tmp_path, make(tmp_path, entry | ending, dated=NEW), former=first)
    assert events(second) == [(identifier, date(2026, 3, 9), kind, identifier, None)]
    assert rows(second, "organisations", "status", "closed_on") == [("closed", date(2026, 3, 9))]


def test_a_company_that_was_dissolved_has_the_registers_own_date(tmp_path):
    before = staged(tmp_path, "companies_house", "company", [company("01000002")], dated=OLD)
    ended = [company("01000002", dissolution_date=date(2026, 3, 9))]
    after = staged(tmp_path, "companies_house", "company", ended, dated=NEW)
    assert events(built(tmp_path, after, former=built(tmp_path, before))) == [
        ("GB-COH-01000002", date(2026, 3, 9), "company dissolved", "GB-COH-01000002", None)
    ]


def test_an_organisation_that_its_register_has_no_more_left_it_and_is_closed(tmp_path):
    first = built(tmp_path, charities(tmp_path, charity(1100001), charity(1100002)))
    second = built(tmp_path, charities(tmp_path, charity(1100001), dated=NEW), former=first)
    assert events(second) == [
        ("GB-CHC-1100002", date(2026, 6, 1), "left a register", "charity_commission", None)
    ]
    assert rows(second, "organisations", "organisation_id", "status") == [
        ("GB-CHC-1100001", "active"), ("GB-CHC-1100002", "closed"),
    ]  # fmt: skip


def test_a_register_that_was_not_read_this_time_closes_nothing(tmp_path):
    first = built(tmp_path, charities(tmp_path, charity(1100001)), societies(tmp_path, society("999")))
    second = built(tmp_path, charities(tmp_path, charity(1100001)), former=first)
    assert events(second) == []
    assert rows(second, "organisations", "organisation_id", "status", "closed_on") == [
        ("GB-CHC-1100001", "active", None), ("GB-MPR-999", "active", None),
    ]  # fmt: skip


def test_another_register_asked_is_no_change_of_name(tmp_path):
    """The company still has the name that was shown before the charity register was read."""
    form = "PRI/LTD BY GUAR/NSC (Private, limited by guarantee, no share capital)"
    companies = staged(
        tmp_path, "companies_house", "company",
        [company("01234569", company_name="DOCK ARTS LIMITED", company_category=form)], dated=OLD,
    )  # fmt: skip
    first = built(tmp_path, companies)
    declared = charity(
        1100001, charity_type="Charitable company", charity_company_registration_number="01234569"
    )
    second = built(tmp_path, companies, charities(tmp_path, declared), former=first)
    assert rows(second, "organisations", "organisation_id", "name") == [("GB-COH-01234569", "Dock Arts")]
    assert events(second) == []


def test_what_happened_stays_told_and_is_told_once(tmp_path):
    first = built(tmp_path, charities(tmp_path, charity(1100001), charity(1100002)))
    newer = charities(tmp_path, charity(1100001, "Quay Arts", date_of_removal=date(2026, 3, 9)), dated=NEW)
    second = built(tmp_path, newer, former=first)
    third = built(tmp_path, newer, former=second)
    assert [kind for _, _, kind, _, _ in events(second)] == [
        "name changed",
        "charity removed",
        "left a register",
    ]
    assert events(third) == events(second)
    assert set(rows(third, "organisation_events", "source_id")) - {None} <= set(
        rows(third, "sources", "source_id")
    )


def test_a_snapshot_of_an_earlier_version_still_leaves_its_ids(tmp_path):
    """It has no table of events; it is whole all the same."""
    first = built(tmp_path, charities(tmp_path, charity(1100001)))
    manifest = json.loads((first.folder / "manifest.json").read_text())
    del manifest["tables"]["organisation_events"]
    (first.folder / "manifest.json").write_text(json.dumps(manifest))
    first.table("organisation_events").unlink()
    former = type(first).open(first.folder)
    second = built(tmp_path, charities(tmp_path, charity(1100001, "Quay Arts")), former=former)
    assert former.read("organisation_events").num_rows == 0
    assert [kind for _, _, kind, _, _ in events(second)] == ["name changed"]
