"""The first page of the desk, sending a file, and how its check gets on."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commonweal.apps.landbank.actions.upload_register import upload_register
from commonweal.apps.landbank.enums import ReportState, UploadOrigin, UploadState
from commonweal.apps.landbank.models import MistakeReport, RegisterUpload
from commonweal.apps.landbank.queries.desk import (
    accepted_corrections_of,
    fetches_in_force,
    publications_of,
    same_file,
    uploads_of,
)
from commonweal.foundation.files import sha256_of
from commonweal.pipeline.desk import tasks
from commonweal.pipeline.desk.folders import DeskFolders
from commonweal.pipeline.desk.receiving import not_taken, too_large
from commonweal.pipeline.desk.rooms import DESK
from commonweal.pipeline.desk.uploads import file_of, former_files, has_stopped, is_stale, summary_of
from commonweal.website.desk.gate import desk_body, officers_only, own_upload
from commonweal.website.desk.size_limit import arrived_whole, broke_off
from commonweal.website.desk.words import REGISTERS, against_words, doubt_sentence, register_name, told

SHOWN = 20


@officers_only
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the body has published and sent, and the form for the next file."""
    return _home(request)


def _home(request: HttpRequest, problem: tuple[str, str] | None = None) -> HttpResponse:
    body = desk_body(request.acting)
    page = {
        "body_name": request.acting.by.party_name,
        "publications": [(one, register_name(one.register)) for one in publications_of(body)[:SHOWN]],
        "uploads": [(one, register_name(one.register)) for one in uploads_of(body)[:SHOWN]],
        "startable": [
            (name, str(REGISTERS[name]), bool(former_files(body, name, _data())[0])) for name in DESK
        ],
        "open_reports": MistakeReport.objects.filter(body_id=body, state=ReportState.NEW).count(),
        "token": uuid.uuid4().hex,
        "most": settings.COMMONWEAL_UPLOAD_BYTES >> 20,
        "problem": problem,
        "fetches": fetches_in_force().filter(body_id=body).order_by("-state"),
        "broke_off": broke_off(request),
    }
    return render(request, "desk/home.html", page, status=422 if problem else 200)


def _data() -> Any:
    return settings.COMMONWEAL_DATA


@officers_only
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Keep a file as it came and have it checked; the same form sent twice is one upload."""
    token = request.POST.get("token", "")[:64]
    body = desk_body(request.acting)
    known = RegisterUpload.objects.filter(token=token, body_id=body).first() if token else None
    if known:
        return redirect("desk:upload", upload_id=known.pk)
    file = request.FILES.get("file")
    if file is not None or getattr(request, "too_large", False):
        arrived_whole(request)
    if getattr(request, "too_large", False):
        refusal = too_large(settings.COMMONWEAL_UPLOAD_BYTES)
        return _home(request, (refusal.found, refusal.mend))
    if file is None or not token:
        return _home(request, (_("No file was chosen."), _("Choose the spreadsheet and send it again.")))
    with DeskFolders(_data()).arriving() as path:
        with path.open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        refusal = not_taken(path, most_bytes=settings.COMMONWEAL_UPLOAD_BYTES)
        if refusal:
            return _home(request, (refusal.found, refusal.mend))
        earlier = same_file(body, sha256_of(path))
        if earlier:
            messages.info(request, sent_before(earlier))
            return redirect("desk:upload", upload_id=earlier.pk)
        return _kept(request, path, name=file.name or "file", token=token)


def sent_before(earlier: RegisterUpload) -> str:
    """That these very bytes are here already."""
    said = {
        "day": date_format(timezone.localtime(earlier.uploaded_at), "j F Y, H:i"),
        "who": earlier.uploaded_by,
    }
    return (
        _("This very file was sent on %(day)s by %(who)s. Here it is, with all that was mended in it.") % said
    )


def _kept(
    request: HttpRequest,
    path: Any,
    *,
    name: str,
    token: str,
    register: str = "",
    origin: str = UploadOrigin.FILE,
) -> HttpResponse:
    size = path.stat().st_size
    sha256, _place = DeskFolders(_data()).keep(path, name)
    with transaction.atomic():
        upload, new = upload_register(
            token=token,
            body_id=desk_body(request.acting),
            body_name=request.acting.by.party_name,
            file_name=name,
            sha256=sha256,
            size=size,
            register=register,
            origin=origin,
            by=request.acting,
            at=timezone.now(),
        )
        if new:
            tasks.check.enqueue(upload.pk)
    return redirect("desk:upload", upload_id=upload.pk)


@officers_only
@require_POST
def start_from_last(request: HttpRequest) -> HttpResponse:
    """Begin to change the last publication asset by asset; with none, an empty list in the standard
    columns."""
    register = request.POST.get("register", "")
    if register not in DESK:
        return redirect("desk:home")
    token = request.POST.get("token", "")[:64]
    files, _against = former_files(desk_body(request.acting), register, _data())
    with DeskFolders(_data()).arriving() as path:
        headings = ",".join(DESK[register].standard.headings) + "\n"
        parts = [file.read_text(encoding="utf-8") for file in files]
        rows = "".join(text.partition("\n")[2] for text in parts)
        path.write_text(headings + rows, encoding="utf-8", newline="")
        origin = UploadOrigin.PUBLICATION
        return _kept(
            request,
            path,
            name=f"{register}.csv",
            token=token or uuid.uuid4().hex,
            register=register,
            origin=origin,
        )


@officers_only
@require_safe
def upload(request: HttpRequest, upload_id: int) -> HttpResponse:
    """One upload: how its check gets on, and then what was found and what to do next."""
    found = own_upload(request, upload_id)
    return render(request, "desk/upload.html", upload_page(found, "upload"))


def upload_page(found: RegisterUpload, part: str) -> dict[str, Any]:
    """What every page of an upload shows; `part` is the step that is open."""
    summary = summary_of(found, _data())
    return {
        "upload": found,
        "part": part,
        "register_name": register_name(found.register),
        "summary": summary,
        "told": told(found),
        "stopped": has_stopped(found, timezone.now()) or found.state == UploadState.FAILED,
        "registers": [(name, str(words)) for name, words in REGISTERS.items()],
        "doubts": [doubt_sentence(one) for one in summary.doubts] if summary else [],
        "against": against_words(summary.comparison.against) if summary else "",
        "unknown": [one for one in summary.headings if one.column is None] if summary else [],
        "remembered": [
            one for one in summary.headings if one.text in found.remembered and one.text not in found.mapping
        ]
        if summary
        else [],
        "corrections": accepted_corrections_of(found.body_id) if found.is_checked else (),
        "from_publication": found.origin == UploadOrigin.PUBLICATION,
    }


@officers_only
@require_safe
def progress(request: HttpRequest, upload_id: int) -> JsonResponse:
    """How far the check has come, for the page's script."""
    found = own_upload(request, upload_id)
    return JsonResponse(
        {
            "busy": found.is_busy,
            "percent": found.percent,
            "done": found.rows_done,
            "about": found.rows_about,
        }
    )


@officers_only
@require_POST
def check_again(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Have an upload checked again whose check has stopped or failed, or was compared with what counts no more."""
    found = own_upload(request, upload_id)
    summary = summary_of(found, _data())
    stale = summary is not None and is_stale(found, summary)
    if stale or has_stopped(found, timezone.now()) or found.state == UploadState.FAILED:
        RegisterUpload.objects.filter(pk=found.pk).update(state=UploadState.WAITING)
        tasks.check.enqueue(found.pk)
        messages.success(request, _("It will be checked again."))
    return redirect("desk:upload", upload_id=found.pk)


@officers_only
@require_safe
def original(request: HttpRequest, upload_id: int) -> FileResponse:
    """The file as it came."""
    found = own_upload(request, upload_id)
    return FileResponse(
        file_of(found, _data()).open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type="application/octet-stream",
    )
