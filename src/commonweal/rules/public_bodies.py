"""Which names and proprietorship categories are those of a public body, of what kind, and why.

`RULES` are read in order and the first that fits decides. A rule looks at the name in capitals, without accents or
punctuation, and may ask for a category of the Land Registry. Universities, housing associations and churches are
named, and are not public owners.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import combining, normalize


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
    """What a holder is. `public` says whether it is a public owner; `reason` why it is held to be of this kind."""

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


COMPANY = r"\b(LIMITED|LTD|PLC|LLP|CIC|COMMUNITY INTEREST COMPANY)$"
NOT_COUNCILS = (
    r"\b(ARTS|BRITISH|SPORTS?|RESEARCH|FACILITIES|FUNDING|CHURCHES|PAROCHIAL|MEDICAL|DENTAL|NURSING|TEACHING|OPTICAL|"
    r"OSTEOPATHIC|CHIROPRACTIC|RACING|DESIGN|CONSUMER|VOLUNTARY|COMMUNITY|MINISTERS|GENERAL SYNOD|TENANTS|"
    r"SCOUT|GUIDE|MUSLIM|MOSQUES|ISLAMIC|JEWISH|SIKH|HINDU|INTERFAITH|CHRISTIAN|REFUGEE|YOUTH|STUDENTS?|"
    r"FARMERS|TRADES?|TRADES UNION|WORKERS|PHYSICS|ENGINEERING|CROP|HOPS|MILK|MARKETING|STATES?|SECURITY|"
    r"SOCIAL SERVICE|SOCIAL SERVICES|SERVICE FOR|FOR VOLUNTARY|WOMEN|DISABILITY|DEAF|BLIND|ALCOHOL|RACIAL|"
    r"EQUALITY|RELATIONS|MEDIA|FILM|MUSIC|DANCE|CRAFTS?|TOURIST|TOURISM|WORLD|EUROPEAN|INTERNATIONAL)\b.*\bCOUNCIL\b"
)

RULES: tuple[Rule, ...] = (
    Rule(BodyKind.CHURCH, r"\bPAROCHIAL CHURCH COUNCIL\b|\bDIOCES(AN|E)\b|\bCHURCH COMMISSIONERS\b|^CHURCH OF\b",
         "the name is that of a church body"),
    Rule(BodyKind.UNIVERSITY, r"\bUNIVERSITY\b(?!.*\b(NHS|HOSPITALS?|HEALTH BOARD|TEACHING)\b)|\bCOLLEGE\b(?! GREEN)",
         "the name is that of a university or college"),
    Rule(BodyKind.NHS, r"\bNHS\b|\bNATIONAL HEALTH SERVICE\b|\bINTEGRATED CARE BOARD\b|\bPRIMARY CARE TRUST\b|"
         r"\bCLINICAL COMMISSIONING GROUP\b|\bHEALTH AUTHORITY\b|\bHEALTH BOARD\b|\bAMBULANCE SERVICE\b(?!.*LIMITED)|"
         r"\bCOMMUNITY HEALTH PARTNERSHIPS LIMITED$",
         "the name is that of a body of the National Health Service"),
    Rule(BodyKind.SCHOOL, r"\bACADEM(Y|IES)\b|\bMULTI ACADEMY\b|\bSCHOOLS?\b(?!.*\bCOUNCIL\b)",
         "the name is that of a school or academy trust"),
    Rule(BodyKind.POLICE, r"\bPOLICE (AND|FIRE AND) (CRIME|FIRE)\b|\bPOLICE (AUTHORITY|AUTHORITIES)\b|"
         r"\bCHIEF CONSTABLE\b|\bMAYORS OFFICE FOR POLIC|\bCOMMISSIONER OF POLICE\b|\bCONSTABULARY$|^POLICE\b.*\bCOMMISSIONER\b",
         "the name is that of a police body"),
    Rule(BodyKind.FIRE, r"\bFIRE (AND|&) (RESCUE|CIVIL DEFENCE)\b|\bFIRE (AUTHORITY|COMMISSIONER|SERVICE AUTHORITY)\b|"
         r"\bRESCUE (SERVICE )?AUTHORITY\b",
         "the name is that of a fire and rescue authority"),
    Rule(BodyKind.COMBINED_AUTHORITY, r"\bCOMBINED (COUNTY )?AUTHORITY\b|\bGREATER LONDON AUTHORITY\b|\bGLA LAND\b",
         "the name is that of a combined authority"),
    Rule(BodyKind.TRANSPORT, r"\bPASSENGER TRANSPORT\b|\bTRANSPORT FOR\b|\bINTEGRATED TRANSPORT AUTHORITY\b|^NEXUS$|"
         r"^MERSEYTRAVEL\b|\bNETWORK RAIL INFRASTRUCTURE\b|\bLONDON UNDERGROUND LIMITED\b|\bNATIONAL HIGHWAYS\b|"
         r"\bHIGHWAYS ENGLAND\b|\bBRITISH RAILWAYS? BOARD\b|\bRAIL PROPERTY LIMITED\b|\bHIGH SPEED TWO\b|"
         r"\bLONDON (REGIONAL TRANSPORT|BUS SERVICES LIMITED)\b|\bTTL PROPERTIES\b|\bPLACES FOR LONDON\b",
         "the name is that of a public transport body"),
    Rule(BodyKind.WASTE, r"\bWASTE (DISPOSAL )?AUTHORITY\b|\bRECYCLING AND WASTE AUTHORITY\b",
         "the name is that of a joint waste authority"),
    Rule(BodyKind.PARK, r"\bNATIONAL PARK AUTHORITY\b|\bBROADS AUTHORITY\b|\bREGIONAL PARK AUTHORITY\b|"
         r"\bCONSERVATORS OF\b|\bCONSERVATION BOARD\b|\bINTERNAL DRAINAGE BOARD\b|\bDRAINAGE (BOARD|COMMISSIONERS)\b",
         "the name is that of a park, conservation or drainage authority"),
    Rule(BodyKind.DEVELOPMENT, r"\b(DEVELOPMENT CORPORATION|COMMISSION FOR (THE )?NEW TOWNS|LEGACY DEVELOPMENT)\b",
         "the name is that of a development corporation set up by law"),
    Rule(BodyKind.DEVOLVED, r"\bWELSH MINISTERS\b|\bWELSH GOVERNMENT\b|\bSCOTTISH MINISTERS\b|\bSENEDD\b|"
         r"\bNATIONAL ASSEMBLY FOR WALES\b|\bNATURAL RESOURCES WALES\b",
         "the name is that of a devolved government or its body"),
    Rule(BodyKind.CROWN, r"\bCROWN ESTATE\b|\bDUCHY OF (LANCASTER|CORNWALL)\b|\bTREASURY SOLICITOR\b|"
         r"^(HER|HIS|THE (QUEEN|KING))S? .*MAJESTY|\bTHE (QUEENS|KINGS) MOST EXCELLENT\b",
         "the name is that of the Crown or a royal duchy"),
    Rule(BodyKind.DEPARTMENT, r"\bSECRETARY OF STATE\b|\bMINISTRY OF\b|\bMINISTER (OF|FOR)\b|\bFIRST SECRETARY\b|"
         r"^DEPARTMENT (FOR|OF)\b|\bLORD CHANCELLOR\b|\bCOMMISSIONERS OF (HM|HER MAJESTYS|HIS MAJESTYS|INLAND|PUBLIC)\b|"
         r"\bHM REVENUE\b|\bREVENUE AND CUSTOMS\b|\bPOSTMASTER GENERAL\b|\bHM TREASURY\b|\bHOME OFFICE\b$",
         "the name is that of a minister or department of government"),
    Rule(BodyKind.AGENCY, r"\bHOMES (ENGLAND|AND COMMUNITIES AGENCY)\b|\bENVIRONMENT AGENCY\b|\bNATURAL ENGLAND\b|"
         r"\bFORESTRY (COMMISSION|ENGLAND)\b|\bHISTORIC BUILDINGS AND MONUMENTS\b|\bHISTORIC ENGLAND\b|\bCOAL AUTHORITY\b|"
         r"\bNUCLEAR DECOMMISSIONING AUTHORITY\b|\bURBAN REGENERATION AGENCY\b|\bENGLISH PARTNERSHIPS\b|"
         r"\bREGIONAL DEVELOPMENT AGENCY\b|\bNORTHWEST DEVELOPMENT AGENCY\b|\bUNITED KINGDOM ATOMIC ENERGY\b|"
         r"\bMEDICAL RESEARCH COUNCIL\b|\bUK RESEARCH AND INNOVATION\b|\bDRIVER AND VEHICLE\b|\bMARITIME AND COASTGUARD\b|"
         r"\bMARINE MANAGEMENT ORGANISATION\b|\bARTS COUNCIL\b|\bSPORT ENGLAND\b|\bENGLISH SPORTS COUNCIL\b|"
         r"\bLEARNING AND SKILLS COUNCIL\b|\bBRITISH TRANSPORT POLICE\b|\bHOUSING CORPORATION\b|\bLAND REGISTRY\b|"
         r"\bHEALTH AND SAFETY EXECUTIVE\b|\bTHE BRITISH LIBRARY BOARD\b|\bNATIONAL MUSEUMS\b|\bROYAL MINT\b",
         "the name is that of a government agency or public body"),
    Rule(BodyKind.PUBLIC_COMPANY, r"^LONDON AND CONTINENTAL RAILWAYS\b|^POST OFFICE LIMITED$|^NHS PROPERTY SERVICES|"
         r"^CHANNEL FOUR TELEVISION|^BRITISH BROADCASTING CORPORATION|^ENGLISH HERITAGE\b",
         "the name is that of a company or corporation that the state owns"),
    Rule(BodyKind.HOUSING, r"\bHOUSING (ASSOCIATION|TRUST|SOCIETY|GROUP|PARTNERSHIP)\b|\bHOMES (LIMITED|LTD|GROUP|TRUST)\b",
         "the name is that of a housing association"),
    Rule(BodyKind.PARISH_COUNCIL, r"\b(PARISH|TOWN|COMMUNITY|VILLAGE|NEIGHBOURHOOD) COUNCIL\b(?!.*(LIMITED|LTD|CIC)$)|"
         r"\bPARISH MEETING\b|\bPARISH COUNCILLORS\b|^THE PARISH OF .*COUNCIL\b",
         "the name is that of a parish, town or community council"),
    Rule(BodyKind.LONDON_BOROUGH, r"\bLONDON BOROUGH (COUNCIL )?OF\b|\bLONDON BOROUGH\b|\bCITY OF LONDON\b.*\b(MAYOR|CORPORATION|COMMONALTY)\b|"
         r"\bCOMMONALTY AND CITIZENS OF THE CITY OF LONDON\b|\bROYAL BOROUGH OF (KENSINGTON|KINGSTON|GREENWICH)|"
         r"\bOF (THE )?LONDON BOROUGH\b|^CITY OF WESTMINSTER$|\bWESTMINSTER CITY COUNCIL\b",
         "the name is that of a London borough or the City of London"),
    Rule(BodyKind.OTHER, NOT_COUNCILS, "it is called a council but is not a local authority"),
    Rule(BodyKind.COUNCIL_COMPANY, r"\b(CITY|BOROUGH|COUNTY|DISTRICT|METROPOLITAN|UNITARY) COUNCIL\b.*" + COMPANY,
         "a company with a local authority's name in its own"),
    Rule(BodyKind.OTHER, COMPANY, "a company, and no rule names it as public"),
    Rule(BodyKind.COUNTY_COUNCIL, r"\bCOUNTY COUNCIL\b|\bCOUNCIL OF (THE )?COUNTY\b|\bCOUNTY OF .* COUNCIL\b",
         "the name is that of a county council"),
    Rule(BodyKind.DISTRICT_COUNCIL, r"\b(CITY|BOROUGH|DISTRICT|METROPOLITAN|MBC|UNITARY|CITY AND DISTRICT) COUNCIL\b|"
         r"\bCOUNCIL OF (THE )?(CITY|BOROUGH|DISTRICT|METROPOLITAN|ROYAL BOROUGH|ISLES?)\b|\bM B C$|\bMBC$|\bB C$|"
         r"\b(METROPOLITAN )?BOROUGH OF\b|^(THE )?(LORD )?MAYOR (AND|ALDERMEN)|\bCITY OF .* COUNCIL\b|"
         r"\b(MAYOR ALDERMEN AND (BURGESSES|CITIZENS))\b|\bURBAN DISTRICT COUNCIL\b|\bRURAL DISTRICT COUNCIL\b",
         "the name is that of a district, borough or city council"),
)  # fmt: skip

BARE_COUNCIL = Rule(BodyKind.COUNCIL, r"\bCOUNCIL$|^COUNCIL OF\b|^THE COUNCIL\b", "it is called a council")
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

    `category` is the Land Registry's proprietorship category where there is one. A council's category decides that
    the body is public, and its name says of which tier; a society's category says that it is not public.
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
    "THE OF AND COUNCIL CITY BOROUGH METROPOLITAN DISTRICT UNITARY AUTHORITY MBC MAYOR ALDERMEN BURGESSES CITIZENS"
    " LORD ROYAL".split()
)
COUNCIL_KINDS = frozenset(
    {BodyKind.DISTRICT_COUNCIL, BodyKind.LONDON_BOROUGH, BodyKind.COUNCIL, BodyKind.COUNTY_COUNCIL}
)


def body_key(name: str, kind: BodyKind) -> str:
    """A key that is the same for all the ways of writing one body's name.

    Councils of one place and tier share it (`WIRRAL BOROUGH COUNCIL`, `The Council of the Metropolitan Borough of
    Wirral`); a parish or county council of the same place does not.
    """
    words = ["SAINT" if word == "ST" else word for word in plain_name(name).split()]
    if kind not in COUNCIL_KINDS:
        return " ".join(word for word in words if word != "THE")
    place = " ".join(word for word in words if word not in STYLE_WORDS and word not in ("COUNTY", "LONDON"))
    tier = "county" if kind is BodyKind.COUNTY_COUNCIL else "district"
    return f"{tier} council: {place}"
