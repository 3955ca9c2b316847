"""A council names the address of its file; `tick` fetches it, has it checked, publishes it or leaves it to an officer,
and the officers are told when it breaks and when it works again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.apps.landbank.actions.schedule_fetch import schedule_fetch
from commonweal.apps.landbank.actions.try_scheduled_fetch import try_scheduled_fetch
from commonweal.apps.landbank.models import RegisterPublication, RegisterUpload, ScheduledFetch
from commonweal.apps.notices.models import Event
from commonweal.apps.people.enums import Status
from commonweal.apps.provenance.models import JournalEntry
from commonweal.foundation.http import Patience
from commonweal.pipeline.desk import fetching
from commonweal.pipeline.desk.fetching import fetch_one, fetch_what_is_due, settle_what_arrived, tries_of
from commonweal.pipeline.desk.uploads import check_upload
from council_desk import Desk, as_csv, asset
from local_server import LocalServer, file, local_server, redirect, status
from some_people import acting, make_person, signed_in

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
TOWN = [asset(f"E{at}") for at in range(1, 11)]


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    """The council's own web server, on this machine."""
    settings.DESK_FETCH_WITHIN = True
    quick = Patience(attempts=1, between_requests=0.0, sleep=lambda seconds: None)
    monkeypatch.setattr(fetching, "PATIENCE", quick)
    with local_server() as running:
        yield running


class Scheduled:
    """Eastmere Council's assets, fetched every day from its server."""

    def __init__(self, desk: Desk, server: LocalServer, data: Path, *, publish: bool = True) -> None:
        self.desk, self.server, self.data = desk, server, data
        self.pk = schedule_fetch(
            body_id="eastmere-council", body_name="Eastmere Council", register="land_assets",
            url=f"{server.address}/assets.csv", every="day", publish=publish, by=desk.acting, at=AT,
        ).pk  # fmt: skip

    @property
    def now(self) -> ScheduledFetch:
        return ScheduledFetch.objects.get(pk=self.pk)

    def day(self, number: int, *behaviours: Any) -> str:
        """A day passes: the address answers so, the worker checks, `tick` decides. The state in the evening."""
        at = AT + number * DAY
        self.server.will("/assets.csv", *behaviours)
        fetch_what_is_due(at=at)
        for upload in RegisterUpload.objects.filter(state="waiting"):
            check_upload(upload.pk, self.data)
        settle_what_arrived(at=at + timedelta(minutes=5))
        return self.now.state

    def told(self) -> list[str]:
        return list(
            Event.objects.filter(object_kind="scheduled-fetch").order_by("pk").values_list("kind", flat=True)
        )


@pytest.fixture
def scheduled(desk: Desk, server: LocalServer, data: Path) -> Scheduled:
    return Scheduled(desk, server, data)


def published() -> list[tuple[int, str]]:
    return list(RegisterPublication.objects.order_by("pk").values_list("rows", "state"))


def test_a_file_with_nothing_wrong_is_published_by_itself(scheduled: Scheduled) -> None:
    assert scheduled.day(0, file(as_csv(TOWN))) == "works"
    assert (published(), scheduled.told(), scheduled.now.rows) == ([(10, "published")], [], 10)
    acts = list(JournalEntry.objects.order_by("pk").values_list("act", "person", "acting_for"))
    officer = str(scheduled.desk.person.public_id)
    assert acts == [
        ("schedule-fetch", officer, "body:eastmere-council"),
        ("take-in-fetched-register", "", ""),
        ("note-scheduled-fetch", "", ""),
        ("publish-register", "", "body:eastmere-council"),
    ]


def test_the_same_file_is_published_once(scheduled: Scheduled) -> None:
    for number in range(3):
        assert scheduled.day(number, file(as_csv(TOWN))) == "works"
    assert (published(), RegisterUpload.objects.count()) == ([(10, "published")], 1)
    assert [one.outcome.value for one in tries_of(scheduled.now, scheduled.data)] == [
        "unchanged",
        "unchanged",
        "new",
    ]
    assert scheduled.now.last_changed_at == AT


def test_a_new_edition_takes_the_place_of_the_last(scheduled: Scheduled) -> None:
    scheduled.day(0, file(as_csv(TOWN)))
    scheduled.day(1, file(as_csv([*TOWN, asset("E11")]), etag='"two"'))
    assert published() == [(10, "published"), (11, "published")]


def test_what_looks_wrong_waits_for_an_officer_who_is_told(scheduled: Scheduled) -> None:
    scheduled.day(0, file(as_csv(TOWN)))
    assert scheduled.day(1, file(as_csv(TOWN[:6]), etag='"two"')) == "waits"
    assert (published(), scheduled.told()) == ([(10, "published")], ["fetch waits"])
    desk, upload = scheduled.desk, scheduled.now.upload
    desk.publish(upload, meant="vanished")
    settle_what_arrived(at=AT + 2 * DAY)
    assert (scheduled.now.state, published()[-1], scheduled.told()) == (
        "works",
        (6, "published"),
        ["fetch waits"],
    )


def test_without_a_standing_order_it_waits(desk: Desk, server: LocalServer, data: Path) -> None:
    scheduled = Scheduled(desk, server, data, publish=False)
    assert (scheduled.day(0, file(as_csv(TOWN))), published()) == ("waits", [])


def test_whoever_gave_the_order_must_still_be_an_officer(scheduled: Scheduled) -> None:
    scheduled.desk.membership.status, scheduled.desk.membership.until = Status.ENDED, AT
    scheduled.desk.membership.save()
    assert (scheduled.day(0, file(as_csv(TOWN))), published()) == ("waits", [])
    assert scheduled.now.problem == "Whoever said that it is to be published may not publish any more."


def test_what_an_officer_undid_is_not_published_again(scheduled: Scheduled) -> None:
    scheduled.day(0, file(as_csv(TOWN)))
    scheduled.desk.client.post(f"/desk/publications/{RegisterPublication.objects.get().pk}/undo/")
    scheduled.day(1, status(500))
    assert scheduled.day(2, file(as_csv(TOWN))) == "waits"
    assert published() == [(10, "undone")]


def test_the_officers_are_told_once_when_it_breaks_and_once_when_it_works_again(scheduled: Scheduled) -> None:
    states = [
        scheduled.day(0, file(as_csv(TOWN))),
        scheduled.day(1, status(404)),
        scheduled.day(2, status(503)),
        scheduled.day(3, status(404)),
        scheduled.day(4, file(as_csv(TOWN))),
        scheduled.day(5, file(as_csv(TOWN))),
    ]
    assert states == ["works", "broken", "broken", "broken", "works", "works"]
    assert scheduled.told() == ["fetch broke", "fetch works again"]


@pytest.mark.parametrize(
    ("behaviour", "sentence"),
    [
        (status(404), "the server answered 404"),
        (file(b"<!doctype html><html></html>"), "The address answers with a web page in place of the file."),
        (file(b""), "The file is empty."),
        (file(b"%PDF-1.7\n%\xe2\xe3"), "It is a PDF."),
        (file(as_csv(TOWN), breaks_after=100), "the connection broke"),
        (redirect("ftp://council.example/assets.csv"), "no web address that can be read"),
        (file(b"Ort,Kode\nHall,E1\n"), ""),
    ],
    ids=["missing", "page", "empty", "pdf", "broken off", "redirect", "no register"],
)
def test_whatever_goes_wrong_stands_on_its_page(scheduled: Scheduled, behaviour: Any, sentence: str) -> None:
    state = scheduled.day(0, behaviour)
    page = scheduled.desk.client.get(f"/desk/fetches/{scheduled.pk}/").content.decode()
    assert (state in ("broken", "waits"), sentence in page, published()) == (True, True, [])


def test_a_much_smaller_file_is_let_in_by_an_officer_alone(scheduled: Scheduled) -> None:
    scheduled.day(0, file(as_csv(TOWN)))
    assert scheduled.day(1, file(as_csv(TOWN[:2]), etag='"two"')) == "broken"
    page = scheduled.desk.client.get(f"/desk/fetches/{scheduled.pk}/").content.decode()
    assert ("the last good one had" in page, "This is meant: take the file in" in page) == (True, True)
    try_scheduled_fetch(fetch=scheduled.now, accept=True, by=scheduled.desk.acting, at=AT + DAY)
    assert scheduled.day(2, file(as_csv(TOWN[:2]), etag='"two"')) == "waits"
    assert scheduled.now.accept_next is False


def test_a_file_that_is_too_large_is_not_read_to_its_end(scheduled: Scheduled, settings: Any) -> None:
    settings.COMMONWEAL_UPLOAD_BYTES = 1_000
    assert scheduled.day(0, file(as_csv(TOWN))) == "broken"
    assert "longer than 1,000 bytes" in scheduled.now.problem


def test_an_address_inside_our_network_is_refused(scheduled: Scheduled, settings: Any) -> None:
    settings.DESK_FETCH_WITHIN = False
    assert scheduled.day(0, file(as_csv(TOWN))) == "broken"
    assert ("private network" in scheduled.now.problem, scheduled.server.asked) == (True, [])


def test_a_worker_that_died_after_the_download_loses_nothing(
    scheduled: Scheduled, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr(fetching, "_take_in", lambda *arguments, **named: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            scheduled.day(0, file(as_csv(TOWN)))
    assert scheduled.day(1, file(as_csv(TOWN))) == "works"
    assert published() == [(10, "published")]


def test_two_who_ask_at_once_ask_once(scheduled: Scheduled) -> None:
    scheduled.server.will("/assets.csv", file(as_csv(TOWN)))
    first, second = scheduled.now, scheduled.now
    assert (fetch_one(first, at=AT), fetch_one(second, at=AT)) == (True, False)
    assert len(scheduled.server.asked) == 1


def test_it_is_asked_as_often_as_was_said_and_sooner_where_it_is_broken(scheduled: Scheduled) -> None:
    scheduled.day(0, file(as_csv(TOWN)))
    assert scheduled.now.next_try_at == AT + DAY
    scheduled.day(1, status(404))
    assert scheduled.now.next_try_at == AT + DAY + timedelta(hours=6)


def test_an_address_that_was_ended_is_asked_no_more(scheduled: Scheduled) -> None:
    scheduled.desk.client.post(f"/desk/fetches/{scheduled.pk}/do/", {"do": "end"})
    scheduled.server.will("/assets.csv", file(as_csv(TOWN)))
    assert (fetch_what_is_due(at=AT + DAY), scheduled.server.asked) == (0, [])
    assert "asked no more" in scheduled.desk.client.get(f"/desk/fetches/{scheduled.pk}/").content.decode()


def test_an_officer_names_an_address_on_its_page(desk: Desk) -> None:
    form = {
        "register": "land_assets",
        "url": "https://eastmere.example/assets.csv",
        "every": "week",
        "publish": "yes",
    }
    kept = [desk.client.post("/desk/fetches/", form) for _ in range(2)]
    [one] = ScheduledFetch.objects.all()
    assert [answer["Location"] for answer in kept] == [f"/desk/fetches/{one.pk}/"] * 2
    assert (one.url, one.every, one.publish) == ("https://eastmere.example/assets.csv", "week", True)
    assert "https://eastmere.example/assets.csv" in desk.client.get("/desk/").content.decode()


@pytest.mark.parametrize(
    "url",
    ["", "assets.csv", "ftp://eastmere.example/a", "file:///etc/passwd", "https://ada:secret@eastmere.example/a",
     "https://", "http://[", "https://eastmere.example:99999/a", "https://e.example/" + "x" * 1_000],
)  # fmt: skip
def test_what_is_no_address_is_refused_with_a_sentence(desk: Desk, url: str) -> None:
    form = {"register": "land_assets", "url": url, "every": "day"}
    answer = desk.client.post("/desk/fetches/", form)
    assert (answer.status_code, ScheduledFetch.objects.count()) == (422, 0)
    assert "Not kept yet" in answer.content.decode()


def test_a_steward_sees_every_address_and_changes_none(scheduled: Scheduled) -> None:
    scheduled.day(0, status(404))
    steward = signed_in(make_person("steward@example.org", steward=True, second_factor=True))
    pages = [
        steward.get(path).content.decode() for path in ("/desk/fetches/", f"/desk/fetches/{scheduled.pk}/")
    ]
    assert ["Eastmere Council" in page for page in pages] == [True, True]
    assert steward.post(f"/desk/fetches/{scheduled.pk}/do/", {"do": "end"}).status_code == 403


def test_nobody_else_may(scheduled: Scheduled) -> None:
    other = Desk("netherfold-council", "Netherfold Council")
    assert other.client.get(f"/desk/fetches/{scheduled.pk}/").status_code == 403
    assert other.client.post(f"/desk/fetches/{scheduled.pk}/do/", {"do": "end"}).status_code == 403
    for by in (other.acting, acting(make_person("resident@example.org"))):
        with pytest.raises(PermissionDenied):
            try_scheduled_fetch(fetch=scheduled.now, by=by, at=AT)


def test_a_rhythm_that_there_is_not_is_refused(desk: Desk) -> None:
    with pytest.raises(ValidationError):
        schedule_fetch(
            body_id="eastmere-council", body_name="Eastmere", register="land_assets", url="https://e.example/a.csv",
            every="second", publish=False, by=desk.acting, at=AT,
        )  # fmt: skip
