"""Who may do what with a subscription: whoever holds its signed link, and the person it belongs to. Pure."""

from __future__ import annotations

from uuid import UUID

from commonweal.apps.people.policy import Acting, is_steward


def may_change_subscription(*, public_id: UUID, owner: str, link: str, acting: Acting) -> bool:
    """`owner` is the public id of the person it belongs to, empty where it is an address's; `link` the id in the
    signed link that was followed, empty where none was."""
    return link == str(public_id) or (acting.signed_in and acting.person == owner)


def may_make_webhook(acting: Acting) -> bool:
    """Whoever has an account: a call to another computer is made in somebody's name."""
    return acting.signed_in


def may_see_deliveries(acting: Acting) -> bool:
    """Stewards see whether letters go out; not to whom."""
    return is_steward(acting)
