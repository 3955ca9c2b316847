"""Somebody states an organisation that no register holds."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from commonweal.apps.directory.actions._codes import ALPHABET
from commonweal.apps.directory.actions.claim_organisation import claim_organisation
from commonweal.apps.directory.enums import Act
from commonweal.apps.directory.models import StatedOrganisation
from commonweal.apps.directory.policy import MOST_STATED_A_DAY, has_link, why_not_claim
from commonweal.apps.directory.queries.similar_organisations import protected_by, similar_organisations
from commonweal.apps.directory.queries.stated import SCHEME, words_of
from commonweal.apps.people.policy import Acting
from commonweal.apps.people.queries.acting import person_of
from commonweal.apps.places.models import Postcode
from commonweal.apps.places.queries.postcodes import written_postcode
from commonweal.apps.provenance.actions.record_act import Subject, record_act

SIGNS = 8


class SimilarNames(ValidationError):
    """Others have a similar name, and whoever states this one has not said that it is another."""

    def __init__(self, name: str) -> None:
        super().__init__({"name": _("Others have a similar name. Look whether yours is among them.")})
        self.similar = similar_organisations(name)


def create_organisation(
    *,
    name: str,
    kind: str,
    what: str,
    postcode: str = "",
    position: str = "",
    another: bool = False,
    token: str,
    by: Acting,
    at: datetime,
) -> StatedOrganisation:
    """Make its page, marked as in no register, and the claim of whoever states it; a form sent twice makes one.

    `another` says that it is none of those with a similar name. PermissionDenied for a visitor; SimilarNames;
    ValidationError for the name of a public body, a text with links, a postcode of nowhere, and too many in a day.
    """
    if why := why_not_claim(by):
        raise PermissionDenied(why)
    if made := StatedOrganisation.objects.filter(token=token).first():
        return made
    _check(name, what, another=another)
    place = _place(postcode)
    try:
        with transaction.atomic():
            _not_too_many(by, at=at)
            made = StatedOrganisation.objects.create(
                organisation_id=new_id(), name=name, kind=kind, what=what, words=words_of(name, what, postcode),
                token=token, stated_at=at, stated_by=person_of(by), **place,
            )  # fmt: skip
            subject = Subject("organisation", made.pk)
            record_act(act=Act.CREATE, subject=subject, by=by.actor, at=at, after={"kind": kind})
            claim_organisation(organisation_id=made.pk, position=position, by=by, at=at)
    except IntegrityError:
        return StatedOrganisation.objects.get(token=token)
    return made


def new_id() -> str:
    """An id that nothing else has: `CW-ORG-7K2M9QXD`."""
    return SCHEME + "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))


def _check(name: str, what: str, *, another: bool) -> None:
    kind, body = protected_by(name)
    if kind:
        raise ValidationError(
            {
                "name": _(
                    "This reads as the name of a public body (%(kind)s). Such names are kept for the bodies themselves."
                )
                % {"kind": kind}
            }
        )
    if body:
        raise ValidationError(
            {
                "name": _(
                    "This name could be taken for %(body)s, a public body. Choose one that nobody mistakes."
                )
                % {"body": body.name}
            }
        )
    if has_link(f"{name} {what}"):
        raise ValidationError(
            {"what": _("Leave links and addresses out. You can add them when it is confirmed.")}
        )
    if not another and similar_organisations(name):
        raise SimilarNames(name)


def _place(postcode: str) -> dict[str, str | None]:
    if not postcode.strip():
        return {"postcode": "", "district_id": None}
    written = written_postcode(postcode)
    point = Postcode.objects.filter(pk=written).first() if written else None
    if point is None:
        raise ValidationError(
            {"postcode": _("This is no postcode of this region. Write it as M32 0TH, or leave it empty.")}
        )
    return {"postcode": point.postcode, "district_id": point.district_code}


def _not_too_many(by: Acting, *, at: datetime) -> None:
    lately = StatedOrganisation.objects.filter(stated_by=person_of(by), stated_at__gt=at - timedelta(days=1))
    if lately.count() >= MOST_STATED_A_DAY:
        raise ValidationError(_("You have stated several organisations today. Go on tomorrow."))
