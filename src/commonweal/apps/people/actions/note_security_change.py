"""Ways of signing in were added, removed or changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from commonweal.apps.people.enums import Act
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def note_security_change(*, what: str, by: Acting, at: datetime) -> None:
    """Record that a person changed how they sign in: `password set`, `authenticator added: totp`."""
    record_act(
        act=Act.CHANGE_SIGN_IN,
        subject=Subject("person", by.person),
        by=by.actor,
        at=at,
        after={"what": what},
    )
