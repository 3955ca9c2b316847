"""Who speaks for an organisation and what shows it: each piece of evidence a fact of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.apps.directory.enums import Method, ProfileField, Rung, Standing
from commonweal.apps.directory.models import Evidence, Organisation
from commonweal.apps.directory.policy import may_confirm, may_speak_for, may_vouch
from commonweal.apps.directory.presenters.words import entry_words
from commonweal.apps.directory.queries.standing import Said, Spoken
from commonweal.apps.people.policy import Acting
from commonweal.apps.provenance.presenters import Verb

# The rungs that every page shows, reached or not; criteria stand one by one where a steward accepted them.
ALWAYS = (Rung.REGISTER, Rung.ADDRESS, Rung.OFFICER, Rung.VOUCHED)


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceFact:
    """One piece of evidence as a page shows it. `href` leads to the one who vouches; `ends` where people can
    take it back."""

    number: int
    text: str
    source: str = ""
    how: str = ""
    dated: date | None = None
    expires_on: date | None = None
    says: str = ""
    link: str = ""
    href: str = ""
    ends: bool = False

    @property
    def reached(self) -> bool:
        """Whether there is any."""
        return self.dated is not None


def evidence_facts(evidence: Sequence[Evidence]) -> list[EvidenceFact]:
    """The ladder from the ground up; a rung that nothing shows yet says so."""
    facts = []
    for rung in Rung:
        own = [one for one in evidence if one.rung == rung]
        facts += [_fact(one) for one in own]
        if not own and rung in ALWAYS:
            facts.append(EvidenceFact(number=0, text=str(rung.label)))
    return facts


def _fact(one: Evidence) -> EvidenceFact:
    vouched = one.rung == Rung.VOUCHED
    return EvidenceFact(
        number=one.pk,
        text=str(one.get_criterion_display() if one.criterion else one.get_rung_display()),
        source=source_words(one),
        how=str(Method(one.method).label),
        dated=one.dated,
        expires_on=one.expires_on,
        says=one.says,
        link=one.link,
        href=reverse("directory:organisation", args=[one.voucher_id]) if vouched else "",
        ends=one.rung != Rung.REGISTER,
    )


def source_words(one: Evidence) -> str:
    """Where evidence comes from, in words: register entries by the register's name."""
    if one.rung == Rung.REGISTER:
        return ", ".join(entry_words(entry) for entry in one.source.split(", "))
    return one.source


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfilePart:
    """One field of a profile as a page shows it; `links` where it is a list of addresses; `seen_by` where not
    everybody sees it."""

    label: str
    text: str
    links: tuple[str, ...] = ()
    seen_by: str = ""


def profile_parts(profile: Sequence[Said]) -> list[ProfilePart]:
    """The fields in their order."""
    by_name = {said.field: said for said in profile}
    return [_part(by_name[name], label) for name, label in ProfileField.choices if name in by_name]


def _part(said: Said, label: str) -> ProfilePart:
    whose = {"signed-in": _("People with an account see this."), "members": _("Your own people see this.")}
    links = tuple(said.text.split()) if said.field == ProfileField.LINKS else ()
    text = "" if links else said.text
    return ProfilePart(label=str(label), text=text, links=links, seen_by=str(whose.get(said.seen_by, "")))


def standing_words(spoken: Spoken) -> str:
    """Whether somebody speaks for an organisation, in a sentence."""
    return {
        Standing.UNCLAIMED: _("Nobody speaks for it here yet."),
        Standing.CLAIMED: _("Somebody says that they speak for it. It is not shown yet."),
        Standing.CONFIRMED: _("People of this organisation speak for it here."),
        Standing.LAPSED: _("People spoke for it here. What showed it does not count any more."),
    }[Standing(spoken.standing)]


def claiming_verbs(spoken: Spoken, organisation_id: str, *, closed: bool, by: Acting) -> list[Verb]:
    """What this person may do about who speaks for an organisation."""
    party = spoken.row.pk if spoken.row else organisation_id
    if may_speak_for(by, party) or may_confirm(by, party) or spoken.claim:
        return _own(organisation_id, speaks=may_speak_for(by, party) and spoken.is_confirmed)
    if closed:
        return []
    verbs = [_claim(spoken, organisation_id)]
    if may_vouch(by, party):
        vouch = reverse("directory:vouch", args=[organisation_id])
        verbs.insert(
            0,
            Verb(
                text=_("Vouch for it"),
                detail=_("Say that your organisation knows it"),
                href=vouch,
                icon="users",
            ),
        )
    return verbs


def _own(organisation_id: str, *, speaks: bool) -> list[Verb]:
    speaking = reverse("directory:speaking", args=[organisation_id])
    verbs = [
        Verb(
            text=_("Who speaks for it"),
            detail=_("Show it, and see what stands"),
            href=speaking,
            icon="shield-check",
        )
    ]
    if speaks:
        profile = reverse("directory:profile", args=[organisation_id])
        verbs.insert(
            0,
            Verb(text=_("Change the profile"), detail=_("In your own words"), href=profile, icon="file-text"),
        )
    return verbs


def _claim(spoken: Spoken, organisation_id: str) -> Verb:
    href = reverse("directory:claim", args=[organisation_id])
    if spoken.is_confirmed:
        text, detail = _("Is this yours, too?"), _("Its people can invite you, or a steward looks at it")
    else:
        text, detail = _("Is this yours? Speak for it"), _("Claim it, and show that you do")
    return Verb(text=text, detail=detail, href=href, icon="users")


def is_closed(organisation: Organisation) -> bool:
    """Whether its registers closed or lost it."""
    return bool(organisation.closed_on or organisation.gone_on)
