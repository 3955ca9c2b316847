"""Letters: sent by the mail server that the settings name, else kept as files that the mailbox page shows."""

from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

KEPT = "commonweal.website.mail.KeptMail"
SENT = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SECONDS = 20


class MailAddressError(Exception):
    """A mail server's address that cannot be used: what was found, and what is expected."""


class KeptMail(BaseEmailBackend):
    """Keeps every letter as `<COMMONWEAL_DATA>/mail/<time>-<random>.eml`, whole or not at all."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = settings.COMMONWEAL_DATA / "mail"
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            keep(message.message().as_bytes(linesep="\r\n"), folder=folder, at=datetime.now(UTC))
        return len(email_messages)


def keep(letter: bytes, *, folder: Path, at: datetime) -> Path:
    """Write a letter under another name first, so that nobody reads half of one."""
    path = folder / f"{at:%Y%m%dT%H%M%S%fZ}-{uuid.uuid4().hex[:8]}.eml"
    half = path.with_suffix(".part")
    half.write_bytes(letter)
    os.replace(half, path)
    return path


def mail_settings(url: str) -> dict[str, Any]:
    """Django's settings for a mail server: `smtp://`, `smtp+tls://` (STARTTLS) or `smtps://`, with user and
    password where it wants them. Letters are kept as files where the address is empty. MailAddressError where
    it cannot be read."""
    if not url:
        return {"EMAIL_BACKEND": KEPT}
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parse_qs(parts.query):
        raise MailAddressError(
            f"EMAIL_URL begins {parts.scheme!r}; expected smtp://, smtp+tls:// or smtps:// and a host."
        )
    return {
        "EMAIL_BACKEND": SENT,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
    }
