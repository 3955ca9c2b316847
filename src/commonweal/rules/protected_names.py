"""Which names are kept for public bodies: nobody else may take one on the site.

A name is looked at as it is written and as an eye reads it, so that letters of another script deceive nobody.
"""

from __future__ import annotations

import re

from commonweal.rules.public_bodies import classify_body, plain_name
from commonweal.rules.similar_names import read_words

# Names by which people call bodies whose land stands under another name, and so is missing from the rules of owners.
CALLED = {
    "police": r"\b(POLICE|CONSTABULARY|POLICE SERVICE|POLICE FORCE)$",
    "fire and rescue": r"\b(FIRE BRIGADE|FIRE SERVICE|RESCUE SERVICE)$",
    "NHS body": r"^NHS\b|\bNHS (TRUST|BOARD|ENGLAND)\b|\bAMBULANCE SERVICE$",
    "government department": r"^(HM|HIS MAJESTYS|HER MAJESTYS) |^(MINISTRY|DEPARTMENT) (OF|FOR) ",
    "court": r"\b(MAGISTRATES|CROWN|COUNTY) COURT$",
}


def protected_kind(name: str) -> str:
    """The kind of public body that a name is kept for, in the field's words; empty where anybody may take it."""
    for form in (name, " ".join(read_words(name))):
        verdict = classify_body(form)
        if verdict.public:
            return verdict.kind.value
        plain = plain_name(form)
        for kind, pattern in CALLED.items():
            if re.search(pattern, plain):
                return kind
    return ""
