"""What readers of letters may ask for: another rhythm, a pause, an end; and where another computer is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonweal.apps.notices.actions.change_subscription import change_subscription
from commonweal.apps.notices.actions.end_subscription import end_subscription
from commonweal.apps.notices.enums import Channel, Frequency, HowOften, Importance
from commonweal.apps.notices.models import Subscription
from commonweal.apps.notices.policy import CHOICES, Told
from commonweal.apps.notices.queries.feed_query import BadQuery, circle, polygon
from commonweal.apps.notices.queries.interests import Interest
from commonweal.apps.notices.queries.words import distance_words
from commonweal.apps.people.policy import Acting
from commonweal.apps.places.queries.postcodes import written_postcode

ACTS = ("often", "pause", "go-on", "end")


def frequency_choices() -> list[tuple[str, str]]:
    """How often, each beginning with a capital."""
    return [(value, label[:1].upper() + label[1:]) for value, label in Frequency.choices]


class ChangeForm(forms.Form):
    """One button of several: `act` says which."""

    act = forms.ChoiceField(choices=[(act, act) for act in ACTS])
    frequency = forms.ChoiceField(
        label=_("How often do you want a letter?"),
        choices=frequency_choices,
        widget=forms.RadioSelect,
        required=False,
    )

    def change(self, subscription: Subscription, *, link: str, by: Acting) -> bool:
        """Do what was asked; False where it cannot be done, with the reason as the form's error."""
        act, at = self.cleaned_data["act"], timezone.now()
        asked: dict[str, Any] = {"subscription": subscription, "link": link, "by": by, "at": at}
        try:
            if act == "end":
                end_subscription(**asked)
            elif act == "often":
                change_subscription(**asked, frequency=self.cleaned_data["frequency"])
            else:
                change_subscription(**asked, paused=act == "pause")
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return False
        return True


class WebhookForm(forms.Form):
    """Where another computer is called."""

    url = forms.URLField(
        label=_("Address to call"),
        help_text=_("An address that begins with https:// and answers with a status from 200 to 299."),
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Write the address that is to be called."),
            "invalid": _("This is not an address. Write it as https://example.org/hook."),
        },
    )


NEAR, AREA, WARD, DISTRICT, ANYWHERE = "near", "area", "ward", "district", "anywhere"
PLACES = (
    (NEAR, _("Near a postcode")),
    (WARD, _("In a ward")),
    (DISTRICT, _("In a district")),
    (AREA, _("In an area that I draw")),
    (ANYWHERE, _("Anywhere in the region")),
)
RADII = (400, 800, 1600, 3200, 8000)
Choices = Sequence[tuple[str, Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """What may be followed, with names: the part that knows sites says so. `site` is the one site that the form is
    about, if it is: its id and name."""

    owners: Choices = ()
    uses: Choices = ()
    wards: Choices = ()
    districts: Choices = ()
    site: tuple[str, str] | None = None


class FollowForm(forms.Form):
    """What somebody wants to be told of, how often, and where. The last field is a trap for programs."""

    where = forms.ChoiceField(label=_("Where?"), choices=PLACES, widget=forms.RadioSelect, initial=NEAR)
    postcode = forms.CharField(
        label=_("Postcode"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    radius = forms.ChoiceField(label=_("How far around it?"), required=False, initial="800")
    ward = forms.ChoiceField(label=_("Ward"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    area = forms.CharField(
        label=_("Corners of the area"),
        help_text=_("One corner a line, around the edge: latitude, longitude. For example 53.351, -2.951."),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
    )
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    use = forms.ChoiceField(label=_("Use"), required=False)
    frequency = forms.ChoiceField(
        label=_("How often do you want a letter?"),
        choices=frequency_choices,
        widget=forms.RadioSelect,
        initial=Frequency.DAILY,
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send it a letter with a link. Nothing more is sent until you confirm."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the address that the letters are to go to."),
            "invalid": _("This is not an e-mail address. Write it as name@example.org."),
        },
    )
    leave_empty = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, offered: Offered, signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        choose = ("", _("Choose"))
        self.fields["radius"].choices = [(str(metres), distance_words(metres)) for metres in RADII]
        self.fields["ward"].choices = [choose, *offered.wards]
        self.fields["district"].choices = [choose, *offered.districts]
        self.fields["owner"].choices = [("", _("Any owner")), *offered.owners]
        self.fields["use"].choices = [("", _("Any use")), *offered.uses]
        if signed_in:
            del self.fields["email"]
        if offered.site:
            for name in ("where", "postcode", "radius", "ward", "district", "area", "owner", "use"):
                del self.fields[name]

    def clean_leave_empty(self) -> str:
        """Refuse what only a program would fill in."""
        if self.cleaned_data["leave_empty"]:
            raise ValidationError(_("The last field has to stay empty."))
        return ""

    def clean(self) -> dict[str, Any]:
        """Work out what is to be followed; an error stands at the field that it is about."""
        values = super().clean() or self.cleaned_data
        if self.offered.site:
            site, name = self.offered.site
            self.interest = Interest(object_id=site, named={"site": name})
            return values
        where = values.get("where", "")
        checks = {NEAR: self._near, AREA: self._area, WARD: self._code, DISTRICT: self._code}
        try:
            place = checks[where](where) if where in checks else {}
        except BadQuery as wrong:
            self.add_error("postcode" if where == NEAR else where, str(wrong))
            return values
        named = dict(place.pop("named", {}))
        for field, code in (("owner", "owner_id"), ("use", "use")):
            if values.get(field):
                place[code] = values[field]
                named[field] = self._label(field, values[field])
        self.interest = Interest(named=named, **place)
        return values

    def _near(self, _where: str) -> dict[str, Any]:
        postcode = written_postcode(self.cleaned_data.get("postcode", ""))
        if postcode is None:
            raise BadQuery(_("Write a whole postcode, such as L8 1TH."))
        near = circle({"postcode": postcode, "radius": self.cleaned_data.get("radius", "")})
        return {"near": near, "named": {"near": postcode}}

    def _area(self, _where: str) -> dict[str, Any]:
        return {"area": polygon(self.cleaned_data.get("area", ""))}

    def _code(self, where: str) -> dict[str, Any]:
        code = self.cleaned_data.get(where, "")
        if not code:
            raise BadQuery(_("Choose one from the list."))
        return {f"{where}_code": code, "named": {where: self._label(where, code)}}

    def _label(self, field: str, value: str) -> str:
        flat = (
            pair
            for code, label in self.fields[field].choices
            for pair in (label if isinstance(label, list | tuple) else [(code, label)])
        )
        return next((str(label) for code, label in flat if code == value), value)


class HowToldForm(forms.Form):
    """How often each class comes by each channel; the language and time zone of the reader."""

    language = forms.ChoiceField(
        label=_("Language of letters"),
        required=False,
        choices=lambda: [("", _("As the site")), *settings.LANGUAGES],
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Days and times are told in this zone; the day’s letter comes at seven in the morning."),
        choices=lambda: [(name, name.replace("_", " ")) for name in sorted(available_timezones())],
    )

    def __init__(self, *args: Any, chosen: Mapping[Told, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for told, choices in CHOICES.items():
            if len(choices) == 1:
                continue
            wanted = chosen.get(told, choices[0])
            self.fields[field_name(told)] = forms.ChoiceField(
                label=CHANNELS[told[1]],
                choices=[(one.value, word_of(one, told[1])) for one in choices],
                initial=wanted if wanted in choices else choices[0],
            )

    def wanted(self) -> dict[Told, str]:
        """What was chosen, by class and channel."""
        return {
            told: self.cleaned_data[field_name(told)] for told in CHOICES if field_name(told) in self.fields
        }

    def classes(self) -> list[dict[str, Any]]:
        """Each class with its words and the fields of its channels; none where nothing can be chosen."""
        return [
            {
                "name": importance.value,
                "title": CLASSES[importance][0],
                "about": CLASSES[importance][1],
                "fields": [
                    self[field_name((importance, channel))]
                    for channel in (Channel.SITE, Channel.MAIL)
                    if field_name((importance, channel)) in self.fields
                ],
            }
            for importance in Importance
        ]


CHANNELS = {Channel.SITE: _("On this site"), Channel.MAIL: _("By e-mail")}
CLASSES = {
    Importance.MUST: (
        _("What you must know"),
        _("Your account’s safety, invitations, what you may do for others, and last days. Always, at once."),
    ),
    Importance.SHOULD: (
        _("What you take part in"),
        _("A register that was checked or published, a report and its answer, colleagues who come and go."),
    ),
    Importance.COULD: (
        _("What you follow"),
        _("Changes near a place, at an owner, of a use or at one site."),
    ),
}


def field_name(told: Told) -> str:
    """The field of a class and a channel."""
    return f"{told[0]}_{told[1]}"


def word_of(choice: HowOften, channel: str) -> str:
    """A choice as its list shows it, beginning with a capital."""
    if channel == Channel.SITE:
        return _("Show it") if choice == HowOften.AT_ONCE else _("Do not show it")
    return choice.label[:1].upper() + choice.label[1:]
