"""Same site? Same organisation? A steward's answer replays on every build."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonweal.apps.people.actions.settle_link import settle_link
from commonweal.apps.people.enums import LinkKind
from commonweal.apps.people.forms import LinkForm, add_refusal
from commonweal.apps.people.models import LinkDecision
from commonweal.pipeline.desk.links import LinkReview, replay_links, review_by
from commonweal.website.stewards.gate import stewards_only
from commonweal.website.stewards.words import review_question

PER_PAGE = 50
PAGES = {LinkKind.SITE: "landbank:site", LinkKind.ORGANISATION: "directory:organisation"}


@require_safe
@stewards_only
def answers(request: HttpRequest) -> HttpResponse:
    """What stewards have answered so far, the latest first."""
    found = LinkDecision.objects.filter(ended_at=None).select_related("decided_by").order_by("-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "stewards/link_answers.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@stewards_only
def link(request: HttpRequest, key: str) -> HttpResponse:
    """Two records side by side, and the question."""
    review = review_by(key)
    if review is None:
        raise Http404
    present = LinkDecision.objects.filter(
        kind=review.kind, left=review.left, right=review.right, ended_at=None
    ).first()
    return _asked(request, (review.kind, review.left, review.right), present, review)


@require_http_methods(["GET", "HEAD", "POST"])
@stewards_only
def answer_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer once more what was answered, for instance after the records have changed."""
    present = get_object_or_404(LinkDecision, pk=pk, ended_at=None)
    return _asked(request, (present.kind, present.left, present.right), present, None)


def _asked(
    request: HttpRequest,
    pair: tuple[str, str, str],
    present: LinkDecision | None,
    review: LinkReview | None,
) -> HttpResponse:
    form = LinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _answered(request, pair, form):
        return redirect("stewards:kind", kind="link")
    kind, left, right = pair
    page = {
        "kind": kind,
        "question": review_question(review) if review else _("Are they one?"),
        "sides": _sides(review) if review else [{"record": one, "name": one} for one in (left, right)],
        "present": present,
        "form": form,
    }
    return render(request, "stewards/link.html", page, status=422 if form.is_bound else 200)


def _answered(request: HttpRequest, pair: tuple[str, str, str], form: LinkForm) -> bool:
    kind, left, right = pair
    replaces = request.POST.get("replaces", "")
    try:
        with transaction.atomic():
            settle_link(
                kind=kind,
                left=left,
                right=right,
                same=form.cleaned_data["same"] == "yes",
                reason=form.cleaned_data["reason"].replace("\x00", ""),
                replaces=int(replaces) if replaces.isascii() and replaces.isdigit() else None,
                by=request.acting,
                at=timezone.now(),
            )
            transaction.on_commit(replay_links)
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(request, _("Your answer counts from the next build on."))
    return True


def _sides(review: LinkReview) -> list[dict[str, Any]]:
    page = PAGES[review.kind]
    return [
        {"record": review.left, "name": review.left_name, "href": reverse(page, args=[review.left_page])},
        {"record": review.right, "name": review.right_name, "href": reverse(page, args=[review.right_page])},
    ]
