"""Downloads that survive broken connections: resumed, retried politely, checked for length."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import httpx

USER_AGENT = "commonweal (public registers, a few requests a month)"
LONGEST_FILE = 50 * 1024**3
ENOUGH_TO_GO_ON = 1024**2
WORTH_ANOTHER_TRY = frozenset({408, 425, 429, 500, 502, 503, 504})

Progress = Callable[[int, int | None], None]


class DownloadFailed(Exception):
    """A file that could not be had; the message is a sentence for people."""


class _Broken(Exception):
    """This attempt came to nothing; another may do better after `wait` seconds (None: as patience says)."""

    def __init__(self, sentence: str, wait: float | None = None) -> None:
        self.wait = wait
        super().__init__(sentence)


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How often and how slowly to ask. All times in seconds."""

    attempts: int = 6
    first_wait: float = 1.0
    longest_wait: float = 120.0
    connect_timeout: float = 15.0
    read_timeout: float = 60.0
    between_requests: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def wait_after(self, failures: int) -> float:
        """Twice as long each time: `first_wait` after the first failure, twice that after the second, …"""
        return min(self.first_wait * 2.0 ** (failures - 1), self.longest_wait)


@dataclass(frozen=True, kw_only=True, slots=True)
class Validators:
    """What a server calls one version of a file."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def for_resuming(self) -> str | None:
        """The validator that makes it safe to go on in the middle: a strong ETag, else the date."""
        if self.etag and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified


@dataclass(frozen=True, kw_only=True, slots=True)
class Download:
    """A file that arrived whole. `changed` is False when the server said that the known version still stands;
    then there is no file at `path`."""

    path: Path
    changed: bool
    validators: Validators


@dataclass(kw_only=True)
class Downloader:
    """Asks one question at a time of any one host, and never quicker than its patience says.

    `transport` is another way out than the usual one; `most_bytes` is the longest file that is read.
    """

    patience: Patience = field(default_factory=Patience)
    progress: Progress = lambda done, total: None
    transport: httpx.BaseTransport | None = None
    most_bytes: int = LONGEST_FILE
    last_asked: dict[str, float] = field(default_factory=dict)

    def download(self, url: str, *, into: Path, known: Validators | None = None) -> Download:
        """The file at `url`, written to `into`.

        An unfinished file of an earlier run is gone on with where the server still has the same version. With
        `known`, a server may answer that nothing has changed. DownloadFailed when it cannot be had; what has
        arrived is kept for the next time.
        """
        part, failures = Part(into), 0
        with self._client() as client:
            while True:
                before = part.size
                try:
                    return self._attempt(client, url, part, known)
                except _Broken as error:
                    failures = 1 if part.size - before >= ENOUGH_TO_GO_ON else failures + 1
                    if failures >= self.patience.attempts:
                        raise DownloadFailed(f"{url}: {error} Tried {failures} times.") from error
                    self.patience.sleep(self._wait(error, failures))

    def _wait(self, error: _Broken, failures: int) -> float:
        asked = error.wait if error.wait is not None else self.patience.wait_after(failures)
        return min(asked, self.patience.longest_wait)

    def _client(self) -> httpx.Client:
        return httpx.Client(
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(self.patience.read_timeout, connect=self.patience.connect_timeout),
            follow_redirects=True,
            max_redirects=10,
            transport=self.transport,
        )

    def _attempt(self, client: httpx.Client, url: str, part: Part, known: Validators | None) -> Download:
        self._be_polite(url)
        headers = part.headers() or conditional(known)
        with failures_as_sentences(url), client.stream("GET", url, headers=headers) as response:
            if response.status_code == 304:
                return Download(path=part.into, changed=False, validators=known or Validators())
            if response.status_code == 416:
                part.forget()
                raise _Broken("the server no longer had the rest of the file.", wait=0.0)
            refuse_bad_status(response)
            return self._receive(response, part)

    def _receive(self, response: httpx.Response, part: Part) -> Download:
        validators = validators_of(response)
        total = part.begin(response, validators)
        refuse_too_long(total, part, self.most_bytes)
        with part.file.open("ab") as stream:
            done = stream.tell()
            for piece in response.iter_bytes():
                stream.write(piece)
                done += len(piece)
                self.progress(done, total)
                refuse_too_long(done, part, self.most_bytes, checked=True)
        if total is not None and done != total:
            raise _Broken(f"the server promised {total:,} bytes and sent {done:,}.")
        part.finish()
        return Download(path=part.into, changed=True, validators=validators)

    def _be_polite(self, url: str) -> None:
        host = urlsplit(url).netloc
        if host in self.last_asked:
            since = self.patience.clock() - self.last_asked[host]
            self.patience.sleep(max(0.0, self.patience.between_requests - since))
        self.last_asked[host] = self.patience.clock()


@dataclass(frozen=True, slots=True)
class Part:
    """An unfinished file beside the place where it will stand, and which version it is a part of."""

    into: Path

    @property
    def file(self) -> Path:
        """The unfinished file."""
        return self.into.with_name(self.into.name + ".part")

    @property
    def label(self) -> Path:
        """The validators of the unfinished file."""
        return self.into.with_name(self.into.name + ".part.json")

    @property
    def size(self) -> int:
        """The bytes that are there."""
        return self.file.stat().st_size if self.file.exists() else 0

    def validators(self) -> Validators:
        """Which version the unfinished file is a part of; none where that is not known."""
        try:
            return Validators(**json.loads(self.label.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Validators()

    def headers(self) -> dict[str, str]:
        """The question for the rest of the file; empty where there is nothing to go on with."""
        validator = self.validators().for_resuming
        return {"Range": f"bytes={self.size}-", "If-Range": validator} if self.size and validator else {}

    def begin(self, response: httpx.Response, validators: Validators) -> int | None:
        """Keep or drop what is there, as the answer allows; the whole length in bytes where it is known."""
        start, total = span_of(response)
        same = validators.for_resuming == self.validators().for_resuming
        if start and not (same and start == self.size):
            self.forget()
            raise _Broken("the file changed while it was read.", wait=0.0)
        if not start:
            self.forget()
        self.into.parent.mkdir(parents=True, exist_ok=True)
        encoded = response.headers.get("Content-Encoding", "identity") != "identity"
        self.label.write_text(json.dumps(asdict(Validators() if encoded else validators)), encoding="utf-8")
        return None if encoded else total

    def finish(self) -> None:
        """Put the whole file in its place, in one step."""
        self.file.replace(self.into)
        self.label.unlink(missing_ok=True)

    def forget(self) -> None:
        """Drop what is there."""
        self.file.unlink(missing_ok=True)
        self.label.unlink(missing_ok=True)


def conditional(known: Validators | None) -> dict[str, str]:
    """The question whether the known version still stands."""
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def validators_of(response: httpx.Response) -> Validators:
    """What the server calls this version."""
    headers = response.headers
    return Validators(etag=headers.get("ETag"), last_modified=headers.get("Last-Modified"))


def span_of(response: httpx.Response) -> tuple[int, int | None]:
    """Where the answer begins in the file, and how long the file is, where the server says so."""
    if response.status_code == 206:
        unit, _, span = response.headers.get("Content-Range", "").partition(" ")
        first, _, rest = span.partition("-")
        total = rest.partition("/")[2]
        if unit != "bytes" or not first.isdecimal():
            raise _Broken("the server sent a part of the file without saying which.")
        return int(first), int(total) if total.isdecimal() else None
    length = response.headers.get("Content-Length", "")
    return 0, int(length) if length.isdecimal() else None


def refuse_bad_status(response: httpx.Response) -> None:
    """An answer that is no file: worth another try, or final."""
    code, reason = response.status_code, response.reason_phrase
    if code in WORTH_ANOTHER_TRY:
        wait = retry_after(response.headers.get("Retry-After"), now=datetime.now(UTC))
        raise _Broken(f"the server answered {code} {reason}.", wait=wait)
    if code not in (200, 206):
        raise DownloadFailed(f"{response.url}: the server answered {code} {reason}.")


def retry_after(value: str | None, *, now: datetime) -> float | None:
    """The seconds that `Retry-After` asks for, as a number or a date; None where it says nothing readable."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def refuse_too_long(size: int | None, part: Part, most: int, *, checked: bool = False) -> None:
    """A file longer than it may be, or than the disk has room for, is not read."""
    if size is None:
        return
    if size > most:
        part.forget()
        raise DownloadFailed(f"The file is longer than {most:,} bytes, so it is not read.")
    if not checked and size - part.size > shutil.disk_usage(part.into.parent).free:
        raise DownloadFailed(f"The disk has no room for the file's {size:,} bytes.")


@contextmanager
def failures_as_sentences(url: str) -> Iterator[None]:
    """What a network does, as sentences; a broken connection may be tried again, a wrong address not."""
    try:
        yield
    except httpx.TooManyRedirects as error:
        raise DownloadFailed(f"{url}: it sends from one address to the next without end.") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise DownloadFailed(f"{url}: this is no web address that can be read ({error}).") from error
    except httpx.TimeoutException as error:
        raise _Broken("the server took too long.") from error
    except httpx.ConnectError as error:
        raise _Broken(f"no connection ({error}).") from error
    except httpx.HTTPError as error:
        raise _Broken("the connection broke.") from error
