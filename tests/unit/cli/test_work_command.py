"""`commonweal work` does what waits."""

from __future__ import annotations

import os

import pytest
from click.testing import CliRunner

from commonweal.cli import main
from commonweal.cli.work import end_with_parent


@pytest.mark.django_db(transaction=True)
def test_with_nothing_to_do_it_ends_in_good_order() -> None:
    result = CliRunner().invoke(main, ["work", "--once"])
    assert (result.exit_code, result.output) == (0, "")


def test_a_worker_ends_once_its_parent_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    monkeypatch.setattr(os, "kill", lambda process, signal: sent.append(process))
    end_with_parent(parent=-1)
    assert sent == [os.getpid()]
