"""The field's words for an organisation's fields, as people read them."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.provenance.presenters.figures import day, number

# The fields of an organisation in the order in which a page shows them.
ORGANISATION_FIELDS = {
    "legal_form": gettext_lazy("Legal form"),
    "status": gettext_lazy("State"),
    "sector": gettext_lazy("Sector"),
    "income_pence": gettext_lazy("Income"),
    "expenditure_pence": gettext_lazy("Spending"),
    "employees": gettext_lazy("Employees"),
    "volunteers": gettext_lazy("Volunteers"),
    "members": gettext_lazy("Members"),
    "registered_on": gettext_lazy("Registered"),
    "closed_on": gettext_lazy("Closed"),
    "address": gettext_lazy("Address"),
    "postcode": gettext_lazy("Postcode"),
    "website": gettext_lazy("Website"),
    "name": gettext_lazy("Name"),
    "activities": gettext_lazy("What it does"),
    "declared_company_number": gettext_lazy("Company number it gives"),
    "linked_charity": gettext_lazy("Linked charity"),
}
EXPECTED_FIELDS = ("legal_form", "sector", "income_pence", "website")

# The forms, sectors and choices that the rules know, in the reader's language.
VALUES = {
    "charitable company": gettext_lazy("charitable company"),
    "charitable incorporated organisation": gettext_lazy("charitable incorporated organisation"),
    "charitable trust": gettext_lazy("charitable trust"),
    "unincorporated charity": gettext_lazy("unincorporated charity"),
    "previously excepted charity": gettext_lazy("previously excepted charity"),
    "community interest company": gettext_lazy("community interest company"),
    "co-operative society": gettext_lazy("co-operative society"),
    "community benefit society": gettext_lazy("community benefit society"),
    "registered society from before August 2014": gettext_lazy("registered society from before August 2014"),
    "credit union": gettext_lazy("credit union"),
    "working men's club": gettext_lazy("working men’s club"),
    "friendly society": gettext_lazy("friendly society"),
    "building society": gettext_lazy("building society"),
    "co-operative company": gettext_lazy("co-operative company"),
    "co-operative partnership": gettext_lazy("co-operative partnership"),
    "co-operative without a registered form": gettext_lazy("co-operative without a registered form"),
    "company limited by guarantee": gettext_lazy("company limited by guarantee"),
    "royal charter body": gettext_lazy("royal charter body"),
    "other company": gettext_lazy("other company"),
    "arts, heritage and culture": gettext_lazy("arts, heritage and culture"),
    "care and social support": gettext_lazy("care and social support"),
    "community and membership": gettext_lazy("community and membership"),
    "digital and professional services": gettext_lazy("digital and professional services"),
    "education and training": gettext_lazy("education and training"),
    "energy and environment": gettext_lazy("energy and environment"),
    "faith": gettext_lazy("faith"),
    "finance": gettext_lazy("finance"),
    "food, farming and hospitality": gettext_lazy("food, farming and hospitality"),
    "health": gettext_lazy("health"),
    "housing and property": gettext_lazy("housing and property"),
    "overseas aid": gettext_lazy("overseas aid"),
    "retail and manufacturing": gettext_lazy("retail and manufacturing"),
    "sport and recreation": gettext_lazy("sport and recreation"),
    "transport": gettext_lazy("transport"),
    "other": gettext_lazy("other"),
    "active": gettext_lazy("active"),
    "closed": gettext_lazy("closed"),
    "credit unions": gettext_lazy("credit unions"),
    "clubs, friendly and building societies": gettext_lazy("clubs, friendly and building societies"),
    "companies limited by guarantee": gettext_lazy("companies limited by guarantee"),
    "property management companies": gettext_lazy("property management companies"),
    "schools, colleges and universities": gettext_lazy("schools, colleges and universities"),
    "professional bodies": gettext_lazy("professional bodies"),
    "sports clubs": gettext_lazy("sports clubs"),
    "royal charter bodies": gettext_lazy("royal charter bodies"),
    "other companies of charities": gettext_lazy("other companies of charities"),
}

# Registers by the first part of an org-id, with the address of an entry where its register has one.
REGISTERS = {
    "GB-CHC": (
        gettext_lazy("Charity Commission"),
        "https://register-of-charities.charitycommission.gov.uk/charity-search/-/charity-details/%s",
    ),
    "GB-COH": (
        gettext_lazy("Companies House"),
        "https://find-and-update.company-information.service.gov.uk/company/%s",
    ),
    "GB-MPR": (gettext_lazy("Mutuals Register"), "https://mutuals.fca.org.uk/Search/Society/%s"),
    "GB-COOP": (gettext_lazy("Co-operatives UK"), ""),
}


def field_label(field: str) -> str:
    """The label of a field; a field without one is read by its own name."""
    return str(ORGANISATION_FIELDS.get(field, field.replace("_", " ").capitalize()))


def field_value(field: str, value: str) -> str:
    """A fact's value as people read it: money, counts and dates; else as the register has it."""
    try:
        return str(_FORMATS[field](value)) if field in _FORMATS else str(value)
    except (ValueError, TypeError):
        return str(value)


def worded(value: str) -> str:
    """A form, sector, state or choice in the reader's language; one without words is said as it stands."""
    return str(VALUES.get(value, value))


def entry_words(identifier: str) -> str:
    """A register entry as people name it: `Charity Commission 1064598` from its org-id."""
    scheme, _dash, own = identifier.rpartition("-")
    name = REGISTERS[scheme][0] if scheme in REGISTERS else scheme
    return f"{name} {own}".strip()


def pounds(pence: int | None) -> str:
    """Pence as whole pounds; nothing for nothing."""
    return "" if pence is None else "£" + number(round(pence / 100))


def short_pounds(pence: int) -> str:
    """Pounds in few figures: £3.1bn, £412m, £86,000."""
    amount = pence / 100
    for size, unit in ((1e9, _("bn")), (1e6, _("m"))):
        if amount >= size:
            return "£" + number(amount / size, 1) + unit
    return pounds(pence)


_FORMATS = {
    "income_pence": lambda value: pounds(int(value)),
    "expenditure_pence": lambda value: pounds(int(value)),
    "employees": lambda value: number(int(value)),
    "volunteers": lambda value: number(int(value)),
    "registered_on": day,
    "closed_on": day,
    "members": lambda value: number(int(value)),
    "status": lambda value: capfirst(worded(value)),
    "legal_form": lambda value: capfirst(worded(value)),
    "sector": lambda value: capfirst(worded(value)),
}
