"""The regression list of joins: what is joined by a guarded identifier, and what is left for a person."""

import pytest

from commonweal.reconcile.organisations.declared import Entry, pointers
from commonweal.reconcile.organisations.joining import join_entries


def charity(number, name, declares=None, postcode=None, form="charitable company"):
    return Entry(
        org_id=f"GB-CHC-{number}", register="charity_commission", number=number, name=name, postcode=postcode,
        declares=declares, form=form,
    )  # fmt: skip


def company(number, name, postcode=None, form="company limited by guarantee"):
    return Entry(
        org_id=f"GB-COH-{number}",
        register="companies_house",
        number=number,
        name=name,
        postcode=postcode,
        form=form,
    )


def society(number, name, postcode=None):
    return Entry(
        org_id=f"GB-MPR-{number}", register="fca_mutuals", number=number, name=name, postcode=postcode
    )


def cooperative(number, name, declares, registrar):
    return Entry(
        org_id=f"GB-COOP-{number}", register="cooperatives_uk", number=number, name=name, declares=declares,
        registrar=registrar,
    )  # fmt: skip


def joined(*entries):
    """The clusters of more than one entry, and the reasons of the reviews."""
    found = [pointers(entry) for entry in entries]
    result = join_entries(
        {entry.org_id: entry for entry in entries},
        {entry.org_id: frozenset({entry.name}) for entry in entries},
        [one for some, _ in found for one in some],
    )
    clusters = {}
    for org_id, root in result.root_of.items():
        clusters.setdefault(root, set()).add(org_id)
    reviews = [*result.reviews, *(one for _, some in found for one in some)]
    return [some for some in clusters.values() if len(some) > 1], [one.reason for one in reviews]


def test_a_declared_number_with_the_same_name_joins():
    clusters, reviews = joined(
        charity("1100001", "Dock Arts", "01234569"), company("01234569", "DOCK ARTS LIMITED")
    )
    assert (clusters, reviews) == ([{"GB-CHC-1100001", "GB-COH-01234569"}], [])


def test_a_declared_number_with_the_same_postcode_joins():
    entries = (
        charity("1100001", "Dock Arts", "1234569", "L1 1AA"),
        company("01234569", "QUAY PLAYERS", "L1 1AA"),
    )
    assert joined(*entries)[0] == [{"GB-CHC-1100001", "GB-COH-01234569"}]


@pytest.mark.parametrize(
    "placeholder", ["12345678", "01234567", "00000000", "0", "000000", "111111", "999999"]
)
def test_placeholders_never_link(placeholder):
    clusters, reviews = joined(
        charity("1100001", "Dock Arts", placeholder), company(placeholder.zfill(8), "DOCK ARTS LIMITED")
    )
    assert (clusters, reviews) == ([], ["a placeholder instead of a number"])


def test_a_typing_error_in_a_declared_number_is_left_for_review():
    clusters, reviews = joined(
        charity("108557", "Bogside Forum", "NI653679"), company("NI653679", "LOUGH FISHERIES C.I.C.")
    )
    assert (clusters, reviews) == ([], ["neither name nor postcode agrees"])


def test_a_charity_number_in_the_place_of_a_company_number_is_the_wrong_scheme():
    clusters, reviews = joined(
        charity("212481", "Royal Players", "00212481"), company("00212481", "ROYAL PLAYERS LTD")
    )
    assert (clusters, reviews) == ([], ["the charity's own number declared as a company number"])


def test_a_scottish_number_that_is_an_unrelated_company_is_not_followed():
    clusters, reviews = joined(
        charity("1100001", "Sight Help", "SC033518"), company("SC033518", "HIGHLAND HAULAGE LTD")
    )
    assert (clusters, reviews) == ([], ["neither name nor postcode agrees"])


def test_one_society_under_several_numbers_at_companies_house():
    clusters, _ = joined(
        society("129CUS", "Leith Credit Union Limited"),
        company("RS00129S", "LEITH CREDIT UNION LIMITED"),
        company("IP000129", "LEITH CREDIT UNION LIMITED"),
    )
    assert clusters == [{"GB-MPR-129CUS", "GB-COH-RS00129S", "GB-COH-IP000129"}]


def test_an_old_society_number_is_the_new_ones():
    clusters, _ = joined(society("10002R", "Mill Society"), company("IP10002R", "MILL SOCIETY LIMITED"))
    assert clusters == [{"GB-MPR-10002R", "GB-COH-IP10002R"}]


def test_a_number_made_from_a_societys_needs_the_name_and_not_the_postcode_alone():
    clusters, _ = joined(
        society("10002R", "Mill Society", "L1 1AA"), company("IP10002R", "OTHER CLUB", "L1 1AA")
    )
    assert clusters == []


def test_names_alone_join_nothing():
    halls = [charity(f"11000{at:02}", "Village Hall", postcode="L1 1AA") for at in range(12)]
    assert joined(*halls, company("01000001", "VILLAGE HALL", "L1 1AA")) == ([], [])


def test_a_live_charity_and_a_live_community_interest_company_are_flagged_not_merged():
    clusters, reviews = joined(
        charity("1100001", "Dock Arts", "01000001"),
        company("01000001", "DOCK ARTS CIC", form="community interest company"),
    )
    assert (clusters, reviews) == ([], ["a live charity and a live community interest company"])


def test_two_live_charities_do_not_become_one_by_declaring_one_company():
    clusters, reviews = joined(
        charity("1100001", "Dock Arts", "01000001"),
        charity("1100002", "Dock Arts", "01000001"),
        company("01000001", "DOCK ARTS LIMITED"),
    )
    assert (clusters, reviews) == (
        [{"GB-CHC-1100001", "GB-COH-01000001"}],
        ["two live entries of charity_commission"],
    )


def test_a_co_operative_partnership_enters_by_the_co_operatives_list():
    clusters, _ = joined(
        cooperative("R013322", "Uniteddiversity LLP", "OC338921", "Companies House"),
        company("OC338921", "UNITEDDIVERSITY LLP", form="other company"),
    )
    assert clusters == [{"GB-COOP-R013322", "GB-COH-OC338921"}]


def test_a_co_operative_and_its_society():
    clusters, _ = joined(
        society("525R", "Co-operative Group Limited"),
        cooperative("R000001", "Co-operative Group Limited", "525R", "FCA"),
    )
    assert clusters == [{"GB-MPR-525R", "GB-COOP-R000001"}]


def test_an_incorporated_charity_under_its_ce_number():
    clusters, _ = joined(
        charity("1155555", "Quay Trust", "CE001234", form="cio"), company("CE001234", "QUAY TRUST")
    )
    assert clusters == [{"GB-CHC-1155555", "GB-COH-CE001234"}]
