"""The nouns of the directory."""

from commonweal.apps.directory.models.claim import Claim
from commonweal.apps.directory.models.claim_code import ClaimCode
from commonweal.apps.directory.models.claimed_organisation import ClaimedOrganisation
from commonweal.apps.directory.models.evidence import Evidence
from commonweal.apps.directory.models.organisation import Organisation
from commonweal.apps.directory.models.organisation_alias import OrganisationAlias
from commonweal.apps.directory.models.organisation_dossier import OrganisationDossier
from commonweal.apps.directory.models.organisation_frame import OrganisationFrame
from commonweal.apps.directory.models.organisation_profile import OrganisationProfile
from commonweal.apps.directory.models.stated_organisation import StatedOrganisation

__all__ = [
    "Claim",
    "ClaimCode",
    "ClaimedOrganisation",
    "Evidence",
    "Organisation",
    "OrganisationAlias",
    "OrganisationDossier",
    "OrganisationFrame",
    "OrganisationProfile",
    "StatedOrganisation",
]
