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
from commonweal.apps.people.enums import AppealState, ModerationAction, Role
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import ROLES, Acting
from commonweal.apps.people.queries.moderation import LAWFUL, clauses_to_break
from commonweal.apps.people.queries.terms import Clause
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


ILLEGAL = "illegal"
# What somebody sees who meets a breach of a clause, by its key.
WRONGS = {
    "true": _("It is not true, or the name is not their own"),
    "yourself": _("Somebody else uses this account"),
    "respect": _("It threatens, insults or advertises, or gives private facts away"),
    "lawful": _("It belongs to somebody else, or harms computers"),
    "licence": _("They may not publish it"),
    "conflicts": _("They do not say for whom they speak"),
}


class ReportForm(forms.Form):
    """What is wrong with something here, by the clauses of the terms; what may be against the law stands first. The
    last field is a trap for programs."""

    clause = forms.ChoiceField(
        label=_("What is wrong with it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with it.")},
    )
    says = forms.CharField(
        label=_("Say it in a sentence"),
        help_text=_("What exactly, and how do you know? Stewards alone read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Nothing is written here. Say in a sentence what is wrong.")},
    )
    contact = forms.EmailField(
        label=_("Your e-mail, if you want to hear what becomes of it"),
        help_text=_("You may leave this empty. Nobody but the stewards sees it."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("This is not an e-mail address. Write it as name@example.org, or leave it empty.")
        },
    )
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)
    leave_empty = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    trap_name = "leave_empty"

    def __init__(self, *args: Any, signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = clause_choices()
        if signed_in:
            del self.fields["contact"]

    def clean_leave_empty(self) -> str:
        """Refuse what only a program would fill in."""
        if self.cleaned_data["leave_empty"]:
            raise ValidationError(_("The last field has to stay empty."))
        return ""

    def clean_says(self) -> str:
        """Take out what no database can hold."""
        return str(self.cleaned_data["says"]).replace("\x00", "").strip()

    @property
    def trap(self) -> forms.BoundField:
        """The trap, which the page keeps out of sight."""
        return self[self.trap_name]

    def as_report(self) -> dict[str, Any]:
        """The report in the words of the act that keeps it."""
        said = self.cleaned_data
        illegal = said["clause"] == ILLEGAL
        return {
            "clause": LAWFUL if illegal else said["clause"],
            "illegal": illegal,
            "says": said["says"],
            "contact": said.get("contact", ""),
            "token": said["token"],
        }


class AppealForm(forms.Form):
    """Why a decision is wrong."""

    says = forms.CharField(
        label=_("Why is the decision wrong?"),
        help_text=_("Another steward than the one who decided reads it and looks at everything again."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Nothing is written here. Say why you think that it is wrong.")},
    )


class DecisionForm(forms.Form):
    """What a steward decides about something that was reported."""

    action = forms.ChoiceField(
        label=_("What is to be done?"),
        widget=forms.RadioSelect,
        choices=[(one.value, capfirst(one.label)) for one in ModerationAction],
        error_messages={"required": _("Choose what is to be done.")},
    )
    clause = forms.ChoiceField(
        label=_("The clause that it rests on"),
        help_text=_("It is cited with its version."),
        error_messages={"required": _("Choose the clause that the decision rests on.")},
    )
    reason = forms.CharField(
        label=_("The reason"),
        help_text=_("Everybody may read it. Name no private person, and do not repeat what was wrong."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give the reason: everybody may read it.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = [(one.key, cited(one)) for one in clauses_to_break()]


class AppealDecisionForm(forms.Form):
    """What another steward decides about an appeal."""

    outcome = forms.ChoiceField(
        label=_("Does the decision stand?"),
        widget=forms.RadioSelect,
        choices=[
            (AppealState.REVERSED.value, _("No: take it back, and restore what was hidden or limited")),
            (AppealState.UPHELD.value, _("Yes: it stands")),
        ],
        error_messages={"required": _("Say whether the decision stands.")},
    )
    reason = forms.CharField(
        label=_("The reason"),
        help_text=_("Everybody may read it. Name no private person."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give the reason: everybody may read it.")},
    )


class LinkForm(forms.Form):
    """A steward's answer about two records."""

    same = forms.ChoiceField(
        label=_("Are they one?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes, one and the same")), ("no", _("No, two different ones"))],
        error_messages={"required": _("Say yes or no; or leave it for somebody who knows.")},
    )
    reason = forms.CharField(
        label=_("How do you know?"),
        help_text=_("It stands beside the record from the next build on. Name no private person."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say how you know.")},
    )


class EndSessionsForm(forms.Form):
    """Why somebody is signed out everywhere."""

    reason = forms.CharField(
        label=_("Why sign this person out everywhere?"),
        help_text=_("It stands in the journal. Name nothing private."),
        max_length=500,
        error_messages={"required": _("Say why.")},
    )


def clause_choices() -> list[tuple[str, Any]]:
    """What somebody may report: first what may be against the law, then each clause that can be broken."""
    return [
        (ILLEGAL, _("It may be against the law")),
        *((one.key, _in_a_readers_words(one)) for one in clauses_to_break()),
    ]


def _in_a_readers_words(clause: Clause) -> str:
    """What is wrong, and the clause that it breaks."""
    wrong = WRONGS.get(clause.key)
    if wrong is None:
        return cited(clause)
    return _("%(wrong)s (clause %(clause)s)") % {"wrong": wrong, "clause": cited(clause)}


def cited(clause: Clause) -> str:
    """A clause as a choice: `3. Be fair to others`."""
    return f"{clause.number}. {clause.title}"
