"""A JSON list of flat objects, read one object at a time in bounded memory and written as tab-separated
text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

PIECE = 1 << 20
LARGEST_OBJECT = 16 << 20


class BrokenJson(ValueError):
    """The JSON is no list of objects, or breaks off; the text is a whole sentence."""


def json_as_text(path: Path, to: Path) -> str | None:
    """Write the objects under the first one's keys, tab-separated; the sentence says where the JSON
    breaks off.
    """
    keys: list[str] = []
    with to.open("w", encoding="utf-8", newline="\n") as out:
        try:
            for one in json_objects(path):
                if not keys:
                    keys = list(one)
                    out.write("\t".join(map(_cell, keys)) + "\n")
                out.write("\t".join(_cell(one.get(key)) for key in keys) + "\n")
        except BrokenJson as problem:
            return str(problem)
    return None


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(text.split())


def json_objects(path: Path) -> Iterator[dict[str, object]]:
    """The objects of the list in order; `BrokenJson` where there are no more to be had."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        text = file.read(PIECE).lstrip()
        if not text.startswith("["):
            raise BrokenJson("The JSON is not a list of objects.")
        yield from objects_in(file, text[1:])


def objects_in(file: TextIO, text: str) -> Iterator[dict[str, object]]:
    """The objects of a list whose opening bracket is just behind; `text` is what has been read since."""
    decoder, at = json.JSONDecoder(), 0
    while True:
        at = _past_blanks(text, at)
        if text.startswith("]", at):
            return
        try:
            one, at = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as problem:
            text, at = text[at:] + _more(file, text, at, problem), 0
            continue
        if not isinstance(one, dict):
            raise BrokenJson("The JSON list holds something that is not an object.")
        yield one


def _past_blanks(text: str, at: int) -> int:
    while text[at : at + 1] in {" ", "\r", "\n", "\t", ","}:
        at += 1
    return at


def _more(file: TextIO, text: str, at: int, problem: Exception) -> str:
    """The next piece of the file, as long as one object may still be growing."""
    more = file.read(PIECE) if len(text) - at < LARGEST_OBJECT else ""
    if not more:
        raise BrokenJson(f"The JSON breaks off: {str(problem)[:120]}.") from problem
    return more
