"""Who holds a lease, and whether they still live: a killed worker's work is taken over at once."""

from __future__ import annotations

import os
import secrets
import socket

SECONDS = 300
_TOKEN = (os.getpid(), secrets.token_hex(4))


def this_holder() -> str:
    """This process: machine, process number, and a word of its own, since numbers come again."""
    global _TOKEN
    if _TOKEN[0] != os.getpid():
        _TOKEN = (os.getpid(), secrets.token_hex(4))
    return f"{socket.gethostname()}:{os.getpid()}:{_TOKEN[1]}"


def is_dead(holder: str) -> bool:
    """Whether a holder was a process of this machine that is no more. Of other machines nothing is known."""
    machine, _, rest = holder.rpartition(":")[0].rpartition(":")
    if not rest.isdigit() or machine != socket.gethostname() or holder == this_holder():
        return False
    if int(rest) == os.getpid():
        return True
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
