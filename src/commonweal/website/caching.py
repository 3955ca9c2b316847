"""Answers to visitors kept in memory, by snapshot and address: the same page is made once, whoever asks.

A snapshot never changes, so a page of it does not either; a swap changes the key, and old answers fall out.
What is meant for one person is never kept: a request with a session, an answer that sets a cookie or varies
by one.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags

from commonweal.apps.provenance.queries.current import current_snapshot, one_snapshot

Answer = Callable[[HttpRequest], HttpResponseBase]
Key = tuple[str, ...]

LARGEST = 512 * 1024
SECONDS = 300.0
VARIES = frozenset({"accept-encoding", "accept-language", "hx-request"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """An answer as it was sent, and until when it may be sent again."""

    content: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    until: float


class Answers:
    """Answers by key, the least lately used out first when `most` bytes are reached. Safe between threads."""

    def __init__(self, *, most: int) -> None:
        self.most = most
        self.size = 0
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key, *, now: float) -> Kept | None:
        """The answer under this key, unless it is too old."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            if kept.until < now:
                self._drop(key)
                return None
            self._kept.move_to_end(key)
            return kept

    def put(self, key: Key, kept: Kept) -> None:
        """Keep an answer, and let go of others until there is room."""
        with self._lock:
            if key in self._kept:
                self._drop(key)
            self._kept[key] = kept
            self.size += len(kept.content)
            while self.size > self.most:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        self.size -= len(self._kept.pop(key).content)


class SnapshotCache:
    """Middleware that answers visitors' GETs from memory. It stands before whatever makes or squeezes a
    page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.answers = Answers(most=settings.COMMONWEAL_CACHE_MB * 1024 * 1024)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with one_snapshot():
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if not self.answers.most or not _is_a_visitors(request):
            return self.get_response(request)
        key = key_of(request, snapshot=current_hash())
        now = time.monotonic()
        if kept := self.answers.get(key, now=now):
            return _sent_again(request, kept)
        conditions = request.META.pop("HTTP_IF_NONE_MATCH", None)
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not may_be_kept(response):
            return response
        kept = _kept(response, until=now + SECONDS)
        self.answers.put(key, kept)
        if conditions:
            request.META["HTTP_IF_NONE_MATCH"] = conditions
        return _sent_again(request, kept)


def current_hash() -> str:
    """The hash of the snapshot in use; empty before the first is loaded."""
    try:
        snapshot = current_snapshot()
    except DatabaseError:
        return ""
    return snapshot.hash if snapshot else ""


def key_of(request: HttpRequest, *, snapshot: str) -> Key:
    """What an answer depends on: snapshot, day, host, address, and the headers by which pages may vary.

    The day is part of it because pages say how many days are left.
    """
    squeezed = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else ""
    return (
        snapshot,
        timezone.localdate().isoformat(),
        request.scheme or "",
        request.META.get("HTTP_HOST", ""),
        request.get_full_path(),
        squeezed,
        request.headers.get("Accept-Language", ""),
        request.headers.get("HX-Request", ""),
    )


def may_be_kept(response: HttpResponse) -> bool:
    """Whether an answer is the same for every visitor, whole, and not too large."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    return (
        response.status_code == 200
        and not response.cookies
        and varies <= VARIES
        and "no-store" not in response.get("Cache-Control", "")
        and "private" not in response.get("Cache-Control", "")
        and len(response.content) <= LARGEST
    )


def _is_a_visitors(request: HttpRequest) -> bool:
    """A GET by somebody who is not signed in and asks for the whole."""
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and settings.CSRF_COOKIE_NAME not in request.COOKIES
        and "Range" not in request.headers
        and "Authorization" not in request.headers
    )


def _kept(response: HttpResponse, *, until: float) -> Kept:
    etag = response.get("ETag") or f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    headers = {**dict(response.items()), "ETag": etag}
    return Kept(content=response.content, headers=tuple(headers.items()), etag=etag, until=until)


def _sent_again(request: HttpRequest, kept: Kept) -> HttpResponse:
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    same = {tag.removeprefix("W/") for tag in asked}
    if kept.etag.removeprefix("W/") in same or "*" in same:
        response: HttpResponse = HttpResponseNotModified()
        wanted = ("ETag", "Vary", "Cache-Control", "Last-Modified", "Access-Control-Allow-Origin")
        for name, value in kept.headers:
            if name in wanted:
                response[name] = value
        return response
    return HttpResponse(kept.content, headers=dict(kept.headers))
