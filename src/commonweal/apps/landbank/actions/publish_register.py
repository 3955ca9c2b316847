"""An officer publishes a checked upload, now or from a day on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.landbank.actions._keeping import locked_upload, one_at_a_time
from commonweal.apps.landbank.actions._telling import tell_of_publication
from commonweal.apps.landbank.enums import Act, PublicationState
from commonweal.apps.landbank.models import RegisterPublication, RegisterUpload
from commonweal.apps.landbank.queries.desk import published_before
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.provenance.actions.record_act import Actor, Subject, record_act


@transaction.atomic
def publish_register(
    *,
    upload: RegisterUpload,
    revision: int,
    variant: str,
    sha256: str,
    rows: int,
    doubts: Collection[str],
    meant: Collection[str],
    differences: Mapping[str, int],
    publish_on: date,
    today: date,
    against: str,
    standing_order: bool = False,
    by: Acting,
    at: datetime,
) -> tuple[RegisterPublication, bool]:
    """The publication, and whether it is new: sending the form twice publishes once.

    `revision` is what the officer looked at, `rows` and `sha256` are those of its standard file; every doubt
    has to be confirmed as meant. `against` is what that file was compared with. With a `standing_order` it
    is the site that publishes, as `by` once said it should. PermissionDenied for strangers; ValidationError with
    the reason otherwise.
    """
    locked = locked_upload(upload, by)
    one_at_a_time(body_id=locked.body_id, register=locked.register)
    known = RegisterPublication.objects.filter(upload=locked, revision=revision)
    known = known.exclude(state=PublicationState.UNDONE)
    if known:
        return known[0], False
    _refuse_stale(locked, against)
    _refuse(locked, revision, rows, doubts, meant, publish_on, today)
    now = publish_on <= today
    publication = RegisterPublication.objects.create(
        upload=locked,
        revision=revision,
        body_id=locked.body_id,
        body_name=locked.body_name,
        register=locked.register,
        variant=variant,
        sha256=sha256,
        rows=rows,
        meant=sorted(set(doubts)),
        differences=dict(differences),
        publish_on=publish_on,
        state=PublicationState.PUBLISHED if now else PublicationState.SCHEDULED,
        decided_by=person_of(by),
        decided_at=at,
        published_at=at if now else None,
    )
    record_act(
        act=Act.PUBLISH_REGISTER,
        subject=Subject("register-publication", str(publication.pk)),
        by=Actor(acting_for=by.actor.acting_for) if standing_order else by.actor,
        at=at,
        after={
            "body": locked.body_id,
            "register": locked.register,
            "rows": str(rows),
            "on": publish_on.isoformat(),
            "sha256": sha256,
            "meant": ", ".join(publication.meant),
            **({"standing order of": by.person} if standing_order else {}),
        },
    )
    if now:
        own = "" if standing_order else by.person
        tell_of_publication(publication, "publication in force", by_person=own, at=at)
    return publication, True


def _refuse_stale(upload: RegisterUpload, against: str) -> None:
    """ValidationError where somebody else has published since: what is gone or new is not what was looked at."""
    compared = against if against.startswith("publication ") else ""
    if compared != published_before(upload.body_id, upload.register):
        raise ValidationError(
            _(
                "Another publication has come into force since this was checked. Compare it anew, and look once more."
            )
        )


def _refuse(
    upload: RegisterUpload,
    revision: int,
    rows: int,
    doubts: Collection[str],
    meant: Collection[str],
    publish_on: date,
    today: date,
) -> None:
    """ValidationError with every reason why this cannot be published as it stands."""
    reasons = []
    if not upload.is_checked or upload.revision != revision:
        reasons.append(_("It has changed since you looked. Wait for the check and look once more."))
    if rows == 0:
        reasons.append(_("No row was accepted, so there is nothing to publish."))
    if set(doubts) - set(meant):
        reasons.append(_("Confirm each thing that looks wrong, or mend it."))
    if publish_on < today:
        reasons.append(_("The day of publication has passed. Choose today or a later day."))
    if reasons:
        raise ValidationError(reasons)
