"""How a word becomes numbers. Must agree with src/weights/word-input.ts, to the bit."""

import re

import numpy as np

WORD_ROWS = 1 << 15
PART_ROWS = 1 << 15
WORD_HASHES = 2
STEPS = 31  # of a table's numbers to either side: finer ones change no score (docs/notes/speed.md)
TRIPLES = 12  # at most, of the lower-case form with its borders marked
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


def word_rows(clean: str) -> list[int]:
    """Rows of the word table."""
    return [hash_text(clean.lower(), 1 + k) % WORD_ROWS for k in range(WORD_HASHES)]


def part_rows(clean: str) -> list[int]:
    """Rows of the part table: prefixes, suffixes, shape, then runs of three letters."""
    low = clean.lower()
    parts = [low[:1], low[:2], low[:3], low[:4], low[-1:], low[-2:], low[-3:], low[-4:], low[-5:], shape(clean)]
    marked = f"<{low}>"
    triples = [marked[i : i + 3] for i in range(min(TRIPLES, len(marked) - 2))]
    rows = [hash_text(part, 11 + k) for k, part in enumerate(parts)]
    return [row % PART_ROWS for row in rows + [hash_text(triple, 31) for triple in triples]]


class Vectors:
    """The fixed vectors of vectors.tsv as whole numbers; row 0 is for words without one."""

    def __init__(self, path) -> None:
        self.names: list[str] = []
        values = []
        for line in open(path, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            self.names.append(cells[0])
            values.append(np.array(cells[2:], dtype=np.float32))
        real = np.stack(values)
        # One scale per column, so that every column uses all steps.
        self.scale = np.abs(real).max(axis=0) / STEPS
        self.codes = np.round(real / self.scale).astype(np.int8)
        self.table = np.concatenate([np.zeros((1, real.shape[1]), np.float32), self.codes * self.scale])
        # Comparable in size with the learned parts.
        self.table *= np.sqrt(real.shape[1]) * 0.5
        self.index = {name: i + 1 for i, name in enumerate(self.names)}

    def row(self, clean: str) -> int:
        """Row of a plain form as written, in lower case, or with one capital; 0 where none is known."""
        for name in (clean, clean.lower(), clean[:1].upper() + clean[1:].lower()):
            if name in self.index:
                return self.index[name]
        return 0


class Forms:
    """Numbers for plain forms, with their rows; `tables` gives them as the arrays that ops.c reads."""

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors
        self.names: list[str] = []
        self.index: dict[str, int] = {}
        self.raw: dict[str, int] = {}
        self.word: list[int] = []
        self.part: list[int] = []
        self.first = [0]
        self.vector: list[int] = []
        self.made = None

    def id(self, form: str) -> int:
        number = self.raw.get(form)
        if number is None:
            number = self.raw[form] = self.plain_id(plain(form))
        return number

    def plain_id(self, clean: str) -> int:
        number = self.index.get(clean)
        if number is None:
            number = self.index[clean] = len(self.names)
            self.names.append(clean)
            self.word += word_rows(clean)
            self.part += part_rows(clean)
            self.first.append(len(self.part))
            self.vector.append(self.vectors.row(clean))
        return number

    def tables(self):
        """(word rows, first part, parts, scale, vector row); made anew where forms were added."""
        if self.made is None or len(self.made[4]) != len(self.names):
            first = np.array(self.first, np.int64)
            # The sum stays about as large however many parts a word has.
            scale = (np.diff(first) ** -0.5).astype(np.float32)
            arrays = (np.array(self.word, np.int32), first, np.array(self.part, np.int32))
            self.made = (*arrays, scale, np.array(self.vector, np.int32))
        return self.made
