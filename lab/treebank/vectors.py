"""Word vectors from raw text: position-wise PPMI counts, cut down by a randomised SVD.

usage: python3 lab/treebank/vectors.py [DATA] [OUT]
  DATA  folder of the shared data (default ../shared/data); reads raw/*.txt.xz and treebank/*-train.conllu
  OUT   folder for vectors.tsv (default .cache/treebank)

Contexts are the two words on either side, each side and distance its own column, which makes the
vectors syntactic (Levy & Goldberg 2014 for PPMI and SVD; position-wise contexts after Ling et al. 2015).
"""

import lzma
import os
import re
import sys
from pathlib import Path

import numpy as np
import torch

WORDS = 40_000  # rows kept
CONTEXTS = 8_000  # columns per position
MINIMUM = 8  # occurrences below which a word gets no vector
DIMENSIONS = 96
SEED = 7

# Close to the treebanks' own cutting: clitics, hyphens and punctuation stand alone.
TOKEN = re.compile(
    r"n't\b|'(?:s|re|ve|ll|d|m)\b|(?:[A-Z]\.){2,}|\d[\d.,:]*\d|\d|[^\W\d_]+?(?=n't\b)|[^\W\d_]+|\.\.\.+|--+|[^\w\s]|_+",
    re.UNICODE,
)


def normal(word: str) -> str:
    """Digits become 0 and curly quotes straight, as `wordKey` in src/stages/5-tree does."""
    return re.sub(r"\d", "0", word.replace("\u2019", "'").replace("\u2018", "'"))


def lines(data: Path):
    for name in sorted((data / "raw").glob("*.txt.xz")):
        with lzma.open(name, "rt", encoding="utf-8") as file:
            for line in file:
                yield [normal(word) for word in TOKEN.findall(line.replace("\u2019", "'"))]
    for name in sorted((data / "treebank").glob("*-train.conllu")):
        words = []
        for line in open(name, encoding="utf-8"):
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                words.append(normal(cells[1]))
            elif not line.strip():
                yield words
                words = []


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    out = Path(sys.argv[2] if len(sys.argv) > 2 else ".cache/treebank")
    if not (data / "raw").is_dir():
        sys.exit(f"no raw text: {data / 'raw'} is missing")
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    ids: dict[str, int] = {}
    flow: list[int] = []
    pad = ids.setdefault("", 0)
    for words in lines(data):
        flow += [pad, pad]
        flow += [ids.setdefault(word, len(ids)) for word in words]
    flow += [pad, pad]
    stream = np.array(flow, dtype=np.int64)
    names = list(ids)
    counts = np.bincount(stream, minlength=len(names))
    order = np.argsort(-counts, kind="stable")
    order = order[(counts[order] >= MINIMUM) & (order != pad)][:WORDS]
    row = np.full(len(names), -1)
    row[order] = np.arange(len(order))
    # Columns ignore case; the padding beyond a line's ends is a column too.
    lower: dict[str, int] = {}
    small = np.array([lower.setdefault(name.lower(), len(lower)) for name in names])
    totals = np.bincount(small, weights=counts)
    top = np.argsort(-totals, kind="stable")[:CONTEXTS]
    rank = np.full(len(lower), -1)
    rank[top] = np.arange(len(top))
    column = rank[small]
    keys, values = [], []
    for place, step in enumerate((-2, -1, 1, 2)):
        left = row[stream[max(0, -step) : len(stream) - max(0, step)]]
        right = column[stream[max(0, step) : len(stream) - max(0, -step)]]
        good = (left >= 0) & (right >= 0)
        pair = left[good] * (4 * CONTEXTS) + place * CONTEXTS + right[good]
        unique, number = np.unique(pair, return_counts=True)
        keys.append(unique)
        values.append(number * (1.0 if abs(step) == 1 else 0.6))
    key = np.concatenate(keys)
    value = np.concatenate(values)
    r, c = key // (4 * CONTEXTS), key % (4 * CONTEXTS)
    rows = np.bincount(r, weights=value, minlength=len(order))
    columns = np.bincount(c, weights=value, minlength=4 * CONTEXTS) ** 0.75
    score = np.log(value * columns.sum() / (rows[r] * columns[c]))
    keep = score > 0
    r, c, score = r[keep], c[keep], score[keep]
    print(f"{len(stream)} words, {len(order)} rows, {len(score)} cells", flush=True)
    matrix = torch.sparse_coo_tensor(
        np.stack([r, c]), torch.tensor(score, dtype=torch.float32), (len(order), 4 * CONTEXTS)
    ).coalesce()
    csr = matrix.to_sparse_csr()
    turned = matrix.t().coalesce().to_sparse_csr()
    # Randomised SVD (Halko, Martinsson & Tropp 2011) with three power steps.
    basis = torch.randn(4 * CONTEXTS, DIMENSIONS + 16)
    for _ in range(4):
        basis, _ = torch.linalg.qr(turned @ torch.linalg.qr(csr @ basis)[0])
    u, s, _ = torch.linalg.svd(csr @ basis, full_matrices=False)
    vectors = (u[:, :DIMENSIONS] * s[:DIMENSIONS].sqrt()).numpy()
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    os.makedirs(out, exist_ok=True)
    with open(out / "vectors.tsv", "w", encoding="utf-8") as file:
        for i, word in enumerate(order):
            cells = "\t".join(f"{x:.4f}" for x in vectors[i])
            file.write(f"{names[word]}\t{counts[word]}\t{cells}\n")


if __name__ == "__main__":
    main()
