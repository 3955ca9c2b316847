"""allauth's forms in the words of this site."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, RequestLoginCodeForm, SignupForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

ADDRESS = _("Your e-mail address")


def said(field: forms.Field, label: Any, help_text: Any = "") -> None:
    """Give a field our words; what stands grey inside a field is no label."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class AskForCode(RequestLoginCodeForm):
    """The ordinary way in: an address, and a code comes by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said(self.fields["email"], ADDRESS)


class WithPassword(LoginForm):
    """For those who set a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said(self.fields["login"], ADDRESS)
        said(self.fields["password"], _("Your password"))

    def _setup_password_field(self) -> None:
        """allauth takes the field away where nobody sets a password at sign-up; here some set one later."""


class Code(ConfirmLoginCodeForm):
    """The code from the letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said(self.fields["code"], _("The code from the letter"))


class SignUp(SignupForm):
    """An address, a name, and the terms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said(self.fields["email"], ADDRESS, _("We send a code there. Nobody else sees the address."))
        trap = self.fields[settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD]
        # allauth hides the trap with a style of its own, which the site's policy forbids; the page hides it.
        trap.widget.attrs = {"tabindex": "-1", "autocomplete": "off"}
