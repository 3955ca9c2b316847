"""The mailbox page is of demonstrations alone: a real region's letters are for those they are written to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from commonweal.apps.provenance.models import Snapshot
from commonweal.registers.region import Region
from commonweal.website.mail import KEPT
from loaded_site import load_small_site

pytestmark = pytest.mark.django_db
REGIONS = Path(__file__).resolve().parents[3] / "regions"


def mailbox_and_link() -> tuple[int, bool]:
    """How the page answers, and whether the foot of a page leads to it."""
    visitor = Client()
    return visitor.get("/mailbox/").status_code, 'href="/mailbox/"' in visitor.get("/about/").text


@pytest.mark.parametrize(
    ("region", "sample", "shown"),
    [("sample.toml", True, True), (None, True, True), ("trafford.toml", True, False), (None, False, False)],
)
def test_no_real_region_shows_its_letters(
    region: str | None, sample: bool, shown: bool, settings: Any, tmp_path: Path
) -> None:
    load_small_site(tmp_path)
    Snapshot.objects.update(sample=sample)
    settings.EMAIL_BACKEND = KEPT
    settings.REGION = Region.load(REGIONS / region) if region else None
    assert mailbox_and_link() == ((200, True) if shown else (404, False))
