"""Which organisations may be meant: those with the number, those with the postcode, those with the name's
words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from commonweal.apps.directory.models import Organisation
from commonweal.apps.provenance.queries.full_text import matching_numbers
from commonweal.apps.provenance.queries.plain_words import plain_words
from commonweal.apps.provenance.queries.searching import Asked as Words
from commonweal.apps.provenance.queries.searching import Phrase
from commonweal.website.reconciliation.scoring import Asked, Candidate, plain_name, whole_postcode

WORDS_TABLE = "directory_organisationwords"
FIELDS = ("organisation_id", "name", "identifiers", "postcode", "legal_form", "closed_on")

# How many are weighed for one row of somebody's table: a name like “village hall” has thousands.
MOST_OF_A_NAME = 1_000
MOST_OF_A_POSTCODE = 200
LONGEST_NAME_IN_WORDS = 8
ENOUGH = 3


def for_each(rows: Iterable[Asked]) -> Iterator[list[Candidate]]:
    """The candidates of each row, each once."""
    for asked in rows:
        numbers = {*_numbered(asked), *_alike(asked), *_at_postcode(asked)}
        yield list(_candidates(numbers))


def suggested(prefix: str, *, limit: int) -> list[Candidate]:
    """Organisations whose name begins so, for somebody who is still typing."""
    if not prefix.strip() or "\x00" in prefix:
        return []
    found = Organisation.objects.filter(name__istartswith=prefix.strip()[:100]).order_by("name", "number")
    return [_candidate(*row) for row in found.values_list(*FIELDS)[:limit]]


def records(ids: list[str]) -> dict[str, Organisation]:
    """The organisations with these ids, by id."""
    storable = [key for key in ids if "\x00" not in key]
    return {one.organisation_id: one for one in Organisation.objects.filter(organisation_id__in=storable)}


def record(key: str) -> Organisation | None:
    """The organisation with this id, or None."""
    return records([key]).get(key)


def _numbered(asked: Asked) -> list[int]:
    """Those whose codes hold one of the org-ids; the scoring compares them to the letter."""
    phrases = [tuple(plain_words(identifier)) for identifier in (*asked.identifiers, *asked.numbers)]
    return _found([phrase for phrase in phrases if phrase], in_name=False)


def _alike(asked: Asked) -> set[int]:
    """Those with all words of the name, and, where they are few, those that lack one of the words."""
    words = plain_name(asked.name).split()[:LONGEST_NAME_IN_WORDS]
    found = set(_with_all(words))
    if len(found) < ENOUGH and len(words) > 1:
        for left_out in range(len(words)):
            found.update(_with_all(words[:left_out] + words[left_out + 1 :]))
    return found


def _with_all(words: list[str]) -> list[int]:
    if not words:
        return []
    asked = Words(all_of=tuple(_written(word) for word in words), shown=" ".join(words), mended=())
    return matching_numbers(WORDS_TABLE, asked, in_name=True)[:MOST_OF_A_NAME].tolist()


def _written(word: str) -> tuple[Phrase, ...]:
    """A word as registers write it: a legal form in short or in full."""
    return ((word,), *((long,) for long in LONG_FORMS.get(word, ())))


LONG_FORMS = {"ltd": ("limited",), "co": ("company",), "inc": ("incorporated",), "assoc": ("association",)}


def _found(phrases: list[Phrase], *, in_name: bool) -> list[int]:
    """Numbers of the organisations that have one of the phrases."""
    if not phrases:
        return []
    asked = Words(all_of=(tuple(phrases),), shown="", mended=())
    return matching_numbers(WORDS_TABLE, asked, in_name=in_name)[:MOST_OF_A_NAME].tolist()


def _at_postcode(asked: Asked) -> list[int]:
    postcode = whole_postcode(asked.postcode)
    if not postcode or not asked.name:
        return []
    return list(
        Organisation.objects.filter(postcode=postcode).values_list("number", flat=True)[:MOST_OF_A_POSTCODE]
    )


def _candidates(numbers: set[int]) -> Iterator[Candidate]:
    ordered = sorted(numbers)
    for start in range(0, len(ordered), 500):
        rows = Organisation.objects.filter(number__in=ordered[start : start + 500], gone_on=None)
        for row in rows.values_list(*FIELDS):
            yield _candidate(*row)


def _candidate(
    organisation_id: str,
    name: str,
    identifiers: list[str],
    postcode: str | None,
    form: str,
    closed_on: object,
) -> Candidate:
    return Candidate(
        organisation_id=organisation_id,
        name=name,
        identifiers=tuple(identifiers),
        postcode=postcode or "",
        legal_form=form,
        closed=closed_on is not None,
    )
