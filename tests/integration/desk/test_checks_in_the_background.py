"""Checks are done beside the pages: leaving and coming back loses nothing, nor does a worker that dies."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from commonweal.apps.landbank.models import RegisterUpload
from commonweal.pipeline.desk import uploads
from commonweal.pipeline.desk.tasks import take_up_what_stopped
from council_desk import Desk, as_csv, asset

TOWN = as_csv(asset(f"E{at}") for at in range(1_200))


def work() -> None:
    """What `commonweal work --once` does."""
    call_command("db_worker", queue_name="*", batch=True, reload=False, startup_delay=False, verbosity=0)


def sent(desk: Desk, content: bytes = TOWN) -> RegisterUpload:
    desk.post_file(content)
    return RegisterUpload.objects.latest("pk")


def test_the_page_waits_and_asks_for_itself_again_without_a_script(desk: Desk) -> None:
    upload = sent(desk)
    page = desk.client.get(f"/desk/uploads/{upload.pk}/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="4"></noscript>' in page
    assert '<progress max="100" value="0"' in page


@pytest.mark.django_db(transaction=True)
def test_a_worker_checks_what_waits(data: Path) -> None:
    desk = Desk()
    upload = sent(desk)
    work()
    upload.refresh_from_db()
    assert (upload.state, upload.rows_accepted) == ("checked", 1_200)
    said = desk.client.get(f"/desk/uploads/{upload.pk}/progress/").json()
    assert said == {"busy": False, "percent": 100, "done": 1_200, "about": 1_200}


def test_the_bar_moves_while_rows_are_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = sent(desk)
    seen: list[int] = []
    heard = uploads._heard

    def listening(upload_id: int, rows: int) -> None:
        heard(upload_id, rows)
        seen.append(desk.client.get(f"/desk/uploads/{upload_id}/progress/").json()["percent"])

    monkeypatch.setattr(uploads, "_heard", listening)
    desk.checked(upload)
    assert seen == [41, 83]


def test_what_is_mended_during_a_check_is_checked_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = sent(desk)
    heard = uploads._heard

    def mending(upload_id: int, rows: int) -> None:
        heard(upload_id, rows)
        if not upload.mends.exists():
            desk.client.post(f"/desk/uploads/{upload_id}/register/", {"register": "land_assets"})
            upload.mends.create(
                row=2, column="property_name", value="New", mended_by=desk.person, mended_at=timezone.now()
            )
            RegisterUpload.objects.filter(pk=upload_id).update(revision=1)

    monkeypatch.setattr(uploads, "_heard", mending)
    desk.checked(upload)
    assert (upload.state, upload.checked_revision, desk.summary(upload).mended) == ("checked", 1, 1)


def test_a_check_whose_worker_died_can_be_taken_up(desk: Desk) -> None:
    upload = sent(desk)
    long_ago = timezone.now() - timedelta(minutes=5)
    RegisterUpload.objects.filter(pk=upload.pk).update(state="checking", last_heard_at=long_ago)
    assert "Check again" in desk.client.get(f"/desk/uploads/{upload.pk}/").content.decode()
    assert (take_up_what_stopped(), take_up_what_stopped()) == (1, 0)
    desk.checked(upload)
    assert upload.state == "checked"


def test_a_check_that_fails_says_so_and_can_be_done_again(desk: Desk) -> None:
    upload = sent(desk)
    RegisterUpload.objects.filter(pk=upload.pk).update(state="failed")
    desk.client.post(f"/desk/uploads/{upload.pk}/check/")
    upload.refresh_from_db()
    assert upload.state == "waiting"


def test_publishing_has_the_site_built_again_in_the_background(
    desk: Desk, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    from django_tasks_db.models import DBTaskResult

    from commonweal.registers.region import Region

    settings.REGION = Region.load(Path(__file__).resolve().parents[3] / "regions" / "trafford.toml")
    settings.COMMONWEAL_REGISTERS.mkdir()
    upload = desk.checked(sent(desk))
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.publish(upload)
    waiting = [one.task_path for one in DBTaskResult.objects.ready() if "rebuild" in one.task_path]
    assert waiting == ["commonweal.pipeline.desk.tasks.rebuild"]
    assert "is being built again" in desk.client.get(answer["Location"]).content.decode()


def test_without_registers_to_build_from_the_page_says_at_the_next_build(desk: Desk) -> None:
    assert not settings.COMMONWEAL_REGISTERS.exists()
    answer = desk.publish(desk.checked(sent(desk)))
    assert "will show it at the next build" in desk.client.get(answer["Location"]).content.decode()
