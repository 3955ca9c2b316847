"""Every sentence of the site goes through gettext: in a language that puts brackets round each one, no visible word
stands outside them but what registers and people wrote."""

from __future__ import annotations

import functools
import gc
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from test_every_page_is_served import PAGES

from small_snapshots import BLANKS
from small_town import tables

LETTERS = re.compile(r"[^\W\d_]{2,}")
NOT_READ = frozenset({"script", "style", "code", "template"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
READ_ALOUD = (
    "aria-label",
    "alt",
    "placeholder",
    "title",
    "data-copied",
    "data-words-here",
    "data-words-open",
)

# Names that are the same in every language, and addresses of this site.
NAMES = (
    "Commonweal",
    "SHA-256",
    "CSV",
    "JSON",
    "GeoJSON",
    "http://127.0.0.1:8000/land/s-1ibrary1/",
    "km",
    "ha",
)
# Fields of a snapshot whose values the site says in the reader's language.
SAID_BY_THE_SITE = {"tenure", "vacancy", "ownership", "listing", "place_basis", "status", "register"}


def strings(value: Any) -> Iterator[str]:
    """Every text in the town's tables, but those that the site has words for."""
    if isinstance(value, str):
        yield value
        yield from value.split(", ")
    elif isinstance(value, dict):
        for name, held in value.items():
            if name not in SAID_BY_THE_SITE and value.get("field") not in SAID_BY_THE_SITE:
                yield from strings(held)
    elif isinstance(value, list):
        for held in value:
            yield from strings(held)


def of_the_data() -> re.Pattern[str]:
    """What registers wrote, as it may stand on a page: with a capital at its beginning or not."""
    snapshot = {"region_name": "Merrowby", **tables(), "blanks": list(BLANKS.values())}
    known = {text.strip(" .") for text in (*strings(snapshot), *NAMES)} - {""}
    longest_first = sorted(known, key=lambda text: (-len(text), text))
    return re.compile("(?<!\\w)(?i:" + "|".join(map(re.escape, longest_first)) + ")(?!\\w)")


class Visible(HTMLParser):
    """What a page shows or reads aloud, piece by piece; not what it marks as English with `lang`, such as the
    reference of the API."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.inside: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = tag in NOT_READ or (tag != "html" and "lang" in dict(attrs))
        if tag not in VOID:
            self.inside.append(own)
        if not own and not any(self.inside):
            self.pieces += [value for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.inside):
            self.pieces.append(data)


def bracketed(text: str) -> str:
    return f"⟦{text}⟧" if text.strip() else text


def forget() -> None:
    """Let go of everything that a function of ours keeps: some of it was written in another language."""
    for held in gc.get_objects():
        if type(held) is functools._lru_cache_wrapper and held.__module__.startswith("commonweal."):
            held.cache_clear()


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every translation, in every language, comes back in brackets."""
    plain, counted, in_context = trans_real.gettext, trans_real.ngettext, trans_real.pgettext

    def ngettext(singular: str, plural: str, number: int) -> str:
        return bracketed(counted(singular, plural, number))

    def pgettext(context: str, message: str) -> str:
        return bracketed(in_context(context, message))

    monkeypatch.setattr(trans_real, "gettext", lambda message: bracketed(plain(message)))
    monkeypatch.setattr(trans_real, "ngettext", ngettext)
    monkeypatch.setattr(trans_real, "pgettext", pgettext)
    vars(translation._trans).clear()
    forget()
    yield
    vars(translation._trans).clear()
    forget()


def outside_brackets(html: str) -> set[str]:
    """The words of a page that are neither translated nor of the data."""
    page = Visible()
    page.feed(html)
    text = "\n".join(page.pieces)
    while "⟦" in text:
        shorter = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
        if shorter == text:
            break
        text = shorter
    data = of_the_data()
    left = (data.sub(" ", line).strip() for line in text.split("\n"))
    return {line for line in left if LETTERS.search(line)}


# The style page shows invented specimens; every part in them is shown by another page too.
ADDRESSES = [address for address in PAGES if address != "/style/"]


@pytest.mark.parametrize(
    "address", [*ADDRESSES, "/nowhere/", "/land/?q=zzzqqx", "/organisations/?q=zzzqqx", "/api/"]
)
def test_every_word_is_translated_or_is_data(
    client: Client, town: Path, brackets: None, address: str
) -> None:
    html = client.get(address).content.decode()
    assert "⟦" in html
    assert outside_brackets(html) == set()


def test_a_word_outside_is_found() -> None:
    html = "<p>⟦Owner: Eastmere Council, ⟦1 site⟧⟧</p><p>Left out <b title='Hint'>7</b></p><code>x_y</code>"
    assert outside_brackets(html) == {"Left out", "Hint"}


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "500.html"])
def test_the_pages_for_mistakes_are_translated_too(brackets: None, name: str) -> None:
    html = render_to_string(name)
    assert "⟦" in html
    assert outside_brackets(html) == set()
