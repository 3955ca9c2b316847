"""The generator of requests: it counts what was answered, and a wrong answer is no figure."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from commonweal.cli.bench.web_requests import Times, UnexpectedAnswer, saturated, users


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = b"found" if self.path == "/there" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_the_percentile_is_that_of_the_answers() -> None:
    times = Times(answers=tuple(float(n) for n in range(100, 0, -1)), seconds=50)
    assert (times.per_second, times.percentile(0.5), times.percentile(0.95)) == (2.0, 51.0, 96.0)


def test_no_answer_in_time_counts_as_one() -> None:
    assert Times(answers=(), seconds=4).per_second == 0.25


def test_users_ask_once_a_second(port: int) -> None:
    assert len(users(port, ["/there"], count=5, seconds=1.0).answers) == 5


def test_saturated_connections_ask_until_the_end(port: int) -> None:
    times = saturated(port, ["/there"], connections=2, seconds=0.3)
    assert len(times.answers) > 2


def test_a_wrong_answer_is_no_figure(port: int) -> None:
    with pytest.raises(UnexpectedAnswer, match=r"/gone: http/1\.1 404"):
        saturated(port, ["/gone"], connections=1, seconds=0.3)
