"""Organisations made as traps: each is a mistake that an earlier linker is known to have made."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from commonweal.sample.geography.streets import Street
from commonweal.sample.organisations.organisation import Organisation

PLACEHOLDERS: Final = ("12345678", "01234567", "00000000")
DEFAULT_ADDRESS: Final = ("PO Box 4385", "Cardiff", "CF14 8LH")
SAME_NAMES: Final = ("Village Hall",) * 17 + ("ART",) * 6
ADDED_TO_CORE: Final = len(SAME_NAMES) + 2
CASES: Final = {
    "placeholder": "a placeholder company number joins nothing",
    "typo": "the declared number belongs to another company: review, never join",
    "collision": "the same letters and digits are a company here and a charity there",
    "same name": "a name shared by many joins nothing",
    "charity and CIC": "a live charity and a live CIC: flagged, not joined",
    "two company numbers": "one society stands at Companies House under an old and a new number",
    "default address": "Companies House's default address says nothing about place",
    "linked charity": "a linked charity belongs to its parent and is counted once",
    "merged": "a charity that merged into another is not counted beside it",
    "co-operative partnership": "a partnership enters through the co-operatives' list",
    "unescaped tab": "a tab inside a text moves the columns after it",
}


def with_cases(
    drawn: list[Organisation], streets: Sequence[Street], pick: random.Random
) -> list[Organisation]:
    """The organisations with some of them turned into traps and some traps added."""
    made = list(drawn)
    _placeholders(made)
    _typo(made)
    _merged(made)
    _tab(made)
    model = _first(made, "unincorporated charity")
    _add(made, [_same_name(model, name, place, streets, pick) for place, name in enumerate(SAME_NAMES)])
    _charity_and_cic(made)
    _add(made, [_two_numbers(made), *_collision(made), _linked(model), *_default_address(made)])
    return made


def _add(made: list[Organisation], more: Sequence[Organisation]) -> None:
    for one in more:
        made.append(replace(one, number=len(made) + 1))


def _first(made: Sequence[Organisation], form: str, *, skip: int = 0) -> Organisation:
    """The first of a legal form that is here, registered and not yet a trap."""
    found = [one for one in made if one.form == form and one.core and not one.case and one.here]
    return found[min(skip, len(found) - 1)]


def _put(made: list[Organisation], old: Organisation, new: Organisation) -> None:
    made[made.index(old)] = new


def _placeholders(made: list[Organisation]) -> None:
    for number in PLACEHOLDERS:
        one = _first(made, "unincorporated charity")
        _put(made, one, replace(one, declared_company=number, case="placeholder"))


def _typo(made: list[Organisation]) -> None:
    """Two digits changed places, and the wrong number is another organisation's."""
    victim = _first(made, "CIC")
    one = _first(made, "charitable company")
    _put(made, one, replace(one, declared_company=victim.company, case="typo"))


def _merged(made: list[Organisation]) -> None:
    into = _first(made, "CIO", skip=1)
    gone = next(one for one in made if one.removed and not one.case)
    _put(made, gone, replace(gone, merged_into=into.charity, case="merged"))


def _tab(made: list[Organisation]) -> None:
    one = _first(made, "unincorporated charity")
    _put(made, one, replace(one, case="unescaped tab"))


def _same_name(
    model: Organisation, name: str, place: int, streets: Sequence[Street], pick: random.Random
) -> Organisation:
    street = pick.choice(streets)
    return replace(
        model, name=name, street=street, town=street.town, postcode=pick.choice(street.postcodes).postcode,
        charity=str(9_900_001 + place), declared_company="", case="same name",
    )  # fmt: skip


def _charity_and_cic(made: list[Organisation]) -> None:
    """The charity declares the number of a CIC that lives beside it under the same name."""
    cic = _first(made, "CIC")
    charity = _first(made, "charitable company")
    name = cic.name.rsplit(" C", 1)[0] if " C" in cic.name else cic.name
    _put(made, cic, replace(cic, case="charity and CIC"))
    _put(
        made,
        charity,
        replace(
            charity,
            name=name,
            declared_company=cic.company,
            company="",
            postcode=cic.postcode,
            street=cic.street,
            town=cic.town,
            house=cic.house,
            case="charity and CIC",
        ),
    )


def _two_numbers(made: list[Organisation]) -> Organisation:
    model = _first(made, "credit union")
    return replace(
        model,
        name="Merrow Saltings Credit Union Limited",
        society="991",
        society_suffix="CUS",
        company="RS00991S",
        cuk="",
        case="two company numbers",
        extra=(("company", "IP000991"),),
    )


def _collision(made: list[Organisation]) -> list[Organisation]:
    """SC990518 is a company here; the co-operatives' list gives the same digits as a charity's."""
    company, listed = _first(made, "CIC", skip=2), _first(made, "co-operative company")
    return [
        replace(
            company,
            name="Kelder Marine Surveys Limited",
            form="company",
            company="SC990518",
            cuk="",
            core=False,
            case="collision",
        ),
        replace(
            listed,
            name="Saltway Weavers Co-operative",
            form="co-operative company",
            company="",
            declared_company="",
            cuk="R990900",
            case="collision",
            extra=(("registrar", "OSCR"), ("registered number", "SC990518")),
        ),
    ]


def _linked(model: Organisation) -> Organisation:
    return replace(
        model, name=f"{model.name} Benevolent Fund", linked=1, declared_company="", core=False, years=(),
        registered=date(1998, 5, 1), case="linked charity",
    )  # fmt: skip


def _default_address(made: Sequence[Organisation]) -> list[Organisation]:
    model = _first(made, "CIC", skip=3)
    box, town, postcode = DEFAULT_ADDRESS
    return [
        replace(
            model,
            name=name,
            company=number,
            street=None,
            house=box,
            town=town,
            postcode=postcode,
            cuk="",
            core=False,
            case="default address",
        )
        for name, number in (("Foreshore Futures CIC", "99390001"), ("Lanternhead Legacy CIC", "99390002"))
    ]
