"""An address that anybody may name leads to the public internet alone, at the first and after every redirect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from commonweal.foundation.http import Downloader, DownloadFailed, Patience
from commonweal.registers.fetching.outside import OutsideOnly, is_public
from local_server import LocalServer, file, local_server, redirect

PATIENCE = Patience(attempts=1, between_requests=0.0, sleep=lambda seconds: None)
NAMES = {
    "council.example": ["127.0.0.1"],
    "inside.example": ["10.0.0.7"],
    "both.example": ["127.0.0.1", "10.0.0.7"],
}


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        yield running


def resolve(name: str, port: int) -> Sequence[str]:
    """Names of an invented internet; `council.example` is the server of the test."""
    if name not in NAMES:
        raise OSError("no such name")
    return NAMES[name]


def download(url: str, into: Path) -> bytes:
    """Fetch, where this machine alone counts as the public internet."""
    transport = OutsideOnly(allowed=lambda number: number == "127.0.0.1", resolve=resolve)
    return Downloader(patience=PATIENCE, transport=transport).download(url, into=into).path.read_bytes()


def address(server: LocalServer, name: str, path: str = "/a.csv", scheme: str = "http") -> str:
    return f"{scheme}://{name}:{server.address.rpartition(':')[2]}{path}"


def test_a_public_address_is_asked_by_its_name(server: LocalServer, tmp_path: Path) -> None:
    server.will("/a.csv", file(b"AssetCode\nE1\n"))
    assert download(address(server, "council.example"), tmp_path / "a.csv") == b"AssetCode\nE1\n"
    assert server.asked[0]["Host"].startswith("council.example:")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("inside.example", "it lies inside a private network"),
        ("both.example", "it lies inside a private network"),
        ("nowhere.example", "no machine of that name is known"),
    ],
)
def test_an_address_inside_is_not_asked(
    server: LocalServer, tmp_path: Path, name: str, sentence: str
) -> None:
    server.will("/a.csv", file(b"AssetCode\n"))
    with pytest.raises(DownloadFailed, match=sentence):
        download(address(server, name), tmp_path / "a.csv")
    assert server.asked == []


@pytest.mark.parametrize(
    "to", ["http://inside.example/a.csv", "http://both.example/a.csv", "file:///etc/passwd"]
)
def test_a_redirect_to_the_inside_is_not_followed(server: LocalServer, tmp_path: Path, to: str) -> None:
    server.will("/a.csv", redirect(to))
    with pytest.raises(DownloadFailed):
        download(address(server, "council.example"), tmp_path / "a.csv")
    assert [one["path"] for one in server.asked] == ["/a.csv"]
    assert not (tmp_path / "a.csv").exists()


def test_a_redirect_to_another_public_address_is_followed(server: LocalServer, tmp_path: Path) -> None:
    server.will("/a.csv", redirect(address(server, "council.example", "/b.csv")))
    server.will("/b.csv", file(b"AssetCode\nE2\n"))
    assert download(address(server, "council.example"), tmp_path / "a.csv") == b"AssetCode\nE2\n"


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("81.2.69.160", True),
        ("2a00:23c8::1", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
    ],
)
def test_which_numbers_are_public(number: str, public: bool) -> None:
    assert is_public(number) is public


def test_a_file_longer_than_it_may_be_is_not_kept(server: LocalServer, tmp_path: Path) -> None:
    url = server.will("/a.csv", file(b"x" * 5_000))
    with pytest.raises(DownloadFailed, match="longer than 1,000 bytes"):
        Downloader(patience=PATIENCE, most_bytes=1_000).download(url, into=tmp_path / "a.csv")
    assert [one.name for one in tmp_path.iterdir()] == []
