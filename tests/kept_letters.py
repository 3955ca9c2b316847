"""The letters that a test's site has sent: kept by Django's own test outbox, or in a folder."""

from __future__ import annotations

import re

from django.core import mail

CODE = re.compile(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", re.MULTILINE)


def letters_to(address: str) -> list[str]:
    """The texts of the letters to an address, the last at the end."""
    return [letter.body for letter in mail.outbox if address in letter.to]


def code_for(address: str) -> str:
    """The code in the last letter to an address."""
    return CODE.search(letters_to(address)[-1])[1]
