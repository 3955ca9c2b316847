"""Photos come with a report; those who may answer see them, and everybody once they were released with the answer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from commonweal.apps.landbank.actions.forget_photos import forget_photos
from commonweal.apps.landbank.actions.report_mistake import report_mistake
from commonweal.apps.landbank.actions.settle_report_photos import settle_report_photos
from commonweal.apps.landbank.models import MistakeReport, ReportPhoto, Site
from commonweal.apps.landbank.queries.personal_data import erase, export_of
from commonweal.apps.provenance.models import JournalEntry
from council_desk import Desk, a_photo
from moderated_things import decided, steward
from moderated_things import report as reported
from small_town import load_small_town
from some_people import NOBODY, make_person, signed_in

LIBRARY = "/land/s-1ibrary1"
SAID = {"about": "empty", "says": "Nobody has been there since May."}


def picture(colour: str = "red", name: str = "hall.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_photo(colour).getvalue())


@pytest.fixture
def town(db: None, data: Path, tmp_path: Path) -> Path:
    load_small_town(tmp_path / "town", sites=3)
    return data


def send(client: Client, **form: Any) -> Any:
    return client.post(f"{LIBRARY}/report/", {**SAID, **form})


@pytest.fixture
def report(town: Path) -> MistakeReport:
    send(Client(), photo_1=picture(), shows_1="The boarded door", photo_2=picture("blue"), shows_2="The back")
    return MistakeReport.objects.get()


def files(data: Path) -> list[str]:
    return sorted(path.stem for path in (data / "desk" / "photos").rglob("*.webp"))


def address(photo: ReportPhoto) -> str:
    return f"/reports/{photo.report_id}/photos/{photo.pk}.webp"


def answer(desk: Desk, report: MistakeReport, *shown: ReportPhoto) -> Any:
    form = {"state": "confirmed", "answer": "It is empty.", "show": [str(one.pk) for one in shown]}
    return desk.client.post(f"/desk/reports/{report.pk}/", form)


def test_photos_are_kept_with_what_they_show(report: MistakeReport, data: Path) -> None:
    kept = list(report.photos.values_list("shows", "width", "height", "state"))
    assert kept == [("The boarded door", 80, 60, "kept"), ("The back", 80, 60, "kept")]
    assert files(data) == sorted(report.photos.values_list("sha256", flat=True))


def test_until_they_are_released_those_alone_see_them_who_answer(report: MistakeReport) -> None:
    photo = report.photos.first()
    steward = signed_in(make_person("steward@example.org", steward=True))
    other = Desk("netherfold-council", "Netherfold Council")
    person = signed_in(make_person("ada@example.org"))
    seen = [
        one.get(address(photo)).status_code
        for one in (Client(), person, other.client, steward, Desk().client)
    ]
    assert seen == [404, 404, 404, 200, 200]
    assert "<img" not in Client().get(f"/reports/{report.pk}/").content.decode().partition("<main")[2]


def test_what_was_released_is_seen_by_everybody_and_the_rest_by_nobody_else(report: MistakeReport) -> None:
    door, back = report.photos.all()
    answer(Desk(), report, door)
    assert [Client().get(address(one)).status_code for one in (door, back)] == [200, 404]
    page = Client().get(f"/reports/{report.pk}/").content.decode()
    assert ('alt="The boarded door"' in page, "The back" in page) == (True, False)
    told = JournalEntry.objects.filter(act="settle-report-photos").values_list("after", flat=True)
    assert list(told) == [{"shown": "1", "of": "2"}]


def test_a_photo_is_sent_with_headers_that_let_it_do_nothing(report: MistakeReport) -> None:
    photo = report.photos.first()
    sent = Desk().client.get(address(photo))
    headers = ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy", "Cache-Control")
    assert [sent[name] for name in headers] == [
        "image/webp",
        "nosniff",
        "default-src 'none'; sandbox",
        "no-store",
    ]


def test_an_answer_may_take_a_photo_back(report: MistakeReport) -> None:
    door, desk = report.photos.first(), Desk()
    answer(desk, report, door)
    answer(desk, report)
    assert Client().get(address(door)).status_code == 404


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (
            {"photo_1": SimpleUploadedFile("hall.jpg", b"<svg/>"), "shows_1": "The hall"},
            "no photo that can be read",
        ),
        ({"photo_1": picture(), "shows_1": " "}, "Say in a few words what the photo shows"),
    ],
    ids=["no photo", "no words"],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_kept(
    town: Path, form: dict[str, Any], sentence: str
) -> None:
    sent = send(Client(), **form)
    assert (sent.status_code, sentence in sent.content.decode()) == (422, True)
    assert "Choose your photos once more" in sent.content.decode()
    assert (MistakeReport.objects.count(), files(town)) == (0, [])


def test_photos_that_are_too_large_together_are_not_lost_in_silence(town: Path, settings: Any) -> None:
    settings.COMMONWEAL_UPLOAD_BYTES = 100
    sent = send(Client(), photo_1=picture(), shows_1="The hall")
    assert (sent.status_code, "too large together" in sent.content.decode()) == (422, True)
    assert MistakeReport.objects.count() == 0


def test_the_same_photo_twice_is_one(town: Path) -> None:
    send(Client(), photo_1=picture(), shows_1="The hall", photo_2=picture(), shows_2="The hall again")
    assert (ReportPhoto.objects.count(), len(files(town))) == (1, 1)


def test_where_the_report_cannot_be_kept_no_photo_is_left(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commonweal.apps.landbank.actions import report_mistake as module
    from commonweal.apps.landbank.actions._photos import drawn_anew

    monkeypatch.setattr(module, "record_act", lambda **named: 1 / 0)
    photo = drawn_anew(picture(), size=100, shows="The hall")
    with pytest.raises(ZeroDivisionError):
        report_mistake(
            site=Site.objects.first(),
            about="empty",
            says="It is.",
            photos=[photo],
            by=NOBODY,
            at=timezone.now(),
        )
    assert (MistakeReport.objects.count(), files(town)) == (0, [])


def test_nobody_else_releases_a_photo_and_nobody_before_the_answer(report: MistakeReport) -> None:
    other = Desk("netherfold-council", "Netherfold Council")
    with pytest.raises(PermissionDenied):
        settle_report_photos(report=report, released=[1], by=other.acting, at=timezone.now())
    with pytest.raises(ValidationError):
        settle_report_photos(report=report, released=[1], by=Desk().acting, at=timezone.now())


def test_what_was_not_shown_is_deleted_some_time_after_the_answer(
    report: MistakeReport, town: Path, django_capture_on_commit_callbacks: Any
) -> None:
    door = report.photos.first()
    answer(Desk(), report, door)
    now, kept = timezone.now(), timedelta(days=90)
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_photos(kept=kept, at=now + timedelta(days=89)) == 0
        assert forget_photos(kept=kept, at=now + timedelta(days=91)) == 1
    assert (list(report.photos.all()), files(town)) == ([door], [door.sha256])


def test_whoever_leaves_takes_along_what_was_never_shown(
    town: Path, django_capture_on_commit_callbacks: Any
) -> None:
    ada = make_person("ada@example.org")
    send(signed_in(ada), contact="ada@example.org", photo_1=picture(), shows_1="The hall")
    copy = export_of(ada)
    assert [one["says"] for one in copy["reports"]] == [SAID["says"]]
    assert [one["shows"] for one in copy["photos"]] == ["The hall"]
    with django_capture_on_commit_callbacks(execute=True):
        erase(ada, at=timezone.now())
    report = MistakeReport.objects.get()
    assert (report.contact, report.reported_by, report.says) == ("", None, SAID["says"])
    assert (ReportPhoto.objects.count(), files(town)) == (0, [])


def test_a_missing_site_is_reported_by_the_same_choice(town: Path) -> None:
    sent = send(Client(), about="missing", says="The baths.", photo_1=picture(), shows_1="The baths")
    report = MistakeReport.objects.get()
    assert (sent["Location"], report.site_id, report.body_id) == (
        f"/reports/{report.pk}/",
        "",
        "eastmere-council",
    )
    assert report.photos.count() == 1


def test_the_four_kinds_stand_first(town: Path) -> None:
    page = Client().get(f"{LIBRARY}/report/").content.decode()
    kinds = [
        "It is empty",
        "We use it, or somebody does",
        "The owner is wrong",
        "A site of this owner is missing",
    ]
    places = [page.find(kind) for kind in kinds]
    assert (places == sorted(places), -1 in places) == (True, False)


def test_an_officer_is_led_to_the_list_by_a_missing_site(town: Path) -> None:
    send(Client(), about="missing", says="The baths.")
    report = MistakeReport.objects.get()
    assert "Add it to the list first" in Desk().client.get(f"/desk/reports/{report.pk}/").content.decode()
    steward = signed_in(make_person("steward@example.org", steward=True))
    assert "Add it to the list first" not in steward.get(f"/desk/reports/{report.pk}/").content.decode()


def test_a_photo_of_a_report_that_stewards_hid_is_seen_by_nobody_else(report: MistakeReport) -> None:
    door, desk = report.photos.first(), Desk()
    answer(desk, report, door)
    thing = {"kind": "correction", "id": str(report.pk)}
    reported(thing)
    decided(thing, by=steward())
    assert [one.get(address(door)).status_code for one in (Client(), desk.client)] == [404, 200]


def test_a_flood_of_reports_from_one_place_is_stopped_with_a_sentence(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commonweal.apps.landbank.actions import report_mistake as module

    monkeypatch.setattr(module, "MOST_AN_HOUR", 2)
    answers = [send(Client()) for _ in range(3)]
    assert [one.status_code for one in answers] == [302, 302, 422]
    assert "Very many reports have come from your network." in answers[2].content.decode()
