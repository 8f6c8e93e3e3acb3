"""The tagger of names: words by what a far larger text knows of them and by their parts, gated recurrent blocks, a chain."""

import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.append(str(Path(__file__).parents[2] / "treebank/net"))
import ops  # noqa: E402
from features import Forms  # noqa: E402
from model import KNOWN, LABELS, Block, Linear, owners, spread  # noqa: E402

# Rows of the table of parts (a divisor of those that `part_rows` counts), its columns, and whether vectors are whole:
# the small one ships, large ones teach it.
SIZES = {"small": (1 << 13, 48, False), "large": (1 << 15, 64, True)}
SHIPPED = 190_000  # words with a vector, as SHIPPED in wide.ts
SOURCES = {"worldwide": 1, "ewt": 2, "wikigold": 3}
VECTOR_SCALE = 10.0  # vectors are then comparable in size with the learned parts


class WideVectors:
    """The vectors of wide.npz, as reading will have them or whole; row 0 is for words without one."""

    def __init__(self, path, whole=False) -> None:
        saved = np.load(path, allow_pickle=True)
        shipped = len(saved["words"]) if whole else SHIPPED
        vectors = saved["whole" if whole else "vectors"][:shipped].astype(np.float32)
        self.table = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors * VECTOR_SCALE])
        self.index = {str(word): i + 1 for i, word in enumerate(saved["words"][:shipped])}
        self.narrow = saved["narrow"][:shipped]

    def row(self, clean: str) -> int:
        """Row of a plain form; as `WideWords.row`."""
        low = clean.lower()
        for name in (low, low.replace("0", "1"), low.replace("0", "2"), low[low.rfind("-") + 1 :]):
            if name in self.index:
                return self.index[name]
        return 0


class WideForms(Forms):
    def __init__(self, vectors: WideVectors, rows: int) -> None:
        super().__init__(vectors)
        self.rows = rows

    def tables(self):
        if self.made is None or len(self.made[4]) != len(self.names):
            word, first, part, scale, vector = super().tables()
            self.made = (word, first, part % self.rows, scale, vector)
        return self.made


class Tagger(torch.nn.Module):
    def __init__(self, vectors, parts, part, width=256, depth=3, hidden=128, drop=0.25, last=0.4, seed=5):
        super().__init__()
        # No row of its own for any word: what is told of one name must hold for those like it.
        self.tables = [ops.Table(1, 0, 0.0, seed), ops.Table(parts, part, 1.0, seed + 1)]
        self.vectors = torch.from_numpy(vectors.table)
        self.lone = torch.nn.Parameter(torch.zeros(self.vectors.shape[1]))  # stands for a missing vector
        self.join = Linear(part + self.vectors.shape[1], width)
        self.start = torch.nn.LayerNorm(width)
        self.known = torch.nn.Parameter(torch.zeros(KNOWN, width))
        self.blocks = torch.nn.ModuleList(Block(width, drop) for _ in range(depth))
        self.end = torch.nn.LayerNorm(width)
        self.name_in = Linear(width, hidden)
        self.name_known = torch.nn.Parameter(torch.zeros(KNOWN, hidden))
        self.name = Linear(hidden, LABELS)
        self.between = torch.nn.Parameter(torch.zeros(LABELS, LABELS))
        # What each data set's annotators see differently; row 0 is for none of them.
        self.source = torch.nn.Parameter(torch.zeros(len(SOURCES) + 1, LABELS))
        self.width, self.drop, self.last = width, drop, last

    def encode(self, ids, keep, forms: Forms, bounds, known=None):
        """States after the last norm; ids, keep: one number a word, see `embed` in ops.c; known: (rows, 32)."""
        x = self.start(self.join(ops.Embed.apply(self.lone, ids, keep, forms.tables(), *self.tables, self.vectors)))
        if known is not None:
            x = x + known @ self.known
        x = spread(x, self.drop, self.training, owners(bounds))
        for block in self.blocks:
            x = block(x, bounds)
        return self.end(x)

    def forward(self, ids, keep, forms, bounds, known):
        """Scores of every label at every word."""
        x = spread(self.encode(ids, keep, forms, bounds, known), self.last, self.training, owners(bounds))
        hidden = F.relu(self.name_in(x) + known @ self.name_known)
        return self.name(F.dropout(hidden, self.last, self.training))


def sized(size, path, **rest):
    """A new tagger of a size of SIZES, and the forms that it reads; path: wide.npz."""
    parts, part, whole = SIZES[size]
    vectors = WideVectors(path, whole)
    return Tagger(vectors, parts, part, **rest), WideForms(vectors, parts)


def save(path, net):
    torch.save({"state": net.state_dict(), "tables": [t.weight.clone() for t in net.tables]}, path)


def load(net, path):
    saved = torch.load(path)
    net.load_state_dict(saved["state"])
    for table, weight in zip(net.tables, saved["tables"]):
        table.weight.copy_(weight)
        table.mean.copy_(weight)
