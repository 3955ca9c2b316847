"""The difference from the last publication, the preview, publishing, and undoing it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.apps.landbank.enums import PublicationState
from commonweal.apps.landbank.forms import page_number
from commonweal.apps.landbank.models import RegisterPublication, RegisterUpload
from commonweal.apps.provenance.models import Source
from commonweal.foundation.text import safe_for_spreadsheet
from commonweal.pipeline.desk.pages import differences_page, points_of, refused_rows, rows_page
from commonweal.pipeline.desk.publishing import doubt_name, publish_upload, undo
from commonweal.pipeline.desk.rebuilding import progress_of
from commonweal.pipeline.desk.rooms import DESK
from commonweal.pipeline.desk.tasks import last_rebuild_failed, rebuild_is_due
from commonweal.pipeline.desk.uploads import folder_of, is_stale, publication_file, summary_of
from commonweal.website.desk.drawing import draw_points
from commonweal.website.desk.gate import officers_only, own_publication, own_upload
from commonweal.website.desk.views.uploads import upload_page
from commonweal.website.desk.words import doubt_sentence, register_name

KINDS = ("added", "changed", "gone")


@officers_only
@require_safe
def differences(request: HttpRequest, upload_id: int) -> HttpResponse:
    """What was added, what changed and what is gone since the last publication."""
    upload = own_upload(request, upload_id)
    folder = folder_of(upload, settings.COMMONWEAL_DATA)
    if folder is None:
        return redirect("desk:upload", upload_id=upload.pk)
    kind = request.GET.get("kind", "changed")
    kind = kind if kind in KINDS else "changed"
    field = request.GET.get("field", "").replace("\x00", "")[:60]
    page = upload_page(upload, "differences") | {
        "kind": kind,
        "field": field,
        "page": differences_page(folder, kind=kind, field=field, number=page_number(request.GET)),
    }
    return render(request, "desk/differences.html", page)


@officers_only
@require_safe
def preview(request: HttpRequest, upload_id: int) -> HttpResponse:
    """What would be published, on a map and as a list that says the same."""
    upload = own_upload(request, upload_id)
    folder = folder_of(upload, settings.COMMONWEAL_DATA)
    if folder is None:
        return redirect("desk:upload", upload_id=upload.pk)
    shown = rows_page(folder, number=page_number(request.GET), state="accepted")
    page = upload_page(upload, "preview") | {
        "drawing": draw_points(points_of(folder)),
        "page": shown,
        "rows": [(row, place_words(json.loads(row["texts"]))) for row in shown.rows],
    }
    return render(request, "desk/preview.html", page)


def place_words(texts: Mapping[str, str]) -> str:
    """Where a row says that it is, as the list beside the map tells it."""
    for x, y in (("longitude", "latitude"), ("easting", "northing")):
        if texts.get(x) and texts.get(y):
            return f"{texts[x]}, {texts[y]}"
    return texts.get("point") or texts.get("postcode") or _("no point")


@officers_only
@require_safe
def standard_file(request: HttpRequest, upload_id: int) -> HttpResponse:
    """The mended file in the exact standard columns."""
    upload = own_upload(request, upload_id)
    folder = folder_of(upload, settings.COMMONWEAL_DATA)
    if folder is None or not (folder / "standard.csv").is_file():
        raise Http404
    name = f"{upload.body_id}-{upload.register}.csv"
    return FileResponse(
        (folder / "standard.csv").open("rb"), as_attachment=True, filename=name, content_type="text/csv"
    )


@officers_only
@require_safe
def refused_file(request: HttpRequest, upload_id: int) -> HttpResponse:
    """The refused rows as they stand, each with every reason."""
    upload = own_upload(request, upload_id)
    folder = folder_of(upload, settings.COMMONWEAL_DATA)
    if folder is None:
        raise Http404
    response = StreamingHttpResponse(_refused_lines(upload, folder), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{upload.body_id}-refused-rows.csv"'
    return response


def _refused_lines(upload: RegisterUpload, folder: Any) -> Iterator[str]:
    columns = [one for one in DESK[upload.register].how.table.columns if one.headings]
    yield _line(["Row", "Problems", *(one.heading for one in columns)])
    for number, reasons, texts in refused_rows(folder):
        cells = (safe_for_spreadsheet(texts.get(one.name, "")) for one in columns)
        yield _line([str(number), reasons, *cells])


def _line(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


@officers_only
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Look once more, confirm what looks wrong, and publish now or from a day on."""
    upload = own_upload(request, upload_id)
    summary = summary_of(upload, settings.COMMONWEAL_DATA)
    if summary is None:
        return redirect("desk:upload", upload_id=upload.pk)
    errors: list[str] = []
    meant = request.POST.getlist("meant")
    if request.method == "POST":
        try:
            publication = publish_upload(
                upload,
                revision=_whole(request.POST.get("revision", "")),
                meant=meant,
                publish_on=_day(request),
                by=request.acting,
                at=timezone.now(),
            )
        except ValidationError as refusal:
            errors = refusal.messages
        else:
            return redirect("desk:publication", publication_id=publication.pk)
    names = [(doubt_name(one.code, one.what), doubt_sentence(one)) for one in summary.doubts]
    page = upload_page(upload, "publish") | {
        "stale": is_stale(upload, summary),
        "errors": errors,
        "to_confirm": [(name, words, name in meant) for name, words in names],
        "today": timezone.localdate().isoformat(),
        "on": request.POST.get("on", ""),
    }
    return render(request, "desk/publish.html", page, status=422 if errors else 200)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _day(request: HttpRequest) -> date:
    """The day asked for; today where now was chosen or none was given."""
    if request.POST.get("when") != "later":
        return timezone.localdate()
    try:
        found = parse_date(request.POST.get("on", "").strip())
    except ValueError:
        found = None
    if found is None:
        raise ValidationError(_("This is not a day. Write it as year-month-day, such as 2027-01-31."))
    return found


@officers_only
@require_safe
def publication(request: HttpRequest, publication_id: int) -> HttpResponse:
    """A publication and what has become of it."""
    found = own_publication(request, publication_id)
    building = rebuild_is_due()
    shown = Source.objects.filter(source_id=found.source_id).exists()
    page = {
        "publication": found,
        "register_name": register_name(found.register),
        "shown": shown,
        "building": building,
        "progress": progress_of(settings.COMMONWEAL_DATA),
        "failed": not building and not shown and last_rebuild_failed(),
    }
    return render(request, "desk/publication.html", page)


@officers_only
@require_safe
def publication_progress(request: HttpRequest, publication_id: int) -> JsonResponse:
    """How far the build that shows it has come, for the page's script."""
    own_publication(request, publication_id)
    found = progress_of(settings.COMMONWEAL_DATA)
    return JsonResponse({"busy": rebuild_is_due(), "percent": found.percent if found else 0})


@officers_only
@require_POST
def undo_publication(request: HttpRequest, publication_id: int) -> HttpResponse:
    """Take a publication back; the one before counts again."""
    found = own_publication(request, publication_id)
    try:
        undo(found, by=request.acting, at=timezone.now())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("It is undone. What was published before counts again."))
    return redirect("desk:publication", publication_id=found.pk)


@require_safe
def published_file(request: HttpRequest, publication_id: int) -> HttpResponse:
    """A published register as open data, for anybody; 404 before its day and once it is undone."""
    found = get_object_or_404(RegisterPublication, pk=publication_id, state=PublicationState.PUBLISHED)
    return FileResponse(
        publication_file(found, settings.COMMONWEAL_DATA).open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type="text/csv",
    )
