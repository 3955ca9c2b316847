"""The invented public bodies of Merrow Bay: what each is, what it owns, what registers call it, whether it
publishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from commonweal.sample.geography.drawing import DISTRICTS, District


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """A body or company that owns land.

    `proprietors` are the names by which the Land Registry calls it, the commonest first; `category` is one of
    the 22 proprietorship categories; `publishes` says whether it puts out a land and building list of its
    own; `prefix` begins its asset codes; `share` is its part of the region's public sites.
    """

    key: str
    name: str
    kind: str
    proprietors: tuple[str, ...]
    category: str
    address: str
    share: float
    publishes: bool = False
    district: District | None = None
    public: bool = True
    prefix: str = ""
    organisation: str = ""
    company_number: str = ""
    website: str = ""

    @property
    def organisation_uri(self) -> str:
        """The address that the council writes in OrganisationURI."""
        tier = "metropolitan-district-council" if self.district else self.kind.replace(" ", "-")
        return f"http://opendata.example/id/{tier}/{self.key}"


_SEATS: Final = {
    "Eastmere": "Town Hall, Bellfounder Square, Eastmere, MB4 1AA",
    "Harbourside": "The Custom House, Merrow Quay, MB1 1AA",
    "Netherfold": "Civic Centre, Colliers Row, Netherfold, MB10 1AA",
    "Sandmarch": "Town Hall, The Promenade, Sandmarch, MB16 1AA",
    "Tollbridge": "Bridge House, Bridgefoot, Tollbridge, MB21 1AA",
    "Wrenfield": "The Guildhall, Minster Yard, Wrenfield, MB26 1AA",
}


def _council(district: District) -> Owner:
    name, upper = district.council, district.name.upper()
    forms = {
        "Harbourside": ("HARBOURSIDE CITY COUNCIL", "THE COUNCIL OF THE CITY OF HARBOURSIDE"),
        "Eastmere": ("EASTMERE BOROUGH COUNCIL", "EASTMERE COUNCIL"),
        "Netherfold": ("NETHERFOLD METROPOLITAN BOROUGH COUNCIL", "THE BOROUGH COUNCIL OF NETHERFOLD"),
        "Tollbridge": ("TOLLBRIDGE BOROUGH COUNCIL", "TOLLBRIDGE COUNCIL"),
    }
    return Owner(
        key=district.name.lower(),
        name=name,
        kind="district, borough or city council",
        proprietors=forms.get(
            district.name, (f"{upper} BOROUGH COUNCIL", f"THE COUNCIL OF THE BOROUGH OF {upper}")
        ),
        category="Local Authority",
        address=_SEATS[district.name],
        share=district.share * 0.80,
        publishes=True,
        district=district,
        prefix=district.short,
        organisation=f"local-authority:{district.short}",
        website=f"https://www.{district.name.lower()}.example",
    )


def _body(key: str, name: str, kind: str, *, share: float, **more: object) -> Owner:
    said: dict[str, object] = {
        "proprietors": (name.upper(),),
        "category": "Corporate Body",
        "address": "Merrow Quay, MB1 2AB",
        "website": f"https://www.{key}.example",
    }
    return Owner(key=key, name=name, kind=kind, share=share, **(said | more))  # type: ignore[arg-type]


COUNCILS: Final = tuple(_council(district) for district in DISTRICTS)

OTHER_BODIES: Final = (
    _body(
        "mbca",
        "Merrow Bay Combined Authority",
        "combined authority",
        share=0.020,
        publishes=True,
        prefix="MBCA",
        organisation="local-authority:MBC",
        address="1 Lantern Quay, Merrow Quay, MB1 3LQ",
        proprietors=("MERROW BAY COMBINED AUTHORITY", "THE MAYOR OF MERROW BAY"),
    ),
    _body(
        "mbt",
        "Merrow Bay Passenger Transport Executive",
        "transport body",
        share=0.016,
        prefix="MBT",
        organisation="transport-authority:MBT",
        address="Signalbox House, Merrow Quay, MB1 3LQ",
    ),
    _body(
        "merrow-nhs",
        "Merrow NHS Trust",
        "NHS body",
        share=0.030,
        publishes=True,
        prefix="MNT",
        organisation="nhs-trust:RM9",
        address="Lanternhead Hospital, Merrow Quay, MB2 4HX",
        proprietors=("MERROW NHS FOUNDATION TRUST", "MERROW NHS TRUST"),
    ),
    _body(
        "bayside-nhs",
        "Bayside Community NHS Trust",
        "NHS body",
        share=0.012,
        prefix="BCT",
        organisation="nhs-trust:RM8",
        address="Weirside Health Park, Tollbridge, MB22 1NH",
        proprietors=("BAYSIDE COMMUNITY NHS TRUST",),
    ),
    _body(
        "merrow-property",
        "NHS Merrow Bay Integrated Care Board",
        "NHS body",
        share=0.003,
        prefix="ICB",
        organisation="integrated-care-board:QM9",
        address="Lantern Quay, Merrow Quay, MB1 3LQ",
        proprietors=("NHS MERROW BAY INTEGRATED CARE BOARD", "MERROW PRIMARY CARE TRUST"),
    ),
    _body(
        "merrow-police",
        "Merrow Bay Police",
        "police",
        share=0.009,
        publishes=True,
        prefix="MBP",
        organisation="police-force:merrow-bay",
        address="Beacon House, Merrow Quay, MB3 1PC",
        proprietors=("THE POLICE AND CRIME COMMISSIONER FOR MERROW BAY", "MERROW BAY POLICE AUTHORITY"),
    ),
    _body(
        "merrow-fire",
        "Merrow Bay Fire and Rescue Authority",
        "fire and rescue",
        share=0.005,
        publishes=True,
        prefix="MBF",
        organisation="fire-authority:merrow-bay",
        address="Quarter Bell Fire Station, Merrow Quay, MB30 2FR",
    ),
    _body(
        "coastal-affairs",
        "Department for Coastal Affairs",
        "government department",
        share=0.012,
        organisation="government-organisation:D9901",
        address="Tidewell House, London Road, Merrow Quay, MB1 4DC",
        proprietors=("THE SECRETARY OF STATE FOR COASTAL AFFAIRS", "SECRETARY OF STATE FOR COASTAL AFFAIRS"),
    ),
    _body(
        "saltways-agency",
        "Saltways Agency",
        "government agency",
        share=0.008,
        organisation="government-organisation:EA9902",
        address="Sluice House, Tollbridge, MB21 4SA",
        proprietors=("THE SALTWAYS AGENCY",),
    ),
    _body(
        "merrow-county",
        "Merrow County Council",
        "county council",
        share=0.010,
        category="County Council",
        organisation="local-authority:MRW",
        address="County Hall, Wrenfield, MB26 2CC",
        proprietors=("MERROW COUNTY COUNCIL", "THE COUNTY COUNCIL OF MERROW"),
    ),
    _body(
        "pebblewick-parish",
        "Pebblewick Parish Council",
        "parish or town council",
        share=0.004,
        category="Local Authority",
        organisation="parish-council:pebblewick",
        address="Parish Rooms, Pebblewick, MB29 3PP",
    ),
    _body(
        "marram-town",
        "Marram Town Council",
        "parish or town council",
        share=0.005,
        category="Local Authority",
        organisation="parish-council:marram",
        address="The Old Lifeboat House, Marram, MB18 2TC",
    ),
    _body(
        "hollinbeck-parish",
        "Hollinbeck Parish Council",
        "parish or town council",
        share=0.003,
        category="Corporate Body",
        organisation="parish-council:hollinbeck",
        address="Village Hall, Hollinbeck, MB15 4VH",
        proprietors=("THE PARISH COUNCIL OF HOLLINBECK",),
    ),
    _body(
        "harbourside-homes",
        "Harbourside Homes Limited",
        "council-owned company",
        share=0.018,
        category="Limited Company or Public Limited Company",
        company_number="99000101",
        address="The Custom House, Merrow Quay, MB1 1AA",
    ),
    _body(
        "tollbridge-living",
        "Tollbridge Living (Holdings) Limited",
        "council-owned company",
        share=0.008,
        category="Limited Company or Public Limited Company",
        company_number="99000102",
        address="Bridge House, Bridgefoot, Tollbridge, MB21 1AA",
    ),
)

PRIVATE_OWNERS: Final = tuple(
    Owner(
        key=f"private-{number}",
        name=name.title(),
        kind="other",
        proprietors=(name,),
        category=category,
        address=address,
        share=0.0055,
        public=False,
        company_number=company,
    )
    for number, (name, category, company, address) in enumerate(
        (
            ("SALTPAN ESTATES LIMITED", "Limited Company or Public Limited Company", "99100001", "MB2 1SP"),
            (
                "KETTLEGATE INVESTMENTS LIMITED",
                "Limited Company or Public Limited Company",
                "99100002",
                "MB3 2KG",
            ),
            (
                "DRYSTONE DEVELOPMENTS LIMITED",
                "Limited Company or Public Limited Company",
                "99100003",
                "MB10 4DD",
            ),
            ("WITHY LANE PROPERTIES LLP", "Limited Liability Partnership", "OC990004", "MB5 3WL"),
            ("COCKLEBED LEISURE PLC", "Limited Company or Public Limited Company", "99100005", "MB17 2CL"),
            (
                "TIDEMARK BREWERIES LIMITED",
                "Limited Company or Public Limited Company",
                "99100006",
                "MB1 5TB",
            ),
            ("FARRIER FARMS UNLIMITED", "Unlimited Company", "99100007", "MB8 2FF"),
            (
                "BARGE BASIN MOORINGS LIMITED",
                "Limited Company or Public Limited Company",
                "99100008",
                "MB23 1BB",
            ),
        )
    )
)

OWNERS: Final = COUNCILS + OTHER_BODIES
