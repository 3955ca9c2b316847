"""The councils' and other bodies' lists of land and buildings, each in its own layout and with its own
mess."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from commonweal.sample.bodies import OWNERS, Owner
from commonweal.sample.calendar import TODAY
from commonweal.sample.files import Cell, write_csv, write_workbook
from commonweal.sample.land.site import Site, Title
from commonweal.sample.publishers.land_assets_layouts import LAYOUTS, Layout
from commonweal.sample.publishers.land_assets_mess import MESS, Row
from commonweal.sample.randomness import chooser, some
from commonweal.sample.truth import Truth
from commonweal.sample.words.kinds import FUNCTION_NUMBERS, INVESTMENT

LISTED, WITH_UPRN, WITH_TITLE, REDACTED, NO_POINT = 0.93, 0.84, 0.62, 0.6, 0.05
SPOILT, TENURE_DIFFERS = 0.004, 0.015
APPLICABLE = TODAY.replace(month=4, day=1)


def write_land_assets(
    folder: Path, sites: Sequence[Site], titles: Sequence[Title], *, seed: int, truth: Truth
) -> None:
    """One file for each body that publishes."""
    registered = titles_by_site(titles)
    mine: dict[str, list[Site]] = defaultdict(list)
    for site in sites:
        mine[site.owner.key].append(site)
    for owner in OWNERS:
        if owner.publishes:
            _Publisher(owner, LAYOUTS[owner.key], seed=seed, truth=truth).write(
                folder, mine[owner.key], registered
            )


def titles_by_site(titles: Iterable[Title]) -> Mapping[int, list[Title]]:
    """The titles of each site that still are its owner's, by the site's number."""
    found: dict[int, list[Title]] = defaultdict(list)
    for title in titles:
        for site in title.sites:
            found[site.number].append(title)
    return found


class _Publisher:
    def __init__(self, owner: Owner, layout: Layout, *, seed: int, truth: Truth) -> None:
        self.owner, self.layout, self.truth = owner, layout, truth
        self.pick = chooser(seed, "land assets", owner.key)
        self.file = f"land-assets-{owner.key}/{layout.file}"
        self.first = len(layout.above) + 2

    def write(self, folder: Path, sites: list[Site], registered: Mapping[int, list[Title]]) -> None:
        listed = [site for site in sites if self.pick.random() < LISTED]
        rows = [self._row(site, registered.get(site.number, [])) for site in listed]
        self._spoil(rows)
        self._repeat(rows, listed)
        for place, (site, row) in enumerate(zip(listed, rows, strict=True)):
            self._tell(site, row, self.first + place, registered.get(site.number, []))
        self._save(folder / self.file, rows)

    def _row(self, site: Site, titles: list[Title]) -> Row:
        pick, layout = self.pick, self.layout
        hidden = site.vacancy == "vacant" and pick.random() < REDACTED
        shown = not hidden and pick.random() > NO_POINT
        x, y = _point(site, layout.crs) if shown else ("", "")
        return {
            "OrganisationLabel": self.owner.name,
            "OrganisationURI": self.owner.organisation_uri,
            "ApplicableDate": APPLICABLE.strftime(layout.day),
            "UPRN": site.uprns[0] if pick.random() < WITH_UPRN and not hidden else "",
            "AssetCode": site.asset_code,
            "PropertyName": site.name,
            "PropertyNumber": "" if hidden else site.house,
            "StreetName": "" if hidden else site.street.name,
            "PostTown": site.street.town,
            "PostCode": site.street.ward.outward if hidden else site.postcode.postcode,
            "CoordinateReferenceSystem": layout.crs_said,
            "GeoX": x,
            "GeoY": y,
            "GeoPointLicensingURL": "",
            "TenureType": site.tenure,
            "TenureDetail": site.tenure_detail,
            "OtherDetail": "",
            "HoldingType": site.kind.holding,
            "BuildingSize": site.floor,
            "LandArea": site.land,
            "FunctionLabel": site.kind.function,
            "FunctionURI": f"http://functions.example/id/{FUNCTION_NUMBERS[site.kind.function]}",
            "Purpose": purpose(site, pick),
            "BuildingCosts": site.costs,
            "RequiredMaintenance": site.maintenance,
            "SuitabilityRating": site.suitability,
            "EnergyRating": site.energy if pick.random() < 0.7 else "",
            "LandRegistryTitleNumber": _title_cell(titles, pick),
            "InspireURL": "",
        }  # fmt: skip

    def _spoil(self, rows: list[Row]) -> None:
        free = list(range(len(rows)))
        for name in self.layout.mess:
            if name not in MESS:
                continue
            for place in some(self.pick, free, SPOILT):
                before = dict(rows[place])
                done = MESS[name](rows[place], self.pick)
                if done is None:
                    rows[place] = before
                    continue
                free.remove(place)
                self.truth.plant(
                    name,
                    file=self.file,
                    row=self.first + place,
                    column=self._heading(done.field),
                    found=done.found,
                    right=done.right,
                    expect=done.expect,
                    why=done.why,
                )

    def _repeat(self, rows: list[Row], listed: list[Site]) -> None:
        """The same asset twice, word for word."""
        if "repeated row" not in self.layout.mess:
            return
        for place in some(self.pick, range(len(rows)), SPOILT / 2):
            rows.append(dict(rows[place]))
            listed.append(listed[place])
            self.truth.plant(
                "repeated row",
                file=self.file,
                row=self.first + len(rows) - 1,
                column=self._heading("AssetCode"),
                found=str(rows[place]["AssetCode"]),
                right=f"row {self.first + place}",
                expect="warned",
                why="the same asset stands twice in the list",
            )

    def _heading(self, field: str) -> str:
        return next((heading for heading, held in self.layout.columns if held == field), field)

    def _tell(self, site: Site, row: Row, number: int, titles: list[Title]) -> None:
        evidence = (
            "uprn"
            if row["UPRN"] in site.uprns
            else "address"
            if " " in str(row["PostCode"])
            else "asset code"
        )
        if row["LandRegistryTitleNumber"] and any(
            t.number in str(row["LandRegistryTitleNumber"]) for t in titles
        ):
            evidence = "title number"
        self.truth.site_row(site.key, file=self.file, row=number, key=site.asset_code, evidence=evidence)
        if titles and self.pick.random() < TENURE_DIFFERS:
            self._disagree(site, row, number, titles[0])

    def _disagree(self, site: Site, row: Row, number: int, title: Title) -> None:
        """The body says one tenure, the Land Registry another."""
        other = "Leasehold" if title.tenure == "Freehold" else "Freehold"
        if str(row["TenureType"]) != site.tenure or site.tenure == "Other":
            return
        row["TenureType"] = other
        row["TenureDetail"] = "Leasehold in" if other == "Leasehold" else "Owner occupied"
        self.truth.plant(
            "tenure disagrees", file=self.file, row=number, column=self._heading("TenureType"), found=other,
            right=title.tenure, expect="conflict", why=f"title {title.number} is {title.tenure.lower()}",
        )  # fmt: skip

    def _save(self, path: Path, rows: list[Row]) -> None:
        layout = self.layout
        body: list[Sequence[Cell]] = [[row.get(held, "") for _, held in layout.columns] for row in rows]
        if layout.total_row:
            body.append([f"Total assets: {len(rows)}"])
            self.truth.plant(
                "total row", file=self.file, row=self.first + len(rows), found=f"Total assets: {len(rows)}",
                expect="refused", why="a sum below the list is not an asset",
            )  # fmt: skip
        table: list[Sequence[Cell]] = [*layout.above, [heading for heading, _ in layout.columns], *body]
        if path.suffix == ".xlsx":
            _save_workbook(path, table)
        else:
            write_csv(
                path, table, encoding=layout.encoding, quote_all=layout.quote_all, delimiter=layout.delimiter
            )
        self.truth.wrote(
            self.file,
            register="land_assets",
            publisher=self.owner.name,
            rows=len(body),
            dated=APPLICABLE.isoformat(),
        )


def _save_workbook(path: Path, table: list[Sequence[Cell]]) -> None:
    notes: list[Sequence[Cell]] = [
        ["About this workbook"],
        ["Vacant buildings are shown by postcode district only."],
    ]
    write_workbook(path, [("Notes", notes), ("Assets", table)])


def _point(site: Site, crs: str) -> tuple[Cell, Cell]:
    place = site.place
    return (place.longitude, place.latitude) if crs == "WGS84" else (place.easting, place.northing)


def _title_cell(titles: list[Title], pick: random.Random) -> str:
    held = [title.number for title in titles]
    if not held or pick.random() > WITH_TITLE:
        return ""
    return pick.choice(("; ", ", ", "/")).join(held)


def purpose(site: Site, pick: random.Random) -> str:
    """What the body says the site is for; `/` between several."""
    if site.vacancy == "surplus":
        return "surplus to the authority's requirements"
    if site.vacancy == "awaiting development":
        return "awaiting development"
    if site.kind.loved > 0.1 and pick.random() < 0.15:
        return f"{site.kind.purpose}/potential asset of community value"
    if site.kind.purpose == INVESTMENT and pick.random() < 0.1:
        return f"{INVESTMENT}/supports economic development"
    return site.kind.purpose
