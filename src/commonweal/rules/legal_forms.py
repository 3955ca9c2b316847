"""From what a register says an organisation is to a legal form, and whether that form counts by default.

`CROSSWALK` is the whole table. Whether a form counts is a matter of definition and moves every total more
than linking does, so each doubtful form has a named switch, and the switch stands beside the organisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class LegalForm(StrEnum):
    """Legal forms of the social economy and the forms beside it."""

    CHARITABLE_COMPANY = "charitable company"
    CIO = "charitable incorporated organisation"
    TRUST = "charitable trust"
    UNINCORPORATED_CHARITY = "unincorporated charity"
    EXCEPTED_CHARITY = "previously excepted charity"
    CIC = "community interest company"
    COOPERATIVE_SOCIETY = "co-operative society"
    COMMUNITY_BENEFIT_SOCIETY = "community benefit society"
    PRE_2014_SOCIETY = "registered society from before August 2014"
    CREDIT_UNION = "credit union"
    CLUB = "working men's club"
    FRIENDLY_SOCIETY = "friendly society"
    BUILDING_SOCIETY = "building society"
    COOPERATIVE_COMPANY = "co-operative company"
    COOPERATIVE_PARTNERSHIP = "co-operative partnership"
    COOPERATIVE = "co-operative without a registered form"
    GUARANTEE_COMPANY = "company limited by guarantee"
    ROYAL_CHARTER = "royal charter body"
    OTHER_COMPANY = "other company"


class Switch(StrEnum):
    """A named choice about what counts."""

    CREDIT_UNIONS = "credit unions"
    CLUBS_AND_MUTUALS = "clubs, friendly and building societies"
    GUARANTEE_COMPANIES = "companies limited by guarantee"
    PROPERTY_MANAGEMENT = "property management companies"
    SCHOOLS = "schools, colleges and universities"
    PROFESSIONAL_BODIES = "professional bodies"
    SPORTS = "sports clubs"
    ROYAL_CHARTER = "royal charter bodies"
    OTHER_COMPANIES = "other companies of charities"


OFF_BY_DEFAULT = frozenset(
    {
        Switch.CLUBS_AND_MUTUALS,
        Switch.PROPERTY_MANAGEMENT,
        Switch.SCHOOLS,
        Switch.PROFESSIONAL_BODIES,
        Switch.SPORTS,
        Switch.ROYAL_CHARTER,
        Switch.OTHER_COMPANIES,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FormVerdict:
    """A legal form, the register value it was read from, and the switch that decides whether it counts, if
    any."""

    form: LegalForm
    basis: str
    switch: Switch | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts under the default switches."""
        return self.switch not in OFF_BY_DEFAULT


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the crosswalk: a register, a pattern for its value in lower case, and the form it means."""

    register: str
    pattern: str
    form: LegalForm
    switch: Switch | None = None


CROSSWALK: tuple[Row, ...] = (
    Row("charity_commission", r"^charitable company$", LegalForm.CHARITABLE_COMPANY),
    Row("charity_commission", r"^cio$", LegalForm.CIO),
    Row("charity_commission", r"^trust$", LegalForm.TRUST),
    Row("charity_commission", r"^previously excepted$", LegalForm.EXCEPTED_CHARITY),
    Row("charity_commission", r"", LegalForm.UNINCORPORATED_CHARITY),
    Row("companies_house", r"^community interest company$", LegalForm.CIC),
    Row("companies_house", r"^(scottish )?charitable incorporated organisation$", LegalForm.CIO),
    Row("companies_house", r"^pri/l(td by guar|bg)/nsc|^priv ltd sect\. 30", LegalForm.GUARANTEE_COMPANY,
        Switch.GUARANTEE_COMPANIES),
    Row("companies_house", r"^(registered|industrial and provident) society$", LegalForm.PRE_2014_SOCIETY),
    Row("companies_house", r"^royal charter company$", LegalForm.ROYAL_CHARTER, Switch.ROYAL_CHARTER),
    Row("companies_house", r"", LegalForm.OTHER_COMPANY, Switch.OTHER_COMPANIES),
    Row("fca_mutuals", r"credit union", LegalForm.CREDIT_UNION, Switch.CREDIT_UNIONS),
    Row("fca_mutuals", r"working men", LegalForm.CLUB, Switch.CLUBS_AND_MUTUALS),
    Row("fca_mutuals", r"building society", LegalForm.BUILDING_SOCIETY, Switch.CLUBS_AND_MUTUALS),
    Row("fca_mutuals", r"friendly|benevolent|specially authorised|cattle", LegalForm.FRIENDLY_SOCIETY,
        Switch.CLUBS_AND_MUTUALS),
    Row("fca_mutuals", r"co-?operative", LegalForm.COOPERATIVE_SOCIETY),
    Row("fca_mutuals", r"community benefit|benefit of the community", LegalForm.COMMUNITY_BENEFIT_SOCIETY),
    Row("fca_mutuals", r"", LegalForm.PRE_2014_SOCIETY),
    Row("cooperatives_uk", r"community interest company", LegalForm.CIC),
    Row("cooperatives_uk", r"charitable incorporated", LegalForm.CIO),
    Row("cooperatives_uk", r"llp|partnership", LegalForm.COOPERATIVE_PARTNERSHIP),
    Row("cooperatives_uk", r"company", LegalForm.COOPERATIVE_COMPANY),
    Row("cooperatives_uk", r"society", LegalForm.COOPERATIVE_SOCIETY),
    Row("cooperatives_uk", r"", LegalForm.COOPERATIVE),
)  # fmt: skip

SUFFIXES: tuple[tuple[str, LegalForm, Switch | None], ...] = (
    (r"^(CU|CUS|C)$", LegalForm.CREDIT_UNION, Switch.CREDIT_UNIONS),
    (r"^W", LegalForm.CLUB, Switch.CLUBS_AND_MUTUALS),
    (r"^(F|BEN|SA)", LegalForm.FRIENDLY_SOCIETY, Switch.CLUBS_AND_MUTUALS),
    (r"^B$", LegalForm.BUILDING_SOCIETY, Switch.CLUBS_AND_MUTUALS),
)

PROPERTY_NAMES = re.compile(
    r"\b(residents?|freehold(ers)?|lessees|leaseholders|flats?|apartments?|maintenance|management company|"
    r"property management|rtm|right to manage|estate management|mansions?|court management)\b"
)
TESTS: tuple[tuple[Switch, str], ...] = (
    (Switch.PROPERTY_MANAGEMENT, r"^98000|^68320"),
    (Switch.SCHOOLS, r"^85[1-4]"),
    (Switch.PROFESSIONAL_BODIES, r"^9411|^9412"),
    (Switch.SPORTS, r"^931"),
)


def legal_form(register: str, value: str | None) -> FormVerdict:
    """The form that a register's own value means. KeyError when the crosswalk does not know the register."""
    text = (value or "").strip().lower()
    for row in CROSSWALK:
        if row.register == register and re.search(row.pattern, text):
            return FormVerdict(
                form=row.form, basis=f"{register}: {value or 'no form given'}", switch=row.switch
            )
    raise KeyError(register)


def form_of_charity(
    charity_type: str | None, *, is_cio: bool, previously_excepted: bool = False
) -> FormVerdict:
    """The form of a registered charity; the mark of a CIO overrules its type."""
    if is_cio:
        return FormVerdict(form=LegalForm.CIO, basis="charity_commission: charity_is_cio")
    if previously_excepted and not charity_type:
        return FormVerdict(
            form=LegalForm.EXCEPTED_CHARITY, basis="charity_commission: charity_previously_excepted"
        )
    return legal_form("charity_commission", charity_type)


def form_of_company(category: str | None, *, name: str = "", sic_codes: tuple[str, ...] = ()) -> FormVerdict:
    """The form of a company. One limited by guarantee is tested by its SIC codes and name for what it is a
    vehicle of."""
    verdict = legal_form("companies_house", category)
    if verdict.form is not LegalForm.GUARANTEE_COMPANY:
        return verdict
    for switch, pattern in TESTS:
        code = next((code for code in sic_codes if re.search(pattern, code)), None)
        if code:
            return FormVerdict(form=verdict.form, basis=f"{verdict.basis}; SIC {code}", switch=switch)
    found = PROPERTY_NAMES.search(name.lower())
    if found:
        basis = f"{verdict.basis}; {found[0]!r} in its name"
        return FormVerdict(form=verdict.form, basis=basis, switch=Switch.PROPERTY_MANAGEMENT)
    return verdict


def form_of_society(registered_as: str | None, *, suffix: str | None = None) -> FormVerdict:
    """The form of a mutual society, by what it is registered as, else by the suffix of its number."""
    text = (registered_as or "").strip()
    general = not text or re.fullmatch(
        r"(?i)(registered society|industrial (and|&) provident society|society)", text
    )
    for pattern, form, switch in SUFFIXES if general else ():
        if suffix and re.search(pattern, suffix.upper()):
            return FormVerdict(form=form, basis=f"fca_mutuals: suffix {suffix}", switch=switch)
    return legal_form("fca_mutuals", registered_as)


def form_of_cooperative(legal_form_name: str | None) -> FormVerdict:
    """The form of an entry of the co-operatives' own list. Being on the list is what counts."""
    return legal_form("cooperatives_uk", legal_form_name)


SOCIAL_COMPANY = re.compile(
    r"^(community interest company|(scottish )?charitable incorporated organisation"
    r"|pri/l(td by guar|bg)/nsc.*|priv ltd sect\. 30.*"
    r"|registered society|industrial and provident society|royal charter company)$"
)


def is_social_company_category(category: str | None) -> bool:
    """Whether a company of this category is looked at at all, even where no other register names it."""
    return SOCIAL_COMPANY.match((category or "").strip().lower()) is not None
