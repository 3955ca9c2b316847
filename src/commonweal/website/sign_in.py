"""How django-allauth fits into this site: names, letters, second factors, and what the journal is told."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterable
from functools import wraps
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.apps.notices.actions._sign_in_told import know_device, tell_of_sign_in_change
from commonweal.apps.notices.queries.device_words import device_words
from commonweal.apps.people.actions.note_security_change import note_security_change
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import Acting

logger = logging.getLogger(__name__)
# The cookie by which a browser is known to have signed in before; it goes to the pages of the account alone.
DEVICE, LONGEST_KEY = "device", 100


class Accounts(DefaultAccountAdapter):
    """Letters that cannot be sent are a sentence on the page, the same for every address."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            logger.exception("A letter (%s) could not be sent.", template_prefix)
            if self.request is not None:
                said = _("We cannot send letters at the moment. Please try again in a few minutes.")
                messages.error(self.request, said)

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: Any = None, email: str | None = None
    ) -> None:
        """Every change of how somebody signs in is told to them, and to the journal, with the change itself: the
        letter waits where the mail server is down."""
        what, at = template_prefix.rpartition("/")[2], timezone.now()
        with transaction.atomic():
            note_security_change(what=what, by=Acting(person=str(user.public_id)), at=at)
            tell_of_sign_in_change(
                person=user, what=what, where=self._where(self.request), also=email or "", at=at
            )

    def post_login(self, request: HttpRequest, user: Person, **how: Any) -> HttpResponseBase:
        """Whoever signs in from a browser that is new to them is told."""
        response: HttpResponseBase = super().post_login(request, user, **how)
        key = request.COOKIES.get(DEVICE, "")[:LONGEST_KEY] or secrets.token_urlsafe(24)
        know_device(person=user, key=key, where=self._where(request), at=timezone.now())
        response.set_cookie(
            DEVICE,
            key,
            max_age=settings.PEOPLE_DEVICE_DAYS * 24 * 60 * 60,
            path=reverse("people:account"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    def _where(self, request: HttpRequest | None) -> str:
        """The browser and network address of a request, in words."""
        if request is None:
            return ""
        browser = request.headers.get("User-Agent", "")
        return device_words(browser=browser, network=self.get_client_ip(request))


class SecondFactors(DefaultMFAAdapter):
    """The site's own name in authenticator apps."""

    def _get_site_name(self) -> str:
        return settings.REGION.name if settings.REGION else "Commonweal"


class OtherIdentities(DefaultSocialAccountAdapter):
    """Sign-in by an organisation's own identity provider."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Person:
        """A new account takes its name from the provider; the terms are asked for afterwards."""
        person: Person = sociallogin.user
        person.email = data.get("email") or ""
        whole = " ".join(filter(None, (data.get("first_name"), data.get("last_name"))))
        person.display_name = (data.get("name") or whole)[:300]
        return person


def in_one_transaction(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same addresses, each form answered in one transaction: deed and journal entry stand or fall
    together."""
    known = list(patterns)
    for pattern in known:
        if isinstance(pattern, URLResolver):
            in_one_transaction(pattern.url_patterns)
        else:
            pattern.callback = atomic_when_writing(pattern.callback)
    return known


def atomic_when_writing(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view whose answers to forms are written whole or not at all; reading takes no lock."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return answer
