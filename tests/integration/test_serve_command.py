"""`commonweal serve` says what keeps it from serving."""

from __future__ import annotations

import socket

import click
import pytest

from commonweal.cli.serve import refuse_taken


def test_a_port_that_is_taken_is_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(click.ClickException, match=f"Another program listens on 127.0.0.1:{port}"):
            refuse_taken("127.0.0.1", port)


def test_a_free_port_is_no_matter() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    refuse_taken("127.0.0.1", port)
