"""What shows something about an organisation, and what a steward decides."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from commonweal.apps.directory.enums import Criterion
from commonweal.apps.directory.forms.claiming import WRITTEN, Plain, area
from commonweal.apps.directory.models import Claim
from commonweal.apps.directory.queries.claims import Dispute


class VouchForm(forms.Form):
    """How one organisation knows another."""

    says = Plain(
        label=_("How do you know this organisation?"),
        help_text=_("One or two sentences. They stand on its page with your organisation’s name."),
        max_length=500,
        widget=area(3),
        error_messages=WRITTEN,
    )


class ReasonsForm(forms.Form):
    """Why something is done."""

    reasons = Plain(
        label=_("Reasons"),
        help_text=_("Everybody concerned reads them."),
        max_length=2000,
        widget=area(4),
        error_messages={"required": _("Give your reasons: everybody concerned reads them.")},
    )


class CriterionForm(forms.Form):
    """The proof of one criterion."""

    criterion = forms.ChoiceField(
        label=_("Criterion"),
        choices=Criterion.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a criterion from the list.")},
    )
    says = Plain(
        label=_("The proof"),
        help_text=_(
            "The clause and its words, the figure and its year. It is public once a steward has accepted it."
        ),
        max_length=2000,
        widget=area(5),
        error_messages=WRITTEN,
    )
    link = forms.URLField(
        label=_("Where it can be read"),
        help_text=_("An address that begins with https://. You may leave this empty."),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )


class SettleForm(ReasonsForm):
    """Who speaks for an organisation, by a steward's decision."""

    choice = forms.ChoiceField(
        label=_("Who speaks for it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one: who speaks for it, or nobody of these.")},
    )
    replaces = forms.BooleanField(
        label=_("Those who act for it now stop doing so"),
        help_text=_("Otherwise they go on beside the one you confirm."),
        required=False,
    )
    claims = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, dispute: Dispute, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = [
            *((str(claim.pk), claimant_words(claim)) for claim in dispute.claims),
            ("none", _("None of these claims")),
        ]
        self.fields["claims"].initial = " ".join(str(claim.pk) for claim in dispute.claims)
        if not dispute.party.members:
            del self.fields["replaces"]
        self.order_fields(["choice", "replaces", "reasons", "claims"])

    @property
    def seen(self) -> tuple[int, ...]:
        """The claims that the steward has seen."""
        return tuple(int(word) for word in self.cleaned_data["claims"].split() if word.isdecimal())


class CheckForm(ReasonsForm):
    """Whether a proof stands."""

    accepts = forms.ChoiceField(
        label=_("Does the proof show it?"),
        choices=[("yes", _("Yes, it stands")), ("no", _("No, it does not"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the proof shows it.")},
    )
    field_order = ("accepts", "reasons")


def claimant_words(claim: Claim) -> str:
    """A claimant as a choice: the name and what they say they are."""
    return _("%(name)s (%(position)s)") % {
        "name": claim.person,
        "position": claim.position or _("says no more"),
    }
