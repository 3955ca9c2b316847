"""An officer undoes a publication; the one before counts again."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.landbank.actions._keeping import refuse_strangers
from commonweal.apps.landbank.actions._telling import tell_of_publication
from commonweal.apps.landbank.enums import Act, PublicationState
from commonweal.apps.landbank.models import RegisterPublication
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def undo_publication(*, publication: RegisterPublication, by: Acting, at: datetime) -> RegisterPublication:
    """Take a publication back, before its day or after. PermissionDenied for strangers; ValidationError where
    a later one is in force."""
    locked = RegisterPublication.objects.select_for_update().get(pk=publication.pk)
    refuse_strangers(by, locked.body_id)
    if locked.state == PublicationState.UNDONE:
        return locked
    later = RegisterPublication.objects.filter(
        body_id=locked.body_id, register=locked.register, state=PublicationState.PUBLISHED, pk__gt=locked.pk
    )
    if locked.state == PublicationState.PUBLISHED and later.exists():
        raise ValidationError(_("A later publication is in force. Undo that one first."))
    before, locked.state = locked.state, PublicationState.UNDONE
    locked.undone_by, locked.undone_at = person_of(by), at
    locked.save()
    record_act(
        act=Act.UNDO_PUBLICATION,
        subject=Subject("register-publication", str(locked.pk)),
        by=by.actor,
        at=at,
        before={"state": before},
        after={"state": locked.state},
    )
    if before == PublicationState.PUBLISHED:
        tell_of_publication(locked, "publication undone", by_person=by.person, at=at)
    return locked
