"""The API against its own description, with what a generator makes of it: never a server's error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from loaded_site import committed_small_site

pytestmark = [pytest.mark.django_db]

CHECKS = [not_a_server_error, response_schema_conformance, content_type_conformance, status_code_conformance]


@pytest.fixture(scope="module")
def small_site(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Loaded once: no operation of the API changes anything."""
    with committed_small_site(django_db_blocker, tmp_path_factory.mktemp("described")):
        yield


@pytest.fixture
def description(small_site: None, db: None) -> Any:
    application = get_wsgi_application()
    # A request that ends would close the connection whose transaction this test lives in.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    try:
        yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    finally:
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)


OPERATIONS = ("list_sites", "get_site", "list_owners", "get_owner", "list_changes", "list_organisations")
OPERATIONS += ("get_organisation", "list_sources", "get_source", "list_districts")


def operations(description: Any) -> dict[str, Any]:
    found = (result.ok() for result in description.get_all_operations())
    return {operation.definition.raw["operationId"]: operation for operation in found}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_answers_as_described_whatever_it_is_asked(description: Any, name: str) -> None:
    @settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operations(description)[name].as_strategy())
    def asked(case: Any) -> None:
        case.validate_response(
            case.call(headers={"Host": "localhost", "Accept-Encoding": "identity"}), checks=CHECKS
        )

    asked()


def test_every_operation_is_tried(description: Any) -> None:
    assert set(operations(description)) == set(OPERATIONS)
