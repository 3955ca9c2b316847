"""What looks wrong in a register before it is published: a table of editions, and what is asked."""

from __future__ import annotations

from typing import Any

import pytest

from commonweal.pipeline.desk.doubting import Signs, doubts

FINE: dict[str, Any] = {
    "read": 608, "refused": 0, "strangers": 0, "before": 608, "gone": 0, "placed": 600, "moved": 0, "filled": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("signs", "asked"),
    [
        ({}, []),
        ({"gone": 121}, []),
        ({"gone": 122}, [("vanished", 122, 608, "")]),
        ({"gone": 412}, [("vanished", 412, 608, "")]),
        ({"before": 1, "gone": 1}, [("vanished", 1, 1, "")]),
        ({"before": 0}, []),
        ({"moved": 539}, []),
        ({"moved": 540}, [("all_moved", 540, 600, "")]),
        ({"placed": 4, "moved": 4}, []),
        ({"filled": {"PostCode": (608, 0)}}, [("emptied", 608, 608, "PostCode")]),
        ({"filled": {"PostCode": (608, 1)}}, []),
        ({"filled": {"PostCode": (4, 0)}}, []),
        ({"refused": 121}, []),
        ({"refused": 122}, [("many_refused", 122, 608, "")]),
        ({"strangers": 1}, [("names_another", 1, 608, "")]),
        ({"gone": 412, "strangers": 3}, [("vanished", 412, 608, ""), ("names_another", 3, 608, "")]),
    ],
)
def test_what_is_asked(signs: dict[str, Any], asked: list[tuple[str, int, int, str]]) -> None:
    found = doubts(Signs(**{**FINE, **signs}))
    assert [(one.code, one.rows, one.of, one.what) for one in found] == asked
