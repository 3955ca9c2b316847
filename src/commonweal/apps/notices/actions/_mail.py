"""A letter as mail: text and HTML of the same content, the same bytes whenever it is made again."""

from __future__ import annotations

import hashlib
import smtplib
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils.translation import get_language

from commonweal.apps.notices.models import Delivery
from commonweal.apps.notices.queries.letters import Letter
from commonweal.apps.provenance.queries.current import current_snapshot


class MailServerDown(Exception):
    """Nothing can be sent now, to anybody. The message holds no address."""


class NotTaken(Exception):
    """The mail server did not take this letter. `for_good` where trying again is of no use."""

    def __init__(self, said: str, *, for_good: bool) -> None:
        super().__init__(said)
        self.for_good = for_good


class FixedMail(EmailMultiAlternatives):
    """A mail whose parts are divided by the same line each time."""

    boundary = ""

    def message(self, **kwargs: Any) -> Any:
        made = super().message(**kwargs)
        if made.is_multipart():
            made.set_boundary(self.boundary)
        return made


class MailRoom:
    """One connection to the mail server, for as many letters as there are."""

    def __init__(self) -> None:
        self.connection: Any = None

    def send(self, mail: FixedMail) -> None:
        """Hand one letter over. MailServerDown or NotTaken where that fails."""
        try:
            if self.connection is None:
                self.connection = get_connection()
                self.connection.open()
            mail.connection = self.connection
            mail.send()
        except smtplib.SMTPRecipientsRefused as refused:
            codes = {code for code, _said in refused.recipients.values()}
            raise NotTaken(
                f"refused with {sorted(codes)}", for_good=all(code >= 500 for code in codes)
            ) from refused
        except smtplib.SMTPDataError as refused:
            raise NotTaken(
                f"refused with {refused.smtp_code}", for_good=refused.smtp_code >= 500
            ) from refused
        except (OSError, smtplib.SMTPException) as broken:
            self.close()
            raise MailServerDown(type(broken).__name__) from broken

    def close(self) -> None:
        """End the connection, broken or not."""
        connection, self.connection = self.connection, None
        if connection is not None:
            try:
                connection.close()
            except (OSError, smtplib.SMTPException):
                return


def mail_of(delivery: Delivery, letter: Letter) -> FixedMail:
    """The mail of a delivery; its Message-ID is made of the delivery's key, its date is when it was made."""
    digest = hashlib.sha256(delivery.key.encode()).hexdigest()
    snapshot = current_snapshot()
    words = {
        "letter": letter,
        "language": get_language() or "en",
        "region": snapshot.region_name if snapshot else "",
    }
    mail = FixedMail(
        subject=" ".join(letter.subject.split()),
        body=render_to_string("notices/mail/letter.txt", words),
        to=[delivery.to],
        headers=headers_of(delivery, letter, message_id=message_id(delivery)),
    )
    mail.boundary = f"=_commonweal_{digest[:24]}"
    mail.attach_alternative(render_to_string("notices/mail/letter.html", words), "text/html")
    return mail


def message_id(delivery: Delivery) -> str:
    """The same for the same delivery, for ever."""
    digest = hashlib.sha256(delivery.key.encode()).hexdigest()
    return f"<{digest[:32]}@{host()}>"


def headers_of(delivery: Delivery, letter: Letter, *, message_id: str) -> dict[str, str]:
    """What mail programs read: the fixed identity, and how to end these letters with one click (RFC 8058)."""
    headers = {
        "Message-ID": message_id,
        "Date": format_datetime(delivery.made_at),
        "Auto-Submitted": "auto-generated",
        "List-Id": f"<alerts.{host()}>",
    }
    if letter.end_link:
        headers["List-Unsubscribe"] = f"<{letter.end_link}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def host() -> str:
    """The site's host name."""
    return urlsplit(settings.COMMONWEAL_URL).hostname or "localhost"
