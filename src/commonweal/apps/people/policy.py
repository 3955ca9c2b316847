"""Who may do what: the person, the party they act for, and what their role allows. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from commonweal.apps.people.enums import PartyKind, Responsibility, Role, Standing
from commonweal.apps.provenance.actions.record_act import THE_SITE, VISITOR, Actor

R = Responsibility
REPRESENTATIVE = frozenset({R.REPRESENT, R.LIST, R.QUOTE, R.AGREE, R.CONFIRM, R.VOTE})
OFFICER = frozenset({R.REPRESENT, R.LIST, R.CONFIRM, R.PUBLISH, R.DECIDE, R.AGREE})
RESPONSIBILITIES: dict[str, frozenset[Responsibility]] = {
    Role.MEMBER: frozenset(),
    Role.REPRESENTATIVE: REPRESENTATIVE,
    Role.OFFICER: OFFICER,
    Role.ADMINISTRATOR: REPRESENTATIVE | {R.MANAGE_PEOPLE},
}
ROLES: dict[str, tuple[Role, ...]] = {
    PartyKind.ORGANISATION: (Role.MEMBER, Role.REPRESENTATIVE, Role.ADMINISTRATOR),
    PartyKind.PUBLIC_BODY: (Role.MEMBER, Role.OFFICER, Role.ADMINISTRATOR),
}
NEED_SECOND_FACTOR = frozenset({R.AGREE, R.PUBLISH, R.DECIDE, R.MANAGE_PEOPLE})
ADMINISTRATORS_NEEDED = 2
# A link: an address with its scheme, one that begins with www., or a name under a domain that the web is full of.
LINK = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|uk|info|biz|eu|io|co|me|xyz|shop|online|site|top|club|ru|cn)"
    r"(?![\w-])(?:/\S*)?",
    re.IGNORECASE,
)
# How many texts a day somebody verified may send: enough for anybody, too few for a program.
VERIFIED_TEXTS = 200
PREFIXES = {PartyKind.ORGANISATION: "organisation", PartyKind.PUBLIC_BODY: "body"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ActingFor:
    """The membership that somebody acts by. `frozen` where the party has no administrator left."""

    membership_id: int
    party_kind: str
    party_id: str
    party_name: str
    role: str
    frozen: bool = False

    @property
    def party(self) -> str:
        """The party as the journal names it: `body:merrow-fire`."""
        return party_key(kind=self.party_kind, id=self.party_id)


@dataclass(frozen=True, kw_only=True, slots=True)
class Acting:
    """Who is asking: a person by public id (empty: a visitor), and the membership they chose to act by.

    `second_factor` says whether one is set up, and so was asked for at sign-in; `verified` whether others answer for
    who this is; `standing` what decisions about the account leave open.
    """

    person: str = ""
    name: str = ""
    steward: bool = False
    administrator: bool = False
    second_factor: bool = False
    terms_due: bool = False
    verified: bool = False
    standing: str = Standing.OPEN
    by: ActingFor | None = None
    memberships: int = 0

    @property
    def signed_in(self) -> bool:
        """Whether this is a person with an account."""
        return bool(self.person)

    @property
    def actor(self) -> Actor:
        """The same, as the journal names it."""
        if not self.person:
            return THE_SITE if self.administrator else Actor(acting_for=VISITOR)
        return Actor(person=self.person, acting_for=self.by.party if self.by else "")


NOBODY = Acting()
# Whoever may start the site's own commands answers for it, and has no account there.
COMMAND_LINE = Acting(administrator=True)


def party_key(*, kind: str, id: str) -> str:
    """A party in one word: `organisation:GB-CHC-1234560`, `body:merrow-fire`."""
    return f"{PREFIXES[PartyKind(kind)]}:{id}"


def responsibilities_of(*, role: str, party_kind: str) -> frozenset[Responsibility]:
    """What a role allows. An administrator of a public body may do what its officers may, too."""
    allowed = RESPONSIBILITIES.get(role, frozenset())
    if role == Role.ADMINISTRATOR and party_kind == PartyKind.PUBLIC_BODY:
        return OFFICER | {R.MANAGE_PEOPLE}
    return allowed


def responsibilities(acting: Acting) -> frozenset[Responsibility]:
    """What a person may do for the party they act for; nothing where the party is frozen."""
    if acting.by is None or acting.by.frozen:
        return frozenset()
    return responsibilities_of(role=acting.by.role, party_kind=acting.by.party_kind)


def is_steward(acting: Acting) -> bool:
    """Whether this person looks after the site's records."""
    return acting.signed_in and acting.steward and is_open(acting)


def may_write(acting: Acting) -> bool:
    """Whether somebody may write anything: a visitor, or an account that is neither limited nor closed and has
    accepted the terms."""
    return is_open(acting) and not acting.terms_due


def is_open(acting: Acting) -> bool:
    """Whether no decision limits or closes the account; visitors have none."""
    return acting.standing == Standing.OPEN


def acts_for(acting: Acting, *, kind: str, id: str) -> bool:
    """Whether this person has chosen to act for this party."""
    return acting.by is not None and (acting.by.party_kind, acting.by.party_id) == (kind, id)


def may(acting: Acting, responsibility: Responsibility, *, kind: str, id: str) -> bool:
    """Whether somebody acts for a party, in a role that allows this, has accepted the terms, and has a second
    factor where one is needed."""
    enough = (acting.second_factor or responsibility not in NEED_SECOND_FACTOR) and may_write(acting)
    return acts_for(acting, kind=kind, id=id) and responsibility in responsibilities(acting) and enough


def lacks_only_second_factor(acting: Acting, responsibility: Responsibility, *, kind: str, id: str) -> bool:
    """Whether setting up a second factor is all that is missing."""
    sure = replace(acting, second_factor=True)
    return not may(acting, responsibility, kind=kind, id=id) and may(sure, responsibility, kind=kind, id=id)


def may_publish_for(acting: Acting, body_id: str) -> bool:
    """Officers publish for the body they act for."""
    return may(acting, R.PUBLISH, kind=PartyKind.PUBLIC_BODY, id=body_id)


def may_decide_for(acting: Acting, body_id: str) -> bool:
    """Officers decide for the body they act for."""
    return may(acting, R.DECIDE, kind=PartyKind.PUBLIC_BODY, id=body_id)


def may_represent(acting: Acting, *, kind: str, id: str) -> bool:
    """Whoever speaks for a party they act for."""
    return may(acting, R.REPRESENT, kind=kind, id=id)


def may_confirm_for(acting: Acting, *, kind: str, id: str) -> bool:
    """Whoever may confirm what a colleague did."""
    return may(acting, R.CONFIRM, kind=kind, id=id)


def may_manage_people(acting: Acting, *, kind: str, id: str) -> bool:
    """Administrators look after the people of the party they act for."""
    return may(acting, R.MANAGE_PEOPLE, kind=kind, id=id)


def may_settle(acting: Acting) -> bool:
    """Stewards settle what others cannot, with a second factor."""
    return is_steward(acting) and acting.second_factor


def is_at_domain(address: str, domain: str) -> bool:
    """Whether an address is at a domain or under it: `ada@legal.eastmere.gov.uk` is at `eastmere.gov.uk`."""
    at = address.strip().casefold().rpartition("@")[2]
    own = domain.strip().casefold().removeprefix("www.")
    return bool(own) and (at == own or at.endswith(f".{own}"))


def may_appoint_stewards(acting: Acting) -> bool:
    """The site's administrators say who is a steward."""
    return acting.administrator and is_open(acting) and (acting.second_factor or not acting.signed_in)


@dataclass(frozen=True, kw_only=True, slots=True)
class NewMemberLimits:
    """What somebody may write whom nobody has verified: links in one text, texts in one day."""

    links: int
    texts: int


def links_in(text: str) -> int:
    """How many links a text holds; an e-mail address is none."""
    return len(LINK.findall(text))


def without_links(text: str, *, instead: str) -> str:
    """A text with `instead` in the place of each link."""
    return LINK.sub(lambda _found: instead, text)


def is_verified(acting: Acting, *, vouched: bool = False) -> bool:
    """Whether others answer for who this is. `vouched`: the part that knows the organisation says so."""
    return acting.signed_in and (acting.verified or vouched)


def may_link(acting: Acting, *, links: int, limits: NewMemberLimits, vouched: bool = False) -> bool:
    """Whether a text of theirs may hold so many links."""
    return links <= limits.links or is_verified(acting, vouched=vouched)


def may_send(acting: Acting, *, sent: int, limits: NewMemberLimits, vouched: bool = False) -> bool:
    """Whether one more text may be sent after `sent` of today."""
    return sent < (VERIFIED_TEXTS if is_verified(acting, vouched=vouched) else limits.texts)


def may_decide_on(acting: Acting, *, affected: str) -> bool:
    """Stewards decide on what was reported, with a second factor, except about themselves (`affected`: a public
    id)."""
    return may_settle(acting) and acting.person != affected


def may_decide_appeal(acting: Acting, *, affected: str, decided_by: str) -> bool:
    """Another steward than the one who decided, and not the one it is about."""
    return may_decide_on(acting, affected=affected) and acting.person != decided_by


def may_appeal(acting: Acting, *, affected: str, link: str, decision: str) -> bool:
    """The person that a decision is about, or whoever follows the signed link of its letter (`link`: the decision's id
    in it, empty where none was followed)."""
    return (bool(link) and link == decision) or (acting.signed_in and acting.person == affected)


def may_delete_account(acting: Acting, *, person: str) -> bool:
    """Everybody their own, by public id; and the site itself, by its timer, which has no account."""
    own = acting.signed_in and acting.person == person
    return own or (acting.administrator and not acting.signed_in and bool(person))
