"""Connections that break, files sent twice, workers that die, two officers at once: nothing is half there, nothing is
there twice, nothing is lost."""

from __future__ import annotations

import csv
import io
import socket
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from commonweal.apps.landbank.models import RegisterPublication, RegisterUpload
from commonweal.pipeline.desk import tasks, uploads
from commonweal.pipeline.desk.published import read_in_force
from commonweal.pipeline.desk.rebuilding import only_build
from commonweal.pipeline.desk.tasks import ask_for_rebuild, rebuild, take_up_what_stopped
from commonweal.pipeline.desk.uploads import check_upload, folder_of
from council_desk import Desk, as_csv, asset
from some_people import make_membership, make_person, signed_in

TOWN = [asset(f"E{at}") for at in range(1, 11)]


def colleague(desk: Desk) -> Desk:
    """Another officer of the same council."""
    other = Desk.__new__(Desk)
    other.person = make_person("second@eastmere.example", second_factor=True)
    other.membership = make_membership(other.person)
    other.client = signed_in(other.person, acting_for=other.membership)
    return other


# Sending ------------------------------------------------------------------------------------------------------


def send_half(desk: Desk, live_server: Any) -> None:
    """The form as a browser sends it, until the connection breaks in the middle of the file."""
    page = desk.client.get("/desk/").content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    cookies = "; ".join(f"{name}={one.value}" for name, one in desk.client.cookies.items())
    fields = {"csrfmiddlewaretoken": token, "token": "one-form"}
    parts = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    body = parts + '--x\r\nContent-Disposition: form-data; name="file"; filename="assets.csv"\r\n\r\n'
    head = (
        f"POST /desk/uploads/ HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 500000\r\n\r\n"
    )
    half = as_csv(TOWN)[: len(as_csv(TOWN)) // 2]
    with socket.create_connection((live_server.thread.host, live_server.thread.port), timeout=5) as connected:
        connected.sendall(head.encode() + body.encode() + half)
        connected.shutdown(socket.SHUT_WR)
        connected.settimeout(5)
        connected.recv(1000)


@pytest.mark.django_db(transaction=True)
def test_half_a_file_is_not_kept_and_the_desk_says_so(data: Path, live_server: Any) -> None:
    desk = Desk()
    send_half(desk, live_server)
    assert (RegisterUpload.objects.count(), list((data / "desk").rglob("*.csv"))) == (0, [])
    said = "The file assets.csv did not arrive whole, or is still on its way. Nothing of it was kept."
    assert said in desk.client.get("/desk/").content.decode()
    desk.post_file(as_csv(TOWN), token="one-form")
    assert (RegisterUpload.objects.count(), said in desk.client.get("/desk/").content.decode()) == (1, False)


def test_the_same_file_again_leads_to_the_first(desk: Desk) -> None:
    first = desk.mend(desk.send(TOWN), 2, property_name="Old Mill")
    again = desk.post_file(as_csv(TOWN), "Assets of November.csv")
    assert (again["Location"], RegisterUpload.objects.count()) == (f"/desk/uploads/{first.pk}/", 1)
    page = desk.client.get(again["Location"]).content.decode()
    assert "This very file was sent on" in page
    assert desk.summary(first).mended == 1


def test_the_same_file_of_another_council_is_its_own(desk: Desk) -> None:
    desk.send(TOWN)
    other = Desk("netherfold-council", "Netherfold Council")
    other.send(TOWN)
    assert RegisterUpload.objects.count() == 2


def test_cells_that_would_be_formulas_are_harmless_in_what_is_taken_away(desk: Desk) -> None:
    upload = desk.send(
        [asset("E1", PropertyName='=HYPERLINK("https://evil.example","Hall")', StreetName="@SUM(A1)")]
    )
    answer = desk.client.get(f"/desk/uploads/{upload.pk}/standard.csv")
    [row] = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode()))
    assert (row["PropertyName"][:2], row["StreetName"], row["GeoX"]) == ("'=", "'@SUM(A1)", "-2.95")


@pytest.mark.parametrize(
    "name", ["../../desk/published/in-force.json", "..\\..\\evil.csv", "/etc/passwd", "." * 300]
)
def test_a_name_with_parts_of_a_path_stays_one_part(desk: Desk, data: Path, name: str) -> None:
    desk.post_file(as_csv(TOWN), name)
    [file] = [path for path in (data / "desk").rglob("*") if path.is_file()]
    assert file.parent.parent.parent == data / "desk" / "uploads"


# Workers that die -----------------------------------------------------------------------------------------------


class Killed(BaseException):
    """The machine went off."""


def die(upload_id: int, rows: int) -> None:
    raise Killed


def test_a_check_that_was_killed_in_the_middle_is_done_again_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [asset(f"E{at}", TenureType="freeholder") for at in range(1_200)]
    desk.post_file(as_csv(rows))
    upload = RegisterUpload.objects.get()
    with monkeypatch.context() as dying:
        dying.setattr(uploads, "_heard", die)
        with pytest.raises(Killed):
            check_upload(upload.pk, settings.COMMONWEAL_DATA)
    upload.refresh_from_db()
    assert (upload.state, upload.checked_revision) == ("checking", None)
    RegisterUpload.objects.update(last_heard_at=timezone.now() - timedelta(minutes=5))
    assert take_up_what_stopped() == 1
    desk.checked(upload)
    found = desk.summary(upload)
    assert (upload.state, found.read, found.accepted, found.kinds[0].rows) == ("checked", 1_200, 1_200, 1_200)


def ready() -> int:
    return DBTaskResult.objects.ready().filter(task_path=rebuild.module_path).count()


def test_a_build_that_waits_is_asked_for_once(desk: Desk) -> None:
    ask_for_rebuild()
    ask_for_rebuild()
    assert ready() == 1


def test_a_build_whose_worker_died_is_taken_up(desk: Desk, data: Path) -> None:
    ask_for_rebuild()
    long_ago = timezone.now() - timedelta(hours=1)
    DBTaskResult.objects.update(status="RUNNING", started_at=long_ago)
    with only_build(data) as mine:
        assert (mine, take_up_what_stopped()) == (True, 0)
    assert (take_up_what_stopped(), take_up_what_stopped(), ready()) == (1, 0, 1)


def test_two_builds_never_run_at_once(data: Path) -> None:
    with only_build(data) as first, only_build(data) as second:
        assert (first, second) == (True, False)


def test_a_build_that_failed_is_told_of_on_the_page(desk: Desk) -> None:
    answer = desk.publish(desk.send(TOWN))
    DBTaskResult.objects.create(
        task_path=rebuild.module_path,
        status="FAILED",
        finished_at=timezone.now(),
        args_kwargs={},
        backend_name="default",
    )
    assert tasks.last_rebuild_failed() is True
    assert "could not be built again" in desk.client.get(answer["Location"]).content.decode()


# Two at once ------------------------------------------------------------------------------------------------------


def test_whoever_compared_with_what_counts_no_more_is_told_and_compares_anew(desk: Desk) -> None:
    other = colleague(desk)
    mine, theirs = desk.send(TOWN[:8]), other.send(TOWN)
    assert other.publish(theirs).status_code == 302
    refused = desk.publish(mine)
    assert (refused.status_code, "Compare it anew" in refused.content.decode()) == (422, True)
    desk.client.post(f"/desk/uploads/{mine.pk}/check/")
    desk.checked(RegisterUpload.objects.get(pk=mine.pk))
    assert desk.summary(mine).comparison.gone == 2
    assert desk.publish(mine).status_code == 302
    assert list(RegisterPublication.objects.order_by("pk").values_list("rows", flat=True)) == [10, 8]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", [True, False], ids=["one file", "two files"])
def test_two_officers_who_publish_at_the_same_moment(data: Path, same: bool) -> None:
    desk = Desk()
    other = colleague(desk)
    mine = desk.send(TOWN)
    theirs = mine if same else other.send(TOWN[:9])
    answers = at_once(lambda: desk.publish(mine).status_code, lambda: other.publish(theirs).status_code)
    assert sorted(answers) == ([302, 302] if same else [302, 422])
    assert (RegisterPublication.objects.count(), len(read_in_force(data))) == (1, 1)


def at_once(*acts: Callable[[], int]) -> list[int]:
    """Do things in threads that start together; what each gave. SQLite has one writer at a time: there they come one
    after the other, which is all that can happen (and the tests' own database in memory cannot make a thread wait)."""
    if connection.vendor == "sqlite":
        return [act() for act in acts]
    start, given = threading.Barrier(len(acts)), []

    def do(act: Callable[[], int]) -> None:
        start.wait()
        try:
            given.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return given


def test_a_small_council_begins_a_list_asset_by_asset(desk: Desk, data: Path) -> None:
    assert "Land and buildings: begin a list" in desk.client.get("/desk/").content.decode()
    desk.client.post("/desk/assets/", {"register": "land_assets", "token": "begin"})
    upload = desk.checked(RegisterUpload.objects.get())
    assert (upload.state, desk.summary(upload).accepted) == ("checked", 0)
    for code in ("E1", "E2"):
        desk.client.post(
            f"/desk/uploads/{upload.pk}/rows/new/", {"cell-asset_code": code, "cell-postcode": "MB4 2QX"}
        )
        desk.checked(upload)
    desk.mend(upload, 2, property_name="Old Mill")
    desk.client.post(f"/desk/uploads/{upload.pk}/rows/3/", {"do": "leave-out"})
    desk.checked(upload)
    assert desk.publish(upload).status_code == 302
    rows = (folder_of(upload, data) / "standard.csv").read_text(encoding="utf-8").splitlines()
    assert (len(rows), "Old Mill" in rows[1]) == (2, True)
