"""Organisations, start to finish: entries, forms, guarded joins, ids, facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from commonweal.reconcile.decisions import NONE, Decisions
from commonweal.reconcile.identity import FormerKey, Identities, name_clusters
from commonweal.reconcile.organisations.declared import Entry, Pointer, Review, pointers
from commonweal.reconcile.organisations.joining import Joining, join_entries, strength, unsettled
from commonweal.reconcile.organisations.names import plain
from commonweal.reconcile.snapshot import Snapshot
from commonweal.reconcile.workspace import Workspace
from commonweal.rules.legal_forms import (
    FormVerdict,
    LegalForm,
    form_of_charity,
    form_of_company,
    form_of_cooperative,
    form_of_society,
    is_social_company_category,
)
from commonweal.rules.sectors import SectorVerdict, sector_of_cooperative, sector_of_purposes, sector_of_sic

HERE = "commonweal.reconcile.organisations"
Row = Mapping[str, Any]


def build_organisations(
    room: Workspace, *, former: Snapshot | None, decisions: Decisions = NONE
) -> dict[str, str]:
    """Make the organisation tables in the workspace; the result says where former ids now lead. What people decided is
    replayed."""
    room.run(HERE, "entries.sql")
    rows = wanted_rows(room)
    entries = {row["org_id"]: entry_of(row) for row in rows}
    names = names_of(room, entries)
    followed, unfollowed = follow(entries.values())
    joining = join_entries(entries, names, followed, decisions)
    others = (*unfollowed, *not_read(room, entries, followed), *twins(entries))
    reviews = (*joining.reviews, *unsettled(others, decisions))
    identities = identify(room, joining, former)
    keep_entries(room, rows)
    keep_sectors(room, rows)
    keep_joining(room, joining, reviews, identities)
    room.run(HERE, "organisations.sql")
    return dict(identities.aliases)


def wanted_rows(room: Workspace) -> list[Row]:
    """Entries that are looked at: every charity, society and co-operative; companies by category or because
    named."""
    others = room.arrow(
        "SELECT * FROM entry_any WHERE register <> 'companies_house' ORDER BY org_id"
    ).to_pylist()
    named = {pointer.right for row in others for pointer in pointers(entry_of(row))[0]}
    categories = room.rows(
        "SELECT DISTINCT form_value FROM entry_any WHERE register = 'companies_house' ORDER BY 1"
    )
    social = [category for (category,) in categories if is_social_company_category(category)]
    companies = room.arrow(
        "SELECT * FROM entry_any WHERE register = 'companies_house'"
        " AND (list_contains(?::VARCHAR[], form_value) OR list_contains(?::VARCHAR[], org_id))"
        " ORDER BY org_id",
        [social, sorted(named)],
    ).to_pylist()
    return [*others, *companies]


def entry_of(row: Row) -> Entry:
    """A row of `entry_any` as an entry."""
    return Entry(
        org_id=row["org_id"],
        register=row["register"],
        number=row["number"],
        name=row["name"] or "",
        postcode=row["postcode"],
        live=row["status"] != "closed",
        form=form_of(row).form,
        declares=row["declares"],
        registrar=row["registrar"],
    )


def form_of(row: Row) -> FormVerdict:
    """The legal form of an entry."""
    if row["register"] == "charity_commission":
        return form_of_charity(row["form_value"], is_cio=row["is_cio"], previously_excepted=row["excepted"])
    if row["register"] == "companies_house":
        return form_of_company(
            row["form_value"], name=row["name"] or "", sic_codes=tuple(row["sic_codes"] or ())
        )
    if row["register"] == "fca_mutuals":
        return form_of_society(row["form_value"], suffix=row["suffix"])
    return form_of_cooperative(row["form_value"])


def names_of(room: Workspace, entries: Mapping[str, Entry]) -> dict[str, frozenset[str]]:
    """Every name of every entry: registered, trading, other and previous."""
    found: dict[str, set[str]] = defaultdict(set)
    for org_id, name in room.rows("SELECT org_id, name FROM entry_name WHERE name IS NOT NULL ORDER BY ALL"):
        if org_id in entries:
            found[org_id].add(name)
    return {org_id: frozenset(names) for org_id, names in found.items()}


def follow(entries: Iterable[Entry]) -> tuple[list[Pointer], list[Review]]:
    """All pointers, and all declarations that cannot be followed."""
    found = [pointers(entry) for entry in entries]
    return [one for some, _ in found for one in some], [one for _, some in found for one in some]


def not_read(room: Workspace, entries: Mapping[str, Entry], followed: Iterable[Pointer]) -> list[Review]:
    """Declared entries that are not among those read, where their register was read."""
    schemes = {"companies_house": "GB-COH", "fca_mutuals": "GB-MPR", "charity_commission": "GB-CHC"}
    read = {
        schemes.get(register)
        for (register,) in room.rows("SELECT DISTINCT register FROM entry_any ORDER BY 1")
    }
    return [
        Review(
            one.left,
            one.right,
            "not among the entries read",
            "nothing",
            "an entry of this number in the region",
        )
        for one in followed
        if not one.needs_name and one.right not in entries and one.right[:6] in read
    ]


def twins(entries: Mapping[str, Entry]) -> list[Review]:
    """Incorporated charities at Companies House with the name and postcode of one in the charity register.

    They are left apart, for no identifier joins them, and are not counted twice.
    """
    charities: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries.values():
        if entry.register == "charity_commission" and entry.form == LegalForm.CIO and entry.postcode:
            charities[plain(entry.name), entry.postcode].append(entry.org_id)
    return [
        Review(entry.org_id, same[0], TWIN, f"{entry.name}, {entry.postcode}", "a number that joins the two")
        for entry in entries.values()
        if entry.register == "companies_house" and entry.form == LegalForm.CIO and entry.postcode
        if len(same := charities.get((plain(entry.name), entry.postcode), [])) == 1
    ]


TWIN = "a charitable incorporated organisation of the same name and postcode"
CHARITY_AND_CIC = "a live charity and a live community interest company"


def identify(room: Workspace, joining: Joining, former: Snapshot | None) -> Identities:
    """The id of each cluster: the one it had, or the org-id of its strongest entry."""
    roots = sorted(set(joining.root_of.values()), key=strength)
    number_of = {root: at for at, root in enumerate(roots)}
    keys: dict[int, list[str]] = defaultdict(list)
    for org_id, root in joining.root_of.items():
        keys[number_of[root]].append(org_id)
    births = dict(enumerate(roots))
    return name_clusters(
        {at: tuple(sorted(own)) for at, own in keys.items()}, births, former_keys(room, former), fresh=str
    )


def former_keys(room: Workspace, former: Snapshot | None) -> list[FormerKey]:
    """The identifiers of the organisations of the former snapshot."""
    if former is None:
        return []
    sql = (
        "SELECT organisation_id, unnest(identifiers), coalesce(CAST(first_seen AS VARCHAR), '')"
        " FROM read_parquet(?) ORDER BY ALL"
    )
    return [FormerKey(*row) for row in room.rows(sql, [str(former.table("organisations"))])]


def keep_entries(room: Workspace, rows: list[Row]) -> None:
    """Make `entry`: the entries that are looked at, with their legal forms."""
    verdicts = [form_of(row) for row in rows]
    columns = {
        "org_id": pa.array([row["org_id"] for row in rows], pa.string()),
        "form": pa.array([str(one.form) for one in verdicts], pa.string()),
        "form_basis": pa.array([one.basis for one in verdicts], pa.string()),
        "switch": pa.array([str(one.switch) if one.switch else None for one in verdicts], pa.string()),
        "counts": pa.array([one.counts for one in verdicts], pa.bool_()),
    }
    room.keep("org_form", pa.table(columns))
    room.run_text(
        "CREATE TABLE entry AS SELECT entry_any.*, org_form.* EXCLUDE (org_id)"
        " FROM entry_any JOIN org_form USING (org_id)"
    )


def keep_sectors(room: Workspace, rows: list[Row]) -> None:
    """Make `org_sector`."""
    purposes: dict[str, list[str]] = defaultdict(list)
    for number, code in room.rows(
        "SELECT DISTINCT registered_charity_number, classification_code"
        " FROM charity_commission_charity_classification"
        " WHERE coalesce(linked_charity_number, 0) = 0 AND classification_code IS NOT NULL ORDER BY ALL"
    ):
        purposes[f"GB-CHC-{number}"].append(code)
    found = [(row["org_id"], sector_of(row, tuple(purposes.get(row["org_id"], ())))) for row in rows]
    kept = [(org_id, one.sector, one.basis) for org_id, one in found if one]
    columns = {
        name: pa.array([one[at] for one in kept], pa.string())
        for at, name in enumerate(("org_id", "sector", "basis"))
    }
    room.keep("org_sector", pa.table(columns))


def sector_of(row: Row, purposes: tuple[str, ...]) -> SectorVerdict | None:
    """The sector that an entry's register gives it."""
    by_list = sector_of_cooperative(row["cuk_sector"]) if row["register"] == "cooperatives_uk" else None
    codes = [found for code in row["sic_codes"] or () if (found := sector_of_sic(code))]
    return sector_of_purposes(purposes) or by_list or (codes[0] if codes else None)


def keep_joining(
    room: Workspace, joining: Joining, reviews: Iterable[Review], identities: Identities
) -> None:
    """Make `entry_root`, `joined`, `review`, and the two tables of what is flagged."""
    roots = sorted(set(joining.root_of.values()), key=strength)
    id_of_root = {root: identities.id_of[at] for at, root in enumerate(roots)}
    room.keep(
        "entry_root",
        table_of(
            ("org_id", "organisation_id"),
            sorted((one, id_of_root[root]) for one, root in joining.root_of.items()),
        ),
    )
    joined = [
        (id_of_root[joining.root_of[one.left]], one.left, one.right, one.reason, one.guard)
        for one in joining.joined
    ]
    room.keep("joined", table_of(("organisation_id", "left", "right", "reason", "guard"), sorted(joined)))
    found = sorted((one.left, one.right, one.reason, one.found, one.expected) for one in reviews)
    room.keep("review", table_of(("left", "right", "reason", "found", "expected"), found))
    room.keep("doubled", table_of(("org_id",), sorted((row[0],) for row in found if row[2] == TWIN)))
    both = {one for row in found if row[2] == CHARITY_AND_CIC for one in row[:2]}
    room.keep("charity_and_cic", table_of(("org_id",), sorted((one,) for one in both)))


def table_of(names: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> pa.Table:
    """Rows of texts as a table."""
    return pa.table({name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(names)})
