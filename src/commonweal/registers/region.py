"""A region is one TOML file: its districts, its public bodies, its sources, its base map."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from commonweal.registers.staged import Scope
from commonweal.registers.toml_reading import TomlError, TomlTable, open_toml
from commonweal.rules.public_bodies import BodyKind

UNTESTED = "untested"
CADENCES = ("daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "once", "unknown")
KINDS = tuple(kind.value for kind in BodyKind)
FORMATS = ("csv", "xlsx", "zip", "json", "geojson", "gml", "page", "unknown")

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GSS_CODE = re.compile(r"[A-Z]\d{8}")
OUTWARDS = re.compile(r"(?P<area>[A-Z]{1,2})(?P<first>\d{1,2})(?:-(?P=area)(?P<last>\d{1,2}))?")
OUTWARD = re.compile(r"[A-Z]{1,2}\d[A-Z0-9]?")


class RegionError(TomlError):
    """A region file that cannot be used; `problems` says each thing that is wrong with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class District:
    """A district of the region.

    `code` is its GSS code; `organisation` its council in the national organisation list
    (`local-authority:LIV`); `land_registry_name` the name in capitals that corporate ownership files use.
    """

    code: str
    name: str
    organisation: str
    land_registry_name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """A public body of the region: what registers call it and what kind it is.

    `kind` is a `BodyKind`; `aliases` are other names that registers give it; `district` is a GSS code where
    it serves one district.
    """

    key: str
    name: str
    kind: str
    district: str | None
    website: str | None
    organisation: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionSource:
    """One publisher's file for one register.

    `url` is None where the address is not known: a labelled blank, with the reason in `note`. `tested` is the
    date on which the address was last seen to answer with the file, or None where nobody has tried it.
    `format` `page` is an address on which a person finds the file.
    """

    key: str
    register: str
    publisher: str
    url: str | None
    format: str
    cadence: str
    tested: date | None
    note: str

    @property
    def can_be_fetched(self) -> bool:
        """Whether `commonweal fetch` can read the address by itself."""
        return self.url is not None and self.format != "page"


@dataclass(frozen=True, kw_only=True, slots=True)
class BaseMap:
    """The base map under the region's sites: the address of a MapLibre style, or None for no base map."""

    style: str | None
    attribution: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A region, as its file says it. `file` is where it was read from."""

    file: Path
    key: str
    name: str
    sample: bool
    combined_authority: str | None
    districts: tuple[District, ...]
    bodies: tuple[Body, ...]
    sources: tuple[RegionSource, ...]
    outwards: frozenset[str]
    basemap: BaseMap
    languages: tuple[str, ...]
    timezone: str

    @classmethod
    def load(cls, path: Path) -> Region:
        """Read a region file. RegionError with every problem, by file and key, when it cannot be used."""
        try:
            table = open_toml(path)
        except TomlError as error:
            raise RegionError(error.problems) from error
        region = read_region(path, table)
        if table.problems:
            raise RegionError(table.problems)
        return region

    def scope(self) -> Scope:
        """The part of a national file that this region wants."""
        return Scope(
            outwards=self.outwards,
            districts=frozenset(district.code for district in self.districts),
            district_names=frozenset(district.land_registry_name for district in self.districts),
        )

    def district(self, code: str) -> District | None:
        """The district with this GSS code, or None."""
        return next((district for district in self.districts if district.code == code), None)

    def source(self, key: str) -> RegionSource | None:
        """The source with this key, or None."""
        return next((source for source in self.sources if source.key == key), None)


def read_region(path: Path, table: TomlTable) -> Region:
    """The region in an open table; its problems are left in the table."""
    region = Region(
        file=path,
        key=read_key(table),
        name=table.text("name"),
        sample=table.flag("sample", False),
        combined_authority=table.text("combined_authority", "") or None,
        districts=tuple(map(read_district, table.tables("districts"))),
        bodies=tuple(map(read_body, table.tables("bodies"))),
        sources=tuple(map(read_source, table.tables("sources"))),
        outwards=read_outwards(table),
        basemap=read_basemap(table.table("basemap")),
        languages=table.texts("languages", ["en-gb"]),
        timezone=read_timezone(table),
    )
    table.close()
    refuse_none(table, region)
    refuse_repeats(table, "districts", [district.code for district in region.districts])
    refuse_repeats(table, "bodies", [body.key for body in region.bodies])
    refuse_repeats(table, "sources", [source.key for source in region.sources])
    return region


def read_key(table: TomlTable) -> str:
    """A short name in small letters, digits and hyphens."""
    key = table.text("key")
    if key and not KEY.fullmatch(key):
        table.refuse("key", repr(key), "small letters, digits and single hyphens", 'For example "my-region".')
    return key


def read_district(table: TomlTable) -> District:
    """One district."""
    code, name = table.text("code"), table.text("name")
    if code and not GSS_CODE.fullmatch(code):
        table.refuse("code", repr(code), "a GSS code: a capital and eight digits", 'For example "E08000012".')
    district = District(
        code=code,
        name=name,
        organisation=table.text("organisation"),
        land_registry_name=table.text("land_registry_name", name).upper(),
    )
    table.close()
    return district


def read_body(table: TomlTable) -> Body:
    """One public body."""
    body = Body(
        key=read_key(table),
        name=table.text("name"),
        kind=read_one_of(table, "kind", KINDS, default=None),
        district=table.text("district", "") or None,
        website=read_address(table, "website"),
        organisation=table.text("organisation", "") or None,
        aliases=table.texts("aliases", []),
    )
    table.close()
    return body


def read_source(table: TomlTable) -> RegionSource:
    """One source; a blank address needs a note that says why."""
    source = RegionSource(
        key=read_key(table),
        register=table.text("register"),
        publisher=table.text("publisher"),
        url=read_address(table, "url"),
        format=read_one_of(table, "format", FORMATS),
        cadence=read_one_of(table, "cadence", CADENCES),
        tested=read_tested(table),
        note=table.text("note", ""),
    )
    if source.url is None and not source.note:
        table.refuse("note", "nothing", "why the address is blank", "Say where it was looked for.")
    table.close()
    return source


def read_address(table: TomlTable, key: str) -> str | None:
    """A web address, or None where it is blank."""
    address = table.text(key, "")
    if address and not address.startswith(("https://", "http://")):
        table.refuse(key, repr(address), "an address that begins with https://", 'Or leave it blank: "".')
    return address or None


def read_one_of(table: TomlTable, key: str, allowed: tuple[str, ...], default: str | None = "unknown") -> str:
    """One of a closed list of words; the default where nothing is said and there is one."""
    value = table.text(key, default)
    if value and value not in allowed:
        table.refuse(key, repr(value), f"one of {', '.join(allowed)}", "Write one of these words.")
    return value


def read_tested(table: TomlTable) -> date | None:
    """The day on which the address was seen to answer, or None for `untested`."""
    value = table.text("tested", UNTESTED)
    if value == UNTESTED:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        table.refuse("tested", repr(value), f'a date as "2026-03-31", or "{UNTESTED}"', "Write the day.")
        return None


def read_outwards(table: TomlTable) -> frozenset[str]:
    """Outward postcodes, one by one (`L1`) or as a run (`L1-L40`)."""
    outwards: set[str] = set()
    for text in table.texts("outwards", []):
        run = OUTWARDS.fullmatch(text)
        if run is None and not OUTWARD.fullmatch(text):
            expected = 'an outward postcode ("L1") or a run of them ("L1-L40")'
            table.refuse("outwards", repr(text), expected, "Write it in capitals without blanks.")
        outwards |= expand(run) if run else {text}
    return frozenset(outwards)


def expand(run: re.Match[str]) -> set[str]:
    """Every outward postcode of a run, both ends included."""
    first = int(run["first"])
    return {f"{run['area']}{number}" for number in range(first, int(run["last"] or first) + 1)}


def read_basemap(table: TomlTable) -> BaseMap:
    """The base map; none where the table is absent."""
    basemap = BaseMap(style=read_address(table, "style"), attribution=table.text("attribution", ""))
    if basemap.style and not basemap.attribution:
        table.refuse("attribution", "nothing", "who made the base map", "Write their attribution.")
    table.close()
    return basemap


def read_timezone(table: TomlTable) -> str:
    """A name of the time-zone database."""
    name = table.text("timezone", "Europe/London")
    if name not in available_timezones():
        table.refuse("timezone", repr(name), "a time zone by name", 'For example "Europe/London".')
        return "UTC"
    return ZoneInfo(name).key


def refuse_none(table: TomlTable, region: Region) -> None:
    """A region has at least one district."""
    if not region.districts:
        table.refuse("districts", "none", "at least one district", "Add one under [[districts]].")


def refuse_repeats(table: TomlTable, key: str, names: list[str]) -> None:
    """Each name stands once."""
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        table.refuse(key, f"{name!r} more than once", "each once", "Take one out or give it another name.")
