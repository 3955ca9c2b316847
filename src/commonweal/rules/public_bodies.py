"""Which names and proprietorship categories are those of a public body, of what kind, and why.

`RULES` are read in order and the first that fits decides. A rule looks at the name in capitals, without
accents or punctuation, and may ask for a category of the Land Registry. Universities, housing associations
and churches are named, and are not public owners.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import combining, normalize

from commonweal.rules.public_body_phrases import PHRASES
from commonweal.rules.public_body_traps import BEARS_A_NAME, COUNTYWIDE, OF_NO_PLACE


class BodyKind(StrEnum):
    """Kinds of holder, in the field's words."""

    COUNTY_COUNCIL = "county council"
    LONDON_BOROUGH = "London borough"
    DISTRICT_COUNCIL = "district, borough or city council"
    PARISH_COUNCIL = "parish or town council"
    COUNCIL = "local authority"
    COMBINED_AUTHORITY = "combined authority"
    NHS = "NHS body"
    POLICE = "police"
    FIRE = "fire and rescue"
    TRANSPORT = "transport body"
    WASTE = "waste authority"
    PARK = "national park or conservation authority"
    DEPARTMENT = "government department"
    AGENCY = "government agency"
    CROWN = "Crown or duchy estate"
    DEVOLVED = "devolved government"
    DEVELOPMENT = "development corporation"
    COUNCIL_COMPANY = "council-owned company"
    PUBLIC_COMPANY = "publicly owned company"
    UNIVERSITY = "university or college"
    SCHOOL = "school or academy trust"
    HOUSING = "housing association"
    CHURCH = "church or diocese"
    COMMUNITY = "community-owned society or company"
    OTHER = "other"


PRIVATE_KINDS = frozenset(
    {
        BodyKind.UNIVERSITY,
        BodyKind.SCHOOL,
        BodyKind.HOUSING,
        BodyKind.CHURCH,
        BodyKind.COMMUNITY,
        BodyKind.OTHER,
    }
)

COUNCIL_CATEGORIES = frozenset({"Local Authority", "County Council"})


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyVerdict:
    """What a holder is. `public` says whether it is a public owner; `reason` why it is held to be of this
    kind."""

    kind: BodyKind
    public: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that a plain name must contain, the kind it shows, and the reason in words."""

    kind: BodyKind
    pattern: str
    reason: str

    def fits(self, plain: str) -> bool:
        """Whether the plain name shows this kind."""
        return re.search(self.pattern, plain) is not None


def one_of(phrases: str) -> str:
    """One pattern out of a text with a pattern a line."""
    return "|".join(line.strip() for line in phrases.strip().splitlines())


RULES: tuple[Rule, ...] = tuple(
    Rule(BodyKind[kind], one_of(phrases), reason) for kind, reason, phrases in PHRASES
)
BARE_COUNCIL = Rule(
    BodyKind.COUNCIL,
    rf"^(?!.*\b({'|'.join(OF_NO_PLACE.split())})\b).* COUNCIL$",
    "it is called a council, and by no word but a place's",
)
NOT_THE_BODY = (
    Rule(BodyKind.OTHER, one_of(BEARS_A_NAME), "a charity, club or fund that bears a public body's name"),
    Rule(
        BodyKind.OTHER, one_of(COUNTYWIDE), "a community council of a county or a people is no parish council"
    ),
)
HOUSING_CATEGORY = re.compile(r"^Housing Association")
COMMUNITY_CATEGORY = re.compile(
    r"^(Registered Society|Community Benefit Society|Co-operative Society|Industrial and Provident Society)"
)


def plain_name(name: str) -> str:
    """The name in capitals, without accents, with `AND` for `&` and blanks for other punctuation."""
    bare = "".join(mark for mark in normalize("NFKD", name) if not combining(mark)).upper()
    bare = bare.replace("&", " AND ").replace("'", "").replace("’", "").replace(".", "")
    return " ".join(re.sub(r"[^A-Z0-9]+", " ", bare).split())


def classify_body(name: str, category: str | None = None) -> BodyVerdict:
    """What kind of body a holder is and whether it is a public owner.

    `category` is the Land Registry's proprietorship category where there is one. A council's category decides
    that the body is public, and its name says of which tier; a society's category says that it is not public.
    """
    plain = plain_name(name)
    if category and HOUSING_CATEGORY.match(category):
        return _verdict(BodyKind.HOUSING, f"the Land Registry's category is {category!r}")
    if category and COMMUNITY_CATEGORY.match(category):
        return _verdict(BodyKind.COMMUNITY, f"the Land Registry's category is {category!r}")
    rule = next((rule for rule in (*RULES, BARE_COUNCIL) if rule.fits(plain)), None)
    if category in COUNCIL_CATEGORIES:
        return _by_council_category(rule, category)
    if rule is None:
        return _verdict(BodyKind.OTHER, "no rule names it as public")
    if rule.kind not in PRIVATE_KINDS:
        rule = next((trap for trap in NOT_THE_BODY if trap.fits(plain)), rule)
    return _verdict(rule.kind, rule.reason)


def _by_council_category(rule: Rule | None, category: str) -> BodyVerdict:
    because = f"the Land Registry's category is {category!r}"
    if rule is not None and rule.kind not in PRIVATE_KINDS:
        return _verdict(rule.kind, f"{because}, and {rule.reason}")
    kind = BodyKind.COUNTY_COUNCIL if category == "County Council" else BodyKind.COUNCIL
    return _verdict(kind, because)


def _verdict(kind: BodyKind, reason: str) -> BodyVerdict:
    return BodyVerdict(kind=kind, public=kind not in PRIVATE_KINDS, reason=reason)


TIERS = {
    "MD": BodyKind.DISTRICT_COUNCIL,
    "UA": BodyKind.DISTRICT_COUNCIL,
    "NMD": BodyKind.DISTRICT_COUNCIL,
    "BGH": BodyKind.DISTRICT_COUNCIL,
    "LBO": BodyKind.LONDON_BOROUGH,
    "CTY": BodyKind.COUNTY_COUNCIL,
    "COMB": BodyKind.COMBINED_AUTHORITY,
    "CA": BodyKind.COMBINED_AUTHORITY,
    "PARK": BodyKind.PARK,
    "NPA": BodyKind.PARK,
    "DC": BodyKind.DEVELOPMENT,
}

STYLE_WORDS = frozenset(
    "THE OF AND COUNCIL CITY BOROUGH METROPOLITAN DISTRICT UNITARY AUTHORITY MBC MAYOR ALDERMEN"  # noqa: SIM905
    " BURGESSES CITIZENS LORD ROYAL".split()
)
COUNCIL_KINDS = frozenset(
    {BodyKind.DISTRICT_COUNCIL, BodyKind.LONDON_BOROUGH, BodyKind.COUNCIL, BodyKind.COUNTY_COUNCIL}
)


def body_key(name: str, kind: BodyKind) -> str:
    """A key that is the same for all the ways of writing one body's name.

    Councils of one place and tier share it (`WIRRAL BOROUGH COUNCIL`, `The Council of the Metropolitan
    Borough of Wirral`); a parish or county council of the same place does not.
    """
    words = ["SAINT" if word == "ST" else word for word in plain_name(name).split()]
    if kind not in COUNCIL_KINDS:
        return " ".join(word for word in words if word != "THE")
    place = " ".join(word for word in words if word not in STYLE_WORDS and word not in ("COUNTY", "LONDON"))
    tier = "county" if kind is BodyKind.COUNTY_COUNCIL else "district"
    return f"{tier} council: {place}"
