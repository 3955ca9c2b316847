"""Letters that a resident may send about a list that is missing, old or incomplete: drafted, with their
authority; nothing is sent from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commonweal.apps.landbank.presenters.owners import Score
from commonweal.rules.working_days import answer_due


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A drafted letter: what it is, its text, on what law it rests, and by when an answer is due."""

    key: str
    title: str
    text: str
    authority: str
    due: str
    due_on: date | None = None


def letters(*, body: str, score: Score | None, on: date) -> tuple[Letter, ...]:
    """The request for information and the complaint about one body's list, as sent on a day."""
    wants = "\n".join(f"- {one}" for one in shortcomings(score))
    return (
        Letter(
            key="request",
            title=_("Request for information"),
            text=_request(body, wants),
            authority=_("Freedom of Information Act 2000, sections 1, 8 and 10."),
            due=_(
                "The body must answer promptly, and at the latest on the twentieth working day after it received "
                "the request (section 10). Weekends, and bank holidays in any part of the United Kingdom, do not count."
            ),
            due_on=answer_due(on),
        ),
        Letter(
            key="complaint",
            title=_("Complaint"),
            text=_complaint(body, wants),
            authority=_("Local Government Transparency Code 2015; the body's own complaints procedure."),
            due=_(
                "The body's own procedure says by when it answers. After its last stage the Local Government and "
                "Social Care Ombudsman may look at the complaint."
            ),
        ),
    )


def shortcomings(score: Score | None) -> Iterator[str]:
    """What is wrong with a published list, in plain words."""
    if score is None:
        yield _("No list of land and building assets could be found.")
        return
    for reason in score.reasons:
        if reason.icon in ("circle-x", "circle-dashed", "circle-help"):
            yield reason.text


def _request(body: str, wants: str) -> str:
    return _(
        "To %(body)s\n\nRequest under the Freedom of Information Act 2000\n\nPlease send me, as a spreadsheet or "
        "CSV, your present list of land and building assets with the fields that the Local Government Transparency "
        "Code 2015 asks for, or the address at which it is published.\n\n%(wants)s\n\nMy name: \nMy address for "
        "the answer: \n"
    ) % {"body": body, "wants": wants}


def _complaint(body: str, wants: str) -> str:
    return _(
        "To %(body)s\n\nComplaint about your list of land and building assets\n\nThe Local Government Transparency "
        "Code 2015 asks local authorities to publish, at least once a year, details of all land and building assets "
        "in one place.\n\n%(wants)s\n\nPlease publish a complete and current list, and tell me by when.\n\nMy "
        "name: \nMy address for the answer: \n"
    ) % {"body": body, "wants": wants}
