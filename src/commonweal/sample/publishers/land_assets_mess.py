"""What goes wrong in councils' lists: each function spoils one row and says what it did."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from commonweal.sample.files import Cell

Row = dict[str, Cell]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoilt:
    """What was done to a row: the standard field, the value put there, the right value, and what should
    follow."""

    field: str
    found: str
    right: str
    expect: str
    why: str


def swapped_coordinates(row: Row, pick: random.Random) -> Spoilt | None:
    """GeoX and GeoY change places."""
    if not row["GeoX"]:
        return None
    row["GeoX"], row["GeoY"] = row["GeoY"], row["GeoX"]
    right = f"{row['GeoY']}, {row['GeoX']}"
    return Spoilt(
        field="GeoX",
        found=f"{row['GeoX']}, {row['GeoY']}",
        right=right,
        expect="warned",
        why="swapped coordinates",
    )


def bad_date(row: Row, pick: random.Random) -> Spoilt | None:
    """A day that never was."""
    right, row["ApplicableDate"] = (
        row["ApplicableDate"],
        pick.choice(("31/02/2026", "00/00/0000", "April 26")),
    )
    return Spoilt(
        field="ApplicableDate",
        found=str(row["ApplicableDate"]),
        right=str(right),
        expect="warned",
        why="not a date",
    )


def bad_uprn(row: Row, pick: random.Random) -> Spoilt | None:
    """A number that no property can have."""
    right, row["UPRN"] = row["UPRN"], pick.choice(("9.90008E+11", "TBC", "99000000000001"))
    return Spoilt(field="UPRN", found=str(row["UPRN"]), right=str(right), expect="warned", why="not a UPRN")


def formula(row: Row, pick: random.Random) -> Spoilt | None:
    """A name that a spreadsheet would run."""
    right = str(row["PropertyName"])
    row["PropertyName"] = pick.choice(
        ('=HYPERLINK("https://assets.example/{0}","{0}")', "+{0}", "@{0}", "=1+1 {0}")
    ).format(right)
    return Spoilt(
        field="PropertyName",
        found=str(row["PropertyName"]),
        right=right,
        expect="kept",
        why="formula-like text must stay text, also in the files that are published from it",
    )


def newline_in_cell(row: Row, pick: random.Random) -> Spoilt | None:
    """A name on two lines."""
    right = str(row["PropertyName"])
    row["PropertyName"] = f"{right}\n({pick.choice(('part', 'ground floor', 'see plan', 'rear'))})"
    return Spoilt(
        field="PropertyName",
        found=str(row["PropertyName"]),
        right=right,
        expect="kept",
        why="a newline inside a cell",
    )


def loose_words(row: Row, pick: random.Random) -> Spoilt | None:
    """Tenure in capitals with blanks around it."""
    right = str(row["TenureType"])
    row["TenureType"] = pick.choice((f" {right.upper()} ", right.lower(), f"{right} "))
    return Spoilt(
        field="TenureType",
        found=str(row["TenureType"]),
        right=right,
        expect="kept",
        why="a word of the standard, carelessly written",
    )


def lower_case(row: Row, pick: random.Random) -> Spoilt | None:
    """A postcode in small letters without its blank."""
    right = str(row["PostCode"])
    if " " not in right:
        return None
    row["PostCode"] = right.lower().replace(" ", "")
    return Spoilt(
        field="PostCode",
        found=str(row["PostCode"]),
        right=right,
        expect="kept",
        why="a postcode, carelessly written",
    )


def number_as_text(row: Row, pick: random.Random) -> Spoilt | None:
    """A cost with a pound sign and commas."""
    if row["BuildingCosts"] is None:
        return None
    right, row["BuildingCosts"] = row["BuildingCosts"], f"£{row['BuildingCosts']:,}.00"
    return Spoilt(
        field="BuildingCosts",
        found=str(row["BuildingCosts"]),
        right=str(right),
        expect="kept",
        why="money as text",
    )


def size_with_unit(row: Row, pick: random.Random) -> Spoilt | None:
    """A floor area with its unit in the cell."""
    if row["BuildingSize"] is None:
        return None
    right, row["BuildingSize"] = row["BuildingSize"], f"{row['BuildingSize']:,} sqm"
    return Spoilt(
        field="BuildingSize",
        found=str(row["BuildingSize"]),
        right=str(right),
        expect="warned",
        why="a size with its unit",
    )


def negative_size(row: Row, pick: random.Random) -> Spoilt | None:
    """A land area below nought."""
    if row["LandArea"] is None:
        return None
    right, row["LandArea"] = row["LandArea"], f"-{row['LandArea']}"
    return Spoilt(
        field="LandArea",
        found=str(row["LandArea"]),
        right=str(right),
        expect="warned",
        why="an area cannot be negative",
    )


def lost_digit(row: Row, pick: random.Random) -> Spoilt | None:
    """An easting that lost its last digit and so lies in another sea."""
    if not row["GeoX"]:
        return None
    right, row["GeoX"] = str(row["GeoX"]), str(row["GeoX"]).split(".")[0][:-1]
    return Spoilt(
        field="GeoX",
        found=str(row["GeoX"]),
        right=right,
        expect="warned",
        why="the point lies far outside the district",
    )


def pound_sign(row: Row, pick: random.Random) -> Spoilt | None:
    """Words that are not ASCII, in the file's eight-bit encoding."""
    row["OtherDetail"] = "Peppercorn rent – £1 a year; café on site"
    text = str(row["OtherDetail"])
    return Spoilt(field="OtherDetail", found=text, right=text, expect="kept", why="Windows-1252, not UTF-8")


MESS: Mapping[str, Callable[[Row, random.Random], Spoilt | None]] = MappingProxyType(
    {
        "swapped coordinates": swapped_coordinates,
        "bad date": bad_date,
        "bad uprn": bad_uprn,
        "formula": formula,
        "newline in cell": newline_in_cell,
        "loose words": loose_words,
        "lower case": lower_case,
        "number as text": number_as_text,
        "size with unit": size_with_unit,
        "negative size": negative_size,
        "lost digit": lost_digit,
        "pound sign": pound_sign,
    }
)
