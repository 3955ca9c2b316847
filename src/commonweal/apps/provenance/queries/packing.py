"""Columns of many records in one piece: what a filter, a count or a map tile needs, ready to be computed
with.

A frame is written by the load, once for each snapshot, and read by each process of the site, once for each
snapshot.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
WORDS = "words of "


@dataclass(frozen=True, slots=True)
class Frame:
    """Equally long arrays by name, and for each array of codes the words that the codes stand for.

    A code is the place of its word in `words[name]`; -1 says that there is none. A column of texts is two
    arrays: `<name>_bytes`, and `<name>_ends`, which says where each text ends.
    """

    arrays: Mapping[str, Array]
    words: Mapping[str, tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.arrays["number"])

    def __getitem__(self, name: str) -> Array:
        return self.arrays[name]

    def code(self, name: str, word: str) -> int:
        """The code of a word, or -2, which no record has, where no record has the word."""
        try:
            return self.words[name].index(word)
        except ValueError:
            return -2

    def text(self, name: str, place: int) -> str:
        """The text of one record."""
        ends = self.arrays[f"{name}_ends"]
        start = int(ends[place - 1]) if place else 0
        return self.arrays[f"{name}_bytes"][start : int(ends[place])].tobytes().decode()

    def pack(self) -> bytes:
        """The frame as bytes: NumPy's own archive, without compression."""
        stream = io.BytesIO()
        words = {WORDS + name: as_bytes(list(words)) for name, words in self.words.items()}
        np.savez(stream, allow_pickle=False, **self.arrays, **words)
        return stream.getvalue()

    @classmethod
    def unpack(cls, packed: bytes | memoryview) -> Frame:
        """The frame that `pack` made."""
        with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
            everything = {name: archive[name] for name in archive.files}
        arrays = {name: array for name, array in everything.items() if not name.startswith(WORDS)}
        words = {
            name.removeprefix(WORDS): tuple(json.loads(array.tobytes()))
            for name, array in everything.items()
            if name.startswith(WORDS)
        }
        return cls(arrays, words)


def as_bytes(words: list[str]) -> Array:
    """Words as an array of bytes."""
    return np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), dtype=np.uint8)
