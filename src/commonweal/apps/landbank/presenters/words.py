"""The field's words for a site's fields and values, as people read them."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.apps.landbank.enums import ListingState, Ownership, Vacancy
from commonweal.apps.provenance.presenters.figures import day, number

# The fields of a site in the order in which a page shows them.
SITE_FIELDS = {
    "owner_name": gettext_lazy("Owner"),
    "tenure": gettext_lazy("Tenure"),
    "tenure_detail": gettext_lazy("More on tenure"),
    "holding_type": gettext_lazy("What it is"),
    "use": gettext_lazy("Use"),
    "purpose": gettext_lazy("Why it is held"),
    "vacancy": gettext_lazy("Empty or in use"),
    "building_size_m2": gettext_lazy("Size inside"),
    "land_area_ha": gettext_lazy("Land"),
    "ownership": gettext_lazy("Public or not"),
    "planning_status": gettext_lazy("Planning"),
    "listing": gettext_lazy("Community value"),
    "listing_until": gettext_lazy("Listed until"),
    "notice_received": gettext_lazy("Notice of sale received"),
    "energy_rating": gettext_lazy("Energy rating"),
    "building_costs_pence": gettext_lazy("Cost of the building a year"),
    "required_maintenance_pence": gettext_lazy("Repairs needed"),
    "suitability_rating": gettext_lazy("Suitability"),
    "deliverable": gettext_lazy("Can be built on within five years"),
    "net_dwellings_from": gettext_lazy("Homes, at least"),
    "net_dwellings_to": gettext_lazy("Homes, at most"),
    "name": gettext_lazy("Name"),
    "address": gettext_lazy("Address"),
    "street": gettext_lazy("Street"),
    "post_town": gettext_lazy("Town"),
    "postcode": gettext_lazy("Postcode"),
    "postcode_district": gettext_lazy("Postcode district"),
    "title": gettext_lazy("Title"),
    "uprn": gettext_lazy("Property reference (UPRN)"),
    "asset_code": gettext_lazy("Owner’s own code"),
    "outside_district_m": gettext_lazy("Distance outside the district"),
    "longitude": gettext_lazy("Longitude"),
    "latitude": gettext_lazy("Latitude"),
    "easting": gettext_lazy("Easting"),
    "northing": gettext_lazy("Northing"),
}

# The facts that a page says "no source says" about, because people come for them.
EXPECTED_FIELDS = ("owner_name", "tenure", "use", "vacancy", "building_size_m2", "land_area_ha")

# Words that the registers' own rules fix for a value; every other value stands as its publisher wrote it.
TRANSLATED = ("planning_status", "purpose", "tenure", "holding_type", "tenure_detail", "deliverable")
VALUES = {
    "freehold": gettext_lazy("freehold"),
    "leasehold": gettext_lazy("leasehold"),
    "other": gettext_lazy("other"),
    "land only": gettext_lazy("land only"),
    "buildings only": gettext_lazy("buildings only"),
    "land/buildings": gettext_lazy("land and buildings"),
    "permissioned": gettext_lazy("has planning permission"),
    "not permissioned": gettext_lazy("no planning permission"),
    "pending decision": gettext_lazy("waiting for a decision"),
    "true": gettext_lazy("yes"),
    "false": gettext_lazy("no"),
}

BODY_KINDS = {
    "nhs body": gettext_lazy("NHS body"),
    "district, borough or city council": gettext_lazy("district, borough or city council"),
    "county council": gettext_lazy("county council"),
    "parish or town council": gettext_lazy("parish or town council"),
    "combined authority": gettext_lazy("combined authority"),
    "council-owned company": gettext_lazy("company that councils own"),
    "fire and rescue": gettext_lazy("fire and rescue"),
    "police": gettext_lazy("police"),
    "transport body": gettext_lazy("transport body"),
    "waste authority": gettext_lazy("waste authority"),
    "government agency": gettext_lazy("government agency"),
    "government department": gettext_lazy("government department"),
}

PLACE_BASES = {
    "published point": gettext_lazy("at the point its owner publishes"),
    "uprn": gettext_lazy("by its property reference (UPRN)"),
    "polygon": gettext_lazy("in the middle of its outline"),
    "title address": gettext_lazy("by the address of its title"),
    "postcode": gettext_lazy("in the middle of its postcode"),
    "postcode district": gettext_lazy("in the middle of its postcode district"),
    "none": gettext_lazy("nowhere: no source says where it is"),
}


def field_label(field: str) -> str:
    """The label of a field; a field without one is read by its own name."""
    return str(SITE_FIELDS.get(field, field.replace("_", " ").capitalize()))


def kind_of_body(kind: str) -> str:
    """A kind of public body in words, with a capital."""
    return str(capfirst(str(BODY_KINDS.get(kind.lower(), kind))))


def area(square_metres: float | None) -> str:
    """An area inside a building, or nothing."""
    return _("%(n)s m²") % {"n": number(square_metres)} if square_metres else ""


def hectares(size: float | None) -> str:
    """An area of land, or nothing."""
    return _("%(n)s ha") % {"n": number(size, 2)} if size else ""


def pounds(pence: int | None) -> str:
    """Pence as pounds, whole pounds where there are no pence; nothing for nothing."""
    if pence is None:
        return ""
    return "£" + number(pence / 100, 0 if pence % 100 == 0 else 2)


def metres(distance: float | None) -> str:
    """A distance in words: metres when near, kilometres when far."""
    if distance is None:
        return ""
    if distance < 1000:
        return _("%(n)s m") % {"n": number(round(distance, -1))}
    return _("%(n)s km") % {"n": number(distance / 1000, 1)}


def miles(distance_m: float | None) -> str:
    """A distance in miles, as signposts give it."""
    if distance_m is None:
        return ""
    distance = round(distance_m / 1609.344, 1)
    return _("1 mile") if distance == 1 else _("%(n)s miles") % {"n": number(distance, 1)}


def sites_counted(count: int) -> str:
    """How many sites, in words."""
    return ngettext("%(n)s site", "%(n)s sites", count) % {"n": number(count)}


def field_value(field: str, value: str) -> str:
    """A fact's value as people read it: units, money and dates; else as the source has it."""
    try:
        return str(_FORMATS[field](value)) if field in _FORMATS else str(value)
    except (ValueError, TypeError):
        return str(value)


_FORMATS = {
    "building_size_m2": lambda value: area(float(value)) or str(value),
    "land_area_ha": lambda value: hectares(float(value)) or str(value),
    "building_costs_pence": lambda value: pounds(int(value)),
    "required_maintenance_pence": lambda value: pounds(int(value)),
    "outside_district_m": lambda value: metres(float(value)),
    "listing_until": day,
    "notice_received": day,
    "listing": lambda value: capfirst(ListingState(value).label),
    "vacancy": lambda value: capfirst(Vacancy(value).label),
    "ownership": lambda value: capfirst(Ownership(value).label),
    **dict.fromkeys(TRANSLATED, lambda value: capfirst(str(VALUES.get(value.lower(), value)))),
}
