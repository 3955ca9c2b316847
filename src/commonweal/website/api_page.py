"""The page of the API: every operation, from the same description that programs read, with an address to
try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commonweal.website.api import api


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """What an operation takes: its name, its kind in words, what it means, and whether it must be given."""

    name: str
    kind: str
    meaning: str
    required: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A field of an answer, its kind in words and what it means."""

    name: str
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OperationEntry:
    """An operation: its address, what it does, what it takes and what it answers."""

    anchor: str
    address: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    fields: tuple[Field, ...]
    to_try: str


@require_safe
def operations(request: HttpRequest) -> HttpResponse:
    """The page."""
    return render(request, "open_data/api.html", {"groups": groups(api.get_openapi_schema())})


def groups(description: dict[str, Any]) -> list[tuple[str, list[OperationEntry]]]:
    """Operations by their tag, in the order of the description."""
    found: dict[str, list[OperationEntry]] = {}
    for address, methods in description["paths"].items():
        for operation in methods.values():
            tag = (operation.get("tags") or [_("Other")])[0]
            found.setdefault(tag, []).append(_entry(address, operation, description))
    return list(found.items())


def _entry(address: str, operation: dict[str, Any], description: dict[str, Any]) -> OperationEntry:
    parameters = operation.get("parameters", [])
    return OperationEntry(
        anchor=operation["operationId"],
        address=address,
        summary=operation.get("summary", ""),
        description=operation.get("description", ""),
        parameters=tuple(_parameter(parameter) for parameter in parameters),
        fields=tuple(_fields(operation, description)),
        to_try="" if "{" in address else address,
    )


def _parameter(parameter: dict[str, Any]) -> Parameter:
    schema = parameter["schema"]
    return Parameter(
        name=parameter["name"],
        kind=kind(schema),
        meaning=parameter.get("description") or schema.get("description", ""),
        required=parameter.get("required", False),
    )


def _fields(operation: dict[str, Any], description: dict[str, Any]) -> Iterator[Field]:
    content = operation["responses"].get(200, operation["responses"].get("200", {})).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    shape = _resolved(schema, description)
    for name, field in shape.get("properties", {}).items():
        if name == "items":
            inside = _resolved(field.get("items", {}), description)
            yield from (
                Field(name=f"items[].{one}", kind=kind(of)) for one, of in inside["properties"].items()
            )
        else:
            yield Field(name=name, kind=kind(field))


def _resolved(schema: dict[str, Any], description: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref", "")
    shape: dict[str, Any] = description["components"]["schemas"].get(reference.rsplit("/", 1)[-1], schema)
    return shape


def kind(schema: dict[str, Any]) -> str:
    """The kind of a value in words: `text`, `whole number`, `list of text`, `one of …`, `or nothing`."""
    if choices := schema.get("anyOf"):
        return _(" or ").join(kind(choice) for choice in choices)
    if words := schema.get("enum"):
        return _("one of %(words)s") % {"words": ", ".join(map(str, words))}
    if schema.get("type") == "array":
        return _("list of %(kind)s") % {"kind": kind(schema.get("items", {}))}
    return _kinds().get(schema.get("format") or schema.get("type", ""), _("object"))


def _kinds() -> dict[str, str]:
    return {
        "string": _("text"),
        "integer": _("whole number"),
        "number": _("number"),
        "boolean": _("true or false"),
        "date": _("date"),
        "null": _("nothing"),
    }
