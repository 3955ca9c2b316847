"""What somebody says who claims an organisation, or states one that no register holds; and a code they enter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from commonweal.apps.directory.enums import UnregisteredKind

WRITTEN = {"required": _("Nothing is written here.")}


class Plain(forms.CharField):
    """A text without what no database can hold, on one line unless it has an area."""

    def clean(self, value: Any) -> str:
        return str(super().clean((value or "").replace("\x00", ""))).strip()


def area(rows: int) -> forms.Textarea:
    """A text of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class ClaimForm(forms.Form):
    """What somebody is in the organisation that they claim, and what a steward should know."""

    position = Plain(
        label=_("What are you there?"),
        help_text=_("For instance: treasurer, trustee, manager. Stewards alone read it."),
        max_length=200,
        error_messages=WRITTEN,
    )
    says = Plain(
        label=_("What should a steward know?"),
        help_text=_("You may leave this empty. It helps where no code can reach you."),
        max_length=2000,
        required=False,
        widget=area(4),
    )


class CreateForm(forms.Form):
    """An organisation that no register holds."""

    name = Plain(label=_("What is it called?"), max_length=300, error_messages=WRITTEN)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=lambda: [(value, capfirst(label)) for value, label in UnregisteredKind.choices],
    )
    what = Plain(
        label=_("What do you do?"),
        help_text=_("Two or three sentences, for everybody. Without links or telephone numbers."),
        max_length=1000,
        widget=area(4),
        error_messages=WRITTEN,
    )
    postcode = Plain(
        label=_("Postcode where you mostly meet"),
        help_text=_("You may leave this empty."),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    position = Plain(
        label=_("What are you there?"),
        help_text=_("For instance: organiser, treasurer. Stewards alone read it."),
        max_length=200,
        error_messages=WRITTEN,
    )
    another = forms.BooleanField(label=_("It is none of these: ours is another organisation"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean_name(self) -> str:
        """On one line, with single blanks."""
        return " ".join(str(self.cleaned_data["name"]).split())


class AddressForm(forms.Form):
    """Where a code is sent."""

    address = forms.EmailField(
        label=_("An e-mail address of the organisation"),
        max_length=254,
        error_messages={"invalid": _("This is not an e-mail address. Write it as name@example.org.")},
    )


class CodeForm(forms.Form):
    """The code from a letter."""

    code = Plain(
        label=_("The code from the letter"),
        help_text=_("Eight letters and digits, such as KMP7-4QXD."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages=WRITTEN,
    )


def add_refusal(form: forms.Form, refusal: ValidationError) -> None:
    """Show why an act was refused, beside its field where it names one that the form has."""
    errors = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
    for name, said in errors.items():
        form.add_error(name if name in form.fields else None, said)
