"""The columns that the service adds to somebody's table: register facts by organisation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from commonweal.apps.directory.models import Organisation
from commonweal.website.reconciliation import candidates
from commonweal.website.reconciliation.protocol import NotUnderstood

Cells = list[dict[str, Any]]
MOST_IDS = 1_000


def _text(value: object) -> Cells:
    return [{"str": str(value)}] if value not in (None, "") else []


def _number(value: float | None) -> Cells:
    return [{"float": value}] if value is not None else []


def _whole(value: int | None) -> Cells:
    return [{"int": value}] if value is not None else []


def _pounds(pence: int | None) -> Cells:
    return [{"float": pence / 100}] if pence is not None else []


READERS: dict[str, tuple[str, Callable[[Organisation], Cells]]] = {
    "name": ("Name", lambda one: _text(one.name)),
    "legal_form": ("Legal form", lambda one: _text(one.legal_form)),
    "status": ("Status", lambda one: _text(one.status)),
    "sector": ("Sector", lambda one: _text(one.sector)),
    "activities": ("Activities", lambda one: _text(one.activities)),
    "address": ("Address", lambda one: _text(one.address)),
    "postcode": ("Postcode", lambda one: _text(one.postcode)),
    "district_code": ("District code", lambda one: _text(one.district_id)),
    "ward_code": ("Ward code", lambda one: _text(one.ward_id)),
    "longitude": ("Longitude", lambda one: _number(one.longitude)),
    "latitude": ("Latitude", lambda one: _number(one.latitude)),
    "website": ("Website", lambda one: _text(one.website)),
    "income": ("Income of the latest year, pounds", lambda one: _pounds(one.income_pence)),
    "income_year_end": ("End of that year", lambda one: _text(one.income_year_end)),
    "employees": ("Employees", lambda one: _whole(one.employees)),
    "registered_on": ("Registered on", lambda one: _text(one.registered_on)),
    "closed_on": ("Closed on", lambda one: _text(one.closed_on)),
    "identifier": ("Identifiers", lambda one: [{"str": identifier} for identifier in one.identifiers]),
}

PROPERTIES = [{"id": key, "name": name} for key, (name, _) in READERS.items()]


def extended(asked: dict[str, Any]) -> dict[str, Any]:
    """The rows that `extend` asks for. An id that is not known gets empty cells, as the protocol says."""
    ids, properties = _ids(asked.get("ids")), _properties(asked.get("properties"))
    records = candidates.records(ids)
    meta = [{"id": key, "name": READERS[key][0] if key in READERS else key} for key in properties]
    rows = {key: {name: _cells(records.get(key), name) for name in properties} for key in ids}
    return {"meta": meta, "rows": rows}


def _cells(organisation: Organisation | None, name: str) -> Cells:
    return READERS[name][1](organisation) if organisation and name in READERS else []


def _ids(given: object) -> list[str]:
    if not isinstance(given, list) or len(given) > MOST_IDS or not all(isinstance(key, str) for key in given):
        raise NotUnderstood(
            where="extend.ids", found=str(given), expected=f"a list of at most {MOST_IDS} ids"
        )
    return list(dict.fromkeys(given))


def _properties(given: object) -> list[str]:
    names = [one.get("id") for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    if not isinstance(given, list) or len(names) != len(given) or not all(isinstance(n, str) for n in names):
        raise NotUnderstood(where="extend.properties", found=str(given), expected="a list of {id}")
    return [str(name) for name in dict.fromkeys(names)]
