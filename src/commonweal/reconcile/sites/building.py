"""Sites, start to finish: records, links, clusters, places, facts, sites, events, outlines."""

from __future__ import annotations

import pyarrow as pa

from commonweal.reconcile.bodies.directory import BodyDirectory, PublicBody, readable
from commonweal.reconcile.decisions import Decisions
from commonweal.reconcile.places.outlines import Outlines
from commonweal.reconcile.sites.joining import join_sites
from commonweal.reconcile.sites.placing import place_records, place_sites
from commonweal.reconcile.snapshot import Snapshot
from commonweal.reconcile.snapshot.columns import arrow_schema
from commonweal.reconcile.workspace import Workspace

HERE = "commonweal.reconcile.sites"


def build_sites(
    room: Workspace,
    *,
    directory: BodyDirectory,
    outlines: Outlines,
    decisions: Decisions,
    former: Snapshot | None,
) -> dict[str, str]:
    """Make the site tables in the workspace; the result says where former ids now lead."""
    room.run(HERE, "plain.sql")
    note_holders(room, directory)
    room.run(HERE, "titles.sql")
    room.run(HERE, "records.sql")
    note_bodies(room, directory.bodies())
    place_records(room, outlines)
    room.run(HERE, "record.sql")
    identities = join_sites(room, decisions, former)
    room.run(HERE, "members.sql")
    room.run(HERE, "places.sql")
    place_sites(room, outlines)
    for script in ("facts.sql", "sites.sql", "events.sql", "compliance.sql", "outputs.sql"):
        room.run(HERE, script)
    return dict(identities.aliases)


def note_holders(room: Workspace, directory: BodyDirectory) -> None:
    """Make `holder_body`: which names on titles are those of which public bodies, and how each is shown."""
    room.run(HERE, "holders.sql")
    rows = room.rows("SELECT name, category, company_number FROM holder_name ORDER BY name, category")
    found = [(name, category, directory.of_holder(name, category, number)) for name, category, number in rows]
    columns = {
        "name": pa.array([row[0] for row in found], pa.string()),
        "category": pa.array([row[1] for row in found], pa.string()),
        "owner_id": pa.array([row[2] for row in found], pa.string()),
        "shown": pa.array([shown(row[0], row[2], directory) for row in found], pa.string()),
    }
    room.keep("holder_body", pa.table(columns))


def shown(name: str, owner_id: str | None, directory: BodyDirectory) -> str:
    """The body's own name, or the name on the title as a person would write it."""
    return directory.body(owner_id).name if owner_id else readable(name)


def note_bodies(room: Workspace, bodies: list[PublicBody]) -> None:
    """Make `body` and `region_body`."""
    rows = [
        {
            "body_id": body.body_id,
            "name": body.name,
            "kind": str(body.kind),
            "reason": body.reason,
            "in_region": body.in_region,
            "district_code": body.district_code,
            "website": body.website,
            "organisation_uri": body.organisation_uri,
            "company_number": body.company_number,
            "aliases": sorted(body.aliases),
        }
        for body in bodies
    ]
    schema = arrow_schema(
        text="body_id name kind reason district_code website organisation_uri company_number",
        boolean="in_region",
        texts="aliases",
    )
    room.keep("body", pa.Table.from_pylist(rows, schema))
    room.run_text(
        "CREATE TABLE region_body AS SELECT body_id, district_code FROM body WHERE in_region ORDER BY body_id"
    )
