"""How many links and texts somebody new may write, and what a limited account may do: values in, answers out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commonweal.apps.people.enums import PartyKind, Role, Standing
from commonweal.apps.people.policy import (
    NOBODY,
    VERIFIED_TEXTS,
    Acting,
    ActingFor,
    NewMemberLimits,
    is_steward,
    links_in,
    may_appeal,
    may_appoint_stewards,
    may_decide_appeal,
    may_link,
    may_publish_for,
    may_send,
    may_settle,
    may_write,
    without_links,
)

ADA = Acting(person="ada")
LIMITS = NewMemberLimits(links=0, texts=10)
STEWARD = Acting(person="sam", steward=True, second_factor=True)
COUNCIL = ActingFor(
    membership_id=1, party_kind=PartyKind.PUBLIC_BODY, party_id="eastmere-council", party_name="Eastmere",
    role=Role.OFFICER,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("We bake bread on Tuesdays. Come in.", 0),
        ("Write to ada@ropewalk.org or ring 0151 496 0000.", 0),
        ("See https://cheap.example/pills?x=1 now", 1),
        ("See www.cheap.example and cheap-pills.com/buy.", 2),
        ("e.g. the hall, i.e. no. 3; version 2.0", 0),
        ("HTTP://CHEAP.EXAMPLE", 1),
    ],
)
def test_links_are_counted(text: str, links: int) -> None:
    assert links_in(text) == links


def test_links_can_be_left_out() -> None:
    assert without_links("Buy at www.cheap.example today", instead="[…]") == "Buy at […] today"


@pytest.mark.parametrize(
    ("who", "vouched", "may"),
    [
        (NOBODY, False, False),
        (NOBODY, True, False),
        (ADA, False, False),
        (ADA, True, True),
        (replace(ADA, verified=True), False, True),
    ],
)
def test_links_are_for_those_whom_others_answer_for(who: Acting, vouched: bool, may: bool) -> None:
    assert may_link(who, links=1, limits=LIMITS, vouched=vouched) is may
    assert may_link(who, links=0, limits=LIMITS, vouched=vouched) is True


@pytest.mark.parametrize(
    ("who", "sent", "may"),
    [
        (ADA, 9, True),
        (ADA, 10, False),
        (NOBODY, 10, False),
        (replace(ADA, verified=True), 10, True),
        (replace(ADA, verified=True), VERIFIED_TEXTS, False),
    ],
)
def test_texts_a_day_have_an_end(who: Acting, sent: int, may: bool) -> None:
    assert may_send(who, sent=sent, limits=LIMITS) is may


@pytest.mark.parametrize("standing", [Standing.LIMITED, Standing.CLOSED])
def test_a_limited_account_writes_publishes_and_settles_nothing(standing: str) -> None:
    officer = Acting(person="ada", second_factor=True, by=COUNCIL)
    administrator = replace(STEWARD, administrator=True)
    asked = [
        (may_write, officer),
        (lambda one: may_publish_for(one, "eastmere-council"), officer),
        (is_steward, STEWARD),
        (may_settle, STEWARD),
        (may_appoint_stewards, administrator),
    ]
    assert [may(who) for may, who in asked] == [True] * 5
    assert [may(replace(who, standing=standing)) for may, who in asked] == [False] * 5


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (replace(STEWARD, person="another"), True),
        (STEWARD, False),
        (replace(STEWARD, person="affected"), False),
        (replace(STEWARD, person="another", second_factor=False), False),
        (ADA, False),
    ],
)
def test_another_steward_looks_at_an_appeal(who: Acting, may: bool) -> None:
    assert may_decide_appeal(who, affected="affected", decided_by="sam") is may


@pytest.mark.parametrize(
    ("who", "link", "may"),
    [
        (NOBODY, "", False),
        (NOBODY, "7", True),
        (NOBODY, "8", False),
        (ADA, "", True),
        (replace(ADA, standing=Standing.CLOSED), "", True),
        (STEWARD, "", False),
    ],
)
def test_whom_a_decision_concerns_may_appeal(who: Acting, link: str, may: bool) -> None:
    assert may_appeal(who, affected="ada", link=link, decision="7") is may
