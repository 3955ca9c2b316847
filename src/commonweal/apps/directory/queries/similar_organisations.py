"""Which organisations and public bodies have a name like this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from commonweal.apps.directory.models import Organisation, StatedOrganisation
from commonweal.apps.directory.queries.held_organisations import WORDS_TABLE, held_organisations
from commonweal.apps.provenance.queries.full_text import matching_numbers
from commonweal.apps.provenance.queries.plain_words import plain_words
from commonweal.apps.provenance.queries.searching import Asked, Vocabulary, forms
from commonweal.rules.protected_names import protected_kind
from commonweal.rules.similar_names import PASSES_FOR, SIMILAR, likeness, telling_words

MOST_SHOWN = 8
MOST_COMPARED = 4000
BodyNames = Callable[[], Iterable[tuple[str, str, str]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarName:
    """One that has a similar name: what it is called, its page, how alike (0 to 1), whether it is a public body."""

    name: str
    href: str
    alike: float
    public: bool = False


def similar_organisations(name: str) -> tuple[SimilarName, ...]:
    """Those whose names are most alike, the most alike first; at most eight."""
    found = [*_of_registers(name), *_stated(name), *_bodies(name, least=SIMILAR)]
    return tuple(sorted(found, key=lambda one: (-one.alike, one.name))[:MOST_SHOWN])


def protected_by(name: str) -> tuple[str, SimilarName | None]:
    """Why a name may not be taken: it is a public body's kind of name, or it passes for one of the region's. The reason
    in the rules' words and the body; empty and None where it may."""
    nearest = max(_bodies(name, least=PASSES_FOR), key=lambda one: one.alike, default=None)
    return protected_kind(name), nearest


def _bodies(name: str, *, least: float) -> list[SimilarName]:
    names: BodyNames = import_string(settings.PUBLIC_BODY_NAMES)
    best: dict[str, SimilarName] = {}
    for own, called, href in names():
        alike = likeness(name, own)
        if alike >= least and (href not in best or best[href].alike < alike):
            best[href] = SimilarName(name=called, href=href, alike=alike, public=True)
    return list(best.values())


def _stated(name: str) -> list[SimilarName]:
    rows = StatedOrganisation.objects.filter(closed_on=None).values_list("organisation_id", "name")
    return list(_alike(name, rows))


def _of_registers(name: str) -> list[SimilarName]:
    held = held_organisations()
    phrases = tuple((word,) for word in _words(name, held.vocabulary))
    if not phrases or not len(held.frame):
        return []
    asked = Asked(all_of=(phrases,), shown=name, mended=())
    numbers = matching_numbers(WORDS_TABLE, asked, in_name=True)[:MOST_COMPARED].tolist()
    rows = Organisation.objects.filter(number__in=numbers, gone_on=None)
    return list(_alike(name, rows.values_list("organisation_id", "name")))


def _words(name: str, vocabulary: Vocabulary) -> list[str]:
    """The telling words of a name, each in its forms, and the words nearest to those that nothing has."""
    telling = [word for word in plain_words(name) if word in set(telling_words(name))] or plain_words(name)
    known = [form for word in telling for form in forms(word)]
    slips = [vocabulary.nearest(word) for word in telling if len(word) > 3 and word not in vocabulary]
    return list(dict.fromkeys([*known, *filter(None, slips)]))


def _alike(name: str, rows: Iterable[tuple[str, str]]) -> Iterable[SimilarName]:
    for key, own in rows:
        alike = likeness(name, own)
        if alike >= SIMILAR:
            yield SimilarName(name=own, href=reverse("directory:organisation", args=[key]), alike=alike)
