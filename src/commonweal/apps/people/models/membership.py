"""What a person is in an organisation or a public body."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from commonweal.apps.people.enums import PartyKind, Role, Status

OPEN = (Status.INVITED, Status.ACTIVE)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by what they are."""

    def active(self) -> MembershipQuerySet:
        """Those that count today."""
        return self.filter(status=Status.ACTIVE)

    def open(self) -> MembershipQuerySet:
        """Those that count, and those who are asked."""
        return self.filter(status__in=OPEN)

    def of_party(self, *, kind: str, id: str) -> MembershipQuerySet:
        """The people of one party."""
        return self.filter(party_kind=kind, party_id=id)


class Membership(models.Model):
    """A person in a role, from the invitation to the end. `party_id` is the lasting id of the snapshot.

    An invitation is for an `address`; who accepts it becomes the `person`.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    address = models.EmailField(blank=True, default="")
    party_kind = models.CharField(max_length=20, choices=PartyKind.choices)
    party_id = models.CharField(max_length=200)
    party_name = models.TextField()
    role = models.CharField(max_length=20, choices=Role.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.INVITED)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    invited_at = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["party_name", "id"]
        indexes = [models.Index(fields=["party_kind", "party_id", "status"], name="memberships_of_a_party")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "party_kind", "party_id"],
                condition=Q(status=Status.ACTIVE),
                name="a_person_is_once_in_a_party",
            ),
            models.UniqueConstraint(
                fields=["address", "party_kind", "party_id"],
                condition=Q(status=Status.INVITED),
                name="an_address_is_invited_once",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.ACTIVE) | Q(person__isnull=False, since__isnull=False),
                name="an_active_member_is_a_person_since_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.ENDED) | Q(until__isnull=False),
                name="an_ended_membership_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.INVITED) | ~Q(address=""),
                name="an_invitation_has_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_name}: {self.role} ({self.status})"
