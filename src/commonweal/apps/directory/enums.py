"""The words of the directory as choices."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class IncomeBand(models.TextChoices):
    """The size of an organisation by the income of its latest year."""

    NONE = "none", _("no income published")
    MICRO = "micro", _("under £10,000")
    SMALL = "small", _("£10,000 to £100,000")
    MEDIUM = "medium", _("£100,000 to £1 million")
    LARGE = "large", _("£1 million to £10 million")
    MAJOR = "major", _("£10 million and over")


class OrganisationOrder(models.TextChoices):
    """How a list of organisations is put in order."""

    RELEVANCE = "relevance", _("best match")
    NAME = "name", _("name")
    INCOME = "income", _("largest income")
    DISTANCE = "distance", _("nearest")


class Standing(models.TextChoices):
    """Whether somebody speaks for an organisation here."""

    UNCLAIMED = "unclaimed", _("nobody speaks for it")
    CLAIMED = "claimed", _("claimed, not shown yet")
    CONFIRMED = "confirmed", _("confirmed")
    LAPSED = "lapsed", _("was confirmed; what showed it has lapsed")


class ClaimState(models.TextChoices):
    """How far a claim has come."""

    OPEN = "open", _("open")
    CONFIRMED = "confirmed", _("confirmed")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Way(models.TextChoices):
    """How a code travels."""

    MAIL = "mail", _("by e-mail")
    LETTER = "letter", _("by post")


class Rung(models.TextChoices):
    """What evidence shows, from the ground up."""

    REGISTER = "register", _("Found in a register")
    ADDRESS = "address", _("Controls its own address")
    STEWARD = "steward", _("A steward looked at who speaks for it")
    OFFICER = "officer", _("A second officer confirms")
    VOUCHED = "vouched", _("Vouched for")
    CRITERION = "criterion", _("Meets a criterion of the social economy")


class Method(models.TextChoices):
    """How it was found out."""

    ENTRY = "entry", _("its entry was read")
    MAIL_CODE = "mail-code", _("a code sent to an address at its published domain was entered")
    LETTER_CODE = "letter-code", _("a code posted to its published address was entered")
    DECISION = "decision", _("a steward decided, with reasons")
    COLLEAGUE = "colleague", _("another person who acts for it said so")
    VOUCHER = "voucher", _("another organisation said so")
    PROOF = "proof", _("a steward read the proof")


class EvidenceState(models.TextChoices):
    """Whether evidence counts."""

    OFFERED = "offered", _("waits for a steward")
    STANDS = "stands", _("stands")
    ENDED = "ended", _("ended")
    REFUSED = "refused", _("refused")


class WhyEnded(models.TextChoices):
    """Why evidence counts no longer."""

    EXPIRED = "expired", _("its day has come")
    CLOSED = "closed", _("its register has closed it")
    GONE = "gone", _("no register has it any more")
    TAKEN_BACK = "taken-back", _("taken back")
    RENEWED = "renewed", _("later evidence took its place")


class Criterion(models.TextChoices):
    """By what an organisation belongs to the social economy."""

    MISSION = "mission", _("Its governing document states a social or environmental mission")
    TRADING = "trading", _("It earns more than half of its income by trading, or works towards it")
    CONTROL = "control", _("It is controlled for its mission, independent of state and owners")
    SURPLUS = "surplus", _("It puts most of its surplus back into its mission")
    TRANSPARENT = "transparent", _("It reports openly on how it works and what it achieves")
    ASSET_LOCK = "asset-lock", _("Its assets are locked for its purpose")
    DEMOCRATIC = "democratic", _("Its members decide, one member one vote")


class UnregisteredKind(models.TextChoices):
    """What an organisation is that no register holds."""

    GROUP = "group", _("unincorporated group")
    SELF_HELP = "self-help", _("self-help or mutual aid group")
    CLUB = "club", _("club or society")
    NETWORK = "network", _("network or alliance")


class SeenBy(models.TextChoices):
    """Who may see a field of a profile."""

    EVERYONE = "everyone", _("everyone")
    SIGNED_IN = "signed-in", _("people with an account")
    MEMBERS = "members", _("our own people")


class ProfileField(models.TextChoices):
    """What an organisation says of itself."""

    WHAT = "what", _("What we do")
    WHERE = "where", _("Where we work")
    OFFER = "offer", _("What we can offer")
    NEED = "need", _("What we need")
    OPENING = "opening", _("When we are open")
    ACCESS = "access", _("How accessible we are")
    LINKS = "links", _("Where to find us")


class Act(models.TextChoices):
    """What people do about organisations, as the journal names it."""

    CLAIM = "claim-organisation", _("claimed an organisation")
    WITHDRAW_CLAIM = "withdraw-claim", _("took a claim back")
    SEND_CODE = "send-address-code", _("had a code sent to an address of the organisation")
    ASK_LETTER = "ask-for-letter", _("asked for a letter with a code")
    PRINT_LETTER = "print-letter", _("printed a letter with a code")
    ENTER_CODE = "enter-code", _("entered a code")
    SETTLE = "settle-claims", _("settled who speaks for an organisation")
    CONFIRM_COLLEAGUE = "confirm-colleague", _("confirmed who speaks for an organisation")
    VOUCH = "vouch-for-organisation", _("vouched for an organisation")
    OFFER_CRITERION = "offer-criterion", _("offered proof of a criterion")
    CHECK_CRITERION = "check-criterion", _("checked proof of a criterion")
    END_EVIDENCE = "end-evidence", _("took evidence back")
    RECHECK = "recheck-evidence", _("looked at evidence again")
    CREATE = "create-organisation", _("stated an organisation that no register holds")
    EDIT_PROFILE = "edit-profile", _("changed a profile")
