"""Stops keeping a file while it arrives, once it is larger than this site takes; and knows which file of an officer
never arrived whole."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest
from django.urls import reverse

REMEMBERED_SECONDS = 24 * 60 * 60


class SizeLimit(TemporaryFileUploadHandler):
    """Writes files to disk as they arrive. What is too large, all files of a request together, is dropped, and the
    request says so in `too_large`."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.arrived = 0

    def new_file(self, *arguments: Any, **named: Any) -> None:
        super().new_file(*arguments, **named)
        note_beginning(self.request, self.file_name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.arrived += len(raw_data)
        if self.arrived > settings.COMMONWEAL_UPLOAD_BYTES:
            self.request.too_large = True
            self.file.close()
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def note_beginning(request: HttpRequest | None, name: str) -> None:
    """A file begins to arrive at the desk. A connection that breaks tells nobody: so it is said beforehand."""
    if request is not None and request.path == reverse("desk:send") and request.acting.signed_in:
        cache.set(_key(request), name[:300], REMEMBERED_SECONDS)


def arrived_whole(request: HttpRequest) -> None:
    """The file that this officer sent is here."""
    cache.delete(_key(request))


def broke_off(request: HttpRequest) -> str:
    """The name of the file that this officer began to send, where it never came; empty otherwise."""
    return str(cache.get(_key(request), ""))


def _key(request: HttpRequest) -> str:
    return f"file-on-its-way-{request.acting.person}"
