"""The words by which names show what kind of public body they are of, one pattern a line, in order of trial.

A pattern is a regular expression on a name in capitals without punctuation. `public_bodies.py`
reads the table.
"""

from __future__ import annotations

PHRASES: tuple[tuple[str, str, str], ...] = (
    (
        "CHURCH",
        "the name is that of a church body",
        r"""
        \bPAROCHIAL CHURCH COUNCIL\b
        \bDIOCES(AN|E)\b
        \bCHURCH COMMISSIONERS\b
        ^CHURCH OF\b
        """,
    ),
    (
        "UNIVERSITY",
        "the name is that of a university or college",
        r"""
        \bUNIVERSITY\b(?!.*\b(NHS|HOSPITALS?|HEALTH BOARD|TEACHING)\b)
        \bCOLLEGE\b(?! GREEN)
        """,
    ),
    (
        "NHS",
        "the name is that of a body of the National Health Service",
        r"""
        \bNHS\b
        \bNATIONAL HEALTH SERVICE\b
        \bINTEGRATED CARE BOARD\b
        \bPRIMARY CARE TRUST\b
        \bCLINICAL COMMISSIONING GROUP\b
        \bHEALTH AUTHORITY\b
        \bHEALTH BOARD\b
        ^(THE )?(LONDON|SCOTTISH|WELSH|YORKSHIRE|NORTHERN IRELAND|ISLE OF WIGHT) AMBULANCE SERVICES?\b
        ^(EAST|WEST) (MIDLANDS|OF ENGLAND) AMBULANCE SERVICE\b
        ^(NORTH|SOUTH|GREAT) (EAST|WEST|CENTRAL)?(ERN)?( COAST)? ?AMBULANCE SERVICE\b
        \bCOMMUNITY HEALTH PARTNERSHIPS LIMITED$
        """,
    ),
    (
        "SCHOOL",
        "the name is that of a school or academy trust",
        r"""
        \bACADEM(Y|IES)\b
        \bMULTI ACADEMY\b
        \bSCHOOLS?\b(?!.*\bCOUNCIL\b)
        """,
    ),
    (
        "POLICE",
        "the name is that of a police body",
        r"""
        \bPOLICE (AND|FIRE AND) (CRIME|FIRE)\b
        \bPOLICE (AUTHORITY|AUTHORITIES)\b
        \bCHIEF CONSTABLE\b
        \bMAYORS OFFICE FOR POLIC
        \bCOMMISSIONER OF POLICE\b
        \bCONSTABULARY$
        ^POLICE\b.*\bCOMMISSIONER\b
        """,
    ),
    (
        "FIRE",
        "the name is that of a fire and rescue authority",
        r"""
        \bFIRE AND RESCUE( SERVICES?)?( AUTHORITY| BOARD)?$
        \bFIRE AND (RESCUE|CIVIL DEFENCE) (SERVICE )?AUTHORITY\b
        \bFIRE (AUTHORITY|COMMISSIONER|SERVICE AUTHORITY)\b
        \bRESCUE (SERVICE )?AUTHORITY\b
        """,
    ),
    (
        "COMBINED_AUTHORITY",
        "the name is that of a combined authority",
        r"""
        \bCOMBINED (COUNTY )?AUTHORITY\b
        \bGREATER LONDON AUTHORITY\b
        \bGLA LAND\b
        """,
    ),
    (
        "TRANSPORT",
        "the name is that of a public transport body",
        r"""
        \bPASSENGER TRANSPORT (EXECUTIVE|AUTHORITY|BOARD)\b
        ^TRANSPORT FOR (LONDON|GREATER MANCHESTER|(THE )?(WEST|EAST) MIDLANDS|WALES|SCOTLAND|IRELAND)\b
        ^TRANSPORT FOR (THE NORTH|(THE )?(NORTH|SOUTH) (EAST|WEST)|(WEST|SOUTH|NORTH) YORKSHIRE|EDINBURGH)\b
        \bINTEGRATED TRANSPORT AUTHORITY\b
        ^NEXUS$
        ^MERSEYTRAVEL\b
        \bNETWORK RAIL INFRASTRUCTURE\b
        \bLONDON UNDERGROUND LIMITED\b
        \bNATIONAL HIGHWAYS\b
        \bHIGHWAYS ENGLAND\b
        \bBRITISH RAILWAYS? BOARD\b
        \bRAIL PROPERTY LIMITED\b
        \bHIGH SPEED TWO\b
        \bLONDON (REGIONAL TRANSPORT|BUS SERVICES LIMITED)\b
        \bTTL PROPERTIES\b
        \bPLACES FOR LONDON\b
        """,
    ),
    (
        "WASTE",
        "the name is that of a joint waste authority",
        r"""
        \bWASTE (DISPOSAL )?AUTHORITY\b
        \bRECYCLING AND WASTE AUTHORITY\b
        """,
    ),
    (
        "PARK",
        "the name is that of a park, conservation or drainage authority",
        r"""
        \bNATIONAL PARK AUTHORITY\b
        \bBROADS AUTHORITY\b
        \bREGIONAL PARK AUTHORITY\b
        \bCONSERVATORS OF\b
        \bCONSERVATION BOARD\b
        \bINTERNAL DRAINAGE BOARD\b
        \bDRAINAGE (BOARD|COMMISSIONERS)\b
        """,
    ),
    (
        "DEVELOPMENT",
        "the name is that of a development corporation set up by law",
        r"""
        \bDEVELOPMENT CORPORATION\b(?!.*\b(LIMITED|LTD)$)
        \b(COMMISSION FOR (THE )?NEW TOWNS|LEGACY DEVELOPMENT)\b
        """,
    ),
    (
        "DEVOLVED",
        "the name is that of a devolved government or its body",
        r"""
        \bWELSH MINISTERS\b
        \bWELSH GOVERNMENT\b
        \bSCOTTISH MINISTERS\b
        \bSENEDD\b
        \bNATIONAL ASSEMBLY FOR WALES\b
        \bNATURAL RESOURCES WALES\b
        """,
    ),
    (
        "CROWN",
        "the name is that of the Crown or a royal duchy",
        r"""
        \bCROWN ESTATE\b
        \bDUCHY OF (LANCASTER|CORNWALL)\b
        \bTREASURY SOLICITOR\b
        ^(HER|HIS|THE (QUEEN|KING))S? .*MAJESTY
        \bTHE (QUEENS|KINGS) MOST EXCELLENT\b
        """,
    ),
    (
        "DEPARTMENT",
        "the name is that of a minister or department of government",
        r"""
        \bSECRETARY OF STATE\b
        \b(MINISTRY|MINISTER) (OF|FOR) (THE )?(DEFENCE|JUSTICE|HOUSING|HEALTH|TRANSPORT|WORKS|PUBLIC BUILDING)\b
        \b(MINISTRY|MINISTER) (OF|FOR) (AGRICULTURE|FISHERIES|FOOD|LABOUR|SUPPLY|(CIVIL )?AVIATION|POWER|FUEL)\b
        \b(MINISTRY|MINISTER) (OF|FOR) (TECHNOLOGY|LAND AND|LOCAL|TOWN AND|PENSIONS|SOCIAL|NATIONAL|STATE)\b
        \b(MINISTRY|MINISTER) (OF|FOR) (EDUCATION|OVERSEAS|AIRCRAFT|WAR)\b
        \bMINISTER FOR THE (CABINET OFFICE|CIVIL SERVICE|ENVIRONMENT)\b
        \bFIRST SECRETARY\b
        ^(THE )?DEPARTMENT (FOR|OF) (THE )?(ENVIRONMENT|HEALTH|EDUCATION|TRANSPORT|TRADE|INDUSTRY|WORK|BUSINESS)\b
        ^(THE )?DEPARTMENT (FOR|OF) (LEVELLING|COMMUNITIES|CULTURE|DIGITAL|ENERGY|INTERNATIONAL|SCIENCE|SOCIAL)\b
        ^(THE )?DEPARTMENT (FOR|OF) (EMPLOYMENT|CONSTITUTIONAL|INNOVATION|FINANCE|AGRICULTURE|INFRASTRUCTURE)\b
        ^(THE )?DEPARTMENT (FOR|OF) (JUSTICE|HOUSING|NATIONAL|REGIONAL|ECONOMIC|TRANSPORTATION|CHILDREN)\b
        \bLORD CHANCELLOR\b
        \bCOMMISSIONERS OF (HM|HER MAJESTYS|HIS MAJESTYS|INLAND|PUBLIC)\b
        \bHM REVENUE\b
        \bREVENUE AND CUSTOMS\b
        \bPOSTMASTER GENERAL\b
        \bHM TREASURY\b
        \bHOME OFFICE\b$
        """,
    ),
    (
        "AGENCY",
        "the name is that of a government agency or public body",
        r"""
        \bHOMES (ENGLAND|AND COMMUNITIES AGENCY)\b
        \bENVIRONMENT AGENCY\b
        \bNATURAL ENGLAND\b
        \bFORESTRY (COMMISSION|ENGLAND)\b
        \bHISTORIC BUILDINGS AND MONUMENTS\b
        \bHISTORIC ENGLAND\b
        \bCOAL AUTHORITY\b
        \bNUCLEAR DECOMMISSIONING AUTHORITY\b
        \bURBAN REGENERATION AGENCY\b
        \bENGLISH PARTNERSHIPS\b
        \bREGIONAL DEVELOPMENT AGENCY\b
        \bNORTHWEST DEVELOPMENT AGENCY\b
        \bUNITED KINGDOM ATOMIC ENERGY\b
        \bMEDICAL RESEARCH COUNCIL\b
        \bUK RESEARCH AND INNOVATION\b
        \bDRIVER AND VEHICLE\b
        \bMARITIME AND COASTGUARD\b
        \bMARINE MANAGEMENT ORGANISATION\b
        ^(THE )?ARTS COUNCIL (OF )?(ENGLAND|GREAT BRITAIN|WALES|SCOTLAND|NORTHERN IRELAND)$
        \bSPORT ENGLAND\b
        \bENGLISH SPORTS COUNCIL\b
        \bLEARNING AND SKILLS COUNCIL\b
        \bBRITISH TRANSPORT POLICE\b
        \bHOUSING CORPORATION\b
        \bLAND REGISTRY\b
        \bHEALTH AND SAFETY EXECUTIVE\b
        \bTHE BRITISH LIBRARY BOARD\b
        \bNATIONAL MUSEUMS\b
        \bROYAL MINT\b(?! MUSEUM)
        """,
    ),
    (
        "PUBLIC_COMPANY",
        "the name is that of a company or corporation that the state owns",
        r"""
        ^LONDON AND CONTINENTAL RAILWAYS\b
        ^POST OFFICE LIMITED$
        ^NHS PROPERTY SERVICES
        ^CHANNEL FOUR TELEVISION
        ^BRITISH BROADCASTING CORPORATION
        ^ENGLISH HERITAGE\b
        """,
    ),
    (
        "HOUSING",
        "the name is that of a housing association",
        r"""
        \bHOUSING (ASSOCIATION|TRUST|SOCIETY|GROUP|PARTNERSHIP)\b
        \bHOMES (LIMITED|LTD|GROUP|TRUST)\b
        """,
    ),
    (
        "PARISH_COUNCIL",
        "the name is that of a parish, town or community council",
        r"""
        \b(PARISH|TOWN|COMMUNITY|VILLAGE|NEIGHBOURHOOD) COUNCIL\b(?!.*(LIMITED|LTD|CIC)$)
        \bPARISH MEETING\b
        \bPARISH COUNCILLORS\b
        ^THE PARISH OF .*COUNCIL\b
        """,
    ),
    (
        "LONDON_BOROUGH",
        "the name is that of a London borough or the City of London",
        r"""
        \bLONDON BOROUGH (COUNCIL )?OF\b(?!.*\b(LIMITED|LTD|CIC|C I C|COMPANY)$)
        \bLONDON BOROUGH( COUNCIL)?$
        \bCITY OF LONDON\b.*\b(MAYOR|CORPORATION|COMMONALTY)\b
        \bCOMMONALTY AND CITIZENS OF THE CITY OF LONDON\b
        \bROYAL BOROUGH OF (KENSINGTON|KINGSTON|GREENWICH)\b(?!.*\b(LIMITED|LTD|CIC|C I C|COMPANY)$)
        \bOF (THE )?LONDON BOROUGH\b
        ^CITY OF WESTMINSTER$
        \bWESTMINSTER CITY COUNCIL\b
        """,
    ),
    (
        "OTHER",
        "it is called a council but is not a local authority",
        r"""
        \b(ARTS|BRITISH|SPORTS?|RESEARCH|FACILITIES|FUNDING|CHURCHES|PAROCHIAL|MEDICAL|DENTAL)\b.*\bCOUNCIL\b
        \b(NURSING|TEACHING|OPTICAL|OSTEOPATHIC|CHIROPRACTIC)\b.*\bCOUNCIL\b
        \b(RACING|DESIGN|CONSUMER|VOLUNTARY|COMMUNITY)\b.*\bCOUNCIL\b
        \b(MINISTERS|GENERAL SYNOD|TENANTS|SCOUT|GUIDE|MUSLIM|MOSQUES|ISLAMIC|JEWISH|SIKH)\b.*\bCOUNCIL\b
        \b(HINDU|INTERFAITH|CHRISTIAN|REFUGEE|YOUTH)\b.*\bCOUNCIL\b
        \b(STUDENTS?|FARMERS|TRADES?|TRADES UNION|WORKERS)\b.*\bCOUNCIL\b
        \b(PHYSICS|ENGINEERING|CROP|HOPS|MILK)\b.*\bCOUNCIL\b
        \b(MARKETING|STATES?|SECURITY|SOCIAL SERVICE|SOCIAL SERVICES)\b.*\bCOUNCIL\b
        \b(SERVICE FOR|FOR VOLUNTARY|WOMEN|DISABILITY|DEAF)\b.*\bCOUNCIL\b
        \b(BLIND|ALCOHOL|RACIAL|EQUALITY|RELATIONS)\b.*\bCOUNCIL\b
        \b(MEDIA|FILM|MUSIC|DANCE|CRAFTS?|TOURIST|TOURISM|WORLD|EUROPEAN|INTERNATIONAL)\b.*\bCOUNCIL\b
        """,
    ),
    (
        "COUNCIL_COMPANY",
        "a company with a local authority's name in its own",
        r"""
        \b(CITY|BOROUGH|COUNTY|DISTRICT) COUNCIL\b.*\b(LIMITED|LTD|PLC|LLP|CIC|INTEREST COMPANY)$
        """,
    ),
    (
        "OTHER",
        "a company, and no rule names it as public",
        r"""
        \b(LIMITED|LTD|PLC|LLP|CIC|COMMUNITY INTEREST COMPANY)$
        """,
    ),
    (
        "COUNTY_COUNCIL",
        "the name is that of a county council",
        r"""
        \bCOUNTY COUNCIL\b
        \bCOUNCIL OF (THE )?COUNTY\b
        \bCOUNTY OF .* COUNCIL\b
        """,
    ),
    (
        "DISTRICT_COUNCIL",
        "the name is that of a district, borough or city council",
        r"""
        \b(CITY|BOROUGH|DISTRICT|METROPOLITAN|MBC|UNITARY|CITY AND DISTRICT) COUNCIL\b
        \bCOUNCIL OF (THE )?(CITY|BOROUGH|DISTRICT|METROPOLITAN|ROYAL BOROUGH|ISLES?)\b
        ^(THE )?[A-Z]+( [A-Z]+)? (MBC|M B C|B C)$
        ^(THE )?((MAYOR|CORPORATION|BURGESSES|COUNCIL)\b.* )?((COUNTY|METROPOLITAN|ROYAL) )*BOROUGH OF\b
        \bMETROPOLITAN BOROUGH OF\b
        ^(THE )?(LORD )?MAYOR (AND|ALDERMEN)
        \bCITY OF .* COUNCIL\b
        \b(MAYOR ALDERMEN AND (BURGESSES|CITIZENS))\b
        \bURBAN DISTRICT COUNCIL\b
        \bRURAL DISTRICT COUNCIL\b
        ^COMHAIRLE NAN EILEAN SIAR$
        """,
    ),
)
