"""Which table of the snapshot lands in which table of the site, and how."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from commonweal.apps.directory.models import (
    Organisation,
    OrganisationAlias,
    OrganisationDossier,
    OrganisationFrame,
)
from commonweal.apps.landbank.models import (
    Compliance,
    Listing,
    Outline,
    PublicBody,
    Site,
    SiteAlias,
    SiteDossier,
    SiteFrame,
    Title,
)
from commonweal.apps.places.models import District, Postcode, Ward
from commonweal.apps.provenance.models import Change, MissingSource, RowProblem, Source

Model = type[models.Model]


@dataclass(frozen=True, kw_only=True, slots=True)
class Replaced:
    """A table that holds nothing but the snapshot's rows: replaced whole when `rests_on` has changed.

    `view` is the snapshot's table, or a query beside it, with columns of the model's names.
    """

    view: str
    model: Model
    rests_on: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A small table whose rows are upserted by key, and closed when the snapshot has them no more."""

    view: str
    model: Model


@dataclass(frozen=True, kw_only=True, slots=True)
class Canonical:
    """Sites or organisations: upserted where their digest differs, closed when they are gone, never
    deleted."""

    view: str
    id: str
    model: Model
    dossier: Model
    frame: Model
    words: str
    gone: str


KEPT = (Kept(view="sources", model=Source), Kept(view="bodies", model=PublicBody))

REPLACED = (
    Replaced(view="problems", model=RowProblem, rests_on=("refusals", "warnings", "sources")),
    Replaced(view="missing", model=MissingSource, rests_on=("missing",)),
    Replaced(
        view="changes",
        model=Change,
        rests_on=("site_events", "sites", "organisation_events", "organisations"),
    ),
    Replaced(view="postcodes", model=Postcode, rests_on=("postcodes",)),
    Replaced(view="titles", model=Title, rests_on=("titles",)),
    Replaced(view="listings", model=Listing, rests_on=("listings",)),
    Replaced(view="compliance", model=Compliance, rests_on=("compliance",)),
    Replaced(view="site_aliases", model=SiteAlias, rests_on=("site_aliases",)),
    Replaced(view="organisation_aliases", model=OrganisationAlias, rests_on=("organisation_aliases",)),
)

# Replaced too, with geometry made ready for the site on the way.
AREAS: tuple[Model, ...] = (District, Ward, Outline)

SITES = Canonical(
    view="sites",
    id="site_id",
    model=Site,
    dossier=SiteDossier,
    frame=SiteFrame,
    words="landbank_sitewords",
    gone="closed_on",
)
ORGANISATIONS = Canonical(
    view="organisations",
    id="organisation_id",
    model=Organisation,
    dossier=OrganisationDossier,
    frame=OrganisationFrame,
    words="directory_organisationwords",
    gone="gone_on",
)


def table_of(model: Model) -> str:
    """The database's table of a model."""
    return model._meta.db_table


def columns_of(model: Model, *, without: tuple[str, ...] = ()) -> list[str]:
    """The columns that a load fills: all but numbers that the database gives itself."""
    fields = model._meta.concrete_fields
    return [
        field.column
        for field in fields
        if not isinstance(field, models.AutoField) and field.column not in without
    ]
