"""Asking the full-text tables of SQLite (FTS5) and PostgreSQL (tsvector) the same question."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from django.db import connection

from commonweal.apps.provenance.queries.searching import Asked, Phrase

Numbers = npt.NDArray[np.int64]


def matching_numbers(table: str, asked: Asked, *, in_name: bool) -> Numbers:
    """Numbers of the records that have what was asked for, anywhere or in their names, in ascending order.

    `table` is one of the apps' own full-text tables.
    """
    name = connection.ops.quote_name(table)
    if connection.vendor == "postgresql":
        statement = f"SELECT number FROM {name} WHERE words @@ %s::tsquery"  # noqa: S608
        question = postgresql_question(asked, in_name=in_name)
    else:
        statement = f"SELECT rowid FROM {name} WHERE {name} MATCH %s"  # noqa: S608
        question = sqlite_question(asked, in_name=in_name)
    with connection.cursor() as cursor:
        cursor.execute(statement, [question])
        found = np.fromiter((number for (number,) in cursor.fetchall()), dtype=np.int64)
    return np.sort(found)


def sqlite_question(asked: Asked, *, in_name: bool) -> str:
    """The question as FTS5 takes it. Words hold letters and digits only, so quotes cannot end early."""
    groups = (" OR ".join(f'"{" ".join(phrase)}"' for phrase in group) for group in asked.all_of)
    question = " AND ".join(f"({group})" for group in groups)
    return f"name : ({question})" if in_name else question


def postgresql_question(asked: Asked, *, in_name: bool) -> str:
    """The question as a tsquery; names have the weight A."""
    weight = ":A" if in_name else ""

    def phrase_of(phrase: Phrase) -> str:
        return "(" + " <-> ".join(f"'{word}'{weight}" for word in phrase) + ")"

    return " & ".join(f"({' | '.join(map(phrase_of, group))})" for group in asked.all_of)
