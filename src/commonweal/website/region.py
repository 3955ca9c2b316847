"""What the site takes from its region file."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from commonweal.registers.region import BaseMap, Region

NO_BASEMAP = BaseMap(style=None, attribution="")


def read_site_region(file: str) -> Region | None:
    """The region that the settings name, or None where they name none. RegionError where it cannot be
    used."""
    return Region.load(Path(file)) if file else None


def basemap_of(region: Region | None) -> BaseMap:
    """The region's base map, or none."""
    return region.basemap if region else NO_BASEMAP


def basemap_origin(basemap: BaseMap) -> str | None:
    """The origin (`https://tiles.example.org`) that pages may load the base map from, or None."""
    if basemap.style is None:
        return None
    address = urlsplit(basemap.style)
    return f"{address.scheme}://{address.netloc}"
