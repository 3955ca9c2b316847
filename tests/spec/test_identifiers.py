"""What each kind of number looks like: worked examples of every rule in `commonweal.rules.identifiers`."""

from __future__ import annotations

import pytest

from commonweal.rules import identifiers
from commonweal.rules.identifiers import NotAnIdentifier

GOOD = [
    # kind, as somebody typed it, normal form
    ("charity_number", "1234560", "1234560"),
    ("charity_number", " 219 279 ", "219279"),
    ("charity_number", "0801243", "801243"),
    ("charity_number", "1234560-0", "1234560"),
    ("charity_number", "1234560-01", "1234560-1"),
    ("charity_number", "sc033518", "SC033518"),
    ("charity_number", "SC2327", "SC002327"),
    ("charity_number", "NIC102150", "NIC102150"),
    ("charity_number", "NI102150", "NIC102150"),
    ("company_number", "1471587", "01471587"),
    ("company_number", "00000006", "00000006"),
    ("company_number", "sc 416208", "SC416208"),
    ("company_number", "SC4162", "SC004162"),
    ("company_number", "CE008706", "CE008706"),
    ("company_number", "IP10002R", "IP10002R"),
    ("company_number", "RS00129S", "RS00129S"),
    ("company_number", "SP10BENS", "SP10BENS"),
    ("company_number", "R0000611", "R0000611"),
    ("society_number", "525R", "525R"),
    ("society_number", "0525 r", "525R"),
    ("society_number", "129CUS", "129CUS"),
    ("society_number", "7016", "7016"),
    ("society_number", "7568CBS", "7568"),
    ("society_number", "4388CS", "4388"),
    ("society_number", "IP000441", "441IP"),
    ("society_number", "CU000195", "195CU"),
    ("society_number", "IP10002R", "10002R"),
    ("uprn", "100023336956", "100023336956"),
    ("uprn", "000038012345", "38012345"),
    ("uprn", "38012345.0", "38012345"),
    ("title_number", "ms 123456", "MS123456"),
    ("title_number", "123456", "123456"),
    ("inspire_id", "048486572", "48486572"),
    ("postcode", "l18jq", "L1 8JQ"),
    ("postcode", "EC1A1BB", "EC1A 1BB"),
    ("postcode", "GIR 0AA", "GIR 0AA"),
    ("outward", "m31", "M31"),
    ("outward", "CH41 5EU", "CH41"),
    ("gss_code", "e08000012", "E08000012"),
    ("org_id", "gb-coh-1234560", "GB-COH-01234560"),
    ("org_id", "GB-SC-SC033518", "GB-SC-SC033518"),
    ("org_id", "GB-NIC-102150", "GB-NIC-102150"),
    ("org_id", "GB-CHC-0801243", "GB-CHC-801243"),
]

BAD = [
    ("charity_number", "12345", "'12345' is not 6 or 7 digits, nor SC or NIC with 6 digits."),
    ("charity_number", "", "Nothing is given."),
    ("charity_number", None, "Nothing is given."),
    ("company_number", "12345678", "'12345678' is a placeholder, not a company's number."),
    ("company_number", "01234567", "'01234567' is a placeholder, not a company's number."),
    ("company_number", "00000000", "'00000000' is a placeholder, not a company's number."),
    ("company_number", "111111", "'111111' is a placeholder, not a company's number."),
    ("company_number", "CU000195", "'CU000195' is not 8 digits, nor 2 letters and 6 digits."),
    ("company_number", "123456789", "'123456789' is not 8 digits, nor 2 letters and 6 digits."),
    ("society_number", "R", "'R' is not a society's number: digits with a suffix such as R, RS, C or CUS."),
    ("uprn", "0", "'0' is not a UPRN: 1 to 12 digits, not zero."),
    ("uprn", "1.00023E+11", "'1.00023E+11' was shortened by a spreadsheet: its last digits are lost."),
    ("title_number", "MS", "'MS' is not a title number such as MS123456."),
    ("postcode", "M31", "'M31' is not a whole postcode such as L1 8JQ."),
    ("postcode", "L1 8CQ", "'L1 8CQ' is not a whole postcode such as L1 8JQ."),
    ("gss_code", "E0800012", "'E0800012' is not an area code such as E08000012."),
    ("org_id", "GB-COH-", "'GB-COH-' is not an org-id such as GB-CHC-1234567."),
    ("org_id", "GB-CHC-SC033518", "'SC033518' is not a charity number of England and Wales: 6 or 7 digits."),
]


@pytest.mark.parametrize(("kind", "typed", "normal"), GOOD)
def test_a_number_is_put_into_its_normal_form(kind: str, typed: str, normal: str) -> None:
    assert getattr(identifiers, f"parse_{kind}")(typed) == normal


@pytest.mark.parametrize(("kind", "typed", "reason"), BAD)
def test_what_is_no_number_is_refused_with_the_reason(kind: str, typed: str | None, reason: str) -> None:
    with pytest.raises(NotAnIdentifier) as refused:
        getattr(identifiers, f"parse_{kind}")(typed)

    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("typed", "schemes"),
    [
        ("SC033518", ("GB-SC", "GB-COH")),
        ("00212481", ("GB-CHC", "GB-COH", "GB-MPR")),
        ("CE008706", ("GB-COH",)),
        ("525R", ("GB-MPR",)),
        ("nothing", ()),
    ],
)
def test_a_number_that_fits_several_registers_is_a_collision(typed: str, schemes: tuple[str, ...]) -> None:
    assert identifiers.possible_schemes(typed) == schemes


@pytest.mark.parametrize(
    ("society", "company"),
    [
        ("10002R", "IP10002R"), ("9808", "RS009808"), ("32459R", "IP032459"), ("9788R", "RS009788"),
        ("129CUS", "RS00129S"), ("129CUS", "IP000129"), ("446IP", "NP000446"), ("9CU", "NO000009"),
        ("2684RS", "SP02684R"), ("98C", "IP00098C"), ("9749", "RS09749Z"),
    ],
)  # fmt: skip
def test_a_society_may_stand_under_several_company_numbers(society: str, company: str) -> None:
    assert company in identifiers.company_numbers_of_society(society)


@pytest.mark.parametrize(
    ("number", "expected"), [("CE008706", True), ("CS008410", True), ("SC416208", False)]
)
def test_numbers_of_charitable_incorporated_organisations(number: str, expected: bool) -> None:
    assert identifiers.is_charitable_incorporated_organisation(number) is expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("00000000", True), ("0", True), ("12345678", True), ("", False), ("01471587", False)],
)
def test_placeholders(number: str, expected: bool) -> None:
    assert identifiers.is_placeholder(number) is expected


@pytest.mark.parametrize(
    ("number", "scheme"), [("1234560", "GB-CHC"), ("SC033518", "GB-SC"), ("NIC102150", "GB-NIC")]
)
def test_the_scheme_of_a_charity_number(number: str, scheme: str) -> None:
    assert identifiers.charity_scheme(number) == scheme


def test_the_outward_half_or_none() -> None:
    assert [identifiers.outward(text) for text in ("L1 8JQ", "M31", "here", None)] == [
        "L1",
        "M31",
        None,
        None,
    ]
