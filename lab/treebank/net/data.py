"""Sentences in batches of like length."""

import random

import numpy as np
import torch

from features import Vectors, rows


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


def batches(lengths, size: int, rng: random.Random):
    """Groups sentence numbers into batches of about `size` words, like lengths together, in random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.random() * 2)
    groups, group, longest = [], [], 0
    for i in order:
        longest = max(longest, lengths[i])
        if group and longest * (len(group) + 1) > size:
            groups.append(group)
            group, longest = [], lengths[i]
        group.append(i)
    if group:
        groups.append(group)
    rng.shuffle(groups)
    return groups


def inputs(forms_of, vectors: Vectors):
    """(time, batch, 10) table rows, (time, batch) vector rows, (time, batch) mask."""
    steps = max(len(forms) for forms in forms_of)
    table = np.zeros((steps, len(forms_of), 10), np.int64)
    vector = np.zeros((steps, len(forms_of)), np.int64)
    mask = np.zeros((steps, len(forms_of)), bool)
    for b, forms in enumerate(forms_of):
        for t, form in enumerate(forms):
            table[t, b] = rows(form)
            vector[t, b] = vectors.row(form)
        mask[: len(forms), b] = True
    return torch.from_numpy(table), torch.from_numpy(vector), torch.from_numpy(mask)
