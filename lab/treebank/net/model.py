"""The network: word input, a stack of gated recurrent blocks, heads for tags, arcs, relations and names."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import ops
from features import PART_ROWS, WORD_ROWS, Forms, Vectors

LABELS = 25  # of names, as src/stages/6-names/labels.ts
KNOWN = 32  # bits of a match with known names, as `Gazetteer.match` gives them


class Linear(nn.Linear):
    def forward(self, x):
        return ops.linear(x, self.weight, self.bias)


class Block(nn.Module):
    """
    Pre-normed residual block: a depth-wise convolution over five words, then a gated linear
    recurrence in either direction (after QRNN, Bradbury et al. 2017, and SRU, Lei et al. 2018): all
    matrix products are outside the recurrence, so that inference is one product per block.
    """

    def __init__(self, width: int, drop: float):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.conv = nn.Parameter(torch.zeros(5, width))
        self.gates = nn.Linear(width, 3 * width)
        nn.init.constant_(self.gates.bias[width : 2 * width], 1.0)
        self.drop = drop

    def forward(self, x, bounds):
        """x: (rows, width); bounds as in ops.py."""
        keep = torch.ones(len(bounds) - 1, x.shape[1])
        if self.training and self.drop:
            # One mask for all words of a sentence (Gal & Ghahramani 2016).
            keep = (torch.rand_like(keep) > self.drop).float() / (1 - self.drop)
        g = self.gates
        return ops.Block.apply(x, self.norm.weight, self.norm.bias, self.conv, g.weight, g.bias, keep, bounds)


class Encoder(nn.Module):
    def __init__(self, vectors: Vectors, width=256, depth=5, word=64, part=64, drop=0.2, seed=5):
        super().__init__()
        self.tables = [ops.Table(WORD_ROWS, word, 0.5, seed), ops.Table(PART_ROWS, part, 1.0, seed + 1)]
        self.vectors = torch.from_numpy(vectors.table)
        self.lone = nn.Parameter(torch.zeros(self.vectors.shape[1]))  # stands for a missing vector
        self.join = Linear(word + part + self.vectors.shape[1], width)
        self.start = nn.LayerNorm(width)
        self.blocks = nn.ModuleList(Block(width, drop) for _ in range(depth))
        self.end = nn.LayerNorm(width)
        self.drop = drop
        self.width = width

    def embed(self, ids, keep, forms: Forms):
        """ids, keep: numpy arrays of one number a word, see `embed` in ops.c."""
        joined = ops.Embed.apply(self.lone, ids, keep, forms.tables(), *self.tables, self.vectors)
        return self.start(self.join(joined))


def spread(x, p: float, training: bool, owner):
    """Dropout with one mask a sentence; owner: the sentence of each row."""
    if not training or p == 0:
        return x
    mask = (torch.rand(int(owner[-1]) + 1, x.shape[1]) > p).float() / (1 - p)
    return x * mask[owner]


class Net(nn.Module):
    def __init__(self, encoder: Encoder, tags: int, relations: int, arc=160, rel=160, mid=3, drop=0.3, names=128):
        super().__init__()
        d = encoder.width
        self.encoder = encoder
        self.mid = mid
        self.tag_norm = nn.LayerNorm(d)
        self.tag = Linear(d, tags)
        self.tag_back = nn.Parameter(torch.zeros(tags, d))
        self.last_tag = Linear(d, tags)
        self.arc_child = Linear(d, arc)
        self.arc_head = Linear(d, arc)
        self.arc = nn.Parameter(torch.randn(arc, arc) * 0.02)
        self.arc_bias = nn.Parameter(torch.zeros(arc))
        self.root = nn.Parameter(torch.randn(d) * 0.1)
        self.rel_child = Linear(d, rel)
        self.rel_head = Linear(d, rel)
        self.rel = Linear(rel, relations)
        self.name_in = Linear(d, names)
        self.name_known = nn.Parameter(torch.zeros(KNOWN, names))
        self.name = Linear(names, LABELS)
        self.between = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.drop = drop

    def encode(self, ids, keep, forms, bounds):
        """(states after the last norm, tag scores of the middle)."""
        e = self.encoder
        owner = owners(bounds)
        x = spread(e.embed(ids, keep, forms), e.drop, self.training, owner)
        for i, block in enumerate(e.blocks):
            if i == self.mid:
                tags = self.tag(spread(self.tag_norm(x), self.drop, self.training, owner))
                x = x + tags.softmax(1) @ self.tag_back
            x = block(x, bounds)
        return spread(e.end(x), self.drop, self.training, owner), tags

    def arcs(self, x, bounds):
        """Scores of heads, (sentences, longest, longest + 1), the root last."""
        owner = owners(bounds)
        place, mask = padded(bounds)
        views = lambda part, a: spread(F.relu(part(a)), self.drop, self.training, owner)
        child = views(self.arc_child, x) @ self.arc
        head = views(self.arc_head, x)
        root = F.relu(self.arc_head(self.root[None]))
        if self.training:
            root = F.dropout(root, self.drop)
        heads = torch.cat([head[place], root.expand(len(place), 1, -1)], 1)
        scores = child[place] @ heads.transpose(1, 2) + (heads @ self.arc_bias)[:, None, :]
        allowed = torch.cat([mask, torch.ones(len(mask), 1, dtype=torch.bool)], 1)[:, None, :]
        return scores.masked_fill(~allowed, -1e4), place, mask

    def relations(self, x, chosen):
        """Scores of relations; chosen: row of each row's head, the number of rows for the root."""
        a = self.rel_child(x)
        b = torch.cat([self.rel_head(x), self.rel_head(self.root[None])])[chosen]
        return self.rel(F.dropout(F.relu(a + b), self.drop, self.training))

    def names(self, x, known):
        """Scores of name labels; known: (rows, 32) of 0 and 1."""
        hidden = F.relu(self.name_in(x) + known @ self.name_known)
        return self.name(F.dropout(hidden, self.drop, self.training))


def owners(bounds):
    return torch.repeat_interleave(torch.arange(len(bounds) - 1), bounds.diff())


def padded(bounds):
    """Row numbers as a table of sentences, and which cells are words."""
    sizes = bounds.diff()
    steps = torch.arange(int(sizes.max()))
    mask = steps[None] < sizes[:, None]
    return (bounds[:-1, None] + steps[None]).clamp(max=int(bounds[-1]) - 1), mask


def follows():
    """(may, begins, ends): which label may stand after which, first and last; as `follows` in labels.ts."""
    place = [-1] + [(label - 1) % 4 for label in range(1, LABELS)]
    kind = [-1] + [(label - 1) // 4 for label in range(1, LABELS)]
    opens = [p in (0, 1) for p in place]
    goes_on = [p in (1, 2) for p in place]
    may = np.zeros((LABELS, LABELS), np.uint8)
    for a in range(LABELS):
        for b in range(LABELS):
            may[a, b] = opens[a] == goes_on[b] and (not opens[a] or kind[a] == kind[b])
    return may, np.array([not g for g in goes_on], np.uint8), np.array([not o for o in opens], np.uint8)


def save(path, net, **rest):
    tables = [t.weight.clone() for t in net.encoder.tables]
    torch.save({"state": net.state_dict(), "tables": tables, **rest}, path)


def load(net, path):
    """Lays in all weights of the file that have a place here; answers what else it holds."""
    saved = torch.load(path)
    own = net.state_dict()
    net.load_state_dict({k: v for k, v in saved["state"].items() if k in own and own[k].shape == v.shape}, strict=False)
    for table, weight in zip(net.encoder.tables, saved["tables"]):
        table.weight.copy_(weight)
        table.mean.copy_(weight)
    return saved
