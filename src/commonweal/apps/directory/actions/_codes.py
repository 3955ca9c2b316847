"""Codes that people type from a letter: made, kept as a hash, compared."""

from __future__ import annotations

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "commonweal.directory.claim-code"
# Without what an eye or a telephone takes for something else.
ALPHABET = "BCDFGHJKMNPQRTVWXY346789"
HALF = 4


def new_code() -> str:
    """Two halves of four signs: `KMP7-4QXD`."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(2 * HALF))
    return f"{signs[:HALF]}-{signs[HALF:]}"


def hashed(code: str) -> str:
    """What is kept of a code, however it was typed: small letters, blanks, without its dash."""
    bare = "".join(sign for sign in code.upper() if sign in ALPHABET)
    return salted_hmac(SALT, bare, algorithm="sha256").hexdigest()


def is_same(code: str, kept: str) -> bool:
    """Whether this is the code that was kept."""
    return constant_time_compare(hashed(code), kept)
