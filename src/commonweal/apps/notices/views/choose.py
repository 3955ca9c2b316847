"""How a person is told: each class by each channel, in which language, by which clock; and the link in a letter that
ends its kind."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from commonweal.apps.notices.actions.choose_how_told import choose_how_told
from commonweal.apps.notices.enums import Channel, HowOften, Importance
from commonweal.apps.notices.forms import HowToldForm
from commonweal.apps.notices.presenters.subscriptions import link_is_old
from commonweal.apps.notices.queries.links import less_by
from commonweal.apps.notices.queries.preferences import choices_of
from commonweal.apps.notices.views.private import private
from commonweal.apps.people.actions.change_details import change_details

FORM = ("GET", "HEAD", "POST")


@private
@login_required
@require_http_methods(FORM)
def choose(request: HttpRequest) -> HttpResponse:
    """Choose how often each class comes, by each channel, and in which language and time zone."""
    person = request.user
    now = {"language": person.language, "time_zone": person.time_zone}
    form = HowToldForm(request.POST or None, chosen=choices_of([person])[person.pk], initial=now)
    if form.is_valid():
        with transaction.atomic():
            at, words = timezone.now(), {name: form.cleaned_data[name] for name in now}
            choose_how_told(person=person, wanted=form.wanted(), by=request.acting, at=at)
            if words != now:
                change_details(display_name=person.display_name, **words, by=request.acting, at=at)
        messages.success(request, _("You are told so from now on."))
        return redirect("notices:choose")
    page = {"form": form, "classes": form.classes()}
    return render(request, "notices/choose.html", page, status=422 if form.is_bound else 200)


@csrf_exempt
@private
@require_http_methods(FORM)
def less(request: HttpRequest, token: str) -> HttpResponse:
    """Show which letters would end; end them on POST. Mail programs post without a page: the signature is their
    right."""
    found = less_by(token)
    if found is None:
        return link_is_old(request)
    person, classes = found
    told = {(one, Channel.MAIL): HowOften.OFF for one in classes if one != Importance.MUST}
    if request.method == "POST":
        choose_how_told(
            person=person, wanted=told, link=str(person.public_id), by=request.acting, at=timezone.now()
        )
    page = {"done": request.method == "POST", "could_alone": set(classes) == {Importance.COULD}}
    return render(request, "notices/less.html", page)
