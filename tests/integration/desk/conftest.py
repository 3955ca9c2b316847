"""The desk of Eastmere Council, with a data folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from council_desk import Desk


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> Path:
    """The site's data folder."""
    settings.COMMONWEAL_DATA = tmp_path
    settings.COMMONWEAL_REGISTERS = tmp_path / "raw"
    return tmp_path


@pytest.fixture
def desk(db: None, data: Path) -> Desk:
    """An officer of Eastmere Council before the desk."""
    return Desk()
