"""The same rows for both servers: the site's own database, and the peer's SQLite file with its indexes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from commonweal.cli.bench.load_snapshot import make_snapshot

SITES, ORGANISATIONS = 100_000, 10_000
# The site's own numbering and its digest of a row are no part of the row.
LEFT_OUT = ("number", "digest")

INDEXES = """
CREATE INDEX sites_by_place ON sites (longitude, latitude);
CREATE INDEX sites_by_owner ON sites (owner_id);
CREATE INDEX sites_by_district ON sites (district_code);
CREATE INDEX sites_by_postcode ON sites (postcode);
CREATE VIRTUAL TABLE sites_fts USING fts5(
    name, address, street, post_town, postcode, owner_name, use, purpose,
    content = "sites", tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO sites_fts (rowid, name, address, street, post_town, postcode, owner_name, use, purpose)
SELECT rowid, name, address, street, post_town, postcode, owner_name, use, purpose FROM sites;
INSERT INTO sites_fts (sites_fts) VALUES ('optimize');
ANALYZE;
"""

LOAD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from commonweal.pipeline.load import load
call_command("migrate", verbosity=0)
load(Path(sys.argv[1]), at=datetime.now(UTC))
"""


def loaded_site(work: Path, *, scale: float) -> Path:
    """A data folder whose database holds 100,000 sites and 10,000 organisations, times the scale."""
    data = work / "web-data"
    if (data / "ready").is_file():
        return data
    data.mkdir(parents=True, exist_ok=True)
    snapshot = make_snapshot(
        sites=max(int(SITES * scale), 100),
        organisations=max(int(ORGANISATIONS * scale), 20),
        into=data / "snapshots",
    )
    environment = {
        **os.environ,
        "COMMONWEAL_DATA": str(data),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "commonweal.website.settings",
    }
    subprocess.run([sys.executable, "-c", LOAD, str(snapshot.folder)], env=environment, check=True)
    (data / "ready").touch()
    return data


def peers_database(data: Path, work: Path) -> Path:
    """The same sites in a file of the peer's, with a primary key, indexes and full text."""
    path = work / "sites.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("ATTACH ? AS site", [str(data / "commonweal.sqlite3")])
        columns = [
            (row[1], row[2])
            for row in database.execute("SELECT * FROM pragma_table_info('landbank_site', 'site')")
            if row[1] not in LEFT_OUT
        ]
        defined = ", ".join(f'"{name}" {kind}' for name, kind in columns)
        names = ", ".join(f'"{name}"' for name, _ in columns)
        database.execute(f"CREATE TABLE sites ({defined}, PRIMARY KEY (site_id))")
        database.execute(f"INSERT INTO sites SELECT {names} FROM site.landbank_site ORDER BY site_id")  # noqa: S608
        database.executescript(INDEXES)
        database.commit()
        database.execute("DETACH site")
        database.execute("VACUUM")
    return path


def ids(data: Path, *, count: int) -> list[str]:
    """Ids of sites of the land bank, spread evenly."""
    with closing(sqlite3.connect(data / "commonweal.sqlite3")) as database:
        rows = database.execute(
            "SELECT site_id FROM landbank_site WHERE in_land_bank ORDER BY site_id"
        ).fetchall()
    every = max(len(rows) // count, 1)
    return [site_id for (site_id,) in rows[::every]][:count]
