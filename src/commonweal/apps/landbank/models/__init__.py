"""The nouns of the land bank."""

from commonweal.apps.landbank.models.compliance import Compliance
from commonweal.apps.landbank.models.listing import Listing
from commonweal.apps.landbank.models.mistake_report import MistakeReport
from commonweal.apps.landbank.models.outline import Outline
from commonweal.apps.landbank.models.public_body import PublicBody
from commonweal.apps.landbank.models.register_mend import RegisterMend
from commonweal.apps.landbank.models.register_publication import RegisterPublication
from commonweal.apps.landbank.models.register_upload import RegisterUpload
from commonweal.apps.landbank.models.report_photo import ReportPhoto
from commonweal.apps.landbank.models.scheduled_fetch import ScheduledFetch
from commonweal.apps.landbank.models.site import Site
from commonweal.apps.landbank.models.site_alias import SiteAlias
from commonweal.apps.landbank.models.site_dossier import SiteDossier
from commonweal.apps.landbank.models.site_frame import SiteFrame
from commonweal.apps.landbank.models.title import Title

__all__ = [
    "Compliance",
    "Listing",
    "MistakeReport",
    "Outline",
    "PublicBody",
    "RegisterMend",
    "RegisterPublication",
    "RegisterUpload",
    "ReportPhoto",
    "ScheduledFetch",
    "Site",
    "SiteAlias",
    "SiteDossier",
    "SiteFrame",
    "Title",
]
