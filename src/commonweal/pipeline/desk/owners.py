"""Whose rows these are: a body publishes its own list and nobody else's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commonweal.foundation.text import compact
from commonweal.rules.public_bodies import body_key, classify_body


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """The public body whose list it is. `uri` is its address or code in the list of public bodies."""

    body_id: str
    name: str
    uri: str | None = None
    aliases: tuple[str, ...] = ()

    def given(self, columns: Iterable[str]) -> Mapping[str, str | None]:
        """What the columns that name the owner say in a publication."""
        return {name: self.uri if name.endswith("_uri") else self.name for name in columns}

    def is_meant(self, text: str) -> bool:
        """Whether a text names this body: by its name, another name it has, or its code."""
        known = {compact(one) for one in (self.name, self.body_id, self.uri or "", *self.aliases) if one}
        return compact(text) in known or _key(text) in {_key(one) for one in (self.name, *self.aliases)}


def _key(name: str) -> str:
    return body_key(name, classify_body(name).kind)
