"""Tables on the files that were read, the rows that were not, and what was missing."""

from __future__ import annotations

from commonweal.reconcile.snapshot.columns import Column, Table, key

PROBLEM = (
    key("source_id", "text", "The file: `<register>:<first twelve of its SHA-256>`."),
    Column("row", "integer", "The row as a person sees it in the file; null when the whole file is meant."),
    Column("column", "text", "The heading as the file has it; null when the whole row is meant."),
    key("code", "text", "Short stable name of the problem."),
    Column("found", "text", "What stands there."),
    Column("expected", "text", "What should stand there."),
    Column("mend", "text", "How to mend it."),
)

SOURCE_TABLES = (
    Table(
        "sources",
        "A file that was read.",
        ("source_id",),
        (
            key("source_id", "text", "`<register>:<first twelve of the file's SHA-256>`."),
            key("register", "text", "Name of the register, such as `land_assets`."),
            Column("title", "text", "The register's title in words."),
            Column("publisher", "text", "Who publishes the file."),
            key("file", "text", "The file's name."),
            key("sha256", "text", "SHA-256 of the file's bytes."),
            Column("url", "text", "Where it was fetched from, where that is known."),
            Column("licence", "text", "SPDX name or title of the licence."),
            Column("attribution", "text", "The sentence that the licence asks for."),
            Column("dated", "date", "The date the publisher gives it, else the newest date in its rows."),
            Column("variant", "text", "Which variant of the register's format it is in."),
            key("rows_read", "integer", "Rows read: accepted and refused together."),
            key("rows_accepted", "integer", "Rows accepted."),
            key("rows_refused", "integer", "Rows refused; `refusals` says why."),
            key("rows_kept", "integer", "Accepted rows that lie in the region and are used."),
            Column("newest_row", "date", "The newest date in its rows."),
            key("current", "boolean", "Whether this build read it; false when only older facts cite it."),
        ),
    ),
    Table(
        "refusals",
        "A row refused, once for each of its problems.",
        ("source_id", "row", "column", "code"),
        (*PROBLEM, Column("raw", "text", "The row as it stood, as a JSON list of texts.")),
    ),
    Table("warnings", "A problem of a row that was kept.", ("source_id", "row", "column", "code"), PROBLEM),
    Table(
        "missing",
        "A source that the region names and that was not there.",
        ("register", "publisher"),
        (
            key("register", "text", "Name of the register."),
            Column("publisher", "text", "Whose file is missing; null for a national register."),
            key("why", "text", "Why it is missing."),
        ),
    ),
)
