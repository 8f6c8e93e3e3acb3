"""Teaches the tagger's states to guess hidden words of plain text (after Devlin et al. 2019), before any name.

usage: python3 lab/names/net/guess.py DATA WORK MILLIONS SIZE
  DATA      folder of the shared data; reads raw/
  WORK      folder with wide.npz; guessed-SIZE.pt is written there
  MILLIONS  how many words are read
  SIZE      small or large

What is guessed is one of the commonest words, else the class of the word's vector: what kind of name may stand here.
"""

import sys
import time
from pathlib import Path

import numpy as np
import torch

from tagger import ops, save, sized
from data import bounds_of, raw_sentences
from features import hash_text, shape
from model import Linear

torch.set_num_threads(1)
SEED = 11
BATCH = 4096
PEAK = 2.5e-3
HIDDEN = 0.2  # share of words that are to be guessed
WHOLE = 6144  # words guessed as such
BUCKETS = 256  # for words without a vector
STRETCH = 90  # words at least of neighbouring sentences that are read together


def read_flow(data: Path, forms):
    """The text as one run of form numbers, the bounds of its stretches, and how often each is read."""
    flow, bounds, shares, last = [], [0], [], None
    for share, words in raw_sentences(data):
        if len(flow) - bounds[-1] >= STRETCH or (share != last and len(flow) > bounds[-1]):
            bounds.append(len(flow))
            shares.append(last)
        flow += [forms.id(word) for word in words]
        last = share
    return np.array(flow, np.int64), np.array([*bounds, len(flow)]), np.array([*shares, last])


def targets(forms, counts, vectors):
    """For every form what it is guessed as, and how many such there are."""
    out = np.zeros(len(forms.names), np.int64)
    for rank, form in enumerate(np.argsort(-counts, kind="stable")):
        name = forms.names[form]
        row = vectors.row(name)
        if rank < WHOLE:
            out[form] = rank
        elif row > 0:
            out[form] = WHOLE + BUCKETS + vectors.narrow[row - 1]
        else:
            out[form] = WHOLE + hash_text(f"{shape(name)} {name[-2:].lower()}") % BUCKETS
    return out, WHOLE + BUCKETS + int(vectors.narrow.max()) + 1


def main() -> None:
    data, work, millions, size = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    net, forms = sized(size, work / "wide.npz", drop=0.05)
    flow, bounds, shares = read_flow(data, forms)
    counts = np.bincount(flow, minlength=len(forms.names))
    target, many = targets(forms, counts, forms.vectors)
    print(f"{len(flow)} words, {len(shares)} stretches, {many} to guess among", flush=True)
    # The sixty commonest forms are asked for a third as often.
    common = np.zeros(len(counts), bool)
    common[np.argsort(-counts)[:60]] = True
    head = torch.nn.ModuleList([Linear(net.width, net.width), torch.nn.LayerNorm(net.width)])
    module = torch.nn.ModuleList([net, head])
    module.guess = torch.nn.Parameter(torch.randn(many, net.width) * 0.05)
    optimiser = ops.Adam(module, net.tables)
    sizes = np.diff(bounds)
    total = int(millions * 1e6 / BATCH)
    begun, order, loss_sum = time.time(), np.zeros(0, int), 0.0
    for step in range(total):
        chosen, words = [], 0
        while words < BATCH:
            if len(order) == 0:
                order = rng.permutation(np.repeat(np.arange(len(shares)), (shares + rng.random(len(shares))).astype(int)))
            chosen.append(order[0])
            words += sizes[order[0]]
            order = order[1:]
        ids = np.concatenate([flow[bounds[s] : bounds[s + 1]] for s in chosen])
        hidden = np.flatnonzero(rng.random(len(ids)) * np.where(common[ids], 3, 1) < HIDDEN)
        keep = np.full(len(ids), 6, np.uint8)
        keep[rng.random(len(ids)) < 0.08] = 4  # known by its parts alone
        fate = rng.random(len(hidden))
        keep[hidden[fate < 0.85]] = 0
        shown = ids.copy()
        swapped = hidden[fate > 0.93]
        shown[swapped] = ids[rng.integers(len(ids), size=len(swapped))]
        x = net.encode(shown, keep, forms, bounds_of(sizes[chosen]))[torch.from_numpy(hidden)]
        x = head[1](torch.nn.functional.relu(head[0](x)))
        loss = ops.Surprise.apply(x, module.guess, torch.from_numpy(target[ids[hidden]]))
        loss.backward()
        optimiser.step(PEAK * min(1, (step + 1) / 300) * max(0.03, 1 - step / total))
        loss_sum += loss.item()
        if (step + 1) % 200 == 0 or step + 1 == total:
            minutes = (time.time() - begun) / 60
            print(f"{step + 1} of {total} steps, {minutes:.1f} min, loss {loss_sum / 200:.3f}", flush=True)
            loss_sum = 0.0
        if (step + 1) % 1000 == 0 or step + 1 == total:
            optimiser.swap()
            save(work / f"guessed-{size}.pt", net)
            optimiser.swap()


main()
