"""Who speaks for an organisation: disputes, claims, letters to print, and criteria to check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from commonweal.apps.directory.queries.claims import ClaimRow, open_claims
from commonweal.website.stewards.items import Item, Kind, Stake

STAKES = {
    "contested": Stake.HIGH,
    "claim": Stake.MIDDLE,
    "letter": Stake.MIDDLE,
    "criterion": Stake.LOW,
}


def items(at: datetime) -> Iterator[Item]:
    """One item a thing that waits about an organisation."""
    for one in open_claims():
        yield Item(
            kind=Kind.CLAIM,
            stake=STAKES[one.kind],
            title=one.name,
            why=_why(one),
            since=one.since,
            href=one.href,
        )


def _why(one: ClaimRow) -> str:
    sentences = {
        "contested": _("More than one side says that they speak for it; nobody can act until it is settled."),
        "claim": _("Somebody says that they speak for it, and waits."),
        "letter": _("A letter with a code is to be printed and posted."),
        "criterion": _("Proof of a criterion of the social economy waits to be looked at."),
    }
    return sentences[one.kind]
