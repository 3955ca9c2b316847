"""Files sent as they lie on disk: streamed in constant memory, with a strong ETag, and in part when asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils.http import http_date, parse_etags, parse_http_date_safe

PIECE = 256 * 1024
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def file_response(
    request: HttpRequest, path: Path, *, etag: str, media_type: str, file_name: str
) -> HttpResponseBase:
    """Answer a GET or HEAD of a file; `etag` is the file's checksum without quotes.

    One range is answered with 206, a range beyond the end with 416; several ranges, or one whose `If-Range`
    no longer holds, are answered with the whole file, as RFC 9110 allows.
    """
    status = path.stat()
    request.META.pop(
        "HTTP_ACCEPT_ENCODING", None
    )  # squeezed on the way, the bytes would not be the ones asked for
    quoted = f'"{etag}"'
    if quoted in parse_etags(request.headers.get("If-None-Match", "")):
        return _labelled(HttpResponseNotModified(), etag=quoted, modified=status.st_mtime)
    span = _span(request, size=status.st_size, etag=quoted, modified=status.st_mtime)
    if span is None:
        refusal = HttpResponse(status=416)
        refusal["Content-Range"] = f"bytes */{status.st_size}"
        return refusal
    response = StreamingHttpResponse(_pieces(path, span), content_type=media_type)
    if len(span) < status.st_size:
        response.status_code = 206
        response["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{status.st_size}"
    response["Content-Length"] = str(len(span))
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return _labelled(response, etag=quoted, modified=status.st_mtime)


def _labelled(response: HttpResponseBase, *, etag: str, modified: float) -> HttpResponseBase:
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["Accept-Ranges"] = "bytes"
    return response


def _span(request: HttpRequest, *, size: int, etag: str, modified: float) -> range | None:
    """The bytes asked for, or None where there are none such."""
    whole = range(size)
    asked = RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if (
        not asked
        or asked.group() == "bytes=-"
        or not _range_still_holds(request, etag=etag, modified=modified)
    ):
        return whole
    first, last = asked.groups()
    if not first:
        start, stop = max(size - int(last), 0), size
    else:
        start, stop = int(first), min(int(last) + 1 if last else size, size)
    if first and last and int(last) < int(first):
        return whole
    return range(start, stop) if start < stop else None


def _range_still_holds(request: HttpRequest, *, etag: str, modified: float) -> bool:
    condition = request.headers.get("If-Range")
    if condition is None or condition == etag:
        return True
    return parse_http_date_safe(condition) == int(modified)


def _pieces(path: Path, span: range) -> Iterator[bytes]:
    with path.open("rb") as stream:
        stream.seek(span.start)
        left = len(span)
        while left and (piece := stream.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
