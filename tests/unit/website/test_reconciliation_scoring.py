"""When a row of somebody's table and an organisation are held to be one, and when a person must decide."""

from __future__ import annotations

import pytest

from commonweal.website.reconciliation.scoring import Asked, Candidate, identifiers_of, plain_name, score

ROPEWALK = Candidate(
    organisation_id="GB-CHC-1234560",
    name="The Ropewalk Trust Limited",
    identifiers=("GB-CHC-1234560", "GB-COH-07654321"),
    postcode="MB1 1AA",
    legal_form="charitable company",
)
NAMESAKE = Candidate(
    organisation_id="GB-COH-00000999",
    name="Ropewalk Trust Ltd",
    identifiers=("GB-COH-00000999",),
    postcode="MB1 1AA",
    legal_form="company",
)

# (what is asked, the score, whether it is a match, why)
CASES = [
    (Asked(identifiers=("GB-CHC-1234560",)), 100.0, True, "the same number"),
    (Asked(name="Ropewalk", identifiers=("GB-CHC-1234560",)), 100.0, True, "the same number"),
    (
        Asked(name="Eastmere Dog Show", identifiers=("GB-CHC-1234560",)),
        75.0,
        False,
        "the same number, but quite another name",
    ),
    (Asked(numbers=("GB-COH-07654321",)), 80.0, False, "the same number, but of which register is not said"),
    (
        Asked(name="Ropewalk Trust", numbers=("GB-COH-07654321",)),
        99.0,
        True,
        "the same number, and a name that supports it",
    ),
    (Asked(name="ROPEWALK TRUST LTD.", postcode="mb11aa"), 98.0, True, "the same name and postcode"),
    (Asked(name="Ropewalk Trust Ltd"), 85.0, False, "the same name"),
    (Asked(name="Ropewalk Trust Ltd", postcode="MB2 2BB"), 85.0, False, "the same name"),
    (
        Asked(name="Ropewalk Trust Ltd", postcode="MB1 1AA", identifiers=("GB-CHC-7777777",)),
        82.0,
        False,
        "the same name and postcode, but another number",
    ),
]


@pytest.mark.parametrize(("asked", "points", "match", "reason"), CASES)
def test_a_candidate_is_scored(asked: Asked, points: float, match: bool, reason: str) -> None:
    (one,) = score(asked, [ROPEWALK])
    assert (one.score, one.match, one.reason) == (points, match, reason)


def test_a_like_name_at_the_same_postcode_is_for_a_person_to_decide() -> None:
    (one,) = score(Asked(name="Ropewalk Trusts Ltd", postcode="MB1 1AA"), [ROPEWALK])
    assert (one.match, one.reason) == (False, "a like name and the same postcode")


def test_two_that_fit_are_no_match() -> None:
    scored = score(Asked(name="Ropewalk Trust Ltd", postcode="MB1 1AA"), [ROPEWALK, NAMESAKE])
    assert [(one.match, one.reason) for one in scored] == [
        (False, "the same name and postcode; so have others")
    ] * 2


def test_the_surest_comes_first_and_a_tie_is_put_in_order_of_id() -> None:
    scored = score(Asked(name="Ropewalk Trust Ltd", identifiers=("GB-COH-00000999",)), [ROPEWALK, NAMESAKE])
    assert [one.candidate.organisation_id for one in scored] == ["GB-COH-00000999", "GB-CHC-1234560"]


def test_a_closed_organisation_stands_below_an_open_one() -> None:
    closed = Candidate(
        organisation_id="GB-CHC-1", name="Quay Choir", identifiers=(), postcode="", legal_form="", closed=True
    )
    open_ = Candidate(
        organisation_id="GB-CHC-2", name="Quay Choir", identifiers=(), postcode="", legal_form=""
    )
    scored = score(Asked(name="Quay Choir"), [closed, open_])
    assert [(one.candidate.organisation_id, one.score) for one in scored] == [
        ("GB-CHC-2", 85.0),
        ("GB-CHC-1", 80.0),
    ]


def test_nothing_asked_is_nothing_found() -> None:
    (one,) = score(Asked(), [ROPEWALK])
    assert (one.score, one.match) == (0.0, False)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("gb-coh-7654321", ("GB-COH-07654321",)),
        ("12345678", ()),
        ("00000000", ()),
        ("Ropewalk Trust", ()),
    ],
)
def test_what_a_number_may_be(text: str, ids: tuple[str, ...]) -> None:
    assert identifiers_of(text) == ids


def test_a_bare_number_may_be_of_several_registers() -> None:
    assert {"GB-CHC-7654321", "GB-COH-07654321"} <= set(identifiers_of("7654321"))


@pytest.mark.parametrize("name", ["The Café & Bar Company Limited", "CAFE BAR CO. LTD"])
def test_a_name_without_what_comes_and_goes(name: str) -> None:
    assert plain_name(name) == "cafe bar co ltd"
