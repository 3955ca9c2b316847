"""A small Merrow Bay, written once for all tests of the sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonweal.sample.region import write_sample
from merrow_bay import Written

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Drawing whole regions takes its time: these tests are left out of the quick check."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def merrow(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("merrow")
    return Written(folder, write_sample(folder, seed=7, scale=0.02))
