"""Pages are tested over a small town."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_town import load_small_town


@pytest.fixture
def town(db: None, tmp_path: Path) -> Path:
    """The small town, loaded."""
    return load_small_town(tmp_path)
