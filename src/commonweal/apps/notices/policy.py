"""Who may do what with a subscription: whoever holds its signed link, and the person it belongs to. And which of their
notices people may have less often. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from commonweal.apps.notices.enums import Channel, HowOften, Importance
from commonweal.apps.people.policy import Acting, is_steward

Told = tuple[str, str]
"""A class and a channel."""

IN_THE_SITE = (HowOften.AT_ONCE, HowOften.OFF)
# What may be chosen for each class and channel; the first is what is done where nothing was chosen.
CHOICES: Mapping[Told, tuple[HowOften, ...]] = {
    (Importance.MUST, Channel.SITE): (HowOften.AT_ONCE,),
    (Importance.MUST, Channel.MAIL): (HowOften.AT_ONCE,),
    (Importance.SHOULD, Channel.SITE): IN_THE_SITE,
    (Importance.SHOULD, Channel.MAIL): (
        HowOften.AT_ONCE,
        HowOften.DAILY,
        HowOften.WEEKLY,
        HowOften.OFF,
    ),
    (Importance.COULD, Channel.SITE): IN_THE_SITE,
    (Importance.COULD, Channel.MAIL): (
        HowOften.AS_ASKED,
        HowOften.DAILY,
        HowOften.WEEKLY,
        HowOften.OFF,
    ),
}
SLOWER = (HowOften.AT_ONCE, HowOften.DAILY, HowOften.WEEKLY, HowOften.OFF)


def how_often(chosen: Mapping[Told, str], *, importance: str, channel: str) -> HowOften:
    """How often a class comes by a channel: what was chosen where that is allowed, else what is usual. A notice that
    answers to nothing that is followed cannot go `as-asked`: it waits for the end of the week."""
    allowed = CHOICES[importance, channel]
    wanted = chosen.get((importance, channel), allowed[0])
    held = HowOften(wanted) if wanted in allowed else allowed[0]
    return HowOften.WEEKLY if held == HowOften.AS_ASKED else held


def at_most(asked: str, chosen: str) -> HowOften:
    """How often a thing that is followed is told of: as it was asked for, and no oftener than was chosen for all."""
    if chosen == HowOften.AS_ASKED:
        return HowOften(asked)
    return max(HowOften(asked), HowOften(chosen), key=SLOWER.index)


def may_change_subscription(*, public_id: UUID, owner: str, link: str, acting: Acting) -> bool:
    """`owner` is the public id of the person it belongs to, empty where it is an address's; `link` the id in the
    signed link that was followed, empty where none was."""
    return link == str(public_id) or (acting.signed_in and acting.person == owner)


def may_choose_how_told(acting: Acting, *, person: str, link: str = "") -> bool:
    """Everybody for themselves: signed in, or by the signed link in a letter to them. `link` is the public id that
    stands in it."""
    return bool(person) and person in (link, acting.person)


def may_make_webhook(acting: Acting) -> bool:
    """Whoever has an account: a call to another computer is made in somebody's name."""
    return acting.signed_in


def may_see_deliveries(acting: Acting) -> bool:
    """Stewards see whether letters go out; not to whom."""
    return is_steward(acting)
