"""What a page costs: queries that do not grow with the list, few bytes, and nothing from another host."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from test_every_page_is_served import PAGES

from small_town import load_small_town

LISTS = (
    "/",
    "/land/",
    "/owners/",
    "/owners/eastmere-council/",
    "/changes/",
    "/organisations/",
    "/sources/",
    "/method/",
)
ASSET = re.compile(r'(?:href|src)="/static/([^"#]+)')
FETCHED = re.compile(r'<(?:link|script|img|source|iframe)\b[^>]*?(?:href|src)="([^"]+)"')
FIRST_PAGE_BYTES = 100_000


# A browser runs nothing of such a block: it is data.
DATA_BLOCK = '<script type="application/ld+json">'


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.django_db
def test_a_longer_list_asks_no_more_of_the_database(client: Client, tmp_path: Path, settings) -> None:
    settings.COMMONWEAL_CACHE_MB = 0
    counts = []
    for sites in (1, 3, 19):
        load_small_town(tmp_path / str(sites), sites=sites)
        counts.append({address: queries(client, address) for address in LISTS})
    assert counts[0] == counts[1] == counts[2]
    assert max(counts[0].values()) <= 12


def test_the_first_page_weighs_less_than_a_photograph(client: Client, town: Path) -> None:
    html = client.get("/").content
    assets = sorted(
        set(ASSET.findall(html.decode())) | {"vendor/fonts/text.woff2", "vendor/fonts/display.woff2"}
    )
    weights = {"/": len(gzip.compress(html))} | {name: weight(name) for name in assets}
    assert sum(weights.values()) < FIRST_PAGE_BYTES, weights


def weight(name: str) -> int:
    """A file as it is sent: fonts are packed already, text is packed on the way."""
    body = Path(finders.find(name)).read_bytes()
    return len(body) if name.endswith(".woff2") else len(gzip.compress(body))


def test_the_map_is_loaded_only_where_there_is_one(client: Client, town: Path) -> None:
    with_a_map = {address for address in PAGES if b"maplibre-gl.js" in client.get(address).content}
    assert with_a_map == {"/land/", "/land/s-1ibrary1/"}


def test_pages_fetch_nothing_from_another_host_and_hold_no_inline_script_or_style(
    client: Client, town: Path
) -> None:
    strangers = {}
    for address in PAGES:
        html = client.get(address).content.decode()
        outside = [found for found in FETCHED.findall(html) if not found.startswith("/")]
        runs = html.replace(DATA_BLOCK, "")
        inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=", runs)
        strangers[address] = [found for found in outside if "127.0.0.1" not in found] + inline
    assert strangers == {address: [] for address in PAGES}


def test_every_page_carries_a_strict_policy(client: Client, town: Path) -> None:
    policies = {client.get(address)["Content-Security-Policy"] for address in PAGES}
    assert len(policies) == 1
    (policy,) = policies
    assert ("unsafe" in policy, "script-src 'self';" in policy, "style-src 'self';" in policy) == (
        False,
        True,
        True,
    )
