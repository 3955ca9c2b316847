"""The problems of an upload by kind, each explained and mendable in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.apps.landbank.actions.mend_register import Mend, mend_register
from commonweal.apps.landbank.forms import page_number
from commonweal.apps.landbank.models import RegisterUpload
from commonweal.apps.landbank.presenters.words import number
from commonweal.apps.landbank.queries.desk import replayed
from commonweal.pipeline.desk import tasks
from commonweal.pipeline.desk.pages import Page, problems_page, proposals_of
from commonweal.pipeline.desk.uploads import folder_of, summary_of
from commonweal.website.desk.gate import officers_only, own_upload
from commonweal.website.desk.views.uploads import upload_page
from commonweal.website.desk.words import problem_title


def keep_mends(request: HttpRequest, upload: RegisterUpload, mends: Sequence[Mend]) -> bool:
    """Keep mends and have the upload checked again; says in a message what came of it."""
    if not mends:
        return True
    try:
        with transaction.atomic():
            mend_register(upload=upload, mends=mends, by=request.acting, at=timezone.now())
            tasks.check.enqueue(upload.pk)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    said = ngettext("%(n)s mend is kept.", "%(n)s mends are kept.", len(mends)) % {"n": number(len(mends))}
    messages.success(request, said)
    return True


@officers_only
@require_safe
def problems(request: HttpRequest, upload_id: int) -> HttpResponse:
    """The kinds of problem there are, how many rows have each, and which can be mended all at once."""
    upload = own_upload(request, upload_id)
    page = upload_page(upload, "problems")
    if page["summary"] is None:
        return redirect("desk:upload", upload_id=upload.pk)
    page["kinds"] = [(one, problem_title(one.code)) for one in page["summary"].kinds]
    page["notes"] = [(one, problem_title(one.code)) for one in page["summary"].notes]
    return render(request, "desk/problems.html", page)


@officers_only
@require_http_methods(["GET", "HEAD", "POST"])
def kind(request: HttpRequest, upload_id: int, code: str) -> HttpResponse:
    """The rows with one kind of problem, each with its cell to mend."""
    upload = own_upload(request, upload_id)
    folder, summary = (
        folder_of(upload, settings.COMMONWEAL_DATA),
        summary_of(upload, settings.COMMONWEAL_DATA),
    )
    if folder is None or summary is None:
        return redirect("desk:upload", upload_id=upload.pk)
    field = request.GET.get("field", "").replace("\x00", "")[:60]
    shown = next((one for one in summary.kinds if (one.code, one.field) == (code, field)), None)
    if shown is None:
        raise Http404
    rows = problems_page(folder, code=code, field=field, number=page_number(request.GET))
    if request.method == "POST":
        keep_mends(request, upload, list(_typed(request, rows, field)))
        return redirect(request.get_full_path())
    mended = replayed(upload.mends.all()).texts
    page = upload_page(upload, "problems") | {
        "kind": shown,
        "title": problem_title(code),
        "page": rows,
        "rows": [(row, mended.get(row["row"], {}).get(field)) for row in rows.rows],
        "field": field,
    }
    return render(request, "desk/kind.html", page)


def _typed(request: HttpRequest, rows: Page, field: str) -> Iterator[Mend]:
    """The cells of this page that now say something else."""
    for row in rows.rows:
        value = request.POST.get(f"row-{row['row']}")
        if value is not None and value.strip() != row["now"].strip():
            yield Mend(row=row["row"], column=field, value=value.strip(), was=row["now"])


@officers_only
@require_POST
def accept(request: HttpRequest, upload_id: int, code: str) -> HttpResponse:
    """Accept every proposed mend of one kind, or that of one row."""
    upload = own_upload(request, upload_id)
    folder = folder_of(upload, settings.COMMONWEAL_DATA)
    if folder is None:
        return redirect("desk:upload", upload_id=upload.pk)
    field, only = request.POST.get("field", ""), request.POST.get("row", "")
    mends = [
        Mend(row=row, column=column, value=value, was=texts.get(column, ""), proposed=True)
        for row, proposed, texts in proposals_of(folder, code=code, field=field)
        for column, value in proposed.items()
        if not only or only == str(row)
    ]
    if not mends:
        messages.error(request, _("Nothing is proposed here any more."))
    keep_mends(request, upload, mends)
    return redirect("desk:problems", upload_id=upload.pk)
