"""How a word becomes numbers. Must agree with src/text/word-input.ts, to the bit."""

import re
from functools import lru_cache

import numpy as np

WORD_ROWS = 1 << 14
PART_ROWS = 1 << 13
WORD_HASHES = 2
PARTS = 8  # prefixes of 1, 2, 3; suffixes of 1, 2, 3, 4; shape
M = 0xFFFFFFFF


def stir(h: int) -> int:
    h = ((h ^ (h >> 16)) * 0x85EBCA6B) & M
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & M
    return h ^ (h >> 16)


def hash_text(text: str, seed: int = 0) -> int:
    """FNV-1a over UTF-16 units with MurmurHash3's finish, as `hashText` in src/weights/linear.ts."""
    h = 0x811C9DC5 ^ seed
    data = text.encode("utf-16-le", "surrogatepass")
    for i in range(0, len(data), 2):
        h = ((h ^ (data[i] | data[i + 1] << 8)) * 0x01000193) & M
    return stir(h)


def plain(form: str) -> str:
    """Straight apostrophes, every digit 0, at most 60 characters."""
    return re.sub(r"[0-9]", "0", re.sub("[\u2018\u2019]", "'", form[:60]))


def shape(form: str) -> str:
    """Capitals X, other letters x, digits 0, the rest as it is; runs cut to two; 24 characters at most."""
    out = ""
    for char in form[:24]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "0" if char in "0123456789" else char
        if len(out) < 2 or not (out[-1] == kind and out[-2] == kind):
            out += kind
    return out


@lru_cache(maxsize=None)
def rows(form: str) -> tuple[int, ...]:
    """Rows of the word table (two) and of the part table (eight)."""
    clean = plain(form)
    low = clean.lower()
    parts = [low[:1], low[:2], low[:3], low[-1:], low[-2:], low[-3:], low[-4:], shape(clean)]
    return tuple(hash_text(low, 1 + k) % WORD_ROWS for k in range(WORD_HASHES)) + tuple(
        hash_text(part, 11 + k) % PART_ROWS for k, part in enumerate(parts)
    )


class Vectors:
    """The fixed vectors of vectors.tsv as int8; row 0 is for words without one."""

    def __init__(self, path) -> None:
        self.names: list[str] = []
        values = []
        for line in open(path, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            self.names.append(cells[0])
            values.append(np.array(cells[2:], dtype=np.float32))
        real = np.stack(values)
        # One scale per column, so that every column uses all of int8.
        self.scale = np.abs(real).max(axis=0) / 127
        self.codes = np.round(real / self.scale).astype(np.int8)
        self.table = np.concatenate([np.zeros((1, real.shape[1]), np.float32), self.codes * self.scale])
        # Comparable in size with the learned parts.
        self.table *= np.sqrt(real.shape[1]) * 0.5
        self.index = {name: i + 1 for i, name in enumerate(self.names)}

    @lru_cache(maxsize=None)
    def row(self, form: str) -> int:
        """Row of the form as written, in lower case, or with one capital; 0 where none is known."""
        clean = plain(form)
        for name in (clean, clean.lower(), clean[:1].upper() + clean[1:].lower()):
            if name in self.index:
                return self.index[name]
        return 0
