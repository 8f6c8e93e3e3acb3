"""Teaches the encoder to guess hidden words of plain text (after Devlin et al. 2019), before any treebank.

usage: python3 lab/treebank/net/pretrain.py DATA WORK EPOCHS
  DATA    folder of the shared data; reads raw/ and the words of the training parts
  WORK    folder with vectors.tsv, classes.tsv and names.jsonl; pretrained.pt is written there
  EPOCHS  how often the text is read
"""

import sys
import time
from itertools import chain
from pathlib import Path

import numpy as np
import torch

import ops
from data import LONGEST, bounds_of, raw_sentences, read_conllu, read_names
from features import Forms, Vectors, hash_text, shape
from model import Encoder, Linear, save

torch.set_num_threads(1)
SEED = 11
BATCH = 4096
PEAK = 2.5e-3
HIDDEN = 0.2  # share of words that are to be guessed
WHOLE = 8192  # words guessed as such; the others by class
BUCKETS = 256


def read_flow(data: Path, work: Path, forms: Forms):
    """All text as one run of form numbers with the bounds of its sentences; kept in WORK."""
    kept = work / "flow.npz"
    if kept.exists():
        saved = np.load(kept, allow_pickle=True)
        for name in saved["names"]:
            forms.plain_id(str(name))
        return saved["flow"], saved["bounds"], saved["shares"]
    flow, lengths, shares = [], [], []
    seen = [[w[0] for w in s] for n in ("ewt", "gum") for s in read_conllu(data / f"treebank/{n}-train.conllu")]
    seen += [s["words"] for s in read_names(work / "names.jsonl")]
    for share, words in chain(raw_sentences(data), ((2, words[:LONGEST]) for words in seen)):
        flow += [forms.id(word) for word in words]
        lengths.append(len(words))
        shares.append(share)
    flow = np.array(flow, np.int64)
    bounds = np.concatenate([[0], np.cumsum(lengths)])
    shares = np.array(shares)
    np.savez(kept, flow=flow, bounds=bounds, shares=shares, names=np.array(forms.names, object))
    return flow, bounds, shares


def order_of(shares, rng):
    """One reading: every sentence as often as its share says, chance deciding on parts, in random order."""
    return rng.permutation(np.repeat(np.arange(len(shares)), (shares + rng.random(len(shares))).astype(int)))


def classes_of(forms: Forms, counts, work: Path):
    """For every form the class it is guessed as, and how many there are."""
    fine = {}
    for line in open(work / "classes.tsv", encoding="utf-8"):
        word, number, _ = line.split("\t")
        fine[word] = int(number)
    out = np.zeros(len(forms.names), np.int64)
    order = np.argsort(-counts, kind="stable")
    for rank, form in enumerate(order):
        name = forms.names[form]
        if rank < WHOLE:
            out[form] = rank
        elif name in fine:
            out[form] = WHOLE + fine[name]
        else:
            out[form] = WHOLE + 512 + hash_text(f"{shape(name)} {name[-2:].lower()}") % BUCKETS
    return out, WHOLE + 512 + BUCKETS


def main() -> None:
    data, work, epochs = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    vectors = Vectors(work / "vectors.tsv")
    forms = Forms(vectors)
    flow, bounds, shares = read_flow(data, work, forms)
    counts = np.bincount(flow, minlength=len(forms.names))
    target, many = classes_of(forms, counts, work)
    print(f"{len(flow)} words, {len(bounds) - 1} sentences, {len(forms.names)} forms", flush=True)
    # The fifty commonest forms are asked for half as often.
    common = np.zeros(len(counts), bool)
    common[np.argsort(-counts)[:50]] = True
    encoder = Encoder(vectors, drop=0.05)
    head = torch.nn.ModuleList([Linear(encoder.width, encoder.width), torch.nn.LayerNorm(encoder.width)])
    guess = torch.nn.Parameter(torch.randn(many, encoder.width) * 0.05)
    module = torch.nn.ModuleList([encoder, head])
    module.guess = guess
    optimiser = ops.Adam(module, encoder.tables)
    sizes = np.diff(bounds)
    total = int(epochs * (sizes * shares).sum() / BATCH)
    begun = time.time()
    step, loss_sum, right = 0, 0.0, 0
    order, place = order_of(shares, rng), 0
    while step < total:
        chosen, words = [], 0
        while words < BATCH:
            if place == len(order):
                order, place = order_of(shares, rng), 0
            chosen.append(order[place])
            words += sizes[order[place]]
            place += 1
        ids = np.concatenate([flow[bounds[s] : bounds[s + 1]] for s in chosen])
        own = bounds_of(sizes[chosen])
        dice = rng.random(len(ids)) * np.where(common[ids], 2, 1)
        hidden = np.flatnonzero(dice < HIDDEN)
        keep = np.full(len(ids), 7, np.uint8)
        # As in the treebanks' training, words are at times known by their parts alone.
        blurred = rng.random(len(ids))
        keep[blurred < 0.15] = 6
        keep[blurred < 0.05] = 4
        fate = rng.random(len(hidden))
        keep[hidden[fate < 0.85]] = 0
        shown = ids.copy()
        swapped = hidden[fate > 0.93]
        shown[swapped] = ids[rng.integers(len(ids), size=len(swapped))]
        x = encoder.embed(shown, keep, forms)
        for block in encoder.blocks:
            x = block(x, own)
        x = torch.nn.functional.relu(head[0](encoder.end(x)[torch.from_numpy(hidden)]))
        loss = ops.Surprise.apply(head[1](x), guess, torch.from_numpy(target[ids[hidden]]))
        loss.backward()
        optimiser.step(PEAK * min(1, (step + 1) / 300) * max(0.03, 1 - step / total))
        step += 1
        loss_sum += loss.item()
        if step % 100 == 0 or step == total:
            rate = step * BATCH / (time.time() - begun)
            print(f"{step} of {total} steps, {(time.time() - begun) / 60:.1f} min, {rate:.0f} words/s, loss {loss_sum / 100:.3f}", flush=True)
            loss_sum = 0.0
        if step % 1000 == 0 or step == total:
            optimiser.swap()
            save(work / "pretrained.pt", Holder(encoder))
            optimiser.swap()


class Holder(torch.nn.Module):
    """The encoder under the name it has in the network."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder


if __name__ == "__main__":
    main()
