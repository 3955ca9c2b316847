"""What people are told of the council desk: the sender of a check, officers of what comes into force and of reports,
whoever reported of the answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.apps.landbank.enums import UploadOrigin
from commonweal.apps.landbank.models import (
    MistakeReport,
    PublicBody,
    RegisterPublication,
    RegisterUpload,
    Site,
)
from commonweal.apps.landbank.queries.desk import officers_of
from commonweal.apps.notices.actions.note_events import NewEvent
from commonweal.apps.notices.actions.tell import BOTH, To, tell
from commonweal.apps.notices.enums import Channel, Importance, Reason
from commonweal.apps.notices.queries.readers import stewards

# Whoever sent a register is still looking at it so long: no letter is needed.
STILL_THERE = timedelta(minutes=2)
ANSWER_SHOWN = 200


def tell_of_check(upload: RegisterUpload, *, failed: bool = False, at: datetime) -> None:
    """Tell whoever sent it that the first check of an upload is over; of those after its mends nobody is told."""
    if upload.origin == UploadOrigin.FETCH:
        return  # nobody sent it; its officers are told what becomes of it
    event = NewEvent(
        kind="check failed" if failed else "check finished",
        object_kind="register-upload",
        object_id=str(upload.pk),
        title=upload.file_name,
        path=f"/desk/uploads/{upload.pk}/",
        on=timezone.localdate(upload.uploaded_at),
        importance=Importance.SHOULD,
        place=upload.body_name,
        owner_id=upload.body_id,
    )
    here = at - upload.uploaded_at <= STILL_THERE
    to = [To(person=upload.uploaded_by, reason=Reason.SENT_IT)]
    tell(event=event, to=to, at=at, channels=(Channel.SITE,) if here else BOTH)


def tell_of_publication(publication: RegisterPublication, kind: str, *, by_person: str, at: datetime) -> None:
    """Tell the officers that a publication came into force or was taken back, save whoever did it."""
    event = NewEvent(
        kind=kind,
        object_kind="register-publication",
        object_id=str(publication.pk),
        title=publication.body_name,
        path=f"/desk/publications/{publication.pk}/",
        on=timezone.localdate(at),
        importance=Importance.SHOULD,
        owner_id=publication.body_id,
        use=publication.register,
        by_person=by_person,
    )
    officers = officers_of(publication.body_id)
    tell(event=event, to=[To(person=one, reason=Reason.OFFICER) for one in officers], at=at)


def tell_of_report(report: MistakeReport, *, by_person: str, at: datetime) -> None:
    """Tell the officers of the owner, or the stewards where it has none, that somebody reported a mistake."""
    event = _of_report(report, "mistake reported", Importance.SHOULD, by_person=by_person, at=at)
    tell(event=event, to=who_answers(report), at=at)


def tell_of_answer(report: MistakeReport, *, by_person: str, at: datetime) -> None:
    """Tell whoever reported it what was answered: in their account, or at the address that they left."""
    person = report.reported_by
    address = "" if person else address_in(report.contact)
    event = _of_report(
        report,
        "report answered",
        Importance.SHOULD,
        by_person=by_person,
        at=at,
        path=f"/reports/{report.pk}/",
        says=f"{report.get_state_display()}: {report.answer}",
    )
    tell(event=event, to=[To(person=person, address=address, reason=Reason.REPORTER)], at=at)


def tell_of_due_answer(report: MistakeReport, *, days: int, at: datetime) -> None:
    """Remind whoever answers that a report has a last day, so many days before it."""
    event = _of_report(report, "answer due", Importance.MUST, at=at, once=str(days))
    tell(event=event, to=who_answers(report), at=at)


def who_answers(report: MistakeReport) -> list[To]:
    """The officers of the owner; the stewards where it has none."""
    officers = officers_of(report.body_id) if report.body_id else []
    if officers:
        return [To(person=one, reason=Reason.OFFICER) for one in officers]
    return [To(person=one, reason=Reason.STEWARD) for one in stewards()]


def address_in(contact: str) -> str:
    """What was left as a way to be answered, where it is an e-mail address."""
    try:
        validate_email(contact)
    except ValidationError:
        return ""
    return contact if len(contact) <= 254 else ""


def _of_report(
    report: MistakeReport,
    kind: str,
    importance: Importance,
    *,
    at: datetime,
    by_person: str = "",
    path: str = "",
    says: str = "",
    once: str = "",
) -> NewEvent:
    return NewEvent(
        kind=kind,
        object_kind="mistake-report",
        object_id=str(report.pk),
        title=report_title(report),
        path=path or f"/desk/reports/{report.pk}/",
        on=(report.promised_by or timezone.localdate(at)) if once else timezone.localdate(at),
        importance=importance,
        became=says[:ANSWER_SHOWN],
        deadline=None if says else report.promised_by,
        owner_id=report.body_id,
        by_person=by_person,
        once=once,
    )


def report_title(report: MistakeReport) -> str:
    """What a report is about: its site by name, or that a site of a body is missing."""
    site = (
        Site.objects.filter(site_id=report.site_id).only("number", "name").first() if report.site_id else None
    )
    if site:
        return f"{site.name}: {report.get_about_display()}"
    body = PublicBody.objects.filter(pk=report.body_id).first()
    return _("%(body)s: a site is missing") % {"body": body.name if body else report.body_id}
