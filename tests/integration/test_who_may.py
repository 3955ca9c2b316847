"""Every address and operation of the site, asked for by everybody, against the table in `tests/who_may.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from who_may_objects import ROLES, Cast, cast

TABLE = Path(__file__).parents[1] / "who_may.csv"
WORDS = {"ok": 200, "no": 403}


def rows() -> list[dict[str, str]]:
    """The table without its head of comments."""
    lines = [
        line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    return list(csv.DictReader(lines, skipinitialspace=True))


def name_of(row: dict[str, str]) -> str:
    return f"{row['name']} {row['method']}"


@pytest.fixture(scope="module")
def everybody(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cast]:
    """The small town with its people; each question's traces are taken back."""
    folder = tmp_path_factory.mktemp("town")
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(COMMONWEAL_DATA=folder / "site"),
    ):
        yield cast(folder)
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("row", rows(), ids=name_of)
def test_everybody_gets_what_the_table_says(row: dict[str, str], everybody: Cast) -> None:
    address = row["path"].format(**everybody.objects)
    data = dict(parse_qsl(row["data"].format(**everybody.objects), keep_blank_values=True))
    found = {role: answer(everybody.browsers[role], row["method"], address, data) for role in ROLES}
    assert found == {role: row[role] for role in ROLES}


def answer(browser: Client, method: str, address: str, data: dict[str, str]) -> str:
    """What became of a request, in the table's words; nothing of it stays."""
    with transaction.atomic():
        cookies = browser.cookies.copy()
        browser.raise_request_exception = True
        response = browser.generic(method, address) if method not in ("GET", "POST") else None
        response = response or getattr(browser, method.lower())(address, data)
        said = word_for(response)
        for _ in response.streaming_content if response.streaming else ():
            pass  # a stream read to its end lets go of its file; closing would end the connection too
        browser.cookies = cookies
        transaction.set_rollback(True)
    return said


def word_for(response: Any) -> str:
    """`ok`, `no`, `in` (sign in first), `go` (on to another page), or the number."""
    if response.status_code in (301, 302, 303):
        return "in" if response["Location"].startswith("/account/login/") else "go"
    return next(
        (word for word, status in WORDS.items() if status == response.status_code), str(response.status_code)
    )


def addresses(patterns: list[URLPattern | URLResolver], space: str = "", route: str = "") -> Iterator[str]:
    """Every address by its name, else by its pattern; the administration is one."""
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            deeper = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, deeper, here)
        elif here.startswith("admin/"):
            yield "admin:*"
        else:
            yield space + pattern.name if pattern.name else here


def test_every_address_has_a_row() -> None:
    listed = {row["name"] for row in rows()}
    assert sorted(set(addresses(get_resolver().url_patterns)) - listed) == []


def test_every_row_is_of_an_address_that_exists() -> None:
    known = set(addresses(get_resolver().url_patterns))
    assert sorted({row["name"] for row in rows()} - known) == []


def test_the_administration_shows_the_projects_own_alone() -> None:
    modules = {model.__module__.partition(".")[0] for model in admin.site._registry}
    assert modules == {"commonweal"}
