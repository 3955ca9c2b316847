"""What people do about their account in a browser, for journeys: read their letters, make an account."""

from __future__ import annotations

import email
import re
from email import policy
from pathlib import Path
from typing import Any

from kept_letters import CODE


def last_letter(folder: Path, address: str) -> str:
    """The text of the last letter to an address, of those kept in a folder."""
    letters = (
        email.message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted(folder.glob("*.eml"))
    )
    own = [letter.get_body(("plain",)) for letter in letters if address in letter["To"]]
    return str(own[-1].get_content())


def sign_up(visitor: Any, letters: Path, address: str, name: str) -> None:
    """Make an account with the code from the letter."""
    page = visitor.page
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("I have read the terms").check()
    page.get_by_role("button", name="Make my account").click()
    code = CODE.search(last_letter(letters, address).replace("\r", ""))
    page.get_by_label(re.compile("code", re.IGNORECASE)).fill(code[1])
    page.get_by_role("button", name="Go on").click()
