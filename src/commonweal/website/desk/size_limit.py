"""Stops keeping a file while it arrives, once it is larger than this site takes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler


class SizeLimit(TemporaryFileUploadHandler):
    """Writes a file to disk as it arrives. One that is too large is dropped, and the request says so in
    `too_large`."""

    def new_file(self, *arguments: Any, **named: Any) -> None:
        super().new_file(*arguments, **named)
        self.arrived = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.arrived += len(raw_data)
        if self.arrived > settings.COMMONWEAL_UPLOAD_BYTES:
            self.request.too_large = True
            self.file.close()
            raise SkipFile
        super().receive_data_chunk(raw_data, start)
