"""Invented things for the style page, one for each state of each component."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from commonweal.apps.provenance.presenters import (
    Chip,
    Clock,
    Crumb,
    Empty,
    Fact,
    Happening,
    Number,
    Rung,
    Share,
    SourceNote,
    Verb,
    Version,
    Way,
)
from commonweal.website.components.columns import YearFigure

COLOURS = (
    ("paper", "ink"),
    ("card", "ink"),
    ("sunk", "muted"),
    ("river", "on-river"),
    ("river-deep", "on-deep-soft"),
    ("river-tint", "river-text"),
    ("brick", "on-brick"),
    ("brick-tint", "brick-text"),
    ("moss-tint", "moss-text"),
    ("amber-tint", "amber-text"),
    ("stone-tint", "stone-text"),
)


class SpecimenForm(forms.Form):
    """A form with one of each field, to show its errors."""

    what = forms.CharField(
        label=_("What is wrong?"), help_text=_("One or two sentences are enough."), widget=forms.Textarea
    )
    email = forms.EmailField(label=_("Your e-mail, if you want an answer"), required=False)


def specimens(*, on: date) -> dict[str, Any]:
    """Everything that the style page shows, as it would be on the day `on`."""
    return {
        "colours": COLOURS,
        "facts": _facts(on),
        "numbers": _numbers(),
        "clocks": _clocks(on),
        "verbs": _verbs(),
        "chips": _chips(),
        "happenings": _happenings(on),
        "rungs": _rungs(),
        "crumbs": (
            Crumb(text=_("Land"), href="#"),
            Crumb(text="Eastmere", href="#"),
            Crumb(text="Old Tannery Library"),
        ),
        "empty": _empty(),
        "shares": _shares(),
        "years": _years(),
        "clean_form": SpecimenForm(prefix="clean"),
        "wrong_form": SpecimenForm({"wrong-what": "", "wrong-email": "jo at example"}, prefix="wrong"),
        "cards": _cards(),
    }


def _register(on: date, row: int) -> SourceNote:
    return SourceNote(
        publisher="Eastmere Council",
        title="Eastmere register",
        dated=on,
        row=row,
        file="assets-2026.csv",
        licence="OGL-UK-3.0",
        href="#sources",
    )


def _land_registry(on: date) -> SourceNote:
    return SourceNote(
        publisher="HM Land Registry", title="Land Registry", dated=on, licence="OGL-UK-3.0", href="#sources"
    )


def _facts(on: date) -> tuple[Fact, ...]:
    council, titles = _register(on, 418), _land_registry(on)
    return (
        Fact(label=_("One source"), value="640 m²", sources=(council,)),
        Fact(label=_("Two that agree"), value="Eastmere Council", href="#facts", sources=(council, titles)),
        Fact(
            label=_("Two that differ"),
            value=_("Freehold"),
            versions=(
                Version(value=_("Freehold"), sources=(titles,), used=True),
                Version(value=_("Leasehold"), sources=(council,)),
            ),
        ),
        Fact(label=_("Not published"), value=_("No source says"), absent=True),
        Fact(
            label=_("With a note"),
            value="MB4",
            sources=(council,),
            note=_("Only the first half of the postcode is published."),
        ),
    )


def _numbers() -> tuple[Number, ...]:
    return (
        Number(
            value="41,206",
            what=_("public sites"),
            basis=_("7 registers, newest 14 Nov 2026"),
            href="#numbers",
        ),
        Number(
            value="1,412",
            what=_("organisations"),
            interval="1,380–1,450",
            basis=_("strict definition, 1 Oct 2026"),
        ),
        Number(
            value="£3.1bn",
            what=_("their income"),
            interval="£2.9bn–£3.4bn",
            basis=_("71% observed, 29% estimated"),
        ),
        Number(value="–", what=_("of spending reaches them"), basis=_("no council has published this yet")),
    )


def _clocks(on: date) -> tuple[Clock, ...]:
    return (
        Clock(
            what=_("Ask to be a bidder"),
            detail=_("six weeks from notice"),
            gone=0.64,
            left=_("14 days left"),
            last_day=date(2026, 12, 6),
            authority="Localism Act 2011 s.95",
            tone="brick",
            arithmetic=_(
                "Counted from 26 Oct 2026, the day the council received the notice; that day is day one."
            ),
        ),
        Clock(
            what=_("Full moratorium"),
            detail=_("if a group asks in time"),
            gone=0.15,
            left=_("154 days left"),
            last_day=date(2027, 4, 25),
        ),
        Clock(
            what=_("Council decides"),
            detail=_("eight weeks from nomination"),
            gone=1.0,
            left=_("4 days late"),
            last_day=date(2026, 11, 18),
            tone="amber",
        ),
        Clock(
            what=_("Protected period"),
            detail=_("no second moratorium"),
            gone=0.05,
            left=_("ends in 17 months"),
            last_day=date(2028, 4, 25),
            tone="moss",
        ),
    )


def _verbs() -> tuple[Verb, ...]:
    return (
        Verb(text=_("Report a mistake"), detail=_("Anyone; no account needed"), href="#verbs", icon="flag"),
        Verb(text=_("Print a sign"), detail=_("With a code that leads here"), href="#verbs", icon="qr-code"),
        Verb(text=_("Share"), detail=_("Send the address of this page"), behaviour="share", icon="share-2"),
        Verb(
            text=_("Ask to be a bidder"),
            icon="calendar-clock",
            closed=_("no owner’s notice has been published."),
        ),
    )


def _chips() -> tuple[Chip, ...]:
    return (
        Chip(text=_("Plain")),
        Chip(text=_("River: a link or a structure"), tone="river", icon="layers"),
        Chip(text=_("Brick: urgent"), tone="brick", icon="clock"),
        Chip(text=_("Moss: protected"), tone="moss", icon="shield-check"),
        Chip(text=_("Amber: doubt or emptiness"), tone="amber", icon="triangle-alert"),
        Chip(text=_("One to press"), tone="river", href="#chips"),
    )


def _happenings(on: date) -> tuple[Happening, ...]:
    source = _register(on, 212)
    return (
        Happening(
            on=on,
            subject="Harbour Lane Clinic",
            href="#timeline",
            text=_("is now surplus"),
            source=source,
            tone="amber",
        ),
        Happening(
            on=date(2026, 5, 3),
            subject="Old Tannery Library",
            href="#timeline",
            text=_("was listed as an asset of community value"),
            source=source,
            tone="moss",
        ),
        Happening(
            on=date(2024, 11, 1),
            subject="Land at Cooper Street",
            href="#timeline",
            text=_("left the council’s titles: probable disposal"),
            tone="brick",
        ),
        Happening(on=None, subject="Foundry Bank", text=_("first seen")),
    )


def _rungs() -> tuple[Rung, ...]:
    return (
        Rung(text=_("In a public register"), detail=_("Charity Commission, 1234567"), reached=True),
        Rung(text=_("Joined across registers"), detail=_("by company number"), reached=True),
        Rung(text=_("Confirmed by its members"), detail=_("nobody has said so here")),
    )


def _empty() -> Empty:
    return Empty(
        title=_("No sites match"),
        why=_("Nothing in the seven registers is called “libary” within one mile of MB4 2QT."),
        ways=(
            Way(text=_("Look for “library”"), href="#empty"),
            Way(text=_("See every site"), href="#empty", detail=_("41,206")),
        ),
    )


def _shares() -> tuple[Share, ...]:
    return (
        Share(label=_("Charitable companies"), figure="512", share=0.86, href="#bars"),
        Share(label=_("Community interest companies"), figure="364", share=0.61),
        Share(label=_("Co-operatives and societies"), figure="113", share=0.19),
    )


def _years() -> tuple[YearFigure, ...]:
    return (
        YearFigure(label="2022", first=81_000, first_text="£81,000", second=79_500, second_text="£79,500"),
        YearFigure(label="2023", first=96_000, first_text="£96,000", second=101_000, second_text="£101,000"),
        YearFigure(label="2024", first=None, second=None),
        YearFigure(
            label="2025", first=124_000, first_text="£124,000", second=118_000, second_text="£118,000"
        ),
    )


def _cards() -> tuple[dict[str, Any], ...]:
    return (
        {
            "number": 1,
            "name": "Old Tannery Library",
            "where": "12 Tannery Row, MB4 2QX",
            "href": "#cards",
            "tone": "alarm",
            "chips": (Chip(text=_("On sale: 14 days to ask"), tone="brick"), Chip(text="Eastmere Council")),
        },
        {
            "number": 2,
            "name": "Harbour Lane Clinic",
            "where": "Harbour Lane, MB4 3AA",
            "href": "#cards",
            "chips": (Chip(text=_("Surplus"), tone="amber"), Chip(text="Merrow NHS Trust")),
        },
        {
            "number": None,
            "name": "Land at Foundry Bank",
            "where": _("Place not published"),
            "href": "#cards",
            "chips": (Chip(text=_("Not on the map"), tone="amber"),),
        },
    )
