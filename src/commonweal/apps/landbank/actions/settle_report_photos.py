"""Whoever answers a report decides which of its photos everybody may see."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.landbank.enums import Act, PhotoState
from commonweal.apps.landbank.models import MistakeReport, ReportPhoto
from commonweal.apps.landbank.policy import may_answer_mistake_report
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def settle_report_photos(
    *, report: MistakeReport, released: Collection[int], by: Acting, at: datetime
) -> list[ReportPhoto]:
    """Show these photos, by their ids, with the public answer, and no other photo of the report.

    PermissionDenied for anyone but stewards and the owner's officers; ValidationError before there is an
    answer.
    """
    locked = MistakeReport.objects.select_for_update().get(pk=report.pk)
    if not may_answer_mistake_report(by, locked.body_id):
        raise PermissionDenied(_("Stewards and officers of the owner answer this report."))
    photos = list(locked.photos.all())
    if photos and not locked.is_answered:
        raise ValidationError(_("Photos are shown with an answer. Answer the report first."))
    changed = [one for one in photos if one.state != _state(one, released)]
    for one in changed:
        one.state, one.settled_by, one.settled_at = _state(one, released), person_of(by), at
        one.save()
    if changed:
        record_act(
            act=Act.SETTLE_REPORT_PHOTOS,
            subject=Subject("mistake-report", str(locked.pk)),
            by=by.actor,
            at=at,
            after={"shown": str(sum(one.is_released for one in photos)), "of": str(len(photos))},
        )
    return photos


def _state(photo: ReportPhoto, released: Collection[int]) -> str:
    return PhotoState.RELEASED if photo.pk in released else PhotoState.WITHHELD
