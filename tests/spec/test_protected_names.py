"""Names that are kept for public bodies, in worked examples."""

from __future__ import annotations

import pytest

from commonweal.rules.protected_names import protected_kind

KEPT = {
    "Eastmere Council": "local authority",
    "Wеstmere Соuncil": "local authority",
    "Merseyside Police": "police",
    "Northumbria Constabulary": "police",
    "Northside NHS Foundation Trust": "NHS body",
    "NHS Merrow Bay": "NHS body",
    "Merrow Fire and Rescue Service": "fire and rescue",
    "HM Prison Quayside": "government department",
    "Department for Parks": "government department",
}
FREE = (
    "Friends of Tannery Park",
    "Merseyside Police Male Voice Choir",
    "Eastmere Council for Voluntary Service",
    "Fire Station Studios",
    "Department Store Workers' Club",
    "公园之友",
)


@pytest.mark.parametrize(("name", "kind"), KEPT.items())
def test_a_name_is_kept_for_a_public_body(name: str, kind: str) -> None:
    assert protected_kind(name) == kind


@pytest.mark.parametrize("name", FREE)
def test_a_name_that_anybody_may_take(name: str) -> None:
    assert protected_kind(name) == ""
