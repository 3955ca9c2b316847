"""A site as schema.org linked data, for search engines and for whoever follows links."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from commonweal.apps.landbank.models import Site
from commonweal.apps.provenance.presenters import without_blanks

IDENTIFIERS = (("uprns", "UPRN"), ("titles", "Land Registry title number"), ("asset_codes", "asset code"))


def json_ld(site: Site) -> dict[str, Any]:
    """The site as a schema.org `Place`; what is not known is left out, and nothing is made up."""
    address = settings.COMMONWEAL_URL + reverse("landbank:site", args=[site.site_id])
    return without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "Place",
            "@id": address,
            "url": address,
            "name": site.name,
            "identifier": [_identifier("site", site.site_id), *_identifiers(site)],
            "address": _address(site),
            "geo": _geo(site),
            "additionalProperty": _properties(site),
        }
    )


def _identifiers(site: Site) -> list[dict[str, str]]:
    return [_identifier(name, value) for field, name in IDENTIFIERS for value in getattr(site, field)]


def _identifier(name: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _address(site: Site) -> dict[str, Any] | None:
    parts = without_blanks(
        {
            "streetAddress": site.address or site.street,
            "addressLocality": site.post_town,
            "postalCode": site.postcode or site.postcode_district,
        }
    )
    return {"@type": "PostalAddress", **parts, "addressCountry": "GB"} if parts else None


def _geo(site: Site) -> dict[str, Any] | None:
    """A point where the place is a point; a circle as wide as the doubt where it is not."""
    if site.longitude is None or site.latitude is None:
        return None
    point = {"@type": "GeoCoordinates", "latitude": site.latitude, "longitude": site.longitude}
    if not site.place_radius_m:
        return point
    return {"@type": "GeoCircle", "geoMidpoint": point, "geoRadius": site.place_radius_m}


def _properties(site: Site) -> list[dict[str, Any]]:
    values = {
        "owner": site.owner_name,
        "ownership": site.ownership,
        "tenure": site.tenure,
        "use": site.use,
        "vacancy": site.vacancy,
        "land area (hectares)": site.land_area_ha,
        "building size (square metres)": site.building_size_m2,
        "asset of community value": site.listing,
    }
    return [
        {"@type": "PropertyValue", "name": name, "value": value}
        for name, value in values.items()
        if value is not None
    ]
