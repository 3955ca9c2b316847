"""Queries that are asked with every page: put into SQL once, and not for every answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

M = TypeVar("M", bound=Model)
Converters = tuple[tuple[int, tuple[list[Callable[..., Any]], Any]], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The SQL of a query by one text key, and the converters of its columns."""

    sql: str
    converters: Converters


def values_by(
    model: type[Model], field: str, key: str, names: tuple[str, ...], *, order: tuple[str, ...] = ()
) -> list[list[Any]]:
    """The named values of every row whose `field` is `key`, as `values_list` would give them."""
    prepared = _prepared(model, field, names, order, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(prepared.sql, [key])
        rows = [list(row) for row in cursor.fetchall()]
    for row in rows:
        for at, (converters, expression) in prepared.converters:
            for convert in converters:
                row[at] = convert(row[at], expression, connection)
    return rows


def records_by(
    model: type[M], field: str, key: str, *, order: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> list[tuple[M, list[Any]]]:
    """Every record whose `field` is `key`, each with the values of `also`."""
    own = tuple(column.attname for column in model._meta.concrete_fields)
    rows = values_by(model, field, key, (*own, *also), order=order)
    return [(model.from_db("default", own, row[: len(own)]), row[len(own) :]) for row in rows]


@lru_cache(maxsize=64)
def _prepared(
    model: type[Model], field: str, names: tuple[str, ...], order: tuple[str, ...], vendor: str
) -> Prepared:
    rows = model._default_manager.order_by(*order).values_list(*names)
    compiler = rows.filter(**{field: "key"}).query.get_compiler(connection=connection)
    sql, _parameters = compiler.as_sql()
    converters = compiler.get_converters([selected[0] for selected in compiler.select])
    return Prepared(sql, tuple(converters.items()))
