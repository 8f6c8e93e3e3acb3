"""What the network scores on development parts, words given, without the tree's or the report's help."""

import random

import numpy as np
import torch

from data import batches, bits, bounds_of

KINDS = ["PER", "ORG", "LOC", "NORP", "FAC", "MISC"]


def laid_out(words_of, forms):
    ids = np.array([forms.id(word) for words in words_of for word in words], np.int64)
    return ids, np.full(len(ids), 7, np.uint8), bounds_of([len(words) for words in words_of])


@torch.no_grad()
def score_trees(net, sentences, forms, tag_of, rel_of):
    """UPOS, XPOS, UAS, LAS; heads by the best arc alone."""
    tags, rels = list(tag_of), list(rel_of)
    n = upos = xpos = uas = las = 0
    for group in batches([len(s) for s in sentences], 3000, random.Random(0)):
        words = [w for i in group for w in sentences[i]]
        ids, keep, bounds = laid_out([[w[0] for w in sentences[i]] for i in group], forms)
        x, _ = net.encode(ids, keep, forms, bounds)
        tag = net.last_tag(x).argmax(1).numpy()
        scores, _, mask = net.arcs(x, bounds)
        root = scores.shape[1]
        chosen = scores.argmax(2)[mask]
        first = torch.repeat_interleave(bounds[:-1], bounds.diff())
        rel = net.relations(x, torch.where(chosen == root, len(ids), chosen + first)).argmax(1).numpy()
        for t, (_, u, p, h, r) in enumerate(words):
            n += 1
            guess = tags[tag[t]].split("/", 1)
            upos += guess[0] == u
            xpos += guess[1] == p
            if chosen[t] == (h if h >= 0 else root):
                uas += 1
                las += rels[rel[t]] == r
    return [round(100 * k / n, 2) for k in (upos, xpos, uas, las)]


def best_labels(emit, between, rules):
    """The best well-formed run of labels (Viterbi)."""
    may, begins, ends = (rule.astype(bool) for rule in rules)
    step = np.where(may, between, -1e9)
    score = np.where(begins, emit[0], -1e9)
    back = []
    for row in emit[1:]:
        paths = score[:, None] + step
        back.append(paths.argmax(0))
        score = paths.max(0) + row
    out = [int(np.where(ends, score, -1e9).argmax())]
    for row in reversed(back):
        out.append(int(row[out[-1]]))
    return out[::-1]


def stretches(labels):
    """(from, to, kind) of the names that labels spell."""
    out, start = set(), 0
    for i, label in enumerate(labels):
        if label == 0:
            continue
        if (label - 1) % 4 in (0, 3):
            start = i
        if (label - 1) % 4 >= 2:
            out.add((start, i + 1, KINDS[(label - 1) // 4]))
    return out


@torch.no_grad()
def score_names(net, sentences, forms, rules):
    """F1 over four types of Worldwide, over three of UNER-EWT (facilities count as places there)."""
    counts = {"worldwide": [0, 0, 0], "ewt": [0, 0, 0]}
    between = net.between.detach().numpy()
    for group in batches([len(s["words"]) for s in sentences], 3000, random.Random(0)):
        part = [sentences[i] for i in group]
        ids, keep, bounds = laid_out([s["words"] for s in part], forms)
        x, _ = net.encode(ids, keep, forms, bounds)
        known = torch.from_numpy(bits(np.concatenate([s["known"] for s in part])))
        emit = net.names(x, known).numpy()
        for s, sentence in enumerate(part):
            found = stretches(best_labels(emit[bounds[s] : bounds[s + 1]], between, rules))
            # Of several labels left open the first counts.
            gold = stretches([(b & -b).bit_length() - 1 for b in sentence["allowed"]])
            # Where "outside" is open, outside it is.
            source = sentence["source"]
            kinds = ("PER", "ORG", "LOC") if source == "ewt" else ("PER", "ORG", "LOC", "NORP")
            if source == "ewt":
                found = {(a, b, "LOC" if kind == "FAC" else kind) for a, b, kind in found}
            found, gold = ({one for one in some if one[2] in kinds} for some in (found, gold))
            counts[source][0] += len(found & gold)
            counts[source][1] += len(found)
            counts[source][2] += len(gold)
    return {source: round(200 * a / max(1, b + c), 1) for source, (a, b, c) in counts.items()}
