"""The small town, loaded and looked through once; letters really leave when a transaction ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core import mail
from django.db import connection

from commonweal.pipeline.tick import tick
from small_town import load_small_town
from town_follower import ASKED


@pytest.fixture
def town(transactional_db: None, tmp_path: Path) -> None:
    """The town. The words of full-text search stand in no model: emptying the models leaves them."""
    with connection.cursor() as cursor:
        for table in ("landbank_sitewords", "directory_organisationwords"):
            cursor.execute(f"DELETE FROM {table}")
    load_small_town(tmp_path)
    tick(at=ASKED)
    mail.outbox.clear()
