"""The parts of training that PyTorch is slow at, in C (ops.c), as functions with slopes.

Batches are flat: the rows of all sentences one after another, `bounds` holds where each begins, and the
end. Products run in bfloat16, which is several times as fast where the processor knows it; sums, states
and weights stay in float32.
"""

import ctypes
import os
import subprocess
from pathlib import Path

import numpy as np
import torch

HALF = torch.bfloat16


def _load():
    source = Path(__file__).with_name("ops.c")
    target = Path(".cache/treebank") / "ops.so"
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        made = target.with_suffix(f".{os.getpid()}.so")
        compiler = os.environ.get("CC", "cc")
        flags = ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC"]
        subprocess.run([compiler, *flags, "-o", str(made), str(source), "-lm"], check=True)
        made.replace(target)
    library = ctypes.CDLL(str(target.resolve()))
    library.surprise.restype = library.squares.restype = library.chain.restype = ctypes.c_double
    return library


C = _load()


def at(x):
    """Address of an array's first number; the array must be contiguous."""
    if isinstance(x, np.ndarray):
        assert x.flags.c_contiguous
        return ctypes.c_void_p(x.ctypes.data)
    assert x.is_contiguous()
    return ctypes.c_void_p(x.data_ptr())


def real(x):
    return ctypes.c_float(x)


class Linear(torch.autograd.Function):
    """x @ weight.t() + bias, the product in half precision."""

    @staticmethod
    def forward(ctx, x, weight, bias):
        x, weight = x.to(HALF), weight.to(HALF)
        ctx.save_for_backward(x, weight)
        return (x @ weight.t()).float() + bias

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        half = grad.to(HALF)
        return (half @ weight).float(), (half.t() @ x).float(), grad.sum(0)


linear = Linear.apply


class Block(torch.autograd.Function):
    """One residual block of the encoder, see model.py."""

    @staticmethod
    def forward(ctx, x, gain, shift, conv, weight, bias, keep, bounds):
        n, w = x.shape
        sentences = len(bounds) - 1
        y = torch.empty_like(x)
        spread = torch.empty(n)
        mixed = torch.empty(n, w, dtype=HALF)
        C.before(at(x), n, w, at(gain), at(shift), at(conv), at(bounds), sentences, at(y), at(spread), at(mixed))
        weight = weight.to(HALF)
        gates = mixed @ weight.t()
        c = torch.empty_like(x)
        out = torch.empty_like(x)
        C.scan(at(x), at(gates), at(bias), w, at(bounds), sentences, at(keep), at(c), at(out))
        ctx.save_for_backward(gain, shift, conv, weight, bias, keep, bounds, y, spread, mixed, gates, c)
        return out

    @staticmethod
    def backward(ctx, grad):
        gain, shift, conv, weight, bias, keep, bounds, y, spread, mixed, gates, c = ctx.saved_tensors
        n, w = y.shape
        sentences = len(bounds) - 1
        grad = grad.contiguous()
        slopes = torch.empty_like(gates)
        dbias = torch.zeros_like(bias)
        C.scan_back(at(grad), at(gates), w, at(bounds), sentences, at(keep), at(c), at(slopes), at(dbias))
        dmixed = slopes @ weight
        dweight = (slopes.t() @ mixed).float()
        dx = grad.clone()
        dgain, dshift, dconv = torch.zeros_like(gain), torch.zeros_like(shift), torch.zeros_like(conv)
        C.before_back(
            at(dmixed), n, w, at(gain), at(shift), at(conv), at(bounds), sentences, at(y), at(spread),
            at(dx), at(dgain), at(dshift), at(dconv),
        )  # fmt: skip
        return dx, dgain, dshift, dconv, dweight, dbias, None, None


class Table:
    """Rows that are learnt by the few a batch meets; gradients stay here, out of PyTorch's sight."""

    def __init__(self, rows, width, spread, seed):
        self.weight = torch.randn(rows, width, generator=torch.Generator().manual_seed(seed)) * spread
        self.slope = torch.zeros_like(self.weight)
        self.first, self.second = torch.zeros_like(self.weight), torch.zeros_like(self.weight)
        self.mean = self.weight.clone()
        self.hit = torch.zeros(rows, dtype=torch.uint8)


class Embed(torch.autograd.Function):
    """The joined rows of word table, part table and vectors for form numbers `ids`; `keep` as in ops.c."""

    @staticmethod
    def forward(ctx, lone, ids, keep, forms, words, parts, vectors):
        word, first, part, scale, vector = forms
        ws, ps, vs = words.weight.shape[1], parts.weight.shape[1], vectors.shape[1]
        out = torch.empty(len(ids), ws + ps + vs, dtype=HALF)
        C.embed(
            at(ids), len(ids), at(word), at(first), at(part), at(scale), at(vector), at(keep),
            at(words.weight), ws, at(parts.weight), ps, at(vectors), vs, at(lone), at(out),
        )  # fmt: skip
        ctx.rest = (ids, keep, forms, words, parts, vs, lone)
        return out

    @staticmethod
    def backward(ctx, grad):
        ids, keep, (word, first, part, scale, vector), words, parts, vs, lone = ctx.rest
        ws, ps = words.weight.shape[1], parts.weight.shape[1]
        grad = grad.to(HALF).contiguous()
        dlone = torch.zeros_like(lone)
        C.embed_back(
            at(grad), at(ids), len(ids), at(word), at(first), at(part), at(scale), at(vector), at(keep),
            at(words.slope), at(words.hit), ws, at(parts.slope), at(parts.hit), ps, vs, at(dlone),
        )  # fmt: skip
        return dlone, None, None, None, None, None, None


class Surprise(torch.autograd.Function):
    """Mean cross-entropy of many classes; x: (rows, width), weight: (classes, width)."""

    @staticmethod
    def forward(ctx, x, weight, target):
        x, weight = x.to(HALF), weight.to(HALF)
        scores = x @ weight.t()
        rows, classes = scores.shape
        loss = C.surprise(at(scores), at(target), rows, classes, real(1 / rows))
        ctx.save_for_backward(x, weight, scores)
        return torch.tensor(loss / rows)

    @staticmethod
    def backward(ctx, grad):
        x, weight, slopes = ctx.saved_tensors
        return (slopes @ weight).float() * grad, (slopes.t() @ x).float() * grad, None


class Chain(torch.autograd.Function):
    """Summed loss of open labels under a chain, see ops.c; `rules`: (may, begins, ends) as uint8."""

    @staticmethod
    def forward(ctx, emit, between, open_, asked, bounds, rules):
        labels = emit.shape[1]
        demit = torch.zeros_like(emit)
        dbetween = torch.zeros(labels, labels, dtype=torch.float64)
        emit = emit.contiguous()
        loss = C.chain(
            at(emit), at(between), at(open_), at(asked), at(bounds), len(bounds) - 1, labels,
            *map(at, rules), at(demit), at(dbetween),
        )  # fmt: skip
        ctx.save_for_backward(demit, dbetween.float())
        return torch.tensor(loss, dtype=torch.float32)

    @staticmethod
    def backward(ctx, grad):
        demit, dbetween = ctx.saved_tensors
        return demit * grad, dbetween * grad, None, None, None, None


def chances(emit, between, bounds, rules):
    """The probability that a chain gives every label at every row; label 0 may stand anywhere."""
    emit = emit.detach().contiguous()
    rows, labels = emit.shape
    out, steps = torch.zeros_like(emit), torch.zeros(labels, labels, dtype=torch.float64)
    # What the loss of saying 0 throughout slopes by, is what all else is given.
    told, asked = np.ones(rows, np.int32), np.ones(len(bounds) - 1, np.uint8)
    C.chain(
        at(emit), at(between.detach()), at(told), at(asked), at(bounds), len(bounds) - 1, labels,
        *map(at, rules), at(out), at(steps),
    )  # fmt: skip
    out[:, 0] += 1
    return out


class Echo(torch.autograd.Function):
    """Summed loss of a chain that is to give every label the probability that others give it; told: (rows, labels)."""

    @staticmethod
    def forward(ctx, emit, between, told, bounds, rules):
        own = chances(emit, between, bounds, rules)
        ctx.save_for_backward(own - told)
        return -(told * (own + 1e-6).log()).sum()

    @staticmethod
    def backward(ctx, grad):
        return ctx.saved_tensors[0] * grad, None, None, None, None


class Adam:
    """AdamW over a module's weights and its tables, with clipped slopes and a moving average of all."""

    def __init__(self, module, tables, decay=0.01, betas=(0.9, 0.98), clip=2.0, average=0.997):
        self.parts = [p for p in module.parameters()]
        size = sum(p.numel() for p in self.parts)
        self.flat, self.slope = torch.zeros(size), torch.zeros(size)
        self.first, self.second = torch.zeros(size), torch.zeros(size)
        place = 0
        for p in self.parts:
            n = p.numel()
            self.flat[place : place + n] = p.data.flatten()
            p.data = self.flat[place : place + n].view(p.shape)
            p.grad = self.slope[place : place + n].view(p.shape)
            place += n
        self.mean = self.flat.clone()
        self.tables, self.decay, self.betas, self.clip = tables, decay, betas, clip
        self.average, self.steps = average, 0

    def step(self, rate):
        self.steps += 1
        b1, b2 = self.betas
        size = C.squares(at(self.slope), ctypes.c_int64(self.slope.numel()))
        for table in self.tables:
            rows = table.hit.nonzero().flatten()
            size += float(table.slope[rows].square().sum())
        clip = min(1.0, self.clip / (size**0.5 + 1e-9))
        keep = min(self.average, (1 + self.steps) / (10 + self.steps))
        fix1, fix2 = 1 / (1 - b1**self.steps), 1 / (1 - b2**self.steps)
        C.adam(
            at(self.flat), at(self.slope), at(self.first), at(self.second), at(self.mean),
            ctypes.c_int64(self.flat.numel()), real(rate), real(b1), real(b2), real(fix1), real(fix2),
            real(self.decay), real(clip), real(keep),
        )  # fmt: skip
        for t in self.tables:
            C.adam_rows(
                at(t.weight), at(t.slope), at(t.first), at(t.second), at(t.mean), at(t.hit),
                *t.weight.shape, real(rate), real(b1), real(b2), real(fix1), real(fix2), real(clip), real(keep),
            )  # fmt: skip

    def swap(self):
        """Puts the averaged weights in the place of the live ones, or back."""
        live = self.flat.clone()
        self.flat.copy_(self.mean)
        self.mean.copy_(live)
        for t in self.tables:
            live = t.weight.clone()
            t.weight.copy_(t.mean)
            t.mean.copy_(live)
