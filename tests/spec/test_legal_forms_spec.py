"""The crosswalk from register values to legal forms, row by row, with the switches."""

import pytest

from commonweal.rules.legal_forms import (
    LegalForm,
    Switch,
    form_of_charity,
    form_of_company,
    form_of_cooperative,
    form_of_society,
    is_social_company_category,
)

GUARANTEE = "PRI/LTD BY GUAR/NSC (Private, limited by guarantee, no share capital)"


@pytest.mark.parametrize(
    ("charity_type", "is_cio", "form"),
    [
        ("Charitable company", False, LegalForm.CHARITABLE_COMPANY),
        ("CIO", False, LegalForm.CIO),
        ("Other", True, LegalForm.CIO),
        ("Trust", False, LegalForm.TRUST),
        ("Other", False, LegalForm.UNINCORPORATED_CHARITY),
        (None, False, LegalForm.UNINCORPORATED_CHARITY),
        ("Previously excepted", False, LegalForm.EXCEPTED_CHARITY),
    ],
)
def test_every_charity_counts_under_its_form(charity_type, is_cio, form):
    verdict = form_of_charity(charity_type, is_cio=is_cio)
    assert (verdict.form, verdict.counts) == (form, True)


@pytest.mark.parametrize(
    ("category", "name", "codes", "form", "switch", "counts"),
    [
        ("Community Interest Company", "A", (), LegalForm.CIC, None, True),
        (GUARANTEE, "A", (), LegalForm.GUARANTEE_COMPANY, Switch.GUARANTEE_COMPANIES, True),
        (GUARANTEE, "A", ("98000",), LegalForm.GUARANTEE_COMPANY, Switch.PROPERTY_MANAGEMENT, False),
        (GUARANTEE, "DOCK FLATS LIMITED", (), LegalForm.GUARANTEE_COMPANY, Switch.PROPERTY_MANAGEMENT, False),
        (GUARANTEE, "A", ("85310",), LegalForm.GUARANTEE_COMPANY, Switch.SCHOOLS, False),
        (GUARANTEE, "A", ("94120",), LegalForm.GUARANTEE_COMPANY, Switch.PROFESSIONAL_BODIES, False),
        (GUARANTEE, "A", ("93120",), LegalForm.GUARANTEE_COMPANY, Switch.SPORTS, False),
        ("Private Limited Company", "A", (), LegalForm.OTHER_COMPANY, Switch.OTHER_COMPANIES, False),
        ("Royal Charter Company", "A", (), LegalForm.ROYAL_CHARTER, Switch.ROYAL_CHARTER, False),
    ],
)
def test_companies_count_by_category_and_by_the_test(category, name, codes, form, switch, counts):
    verdict = form_of_company(category, name=name, sic_codes=codes)
    assert (verdict.form, verdict.switch, verdict.counts) == (form, switch, counts)


@pytest.mark.parametrize(
    ("registered_as", "suffix", "form", "counts"),
    [
        ("Co-operative Society", None, LegalForm.COOPERATIVE_SOCIETY, True),
        ("Community Benefit Society", None, LegalForm.COMMUNITY_BENEFIT_SOCIETY, True),
        ("Credit Union", "C", LegalForm.CREDIT_UNION, True),
        ("Registered Society", "CUS", LegalForm.CREDIT_UNION, True),
        ("Registered Society", "R", LegalForm.PRE_2014_SOCIETY, True),
        ("Working Men's Club", "W", LegalForm.CLUB, False),
        ("Friendly Society", "F", LegalForm.FRIENDLY_SOCIETY, False),
        ("Building Society", "B", LegalForm.BUILDING_SOCIETY, False),
    ],
)
def test_societies_by_what_they_are_registered_as_else_by_their_suffix(registered_as, suffix, form, counts):
    verdict = form_of_society(registered_as, suffix=suffix)
    assert (verdict.form, verdict.counts) == (form, counts)


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("LLP", LegalForm.COOPERATIVE_PARTNERSHIP),
        ("Company", LegalForm.COOPERATIVE_COMPANY),
        ("Community Interest Company", LegalForm.CIC),
        ("Society", LegalForm.COOPERATIVE_SOCIETY),
        (None, LegalForm.COOPERATIVE),
    ],
)
def test_being_on_the_co_operatives_own_list_counts(said, form):
    verdict = form_of_cooperative(said)
    assert (verdict.form, verdict.counts) == (form, True)


@pytest.mark.parametrize(
    ("category", "looked_at"),
    [(GUARANTEE, True), ("Community Interest Company", True), ("Private Limited Company", False)],
)
def test_only_social_categories_are_looked_at_unless_another_register_names_the_company(category, looked_at):
    assert is_social_company_category(category) is looked_at
