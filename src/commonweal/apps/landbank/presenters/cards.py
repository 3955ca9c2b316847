"""A site as one card of a list, with the pin that stands for it on the map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.apps.landbank.models import Site
from commonweal.apps.landbank.presenters.words import area, hectares, metres, miles
from commonweal.apps.provenance.presenters import Chip
from commonweal.apps.provenance.presenters.addresses import one_line

EMPTY = {
    "vacant": lambda: _("Empty"),
    "surplus": lambda: _("Surplus"),
    "awaiting development": lambda: _("Awaiting development"),
}


@dataclass(frozen=True, kw_only=True)
class SiteCard:
    """One result. `number` is its pin's number; None where no source says where it is."""

    number: int | None
    anchor: str
    site_id: str
    name: str
    where: str
    href: str
    chips: tuple[Chip, ...]
    longitude: float | None
    latitude: float | None
    tone: str


def site_cards(
    sites: Iterable[Site], *, distances: dict[int, float] | None = None, with_owner: bool = True
) -> list[SiteCard]:
    """Cards in the order of the list; those with a place are numbered from 1, one after another."""
    cards: list[SiteCard] = []
    number = 1
    for site in sites:
        placed = site.longitude is not None
        cards.append(_card(site, number if placed else None, (distances or {}).get(site.number), with_owner))
        number += placed
    return cards


def _card(site: Site, number: int | None, distance: float | None, with_owner: bool) -> SiteCard:
    return SiteCard(
        number=number,
        anchor=site.site_id,
        site_id=site.site_id,
        name=site.name,
        where=" · ".join(_where(site, distance)),
        href=reverse("landbank:site", args=[site.site_id]),
        chips=site_chips(site, with_owner=with_owner),
        longitude=site.longitude,
        latitude=site.latitude,
        tone="alarm" if site.notice_received else "",
    )


def _where(site: Site, distance: float | None) -> list[str]:
    parts = [address_words(site), miles(distance)]
    return [part for part in [*parts, area(site.building_size_m2), hectares(site.land_area_ha)] if part]


def address_line(site: Site) -> str:
    """Street, town and postcode in one line; what the name or the line says already is not said again."""
    postcode = site.postcode or site.postcode_district
    return one_line(site.address or site.street, site.post_town, postcode, said=site.name)


def address_words(site: Site) -> str:
    """The address line; a sentence where no address is published, nothing where the name is the address."""
    published = site.address or site.street or site.post_town or site.postcode or site.postcode_district
    return address_line(site) if published else _("Address not published")


def site_chips(site: Site, *, with_owner: bool = True) -> tuple[Chip, ...]:
    """What stands out about a site: urgent first, then protected, then in doubt, then the owner."""
    owner = _owner_chip(site) if with_owner else None
    return tuple(chip for chip in (*_urgent_chips(site), *_doubt_chips(site), owner) if chip)


def _urgent_chips(site: Site) -> list[Chip | None]:
    return [
        Chip(text=_("Owner wants to sell"), tone="brick", icon="clock") if site.notice_received else None,
        Chip(text=_("Probably left public hands"), tone="brick") if site.probable_disposal else None,
        Chip(text=EMPTY[site.vacancy](), tone="amber") if site.vacancy in EMPTY else None,
        Chip(text=_("Asset of community value"), tone="moss") if site.listing == "listed" else None,
        Chip(text=_("Nominated as community value"), tone="moss") if site.listing == "nominated" else None,
    ]


def _doubt_chips(site: Site) -> list[Chip | None]:
    vague = site.place_radius_m and site.place_radius_m >= 100
    return [
        Chip(text=_("Sources differ"), tone="amber") if site.conflicts_count else None,
        Chip(text=_("No longer in any register")) if site.closed_on else None,
        Chip(text=_("Within %(far)s of the pin") % {"far": metres(site.place_radius_m)}) if vague else None,
        Chip(text=_("Not on the map"), tone="amber") if site.longitude is None else None,
    ]


def _owner_chip(site: Site) -> Chip | None:
    return Chip(text=site.owner_name) if site.owner_name else None
