"""Word classes from word vectors: spherical k-means, twice (512 fine, 64 coarse).

usage: python3 lab/treebank/classes.py [FOLDER]
  FOLDER  where vectors.py left vectors.tsv (default .cache/treebank); classes.tsv is written there
"""

import sys
from pathlib import Path

import numpy as np
import torch

FINE, COARSE, ROUNDS, SEED = 512, 64, 25, 7


def cluster(points: torch.Tensor, weights: torch.Tensor, k: int) -> torch.Tensor:
    """Spherical k-means begun from the heaviest points; an emptied class takes the worst-placed point."""
    centres = points[:k].clone()
    for _ in range(ROUNDS):
        best, nearest = (points @ centres.t()).max(dim=1)
        centres = torch.zeros_like(centres).index_add_(0, nearest, points * weights[:, None])
        for empty in (centres.norm(dim=1) == 0).nonzero().flatten():
            worst = best.argmin()
            centres[empty], best[worst] = points[worst], 1.0
        centres /= centres.norm(dim=1, keepdim=True)
    return nearest


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".cache/treebank")
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rows = [line.rstrip("\n").split("\t") for line in open(folder / "vectors.tsv", encoding="utf-8")]
    points = torch.tensor(np.array([row[2:] for row in rows], dtype=np.float32))
    weights = torch.tensor([float(row[1]) for row in rows]).sqrt()
    fine = cluster(points, weights, FINE)
    coarse = cluster(points, weights, COARSE)
    with open(folder / "classes.tsv", "w", encoding="utf-8") as file:
        for row, f, c in zip(rows, fine.tolist(), coarse.tolist()):
            file.write(f"{row[0]}\t{f}\t{c}\n")


main()
