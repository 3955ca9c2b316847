"""A visitor reports a mistake; a steward answers; nobody else sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from commonweal.apps.landbank.actions.answer_mistake_report import answer_mistake_report
from commonweal.apps.landbank.actions.report_mistake import LONGEST, report_mistake
from commonweal.apps.landbank.models import MistakeReport, Site
from commonweal.apps.people.policy import NOBODY
from commonweal.apps.provenance.models import JournalEntry
from shared_land import shared_snapshot
from small_snapshots import CLINIC
from some_people import acting, make_person, signed_in

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _land(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with shared_snapshot(django_db_blocker, tmp_path_factory.mktemp("land"), sites=[CLINIC]):
        yield


def a_report() -> MistakeReport:
    return report_mistake(
        site=Site.objects.get(), about="owner", says="It was sold in May.", by=NOBODY, at=AT
    )


def test_a_report_is_kept_for_the_stewards() -> None:
    report = a_report()
    assert (report.site_id, report.about, report.says, report.state) == (
        "s-00000001",
        "owner",
        "It was sold in May.",
        "new",
    )


@pytest.mark.parametrize(("about", "says"), [("owner", "  "), ("weather", "It rains.")])
def test_a_report_that_says_nothing_or_of_nothing_is_refused(about: str, says: str) -> None:
    with pytest.raises(ValidationError):
        report_mistake(site=Site.objects.get(), about=about, says=says, by=NOBODY, at=AT)


def test_a_very_long_report_is_cut() -> None:
    report = report_mistake(site=Site.objects.get(), about="other", says="x" * 100_000, by=NOBODY, at=AT)
    assert len(report.says) == LONGEST


def test_a_steward_answers() -> None:
    steward = make_person("steward@example.org", steward=True)
    report = answer_mistake_report(
        report=a_report(), state="confirmed", answer="Thank you.", by=acting(steward), at=LATER
    )
    assert (report.state, report.answered_by, report.answered_at) == ("confirmed", steward, LATER)


def test_nobody_else_answers() -> None:
    member = acting(make_person())
    with pytest.raises(PermissionDenied):
        answer_mistake_report(report=a_report(), state="declined", by=member, at=LATER)


def test_report_and_answer_stand_in_the_journal_without_their_words() -> None:
    steward = make_person("steward@example.org", steward=True)
    report = a_report()
    answer_mistake_report(report=report, state="declined", answer="No.", by=acting(steward), at=LATER)
    told = JournalEntry.objects.values_list("act", "subject_id", "person", "acting_for", "before", "after")
    assert list(told) == [
        ("report-mistake", str(report.pk), "", "visitor", {}, {"site": "s-00000001", "about": "owner"}),
        (
            "answer-mistake-report",
            str(report.pk),
            str(steward.public_id),
            "",
            {"state": "new"},
            {"state": "declined"},
        ),
    ]


def test_an_answer_without_a_time_cannot_be_stored() -> None:
    report = a_report()
    report.state = "confirmed"
    with pytest.raises(IntegrityError, match="an_answered_report_has_a_time_of_answer"), transaction.atomic():
        report.save()


def test_stewards_read_reports_in_the_admin_and_visitors_do_not(client: Client) -> None:
    report = a_report()
    address = f"/admin/landbank/mistakereport/{report.pk}/change/"
    assert client.get(address).status_code == 302
    client = signed_in(make_person("steward@example.org", steward=True))
    assert "It was sold in May." in client.get(address).content.decode()
    client.post(address, {"state": "declined", "answer": "It was not."})
    report.refresh_from_db()
    assert (report.state, report.answer, report.says) == ("declined", "It was not.", "It was sold in May.")
