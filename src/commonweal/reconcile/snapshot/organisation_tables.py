"""Tables on organisations: the record, its facts, links, reviews and years."""

from __future__ import annotations

from commonweal.reconcile.snapshot.columns import Column, Table, key
from commonweal.reconcile.snapshot.site_tables import FACT, ROW_OF

ORGANISATION_ID = key(
    "organisation_id", "text", "The organisation's lasting id: the org-id of its first entry."
)

ORGANISATIONS = Table(
    "organisations",
    "A canonical organisation.",
    ("organisation_id",),
    (
        ORGANISATION_ID,
        key("name", "text", "Registered name."),
        key("legal_form", "text", "Legal form, from the crosswalk."),
        key("form_basis", "text", "Which register value the form was read from."),
        key("in_social_economy", "boolean", "Whether it counts under the default switches."),
        Column("switch", "text", "The named switch that decides it, where one does."),
        key("status", "text", "`active`, `closed` or the register's own word for a state between."),
        Column("sector", "text", "Sector."),
        Column("sector_basis", "text", "What the sector was read from."),
        Column("activities", "text", "What it does, in its own words."),
        Column("address", "text", "Registered address in one line, without the postcode."),
        Column("postcode", "text", "Whole postcode."),
        Column("longitude", "number", "Longitude of the postcode, degrees, WGS84."),
        Column("latitude", "number", "Latitude of the postcode, degrees, WGS84."),
        Column("district_code", "text", "GSS code of the district."),
        Column("ward_code", "text", "GSS code of the ward."),
        Column("website", "text", "Website."),
        Column("income_pence", "pence", "Income of the latest year, pence."),
        Column("income_year_end", "date", "End of that year."),
        Column("expenditure_pence", "pence", "Spending of that year, pence."),
        Column("employees", "integer", "Employees."),
        Column("volunteers", "integer", "Volunteers."),
        Column("registered_on", "date", "First registration."),
        Column("closed_on", "date", "When the last register closed it."),
        Column("identifiers", "texts", "All org-ids."),
        Column("registers", "texts", "Registers that have it."),
        Column("flags", "texts", "Codes of what is odd, such as `default_address`."),
        key("sources_count", "integer", "How many files it was read from."),
        key("conflicts_count", "integer", "How many fields registers disagree on."),
        Column("first_seen", "date", "Date of the first file that has it."),
        Column("last_seen", "date", "Date of the last file that has it."),
    ),
)

ORGANISATION_TABLES = (
    ORGANISATIONS,
    Table(
        "organisation_facts",
        "One value from one row.",
        ("organisation_id", "field", "source_id", "row", "value"),
        (ORGANISATION_ID, *FACT),
    ),
    Table(
        "organisation_links",
        "Two register entries joined.",
        ("organisation_id", "left", "right"),
        (
            ORGANISATION_ID,
            key("left", "text", "Org-id of the one entry."),
            key("right", "text", "Org-id of the other."),
            key("reason", "text", "Why they are one."),
            key("guard", "text", "What else had to agree."),
        ),
    ),
    Table(
        "organisation_reviews",
        "Two entries that were not joined, and why.",
        ("left", "right", "reason"),
        (
            key("left", "text", "Org-id of the entry that points."),
            key("right", "text", "Org-id it points to."),
            key("reason", "text", "Why they were not joined."),
            Column("found", "text", "What stands there."),
            Column("expected", "text", "What would have let them be joined."),
        ),
    ),
    Table(
        "organisation_years",
        "Income and spending of a year.",
        ("organisation_id", "year_end", "source_id", "row"),
        (
            ORGANISATION_ID,
            key("year_end", "date", "End of the year."),
            Column("income_pence", "pence", "Income, pence."),
            Column("expenditure_pence", "pence", "Spending, pence."),
            *ROW_OF,
        ),
    ),
    Table(
        "organisation_events",
        "Something that happened to an organisation.",
        ("organisation_id", "on", "kind", "source_id", "row", "was", "became"),
        (
            ORGANISATION_ID,
            key("on", "date", "The register's own date, or that of the file that first shows it."),
            key("kind", "text", "What happened, such as `charity removed` or `name changed`."),
            Column("was", "text", "How it was before; for an ending, the org-id of the entry."),
            Column("became", "text", "How it is after."),
            *ROW_OF,
        ),
    ),
    Table(
        "organisation_aliases",
        "An id that once was an organisation.",
        ("former_id",),
        (key("former_id", "text", "The former id."), key("organisation_id", "text", "The id to go to.")),
    ),
)
