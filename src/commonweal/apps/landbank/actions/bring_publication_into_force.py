"""A publication whose day has come takes effect."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.landbank.actions._telling import tell_of_publication
from commonweal.apps.landbank.enums import Act, PublicationState
from commonweal.apps.landbank.models import RegisterPublication
from commonweal.apps.provenance.actions.record_act import Actor, Subject, record_act


@transaction.atomic
def bring_publication_into_force(
    *, publication: RegisterPublication, by: Actor, at: datetime
) -> RegisterPublication:
    """Publish what was scheduled; `by` is the site itself. One that is not scheduled any more stays as it
    is."""
    locked = RegisterPublication.objects.select_for_update().get(pk=publication.pk)
    if locked.state != PublicationState.SCHEDULED:
        return locked
    locked.state, locked.published_at = PublicationState.PUBLISHED, at
    locked.save()
    record_act(
        act=Act.BRING_PUBLICATION_INTO_FORCE,
        subject=Subject("register-publication", str(locked.pk)),
        by=by,
        at=at,
        before={"state": PublicationState.SCHEDULED},
        after={"state": PublicationState.PUBLISHED},
    )
    tell_of_publication(locked, "publication in force", by_person=by.person, at=at)
    return locked
