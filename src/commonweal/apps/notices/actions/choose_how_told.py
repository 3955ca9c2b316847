"""Somebody chooses how often each class of notices comes, by each channel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.apps.notices.enums import Act
from commonweal.apps.notices.models import Preference
from commonweal.apps.notices.policy import CHOICES, Told, may_choose_how_told
from commonweal.apps.people.models import Person
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.actions.record_act import Subject, record_act


@transaction.atomic
def choose_how_told(
    *, person: Person, wanted: Mapping[Told, str], link: str = "", by: Acting, at: datetime
) -> None:
    """Keep what was chosen for each class and channel; of those not named nothing changes. Chosen again, it is
    recorded once.

    PermissionDenied for anybody else, ValidationError where a class does not allow it: what must be told cannot be
    switched off.
    """
    if not may_choose_how_told(by, person=str(person.public_id), link=link):
        raise PermissionDenied
    for told, how_often in wanted.items():
        if how_often not in CHOICES.get(told, ()):
            raise ValidationError(_("This cannot be chosen here."))
    Person.objects.select_for_update().get(pk=person.pk)
    before = {(one.importance, one.channel): one.how_often for one in person.preferences.all()}
    changed = {
        told: how_often
        for told, how_often in wanted.items()
        if len(CHOICES[told]) > 1 and before.get(told, CHOICES[told][0]) != how_often
    }
    for (importance, channel), how_often in changed.items():
        Preference.objects.update_or_create(
            person=person, importance=importance, channel=channel, defaults={"how_often": how_often}
        )
    if changed:
        record_act(
            act=Act.CHOOSE,
            subject=Subject("person", str(person.public_id)),
            by=by.actor,
            at=at,
            before={_name(told): before.get(told, CHOICES[told][0]) for told in changed},
            after={_name(told): how_often for told, how_often in changed.items()},
        )


def _name(told: Told) -> str:
    return f"{told[0]} {told[1]}"
