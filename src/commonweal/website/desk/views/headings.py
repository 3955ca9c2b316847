"""Which heading was taken for which column of the standard; an officer may say otherwise."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from commonweal.apps.landbank.actions.choose_headings import choose_headings
from commonweal.pipeline.desk import tasks
from commonweal.pipeline.desk.rooms import DESK
from commonweal.pipeline.desk.uploads import summary_of
from commonweal.website.desk.gate import officers_only, own_upload
from commonweal.website.desk.views.uploads import upload_page
from commonweal.website.desk.words import column_choices

IGNORE = "-"


@officers_only
@require_http_methods(["GET", "HEAD", "POST"])
def headings(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Each heading with what it was taken for, and what is remembered from earlier files; sending the form has the
    upload checked again."""
    upload = own_upload(request, upload_id)
    summary = summary_of(upload, settings.COMMONWEAL_DATA)
    if summary is None:
        return redirect("desk:upload", upload_id=upload.pk)
    choices = column_choices(upload.register)
    if request.method == "POST":
        allowed = {IGNORE, *(name for name, _words in choices)}
        spoken_of = upload.headings_said
        said = {one.text: request.POST.get(f"heading-{at}", "") for at, one in enumerate(summary.headings)}
        now = {one.text: one.column or "" for one in summary.headings}
        changed = {
            text: name
            for text, name in said.items()
            if name != now[text] and (name in allowed or (not name and text in spoken_of))
        }
        if request.POST.get("do") == "forget":
            changed = {text: "" for text in said if text in upload.remembered and text not in upload.mapping}
        if changed:
            with transaction.atomic():
                choose_headings(upload=upload, mapping=changed, by=request.acting, at=timezone.now())
                tasks.check.enqueue(upload.pk)
        return redirect("desk:upload", upload_id=upload.pk)
    names = dict(choices)
    page = upload_page(upload, "headings") | {
        "choices": choices,
        "remembered": any(
            one.text in upload.remembered and one.text not in upload.mapping for one in summary.headings
        ),
        "rows": [
            (
                at,
                one,
                ", ".join(names.get(name, name) for name in one.maybe),
                one.text in upload.remembered and one.text not in upload.mapping,
            )
            for at, one in enumerate(summary.headings)
        ],
    }
    return render(request, "desk/headings.html", page)


@officers_only
@require_POST
def name_register(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Say which register an upload is where it was not recognised."""
    upload = own_upload(request, upload_id)
    register = request.POST.get("register", "")
    if register in DESK and not upload.is_busy:
        with transaction.atomic():
            choose_headings(
                upload=upload, mapping={}, register=register, by=request.acting, at=timezone.now()
            )
            tasks.check.enqueue(upload.pk)
    return redirect("desk:upload", upload_id=upload.pk)
