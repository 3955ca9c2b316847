"""A small Merrow Bay, written once for all tests of the sample."""

from __future__ import annotations

import pytest

from commonweal.sample.region import write_sample
from merrow_bay import Written


@pytest.fixture(scope="session")
def merrow(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("merrow")
    return Written(folder, write_sample(folder, seed=7, scale=0.02))
