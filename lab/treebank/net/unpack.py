"""Lays the shipped network out as weights to train on from, where the run that made it is gone.

usage: python3 lab/treebank/net/unpack.py PACK WORDS WORK NAME
  PACK   models/syntax.bin; WORDS: models/words.bin
  WORK   folder with vectors.tsv, which must be the one the network was trained with
  NAME   file to write in it

What a pack does not hold (biases of the data sets of names) is left to begin at nothing.
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch

from features import Vectors

TYPES = {"i8": np.int8, "f32": np.float32}
VIEWS = ["arc_child", "arc_head", "rel_child", "rel_head", "last_tag", "name_in"]


def read_pack(path):
    """(head, arrays by name) of a pack, see src/weights/pack.ts."""
    data = open(path, "rb").read()
    size = struct.unpack("<I", data[4:8])[0]
    text = json.loads(data[8 : 8 + size])
    arrays, place = {}, 8 + size
    for part in text["parts"]:
        place += -place % 8
        kind = np.dtype(TYPES.get(part["kind"], np.uint8))
        arrays[part["name"]] = np.frombuffer(data, kind, part["length"], place)
        place += part["length"] * kind.itemsize
    return text["head"], arrays


def main() -> None:
    head, arrays = read_pack(sys.argv[1])
    work = Path(sys.argv[3])
    width, state = head["width"], {}

    def matrix(name, key):
        bias = arrays[f"{name}.bias"]
        weight = arrays[name].reshape(len(bias), -1) * arrays[f"{name}.unit"][:, None]
        state[f"{key}.weight"], state[f"{key}.bias"] = weight, bias

    def norm(name, key):
        state[f"{key}.weight"], state[f"{key}.bias"] = arrays[f"{name}.gain"], arrays[f"{name}.shift"]

    matrix("join", "encoder.join")
    state["encoder.lone"] = arrays["lone"]
    norm("start", "encoder.start")
    norm("end", "encoder.end")
    norm("tag.norm", "tag_norm")
    for i in range(head["depth"]):
        norm(f"block{i}.norm", f"encoder.blocks.{i}.norm")
        state[f"encoder.blocks.{i}.conv"] = arrays[f"block{i}.conv"].reshape(5, width)
        matrix(f"block{i}.gates", f"encoder.blocks.{i}.gates")
    matrix("tag", "tag")
    state["tag_back"] = arrays["tag.back"].reshape(-1, width)
    matrix("views", "views")
    sizes = [head["arcSize"]] * 2 + [head["relSize"]] * 2 + [len(head["tags"]), head["nameSize"]]
    place = 0
    for name, size in zip(VIEWS, sizes):
        for kind in ("weight", "bias"):
            state[f"{name}.{kind}"] = state[f"views.{kind}"][place : place + size]
        place += size
    del state["views.weight"], state["views.bias"]
    matrix("arc", "arc")
    state["arc"] = state.pop("arc.weight").T
    del state["arc.bias"]
    state["arc_bias"] = arrays["arc.pull"]
    matrix("rel", "rel")
    matrix("name", "name")
    state["name_known"] = arrays["name.known"].reshape(-1, head["nameSize"])
    between = arrays["name.between"].reshape(len(state["name.bias"]), -1)
    state["between"] = np.where(np.isfinite(between), between, 0)
    # Of the root only its views are kept: those above nothing and those of relations pin it down.
    seen = arrays["root.arc"] > 0
    rows = np.concatenate([state["arc_head.weight"][seen], state["rel_head.weight"]])
    goal = np.concatenate(
        [(arrays["root.arc"] - state["arc_head.bias"])[seen], arrays["root.rel"] - state["rel_head.bias"]]
    )
    state["root"] = np.linalg.lstsq(rows, goal, rcond=1e-4)[0]
    tables = [
        arrays["words"].reshape(-1, head["wordSize"]) * np.float32(head["wordUnit"]),
        arrays["parts"].reshape(-1, head["partSize"]) * np.float32(head["partUnit"]),
    ]
    vectors = Vectors(work / "vectors.tsv")
    order = read_pack(sys.argv[2])[0]["words"].split("\n")
    codes = np.stack([vectors.codes[vectors.index[name] - 1] for name in order])
    if not np.array_equal(codes, arrays["vectors"].reshape(codes.shape)):
        off = float((codes != arrays["vectors"].reshape(codes.shape)).mean())
        print(f"vectors.tsv is not what the network was trained with: {100 * off:.2f} % of its numbers differ")
    torch.save(
        {
            "state": {k: torch.tensor(np.ascontiguousarray(v, np.float32)) for k, v in state.items()},
            "tables": [torch.tensor(t) for t in tables],
            "tags": head["tags"],
            "relations": head["relations"],
        },
        work / sys.argv[4],
    )


main()
