"""Somebody says that something here breaks the terms or the law."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import ContentReport, folded
from commonweal.apps.people.policy import Acting, links_in, may_link, may_send, may_write
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.people.queries.limits import doer_of, new_member_limits, reports_of
from commonweal.apps.people.queries.moderated import Moderated
from commonweal.apps.people.queries.terms import current_terms
from commonweal.apps.provenance.actions.record_act import Subject, record_act

LONGEST = 2000


class TooMany(Exception):
    """So much came from one account or place today that no more is taken in."""


def report_content(
    *,
    kind: str,
    id: str,
    found: Moderated,
    clause: str,
    illegal: bool = False,
    says: str,
    contact: str = "",
    token: str,
    network: str = "",
    by: Acting,
    at: datetime,
) -> ContentReport:
    """Keep a report for the stewards, once a form (`token`). Anybody may, with an account or without.

    PermissionDenied for an account that is limited; TooMany where too much came from there today; ValidationError where
    nothing is said, more links are in it than somebody new may write, or the terms have no such clause.
    """
    if not may_write(by):
        raise PermissionDenied
    if known := ContentReport.objects.filter(token=token).first():
        return known
    limits, doer = new_member_limits(), doer_of(by, network=network, at=at)
    if not may_send(by, sent=reports_of(doer), limits=limits):
        raise TooMany
    terms, says = current_terms(), says.strip()[:LONGEST]
    if not says or terms.clause(clause) is None:
        raise ValidationError({"says": _("Say in a sentence what is wrong.")})
    if not may_link(by, links=links_in(says), limits=limits):
        raise ValidationError({"says": _("Leave links out: the report names the page already.")})
    report = ContentReport(
        token=token,
        subject_kind=kind,
        subject_id=id,
        subject_address=found.address,
        subject_title=found.title,
        clause=clause,
        version=terms.version,
        illegal=illegal,
        says=says,
        person=person_of(by) if by.signed_in else None,
        contact="" if by.signed_in else folded(contact),
        doer=doer,
        reported_at=at,
    )
    try:
        return _kept(report, by=by, at=at)
    except IntegrityError:
        return ContentReport.objects.get(token=token)


@transaction.atomic
def _kept(report: ContentReport, *, by: Acting, at: datetime) -> ContentReport:
    report.save()
    record_act(
        act=Act.REPORT_CONTENT,
        subject=Subject("content-report", str(report.pk)),
        by=by.actor,
        at=at,
        after={
            "about": report.subject_kind,
            "version": report.version,
            "clause": report.clause,
            "illegal": str(report.illegal),
        },
    )
    return report
