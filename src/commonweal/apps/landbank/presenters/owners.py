"""A public body as a row and as a page: what it holds, and how its published list does against the Code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.apps.landbank.models import Compliance
from commonweal.apps.landbank.presenters.words import number
from commonweal.apps.provenance.presenters import Chip
from commonweal.apps.provenance.presenters.reasons import reason_words

GOOD, FAIR = 90, 60

# What the Code's columns hold, in words; the column's own name stands behind, for whoever fills it.
CODE_FIELDS = {
    "OrganisationURI": gettext_lazy("web address of the owner"),
    "OrganisationLabel": gettext_lazy("name of the owner"),
    "UPRN": gettext_lazy("property reference"),
    "AssetCode": gettext_lazy("the owner’s own code"),
    "PropertyName": gettext_lazy("name"),
    "PropertyNumber": gettext_lazy("number in the street"),
    "StreetName": gettext_lazy("street"),
    "PostTown": gettext_lazy("town"),
    "PostCode": gettext_lazy("postcode"),
    "GeoX": gettext_lazy("place on the map, west to east"),
    "GeoY": gettext_lazy("place on the map, south to north"),
    "TenureType": gettext_lazy("freehold or leasehold"),
    "TenureDetail": gettext_lazy("more on tenure"),
    "HoldingType": gettext_lazy("land or building"),
    "Purpose": gettext_lazy("why it is held"),
    "BuildingSize": gettext_lazy("size inside"),
    "LandArea": gettext_lazy("size of the land"),
    "LandRegistryTitleNumber": gettext_lazy("title number"),
}


def code_field(column: str) -> str:
    """A column of the Code in words: `street (StreetName)`."""
    words = CODE_FIELDS.get(column)
    return _("%(words)s (%(column)s)") % {"words": words, "column": column} if words else column


@dataclass(frozen=True, kw_only=True)
class CodeLine:
    """One field of the Code: whether it is required, and in how many rows it is filled."""

    field: str
    mandatory: bool
    filled: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason behind a score."""

    text: str
    icon: str


@dataclass(frozen=True, kw_only=True)
class Score:
    """How a published list does: the share of required values that are filled, with the reasons."""

    percent: int
    figure: str
    words: str
    basis: str
    dash: str
    tone: str
    reasons: tuple[Reason, ...]
    lines: tuple[CodeLine, ...]


def code_score(lines: Sequence[Compliance], *, on: date) -> Score | None:
    """The score of the newest file among `lines`; None where no file was found. `on` is the day of
    reading."""
    files = [line for line in lines if line.source_id and line.rows]
    if not files:
        return None
    newest = max(files, key=lambda line: (line.dated or date.min, line.source_id or "")).source_id
    held = sorted((line for line in files if line.source_id == newest), key=lambda line: not line.mandatory)
    percent = _percent(line for line in held if line.mandatory)
    return Score(
        percent=percent,
        figure=f"{percent}%",
        words=_("%(n)d%% of what the Code requires is filled in") % {"n": percent},
        basis=_basis(held),
        dash=str(percent),
        tone="moss" if percent >= GOOD else "amber",
        reasons=tuple(_reasons(held, on)),
        lines=tuple(_line(line) for line in held),
    )


def _percent(lines: Iterable[Compliance]) -> int:
    """Filled values among required ones, rounded down: a hundred means every one."""
    held = list(lines)
    asked = sum(line.rows for line in held)
    return sum(line.filled for line in held) * 100 // asked if asked else 0


def _basis(held: Sequence[Compliance]) -> str:
    rows = number(held[0].rows)
    if held[0].dated is None:
        return _("%(rows)s rows, in a file without a date") % {"rows": rows}
    day = formats.date_format(held[0].dated, "j F Y")
    return _("%(rows)s rows, in the file of %(day)s") % {"rows": rows, "day": day}


def _reasons(held: Sequence[Compliance], on: date) -> list[Reason]:
    blank = [code_field(line.field) for line in held if line.mandatory and not line.filled]
    partly = [code_field(line.field) for line in held if line.mandatory and 0 < line.filled < line.rows]
    reasons = [_age_reason(held[0].dated, on)]
    if blank:
        reasons.append(
            Reason(text=_("Never filled in: %(fields)s.") % {"fields": ", ".join(blank)}, icon="circle-x")
        )
    if partly:
        reasons.append(
            Reason(
                text=_("Filled in here and there: %(fields)s.") % {"fields": ", ".join(partly)},
                icon="circle-dashed",
            )
        )
    if not blank and not partly:
        reasons.append(Reason(text=_("Every required field is filled in every row."), icon="circle-check"))
    return reasons


def _age_reason(dated: date | None, on: date) -> Reason:
    if dated is None:
        return Reason(text=_("The file has no date, so its age is not known."), icon="circle-help")
    if (on - dated).days > 366:
        return Reason(
            text=_("It is more than a year old. The Code asks for a new one every year."), icon="circle-x"
        )
    return Reason(text=_("It is less than a year old, as the Code asks."), icon="circle-check")


def _line(line: Compliance) -> CodeLine:
    share = line.filled * 100 // line.rows if line.rows else 0
    return CodeLine(
        field=code_field(line.field),
        mandatory=line.mandatory,
        filled=f"{share}%",
        note=reason_words(line.note),
    )


def score_chip(score: Score | None) -> Chip:
    """The score as one chip of a list."""
    if score is None:
        return Chip(text=_("No list found"), tone="amber", icon="triangle-alert")
    return Chip(text=_("%(n)d%% filled in") % {"n": score.percent}, tone=score.tone)
