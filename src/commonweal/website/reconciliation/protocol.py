"""The words of the reconciliation protocol 0.2: what a client may ask, read into plain values or refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commonweal.foundation.text import excerpt, tidy
from commonweal.rules.identifiers import SCHEMES, NotAnIdentifier, org_id
from commonweal.website.reconciliation.scoring import Asked, Scored, identifiers_of

TYPE = {"id": "organisation", "name": "Organisation"}
BATCH = 50
LIMIT = 5
MOST = 25
LONGEST_NAME = 500

# Properties by which a row may be narrowed, with the register whose number each is.
NUMBERS = {
    "charity_number": "GB-CHC",
    "company_number": "GB-COH",
    "society_number": "GB-MPR",
}


class NotUnderstood(ValueError):
    """A request that does not follow the protocol: `found`, `expected` and `mend` in whole sentences."""

    def __init__(self, *, where: str, found: str, expected: str) -> None:
        super().__init__(f"{where}: found {found}, expected {expected}")
        self.where, self.found, self.expected = where, excerpt(found), expected


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """One of the queries of a batch, with how many candidates it wants."""

    asked: Asked
    limit: int


def read_batch(text: str) -> dict[str, Query]:
    """The queries of a batch by their own keys. Raises `NotUnderstood`."""
    batch = read_object(text, where="queries")
    if len(batch) > BATCH:
        raise NotUnderstood(
            where="queries", found=f"{len(batch)} queries", expected=f"at most {BATCH} at once"
        )
    return {key: read_query(query, where=key) for key, query in batch.items()}


def read_object(text: str, *, where: str) -> dict[str, Any]:
    """A JSON object. Raises `NotUnderstood` for anything else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise NotUnderstood(where=where, found=text, expected="a JSON object") from None
    if not isinstance(value, dict):
        raise NotUnderstood(where=where, found=text, expected="a JSON object")
    return value


def read_query(query: object, *, where: str) -> Query:
    """One query: `query`, and perhaps `type`, `limit` and `properties`."""
    if not isinstance(query, Mapping):
        raise NotUnderstood(where=where, found=str(query), expected="an object with the key query")
    name = _text(query.get("query", ""), where=f"{where}.query")
    limit = query.get("limit", LIMIT)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise NotUnderstood(where=f"{where}.limit", found=str(limit), expected="a whole number from 1")
    return Query(asked=_asked(name, _properties(query, where=where)), limit=min(limit, MOST))


def _asked(name: str, properties: dict[str, list[str]]) -> Asked:
    """What is asked: a name that is itself a number is read as one."""
    known = [*_numbered(properties)]
    unknown: list[str] = []
    for text in properties.get("identifier", []):
        found = identifiers_of(text)
        (known if len(found) == 1 and _names_its_register(text) else unknown).extend(found)
    if found := identifiers_of(name):
        (known if _names_its_register(name) else unknown).extend(found)
        name = ""
    postcode = next(iter(properties.get("postcode", [])), "")
    return Asked(name=name, identifiers=tuple(known), numbers=tuple(unknown), postcode=postcode)


def _numbered(properties: dict[str, list[str]]) -> list[str]:
    found = []
    for name, scheme in NUMBERS.items():
        for text in properties.get(name, []):
            try:
                found.append(org_id(scheme, text))
            except NotAnIdentifier:
                continue
    return found


def _names_its_register(text: str) -> bool:
    return text.strip().upper().startswith(tuple(f"{scheme}-" for scheme in SCHEMES))


def _properties(query: Mapping[str, Any], *, where: str) -> dict[str, list[str]]:
    """Values by property; a property that this service does not know is passed over, as the protocol says."""
    given = query.get("properties") or []
    if not isinstance(given, list):
        raise NotUnderstood(where=f"{where}.properties", found=str(given), expected="a list of {pid, v}")
    read: dict[str, list[str]] = {}
    for property_ in given:
        if not isinstance(property_, Mapping) or not isinstance(property_.get("pid"), str):
            raise NotUnderstood(where=f"{where}.properties", found=str(property_), expected="{pid, v}")
        values = property_.get("v", "")
        read.setdefault(property_["pid"], []).extend(
            _value(value) for value in (values if isinstance(values, list) else [values])
        )
    return read


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("id", "")
    return _clean(str(value)) if isinstance(value, str | int | float) else ""


def _text(value: object, *, where: str) -> str:
    if not isinstance(value, str | int | float):
        raise NotUnderstood(where=where, found=str(value), expected="text")
    return _clean(str(value))


def _clean(text: str) -> str:
    """Text that a database takes: no control characters and no half characters."""
    return tidy(text[:LONGEST_NAME].encode("utf-8", "ignore").decode("utf-8"))


def as_result(scored: Scored) -> dict[str, Any]:
    """A candidate as the protocol writes it, with the likeness of the name and the reason beside the
    score."""
    one = scored.candidate
    return {
        "id": one.organisation_id,
        "name": one.name,
        "description": ", ".join(filter(None, (one.legal_form, one.postcode, scored.reason))),
        "type": [TYPE],
        "score": scored.score,
        "match": scored.match,
        "features": [{"id": "name_likeness", "value": scored.likeness}],
    }
