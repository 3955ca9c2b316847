"""The words of the land bank as choices."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ownership(models.TextChoices):
    """Whether a public body holds the site."""

    PUBLIC = "public", _("public")
    MIXED = "mixed", _("mixed")
    NOT_PUBLIC = "not public", _("not public")
    NOT_PUBLISHED = "not published", _("not published")


class Vacancy(models.TextChoices):
    """Whether the site is used."""

    VACANT = "vacant", _("vacant")
    SURPLUS = "surplus", _("surplus")
    AWAITING_DEVELOPMENT = "awaiting development", _("awaiting development")
    IN_USE = "in use", _("in use")


class ListingState(models.TextChoices):
    """Where the site stands on a list of assets of community value."""

    LISTED = "listed", _("listed")
    NOMINATED = "nominated", _("nominated")
    REFUSED = "refused", _("refused")
    EXPIRED = "expired", _("expired")


class SizeBand(models.TextChoices):
    """The size of a site by its area of land."""

    UNKNOWN = "unknown", _("not published")
    TINY = "tiny", _("under 0.1 hectares")
    SMALL = "small", _("0.1 to 0.5 hectares")
    MEDIUM = "medium", _("0.5 to 2 hectares")
    LARGE = "large", _("2 to 10 hectares")
    VAST = "vast", _("10 hectares and over")


class SiteOrder(models.TextChoices):
    """How a list of sites is put in order."""

    RELEVANCE = "relevance", _("best match")
    NAME = "name", _("name")
    DISTANCE = "distance", _("nearest")
    SIZE = "size", _("largest")
    CHANGED = "changed", _("changed most lately")


class MistakeField(models.TextChoices):
    """What a visitor says is wrong."""

    EMPTY = "empty", _("it is empty")
    IN_USE = "in use", _("it is in use")
    MISSING = "missing", _("a site is missing from the list")
    OWNER = "owner", _("who owns it")
    PLACE = "place", _("where it is")
    USE = "use", _("what it is used for")
    NAME = "name", _("name or address")
    SAME = "same", _("it is the same as another site")
    OTHER = "other", _("something else")


class UploadState(models.TextChoices):
    """How far the check of an upload has come."""

    WAITING = "waiting", _("waiting for its check")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked")
    UNREADABLE = "unreadable", _("cannot be read")
    FAILED = "failed", _("the check failed")


class UploadOrigin(models.TextChoices):
    """Where the rows of an upload come from."""

    FILE = "file", _("a file that was sent")
    PUBLICATION = "publication", _("the last publication, to change it asset by asset")
    FETCH = "fetch", _("fetched from the body’s own address")


class FetchEvery(models.TextChoices):
    """How often an address is asked."""

    DAY = "day", _("every day")
    WEEK = "week", _("every week")
    MONTH = "month", _("every month")


class FetchState(models.TextChoices):
    """How a scheduled fetch stands."""

    NEW = "new", _("not tried yet")
    WORKS = "works", _("works")
    WAITS = "waits", _("a file waits for you")
    BROKEN = "broken", _("broken")


class PhotoState(models.TextChoices):
    """Who may see a photo."""

    KEPT = "kept", _("seen by those who answer")
    RELEASED = "released", _("seen by everybody")
    WITHHELD = "withheld", _("not shown")


class MendKind(models.TextChoices):
    """What was changed in an upload."""

    CELL = "cell", _("a cell")
    ADD = "add", _("a row was added")
    LEAVE_OUT = "leave-out", _("a row was left out")
    PUT_BACK = "put-back", _("a row was put back")


class PublicationState(models.TextChoices):
    """What has become of a publication."""

    SCHEDULED = "scheduled", _("will be published")
    PUBLISHED = "published", _("published")
    UNDONE = "undone", _("undone")


class ReportState(models.TextChoices):
    """What the stewards have done with a report."""

    NEW = "new", _("new")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")


class Act(models.TextChoices):
    """What people do to the land bank, as the journal names it."""

    UPLOAD_REGISTER = "upload-register", _("uploaded a register")
    CHOOSE_HEADINGS = "choose-headings", _("said what the headings of an upload mean")
    MEND_REGISTER = "mend-register", _("mended an upload")
    PUBLISH_REGISTER = "publish-register", _("published a register")
    BRING_PUBLICATION_INTO_FORCE = (
        "bring-publication-into-force",
        _("a publication came into force on its day"),
    )
    UNDO_PUBLICATION = "undo-publication", _("undid a publication")
    REPORT_MISTAKE = "report-mistake", _("reported a mistake")
    ANSWER_MISTAKE_REPORT = "answer-mistake-report", _("answered a report")
    SETTLE_REPORT_PHOTOS = "settle-report-photos", _("decided which photos of a report are shown")
    SCHEDULE_FETCH = "schedule-fetch", _("named the address that a register is fetched from")
    END_SCHEDULED_FETCH = "end-scheduled-fetch", _("ended a scheduled fetch")
    TRY_SCHEDULED_FETCH = "try-scheduled-fetch", _("asked for a scheduled fetch at once")
    NOTE_SCHEDULED_FETCH = "note-scheduled-fetch", _("a scheduled fetch began to work, wait or break")
    TAKE_IN_FETCHED_REGISTER = "take-in-fetched-register", _("a register was fetched from its body’s address")
