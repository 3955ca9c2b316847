"""The JSON API: the operations of every app under one description, without anything from another host."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI

from commonweal.apps.directory.api import router as directory
from commonweal.apps.landbank.api import router as landbank
from commonweal.apps.places.api import router as places
from commonweal.apps.provenance.api import router as provenance
from commonweal.website.problems import MEDIA_TYPE, answer_problems


class OpenDataAPI(NinjaAPI):
    """The API, whose description says of which media type a refusal is."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> Any:
        """The description in OpenAPI 3.1."""
        description = super().get_openapi_schema(*args, **kwargs)
        for operations in description["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if int(status) >= 400 and "application/json" in response.get("content", {}):
                        response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
        return description


api = OpenDataAPI(
    title="Commonweal",
    version="1",
    description="Publicly owned sites, the organisations of the social economy, and the sources of both.",
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
)
for router in (landbank, directory, places, provenance):
    api.add_router("", router)
answer_problems(api)
