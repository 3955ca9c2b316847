"""Telling people of claims, and the one letter that is no notice: a code is kept nowhere but in it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from commonweal.apps.directory.models import ClaimedOrganisation
from commonweal.apps.notices.actions import tell as notices
from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.enums import Importance, Reason
from commonweal.apps.people.models import Person

logger = logging.getLogger(__name__)
CONTESTED, CONFIRMED, SETTLED = "claim contested", "claim confirmed", "claim settled"
LAPSED, POSTED, READ = "evidence lapsed", "code posted", "proof read"


def tell(
    people: Iterable[Person], kind: str, row: ClaimedOrganisation, *, about: str, says: str = "", at: datetime
) -> None:
    """Tell people of one thing, each once. `about` tells it from another of its kind on the same day; `says` is told
    with it."""
    event = NewEvent(
        kind=kind,
        object_kind="organisation",
        object_id=row.pk,
        title=row.name,
        path=reverse("directory:speaking", args=[row.pk]),
        on=timezone.localdate(at),
        importance=Importance.MUST,
        was=about,
        became=says,
    )
    to = [notices.To(reason=Reason.MEMBER, person=person) for person in people if person.is_active]
    notices.tell(event=event, to=to, at=at)


def send_code(address: str, row: ClaimedOrganisation, *, code: str, minutes: int, person: Person) -> None:
    """Write to an address of the organisation, when the transaction stands. A mail server that is down is logged:
    another code can be asked for."""
    link = settings.COMMONWEAL_URL + reverse("directory:speaking", args=[row.pk])
    page = {"organisation": row, "link": link, "code": code, "minutes": minutes, "person": person}

    def send() -> None:
        with translation.override(person.language or settings.LANGUAGE_CODE):
            subject = _("%(name)s: your code") % {"name": " ".join(row.name.split())}
            text = render_to_string("directory/letters/code.txt", page)
            try:
                send_mail(subject, text, None, [address])
            except (OSError, SMTPException):
                logger.exception("A code for organisation %s could not be sent.", row.pk)

    transaction.on_commit(send)
