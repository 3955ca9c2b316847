"""Organisations that no register holds, names like theirs, and names that are kept for public bodies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from claimed_organisations import AT, make_organisation
from commonweal.apps.directory.actions.create_organisation import SimilarNames, create_organisation
from commonweal.apps.directory.models import Claim, StatedOrganisation
from commonweal.apps.directory.queries.criteria import OrganisationCriteria
from commonweal.apps.directory.queries.stated import stated_matching
from commonweal.apps.landbank.models import PublicBody
from commonweal.apps.people.policy import NOBODY, Acting
from commonweal.apps.places.models import District, Postcode
from commonweal.apps.places.queries.meaning import Meaning
from commonweal.apps.provenance.models import JournalEntry
from some_people import acting, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Acting:
    PublicBody.objects.create(
        body_id="eastmere-council",
        name="Eastmere Council",
        kind="council",
        reason="",
        in_region=True,
        aliases=["EMBC"],
    )
    return acting(make_person())


def state(
    by: Acting, name: str = "Friends of Tannery Park", *, token: str = "one", **values: Any
) -> StatedOrganisation:
    said = {"kind": "group", "what": "We look after the park.", "token": token, **values}
    return create_organisation(name=name, **said, by=by, at=values.pop("at", AT))


def test_it_has_an_id_of_its_own_and_its_maker_has_a_claim_and_no_more(ada: Acting) -> None:
    made = state(ada)
    claim = Claim.objects.get()
    assert (made.pk[:7], len(made.pk), claim.organisation_id, claim.state) == ("CW-ORG-", 15, made.pk, "open")
    acts = JournalEntry.objects.order_by("id").values_list("act", "subject_id")
    assert list(acts) == [("create-organisation", made.pk), ("claim-organisation", made.pk)]


def test_a_form_sent_twice_makes_one(ada: Acting) -> None:
    assert state(ada).pk == state(ada).pk
    assert StatedOrganisation.objects.count() == 1


def test_it_is_found_by_its_words_and_by_where_it_meets(ada: Acting) -> None:
    District.objects.create(code="E99000001", name="Eastmere")
    Postcode.objects.create(
        postcode="MB4 2QX", outward="MB4", longitude=-2.95, latitude=53.35, district_code="E99000001"
    )
    made = state(ada, postcode="mb4 2qx")
    asked = [
        ({"words": "tannery"}, [made]),
        ({"words": "park frien"}, [made]),
        ({"words": "choir"}, []),
        ({"districts": ("E99000001",)}, [made]),
        ({"districts": ("E99000002",)}, []),
        ({"forms": ("charity",)}, []),
    ]
    found = [stated_matching(OrganisationCriteria(**criteria), Meaning()) for criteria, _expected in asked]
    assert found == [expected for _criteria, expected in asked]


@pytest.mark.parametrize(
    "name",
    [
        "Eastmere Council",
        "Eastmere Borough Council",
        "EASTMERE COUNCI1",
        "Eastmеre Соuncil",  # with letters that are Cyrillic
        "Merseyside Police",
        "Northside NHS Foundation Trust",
        "Merrow Fire and Rescue Authority",
    ],
)
def test_the_name_of_a_public_body_is_refused_with_the_reason(ada: Acting, name: str) -> None:
    with pytest.raises(ValidationError, match="public body"):
        state(ada, name, another=True)


def test_a_similar_name_is_shown_and_accepted_when_it_is_another(ada: Acting) -> None:
    first = state(ada)
    with pytest.raises(SimilarNames) as refusal:
        state(ada, "The Friends of the Tanery Park", token="two")
    assert [(one.name, one.href) for one in refusal.value.similar] == [
        ("Friends of Tannery Park", f"/organisations/{first.pk}/")
    ]
    assert state(ada, "The Friends of the Tanery Park", token="two", another=True).pk != first.pk


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"what": "See https://example.org"}, "Leave links"),
        ({"what": "See example.com"}, "Leave links"),
        ({"postcode": "ZZ9 9ZZ"}, "no postcode of this region"),
    ],
)
def test_what_is_sent_back(ada: Acting, values: dict[str, str], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        state(ada, **values)


def test_visitors_state_nothing_and_nobody_states_many_in_a_day(ada: Acting) -> None:
    with pytest.raises(PermissionDenied):
        state(NOBODY)
    for number, name in enumerate(("Quay Rowers", "Mill Lane Allotments", "Northgate Quilters")):
        state(ada, name, token=str(number))
    with pytest.raises(ValidationError, match="several organisations today"):
        state(ada, "Harbour Chess", token="four")
    later = {"name": "Harbour Chess", "kind": "club", "what": "Chess.", "token": "four"}
    assert create_organisation(**later, by=ada, at=AT + timedelta(days=2)).name == "Harbour Chess"


def test_names_in_any_script_and_as_long_as_allowed(ada: Acting) -> None:
    names = ["مجموعة الحديقة", "公园之友", "Дружба народов", "Ђорђе " * 50]
    made = [
        state(acting(make_person(f"{n}@example.org")), name.strip(), token=str(n))
        for n, name in enumerate(names)
    ]
    assert [one.name for one in made] == [name.strip() for name in names]


def test_a_load_leaves_it_alone(ada: Acting, tmp_path) -> None:
    from small_town import load_small_town

    made = state(ada)
    make_organisation("GB-CHC-9999999", name="Gone Trust")
    load_small_town(tmp_path, sites=1)
    made.refresh_from_db()
    assert (made.name, made.closed_on) == ("Friends of Tannery Park", None)
