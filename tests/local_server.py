"""A real HTTP server on this machine that behaves as badly as a test asks it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class LocalServer:
    """Each path has a list of behaviours: one an answer, the last for ever. `asked` holds the questions."""

    address: str
    behaviours: dict[str, list[Behaviour]] = field(default_factory=dict)
    asked: list[Mapping[str, str]] = field(default_factory=list)

    def will(self, path: str, *behaviours: Behaviour) -> str:
        """Say how a path answers; its whole address."""
        self.behaviours[path] = list(behaviours)
        return self.address + path

    def next_for(self, path: str) -> Behaviour:
        behaviours = self.behaviours[path]
        return behaviours.pop(0) if len(behaviours) > 1 else behaviours[0]


@contextmanager
def local_server() -> Iterator[LocalServer]:
    """A running server; it ends with the context."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.asked.append({"path": self.path, **self.headers})
            server.next_for(self.path)(self)

        def log_message(self, *arguments: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = LocalServer(f"http://127.0.0.1:{http.server_port}")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def file(body: bytes, *, etag: str | None = '"one"', breaks_after: int | None = None) -> Behaviour:
    """An honest file server that knows ranges; it may break off after so many bytes of an answer."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if etag and handler.headers.get("If-None-Match") == etag:
            return send(handler, 304, {"ETag": etag})
        start = start_of(handler, etag)
        headers = {"ETag": etag} if etag else {}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
        return send(handler, 206 if start else 200, headers, body[start:], breaks_after=breaks_after)

    return answer


def start_of(handler: BaseHTTPRequestHandler, etag: str | None) -> int:
    """Where the asked range begins, where the version is still the same."""
    asked = handler.headers.get("Range", "")
    same = handler.headers.get("If-Range") in (None, etag)
    return int(asked.removeprefix("bytes=").rstrip("-")) if asked and same else 0


def status(code: int, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Behaviour:
    """Always this answer."""
    return lambda handler: send(handler, code, headers or {}, body)


def redirect(to: str) -> Behaviour:
    """On to another address."""
    return status(302, {"Location": to})


def promise(length: int, body: bytes) -> Behaviour:
    """A server that says one length and sends another."""
    return lambda handler: send(handler, 200, {"Content-Length": str(length)}, body)


def part(body: bytes, content_range: str, *, etag: str) -> Behaviour:
    """A part of a file, whatever was asked."""
    return status(206, {"Content-Range": content_range, "ETag": etag}, body)


def send(
    handler: BaseHTTPRequestHandler,
    code: int,
    headers: Mapping[str, str],
    body: bytes = b"",
    *,
    breaks_after: int | None = None,
) -> None:
    """Write one answer and close the connection."""
    handler.send_response(code)
    for name, value in {"Content-Length": str(len(body)), "Connection": "close", **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body[:breaks_after])
    handler.close_connection = True
