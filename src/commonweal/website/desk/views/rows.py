"""The rows of an upload: listed, opened, changed, added, left out, put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.landbank.actions.mend_register import Mend
from commonweal.apps.landbank.enums import MendKind
from commonweal.apps.landbank.forms import page_number
from commonweal.apps.landbank.models import RegisterUpload
from commonweal.apps.landbank.queries.desk import replayed
from commonweal.pipeline.desk.checking import check_row
from commonweal.pipeline.desk.pages import KeptRow, last_row, row_of, rows_page
from commonweal.pipeline.desk.rooms import DESK
from commonweal.pipeline.desk.uploads import folder_of, to_check
from commonweal.website.desk.gate import officers_only, own_upload
from commonweal.website.desk.views.problems import keep_mends
from commonweal.website.desk.views.uploads import upload_page
from commonweal.website.desk.words import problem_title

STATES = ("", "refused", "warned")


@officers_only
@require_safe
def rows(request: HttpRequest, upload_id: int) -> HttpResponse:
    """The rows page by page: all, those refused, those with something to mend, those with certain words."""
    upload = own_upload(request, upload_id)
    folder = folder_of(upload, settings.COMMONWEAL_DATA)
    if folder is None:
        return redirect("desk:upload", upload_id=upload.pk)
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    page = upload_page(upload, "rows") | {
        "page": rows_page(folder, number=page_number(request.GET), state=state, words=words),
        "state": state,
        "words": words,
        "left_out": sorted(replayed(upload.mends.all()).left_out)[:200],
    }
    return render(request, "desk/rows.html", page)


@officers_only
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, upload_id: int, number: int) -> HttpResponse:
    """One row with all its cells; it is checked alone as soon as it is changed."""
    upload = own_upload(request, upload_id)
    folder = folder_of(upload, settings.COMMONWEAL_DATA)
    if folder is None:
        return redirect("desk:upload", upload_id=upload.pk)
    mends = replayed(upload.mends.all())
    kept = row_of(folder, number)
    if kept is None and number not in mends.added | mends.left_out:
        raise Http404
    texts = {**(kept.texts if kept else {}), **mends.texts.get(number, {})}
    if request.method == "POST":
        keep_mends(request, upload, list(_mends(request, upload, number, texts)))
        return redirect("desk:row", upload_id=upload.pk, number=number)
    page = upload_page(upload, "rows") | _row_page(upload, number, texts, kept) | {
        "left_out": number in mends.left_out,
        "added": number in mends.added,
        "mended": sorted(mends.texts.get(number, {})),
    }  # fmt: skip
    return render(request, "desk/row.html", page)


@officers_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, upload_id: int) -> HttpResponse:
    """A new asset: the same fields, empty."""
    upload = own_upload(request, upload_id)
    folder = folder_of(upload, settings.COMMONWEAL_DATA)
    if folder is None:
        return redirect("desk:upload", upload_id=upload.pk)
    if request.method == "POST":
        taken = replayed(upload.mends.all()).added
        number = max(last_row(folder), *taken, 1) + 1
        cells = list(_cells(request, upload, number, {}))
        if cells:
            keep_mends(request, upload, [Mend(row=number, kind=MendKind.ADD), *cells])
            return redirect("desk:row", upload_id=upload.pk, number=number)
    page = upload_page(upload, "rows") | _row_page(upload, 0, {}, None) | {
        "new": True, "empty": request.method == "POST",
    }  # fmt: skip
    return render(request, "desk/row.html", page, status=422 if request.method == "POST" else 200)


def _mends(
    request: HttpRequest, upload: RegisterUpload, number: int, texts: Mapping[str, str]
) -> Iterator[Mend]:
    """What was asked for: the row left out or put back, or its cells changed."""
    asked = request.POST.get("do", "")
    if asked in (MendKind.LEAVE_OUT, MendKind.PUT_BACK):
        yield Mend(row=number, kind=asked)
        return
    yield from _cells(request, upload, number, texts)


def _cells(
    request: HttpRequest, upload: RegisterUpload, number: int, texts: Mapping[str, str]
) -> Iterator[Mend]:
    for column in DESK[upload.register].how.table.columns:
        value, was = request.POST.get(f"cell-{column.name}"), texts.get(column.name, "")
        if column.headings and value is not None and value.replace("\r\n", "\n").strip() != was.strip():
            yield Mend(row=number, column=column.name, value=value.strip(), was=was)


def _of_the_whole(
    kept: KeptRow | None, texts: Mapping[str, str], found: Sequence[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """What only the whole file showed of this row, until its cell is changed."""
    known = {(one["code"], one["field"]) for one in found}
    for one in kept.problems if kept else ():
        same = texts.get(one["field"]) == (kept.texts if kept else {}).get(one["field"])
        if one["field"] and same and (one["code"], one["field"]) not in known:
            yield one


def _row_page(
    upload: RegisterUpload, number: int, texts: Mapping[str, str], kept: KeptRow | None
) -> dict[str, Any]:
    """The row's cells with their problems, as they are now."""
    refused, found = (False, []) if number == 0 else check_row(
        to_check(upload, settings.COMMONWEAL_DATA), number, texts
    )  # fmt: skip
    by_field: dict[str, list[dict[str, Any]]] = {}
    for one in [*found, *_of_the_whole(kept, texts, found)]:
        by_field.setdefault(one["field"], []).append({**one, "title": problem_title(one["code"])})
    desk = DESK[upload.register]
    owner = set(desk.owner)
    cells = [
        {
            "name": one.name,
            "heading": one.heading,
            "meaning": one.meaning,
            "value": texts.get(one.name, ""),
            "long": len(texts.get(one.name, "")) > 80,
            "values": one.values,
            "required": one.required,
            "problems": by_field.get(one.name, ()),
        }
        for one in desk.how.table.columns
        if one.headings
        and one.name not in owner
        and (one.heading in desk.standard.headings or one.name in texts)
    ]
    return {
        "number": number,
        "label": kept.label if kept else _("A new asset"),
        "refused": refused,
        "whole": by_field.get("", ()),
        "cells": cells,
    }
