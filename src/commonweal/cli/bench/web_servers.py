"""The servers that are measured: this site, and Datasette over the same rows."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from commonweal.cli.bench.web_requests import HOST

STARTS_WITHIN = 60.0
WORKERS = 2


@contextmanager
def this_site(data: Path, *, cache_mb: int) -> Iterator[int]:
    """The site with two workers, over the database in `data`; answers its port."""
    port = free_port()
    environment = {"COMMONWEAL_DATA": str(data), "DATABASE_URL": "", "COMMONWEAL_CACHE_MB": str(cache_mb)}
    command = [
        "granian",
        "--interface",
        "wsgi",
        "--host",
        HOST,
        "--port",
        str(port),
        "--workers",
        str(WORKERS),
    ]
    command += [
        "--no-ws",
        "--blocking-threads",
        "1",
        "--log-level",
        "warning",
        "commonweal.website.wsgi:application",
    ]
    with running([sys.executable, "-m", *command], environment, data / "site.log", port):
        yield port


@contextmanager
def datasette(database: Path) -> Iterator[int]:
    """Datasette over an immutable database, as its documentation advises for data that does not change, and
    without its suggestions of facets, each of which is a query of its own on every page."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", "-i", str(database), "-h", HOST, "-p", str(port)]
    command += ["--setting", "suggest_facets", "off"]
    with running(command, {}, database.parent / "datasette.log", port):
        yield port


def datasette_is_installed() -> bool:
    """Whether the peer is there: the extra `bench` installs it."""
    return find_spec("datasette") is not None


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str], log: Path, port: int) -> Iterator[None]:
    """Run a server while the block runs. RuntimeError with the end of its log when it does not start."""
    with log.open("wb") as output:
        server = subprocess.Popen(command, env={**os.environ, **environment}, stdout=output, stderr=output)
        try:
            wait_for(server, port, log)
            yield
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until the server takes connections."""
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{server.args} did not start:\n{log.read_text('utf-8', 'replace')[-2000:]}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
