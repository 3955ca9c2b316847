"""Every file that was read, and every register that was not there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commonweal.apps.provenance.models import MissingSource, Source
from commonweal.apps.provenance.presenters import Empty, Number
from commonweal.apps.provenance.presenters.figures import number
from commonweal.apps.provenance.presenters.happenings import register_words
from commonweal.apps.provenance.presenters.source_rows import source_groups


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The list of sources."""
    held = list(Source.objects.filter(current=True))
    missing = [
        {
            "title": capfirst(register_words(gap.register)),
            "publisher": gap.publisher,
            "why": gap.why,
        }
        for gap in MissingSource.objects.all()
    ]
    page = {
        "numbers": _numbers(held, len(missing)),
        "groups": source_groups(held, on=timezone.localdate()),
        "missing": missing,
        "nothing": Empty(
            title=_("Nothing has been read yet"),
            why=_("No snapshot has been loaded. Whoever runs this site can load one: commonweal load."),
        ),
    }
    return render(request, "provenance/sources.html", page)


def _numbers(held: list[Source], missing: int) -> list[Number]:
    registers = len({source.register for source in held})
    refused = sum(source.rows_refused for source in held)
    return [
        Number(
            value=number(len(held)),
            what=ngettext("file read", "files read", len(held)),
            basis=ngettext("of %(n)d register", "of %(n)d registers", registers) % {"n": registers},
        ),
        Number(value=number(sum(source.rows_read for source in held)), what=_("rows read")),
        Number(value=number(refused), what=_("rows refused"), basis=_("each with its reason")),
        Number(value=number(missing), what=ngettext("register missing", "registers missing", missing)),
    ]
