"""Teaches the tagger names.

usage: python3 lab/names/net/learn.py WORK SIZE EPOCHS RATE SEED [told]
  WORK  folder with wide.npz, guessed-SIZE.pt, flat-train.jsonl and flat-dev.jsonl; SIZE-SEED.pt is written there
        (told-SEED.pt where news is learnt from)
  SIZE  small or large
  told  where given, news without labels is learnt from too, as taggers together read it (teach.py)

The data sets do not mark the same things, so each word carries the set of labels its own leaves open, and a bias of
the data set (in half of the stretches) takes up what annotators see differently. Sentences of a document are read
in stretches of about a hundred words.
"""

import json
import random
import sys
import time
from itertools import groupby
from pathlib import Path

import numpy as np
import torch

from tagger import SOURCES, load, ops, save, sized
from data import altered, batches, bits, bounds_of
from evaluate import best_labels, stretches
from model import follows

torch.set_num_threads(1)
BATCH = 2000
STRETCH = 100
BARE = 0.3  # share of the stretches without a name that an epoch reads
BLURRED, UNSEEN = 0.1, 0.03  # words known by their parts alone, and not at all
READINGS = 2  # epochs in which the news is read once
RULES = follows()


def read_stretches(path, sources=tuple(SOURCES)):
    """Neighbouring sentences of one document together, at most STRETCH words unless one is longer."""
    out = []
    rows = (json.loads(line) for line in open(path, encoding="utf-8"))
    for _, sentences in groupby(rows, key=lambda row: row["document"]):
        own = None
        for sentence in sentences:
            if sentence["source"] not in sources or not sentence["words"]:
                continue
            if own is None or len(own["words"]) + len(sentence["words"]) > STRETCH:
                own = {"source": sentence["source"], "words": [], "allowed": [], "known": []}
                out.append(own)
            for key in ("words", "allowed", "known"):
                own[key] += sentence[key]
    return out


@torch.no_grad()
def emitted(net, some, forms):
    """Scores of labels for the words of each stretch."""
    ids = np.array([forms.id(word) for one in some for word in one["words"]], np.int64)
    bounds = bounds_of([len(one["words"]) for one in some])
    known = torch.from_numpy(bits(np.concatenate([one["known"] for one in some])))
    net.eval()
    scores = net(ids, np.full(len(ids), 6, np.uint8), forms, bounds, known).numpy()
    net.train()
    return [scores[a:b] for a, b in zip(bounds[:-1], bounds[1:])]


def score(net, some, forms):
    """F1 over four types of Worldwide, over three of UNER-EWT (facilities count as places there)."""
    counts = {"worldwide": [0, 0, 0], "ewt": [0, 0, 0]}
    between = net.between.detach().numpy()
    for part in (some[i : i + 20] for i in range(0, len(some), 20)):
        for one, scores in zip(part, emitted(net, part, forms)):
            source = one["source"]
            kinds = ("PER", "ORG", "LOC") if source == "ewt" else ("PER", "ORG", "LOC", "NORP")
            # Of several labels left open the first counts.
            gold = stretches([(b & -b).bit_length() - 1 for b in one["allowed"]])
            found = stretches(best_labels(scores, between, RULES))
            if source == "ewt":
                found = {(a, b, "LOC" if kind == "FAC" else kind) for a, b, kind in found}
            found, gold = ({name for name in names if name[2] in kinds} for names in (found, gold))
            for at, size in enumerate((len(found & gold), len(found), len(gold))):
                counts[source][at] += size
    return {source: round(200 * a / max(1, b + c), 2) for source, (a, b, c) in counts.items()}


def read_news(work):
    """Stretches of news without labels, with what teachers say of each word."""
    told, place = np.load(work / "told.npy", mmap_mode="r"), 0
    news = read_stretches(work / "silver.jsonl", ("silver",))
    for one in news:
        one["told"] = told[place : place + len(one["words"])]
        place += len(one["words"])
    return news


def lesson(net, some, forms, rng, noise):
    """The loss of a batch of stretches, all of them labelled or all told of by others."""
    ids, known, sources = [], [], []
    for one in some:
        words = altered(one["words"], rng) if "told" not in one else one["words"]
        ids += [forms.id(word) for word in words]
        # Known names are only seen behind a capital.
        seen = words is one["words"] or any(map(str.isupper, "".join(words)))
        known.append(one["known"] if seen else [0] * len(words))
        sources += [SOURCES.get(one["source"], 0) if rng.random() < 0.5 else 0] * len(words)
    dice = noise.random(len(ids))
    keep = np.full(len(ids), 6, np.uint8)
    keep[dice < BLURRED] = 4
    keep[dice < UNSEEN] = 0
    bounds = bounds_of([len(one["words"]) for one in some])
    lists = torch.from_numpy(bits(np.concatenate(known)))
    scores = net(np.array(ids, np.int64), keep, forms, bounds, lists) + net.source[torch.tensor(sources)]
    if "told" in some[0]:
        told = torch.from_numpy(np.concatenate([one["told"] for one in some]).astype(np.float32))
        return ops.Echo.apply(scores, net.between, told, bounds, RULES) / len(ids)
    open_ = np.concatenate([one["allowed"] for one in some]).astype(np.int32)
    return ops.Chain.apply(scores, net.between, open_, np.ones(len(some), np.uint8), bounds, RULES) / len(ids)


def main() -> None:
    work, size, epochs, peak, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5])
    torch.manual_seed(seed)
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    net, forms = sized(size, work / "wide.npz", seed=seed)
    load(net, work / f"guessed-{size}.pt")
    train, dev = (read_stretches(work / f"flat-{part}.jsonl") for part in ("train", "dev"))
    news = read_news(work) if "told" in sys.argv[6:] else []
    optimiser = ops.Adam(net, net.tables, average=0.995)
    begun, step = time.time(), 0
    for epoch in range(epochs):
        mine = [one for one in train if any(not b & 1 for b in one["allowed"]) or rng.random() < BARE]
        batch = [(mine, group) for group in batches([len(one["words"]) for one in mine], BATCH, rng)]
        if news:
            own = rng.sample(news, len(news) // READINGS)
            batch += [(own, group) for group in batches([len(one["words"]) for one in own], BATCH, rng)]
            rng.shuffle(batch)
        total = 0.0
        for at, (some, group) in enumerate(batch):
            loss = lesson(net, [some[i] for i in group], forms, rng, noise)
            loss.backward()
            optimiser.step(peak * min(1, (step + 1) / 100) * max(0.02, 1 - (epoch + at / len(batch)) / epochs))
            step += 1
            total += loss.item()
        optimiser.swap()
        if epoch + 1 == epochs:
            save(work / f"{'told' if news else size}-{seed}.pt", net)
        found = score(net, dev, forms)
        optimiser.swap()
        minutes = (time.time() - begun) / 60
        print(f"epoch {epoch + 1}, {minutes:.1f} min, loss {total / len(batch):.4f}, F1 {found}", flush=True)


if __name__ == "__main__":
    main()
