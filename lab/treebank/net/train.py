"""Trains the network on both treebanks.

usage: python3 lab/treebank/net/train.py DATA WORK LENGTH [PEAK [START]]
  DATA     folder of the shared data; WORK: folder with vectors.tsv; net.pt is written there
  LENGTH   over how many epochs the schedule is laid ("30"), or over how many minutes ("60m": such a
           run cannot be repeated to the bit)
  PEAK     learning rate after warming up (default 0.002)
  START    a net.pt to go on from
"""

import random
import sys
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from data import batches, inputs, read_conllu
from features import Vectors
from model import Encoder, Net

torch.set_num_threads(1)
SEED = 5


def targets(group, tag_of, rel_of, steps):
    tag = torch.full((steps, len(group)), -100)
    head = torch.full((steps, len(group)), -100)
    rel = torch.full((steps, len(group)), -100)
    for b, sentence in enumerate(group):
        for t, (_, upos, xpos, h, r) in enumerate(sentence):
            tag[t, b] = tag_of.get(f"{upos}/{xpos}", -100)
            head[t, b] = h if h >= 0 else steps
            rel[t, b] = rel_of.get(r, -100)
    return tag, head, rel


def evaluate(net, sentences, vectors, tag_of, rel_of):
    """UPOS, XPOS, UAS, LAS on gold words; heads by the best arc alone, without a tree constraint."""
    net.eval()
    names = list(tag_of)
    rels = list(rel_of)
    n = upos = xpos = uas = las = 0
    with torch.no_grad():
        for group in batches([len(s) for s in sentences], 3000, random.Random(0)):
            group = [sentences[i] for i in group]
            table, vector, mask = inputs([[w[0] for w in s] for s in group], vectors)
            tags, scores, (x, heads) = net(table, vector, mask)
            tags, chosen = tags.argmax(2), scores.argmax(2).t()
            relations = net.relations(x, heads, chosen).argmax(2)
            for b, sentence in enumerate(group):
                for t, (_, u, p, h, r) in enumerate(sentence):
                    n += 1
                    guess = names[tags[t, b]].split("/", 1)
                    upos += guess[0] == u
                    xpos += guess[1] == p
                    if chosen[t, b] == (h if h >= 0 else len(mask)):
                        uas += 1
                        las += rels[relations[t, b]] == r
    net.train()
    return [round(100 * k / n, 2) for k in (upos, xpos, uas, las)]


def altered(forms, rng):
    """Now and then a sentence is set in capitals or without any, so that case is a hint and no crutch."""
    chance = rng.random()
    if chance < 0.025:
        return [form.upper() for form in forms]
    if chance < 0.04:
        return [form.lower() for form in forms]
    if chance < 0.055:
        return [form[:1].upper() + form[1:] if form.isalpha() and len(form) > 3 else form for form in forms]
    return forms


def main() -> None:
    data, work, length = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    vectors = Vectors(work / "vectors.tsv")
    train = [s for name in ("ewt", "gum") for s in read_conllu(data / f"treebank/{name}-train.conllu")]
    dev = {name: read_conllu(data / f"treebank/{name}-dev.conllu") for name in ("ewt", "gum")}
    train = [s for s in train if len(s) <= 120]
    tag_of = {t: i for i, t in enumerate(sorted({f"{w[1]}/{w[2]}" for s in train for w in s}))}
    rel_of = {r: i for i, r in enumerate(sorted({w[4] for s in train for w in s}))}
    net = Net(Encoder(vectors.table), len(tag_of), len(rel_of))
    if len(sys.argv) > 5:
        net.load_state_dict(torch.load(sys.argv[5])["state"])
    print(f"{sum(p.numel() for p in net.parameters())} weights, {len(tag_of)} tags, {len(rel_of)} relations", flush=True)
    peak = float(sys.argv[4]) if len(sys.argv) > 4 else 2e-3
    optimiser = torch.optim.AdamW(net.parameters(), lr=peak, betas=(0.9, 0.98), weight_decay=0.01)
    mean = {k: v.clone() for k, v in net.state_dict().items()}
    # Other sentences than those of the run gone on from come first.
    rng.seed(SEED + len(sys.argv))
    begun = time.time()
    step = epoch = 0
    done = 0.0
    while done < 1:
        losses = [0.0, 0.0, 0.0]
        count = 0
        groups = batches([len(s) for s in train], 1600, rng)
        for place, numbers in enumerate(groups):
            if length.endswith("m"):
                done = (time.time() - begun) / (60 * float(length[:-1]))
            else:
                done = (epoch + place / len(groups)) / int(length)
            if done >= 1:
                break
            # Warm-up over 100 steps, then a straight line down to a fiftieth.
            rate = peak * min(1, (step + 1) / 100) * max(0.02, 1 - done)
            for part in optimiser.param_groups:
                part["lr"] = rate
            group = [train[i] for i in numbers]
            table, vector, mask = inputs([altered([w[0] for w in s], rng) for s in group], vectors)
            tag, head, rel = targets(group, tag_of, rel_of, len(mask))
            tags, scores, (x, heads) = net(table, vector, mask)
            tag_loss = F.cross_entropy(tags.flatten(0, 1), tag.flatten(), label_smoothing=0.03)
            arc_loss = F.cross_entropy(scores.transpose(0, 1).flatten(0, 1), head.flatten())
            relations = net.relations(x, heads, head.clamp(min=0))
            rel_loss = F.cross_entropy(relations.flatten(0, 1), rel.flatten(), label_smoothing=0.03)
            optimiser.zero_grad()
            (0.6 * tag_loss + arc_loss + rel_loss).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            step += 1
            count += 1
            for i, loss in enumerate((tag_loss, arc_loss, rel_loss)):
                losses[i] += loss.item()
            # A moving average of the weights is what is kept (Polyak & Juditsky 1992).
            decay = min(0.997, (1 + step) / (10 + step))
            with torch.no_grad():
                for k, v in net.state_dict().items():
                    mean[k].mul_(decay).add_(v, alpha=1 - decay)
        epoch += 1
        done = done if length.endswith("m") else epoch / int(length)
        live = {k: v.clone() for k, v in net.state_dict().items()}
        net.load_state_dict(mean)
        shown = {name: evaluate(net, part, vectors, tag_of, rel_of) for name, part in dev.items()}
        torch.save({"state": net.state_dict(), "tags": list(tag_of), "relations": list(rel_of)}, work / "net.pt")
        net.load_state_dict(live)
        losses = [round(loss / max(1, count), 3) for loss in losses]
        print(f"epoch {epoch}, {step} steps, {(time.time() - begun) / 60:.1f} min ({time.process_time() / 60:.1f} of processor): losses {losses}, UPOS XPOS UAS LAS {shown}", flush=True)


main()
