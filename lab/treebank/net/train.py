"""Trains the network on both treebanks and on the data sets of names together.

usage: python3 lab/treebank/net/train.py DATA WORK LENGTH [PEAK [SEED [START]]]
  DATA    folder of the shared data; WORK: folder with vectors.tsv, names.jsonl and names-dev.jsonl,
          perhaps silver.jsonl;
          net-SEED.pt is written there
  LENGTH  over how many epochs the schedule is laid ("30"), or over how many minutes ("20m": such a
          run cannot be repeated to the bit)
  PEAK    learning rate after warming up (default 0.001)
  START   weights to begin from (default WORK/pretrained.pt)
"""

import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import ops
from data import altered, batches, bits, bounds_of, read_conllu, read_names
from evaluate import score_names, score_trees
from features import Forms, Vectors
from model import Encoder, Net, follows, load, save

torch.set_num_threads(1)
BATCH = 1400
SOURCES = ["worldwide", "ewt", "wikigold", "gum", "silver"]
NAMES_WEIGHT = 2.0
# Share of the sentences with names alone that an epoch reads, by data set.
SHARES = {"worldwide": 0.35, "wikigold": 0.35, "ewt": 0.5, "gum": 0.5, "silver": 0.1}
# Share of the names in them that another of the same kind and length takes the place of.
SWAPPED = 0.3
# Labels that a name begins with.
FIRST = sum(1 << label for label in range(1, 25) if (label - 1) % 4 in (0, 3))


class Example:
    """A sentence; `tree` is (tags, heads, relations) or None, `names` (allowed, known, source) or None."""

    def __init__(self, words, tree=None, names=None):
        self.words, self.tree, self.names = words, tree, names


def examples(data: Path, work: Path, tag_of, rel_of):
    trees = [s for n in ("ewt", "gum") for s in read_conllu(data / f"treebank/{n}-train.conllu") if len(s) <= 120]
    tag_of |= {t: i for i, t in enumerate(sorted({f"{w[1]}/{w[2]}" for s in trees for w in s}))}
    rel_of |= {r: i for i, r in enumerate(sorted({w[4] for s in trees for w in s}))}
    out, by_words = [], {}
    for s in trees:
        tree = tuple(np.array(column) for column in zip(*((tag_of[f"{w[1]}/{w[2]}"], w[3], rel_of[w[4]]) for w in s)))
        out.append(Example([w[0] for w in s], tree))
        by_words[tuple(out[-1].words)] = out[-1]
    silver = work / "silver.jsonl"
    named = read_names(work / "names.jsonl") + (read_names(silver) if silver.exists() else [])
    for number, s in enumerate(named):
        names = (np.array(s["allowed"], np.int32), s["known"], SOURCES.index(s["source"]))
        twin = by_words.get(tuple(s["words"]))
        if twin and s["source"] in ("ewt", "gum"):
            twin.names = names
        # Of the sentences without a name every second tells nothing new.
        elif len(s["words"]) <= 300 and (number % 2 or any(bits & 1 == 0 for bits in s["allowed"])):
            out.append(Example(s["words"], None, names))
    return out


class Swap:
    """Puts other names of the same kind and length into sentences, so that what stands around a name is learnt."""

    def __init__(self, train):
        self.pool = {}
        for e in train:
            if e.names:
                for start, end in self.names_of(e.names[0]):
                    key = tuple(e.names[0][start:end])
                    self.pool.setdefault(key, []).append((e.words[start:end], e.names[1][start:end]))

    @staticmethod
    def names_of(allowed):
        """(from, to) of every name whose labels say nothing of outside."""
        at = 0
        while at < len(allowed):
            end = at + 1
            if not allowed[at] & 1:
                while end < len(allowed) and not allowed[end] & 1 and not allowed[end] & FIRST:
                    end += 1
                yield at, end
            at = end

    def __call__(self, e, rng):
        words, known = list(e.words), list(e.names[1])
        for start, end in self.names_of(e.names[0]):
            if rng.random() < SWAPPED:
                words[start:end], known[start:end] = rng.choice(self.pool[tuple(e.names[0][start:end])])
        return Example(words, None, (e.names[0], known, e.names[2]))


class Batch:
    """Sentences laid out flat, those with trees first."""

    def __init__(self, group, forms, rng):
        group = sorted(group, key=lambda e: e.tree is None)
        with_tree = sum(e.tree is not None for e in group)
        ids, open_, known, source, asked = [], [], [], [], []
        for e in group:
            words = altered(e.words, rng)
            ids += [forms.id(word) for word in words]
            n = len(words)
            allowed, matches, origin = e.names or (np.full(n, -1, np.int32), np.zeros(n, np.int32), 0)
            if words is not e.words and words[-1] == e.words[-1].lower() and not any(map(str.isupper, words)):
                matches = np.zeros(n, np.int32)
            open_.append(allowed)
            known.append(matches)
            asked.append(e.names is not None)
            # Half of the time a sentence says from which data set it comes.
            source += [origin + 1 if e.names and rng.random() < 0.5 else 0] * n
        self.ids = np.array(ids, np.int64)
        lengths = [len(e.words) for e in group]
        self.bounds = bounds_of(lengths)
        self.open = np.ascontiguousarray(np.concatenate(open_), dtype=np.int32)
        self.known = torch.from_numpy(bits(np.concatenate(known)))
        self.source = torch.tensor(source)
        self.asked = np.array(asked, np.uint8)
        self.named_words = sum(n for n, a in zip(lengths, asked) if a)
        self.tree_bounds = self.bounds[: with_tree + 1]
        self.tree_rows = int(self.tree_bounds[-1])
        if with_tree:
            tag, head, rel = (np.concatenate([e.tree[k] for e in group[:with_tree]]) for k in range(3))
            self.tag, self.rel = torch.from_numpy(tag), torch.from_numpy(rel)
            self.head = torch.from_numpy(head)
            first = torch.repeat_interleave(self.tree_bounds[:-1], self.tree_bounds.diff())
            self.head_row = torch.where(self.head < 0, self.tree_rows, self.head + first)

    def keep(self, dice):
        """What is shown of each word, see `embed` in ops.c: its parts alone at times, rarely nothing."""
        keep = np.full(len(self.ids), 7, np.uint8)
        # Names are too easily learnt by heart: their data sets show less.
        dice[self.tree_rows :] *= 0.6
        keep[dice < 0.2] = 6
        keep[dice < 0.08] = 4
        keep[dice < 0.02] = 0
        return keep


def losses_of(net, batch, forms, dice, rules):
    x, tags = net.encode(batch.ids, batch.keep(dice), forms, batch.bounds)
    zero = torch.zeros(())
    tag_loss = last_loss = arc_loss = rel_loss = name_loss = zero
    n = batch.tree_rows
    if n:
        mine = x[:n]
        tag_loss = F.cross_entropy(tags[:n], batch.tag, label_smoothing=0.03)
        last_loss = F.cross_entropy(net.last_tag(mine), batch.tag, label_smoothing=0.03)
        scores, _, mask = net.arcs(mine, batch.tree_bounds)
        target = torch.where(batch.head < 0, scores.shape[1], batch.head)
        arc_loss = F.cross_entropy(scores[mask], target)
        rel_loss = F.cross_entropy(net.relations(mine, batch.head_row), batch.rel, label_smoothing=0.03)
    if batch.named_words:
        emit = net.names(x, batch.known) + net.source[batch.source]
        name_loss = ops.Chain.apply(emit, net.between, batch.open, batch.asked, batch.bounds, rules) / batch.named_words
    return tag_loss, last_loss, arc_loss, rel_loss, name_loss


def main() -> None:
    data, work, length = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    peak = float(sys.argv[4]) if len(sys.argv) > 4 else 1e-3
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    start = sys.argv[6] if len(sys.argv) > 6 else work / "pretrained.pt"
    out = work / f"net-{seed}.pt"
    torch.manual_seed(seed)
    rng = random.Random(seed)
    noise = np.random.default_rng(seed)
    vectors = Vectors(work / "vectors.tsv")
    forms = Forms(vectors)
    tag_of, rel_of = {}, {}
    train = examples(data, work, tag_of, rel_of)
    # All forms that `altered` may ask for, so that their tables are made once.
    for form in sorted({word for e in train for word in e.words}):
        for spelt in (form, form.upper(), form.lower(), form[:1].upper() + form[1:]):
            forms.id(spelt)
    dev = {name: read_conllu(data / f"treebank/{name}-dev.conllu") for name in ("ewt", "gum")}
    dev_names = read_names(work / "names-dev.jsonl")
    swap = Swap(train)
    net = Net(Encoder(vectors, seed=seed), len(tag_of), len(rel_of))
    net.source = torch.nn.Parameter(torch.zeros(1 + len(SOURCES), 25))
    load(net, start)
    optimiser = ops.Adam(net, net.encoder.tables, average=0.998)
    rules = follows()
    begun = time.time()
    step = epoch = 0
    done = 0.0
    while done < 1:
        sums, count = np.zeros(5), 0
        mine = [e if e.tree else swap(e, rng) for e in train if e.tree or rng.random() < SHARES[SOURCES[e.names[2]]]]
        groups = batches([len(e.words) for e in mine], BATCH, rng)
        for place, numbers in enumerate(groups):
            if length.endswith("m"):
                done = (time.time() - begun) / (60 * float(length[:-1]))
            else:
                done = (epoch + place / len(groups)) / int(length)
            if done >= 1:
                break
            batch = Batch([mine[i] for i in numbers], forms, rng)
            losses = losses_of(net, batch, forms, noise.random(len(batch.ids)), rules)
            tag, last, arc, rel, name = losses
            (0.3 * tag + 0.5 * last + arc + rel + NAMES_WEIGHT * name).backward()
            # Warm-up over 100 steps, then a straight line down to a fiftieth.
            optimiser.step(peak * min(1, (step + 1) / 100) * max(0.02, 1 - done))
            step += 1
            count += 1
            sums += [float(loss) for loss in losses]
        epoch += 1
        done = done if length.endswith("m") else epoch / int(length)
        optimiser.swap()
        net.eval()
        shown = {name: score_trees(net, part, forms, tag_of, rel_of) for name, part in dev.items()}
        shown["names"] = score_names(net, dev_names, forms, rules)
        net.train()
        save(out, net, tags=list(tag_of), relations=list(rel_of))
        optimiser.swap()
        minutes = (time.time() - begun) / 60
        print(f"epoch {epoch}, {step} steps, {minutes:.1f} min: losses {(sums / max(1, count)).round(3)}, {shown}", flush=True)


if __name__ == "__main__":
    main()
