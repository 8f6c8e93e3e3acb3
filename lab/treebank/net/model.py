"""The network: word input, a stack of gated recurrent blocks, heads for tags, arcs and relations."""

import torch
import torch.nn.functional as F
from torch import nn

from features import PART_ROWS, PARTS, WORD_HASHES, WORD_ROWS


class Scan(torch.autograd.Function):
    """c[t] = f[t] * c[t-1] + u[t], from c[-1] = 0, along the first dimension."""

    @staticmethod
    def forward(ctx, f, u):
        c = torch.empty_like(u)
        c[0] = u[0]
        for t in range(1, len(u)):
            torch.addcmul(u[t], f[t], c[t - 1], out=c[t])
        ctx.save_for_backward(f, c)
        return c

    @staticmethod
    def backward(ctx, grad):
        f, c = ctx.saved_tensors
        du = torch.empty_like(grad)
        du[-1] = grad[-1]
        for t in range(len(grad) - 2, -1, -1):
            torch.addcmul(grad[t], f[t + 1], du[t + 1], out=du[t])
        df = torch.zeros_like(f)
        torch.mul(du[1:], c[:-1], out=df[1:])
        return df, du


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

    def forward(self, x, mask):
        # x: (time, batch, width); mask: (time, batch, 1)
        width = x.shape[2]
        y = self.norm(x) * mask
        padded = F.pad(y, (0, 0, 0, 0, 2, 2))
        steps = len(y)
        y = y + sum(padded[k : k + steps] * self.conv[k] for k in range(5))
        z, f, r = self.gates(y).split(width, dim=2)
        f = torch.sigmoid(f)
        u = (1 - f) * z * mask
        half = width // 2
        flip = lambda a: a.flip(0)
        f2 = torch.cat([f[:, :, :half], flip(f[:, :, half:])], dim=2)
        u2 = torch.cat([u[:, :, :half], flip(u[:, :, half:])], dim=2)
        c = Scan.apply(f2, u2)
        c = torch.cat([c[:, :, :half], flip(c[:, :, half:])], dim=2)
        return x + locked(torch.sigmoid(r) * c, self.drop, self.training)


def locked(x, p: float, training: bool):
    """Dropout with one mask for all time steps (Gal & Ghahramani 2016)."""
    if not training or p == 0:
        return x
    return x * (torch.rand(1, *x.shape[1:]) > p) / (1 - p)


class Encoder(nn.Module):
    def __init__(self, vectors, width=256, depth=5, word=64, part=64, drop=0.2):
        super().__init__()
        self.words = nn.Embedding(WORD_ROWS, word)
        self.parts = nn.Embedding(PART_ROWS, part)
        nn.init.normal_(self.words.weight, std=0.5)
        nn.init.normal_(self.parts.weight, std=0.35)
        self.register_buffer("vectors", torch.tensor(vectors), persistent=False)
        self.lone = nn.Parameter(torch.zeros(vectors.shape[1]))  # stands for a missing vector
        self.join = nn.Linear(word + part + vectors.shape[1], width)
        self.start = nn.LayerNorm(width)
        self.blocks = nn.ModuleList(Block(width, drop) for _ in range(depth))
        self.end = nn.LayerNorm(width)
        self.drop = drop
        self.width = width

    def embed(self, rows, vector, hide=None):
        """rows: (time, batch, 10), vector: (time, batch); `hide` in 0..1 blots out a word wholly."""
        w = self.words(rows[:, :, :WORD_HASHES]).sum(2)
        p = self.parts(rows[:, :, WORD_HASHES:]).sum(2)
        v = self.vectors[vector]
        v = torch.where((vector == 0)[:, :, None], self.lone, v)
        if hide is not None:
            keep = 1 - hide[:, :, None]
            w, p, v = w * keep, p * keep, v * keep
        elif self.training:
            # Without its word, and at times without its vector too, a word is known by its parts alone.
            chance = torch.rand(*w.shape[:2], 1)
            w = w * (chance > 0.2)
            v = torch.where(chance < 0.08, self.lone, v)
        return self.start(self.join(torch.cat([w, p, v], dim=2)))


class Net(nn.Module):
    def __init__(self, encoder: Encoder, tags: int, relations: int, arc=160, rel=160, mid=3, drop=0.3):
        super().__init__()
        d = encoder.width
        self.encoder = encoder
        self.mid = mid
        self.tag_norm = nn.LayerNorm(d)
        self.tag = nn.Linear(d, tags)
        self.tag_back = nn.Parameter(torch.zeros(tags, d))
        self.arc_child = nn.Linear(d, arc)
        self.arc_head = nn.Linear(d, arc)
        self.arc = nn.Parameter(torch.randn(arc, arc) * 0.02)
        self.arc_bias = nn.Parameter(torch.zeros(arc))
        self.root = nn.Parameter(torch.randn(d) * 0.1)
        self.rel_child = nn.Linear(d, rel)
        self.rel_head = nn.Linear(d, rel)
        self.rel = nn.Linear(rel, relations)
        self.drop = drop

    def forward(self, rows, vector, mask):
        e = self.encoder
        m = mask[:, :, None].float()
        x = locked(e.embed(rows, vector), e.drop, self.training)
        for i, block in enumerate(e.blocks):
            if i == self.mid:
                tags = self.tag(locked(self.tag_norm(x), self.drop, self.training))
                x = x + tags.softmax(2) @ self.tag_back
            x = block(x, m)
        x = e.end(x)
        x = locked(x, self.drop, self.training)
        # Heads: the words, and the root after them.
        heads = torch.cat([x, self.root.expand(1, x.shape[1], -1)])
        child = locked(F.relu(self.arc_child(x)), self.drop, self.training)
        head = locked(F.relu(self.arc_head(heads)), self.drop, self.training)
        scores = torch.einsum("tbi,sbi->bts", child @ self.arc, head)
        scores = scores + (head @ self.arc_bias).t()[:, None, :]
        allowed = torch.cat([mask, torch.ones_like(mask[:1])]).t()[:, None, :]
        scores = scores.masked_fill(~allowed, -1e4)
        return tags, scores, (x, heads)

    def relations(self, x, heads, chosen):
        """Scores of relations for chosen heads; chosen: (time, batch) with the root as `time`."""
        a = self.rel_child(x)
        b = self.rel_head(heads)
        b = torch.gather(b, 0, chosen[:, :, None].expand(-1, -1, b.shape[2]))
        return self.rel(locked(F.relu(a + b), self.drop, self.training))
