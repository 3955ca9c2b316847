"""The desk's sentences: what looks wrong, what a check found, what a column is called."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.apps.landbank.models import RegisterUpload
from commonweal.apps.landbank.presenters.words import number
from commonweal.pipeline.desk.results import Doubt
from commonweal.pipeline.desk.rooms import DESK
from commonweal.registers.fetching.download import KEPT
from commonweal.registers.fetching.store import Fetch, Outcome

REGISTERS = {
    "land_assets": gettext_lazy("Land and buildings"),
    "brownfield_land": gettext_lazy("Brownfield land"),
    "community_value": gettext_lazy("Assets of community value"),
}


def register_name(register: str) -> str:
    """A register as officers call it."""
    return str(REGISTERS.get(register) or _("Not recognised yet"))


def doubt_sentence(doubt: Doubt) -> str:
    """What looks wrong, with its numbers."""
    values = {"rows": number(doubt.rows), "of": number(doubt.of), "what": doubt.what}
    sentences = {
        "vanished": _("%(rows)s of %(of)s assets of the last publication are not in this one."),
        "all_moved": _("%(rows)s of %(of)s points lie more than fifty metres from where they were."),
        "emptied": _("The column %(what)s had %(rows)s values and is now empty."),
        "many_refused": _("%(rows)s of %(of)s rows were refused and will not be published."),
        "names_another": _("%(rows)s of %(of)s rows name another body. They will be published as yours."),
    }
    return sentences[doubt.code] % values


def problem_title(code: str) -> str:
    """The name of a kind of problem, as a person reads it."""
    return code.replace("_", " ").capitalize()


def told(upload: RegisterUpload) -> str:
    """Why an upload cannot be read."""
    if upload.told == "unknown":
        return _("Its headings are those of no register that councils publish here. Say which it is.")
    if upload.told == "no rows":
        return _("No row could be read in it.")
    if upload.told:
        return _("It looks like another register (%(name)s), which is not published here.") % {
            "name": upload.told.replace("_", " ")
        }
    return ""


def against_words(against: str) -> str:
    """What an upload is compared with."""
    if not against:
        return _("There is nothing to compare with: no earlier file of yours was read here.")
    if against == "built":
        return _("Compared with your file as this site read it last.")
    return _("Compared with your %(publication)s.") % {"publication": against}


def column_choices(register: str) -> list[tuple[str, str]]:
    """The columns that a heading may be taken for, by the standard's own names."""
    table = DESK[register].how.table
    return [(one.name, one.heading) for one in table.columns if one.headings]


def rows_in_words(count: int) -> str:
    """A number of rows."""
    return ngettext("%(n)s row", "%(n)s rows", count) % {"n": number(count)}


def outcome_words(fetch: Fetch) -> str:
    """What came of asking an address once."""
    said = {
        Outcome.NEW: _("A new file arrived."),
        Outcome.UNCHANGED: _("The same file as before."),
    }
    return said.get(fetch.outcome) or fetch.sentence.removesuffix(KEPT).strip()
