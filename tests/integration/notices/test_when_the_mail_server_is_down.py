"""The mail server is down for a day: letters wait with growing pauses, nothing is lost, and it is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from commonweal.apps.notices.models import Delivery, Lease
from commonweal.apps.notices.queries.due_deliveries import mail_health
from commonweal.pipeline.tick import TickBusy, tick
from small_mail_server import SmallMailServer, small_mail_server
from town_follower import LATER, follower, load_later_town

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("town")]


@pytest.fixture
def server(settings: Any) -> Iterator[SmallMailServer]:
    """A real mail server, which the settings name."""
    with small_mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def test_down_for_a_day_nothing_is_lost(server: SmallMailServer, settings: Any, tmp_path: Path) -> None:
    follower()
    follower("grace@example.org")
    load_later_town(tmp_path)
    taken = len(server.letters)
    settings.EMAIL_PORT = 1
    for hour in range(24):
        tick(at=LATER + timedelta(hours=hour))
    health = mail_health()
    assert (len(server.letters), health.waiting, health.problem) == (taken, 2, "ConnectionRefusedError")
    assert health.is_late(at=LATER + timedelta(hours=23))
    settings.EMAIL_PORT = server.port
    tick(at=LATER + timedelta(hours=30))
    assert len(server.letters) == taken + 2
    assert (mail_health().waiting, len(set(server.message_ids()))) == (0, taken + 2)


def test_the_pauses_between_tries_grow(server: SmallMailServer, tmp_path: Path) -> None:
    follower()
    load_later_town(tmp_path)
    server.refuses["ada@example.org"] = "450 later"
    at, pauses = LATER, []
    for _try in range(7):
        tick(at=at)
        due = Delivery.objects.get(kind="news").next_try_at
        pauses.append(int((due - at).total_seconds() // 60))
        at = due
    assert pauses == [1, 5, 15, 60, 180, 360, 360]


def test_an_address_that_does_not_exist_is_given_up_and_others_get_theirs(
    server: SmallMailServer, tmp_path: Path
) -> None:
    follower()
    follower("gone@example.org")
    load_later_town(tmp_path)
    server.refuses["gone@example.org"] = "550 No such user"
    tick(at=LATER)
    found = Delivery.objects.filter(kind="news").order_by("subscription_id").values_list("state", "problem")
    assert list(found) == [("sent", ""), ("given-up", "refused with [550]")]


def test_one_tick_at_a_time() -> None:
    Lease.objects.update_or_create(
        name="tick", defaults={"holder": "elsewhere:1:ab", "until": "2999-01-01T00:00:00Z"}
    )
    with pytest.raises(TickBusy) as busy:
        tick(at=LATER)
    assert str(busy.value) == "Another tick is under way (elsewhere:1:ab): this one does nothing."
