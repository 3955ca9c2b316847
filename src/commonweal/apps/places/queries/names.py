"""Names of districts and wards by code."""

from __future__ import annotations

from commonweal.apps.places.models import District, Ward


def area_names() -> dict[str, str]:
    """The name of every district and ward: two queries."""
    return dict([*District.objects.values_list("code", "name"), *Ward.objects.values_list("code", "name")])
