"""Why the build joined, closed or judged something: its fixed sentences in the reader's language."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy

from commonweal.apps.provenance.presenters.figures import month

MONTHS = r"(?P<before>\d{4}-\d\d) and (?P<after>\d{4}-\d\d)"
# The sentences of a snapshot, and how each is said to a reader. What stands in a name is the register's own.
SENTENCES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"the site's only record", gettext_lazy("the only row about this site")),
        (
            r"the same UPRN (?P<uprn>\d+) and the same name",
            gettext_lazy("the same property reference (UPRN) %(uprn)s and the same name"),
        ),
        (r"the same UPRN (?P<uprn>\d+)", gettext_lazy("the same property reference (UPRN) %(uprn)s")),
        (r"the same title number (?P<title>\S+)", gettext_lazy("the same title number %(title)s")),
        (
            r"the same publisher's code (?P<code>.+) in another edition",
            gettext_lazy("the same publisher’s code %(code)s in another edition"),
        ),
        (
            r"the same address: (?P<address>.+), of the same owner",
            gettext_lazy("the same address and owner: %(address)s"),
        ),
        (r"the same address: (?P<address>.+)", gettext_lazy("the same address: %(address)s")),
        (
            r"the row quotes this title, which covers other sites too",
            gettext_lazy("the row quotes this title, which covers other sites too"),
        ),
        (
            rf"its title left a public body between {MONTHS}",
            gettext_lazy("Its title left a public body between %(before)s and %(after)s."),
        ),
        (
            r"its publisher's later register no longer has it",
            gettext_lazy("Its publisher’s later register no longer has it."),
        ),
        (
            r"the charity declares this company number",
            gettext_lazy("the charity declares this company number"),
        ),
        (
            r"the co-operatives' list gives this number of (?P<registrar>.+)",
            gettext_lazy("the list of co-operatives gives this number of %(registrar)s"),
        ),
        (
            r"the form that society number (?P<number>\S+) takes at Companies House",
            gettext_lazy("the form that society number %(number)s takes at Companies House"),
        ),
        (
            r"the names agree and the postcodes agree",
            gettext_lazy("the names agree and the postcodes agree"),
        ),
        (r"the names agree", gettext_lazy("the names agree")),
        (r"the postcodes agree", gettext_lazy("the postcodes agree")),
        (r"the region file names it", gettext_lazy("Whoever set this region up named it as a public body")),
        (
            r"(?:The) file is more than a year old; .+",
            gettext_lazy(
                "The file is more than a year old; the Code asks for a new one at least every year."
            ),
        ),
    )
)


def reason_words(text: str | None) -> str:
    """A sentence of the build as people read it; one that is not known here stands as it is."""
    for pattern, words in SENTENCES:
        if found := pattern.fullmatch(text or ""):
            parts = found.groupdict()
            return str(words) % {
                name: month(part) if name in ("before", "after") else part for name, part in parts.items()
            }
    return text or ""
