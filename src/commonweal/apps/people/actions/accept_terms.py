"""Somebody accepts the present terms."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.people.enums import Act
from commonweal.apps.people.models import TermsAcceptance
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.people.queries.terms import current_terms
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def accept_terms(*, by: Acting, at: datetime) -> TermsAcceptance:
    """Record version and moment; a second time changes nothing. Person.DoesNotExist for a visitor."""
    version = current_terms().version
    acceptance, new = TermsAcceptance.objects.get_or_create(
        person=person_of(by), version=version, defaults={"at": at}
    )
    if new:
        record_act(act=Act.ACCEPT_TERMS, subject=Subject("terms", version), by=by.actor, at=at)
    return acceptance
