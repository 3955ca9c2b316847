"""Accounts by address instead of a user name; memberships; acceptances of the terms."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def name_former_accounts(apps, schema_editor):
    """Stewards of before had a user name: it becomes their name, and their address stays where it is theirs
    alone."""
    taken = set()
    for person in apps.get_model("people", "Person").objects.order_by("id"):
        address = person.email.strip().casefold()
        if not address or address in taken:
            address = f"{uuid.uuid4().hex}@no-address.invalid"
        taken.add(address)
        person.email, person.public_id = address, uuid.uuid4()
        person.display_name = f"{person.first_name} {person.last_name}".strip() or person.username
        person.save()


def make_attempt_counts(apps, schema_editor):
    """The table of the shared cache, in which attempts to sign in are counted."""
    call_command(
        "createcachetable", "people_attempt_counts", database=schema_editor.connection.alias, verbosity=0
    )


def drop_attempt_counts(apps, schema_editor):
    """Take the table of counts away."""
    schema_editor.execute("DROP TABLE people_attempt_counts")


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(blank=True, default="", max_length=254)),
                (
                    "party_kind",
                    models.CharField(
                        choices=[("organisation", "organisation"), ("public-body", "public body")],
                        max_length=20,
                    ),
                ),
                ("party_id", models.CharField(max_length=200)),
                ("party_name", models.TextField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("member", "member"),
                            ("representative", "representative"),
                            ("officer", "officer"),
                            ("administrator", "administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("invited", "invited"), ("active", "active"), ("ended", "ended")],
                        default="invited",
                        max_length=10,
                    ),
                ),
                ("invited_at", models.DateTimeField(blank=True, null=True)),
                ("since", models.DateTimeField(blank=True, null=True)),
                ("until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["party_name", "id"],
            },
        ),
        migrations.CreateModel(
            name="TermsAcceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.AddField(
            model_name="person",
            name="display_name",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.AddField(
            model_name="person",
            name="language",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddField(
            model_name="person",
            name="pseudonymised_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="public_id",
            field=models.UUIDField(null=True, editable=False),
        ),
        migrations.AddField(
            model_name="person",
            name="time_zone",
            field=models.CharField(blank=True, default="Europe/London", max_length=60),
        ),
        migrations.RunPython(name_former_accounts, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="person",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterModelManagers(
            name="person",
            managers=[],
        ),
        migrations.RemoveField(
            model_name="person",
            name="first_name",
        ),
        migrations.RemoveField(
            model_name="person",
            name="last_name",
        ),
        migrations.RemoveField(
            model_name="person",
            name="username",
        ),
        migrations.AlterField(
            model_name="person",
            name="email",
            field=models.EmailField(max_length=254, unique=True, verbose_name="e-mail address"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"), name="an_address_is_one_persons"
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="invited_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="termsacceptance",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="acceptances",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["party_kind", "party_id", "status"], name="memberships_of_a_party"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "active")),
                fields=("person", "party_kind", "party_id"),
                name="a_person_is_once_in_a_party",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "invited")),
                fields=("address", "party_kind", "party_id"),
                name="an_address_is_invited_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "active"), _negated=True),
                    models.Q(("person__isnull", False), ("since__isnull", False)),
                    _connector="OR",
                ),
                name="an_active_member_is_a_person_since_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "ended"), _negated=True), ("until__isnull", False), _connector="OR"
                ),
                name="an_ended_membership_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "invited"), _negated=True),
                    models.Q(("address", ""), _negated=True),
                    _connector="OR",
                ),
                name="an_invitation_has_an_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsacceptance",
            constraint=models.UniqueConstraint(
                fields=("person", "version"), name="a_version_is_accepted_once"
            ),
        ),
        migrations.RunPython(make_attempt_counts, drop_attempt_counts),
    ]
