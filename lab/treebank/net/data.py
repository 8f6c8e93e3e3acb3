"""What is learnt from: sentences of raw text, of the treebanks and of the data sets of names."""

import json
import lzma
import random
import re
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.append(str(Path(__file__).parent.parent))
from vectors import TOKEN  # noqa: E402

LONGEST = 120  # words; longer sentences are cut in raw text and left out of treebanks

# A full stop and a capital end a sentence, unless a short word or a title stands before the stop.
BORDER = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|vs|Lt|Jr)\.)(?<!\b(?:Mrs|Gen|Sen|Gov|Rep|Col)\.)[\"')\u201d\u2019]*\s+(?=[\"'(\u201c\u2018]*[A-Z0-9])")


# How often a reading of the raw text comes by a sentence: news twice, the one large source less.
SHARES = {"wikinews": 2, "wikipedia": 2, "masc": 2, "white": 0.75}


def raw_sentences(data: Path):
    """(share, forms) of every sentence of raw/."""
    for name in sorted((data / "raw").glob("*.txt.xz")):
        share = SHARES.get(name.name.split("_")[0], 1)
        with lzma.open(name, "rt", encoding="utf-8") as file:
            for line in file:
                for sentence in BORDER.split(line.strip()):
                    words = TOKEN.findall(sentence.replace("\u2019", "'"))
                    for i in range(0, len(words), LONGEST):
                        if len(words) - i > 2:
                            yield share, words[i : i + LONGEST]


def read_conllu(path):
    """Sentences as lists of (form, upos, xpos, head, relation); heads count from 0, -1 is the root."""
    sentences, words = [], []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            words.append((cells[1], cells[3], cells[4], int(cells[6]) - 1, cells[7]))
        elif not line.strip() and words:
            sentences.append(words)
            words = []
    return sentences


def read_names(path):
    """Sentences of lab/names/flat.ts: words, allowed labels as bits, matches of known names as bits."""
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def bits(values):
    """Whole numbers as rows of 32 zeros and ones."""
    values = np.asarray(values, np.int64) & 0xFFFFFFFF
    return ((values[:, None] >> np.arange(32)) & 1).astype(np.float32)


def batches(lengths, size: int, rng: random.Random):
    """Groups sentence numbers into batches of about `size` words, like lengths together, in random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.random() * 4)
    groups, group, words = [], [], 0
    for i in order:
        if group and words + lengths[i] > size:
            groups.append(group)
            group, words = [], 0
        group.append(i)
        words += lengths[i]
    if group:
        groups.append(group)
    rng.shuffle(groups)
    return groups


def bounds_of(lengths):
    return torch.from_numpy(np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))


def altered(forms, rng):
    """Now and then a sentence is set in capitals or without any, so that case is a hint and no crutch."""
    chance = rng.random()
    if chance < 0.025:
        return [form.upper() for form in forms]
    if chance < 0.045:
        return [form.lower() for form in forms]
    if chance < 0.07:
        return [form[:1].upper() + form[1:] if form.isalpha() and len(form) > 3 else form for form in forms]
    return forms
