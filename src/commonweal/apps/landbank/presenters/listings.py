"""Entries of a list of assets of community value, as facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.landbank.models import Listing
from commonweal.apps.provenance.presenters import Fact

FIELDS = (
    ("organisation", gettext_lazy("Listed by")),
    ("reference", gettext_lazy("Reference")),
    ("nominating_group", gettext_lazy("Nominated by")),
    ("nomination_date", gettext_lazy("Nominated")),
    ("decision", gettext_lazy("Decision")),
    ("decision_date", gettext_lazy("Decided")),
    ("expiry_date", gettext_lazy("Listed until")),
    ("notification_to_sell_date", gettext_lazy("Owner told the council of a sale")),
    ("interested_group", gettext_lazy("Group that asked to bid")),
    ("protected_period_start_date", gettext_lazy("Protected from")),
    ("description", gettext_lazy("Description")),
    ("notes", gettext_lazy("Notes")),
)


def listing_facts(listings: Iterable[Listing]) -> list[list[Fact]]:
    """Each entry as its own facts; blanks are left out."""
    return [
        [fact for name, label in FIELDS if (fact := _fact(listing, name, str(label)))] for listing in listings
    ]


def _fact(listing: Listing, name: str, label: str) -> Fact | None:
    value = getattr(listing, name)
    if not value:
        return None
    return Fact(label=label, value=_day(value) if isinstance(value, date) else str(value))


def _day(day: date) -> str:
    return str(formats.date_format(day, _("j F Y")))
