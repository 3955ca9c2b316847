"""The nouns of the directory."""

from commonweal.apps.directory.models.organisation import Organisation
from commonweal.apps.directory.models.organisation_alias import OrganisationAlias
from commonweal.apps.directory.models.organisation_dossier import OrganisationDossier
from commonweal.apps.directory.models.organisation_frame import OrganisationFrame

__all__ = ["Organisation", "OrganisationAlias", "OrganisationDossier", "OrganisationFrame"]
