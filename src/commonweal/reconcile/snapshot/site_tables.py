"""Tables on sites: the record, its facts, rows, events, titles, outlines and listings."""

from __future__ import annotations

from commonweal.reconcile.snapshot.columns import Column, Table, key

SITE_ID = key("site_id", "text", "The site's lasting id: `s-` and eight letters and digits.")
ROW_OF = (
    Column("source_id", "text", "The file it was read from."),
    Column("row", "integer", "The row of that file."),
)
FACT = (
    key("field", "text", "The field that the value is of."),
    key("value", "text", "The value, as text."),
    *ROW_OF,
    Column("dated", "date", "The date of the file or row that says so."),
    key("chosen", "boolean", "Whether this is the value the record shows."),
    key("conflict", "boolean", "Whether registers of today disagree on this field."),
)

SITES = Table(
    "sites",
    "A canonical site.",
    ("site_id",),
    (
        SITE_ID,
        key("name", "text", "What the site is called."),
        Column("address", "text", "Address in one line, without the postcode."),
        Column("street", "text", "Street, with the number."),
        Column("post_town", "text", "Post town."),
        Column("postcode", "text", "Whole postcode, null unless published whole."),
        Column("postcode_district", "text", "Outward postcode."),
        Column("longitude", "number", "Longitude, degrees, WGS84."),
        Column("latitude", "number", "Latitude, degrees, WGS84."),
        Column("easting", "number", "Easting, metres, British National Grid."),
        Column("northing", "number", "Northing, metres, British National Grid."),
        key(
            "place_basis",
            "text",
            "How the place is known: `published point`, `uprn`, `polygon`, `title address`, `postcode`,"
            " `postcode district` or `none`.",
        ),
        Column("place_radius_m", "number", "How far off the place may be, metres; 0 for a published point."),
        Column("district_code", "text", "GSS code of the district it lies in."),
        Column("ward_code", "text", "GSS code of the ward it lies in."),
        Column("owner_id", "text", "The public body that holds it."),
        Column("owner_name", "text", "Name of the holder."),
        Column("owner_kind", "text", "Kind of public body."),
        key("ownership", "text", "`public`, `mixed`, `not public` or `not published`."),
        key("in_land_bank", "boolean", "Whether it is in public or mixed ownership and open."),
        Column("tenure", "text", "`Freehold`, `Leasehold` or `Other`."),
        Column("tenure_detail", "text", "The publisher's detail of tenure."),
        Column("holding_type", "text", "Buildings, land, or both."),
        Column("use", "text", "What it is used for, in the publisher's words."),
        Column("purpose", "text", "Why the body holds it, in the publisher's words."),
        Column("vacancy", "text", "`vacant`, `surplus`, `awaiting development`, `in use` or null."),
        Column("building_size_m2", "number", "Gross internal area, square metres."),
        Column("land_area_ha", "number", "Area of land, hectares."),
        Column("uprns", "texts", "Unique Property Reference Numbers."),
        Column("titles", "texts", "Title numbers."),
        Column("asset_codes", "texts", "Publishers' own codes and site references."),
        Column(
            "listing", "text", "As an asset of community value: `listed`, `nominated`, `refused`, `expired`."
        ),
        Column("listing_until", "date", "When the listing ends."),
        Column("notice_received", "date", "When the owner's notice of sale was received."),
        key("brownfield", "boolean", "Whether a current brownfield register has it."),
        Column("planning_status", "text", "Planning status in the brownfield register."),
        key("probable_disposal", "boolean", "Whether one of its titles has left a public body."),
        Column("flags", "texts", "Codes of what is odd about it, such as `outside_district`."),
        Column("registers", "texts", "Registers that have it."),
        key("sources_count", "integer", "How many files it was read from."),
        key("conflicts_count", "integer", "How many fields registers disagree on."),
        Column("first_seen", "date", "Date of the first file that has it."),
        Column("last_seen", "date", "Date of the last file that has it."),
        Column("changed_on", "date", "Date of the last file in which something about it changed."),
        Column("closed_on", "date", "Since when no register has it."),
        Column("closed_why", "text", "Why it was closed."),
    ),
)

LISTINGS = Table(
    "listings",
    "An entry of a list of assets of community value.",
    ("source_id", "row"),
    (
        Column("reference", "text", "The council's reference."),
        Column("site_id", "text", "The site it was joined to."),
        Column("name", "text", "Name of the asset."),
        Column("address_text", "text", "Address."),
        Column("description", "text", "Description."),
        Column("point", "text", "Point as WKT, WGS84."),
        Column("geometry", "geometry", "Outline, WKB, WGS84."),
        Column("organisation", "text", "The council, as the list names it."),
        Column("nomination_date", "date", "When it was nominated."),
        Column("nominating_group", "text", "Who nominated it."),
        Column("decision", "text", "The council's decision."),
        Column("decision_date", "date", "When it decided."),
        Column("expiry_date", "date", "When the listing ends."),
        Column("notification_to_sell_date", "date", "When the owner told the council of a wish to sell."),
        Column("interested_group", "text", "Who asked to be treated as a bidder."),
        Column("protected_period_start_date", "date", "The protected period's start, as published."),
        Column("notes", "text", "Notes."),
        Column("entry_date", "date", "Date of the entry."),
        Column("start_date", "date", "From when the entry holds."),
        Column("end_date", "date", "Until when the entry holds."),
        *ROW_OF,
    ),
)

SITE_TABLES = (
    SITES,
    Table(
        "site_facts",
        "One value from one row.",
        ("site_id", "field", "source_id", "row", "value"),
        (SITE_ID, *FACT),
    ),
    Table(
        "site_records",
        "One source row joined to a site.",
        ("site_id", "source_id", "row", "record_key"),
        (
            SITE_ID,
            key("record_key", "text", "The row's own key: register, publisher and code."),
            *ROW_OF,
            key("reason", "text", "Why it was joined."),
            key("score", "number", "How sure the join is, 0 to 1."),
        ),
    ),
    Table(
        "site_events",
        "Something that happened to a site.",
        ("site_id", "on", "kind", "source_id", "row", "was", "became"),
        (
            SITE_ID,
            key("on", "date", "The date of the event, or of the file that first shows it."),
            key("kind", "text", "What happened, such as `probable disposal` or `vacancy changed`."),
            Column("was", "text", "How it was before."),
            Column("became", "text", "How it is after."),
            *ROW_OF,
        ),
    ),
    Table(
        "site_aliases",
        "An id that once was a site.",
        ("former_id",),
        (key("former_id", "text", "The former id."), key("site_id", "text", "The id to go to.")),
    ),
    Table(
        "titles",
        "A registered title.",
        ("title_number",),
        (
            key("title_number", "text", "Title number."),
            Column("site_id", "text", "The site it was joined to; other sites that quote it list it too."),
            Column("tenure", "text", "`Freehold` or `Leasehold`."),
            Column("address", "text", "Property address in the register."),
            Column("postcode", "text", "Whole postcode."),
            Column("proprietor", "text", "Proprietors, joined by a semicolon."),
            Column("category", "text", "Proprietorship category of the first proprietor."),
            Column("owner_id", "text", "The public body among the proprietors."),
            Column("proprietor_since", "date", "Date the proprietor was added."),
            Column("first_edition", "text", "First edition read that has it, `YYYY-MM`."),
            Column("last_edition", "text", "Last edition read that has it, `YYYY-MM`."),
            Column(
                "left_between", "text", "Editions between which it left a public body, `YYYY-MM/YYYY-MM`."
            ),
            Column("price_paid_pence", "pence", "Price paid, pence."),
        ),
    ),
    Table(
        "polygons",
        "An outline near or of a site.",
        ("polygon_id", "site_id"),
        (
            key("polygon_id", "text", "The publisher's id of the outline."),
            Column("site_id", "text", "The site it was attached to."),
            key("kind", "text", "`inspire` or `listing`."),
            key("geometry", "geometry", "Outline, WKB, WGS84."),
            Column("area_m2", "number", "Area, square metres."),
            key("reason", "text", "Why it was attached, and what it does not show."),
        ),
    ),
    LISTINGS,
    Table(
        "compliance",
        "A field of a body's published register against the Transparency Code.",
        ("body_id", "register", "source_id", "field"),
        (
            key("body_id", "text", "The body."),
            key("register", "text", "The register."),
            Column("source_id", "text", "The file; null when none was found."),
            Column("dated", "date", "Date of the file."),
            key("rows", "integer", "Rows of the file."),
            key("field", "text", "The publisher's standard heading."),
            key("mandatory", "boolean", "Whether the Code makes it a must."),
            key("filled", "integer", "Rows in which it is filled, or need not be."),
            Column("note", "text", "What to know of this figure."),
        ),
    ),
)
