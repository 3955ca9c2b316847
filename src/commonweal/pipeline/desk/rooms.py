"""The registers that a public body keeps at the council desk, and how each one's rows are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commonweal.registers.brownfield_land.stage import HOW as BROWNFIELD
from commonweal.registers.catalogue import Register, Variant
from commonweal.registers.checking.standard import standard_variant
from commonweal.registers.community_value.stage import HOW as COMMUNITY_VALUE
from commonweal.registers.land_assets.stage import HOW as LAND_ASSETS
from commonweal.registers.rows.rowwise import HowToRead


@dataclass(frozen=True, kw_only=True)
class DeskRegister:
    """How a register is kept at the desk.

    `keys` are headings of the standard that tell a row from others, surest first; together they are tried
    when the first is empty. `label` are those by which a person knows it. `owner` are staged columns that say
    whose list it is; `dated` headings change in every edition and count as no change.
    """

    how: HowToRead
    keys: tuple[str, ...]
    label: tuple[str, ...]
    owner: tuple[str, ...]
    dated: tuple[str, ...] = ()

    @property
    def register(self) -> Register:
        """The register itself."""
        return self.how.register

    @property
    def standard(self) -> Variant:
        """The columns in which it is published."""
        return standard_variant(self.register, None)


DESK: Mapping[str, DeskRegister] = {
    "land_assets": DeskRegister(
        how=LAND_ASSETS,
        keys=("AssetCode", "UPRN", "PropertyName", "PropertyNumber", "StreetName", "PostCode"),
        label=("PropertyName", "PropertyNumber", "StreetName", "AssetCode"),
        owner=("organisation_label", "organisation_uri"),
        dated=("ApplicableDate",),
    ),
    "brownfield_land": DeskRegister(
        how=BROWNFIELD,
        keys=("SiteReference",),
        label=("SiteNameAddress", "SiteReference"),
        owner=("organisation_label", "organisation_uri"),
        dated=("LastUpdatedDate",),
    ),
    "community_value": DeskRegister(
        how=COMMUNITY_VALUE,
        keys=("reference", "name", "address-text"),
        label=("name", "reference"),
        owner=("organisation",),
        dated=("entry-date",),
    ),
}
