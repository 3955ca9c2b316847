"""The field's words for an organisation's fields, as people read them."""

from __future__ import annotations

from datetime import date

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
        return _FORMATS[field](value) if field in _FORMATS else str(value)
    except (ValueError, TypeError):
        return str(value)


def pounds(pence: int | None) -> str:
    """Pence as whole pounds; nothing for nothing."""
    return "" if pence is None else "£" + count(round(pence / 100))


def short_pounds(pence: int) -> str:
    """Pounds in few figures: £3.1bn, £412m, £86,000."""
    amount = pence / 100
    for size, unit in ((1e9, _("bn")), (1e6, _("m"))):
        if amount >= size:
            return "£" + formats.number_format(amount / size, decimal_pos=1, use_l10n=True) + unit
    return pounds(pence)


def count(number: float) -> str:
    """A count with the marks of the reader's language."""
    return str(formats.number_format(round(number), force_grouping=True, use_l10n=True))


def _day(value: str) -> str:
    return str(formats.date_format(date.fromisoformat(value[:10]), "j F Y"))


_FORMATS = {
    "income_pence": lambda value: pounds(int(value)),
    "expenditure_pence": lambda value: pounds(int(value)),
    "employees": lambda value: count(int(value)),
    "volunteers": lambda value: count(int(value)),
    "registered_on": _day,
    "closed_on": _day,
    "status": capfirst,
    "legal_form": capfirst,
    "sector": capfirst,
}
