"""The reconciliation service over HTTP, as OpenRefine speaks to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from loaded_site import load_small_site

pytestmark = [pytest.mark.django_db]
SERVICE = "/reconcile/organisations"


@pytest.fixture(autouse=True)
def loaded(tmp_path: Path) -> Path:
    return load_small_site(tmp_path)


def results(client: Client, **queries: Any) -> dict[str, list[tuple[str, float, bool]]]:
    answer = client.post(SERVICE, {"queries": json.dumps(queries)}).json()
    return {
        key: [(one["id"], one["score"], one["match"]) for one in value["result"]]
        for key, value in answer.items()
    }


def test_the_manifest_says_what_the_service_can_do(client: Client) -> None:
    manifest = client.get(SERVICE).json()
    assert (manifest["versions"], manifest["identifierSpace"]) == (["0.2"], "http://org-id.guide/")
    assert manifest["defaultTypes"] == [{"id": "organisation", "name": "Organisation"}]
    assert set(manifest["suggest"]) == {"entity", "type", "property"}
    assert manifest["view"]["url"].endswith("/organisations/{{id}}/")


def test_a_batch_is_answered_key_by_key(client: Client) -> None:
    found = results(
        client,
        number={"query": "GB-CHC-1234560"},
        company={"query": "ropewalk trust", "properties": [{"pid": "company_number", "v": "7654321"}]},
        name={"query": "Ropewalk Trust Ltd"},
        place={"query": "Ropewalk Trust Ltd", "properties": [{"pid": "postcode", "v": "mb11aa"}]},
        nobody={"query": "Dock Brewery"},
    )
    ropewalk = "GB-CHC-1234560"
    assert found == {
        "number": [(ropewalk, 100.0, True)],
        "company": [(ropewalk, 100.0, True)],
        "name": [(ropewalk, 85.0, False)],
        "place": [(ropewalk, 98.0, True)],
        "nobody": [],
    }


def test_a_name_that_lacks_a_word_is_still_found(client: Client) -> None:
    assert [one[0] for one in results(client, q={"query": "Ropewalk Community Trust"})["q"]] == [
        "GB-CHC-1234560"
    ]


def test_queries_may_come_by_get_too(client: Client) -> None:
    answer = client.get(SERVICE, {"queries": json.dumps({"q0": {"query": "Quay Choir"}})}).json()
    assert [one["name"] for one in answer["q0"]["result"]] == ["Quay Choir"]


@pytest.mark.parametrize(
    ("sent", "where"),
    [
        ("not json", "queries"),
        ("[]", "queries"),
        ('{"q0": "text"}', "q0"),
        ('{"q0": {"query": {}}}', "q0.query"),
        ('{"q0": {"query": "a", "limit": 0}}', "q0.limit"),
        ('{"q0": {"query": "a", "properties": "x"}}', "q0.properties"),
        (json.dumps({f"q{n}": {"query": "a"} for n in range(51)}), "queries"),
    ],
)
def test_what_does_not_follow_the_protocol_is_refused_with_a_reason(
    client: Client, sent: str, where: str
) -> None:
    response = client.post(SERVICE, {"queries": sent})
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["errors"][0]["where"] == where


@pytest.mark.parametrize(
    "query", ["", " ", "\x00", "\ud800", "'\"*()", "AND OR NOT", "a" * 10_000, "12345678"]
)
def test_odd_names_find_nothing_and_harm_nothing(client: Client, query: str) -> None:
    assert results(client, q={"query": query}) == {"q": []}


def test_columns_are_added_to_a_table(client: Client) -> None:
    asked = {
        "ids": ["GB-CHC-1234560", "GB-CHC-9"],
        "properties": [{"id": "income"}, {"id": "identifier"}, {"id": "unheard_of"}],
    }
    answer = client.post(SERVICE, {"extend": json.dumps(asked)}).json()
    assert answer["rows"] == {
        "GB-CHC-1234560": {
            "income": [{"float": 12345.5}],
            "identifier": [{"str": "GB-CHC-1234560"}, {"str": "GB-COH-07654321"}],
            "unheard_of": [],
        },
        "GB-CHC-9": {"income": [], "identifier": [], "unheard_of": []},
    }


def test_suggestions_while_typing(client: Client) -> None:
    entities = client.get(f"{SERVICE}/suggest/entity", {"prefix": "the rope"}).json()["result"]
    properties = client.get(f"{SERVICE}/suggest/property", {"prefix": "post"}).json()["result"]
    types = client.get(f"{SERVICE}/suggest/type", {"prefix": "org"}).json()["result"]
    assert [one["id"] for one in entities] == ["GB-CHC-1234560"]
    assert properties == [{"id": "postcode", "name": "Postcode"}]
    assert [one["id"] for one in types] == ["organisation"]


def test_properties_are_proposed(client: Client) -> None:
    answer = client.get(f"{SERVICE}/extend/propose", {"type": "organisation", "limit": "2"}).json()
    assert [one["id"] for one in answer["properties"]] == ["name", "legal_form"]


def test_a_preview_may_stand_in_another_page_and_runs_nothing(client: Client) -> None:
    response = client.get(f"{SERVICE}/preview", {"id": "GB-CHC-1234560"})
    assert (response.status_code, "X-Frame-Options" in response) == (200, False)
    assert response["Content-Security-Policy"] == "default-src 'none'; style-src 'self'; frame-ancestors *"
    assert b"The Ropewalk Trust Limited" in response.content


def test_a_preview_of_nothing_is_404(client: Client) -> None:
    assert client.get(f"{SERVICE}/preview", {"id": "\x00"}).status_code == 404


def test_every_page_may_ask(client: Client) -> None:
    preflight = client.options(SERVICE)
    assert (preflight.status_code, preflight["Access-Control-Allow-Origin"]) == (204, "*")
