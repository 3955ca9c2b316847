"""What people chose about how they are told."""

from __future__ import annotations

from collections.abc import Iterable

from commonweal.apps.notices.enums import Channel, HowOften, Importance
from commonweal.apps.notices.models import Preference
from commonweal.apps.notices.policy import Told, how_often
from commonweal.apps.people.models import Person

Choices = dict[Told, str]


def choices_of(people: Iterable[Person]) -> dict[int, Choices]:
    """What each of these people chose, by their key: by class and channel. One query."""
    chosen: dict[int, Choices] = {person.pk: {} for person in people}
    for one in Preference.objects.filter(person__in=chosen):
        chosen[one.person_id][one.importance, one.channel] = one.how_often
    return chosen


def told_in_site(chosen: Choices, importance: str) -> bool:
    """Whether a class stands in the site for somebody."""
    return how_often(chosen, importance=importance, channel=Channel.SITE) != HowOften.OFF


def slowed_followers() -> dict[int, str]:
    """The people who want letters about what they follow less often than they asked for each: how often."""
    slowed = Preference.objects.filter(importance=Importance.COULD, channel=Channel.MAIL)
    return dict(slowed.exclude(how_often=HowOften.AS_ASKED).values_list("person_id", "how_often"))
