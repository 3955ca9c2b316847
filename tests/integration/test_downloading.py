"""Downloads from a real server that drops connections, changes its mind, lies and is busy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commonweal.foundation.http import (
    Downloader,
    DownloadFailed,
    Patience,
    Validators,
    retry_after,
)
from local_server import LocalServer, file, local_server, part, promise, redirect, status

BODY = bytes(range(256)) * 40
NEWER = b"newer" * 1000


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        yield running


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def downloader(waits: list[float]) -> Downloader:
    return Downloader(patience=Patience(attempts=4, between_requests=0.0, sleep=waits.append, read_timeout=5))


def slept(waits: list[float]) -> list[float]:
    return [wait for wait in waits if wait]


def test_a_file_arrives_whole(server: LocalServer, downloader: Downloader, tmp_path: Path) -> None:
    url = server.will("/register.csv", file(BODY))
    download = downloader.download(url, into=tmp_path / "register.csv")
    assert download.path.read_bytes() == BODY
    assert download.validators == Validators(etag='"one"')
    assert sorted(path.name for path in tmp_path.iterdir()) == ["register.csv"]


def test_a_dropped_connection_goes_on_where_it_broke(
    server: LocalServer, downloader: Downloader, tmp_path: Path, waits: list[float]
) -> None:
    url = server.will(
        "/register.csv", file(BODY, breaks_after=1000), file(BODY, breaks_after=500), file(BODY)
    )
    assert downloader.download(url, into=tmp_path / "register.csv").path.read_bytes() == BODY
    assert [asked.get("Range") for asked in server.asked] == [None, "bytes=1000-", "bytes=1500-"]
    assert slept(waits) == [1.0, 2.0]


def test_a_later_run_goes_on_where_an_earlier_one_gave_up(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    url = server.will("/register.csv", file(BODY, breaks_after=100))
    with pytest.raises(DownloadFailed, match=r"the connection broke\. Tried 4 times\.$"):
        downloader.download(url, into=tmp_path / "register.csv")
    server.will("/register.csv", file(BODY))
    assert downloader.download(url, into=tmp_path / "register.csv").path.read_bytes() == BODY
    assert server.asked[-1]["Range"] == "bytes=400-"


def test_a_file_that_changes_midway_is_read_from_its_beginning(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    url = server.will("/register.csv", file(BODY, breaks_after=1000), file(NEWER, etag='"two"'))
    download = downloader.download(url, into=tmp_path / "register.csv")
    assert (download.path.read_bytes(), download.validators.etag) == (NEWER, '"two"')


def test_a_server_that_sends_the_rest_of_another_version_is_not_believed(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    rest = part(NEWER[1000:], f"bytes 1000-{len(NEWER) - 1}/{len(NEWER)}", etag='"two"')
    url = server.will("/register.csv", file(BODY, breaks_after=1000), rest, file(NEWER, etag='"two"'))
    assert downloader.download(url, into=tmp_path / "register.csv").path.read_bytes() == NEWER


def test_a_server_that_sends_another_part_than_asked_is_not_believed(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    wrong = part(BODY[500:], f"bytes 500-{len(BODY) - 1}/{len(BODY)}", etag='"one"')
    url = server.will("/register.csv", file(BODY, breaks_after=1000), wrong, file(BODY))
    assert downloader.download(url, into=tmp_path / "register.csv").path.read_bytes() == BODY


def test_without_a_version_there_is_no_going_on(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    url = server.will("/register.csv", file(BODY, etag=None, breaks_after=1000), file(BODY, etag=None))
    assert downloader.download(url, into=tmp_path / "register.csv").path.read_bytes() == BODY
    assert [asked.get("Range") for asked in server.asked] == [None, None]


def test_a_server_that_no_longer_has_the_rest_is_asked_anew(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    url = server.will("/register.csv", file(BODY, breaks_after=1000), status(416), file(NEWER))
    assert downloader.download(url, into=tmp_path / "register.csv").path.read_bytes() == NEWER


def test_a_length_that_is_a_lie_is_found_out(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    url = server.will("/register.csv", promise(5000, BODY[:4000]))
    with pytest.raises(DownloadFailed, match="Tried 4 times"):
        downloader.download(url, into=tmp_path / "register.csv")
    assert not (tmp_path / "register.csv").exists()


@pytest.mark.parametrize(
    ("code", "header", "expected"),
    [(429, "7", 7.0), (503, "90", 90.0), (503, "100000", 120.0), (503, "soon", 1.0), (500, None, 1.0)],
)
def test_a_busy_server_is_given_the_time_it_asks_for(
    server: LocalServer,
    downloader: Downloader,
    tmp_path: Path,
    waits: list[float],
    code: int,
    header: str | None,
    expected: float,
) -> None:
    busy = status(code, {"Retry-After": header} if header else {})
    url = server.will("/register.csv", busy, file(BODY))
    assert downloader.download(url, into=tmp_path / "register.csv").path.read_bytes() == BODY
    assert slept(waits) == [expected]


def test_a_server_that_stays_busy_is_left_alone(
    server: LocalServer, downloader: Downloader, tmp_path: Path, waits: list[float]
) -> None:
    url = server.will("/register.csv", status(503))
    with pytest.raises(
        DownloadFailed, match=r"the server answered 503 Service Unavailable\. Tried 4 times\.$"
    ):
        downloader.download(url, into=tmp_path / "register.csv")
    assert slept(waits) == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("code", "phrase"), [(404, "404 Not Found"), (403, "403 Forbidden"), (410, "410 Gone")]
)
def test_a_final_answer_is_not_asked_for_twice(
    server: LocalServer, downloader: Downloader, tmp_path: Path, code: int, phrase: str
) -> None:
    url = server.will("/register.csv", status(code))
    with pytest.raises(DownloadFailed, match=f"the server answered {phrase}"):
        downloader.download(url, into=tmp_path / "register.csv")
    assert len(server.asked) == 1


def test_addresses_that_send_one_another_round_are_left(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    url = server.will("/here", redirect("/there"))
    server.will("/there", redirect("/here"))
    with pytest.raises(DownloadFailed, match="from one address to the next without end"):
        downloader.download(url, into=tmp_path / "register.csv")


def test_a_moved_file_is_followed(server: LocalServer, downloader: Downloader, tmp_path: Path) -> None:
    url = server.will("/old.csv", redirect("/new.csv"))
    server.will("/new.csv", file(BODY))
    assert downloader.download(url, into=tmp_path / "register.csv").path.read_bytes() == BODY


def test_a_redirect_to_a_file_of_this_machine_is_refused(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    url = server.will("/old.csv", redirect("file:///etc/passwd"))
    with pytest.raises(DownloadFailed, match="no web address that can be read"):
        downloader.download(url, into=tmp_path / "register.csv")


def test_an_unchanged_file_is_not_sent_again(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    url = server.will("/register.csv", file(BODY))
    download = downloader.download(url, into=tmp_path / "register.csv", known=Validators(etag='"one"'))
    assert download.changed is False
    assert not download.path.exists()


def test_nobody_there_is_a_sentence(downloader: Downloader, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match=r"no connection .* Tried 4 times\.$"):
        downloader.download("http://127.0.0.1:9/register.csv", into=tmp_path / "register.csv")


def test_a_server_that_says_nothing_is_a_sentence(
    server: LocalServer, downloader: Downloader, tmp_path: Path
) -> None:
    downloader.patience = replace(downloader.patience, read_timeout=0.1, attempts=1)
    url = server.will("/register.csv", promise(10, b""))
    with pytest.raises(DownloadFailed, match=r"(took too long|broke)\. Tried 1 times\.$"):
        downloader.download(url, into=tmp_path / "register.csv")


def test_one_host_is_asked_no_quicker_than_patience_says(
    server: LocalServer, waits: list[float], tmp_path: Path
) -> None:
    clock = iter([10.0, 10.25, 20.0])
    patience = Patience(between_requests=1.0, sleep=waits.append, clock=lambda: next(clock))
    downloader = Downloader(patience=patience)
    url = server.will("/register.csv", file(BODY))
    downloader.download(url, into=tmp_path / "first.csv")
    downloader.download(url, into=tmp_path / "second.csv")
    assert waits == [0.75]


def test_progress_counts_up_to_the_whole(server: LocalServer, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    downloader = Downloader(progress=lambda done, total: seen.append((done, total)))
    downloader.download(server.will("/register.csv", file(BODY)), into=tmp_path / "register.csv")
    assert seen[-1] == (len(BODY), len(BODY))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("in a while", None),
        (None, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, now=datetime(2026, 3, 1, 12, tzinfo=UTC)) == seconds
