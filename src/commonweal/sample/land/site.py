"""A true site and a true title."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import shapely

from commonweal.sample.bodies import Owner
from commonweal.sample.geography.areas import SmallArea, Ward
from commonweal.sample.geography.drawing import District
from commonweal.sample.geography.streets import Postcode, Street
from commonweal.sample.words.kinds import Kind


class Place(NamedTuple):
    """Where a site is: its point and its small area, ward and district."""

    easting: float
    northing: float
    longitude: float
    latitude: float
    small_area: SmallArea
    ward: Ward

    @property
    def district(self) -> District:
        """The district the point lies in, whoever owns it."""
        return self.ward.district


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """One site as it truly is. Sizes in square metres and hectares, money in pounds a year.

    `outline` is its parcel in National Grid metres, or None where none is registered. `vacancy` is one of
    `vacant`, `surplus`, `awaiting development`, `in use`.
    """

    number: int
    kind: Kind
    name: str
    house: str
    street: Street
    postcode: Postcode
    place: Place
    outline: shapely.Geometry | None
    owner: Owner
    asset_code: str
    uprns: tuple[str, ...]
    tenure: str
    tenure_detail: str
    vacancy: str
    floor: float | None
    land: float | None
    costs: int | None
    maintenance: int | None
    suitability: str
    energy: str

    @property
    def key(self) -> str:
        """The name of the site in the truth tables."""
        return f"site-{self.number:06d}"

    @property
    def house_and_street(self) -> str:
        """`12 Tannery Row`, or the street alone."""
        return f"{self.house} {self.street.name}".strip()

    @property
    def address(self) -> str:
        """Street, town and postcode in one line."""
        return f"{self.house_and_street}, {self.street.town}, {self.postcode.postcode}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """One registered title, and what became of it between the two editions of the ownership file.

    `left` is the day on which it left the owner, or None; `buyer` is the company that has it since, or None
    where it went to a private person and so out of the file. `joined` is the day it came to the owner where
    that lies between the editions.
    """

    number: str
    sites: tuple[Site, ...]
    tenure: str
    proprietor: str
    owner: Owner
    price: int | None
    since: date
    left: date | None = None
    buyer: Owner | None = None
    joined: date | None = None
