"""The public bodies that a build knows, and how a name or code in a file leads to one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from commonweal.registers.region import Body, Region
from commonweal.rules.public_bodies import TIERS, BodyKind, body_key, classify_body

ORGANISATION_CODE = re.compile(r"^(?P<scheme>[a-z-]+?)(-eng)?:(?P<code>[A-Za-z0-9-]+)$")
COUNCIL_ADDRESS = re.compile(
    r"/(?P<tier>[a-z-]*council|[a-z-]*authority|[a-z-]*borough[a-z-]*)/(?P<place>[a-z-]+)/?$"
)
SMALL_WORDS = frozenset({"and", "of", "for", "the", "in", "on", "upon", "with", "by"})
CAPITALS = frozenset({"NHS", "UK", "HM", "PLC", "CIC", "LLP", "BBC", "II", "GLA", "MBC"})


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicBody:
    """A public body, as the snapshot's table `bodies` has it."""

    body_id: str
    name: str
    kind: str
    reason: str
    in_region: bool = False
    district_code: str | None = None
    website: str | None = None
    organisation_uri: str | None = None
    company_number: str | None = None
    aliases: frozenset[str] = field(default=frozenset())


class BodyDirectory:
    """Bodies of the region first, bodies of the national list when a file names them, holders of titles as
    met."""

    def __init__(self, region: Region, national: Iterable[Mapping[str, Any]]) -> None:
        self._bodies: dict[str, PublicBody] = {}
        self._by_key: dict[str, str] = {}
        self._by_organisation: dict[str, str] = {}
        self._national_by_key: dict[str, Mapping[str, Any]] = {}
        self._national_by_organisation: dict[str, Mapping[str, Any]] = {}
        for row in national:
            self._national_by_organisation.setdefault(row["organisation"], row)
            self._national_by_key.setdefault(body_key(row["name"], classify_body(row["name"]).kind), row)
        for body in region.bodies:
            self._add_named(body)
        for district in region.districts:
            if district.organisation not in self._by_organisation:
                self._add_district(district.code, district.name, district.organisation)

    def bodies(self) -> list[PublicBody]:
        """Every body met so far, by id."""
        return [self._bodies[body_id] for body_id in sorted(self._bodies)]

    def body(self, body_id: str) -> PublicBody:
        """The body with this id."""
        return self._bodies[body_id]

    def of_publisher(self, *texts: str | None) -> str | None:
        """The body that one of these texts means: an organisation code, a web address of one, or a name."""
        for text in texts:
            found = self._of_text(text) if text else None
            if found:
                return found
        return None

    def of_holder(self, name: str, category: str | None, company_number: str | None = None) -> str | None:
        """The public body that holds under this name, or None when the holder is not public."""
        verdict = classify_body(name, category)
        known = self._by_key.get(body_key(name, verdict.kind))
        if known:
            self._alias(known, name)
            return known
        if not verdict.public:
            return None
        row = self._national_by_key.get(body_key(name, verdict.kind))
        if row is not None:
            return self._alias(self._add_national(row), name)
        body = PublicBody(
            body_id=slug(name),
            name=readable(name),
            kind=verdict.kind,
            reason=verdict.reason,
            company_number=company_number,
        )
        return self._alias(self._add(body, verdict.kind), name)

    def _of_text(self, text: str) -> str | None:
        code = organisation_code(text)
        if code in self._by_organisation:
            return self._by_organisation[code]
        if code in self._national_by_organisation:
            return self._add_national(self._national_by_organisation[code])
        name = name_in_address(text)
        verdict = classify_body(name)
        key = body_key(name, verdict.kind)
        if key in self._by_key:
            return self._by_key[key]
        if key in self._national_by_key:
            return self._add_national(self._national_by_key[key])
        return None

    def _add_named(self, body: Body) -> None:
        kind = classify_body(body.name).kind
        self._add(
            PublicBody(
                body_id=slug(body.name),
                name=body.name,
                kind=body.kind,
                reason="the region file names it",
                in_region=True,
                district_code=body.district,
                website=body.website,
                organisation_uri=body.organisation,
                aliases=frozenset(body.aliases),
            ),
            kind,
        )
        for alias in body.aliases:
            self._by_key.setdefault(body_key(alias, classify_body(alias).kind), slug(body.name))

    def _add_district(self, code: str, name: str, organisation: str) -> None:
        row = self._national_by_organisation.get(organisation)
        body_id = self._add_national(row) if row else self._add(
            PublicBody(
                body_id=slug(f"{name} Council"),
                name=f"{name} Council",
                kind=BodyKind.DISTRICT_COUNCIL,
                reason="the council of a district of the region",
                organisation_uri=organisation,
            ),
            BodyKind.DISTRICT_COUNCIL,
        )  # fmt: skip
        self._bodies[body_id] = replace(self._bodies[body_id], in_region=True, district_code=code)

    def _add_national(self, row: Mapping[str, Any]) -> str:
        verdict = classify_body(row["name"])
        kind = TIERS.get(row["local_authority_type"] or "", verdict.kind)
        body = PublicBody(
            body_id=slug(row["name"]),
            name=row["name"],
            kind=kind,
            reason="the national list of organisations has it",
            website=row["website"],
            organisation_uri=row["organisation"],
            company_number=row["company"],
        )
        return self._add(body, verdict.kind)

    def _add(self, body: PublicBody, kind: BodyKind) -> str:
        self._bodies.setdefault(body.body_id, body)
        self._by_key.setdefault(body_key(body.name, kind), body.body_id)
        if body.organisation_uri:
            self._by_organisation.setdefault(body.organisation_uri, body.body_id)
        return body.body_id

    def _alias(self, body_id: str, name: str) -> str:
        body = self._bodies[body_id]
        if name != body.name:
            self._bodies[body_id] = replace(body, aliases=body.aliases | {name})
        return body_id


def organisation_code(text: str) -> str:
    """`local-authority-eng:LIV` and `local-authority:LIV` as the latter; other texts as they are."""
    found = ORGANISATION_CODE.match(text.strip())
    return f"{found['scheme']}:{found['code'].upper()}" if found else text.strip()


def name_in_address(text: str) -> str:
    """The council's name in an address such as `…/id/metropolitan-district-council/trafford`; other texts as
    they are."""
    found = COUNCIL_ADDRESS.search(text.strip())
    if not found:
        return text
    tier = "county council" if found["tier"] == "county-council" else "council"
    return f"{found['place'].replace('-', ' ')} {tier}"


def slug(name: str) -> str:
    """The name in lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.replace("'", "").lower().replace("&", " and ")).strip("-")


def readable(name: str) -> str:
    """A name in capitals as a person would write it; a name that is not all capitals stays."""
    if not name.isupper():
        return name
    words = name.split()
    return " ".join(_readable_word(word, first=at == 0) for at, word in enumerate(words))


def _readable_word(word: str, *, first: bool) -> str:
    if word.strip("(),.") in CAPITALS:
        return word
    if word.lower() in SMALL_WORDS and not first:
        return word.lower()
    return re.sub(r"[A-Z][A-Z']*", lambda part: part[0].capitalize(), word)
