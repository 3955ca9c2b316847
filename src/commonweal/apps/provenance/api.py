"""The API's sources, and what every operation of the API shares: versions by snapshot, pages by key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, wraps
from typing import Annotated, Any

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date, parse_etags
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from ninja.errors import HttpError
from pydantic import Field

from commonweal.apps.provenance.models import MissingSource, Source
from commonweal.apps.provenance.queries.current import current_snapshot
from commonweal.apps.provenance.queries.prepared import values_by

Operation = Callable[..., HttpResponse]

Limit = Annotated[int, Field(ge=1, le=500, description="How many at most, 1 to 500.")]
After = Annotated[str, Field(max_length=200, description="The `next` of the page before; not for making up.")]


class Problem(Schema):
    """A refusal: what is wrong and how to mend it."""

    type: str
    title: str
    status: int
    detail: str
    see: str
    errors: list[dict[str, str]] | None = None


class Page(Schema):
    """What every list says of itself: the snapshot, how many there are in all, and where the next page is."""

    snapshot: str | None
    total: int
    next: str | None


class SourceRecord(Schema):
    """A file that was read, with its rows counted."""

    source_id: str
    register_: Annotated[str, Field(alias="register")]
    title: str | None
    publisher: str | None
    file: str
    sha256: str
    url: str | None
    licence: str | None
    attribution: str | None
    dated: date | None
    variant: str | None
    rows_read: int
    rows_accepted: int
    rows_refused: int
    rows_kept: int
    newest_row: date | None
    current: bool
    closed_on: date | None


class Missing(Schema):
    """A source that the region names and that was not there."""

    register_: Annotated[str, Field(alias="register")]
    publisher: str | None
    why: str


class SourcePage(Page):
    """Sources in the order of their ids, and those that were missing."""

    items: list[SourceRecord]
    missing: list[Missing]


REFUSALS = {frozenset({404, 422}): Problem}
router = Router(tags=["Sources"])


def versioned(operation: Operation) -> Operation:
    """Give an operation's answer the snapshot as its version, so that asking again costs next to nothing."""

    @wraps(operation)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        version = version_of(request)
        if version and version["ETag"] in parse_etags(request.headers.get("If-None-Match", "")):
            return HttpResponse(status=304, headers=version)
        response = operation(request, *args, **kwargs)
        if response.status_code == 200:
            for name, value in version.items():
                response[name] = value
        return response

    return answer


def version_of(request: HttpRequest) -> dict[str, str]:
    """The headers that say which version of which address an answer is; none before the first load."""
    snapshot = current_snapshot()
    if snapshot is None:
        return {}
    address = hashlib.sha256(request.get_full_path().encode()).hexdigest()[:12]
    return {
        "ETag": f'"{snapshot.hash[:24]}-{address}"',
        "Last-Modified": http_date(snapshot.loaded_at.timestamp()),
        "Cache-Control": "public, max-age=60",
    }


def answered(body: Mapping[str, Any]) -> HttpResponse:
    """A body as JSON; days and moments in ISO 8601."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return HttpResponse(text, content_type="application/json")


def page_answered(
    request: HttpRequest,
    items: Sequence[Mapping[str, Any]],
    *,
    total: int,
    last: str | None,
    **also: Any,
) -> HttpResponse:
    """A page of a list; `last` is the key of its last item when there are more after it."""
    snapshot = current_snapshot()
    next_page = _next_address(request, last) if last else None
    response = answered(
        {"snapshot": snapshot and snapshot.hash, "total": total, "next": next_page, "items": items, **also}
    )
    if next_page:
        response["Link"] = f'<{next_page}>; rel="next"'
    return response


@cache
def names_of(shape: type[Schema]) -> tuple[str, ...]:
    """The names that a shape's fields have outside this program."""
    return tuple(field.alias or name for name, field in shape.model_fields.items())


def as_rows(
    rows: QuerySet[Any], shape: type[Schema], *, also: tuple[str, ...] = ()
) -> Iterator[dict[str, Any]]:
    """Rows with the fields of a shape, in its order; `also` adds columns that the shape has not."""
    names = (*names_of(shape), *also)
    attributes = {field.column: field.attname for field in rows.model._meta.concrete_fields}
    for values in rows.values_list(*(attributes.get(name, name) for name in names)):
        yield dict(zip(names, values, strict=True))


def first_row(
    rows: QuerySet[Any], shape: type[Schema], *, also: tuple[str, ...] = ()
) -> dict[str, Any] | None:
    """The first of the rows, or None."""
    return next(as_rows(rows[:1], shape, also=also), None)


def record_by(
    model: type[Model], field: str, key: str, shape: type[Schema], *, also: tuple[str, ...] = ()
) -> Any:
    """The record of a model whose unique text field is `key`, with the fields of a shape, or None.

    The most asked question of the API: its SQL is made once and not for every answer.
    """
    names = _attributes(model, (*names_of(shape), *also))
    rows = values_by(model, field, key, names)
    return dict(zip((*names_of(shape), *also), rows[0], strict=True)) if rows else None


@cache
def _attributes(model: type[Model], names: tuple[str, ...]) -> tuple[str, ...]:
    """The names by which Django knows columns; what is no column stays as it is."""
    attributes = {column.column: column.attname for column in model._meta.concrete_fields}
    return tuple(attributes.get(name, name) for name in names)


def keyset(
    rows: QuerySet[Any], shape: type[Schema], *, key: str, after: str | None, limit: int
) -> tuple[list[dict[str, Any]], str | None]:
    """At most `limit` rows after a key, in the order of the key, and the last key when there are more."""
    if after:
        rows = rows.filter(**{f"{key}__gt": storable(after)})
    found = list(as_rows(rows.order_by(key)[: limit + 1], shape))
    return found[:limit], (str(found[limit - 1][key]) if len(found) > limit else None)


def parts(body: str | None, shapes: Mapping[str, type[Schema]]) -> dict[str, list[dict[str, Any]]]:
    """The lists of a dossier, each entry as an object; the dossier keeps them as bare rows."""
    whole = json.loads(body) if body else {}
    return {
        name: [dict(zip(names_of(shape), row, strict=True)) for row in whole.get(name, [])]
        for name, shape in shapes.items()
    }


def storable(text: str) -> str:
    """Text that a database can look for; one with a null character stands nowhere."""
    if "\x00" in text:
        raise HttpError(422, _("A null character stands in no register. Take it out."))
    return text


def no_such(what: str, key: str) -> Http404:
    """The refusal of an id that is not there."""
    return Http404(_("There is no %(what)s with the id “%(key)s”.") % {"what": what, "key": key[:80]})


@router.get(
    "/sources",
    response={200: SourcePage, **REFUSALS},
    operation_id="list_sources",
    summary="Sources",
    by_alias=True,
)
@decorate_view(versioned)
def sources(
    request: HttpRequest,
    register_: Annotated[str | None, Query(alias="register")] = None,
    limit: Limit = 100,
    after: After | None = None,
) -> HttpResponse:
    """Every file that was read, with its date, licence and counted rows; `register` narrows to one
    register."""
    rows = Source.objects.all()
    if register_:
        rows = rows.filter(register=storable(register_))
    found, last = keyset(rows, SourceRecord, key="source_id", after=after, limit=limit)
    missing = list(as_rows(MissingSource.objects.all(), Missing))
    return page_answered(request, found, total=rows.count(), last=last, missing=missing)


@router.get(
    "/sources/{source_id}",
    response={200: SourceRecord, **REFUSALS},
    operation_id="get_source",
    summary="One source",
    by_alias=True,
)
@decorate_view(versioned)
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    """One file that was read."""
    row = first_row(Source.objects.filter(pk=storable(source_id)), SourceRecord)
    if row is None:
        raise no_such(_("source"), source_id)
    return answered(row)


def _next_address(request: HttpRequest, last: str) -> str:
    asked = request.GET.copy()
    asked["after"] = last
    return f"{request.path}?{asked.urlencode()}"


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not JSON")
