"""What visitors ask of the land bank: a search, as an address has it, and a report of a mistake."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from commonweal.apps.landbank.actions._photos import Photo, drawn_anew
from commonweal.apps.landbank.actions.report_mistake import LONGEST_SHOWS, MOST_PHOTOS
from commonweal.apps.landbank.enums import MistakeField, SiteOrder
from commonweal.apps.landbank.queries.address_names import FILTERS, SWITCHES
from commonweal.apps.landbank.queries.criteria import NEARBY_M, SiteCriteria

FIRST = {
    MistakeField.EMPTY: _("It is empty"),
    MistakeField.IN_USE: _("We use it, or somebody does"),
    MistakeField.OWNER: _("The owner is wrong"),
    MistakeField.MISSING: _("A site of this owner is missing from the list"),
}


def _about_choices() -> list[tuple[str, str]]:
    """What may be wrong: first what people mean most often, then the rest, each beginning with a capital."""
    rest = [(value, capfirst(label)) for value, label in MistakeField.choices if value not in FIRST]
    return [*((kind.value, words) for kind, words in FIRST.items()), *rest]


class OneOf(forms.RadioSelect):
    """Choices as radio buttons; a list of errors leads to the first of them."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return str(super().id_for_label(id_, index or "0"))


class PhotoFields(forms.Form):
    """Up to three photos, each with what it shows in words."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for number in range(1, MOST_PHOTOS + 1):
            self.fields[f"photo_{number}"] = forms.FileField(
                label=_("Photo"),
                required=False,
                allow_empty_file=True,
                widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
            )
            self.fields[f"shows_{number}"] = forms.CharField(
                label=_("What does the photo show?"), required=False, max_length=LONGEST_SHOWS
            )

    @property
    def photo_pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each photo with its words."""
        numbers = range(1, MOST_PHOTOS + 1)
        return [(self[f"photo_{number}"], self[f"shows_{number}"]) for number in numbers]

    @property
    def photos_wrong(self) -> bool:
        """Whether something is wrong with a photo or its words."""
        return any(photo.errors or shows.errors for photo, shows in self.photo_pairs)

    def clean(self) -> dict[str, Any]:
        """Draw each photo anew; what cannot be is said beside its field."""
        cleaned = super().clean() or {}
        self.photos: list[Photo] = []
        for number in range(1, MOST_PHOTOS + 1):
            file, shows = cleaned.get(f"photo_{number}"), str(cleaned.get(f"shows_{number}", ""))
            if file and "leave_empty" not in self.errors:
                self._take(number, file, shows.replace("\x00", "").strip())
        return cleaned

    def _take(self, number: int, file: Any, shows: str) -> None:
        if not shows:
            self.add_error(
                f"shows_{number}", _("Say in a few words what the photo shows: some people cannot see it.")
            )
            return
        try:
            self.photos.append(drawn_anew(file, size=file.size, shows=shows))
        except forms.ValidationError as refusal:
            self.add_error(f"photo_{number}", refusal)


class MistakeForm(PhotoFields):
    """What is wrong with a site's record. The last field is a trap: people do not see it, programs fill it
    in."""

    about = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=_about_choices,
        widget=OneOf,
        error_messages={"required": _("Choose what is wrong.")},
    )
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

    def __init__(self, *arguments: Any, owned: bool = True, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if "about" in self.fields and not owned:
            about = self.fields["about"]
            about.choices = [one for one in about.choices if one[0] != MistakeField.MISSING]

    @property
    def first_kinds(self) -> int:
        """How many of the choices are those that people mean most often."""
        return sum(value in FIRST for value, _words in self.fields["about"].choices)

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
        said = {name: self.cleaned_data[name] for name in ("about", "says", "contact")}
        return {**said, "photos": self.photos}


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
        return {"about": MistakeField.MISSING, **said, "photos": self.photos}


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
