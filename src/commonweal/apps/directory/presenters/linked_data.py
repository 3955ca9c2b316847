"""An organisation as schema.org linked data."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.urls import reverse

from commonweal.apps.directory.models import Organisation


def json_ld(organisation: Organisation) -> dict[str, Any]:
    """The organisation as a schema.org `Organization`; what is not known is left out."""
    address = settings.COMMONWEAL_URL + reverse("directory:organisation", args=[organisation.organisation_id])
    return without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "Organization",
            "@id": address,
            "url": organisation.website or address,
            "name": organisation.name,
            "legalName": organisation.name,
            "description": organisation.activities,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": "org-id", "value": identifier}
                for identifier in organisation.identifiers or [organisation.organisation_id]
            ],
            "address": _address(organisation),
            "foundingDate": organisation.registered_on and organisation.registered_on.isoformat(),
            "dissolutionDate": organisation.closed_on and organisation.closed_on.isoformat(),
            "numberOfEmployees": organisation.employees,
        }
    )


def _address(organisation: Organisation) -> dict[str, Any] | None:
    parts = without_blanks({"streetAddress": organisation.address, "postalCode": organisation.postcode})
    return {"@type": "PostalAddress", **parts, "addressCountry": "GB"} if parts else None


def without_blanks(values: dict[str, Any]) -> dict[str, Any]:
    """The same without what is not known: None, empty text and empty lists."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def data_block(data: dict[str, Any]) -> str:
    """The data as JSON that may stand inside a page's `<script type="application/ld+json">`.

    A browser reads such a block as data and runs nothing of it; the three signs that could end the block
    early are written as escapes.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
