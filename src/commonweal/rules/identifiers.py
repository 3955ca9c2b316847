"""Identifiers of charities, companies, societies, land and places: read, checked, put into one normal form.

Every `parse_…` takes text as somebody typed it and returns the normal form, or raises `NotAnIdentifier` with
the reason in one sentence. Nothing here knows whether a number was ever given out: form is not existence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType


class NotAnIdentifier(ValueError):
    """Text that cannot be the identifier it is said to be; `reason` is a whole sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# What people type when they have no number, as they type it in the charity registers.
PLACEHOLDERS = frozenset({"12345678", "01234567", "1234567", "111111", "999999", "99999999"})

CHARITY_ENGLAND_AND_WALES = "GB-CHC"
CHARITY_SCOTLAND = "GB-SC"
CHARITY_NORTHERN_IRELAND = "GB-NIC"
COMPANY = "GB-COH"
SOCIETY = "GB-MPR"
COOPERATIVE = "GB-COOP"
LOCAL_AUTHORITY_ENGLAND = "GB-LAE"

_BLANKS = re.compile("[\\s\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+", re.ASCII)
# Letters outside ASCII are left alone: no identifier holds one, and none may turn into an ASCII letter.
_PLAIN = str.maketrans("abcdefghijklmnopqrstuvwxyz‐‑–—−", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-----")
_CHARITY = re.compile(r"(?:0*([1-9][0-9]{5,6})(?:-([0-9]{1,4}))?|(SC)0*([0-9]{4,6})|(?:NIC|NI)0*(1[0-9]{5}))")
_COMPANY_DIGITS = re.compile(r"[0-9]{4,8}")
_COMPANY_LETTERS = re.compile(r"([A-Z]{2})([0-9]{4,6})")
_COMPANY_SOCIETY = re.compile(r"(?:IP|SP|RS|NP|NO)[0-9]{2,5}[A-Z]{1,4}")
_COMPANY_IRELAND = re.compile(r"R[0-9]{7}")
_SOCIETY_PREFIXED = re.compile(r"(IP|CU)0*([1-9][0-9]{0,5})")
_SOCIETY = re.compile(r"(?:IP|SP|RS)?0*([1-9][0-9]{0,5})([A-Z]{0,5})")
_TITLE = re.compile(r"([A-Z]{0,4})([0-9]{1,7})([A-Z]?)")
_OUTWARD = r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)"
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_POSTCODE = re.compile(rf"({_OUTWARD})({_INWARD})")
_OUTWARD_ALONE = re.compile(_OUTWARD)
_UPRN = re.compile(r"0*([1-9][0-9]{0,11})(?:\.0+)?")
_GSS = re.compile(r"[A-Z][0-9]{8}")
_ORG_ID = re.compile(r"([A-Z]{2}-[A-Z]+)-(.+)")
_INSPIRE = re.compile(r"0*([1-9][0-9]{0,11})")


def _compact(text: str | None) -> str:
    """In capitals, without any blank, with plain hyphens."""
    return _BLANKS.sub("", text or "").translate(_PLAIN)


def _match(pattern: re.Pattern[str], compact: str, reason: str) -> re.Match[str]:
    if found := pattern.fullmatch(compact):
        return found
    raise NotAnIdentifier(reason if compact else "Nothing is given.")


def is_placeholder(number: str | None) -> bool:
    """Whether a declared number is what people type when they have none: `00000000`, `12345678`, …"""
    compact = _compact(number)
    return compact in PLACEHOLDERS or (bool(compact) and not compact.strip("0"))


def parse_charity_number(text: str | None) -> str:
    """`1234567`, `1234567-1` (linked), `SC012345` (Scotland) or `NIC100002` (Northern Ireland)."""
    compact = _compact(text)
    found = _match(_CHARITY, compact, f"'{text}' is not 6 or 7 digits, nor SC or NIC with 6 digits.")
    main, linked, scottish, scottish_digits, irish_digits = found.groups()
    if scottish:
        return f"SC{scottish_digits.zfill(6)}"
    if irish_digits:
        return f"NIC{irish_digits}"
    return main if not int(linked or 0) else f"{main}-{int(linked)}"


def parse_company_number(text: str | None) -> str:
    """Eight characters: `01234560`, `SC123456`, `CE012345`, `IP10002R`. Lost leading zeros are put back."""
    compact = _compact(text)
    if is_placeholder(compact):
        raise NotAnIdentifier(f"'{text}' is a placeholder, not a company's number.")
    if _COMPANY_DIGITS.fullmatch(compact):
        return compact.zfill(8)
    if (found := _COMPANY_LETTERS.fullmatch(compact)) and found[1] not in {"CU"}:
        return found[1] + found[2].zfill(6)
    if len(compact) == 8 and (_COMPANY_SOCIETY.fullmatch(compact) or _COMPANY_IRELAND.fullmatch(compact)):
        return compact
    reason = f"'{text}' is not 8 digits, nor 2 letters and 6 digits." if compact else "Nothing is given."
    raise NotAnIdentifier(reason)


def parse_society_number(text: str | None) -> str:
    """`525R`, `129CUS`, `7016`, `441IP`: digits without leading zeros and the suffix of the mutuals register.

    The older `IP000441` and `CU000195` of Northern Ireland become `441IP` and `195CU`; `CBS` and `CS` after a
    number of 4000 or more say only what the number itself says, and are dropped.
    """
    compact = _compact(text)
    if prefixed := _SOCIETY_PREFIXED.fullmatch(compact):
        return prefixed[2] + prefixed[1]
    reason = f"'{text}' is not a society's number: digits with a suffix such as R, RS, C or CUS."
    digits, suffix = _match(_SOCIETY, compact, reason).groups()
    return digits if suffix in {"CBS", "CS"} and int(digits) >= 4000 else digits + suffix


def parse_uprn(text: str | None) -> str:
    """A Unique Property Reference Number: 1 to 12 digits without leading zeros."""
    compact = _compact(text)
    if re.fullmatch(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+", compact):
        raise NotAnIdentifier(f"'{text}' was shortened by a spreadsheet: its last digits are lost.")
    return _match(_UPRN, compact, f"'{text}' is not a UPRN: 1 to 12 digits, not zero.")[1]


def parse_title_number(text: str | None) -> str:
    """A Land Registry title: up to four letters and up to seven digits, `MS123456`, in capitals, unspaced."""
    return _match(_TITLE, _compact(text), f"'{text}' is not a title number such as MS123456.")[0]


def parse_inspire_id(text: str | None) -> str:
    """An INSPIRE index polygon's id: digits without leading zeros."""
    return _match(_INSPIRE, _compact(text), f"'{text}' is not an INSPIRE id: digits only.")[1]


def parse_postcode(text: str | None) -> str:
    """A whole postcode in capitals with one blank: `L1 8JQ`."""
    compact = re.sub(r"[^A-Z0-9]", "", _compact(text))
    found = _match(_POSTCODE, compact, f"'{text}' is not a whole postcode such as L1 8JQ.")
    return f"{found[1]} {found[2]}"


def parse_outward(text: str | None) -> str:
    """The outward half, from a whole postcode or from an outward code alone: `L1`."""
    compact = re.sub(r"[^A-Z0-9]", "", _compact(text))
    if whole := _POSTCODE.fullmatch(compact):
        return whole[1]
    return _match(_OUTWARD_ALONE, compact, f"'{text}' is not a postcode or its first half.")[0]


def outward(postcode: str | None) -> str | None:
    """The outward half of a postcode, or None where there is none to read."""
    try:
        return parse_outward(postcode)
    except NotAnIdentifier:
        return None


def parse_gss_code(text: str | None) -> str:
    """A Government Statistical Service code of an area: `E08000012`."""
    return _match(_GSS, _compact(text), f"'{text}' is not an area code such as E08000012.")[0]


def _scottish_charity(text: str) -> str:
    number = parse_charity_number(text if text.startswith("SC") else f"SC{text}")
    if not number.startswith("SC"):
        raise NotAnIdentifier(f"'{text}' is not a Scottish charity's number: SC and 6 digits.")
    return number


def _irish_charity(text: str) -> str:
    return parse_charity_number(f"NIC{text.removeprefix('NIC').removeprefix('NI')}").removeprefix("NIC")


def _english_charity(text: str) -> str:
    number = parse_charity_number(text)
    if not number[0].isdigit():
        raise NotAnIdentifier(f"'{text}' is not a charity number of England and Wales: 6 or 7 digits.")
    return number


def _as_it_stands(text: str) -> str:
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9./-]*", text):
        raise NotAnIdentifier(f"'{text}' is not a register's number.")
    return text


SCHEMES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        CHARITY_ENGLAND_AND_WALES: _english_charity,
        CHARITY_SCOTLAND: _scottish_charity,
        CHARITY_NORTHERN_IRELAND: _irish_charity,
        COMPANY: parse_company_number,
        SOCIETY: parse_society_number,
        COOPERATIVE: _as_it_stands,
        LOCAL_AUTHORITY_ENGLAND: _as_it_stands,
    }
)


def org_id(scheme: str, number: str | None) -> str:
    """`GB-CHC-1234567`: the scheme of org-id.guide and the number in its normal form."""
    parse = SCHEMES.get(scheme, _as_it_stands)
    return f"{scheme}-{parse(_compact(number))}"


def parse_org_id(text: str | None) -> str:
    """An org-id with its number in normal form: `gb-coh-1234560` is `GB-COH-01234560`."""
    found = _match(_ORG_ID, _compact(text), f"'{text}' is not an org-id such as GB-CHC-1234567.")
    return org_id(found[1], found[2])


def charity_scheme(number: str) -> str:
    """The scheme a charity number in normal form belongs to."""
    if number.startswith("SC"):
        return CHARITY_SCOTLAND
    return CHARITY_NORTHERN_IRELAND if number.startswith("NIC") else CHARITY_ENGLAND_AND_WALES


def possible_schemes(text: str | None) -> tuple[str, ...]:
    """Every scheme whose form a number has; `SC033518` may be a charity or a company: a collision."""
    return tuple(scheme for scheme in SCHEMES if scheme in _FORM_DECIDES and _fits(scheme, _compact(text)))


_FORM_DECIDES = frozenset(
    {CHARITY_ENGLAND_AND_WALES, CHARITY_SCOTLAND, CHARITY_NORTHERN_IRELAND, COMPANY, SOCIETY}
)
# A bare number is read as Scottish or Northern Irish only when its letters say so.
_LETTERS_NEEDED = MappingProxyType({CHARITY_SCOTLAND: "SC", CHARITY_NORTHERN_IRELAND: "NI"})


def _fits(scheme: str, compact: str) -> bool:
    if not compact.startswith(_LETTERS_NEEDED.get(scheme, "")):
        return False
    try:
        SCHEMES[scheme](compact)
    except NotAnIdentifier:
        return False
    return True


def is_charitable_incorporated_organisation(company_number: str) -> bool:
    """Whether a company number is that of a CIO (`CE…`) or a Scottish CIO (`CS…`)."""
    return company_number[:2] in {"CE", "CS"}


def company_numbers_of_society(society_number: str) -> tuple[str, ...]:
    """The numbers a society may stand under at Companies House, likeliest first.

    One society may stand under several (`129CUS` is `RS00129S`, `IP000129`), and two societies of different
    suffix may share digits: a join by these numbers needs the names to agree.
    """
    digits, suffix = re.fullmatch(r"([0-9]+)([A-Z]*)", society_number).groups()  # type: ignore[union-attr]
    if suffix in {"IP", "CU"}:
        prefix = "NP" if suffix == "IP" else "NO"
        return (prefix + digits.zfill(6),)
    whole = tuple(prefix + digits.zfill(6) for prefix in ("RS", "IP"))
    if not suffix:
        return (whole[0], f"RS{digits.zfill(5)}Z") if len(digits) <= 5 else whole[:1]
    scottish = suffix.endswith("S")
    short = tuple(
        prefix + digits.zfill(6 - len(tail)) + tail
        for prefix in (("RS", "SP") if scottish else ("IP", "RS"))
        for tail in dict.fromkeys((suffix[-1:], suffix[:1], suffix[-2:], suffix[-3:]))
        if len(digits) + len(tail) <= 6
    )
    return tuple(dict.fromkeys((*whole, *short)))
