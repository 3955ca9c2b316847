"""The true organisations: how many, of what form, how unequal; and the traps among them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from commonweal.sample.geography.areas import areas
from commonweal.sample.geography.streets import draw_streets
from commonweal.sample.organisations.cases import CASES, SAME_NAMES
from commonweal.sample.organisations.drawing_organisations import FORMS, draw_organisations
from commonweal.sample.organisations.organisation import Organisation
from merrow_bay import Written


@pytest.fixture(scope="module")
def city_region() -> list[Organisation]:
    return draw_organisations(draw_streets(areas(), seed=5, a_ward=10), seed=5, scale=1)


def test_scale_one_has_1400_core_organisations(city_region: list[Organisation]) -> None:
    assert Counter(one.core for one in city_region)[True] == 1400


def test_three_in_a_hundred_hold_three_quarters_of_the_income(city_region: list[Organisation]) -> None:
    incomes = sorted((one.years[-1].income for one in city_region if one.core and one.years), reverse=True)
    top = incomes[: round(len(incomes) * 0.03)]
    assert 0.65 < sum(top) / sum(incomes) < 0.85


def test_every_legal_form_is_there(city_region: list[Organisation]) -> None:
    assert {one.form for one in city_region if one.core} >= {form.name for form in FORMS}


def test_the_core_lies_in_the_region_and_the_rest_of_a_national_file_does_not(
    city_region: list[Organisation],
) -> None:
    assert {one.postcode[:2] for one in city_region if one.core} == {"MB"}
    elsewhere = {one.postcode[:2] for one in city_region if not one.here}
    assert elsewhere == {"KB", "FN", "CF"}  # CF14 8LH is Companies House's default address: a trap


def test_only_the_default_address_is_real(city_region: list[Organisation]) -> None:
    assert {one.postcode for one in city_region if one.postcode.startswith("CF")} == {"CF14 8LH"}


def test_numbers_are_outside_what_the_registers_issue(city_region: list[Organisation]) -> None:
    charities = {one.charity for one in city_region if one.charity}
    assert [number for number in charities if not re.fullmatch(r"9[19]\d{5}", number)] == []
    invented = r"993\d{5}|CE99\d{4}|OC99\d{4}|RS0(49|79)\d{3}|IP99\d{3}R|RS00991S|SC990518"
    companies = {one.company for one in city_region if one.company}
    assert [number for number in companies if not re.fullmatch(invented, number)] == []


def test_numbers_stand_once(city_region: list[Organisation]) -> None:
    for scheme in ("company", "cuk", "full_society"):
        numbers = [getattr(one, scheme) for one in city_region if getattr(one, scheme)]
        assert len(numbers) == len(set(numbers)), scheme


@pytest.mark.parametrize("case", [case for case in CASES if case != "co-operative partnership"])
def test_every_trap_is_set_at_every_scale(merrow: Written, case: str) -> None:
    assert case in {one.case for one in merrow.world.organisations}


def test_names_that_many_share(merrow: Written) -> None:
    names = Counter(one.name for one in merrow.world.organisations if one.case == "same name")
    assert names == Counter(SAME_NAMES) == {"Village Hall": 17, "ART": 6}


def test_the_typo_is_the_number_of_another(merrow: Written) -> None:
    (typo,) = [one for one in merrow.world.organisations if one.case == "typo"]
    (owner,) = [one for one in merrow.world.organisations if one.company == typo.declared_company]
    assert owner.number != typo.number != 0
    assert typo.company != typo.declared_company


def test_a_linked_charity_shares_its_parent_s_number(merrow: Written) -> None:
    (linked,) = [one for one in merrow.world.organisations if one.linked]
    parents = [one for one in merrow.world.organisations if one.charity == linked.charity and not one.linked]
    assert len(parents) == 1


def test_years_end_after_the_organisation_began(merrow: Written) -> None:
    late = [
        one.name
        for one in merrow.world.organisations
        if one.years and not one.case and one.years[0].ends.year <= one.registered.year
    ]
    assert late == []
