"""What people tell us of themselves and of their colleagues."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from commonweal.apps.people.actions.sign_up import sign_up
from commonweal.apps.people.enums import Role
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import ROLES, Acting
from commonweal.rules.public_bodies import classify_body

LONGEST_NAME = 300


class NameField(forms.CharField):
    """What somebody is called: any script, up to 300 characters, not the name of a public body."""

    def __init__(self, **kwargs: Any) -> None:
        words = {"label": _("Your name"), "help_text": _("It is shown beside what you do in public.")}
        widget = forms.TextInput(attrs={"autocomplete": "name"})
        super().__init__(max_length=LONGEST_NAME, widget=widget, **{**words, **kwargs})

    def clean(self, value: Any) -> str:
        name = " ".join(super().clean(value).split())
        if classify_body(name).public:
            raise ValidationError(
                _("This is the name of a public body. Give your own name; acting for a body comes later.")
            )
        return name


class NewAccount(forms.Form):
    """The part of signing up that is ours; allauth asks for the address."""

    display_name = NameField()
    accepts = forms.BooleanField(
        label=_("I have read the terms and accept them"),
        error_messages={"required": _("An account needs the terms. Read them, and tick the box.")},
    )
    field_order = ("email", "display_name", "accepts")

    def signup(self, request: HttpRequest, user: Person) -> None:
        """Complete the account that allauth has just made."""
        sign_up(
            person=user,
            display_name=self.cleaned_data["display_name"],
            accepts=self.cleaned_data["accepts"],
            by=Acting(person=str(user.public_id)),
            at=timezone.now(),
        )


class DetailsForm(forms.Form):
    """Name, language and time zone."""

    display_name = NameField()
    language = forms.ChoiceField(
        label=_("Language of letters"),
        required=False,
        choices=lambda: [("", _("As the site")), *settings.LANGUAGES],
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Times in letters and calendars are told in this zone."),
        choices=lambda: [(name, name.replace("_", " ")) for name in sorted(available_timezones())],
    )


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    address = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("They sign in with this address, and accept."),
        max_length=254,
        error_messages={"invalid": _("This is not an e-mail address. Write it as name@example.org.")},
    )
    role = forms.ChoiceField(label=_("As what"))

    def __init__(self, *args: Any, party_kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(party_kind)


class RoleForm(forms.Form):
    """Another role for a colleague."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, party_kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(party_kind)


class FirstOfficerForm(forms.Form):
    """Whom a steward invites to look after a public body's account."""

    address = forms.EmailField(
        label=_("Their e-mail address"), help_text=_("At the body’s own domain."), max_length=254
    )
    sure = forms.BooleanField(
        label=_("The address is elsewhere, and I have made sure by other means that it is theirs"),
        required=False,
    )


def role_choices(party_kind: str) -> list[tuple[str, str]]:
    """The roles that such a party has, each beginning with a capital."""
    return [(role.value, capfirst(Role(role).label)) for role in ROLES[party_kind]]


def add_refusal(form: forms.Form, refusal: ValidationError) -> None:
    """Show why an act was refused, beside its field where it names one the form has."""
    errors = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
    for name, said in errors.items():
        form.add_error(name if name in form.fields else None, said)
