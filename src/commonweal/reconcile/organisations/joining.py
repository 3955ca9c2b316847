"""Register entries joined into organisations by guarded identifiers, never by name alone.

An identifier is followed when the names or the postcodes agree. An organisation has at most one live entry of
a register, and is not at once a live charity and a live community interest company; what breaks this is left
for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from commonweal.reconcile.decisions import NONE, Decisions
from commonweal.reconcile.organisations.declared import COMPANY, SOCIETY, Entry, Pointer, Review
from commonweal.reconcile.organisations.names import names_agree

STRONGEST = ("GB-CHC", "GB-SC", "GB-NIC", "GB-MPR", "GB-COH", "GB-COOP")
SOCIETY_AT_COMPANIES_HOUSE = ("RS", "IP", "SP", "NP", "NO")


@dataclass(frozen=True, slots=True)
class Joined:
    """A pointer that was followed, and what bore it out."""

    left: str
    right: str
    reason: str
    guard: str


@dataclass(frozen=True, slots=True)
class Joining:
    """The cluster of each entry (its smallest org-id by strength), the joins and the reviews."""

    root_of: Mapping[str, str]
    joined: tuple[Joined, ...]
    reviews: tuple[Review, ...]


def strength(org_id: str) -> tuple[int, str]:
    """What org-ids are put in order by: the strongest register first."""
    scheme = next((scheme for scheme in STRONGEST if org_id.startswith(f"{scheme}-")), "")
    return (STRONGEST.index(scheme) if scheme else len(STRONGEST), org_id)


def join_entries(
    entries: Mapping[str, Entry],
    names: Mapping[str, frozenset[str]],
    pointers: Iterable[Pointer],
    decisions: Decisions = NONE,
) -> Joining:
    """Join what people decided is one, then follow pointers whose guard holds and that no decision keeps apart. The
    result does not depend on the order of the pointers."""
    groups = _Groups(entries, apart=pairs_apart(decisions))
    joined = [one for one in decided_joins(entries, decisions) if groups.join(one)]
    kept = [Joined(one.left, one.right, one.reason, "a person decided") for one in joined]
    reviews: list[Review] = []
    for guard, pointer in sorted(
        ((_guard(entries, names, pointer), pointer) for pointer in set(pointers) if pointer.right in entries),
        key=lambda one: (-len(one[0]), strength(one[1].left), strength(one[1].right), one[1].reason),
    ):
        if not guard:
            reviews.append(_disagreement(entries, pointer))
            continue
        against = groups.why_not(pointer)
        if against is not None:
            reviews.append(against)
        elif not groups.are_apart(pointer) and groups.join(pointer):
            kept.append(Joined(pointer.left, pointer.right, pointer.reason, " and ".join(guard)))

    root_of = {one: groups.root(one) for one in entries}
    return Joining(root_of, tuple(kept), tuple(unsettled(reviews, decisions)))


def decided_joins(entries: Mapping[str, Entry], decisions: Decisions) -> list[Pointer]:
    """What people decided is one organisation, as far as its entries were read."""
    found = []
    for decision in decisions.merges:
        first, *others = [one for one in sorted(decision.together, key=strength) if one in entries] or [""]
        reason = f"merged by {decision.why.by} on {decision.why.on}: {decision.why.reason}"
        found += [Pointer(first, other, reason) for other in others]
    return found


def pairs_of(records: Iterable[tuple[str, ...]]) -> frozenset[frozenset[str]]:
    """Every two of the records that each decision names."""
    return frozenset(frozenset(pair) for some in records for pair in combinations(some, 2))


def pairs_apart(decisions: Decisions) -> frozenset[frozenset[str]]:
    """The pairs that people decided to keep apart."""
    return pairs_of(one.apart for one in decisions.splits)


def unsettled(reviews: Iterable[Review], decisions: Decisions) -> list[Review]:
    """Reviews without those that a person has settled, either way."""
    settled = pairs_apart(decisions) | pairs_of(one.together for one in decisions.merges)
    return [one for one in reviews if frozenset((one.left, one.right)) not in settled]


def _guard(
    entries: Mapping[str, Entry], names: Mapping[str, frozenset[str]], pointer: Pointer
) -> tuple[str, ...]:
    left, right = entries[pointer.left], entries[pointer.right]
    name = names_agree(names.get(left.org_id, {left.name}), names.get(right.org_id, {right.name}))
    postcode = left.postcode is not None and left.postcode == right.postcode
    if pointer.needs_name and not name:
        return ()
    return tuple(
        word for word, holds in (("the names agree", name), ("the postcodes agree", postcode)) if holds
    )


def _disagreement(entries: Mapping[str, Entry], pointer: Pointer) -> Review:
    left, right = entries[pointer.left], entries[pointer.right]
    found = f"{right.name}, {right.postcode or 'no postcode'}"
    expected = f"{left.name}, {left.postcode or 'no postcode'}"
    return Review(left.org_id, right.org_id, "neither name nor postcode agrees", found, expected)


class _Groups:
    def __init__(self, entries: Mapping[str, Entry], *, apart: frozenset[frozenset[str]]) -> None:
        self._entries = entries
        self._apart = apart
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def root(self, one: str) -> str:
        while self._parent.get(one, one) != one:
            one = self._parent[one]
        return one

    def members(self, one: str) -> list[str]:
        root = self.root(one)
        return self._members.get(root, [root])

    def join(self, pointer: Pointer) -> bool:
        left, right = self.root(pointer.left), self.root(pointer.right)
        if left == right:
            return False
        keep, gone = sorted((left, right), key=strength)
        self._members[keep] = [*self.members(keep), *self.members(gone)]
        self._parent[gone] = keep
        return True

    def are_apart(self, pointer: Pointer) -> bool:
        if not self._apart:
            return False
        rights = self.members(pointer.right)
        return any(
            frozenset((one, other)) in self._apart for one in self.members(pointer.left) for other in rights
        )

    def why_not(self, pointer: Pointer) -> Review | None:
        if self.root(pointer.left) == self.root(pointer.right):
            return None
        lefts = [self._entries[one] for one in self.members(pointer.left)]
        rights = [self._entries[one] for one in self.members(pointer.right)]
        for one in lefts:
            for other in rights:
                reason = _against(one, other)
                if reason:
                    return Review(
                        pointer.left, pointer.right, reason, other.org_id, f"not together with {one.org_id}"
                    )
        return None


def _against(one: Entry, other: Entry) -> str | None:
    if not (one.live and other.live):
        return None
    forms = {(one.register, one.form), (other.register, other.form)}
    charity = any(register == "charity_commission" for register, _ in forms)
    if charity and any(form == "community interest company" for _, form in forms):
        return "a live charity and a live community interest company"
    if one.register != other.register:
        return None
    if one.register == "companies_house" and _is_society(one) and _is_society(other):
        return None
    return f"two live entries of {one.register}"


def _is_society(entry: Entry) -> bool:
    return entry.org_id.startswith(tuple(f"{COMPANY}-{prefix}" for prefix in SOCIETY_AT_COMPANIES_HOUSE)) or (
        entry.org_id.startswith(SOCIETY)
    )
