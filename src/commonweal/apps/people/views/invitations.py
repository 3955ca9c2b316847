"""An invitation: opened from its letter, answered by whoever can sign in with its address."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commonweal.apps.people.actions._letters import SALT
from commonweal.apps.people.actions.accept_invitation import accept_invitation
from commonweal.apps.people.actions.decline_invitation import decline_invitation
from commonweal.apps.people.enums import Status
from commonweal.apps.people.models import Membership
from commonweal.apps.people.queries.acting import SESSION_KEY
from commonweal.apps.people.queries.parties import verified_addresses


@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites whom to what; and how to answer."""
    asked = invitation_of(token)
    own = request.acting.signed_in and asked.address in verified_addresses(request.user)
    still_open = asked.status == Status.INVITED
    page = {"invitation": asked, "own": own, "open": still_open, "token": token}
    return render(request, "people/invitation.html", page, status=200 if still_open else 410)


@require_POST
@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline. Whoever accepts acts for the party from here on."""
    asked = get_object_or_404(Membership, pk=pk, address__in=verified_addresses(request.user))
    act = accept_invitation if request.POST.get("answer") == "accept" else decline_invitation
    try:
        joined = act(invitation=asked, by=request.acting, at=timezone.now())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("people:account")
    if joined.status == Status.ACTIVE:
        request.session[SESSION_KEY] = joined.pk
        messages.success(request, _("You act for %(name)s now.") % {"name": joined.party_name})
    else:
        messages.success(request, _("The invitation is declined."))
    return redirect("people:account")


def invitation_of(token: str) -> Membership:
    """The invitation that a letter's link opens. Http404 for a link that we did not write."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    return get_object_or_404(Membership.objects.select_related("invited_by"), pk=pk)
