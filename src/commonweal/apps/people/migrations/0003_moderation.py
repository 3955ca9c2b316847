"""Reports of anything, decisions, appeals and their letters; answers about links; what an account's standing is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


def key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def somebody(**more):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, **more
    )


def perhaps_somebody():
    return somebody(blank=True, null=True)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_accounts_and_memberships")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="standing",
            field=models.CharField(
                choices=[("open", "open"), ("limited", "limited"), ("closed", "closed")],
                default="open",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="name_hidden",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="ModerationDecision",
            fields=[
                ("id", key()),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.CharField(max_length=200)),
                ("subject_address", models.TextField()),
                ("subject_title", models.TextField()),
                ("clause", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("nothing", "nothing needs doing"),
                            ("ask-change", "ask for a change"),
                            ("hide", "hide it"),
                            ("limit", "hide it and limit the account"),
                            ("close", "hide it and close the account"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.TextField()),
                ("contact", models.EmailField(blank=True, default="", max_length=254)),
                ("decided_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by", somebody()),
                ("person", perhaps_somebody()),
            ],
            options={
                "ordering": ["-decided_at", "-id"],
                "indexes": [
                    models.Index(fields=["subject_kind", "subject_id"], name="decisions_about_a_thing")
                ],
                "constraints": [
                    models.CheckConstraint(condition=~Q(reason=""), name="a_decision_gives_its_reason"),
                    models.CheckConstraint(
                        condition=~Q(action__in=["limit", "close"]) | Q(person__isnull=False),
                        name="an_account_that_is_limited_is_somebodys",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContentReport",
            fields=[
                ("id", key()),
                ("token", models.CharField(max_length=64, unique=True)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.CharField(max_length=200)),
                ("subject_address", models.TextField()),
                ("subject_title", models.TextField()),
                ("clause", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                ("illegal", models.BooleanField(default=False)),
                ("says", models.TextField()),
                ("contact", models.EmailField(blank=True, default="", max_length=254)),
                ("doer", models.CharField(db_index=True, max_length=64)),
                ("reported_at", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="people.moderationdecision",
                    ),
                ),
                ("person", perhaps_somebody()),
            ],
            options={
                "ordering": ["-illegal", "reported_at", "id"],
                "indexes": [
                    models.Index(fields=["subject_kind", "subject_id"], name="content_reports_of_a_thing")
                ],
                "constraints": [
                    models.CheckConstraint(condition=~Q(says=""), name="a_content_report_says_something"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                ("id", key()),
                ("says", models.TextField()),
                ("appealed_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waiting for another steward"),
                            ("upheld", "the decision stands"),
                            ("reversed", "the decision is taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by", perhaps_somebody()),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeal",
                        to="people.moderationdecision",
                    ),
                ),
            ],
            options={
                "ordering": ["appealed_at"],
                "constraints": [
                    models.CheckConstraint(condition=~Q(says=""), name="an_appeal_says_something"),
                    models.CheckConstraint(
                        condition=Q(state="open", decided_at__isnull=True)
                        | (~Q(state="open") & Q(decided_at__isnull=False) & ~Q(reason="")),
                        name="a_decided_appeal_says_when_and_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ModerationLetter",
            fields=[
                ("id", key()),
                ("key", models.CharField(max_length=120, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("decided", "to the person it is about"),
                            ("outcome", "to whoever reported it"),
                            ("appealed", "what became of an appeal"),
                        ],
                        max_length=10,
                    ),
                ),
                ("address", models.EmailField(blank=True, default="", max_length=254)),
                ("made_at", models.DateTimeField()),
                ("next_try_at", models.DateTimeField()),
                ("tries", models.IntegerField(default=0)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="people.moderationdecision",
                    ),
                ),
                ("person", perhaps_somebody()),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["sent_at", "next_try_at"], name="moderation_letters_due")],
            },
        ),
        migrations.CreateModel(
            name="LinkDecision",
            fields=[
                ("id", key()),
                (
                    "kind",
                    models.CharField(
                        choices=[("site", "site"), ("organisation", "organisation")], max_length=12
                    ),
                ),
                ("left", models.TextField()),
                ("right", models.TextField()),
                ("same", models.BooleanField()),
                ("reason", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by", somebody()),
            ],
            options={
                "ordering": ["decided_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(ended_at=None), fields=("kind", "left", "right"), name="one_answer_counts"
                    ),
                    models.CheckConstraint(condition=~Q(reason=""), name="an_answer_gives_its_reason"),
                    models.CheckConstraint(condition=~Q(left=F("right")), name="two_records_are_two"),
                ],
            },
        ),
    ]
