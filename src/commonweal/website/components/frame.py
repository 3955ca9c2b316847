"""The region's name and whether it is a sample, from the settings or else from the snapshot in use."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from commonweal.apps.provenance.queries.current import current_snapshot

SHEETS = tuple(
    f"css/{name}.css" for name in ("tokens", "base", "layout", "controls", "facts", "results", "pages")
)


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What every page says of itself."""

    region: str
    is_sample: bool
    sheets: tuple[str, ...] = SHEETS


def current_frame() -> Frame:
    """The frame of this moment: the snapshot in use comes first, since it is what the pages show."""
    snapshot = current_snapshot()
    region = settings.REGION
    name = snapshot.region_name if snapshot else (region.name if region else _("A city region"))
    return Frame(region=name, is_sample=bool((snapshot and snapshot.sample) or (region and region.sample)))
