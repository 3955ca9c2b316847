"""Answers kept in memory: the same for all visitors, gone with the snapshot, never anybody's own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from commonweal.pipeline.load import load
from commonweal.website.caching import Answers, Kept, may_be_kept
from loaded_site import TABLES, load_small_site
from small_snapshots import small_snapshot

pytestmark = [pytest.mark.django_db]
SITE = "/api/v1/sites/s-00000001"


def kept(size: int, until: float = 100.0) -> Kept:
    return Kept(content=b"x" * size, headers=(), etag='"a"', until=until)


def test_an_answer_comes_back_as_it_was_sent(client: Client, tmp_path: Path) -> None:
    load_small_site(tmp_path)
    first, again = client.get(SITE), client.get(SITE)
    assert (again.content, dict(again.items())) == (first.content, dict(first.items()))


def test_a_kept_answer_that_has_not_changed_is_not_sent_again(client: Client, tmp_path: Path) -> None:
    load_small_site(tmp_path)
    etag = client.get(SITE)["ETag"]
    assert client.get(SITE, headers={"If-None-Match": etag}).status_code == 304


def test_another_snapshot_is_seen_at_once(client: Client, tmp_path: Path) -> None:
    load_small_site(tmp_path)
    assert client.get(SITE).json()["name"] == 'Harbour "Lane" Clinic'
    renamed = [{**site, "name": "Renamed"} for site in TABLES["sites"]]
    load(small_snapshot(tmp_path, **{**TABLES, "sites": renamed}), at=datetime(2026, 12, 1, tzinfo=UTC))
    assert client.get(SITE).json()["name"] == "Renamed"


def test_the_least_lately_used_goes_first() -> None:
    answers = Answers(most=10)
    answers.put(("a",), kept(4))
    answers.put(("b",), kept(4))
    assert answers.get(("a",), now=0) is not None
    answers.put(("c",), kept(4))
    assert [answers.get((name,), now=0) is not None for name in "abc"] == [True, False, True]
    assert answers.size == 8


def test_an_old_answer_is_let_go() -> None:
    answers = Answers(most=10)
    answers.put(("a",), kept(4, until=5.0))
    assert (answers.get(("a",), now=6.0), answers.size) == (None, 0)


@pytest.mark.parametrize(
    ("headers", "status", "fit"),
    [
        ({}, 200, True),
        ({"Vary": "Accept-Encoding, Accept-Language"}, 200, True),
        ({"Vary": "Cookie"}, 200, False),
        ({"Cache-Control": "private"}, 200, False),
        ({"Cache-Control": "no-store"}, 200, False),
        ({}, 404, False),
    ],
)
def test_what_may_be_kept(headers: dict[str, str], status: int, fit: bool) -> None:
    assert may_be_kept(HttpResponse("x", headers=headers, status=status)) is fit


def test_an_answer_that_sets_a_cookie_is_not_kept() -> None:
    response = HttpResponse("x")
    response.set_cookie("a", "b")
    assert may_be_kept(response) is False
