"""Pages for what goes wrong: in the site's own character, in words that help, and strict like every other page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from test_every_page_is_served import words_of

from commonweal.website.views import home


def said(response: Any) -> tuple[int, str]:
    """The status and the first heading; no page has inline scripts or styles."""
    html = response.content.decode()
    assert re.findall(r"<style|\sstyle=|<script(?![^>]*\bsrc=)", html) == []
    (heading,) = re.findall(r"<h1>(.*?)</h1>", html)
    return response.status_code, heading


def test_an_address_that_is_not_there(client: Client, town: Path) -> None:
    assert said(client.get("/nowhere/")) == (404, "Nothing stands at this address")


def test_a_host_that_is_not_this_site(client: Client, db: None) -> None:
    assert said(client.get("/", headers={"host": "evil.example"})) == (400, "This could not be understood")


def test_a_form_without_its_token(town: Path) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/land/s-1ibrary1/report/", {"about": "owner", "says": "It is sold."})
    assert said(response) == (403, "The form was not sent")
    assert "nothing was kept" in words_of(response.content.decode())


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PermissionDenied, (403, "This is not open to you")),
        (RuntimeError, (500, "Something broke on our side")),
    ],
)
def test_what_breaks_inside(
    client: Client,
    town: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: type[Exception],
    expected: tuple[int, str],
) -> None:
    def breaks(*_args: object, **_more: object) -> None:
        raise error

    client.raise_request_exception = False
    monkeypatch.setattr(home, "search_sites", breaks)
    assert said(client.get("/")) == expected
