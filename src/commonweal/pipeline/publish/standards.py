"""The columns that others prescribe, in their order and their spelling, so that a council can take a file
back."""

from __future__ import annotations

# Local authority land and building assets (Local Government Association, 29 fields).
LAND_ASSET_COLUMNS = (
    "OrganisationLabel",
    "OrganisationURI",
    "ApplicableDate",
    "UPRN",
    "AssetCode",
    "PropertyName",
    "PropertyNumber",
    "StreetName",
    "PostTown",
    "PostCode",
    "CoordinateReferenceSystem",
    "GeoX",
    "GeoY",
    "GeoPointLicensingURL",
    "TenureType",
    "TenureDetail",
    "OtherDetail",
    "HoldingType",
    "BuildingSize",
    "LandArea",
    "FunctionLabel",
    "FunctionURI",
    "Purpose",
    "BuildingCosts",
    "RequiredMaintenance",
    "SuitabilityRating",
    "EnergyRating",
    "LandRegistryTitleNumber",
    "InspireURL",
)

# Assets of community value (planning.data.gov.uk, specification of 4 March 2025, 19 fields).
COMMUNITY_VALUE_COLUMNS = (
    "reference",
    "name",
    "address-text",
    "description",
    "point",
    "geometry",
    "organisation",
    "nomination-date",
    "nominating-group",
    "decision",
    "decision-date",
    "expiry-date",
    "notification-to-sell-date",
    "interested-group",
    "protected-period-start-date",
    "notes",
    "entry-date",
    "start-date",
    "end-date",
)

# Places exact enough to be published as the asset's own point; the others stay blank, as the guidance allows.
EXACT_PLACES = ("published point", "uprn", "polygon")
