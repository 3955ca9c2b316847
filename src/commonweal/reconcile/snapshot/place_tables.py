"""Tables on public bodies, areas and postcodes."""

from __future__ import annotations

from commonweal.reconcile.snapshot.columns import Column, Table, key

POINT = (
    Column("longitude", "number", "Longitude, degrees, WGS84."),
    Column("latitude", "number", "Latitude, degrees, WGS84."),
)
BOX = tuple(
    Column(side, "number", f"The {side}ern edge, degrees, WGS84.")
    for side in ("west", "south", "east", "north")
)
OUTLINE = Column("geometry", "geometry", "Outline, WKB, WGS84.")

PLACE_TABLES = (
    Table(
        "bodies",
        "A public body.",
        ("body_id",),
        (
            key("body_id", "text", "The body's name in lower-case words joined by hyphens."),
            key("name", "text", "The body's name."),
            key("kind", "text", "Kind of body, such as `metropolitan district` or `NHS trust`."),
            key("reason", "text", "Why it is held to be a public body of that kind."),
            key("in_region", "boolean", "Whether the region file or its districts name it."),
            Column("district_code", "text", "GSS code of its district, for a district council."),
            Column("website", "text", "Its website."),
            Column("organisation_uri", "text", "Its id in the national list of organisations."),
            Column("company_number", "text", "Its company number, for a council-owned company."),
            Column("aliases", "texts", "Other names under which registers hold it."),
        ),
    ),
    Table(
        "districts",
        "A district of the region.",
        ("code",),
        (key("code", "text", "GSS code."), key("name", "text", "Name."), OUTLINE, *POINT, *BOX),
    ),
    Table(
        "wards",
        "A ward of the region.",
        ("code",),
        (
            key("code", "text", "GSS code."),
            key("name", "text", "Name."),
            Column("district_code", "text", "GSS code of its district."),
            OUTLINE,
            *POINT,
            *BOX,
        ),
    ),
    Table(
        "postcodes",
        "A postcode of the region.",
        ("postcode",),
        (
            key("postcode", "text", "Whole postcode, with its space."),
            key("outward", "text", "Outward half: the postcode district."),
            *POINT,
            Column("district_code", "text", "GSS code of the district it lies in."),
            Column("ward_code", "text", "GSS code of the ward it lies in."),
        ),
    ),
)
