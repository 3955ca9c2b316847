"""Which councils publish their list, best first, and the letters that a resident may send."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from commonweal.apps.landbank.models import Compliance
from commonweal.apps.landbank.presenters.requests import letters
from commonweal.rules.working_days import answer_due

ADDRESS = "/transparency/eastmere-council/"


def test_the_table_names_every_council_with_its_score(town: Path, client: Client) -> None:
    page = client.get("/transparency/")
    assert (page.status_code, "Eastmere Council" in page.content.decode()) == (200, True)
    assert client.get("/owners/").content.decode().count("/transparency/") == 1


def test_a_letter_names_what_is_missing_and_its_authority(town: Path, client: Client) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "Freedom of Information Act 2000, sections 1, 8 and 10." in page
    assert "twentieth working day" in page


@pytest.mark.parametrize("key", ["request", "complaint"])
def test_a_letter_can_be_taken_away_as_text(town: Path, client: Client, key: str) -> None:
    answer = client.get(f"{ADDRESS}{key}.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().startswith("To Eastmere Council\n")


def test_other_letters_and_other_bodies_are_not_there(town: Path, client: Client) -> None:
    assert [client.get(one).status_code for one in (f"{ADDRESS}fine.txt", "/transparency/nobody/")] == [
        404,
        404,
    ]


def test_without_a_list_the_letter_says_so(town: Path, client: Client) -> None:
    Compliance.objects.filter(body_id="eastmere-council").update(source_id=None, rows=0, filled=0)
    assert "No list of land and building assets could be found." in client.get(ADDRESS).content.decode()
    drafted = letters(body="X", score=None, on=date(2026, 11, 23))
    assert [(one.key, one.due_on) for one in drafted] == [
        ("request", date(2026, 12, 22)),
        ("complaint", None),
    ]


def test_the_page_says_by_when_an_answer_is_due(town: Path, client: Client) -> None:
    due = date_format(answer_due(timezone.localdate()), "l, j F Y")
    assert f"If it arrives today, an answer is due by <b>{due}</b>" in client.get(ADDRESS).content.decode()
