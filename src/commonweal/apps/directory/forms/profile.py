"""What an organisation says of itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from commonweal.apps.directory.enums import ProfileField, SeenBy
from commonweal.apps.directory.forms.claiming import Plain, area

MOST_LINKS = 10


class ProfileForm(forms.Form):
    """What an organisation says of itself; each field with who may see it."""

    what = Plain(label=ProfileField.WHAT.label, required=False, max_length=1500, widget=area(4))
    where = Plain(label=ProfileField.WHERE.label, required=False, max_length=500, widget=area(2))
    offer = Plain(
        label=ProfileField.OFFER.label,
        help_text=_("Rooms, skills, goods, services; on what terms."),
        required=False,
        max_length=1500,
        widget=area(3),
    )
    need = Plain(
        label=ProfileField.NEED.label,
        help_text=_("What would help you most just now."),
        required=False,
        max_length=1500,
        widget=area(3),
    )
    opening = Plain(label=ProfileField.OPENING.label, required=False, max_length=500, widget=area(2))
    access = Plain(
        label=ProfileField.ACCESS.label,
        help_text=_("Steps, lift, toilets, hearing loop, languages."),
        required=False,
        max_length=1000,
        widget=area(3),
    )
    links = Plain(
        label=ProfileField.LINKS.label,
        help_text=_("One address a line, each beginning with https:// or http://; ten at most."),
        required=False,
        max_length=2000,
        widget=area(3),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = list(self.fields)
        for name in names:
            who = _("Who sees “%(field)s”") % {"field": self.fields[name].label}
            self.fields[f"{name}_seen"] = forms.ChoiceField(
                label=who,
                choices=[(value, capfirst(label)) for value, label in SeenBy.choices],
                initial=SeenBy.EVERYONE,
            )
        self.order_fields([one for name in names for one in (name, f"{name}_seen")])

    def clean_links(self) -> str:
        """Addresses of the web alone, each on its line, none twice."""
        lines = list(dict.fromkeys(self.cleaned_data["links"].split()))
        check = URLValidator(schemes=["http", "https"])
        if len(lines) > MOST_LINKS:
            raise forms.ValidationError(_("Ten addresses are enough: take some out."))
        for line in lines:
            try:
                check(line)
            except forms.ValidationError as error:
                raise forms.ValidationError(
                    _("“%(line)s” is no address of the web. Write it as https://example.org.")
                    % {"line": line[:80]}
                ) from error
        return "\n".join(lines)

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each field with the one that says who sees it."""
        return [(self[name], self[f"{name}_seen"]) for name in ProfileField.values]

    def as_profile(self) -> dict[str, dict[str, str]]:
        """In the words of the action that keeps it."""
        values = self.cleaned_data
        return {
            "said": {name: values[name] for name in ProfileField.values},
            "seen_by": {name: values[f"{name}_seen"] for name in ProfileField.values},
        }
