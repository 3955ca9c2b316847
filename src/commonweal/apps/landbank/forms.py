"""What visitors ask of the land bank: a search, as an address has it, and a report of a mistake."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from commonweal.apps.landbank.enums import MistakeField, SiteOrder
from commonweal.apps.landbank.queries.address_names import FILTERS, SWITCHES
from commonweal.apps.landbank.queries.criteria import NEARBY_M, SiteCriteria


def _about_choices() -> list[tuple[str, str]]:
    """What may be wrong, each beginning with a capital."""
    return [
        (value, capfirst(label)) for value, label in MistakeField.choices if value != MistakeField.MISSING
    ]


class MistakeForm(forms.Form):
    """What is wrong with a site's record. The last field is a trap: people do not see it, programs fill it
    in."""

    about = forms.ChoiceField(label=_("What is wrong?"), choices=_about_choices, widget=forms.Select)
    says = forms.CharField(
        label=_("What should it say, and how do you know?"),
        help_text=_("One or two sentences are enough. A link or a document helps."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Nothing is written here. Say what is wrong in a sentence.")},
    )
    contact = forms.EmailField(
        label=_("Your e-mail, if you want an answer"),
        help_text=_("You may leave this empty."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("This is not an e-mail address. Write it as name@example.org, or leave it empty.")
        },
    )
    leave_empty = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    trap_name = "leave_empty"

    def clean_leave_empty(self) -> str:
        """Refuse what only a program would fill in."""
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError(_("The last field has to stay empty."))
        return ""

    def clean_says(self) -> str:
        """Take out what no database can hold."""
        return str(self.cleaned_data["says"]).replace("\x00", "").strip()

    @property
    def trap(self) -> forms.BoundField:
        """The trap, which the page keeps out of sight."""
        return self[self.trap_name]

    def as_report(self) -> dict[str, Any]:
        """The report in the words of the action that keeps it."""
        return {name: self.cleaned_data[name] for name in ("about", "says", "contact")}


class MissingForm(MistakeForm):
    """A site that is missing from an owner's list."""

    about = None
    says = forms.CharField(
        label=_("Which site is missing, where is it, and how do you know whose it is?"),
        help_text=_("An address or a postcode helps, and so does a title number."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Nothing is written here. Say which site is missing.")},
    )

    def as_report(self) -> dict[str, Any]:
        """The report in the words of the action that keeps it."""
        said = {name: self.cleaned_data[name] for name in ("says", "contact")}
        return {"about": MistakeField.MISSING, **said}


LONGEST_WORDS = 200
MOST_VALUES = 50
FARTHEST_M = 50_000.0


def site_criteria(asked: QueryDict) -> SiteCriteria:
    """The criteria in an address. What cannot be read is left out, so that an old or mangled link still shows
    sites."""
    values = {name: _values(asked, key) for key, name in FILTERS.items()}
    switches = {name: asked.get(key) in ("1", "on", "true") for key, name in SWITCHES.items()}
    order = asked.get("order", "")
    return SiteCriteria(
        words=_clean(asked.get("q", ""))[:LONGEST_WORDS],
        radius_m=_radius(asked.get("radius", "")),
        box=_box(asked.get("box", "")),
        order=SiteOrder(order) if order in SiteOrder.values else None,
        **values,
        **switches,
    )


def page_number(asked: QueryDict) -> int:
    """The page that is asked for; the first where it cannot be read."""
    text = asked.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _values(asked: QueryDict, key: str) -> tuple[str, ...]:
    return tuple(_clean(value) for value in asked.getlist(key)[:MOST_VALUES] if value)


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()


def _radius(text: str) -> float:
    try:
        radius = float(text)
    except ValueError:
        return NEARBY_M
    return min(radius, FARTHEST_M) if radius > 0 else NEARBY_M


def _box(text: str) -> tuple[float, float, float, float] | None:
    """West, south, east and north in degrees, as the map writes them."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    whole = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    return (west, south, east, north) if whole else None
