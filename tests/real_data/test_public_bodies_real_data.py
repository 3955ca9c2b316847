"""How often real names are taken for a public body's when no proprietorship category says what they are.

The counts are what was measured; nobody has said of each name whether it is right. Of the 86 charities most bear the
very name of a public body: ten NHS trusts and two parish councils, and 66 community, village and neighbourhood
councils, which are public in Wales and Scotland and may be in England. The name alone does not tell these apart.
"""

from __future__ import annotations

import gzip
from collections import Counter

import pytest

from commonweal.rules.public_bodies import BodyKind, classify_body

pytestmark = [pytest.mark.real_data, pytest.mark.slow]

NOT_PUBLIC = {
    "registered_charity": (219_325, 86),
    "company_limited_by_guarantee": (56_844, 7),
    "community_interest_company": (14_562, 0),
    "registered_society": (10_573, 0),
    "university": (141, 0),
}
PUBLIC = {"local_authority": 444, "parish_or_town_council": 11_337}


@pytest.fixture(scope="module")
def verdicts(real_data):
    def of(form):
        path = real_data / "linkage-labels" / f"names-{form}.txt.gz"
        with gzip.open(path, "rt", encoding="utf-8") as names:
            return [classify_body(name.rstrip("\n")) for name in names]

    return of


@pytest.mark.parametrize(("form", "expected"), NOT_PUBLIC.items())
def test_few_private_names_are_taken_for_public(verdicts, form, expected):
    found = verdicts(form)
    assert (len(found), sum(verdict.public for verdict in found)) == expected


@pytest.mark.parametrize(("form", "names"), PUBLIC.items())
def test_no_name_of_a_council_is_lost(verdicts, form, names):
    assert Counter(verdict.public for verdict in verdicts(form)) == {True: names}


def test_every_parish_town_and_community_council_is_known_as_one(verdicts):
    assert {verdict.kind for verdict in verdicts("parish_or_town_council")} == {BodyKind.PARISH_COUNCIL}
