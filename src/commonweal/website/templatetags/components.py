"""The components as template tags: each one's look is in `templates/components/`, its states on the style
page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField, Form
from django.http import QueryDict
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from commonweal.website.components.columns import YearFigure, column_chart
from commonweal.website.components.kept import drawn
from commonweal.website.components.page_numbers import page_numbers

register = template.Library()

SELECTED = SafeString(" selected")


@register.simple_tag
def icon(name: str) -> SafeString:
    """A Lucide drawing, hidden from screen readers: the words beside it say the same."""
    return _icon(static("vendor/icons.svg"), name)


@lru_cache(maxsize=256)
def _icon(sheet: str, name: str) -> SafeString:
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sheet, name)


@register.simple_tag
def sources(notes: Sequence[Any]) -> SafeString:
    """The sources of a value: one line that opens to publisher, file, row and licence."""
    if not notes:
        return SafeString("")
    files = len({(note.title, note.publisher, note.href, note.dated) for note in notes})
    return drawn("components/sources.html", notes=tuple(notes), files=files)


@register.inclusion_tag("components/fact.html")
def fact(fact: Any) -> dict[str, Any]:
    """One row of a fact list: label, value, sources; in amber where they differ."""
    return {"fact": fact}


@register.inclusion_tag("components/number.html")
def number(number: Any) -> dict[str, Any]:
    """A figure with its interval and its basis."""
    return {"number": number}


@register.simple_tag
def chips(chips: Sequence[Any], label: str = "") -> SafeString:
    """A row of chips."""
    return drawn("components/chips.html", chips=tuple(chips), label=label)


@register.inclusion_tag("components/verbs.html")
def verbs(verbs: Sequence[Any]) -> dict[str, Any]:
    """What you can do: open verbs as links, closed ones with their reason."""
    return {"verbs": verbs}


@register.inclusion_tag("components/clock.html")
def clock(clock: Any) -> dict[str, Any]:
    """A statutory period with its bar, days left in words and how its last day is worked out."""
    return {"clock": clock}


@register.inclusion_tag("components/bar.html")
def bar(share: float, tone: str = "") -> dict[str, Any]:
    """A bar filled to `share` (0 to 1); the figure in words stands beside it."""
    return {"percent": f"{max(0.0, min(1.0, share)) * 100:.1f}", "tone": tone}


@register.inclusion_tag("components/bars.html")
def bars(shares: Sequence[Any]) -> dict[str, Any]:
    """A bar chart that is also a list."""
    return {"shares": shares}


@register.inclusion_tag("components/timeline.html")
def timeline(happenings: Sequence[Any]) -> dict[str, Any]:
    """What happened, newest first."""
    return {"happenings": happenings}


@register.inclusion_tag("components/feed.html")
def feed(happenings: Sequence[Any]) -> dict[str, Any]:
    """Changes as rows: the day, the thing and what became of it, the source."""
    return {"happenings": happenings}


@register.inclusion_tag("components/ladder.html")
def ladder(rungs: Sequence[Any]) -> dict[str, Any]:
    """Steps of evidence, reached or not yet."""
    return {"rungs": rungs}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(crumbs: Sequence[Any]) -> dict[str, Any]:
    """The way back."""
    return {"crumbs": crumbs}


@register.inclusion_tag("components/empty.html")
def empty(empty: Any) -> dict[str, Any]:
    """What is missing, why, and what to do next."""
    return {"empty": empty}


@register.simple_tag
def options(choices: Sequence[Any]) -> SafeString:
    """The choices of a filter, each with how many it would show."""
    return format_html_join(
        "",
        '<option value="{}"{}>{} ({})</option>',
        ((one.value, SELECTED if one.chosen else "", one.label, one.count) for one in choices),
    )


@register.inclusion_tag("components/errors.html")
def errors(form: Form) -> dict[str, Any]:
    """Every error of a form in one list that takes the focus, each leading to its field."""
    found = [
        (form[name], error) for name, listed in form.errors.items() if name in form.fields for error in listed
    ]
    return {"form": form, "found": found, "general": form.non_field_errors()}


@register.inclusion_tag("components/field.html")
def field(field: BoundField) -> dict[str, Any]:
    """A form field: label, help, error, control, tied together for screen readers."""
    return {"field": field}


@register.inclusion_tag("components/columns.html")
def columns(years: Sequence[YearFigure], title: str, first: str, second: str = "") -> dict[str, Any]:
    """A column chart by year, drawn on the server, with the same figures as a table."""
    return {"chart": column_chart(years), "years": years, "title": title, "first": first, "second": second}


@register.inclusion_tag("components/district_map.html")
def district_map(drawing: Any) -> dict[str, Any]:
    """The districts as a drawing in which each is a link, with its count."""
    return {"drawing": drawing}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], present: int, last: int) -> dict[str, Any]:
    """Page numbers that keep the present search; nothing where there is one page."""
    asked: QueryDict = context["request"].GET.copy()
    asked.pop("page", None)
    rest = asked.urlencode()
    return {
        "present": present,
        "last": last,
        "before": present - 1,
        "after": present + 1 if present < last else 0,
        "numbers": page_numbers(present, last),
        "start": f"?{rest}&" if rest else "?",
    }
