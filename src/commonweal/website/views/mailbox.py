"""The letters that a demonstration would send: shown only where no mail server is set."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from commonweal.website.demonstration import has_mailbox

NAME = re.compile(r"[0-9A-Za-z_-]{1,80}")
PER_PAGE = 30
# What a letter's HTML may do: show its own styles. No script, no picture from elsewhere, no form.
LETTER_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
    )
)
View = Callable[..., HttpResponse]


@dataclass(frozen=True, kw_only=True)
class KeptLetter:
    """A letter in the folder."""

    name: str
    subject: str
    to: str
    on: datetime | None
    text: str = ""
    html: str = ""
    one_click: str = ""


def mailbox_only(view: View) -> View:
    """No such page where a mail server is set."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_mailbox():
            raise Http404(_("Letters are sent here, and not shown."))
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return answered


@mailbox_only
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every letter, the newest first."""
    files = sorted((settings.COMMONWEAL_DATA / "mail").glob("*.eml"), reverse=True)
    page = Paginator(files, PER_PAGE).get_page(request.GET.get("page"))
    letters = [read_letter(path) for path in page.object_list]
    return render(request, "pages/mailbox.html", {"letters": letters, "page": page})


@mailbox_only
@require_safe
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """One letter: its text, and its HTML in a frame that can do nothing."""
    return render(request, "pages/letter.html", {"letter": read_letter(path_of(name))})


@mailbox_only
@xframe_options_sameorigin
@require_safe
def letter_html(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML of one letter, under a policy of its own."""
    response = HttpResponse(read_letter(path_of(name)).html)
    response["Content-Security-Policy"] = LETTER_POLICY
    return response


def path_of(name: str) -> Path:
    """The file of a letter. Http404 where there is none of this name."""
    path: Path = settings.COMMONWEAL_DATA / "mail" / f"{name}.eml"
    if not NAME.fullmatch(name) or not path.is_file():
        raise Http404(_("There is no such letter."))
    return path


def read_letter(path: Path) -> KeptLetter:
    """A letter from its file."""
    message = message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=policy.default)
    date = message["Date"]
    one_click = str(message["List-Unsubscribe"] or "") if message["List-Unsubscribe-Post"] else ""
    return KeptLetter(
        name=path.stem,
        subject=str(message["Subject"] or ""),
        to=str(message["To"] or ""),
        on=date.datetime if date is not None else None,
        text=part_of(message, "plain"),
        html=part_of(message, "html"),
        one_click=one_click.strip(" <>\r\n"),
    )


def part_of(message: EmailMessage, kind: str) -> str:
    """The text or the HTML of a letter; empty where it has none."""
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
