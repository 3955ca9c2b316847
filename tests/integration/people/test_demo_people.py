"""`commonweal people`: stewards; accounts for a demonstration, on sample regions alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from commonweal.apps.directory.models import ClaimedOrganisation, OrganisationProfile
from commonweal.apps.directory.queries.claims import open_claims
from commonweal.apps.people.models import Membership, Person
from commonweal.apps.provenance.models import JournalEntry, Snapshot
from commonweal.cli.people import people
from commonweal.registers.region import Region
from commonweal.website.stewards.items import Kind
from commonweal.website.stewards.sources import everything
from small_town import load_small_town
from some_people import make_person

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).resolve().parents[3] / "regions" / "sample.toml"
REAL = SAMPLE.with_name("trafford.toml")


def say(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(people, words)
    return done.exit_code, done.output


@pytest.fixture
def sample_site(tmp_path: Path, settings: Any) -> None:
    load_small_town(tmp_path, sites=3)
    Snapshot.objects.update(sample=True)
    settings.REGION = Region.load(SAMPLE)


def test_there_is_an_account_a_role_and_each_one_gets_in(sample_site: None) -> None:
    code, said = say("demo")
    accounts = re.findall(r"^  (\S.*)\n    (\S+)   (\S+)   (\S+)", said, re.MULTILINE)
    assert (code, {role.partition(",")[0] for role, *_rest in accounts}) == (
        0,
        {"steward", "second steward", "resident", "administrator", "officer", "member", "representative"},
    )
    for _role, address, password, recovery in accounts:
        client = Client()
        client.post("/account/login/", {"login": address, "password": password})
        client.post("/account/2fa/authenticate/", {"code": recovery})
        assert client.get("/account/").status_code == 200, address
    assert Person.objects.filter(is_staff=True).count() == 2


def test_a_second_time_they_are_the_same_with_codes_not_yet_used(sample_site: None) -> None:
    first, before = say("demo")[1], Membership.objects.count()
    for kept in Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES):
        kept.data["used_mask"] = 1
        kept.save()
    second = say("demo")[1]
    accounts = [re.findall(r"^    (\S+   \S+)   (\S+) (\S+)", said, re.MULTILINE) for said in (first, second)]
    assert [in_by for in_by, *_ in accounts[0]] == [in_by for in_by, *_ in accounts[1]]
    assert [code for _, _used, code in accounts[0]] == [code for _, code, _next in accounts[1]]
    assert Membership.objects.count() == before


def test_when_few_codes_are_left_there_are_fresh_ones(sample_site: None) -> None:
    say("demo")
    Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES).update(
        data={"seed": "00" * 20, "used_mask": (1 << 9) - 1}
    )
    codes = re.findall(r"(\d{8} \d{8} \d{8})$", say("demo")[1], re.MULTILINE)
    assert len(codes) == len(set(codes)) == Authenticator.objects.filter(type=Authenticator.Type.TOTP).count()


@pytest.mark.parametrize("region", [None, REAL])
def test_no_real_region_gets_such_accounts(region: Path | None, settings: Any) -> None:
    settings.REGION = Region.load(region) if region else None
    code, said = say("demo")
    assert (code, "does not show a sample region" in said, Person.objects.count()) == (1, True, 0)


def test_a_steward_is_appointed_by_whoever_runs_the_site() -> None:
    ada = make_person("ada@example.org", name="Ada")
    assert say("steward", "Ada@example.org") == (0, "Ada is now a steward.\n")
    ada.refresh_from_db()
    assert ada.is_staff is True
    assert say("steward", "ada@example.org", "--end") == (0, "Ada is no longer a steward.\n")
    entries = JournalEntry.objects.order_by("id").values_list("act", "person", "acting_for", "after")
    assert list(entries) == [
        ("appoint-steward", "", "", {"steward": "True"}),
        ("appoint-steward", "", "", {"steward": "False"}),
    ]
    assert say("steward", "nobody@example.org")[0] == 1


def test_the_stewards_of_the_sample_have_something_to_do(sample_site: None) -> None:
    assert [say("demo")[0] for _ in range(2)] == [0, 0]
    waiting = Counter(item.kind for item in everything(timezone.now()))
    assert {kind: waiting[kind] for kind in (Kind.REPORT, Kind.APPEAL, Kind.CORRECTION)} == {
        Kind.REPORT: 2,
        Kind.APPEAL: 1,
        Kind.CORRECTION: 1,
    }


def test_the_sample_has_claims_of_every_kind_to_look_at(sample_site: None) -> None:
    say("demo")
    say("demo")
    kinds = sorted(one.kind for one in open_claims())
    standings = sorted(ClaimedOrganisation.objects.values_list("standing", flat=True))
    assert kinds == ["claim", "contested", "criterion"]
    assert standings == ["claimed", "claimed", "confirmed"]
    assert OrganisationProfile.objects.count() == 1
