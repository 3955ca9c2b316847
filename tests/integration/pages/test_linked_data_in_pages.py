"""Pages carry their record as linked data for search engines, as data that no browser runs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from commonweal.apps.provenance.presenters.data_block import data_block
from loaded_site import publish_small_site

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def linked(client: Client, address: str) -> dict[str, Any]:
    (found,) = BLOCK.findall(client.get(address).content.decode())
    data: dict[str, Any] = json.loads(found)
    return data


@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [
        ("/land/s-1ibrary1/", "Place", "Old Tannery Library"),
        ("/land/s-foundry1/", "Place", "Land at Foundry Bank"),
        ("/organisations/GB-CHC-1234560/", "Organization", "Ropewalk Bakery Co-operative"),
    ],
)
def test_a_page_says_what_it_is_about(client: Client, town: Path, address: str, kind: str, name: str) -> None:
    data = linked(client, address)
    assert (data["@context"], data["@type"], data["name"]) == ("https://schema.org", kind, name)
    assert data["@id"].endswith(address)
    assert data == client.get(f"{address.rstrip('/')}.jsonld").json()


def test_the_data_page_leads_to_the_catalogue(
    client: Client, db: None, tmp_path: Path, settings: Any
) -> None:
    settings.COMMONWEAL_DATA = tmp_path
    publish_small_site(tmp_path)
    data = linked(client, "/data/")
    assert (data["@type"], client.get(data["encoding"]["contentUrl"]).status_code) == ("DataCatalog", 200)
    assert client.get("/catalogue.jsonld").json()["@type"] == "dcat:Catalog"


def test_no_name_can_end_the_block_early() -> None:
    text = data_block({"name": "</script><script>alert(1)</script> & co"})
    assert re.findall("[<>&]", text) == []
    assert json.loads(text) == {"name": "</script><script>alert(1)</script> & co"}
