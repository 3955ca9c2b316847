"""An organisation as schema.org linked data."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from commonweal.apps.directory.models import Organisation
from commonweal.apps.provenance.presenters import without_blanks


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
