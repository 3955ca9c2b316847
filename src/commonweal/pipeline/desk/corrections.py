"""Corrections that were accepted on the site, written down for every later build."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from commonweal.apps.landbank.enums import ReportState
from commonweal.apps.landbank.models import MistakeReport
from commonweal.pipeline.decided import write_corrections
from commonweal.pipeline.desk.publishing import follow
from commonweal.reconcile.decisions import CORRECTABLE, Correct, Why

__all__ = ["CORRECTABLE", "accepted_corrections", "replay_corrections"]


def accepted_corrections() -> list[Correct]:
    """Every accepted correction, the earliest first: the last one of a field counts."""
    reports = MistakeReport.objects.filter(state=ReportState.CONFIRMED).exclude(field="")
    return [
        Correct(
            record=one.record_key,
            field=one.field,
            value=one.value,
            why=Why(
                reason=f"Report {one.pk}: {one.answer}",
                by=f"the answer to report {one.pk}",
                on=timezone.localdate(one.answered_at),
            ),
        )
        for one in reports.order_by("answered_at", "pk")
    ]


def replay_corrections() -> None:
    """Write down what was accepted, and have the site built again with it."""
    data: Path = settings.COMMONWEAL_DATA
    write_corrections(data, accepted_corrections())
    follow()
