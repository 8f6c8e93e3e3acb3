"""Writes what several taggers together say of news without labels.

usage: python3 lab/names/net/teach.py WORK TAGGER [TAGGER ...]
  WORK    folder with wide.npz and silver.jsonl; told.npy is written there, a row of probabilities a word
  TAGGER  trained weights in it, SIZE-SEED.pt; the mean of their scores is taken
"""

import sys
from pathlib import Path

import numpy as np
import torch

from tagger import load, ops, sized
from learn import RULES, emitted, read_stretches
from data import bounds_of

torch.set_num_threads(1)
TOGETHER = 30  # stretches


def main() -> None:
    work, paths = Path(sys.argv[1]), sys.argv[2:]
    taggers = []
    for path in paths:
        net, forms = sized(path.split("-")[0], work / "wide.npz")
        load(net, work / path)
        taggers.append((net, forms))
    between = torch.stack([net.between.detach() for net, _ in taggers]).mean(0)
    news = read_stretches(work / "silver.jsonl", ("silver",))
    told = []
    for part in (news[i : i + TOGETHER] for i in range(0, len(news), TOGETHER)):
        scores = sum(np.concatenate(emitted(net, part, forms)) for net, forms in taggers) / len(taggers)
        bounds = bounds_of([len(one["words"]) for one in part])
        told.append(ops.chances(torch.from_numpy(scores), between, bounds, RULES).numpy().astype(np.float16))
    np.save(work / "told.npy", np.concatenate(told))
    print(f"{sum(map(len, told))} words of news told of by {len(taggers)} taggers", flush=True)


main()
