"""Letters about decisions: made with the deed, sent on commit, tried again by `tick` until they have left.

They never hold the words or links that were decided on.
"""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from commonweal.apps.people.enums import ModerationLetterKind
from commonweal.apps.people.models import ModerationDecision, ModerationLetter, Person
from commonweal.apps.people.policy import without_links
from commonweal.apps.people.queries.moderated import called
from commonweal.apps.people.queries.moderation import (
    appeal_of,
    appeal_token,
    appeal_until,
    clause_words,
)

logger = logging.getLogger(__name__)
Kind = ModerationLetterKind
# How long nobody else tries while one tries; doubled with each try that failed, up to a day.
PAUSE, LONGEST_PAUSE = timedelta(minutes=10), timedelta(days=1)


def make_letter(
    decision: ModerationDecision, kind: Kind, *, person: Person | None, address: str, at: datetime
) -> None:
    """One letter of this kind about a decision to one reader, ever; none where nobody can be reached."""
    if person is None and not address:
        return
    reader = str(person.public_id) if person else hashlib.sha256(address.encode()).hexdigest()[:32]
    letter, made = ModerationLetter.objects.get_or_create(
        key=f"{kind}:{decision.pk}:{reader}",
        defaults={
            "kind": kind,
            "decision": decision,
            "person": person,
            "address": "" if person else address,
            "made_at": at,
            "next_try_at": at,
        },
    )
    if made:
        transaction.on_commit(lambda: send_letter(letter.pk, at=at))


def send_letter(pk: int, *, at: datetime) -> bool:
    """Send a letter that is due, unless somebody else is sending it. What fails is logged and due again later."""
    due = ModerationLetter.objects.filter(pk=pk, sent_at=None, next_try_at__lte=at)
    if not due.update(next_try_at=at + PAUSE, tries=F("tries") + 1):
        return False
    letter = ModerationLetter.objects.select_related("decision", "person").get(pk=pk)
    try:
        mail_of(letter).send()
    except (OSError, SMTPException):
        logger.exception("The letter %s could not be sent.", letter.pk)
        pause = min(PAUSE * 2**letter.tries, LONGEST_PAUSE)
        ModerationLetter.objects.filter(pk=pk).update(next_try_at=at + pause)
        return False
    ModerationLetter.objects.filter(pk=pk).update(sent_at=at, address="")
    return True


def mail_of(letter: ModerationLetter) -> EmailMessage:
    """The letter as mail, in its reader's language; the same letter has the same Message-ID whenever it is made."""
    language = (letter.person.language if letter.person else "") or settings.LANGUAGE_CODE
    with translation.override(language):
        subject, template = SUBJECTS[Kind(letter.kind)]
        text = render_to_string(f"people/letters/{template}.txt", words_of(letter))
        host = urlsplit(settings.COMMONWEAL_URL).hostname or "localhost"
        digest = hashlib.sha256(letter.key.encode()).hexdigest()[:32]
        return EmailMessage(
            subject=str(subject()),
            body=text,
            to=[letter.person.email if letter.person else letter.address],
            headers={"Message-ID": f"<{digest}@{host}>", "Auto-Submitted": "auto-generated"},
        )


SUBJECTS = {
    Kind.DECIDED: (lambda: _("A decision about something of yours"), "moderation_decided"),
    Kind.OUTCOME: (lambda: _("What became of your report"), "moderation_outcome"),
    Kind.APPEALED: (lambda: _("What became of an appeal"), "moderation_appealed"),
}


def words_of(letter: ModerationLetter) -> dict[str, object]:
    """What the letter's text names."""
    decision = letter.decision
    site = settings.COMMONWEAL_URL
    return {
        "decision": decision,
        "about": called(decision.subject_kind),
        "page": site + decision.subject_address if decision.subject_address else "",
        "clause": clause_words(version=decision.version, clause=decision.clause),
        "reason": _harmless(decision.reason),
        "appeal": appeal_of(decision),
        "appeal_reason": _harmless(getattr(appeal_of(decision), "reason", "")),
        "appeal_link": site + reverse("people:appeal", args=[appeal_token(decision)]),
        "until": appeal_until(decision),
        "register_link": site + reverse("people:decision", args=[decision.pk]),
    }


def _harmless(text: str) -> str:
    return without_links(text, instead=_("[a link, left out here]"))
