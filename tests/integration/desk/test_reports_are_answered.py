"""A resident reports a mistake; an officer of the owner answers in public; what was accepted replays on builds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from commonweal.apps.landbank.actions.answer_mistake_report import Correction, answer_mistake_report
from commonweal.apps.landbank.models import MistakeReport
from commonweal.pipeline.decided import decisions_of
from council_desk import Desk
from small_town import load_small_town
from some_people import acting, make_person, signed_in

LIBRARY = "/land/s-1ibrary1"


@pytest.fixture
def town(db: None, data: Path, tmp_path: Path) -> Path:
    load_small_town(tmp_path / "town")
    return data


@pytest.fixture
def report(town: Path) -> MistakeReport:
    Client().post(f"{LIBRARY}/report/", {"about": "in use", "says": "Our group meets there every week."})
    return MistakeReport.objects.get()


def answers(desk: Desk, report: MistakeReport, **form: str) -> Any:
    values = {
        "state": "confirmed",
        "answer": "We let it since May.",
        "field": "vacancy",
        "value": "in use",
        **form,
    }
    return desk.client.post(f"/desk/reports/{report.pk}/", values)


def test_a_report_goes_to_the_owner_with_a_promised_date(report: MistakeReport) -> None:
    assert (report.body_id, report.about, (report.promised_by - timezone.localdate()).days) == (
        "eastmere-council",
        "in use",
        28,
    )
    page = Client().get(f"/reports/{report.pk}/").content.decode()
    assert "An answer is promised by" in page
    assert "Our group meets" not in page


def test_a_missing_site_is_reported_to_an_owner(town: Path) -> None:
    answer = Client().post("/owners/eastmere-council/missing/", {"says": "The baths in Quay Street."})
    report = MistakeReport.objects.get()
    assert (answer["Location"], report.site_id, report.body_id, report.about) == (
        f"/reports/{report.pk}/",
        "",
        "eastmere-council",
        "missing",
    )
    assert Client().get("/owners/eastmere-council/missing/").status_code == 200


def test_an_officer_of_the_owner_answers_in_public(report: MistakeReport) -> None:
    desk = Desk()
    assert "1 report waits for an answer" in desk.client.get("/desk/").content.decode()
    assert (
        "Our group meets there every week." in desk.client.get(f"/desk/reports/{report.pk}/").content.decode()
    )
    assert answers(desk, report)["Location"] == f"/reports/{report.pk}/"
    page = Client().get(f"/reports/{report.pk}/").content.decode()
    assert "We let it since May." in page
    assert "vacancy is in use" in page
    assert "confirmed" in Client().get("/reports/").content.decode()


def test_what_was_accepted_replays_on_every_build(
    report: MistakeReport, town: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answers(Desk(), report)
    [correction] = decisions_of(town).corrections
    assert (correction.field, correction.value, correction.why.reason) == (
        "vacancy",
        "in use",
        f"Report {report.pk}: We let it since May.",
    )


def test_the_stewards_own_decisions_stay_beside_what_was_accepted(
    report: MistakeReport, town: Path, django_capture_on_commit_callbacks: Any
) -> None:
    why = 'reason = "seen"\nby = "steward"\non = 2026-03-01\n'
    (town / "decisions.toml").write_text(f'[[merge]]\ntogether = ["a", "b"]\n{why}', encoding="utf-8")
    with django_capture_on_commit_callbacks(execute=True):
        answers(Desk(), report, answer='Said "let"\nand \\ so on.')
    found = decisions_of(town)
    assert (len(found.merges), [one.why.on for one in found.corrections]) == (1, [timezone.localdate()])
    assert found.merges[0].why.on == date(2026, 3, 1)


def test_a_declined_report_corrects_nothing(
    report: MistakeReport, town: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answers(Desk(), report, state="declined")
    assert decisions_of(town).corrections == ()


@pytest.mark.parametrize("form", [{"answer": " "}, {"state": "maybe"}, {"value": " "}])
def test_an_answer_without_its_parts_is_shown_again(report: MistakeReport, form: dict[str, str]) -> None:
    assert answers(Desk(), report, **form).status_code == 422
    report.refresh_from_db()
    assert report.state == "new"


def test_an_officer_of_another_body_may_not_answer(report: MistakeReport) -> None:
    other = Desk("netherfold-council", "Netherfold Council")
    assert answers(other, report).status_code == 403
    with pytest.raises(PermissionDenied):
        answer_mistake_report(
            report=report, state="declined", answer="No.", by=other.acting, at=timezone.now()
        )


def test_a_correction_of_a_declined_report_is_refused(report: MistakeReport) -> None:
    steward = acting(make_person("steward@example.org", steward=True))
    correction = Correction(record_key="a", field="name", value="b")
    with pytest.raises(ValidationError):
        answer_mistake_report(
            report=report,
            state="declined",
            answer="No.",
            correction=correction,
            by=steward,
            at=timezone.now(),
        )


def test_a_steward_sees_every_report(report: MistakeReport) -> None:
    client = signed_in(make_person("steward@example.org", steward=True))
    assert f"Report {report.pk}" in client.get("/desk/reports/").content.decode()
    assert client.get(f"/desk/reports/{report.pk}/").status_code == 200
