"""The words of people as choices."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    """What a person may act for."""

    ORGANISATION = "organisation", _("organisation")
    PUBLIC_BODY = "public-body", _("public body")


class Role(models.TextChoices):
    """What somebody is in an organisation or a public body."""

    MEMBER = "member", _("member")
    REPRESENTATIVE = "representative", _("representative")
    OFFICER = "officer", _("officer")
    ADMINISTRATOR = "administrator", _("administrator")


class Responsibility(models.TextChoices):
    """What a role allows."""

    REPRESENT = "represent", _("speak for it")
    LIST = "list", _("list what it offers and needs")
    QUOTE = "quote", _("give prices")
    AGREE = "agree", _("make agreements")
    CONFIRM = "confirm", _("confirm what a colleague did")
    VOTE = "vote", _("vote")
    PUBLISH = "publish", _("publish its registers")
    DECIDE = "decide", _("decide on applications")
    MANAGE_PEOPLE = "manage-people", _("invite people and change their roles")


class Status(models.TextChoices):
    """How far a membership has come."""

    INVITED = "invited", _("invited")
    ACTIVE = "active", _("active")
    ENDED = "ended", _("ended")


class Act(models.TextChoices):
    """What people do to accounts and memberships, as the journal names it."""

    INVITE_MEMBER = "invite-member", _("invited somebody")
    INVITE_FIRST_OFFICER = "invite-first-officer", _("invited the first officer of a public body")
    ACCEPT_INVITATION = "accept-invitation", _("accepted an invitation")
    DECLINE_INVITATION = "decline-invitation", _("declined an invitation")
    WITHDRAW_INVITATION = "withdraw-invitation", _("withdrew an invitation")
    CHANGE_ROLE = "change-role", _("changed a role")
    END_MEMBERSHIP = "end-membership", _("ended a membership")
    BECOME_ADMINISTRATOR = "become-administrator", _("became administrator by a claim")
    REMOVE_MEMBERS = "remove-members", _("was removed when a claim was settled")
    LEAVE_PARTY = "leave-party", _("left")
    HAND_OVER = "hand-over", _("handed over")
    APPOINT_STEWARD = "appoint-steward", _("said who is a steward")
    SIGN_UP = "sign-up", _("opened an account")
    ACCEPT_TERMS = "accept-terms", _("accepted the terms")
    CHANGE_DETAILS = "change-details", _("changed their details")
    CHANGE_SIGN_IN = "change-sign-in", _("changed how they sign in")
    EXPORT_MY_DATA = "export-my-data", _("took a copy of their data")
    DELETE_ACCOUNT = "delete-account", _("deleted their account")
    REPORT_CONTENT = "report-content", _("reported something")
    DECIDE_ON_CONTENT = "decide-on-content", _("decided on what was reported")
    APPEAL_DECISION = "appeal-decision", _("appealed against a decision")
    DECIDE_APPEAL = "decide-appeal", _("decided an appeal")
    SETTLE_LINK = "settle-link", _("said whether two records are one")
    END_SESSIONS = "end-sessions", _("ended somebody’s sessions")


class Standing(models.TextChoices):
    """What an account may do, by the decisions in force about it."""

    OPEN = "open", _("open")
    LIMITED = "limited", _("limited")
    CLOSED = "closed", _("closed")


class ModerationAction(models.TextChoices):
    """What a steward does about something that was reported."""

    NOTHING = "nothing", _("nothing needs doing")
    ASK_CHANGE = "ask-change", _("ask for a change")
    HIDE = "hide", _("hide it")
    LIMIT = "limit", _("hide it and limit the account")
    CLOSE = "close", _("hide it and close the account")


class AppealState(models.TextChoices):
    """What became of an appeal."""

    OPEN = "open", _("waiting for another steward")
    UPHELD = "upheld", _("the decision stands")
    REVERSED = "reversed", _("the decision is taken back")


class ModerationLetterKind(models.TextChoices):
    """What a letter about a decision says, and to whom."""

    DECIDED = "decided", _("to the person it is about")
    OUTCOME = "outcome", _("to whoever reported it")
    APPEALED = "appealed", _("what became of an appeal")


class LinkKind(models.TextChoices):
    """What two records may both be about."""

    SITE = "site", _("site")
    ORGANISATION = "organisation", _("organisation")
