"""Packs a trained network for src/weights/network.ts: matrices as int8 with a unit per row.

usage: python3 lab/treebank/net/export.py WORK NET WORDS OUT
  WORK   folder with vectors.tsv
  NET    the trained weights in it (net.pt)
  WORDS  models/words.bin, whose order of words the vectors take
  OUT    the pack to write (models/syntax.bin)
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch

from features import Vectors
from model import follows

# A probability of head and relation is raised to this power: with it the development parts' likelihood is
# best (the network is too sure of itself by 4 points without, 3 with it).
ARC_POWER = 1.5

KINDS = {"int8": "i8", "float32": "f32"}


def read_head(path):
    data = open(path, "rb").read()
    size = struct.unpack("<I", data[4:8])[0]
    return json.loads(data[8 : 8 + size])["head"]


def write_pack(path, head, arrays):
    """As `writePack` in src/text/pack.ts."""
    parts = [{"name": k, "kind": KINDS[str(v.dtype)], "length": int(v.size)} for k, v in arrays.items()]
    text = json.dumps({"head": head, "parts": parts}, ensure_ascii=False).encode()
    out = bytearray(b"CHPK" + struct.pack("<I", len(text)) + text)
    for array in arrays.values():
        out += b"\0" * (-len(out) % 8)
        out += array.tobytes()
    out += b"\0" * (-len(out) % 8)
    open(path, "wb").write(out)


def main() -> None:
    work, net, words, out = Path(sys.argv[1]), *sys.argv[2:5]
    saved = torch.load(work / net)
    state = {k: v.numpy().astype(np.float32) for k, v in saved["state"].items()}
    vectors = Vectors(work / "vectors.tsv")
    arrays = {}

    def matrix(name, weight, bias):
        unit = np.abs(weight).max(axis=1) / 127 + 1e-12
        arrays[name] = np.round(weight / unit[:, None]).astype(np.int8)
        arrays[f"{name}.unit"] = unit.astype(np.float32)
        arrays[f"{name}.bias"] = bias.astype(np.float32)

    def table(name, weight):
        unit = np.abs(weight).max() / 127
        # A few outliers would cost all others their precision.
        unit = min(unit, np.quantile(np.abs(weight), 0.9999) / 127 * 1.5)
        arrays[name] = np.clip(np.round(weight / unit), -127, 127).astype(np.int8)
        return float(unit)

    head = {"tags": saved["tags"], "relations": saved["relations"]}
    words_table, parts_table = (t.numpy() for t in saved["tables"])
    head["wordUnit"] = table("words", words_table)
    head["partUnit"] = table("parts", parts_table)
    order = read_head(words)["words"].split("\n")
    arrays["vectors"] = np.stack([vectors.codes[vectors.index[name] - 1] for name in order])
    arrays["vectors.unit"] = (vectors.scale * np.sqrt(vectors.codes.shape[1]) * 0.5).astype(np.float32)
    arrays["lone"] = state["encoder.lone"]
    matrix("join", state["encoder.join.weight"], state["encoder.join.bias"])

    def norm(name, key):
        arrays[f"{name}.gain"], arrays[f"{name}.shift"] = state[f"{key}.weight"], state[f"{key}.bias"]

    norm("start", "encoder.start")
    norm("end", "encoder.end")
    norm("tag.norm", "tag_norm")
    depth = len({k.split(".")[2] for k in state if k.startswith("encoder.blocks.")})
    for i in range(depth):
        key = f"encoder.blocks.{i}"
        norm(f"block{i}.norm", f"{key}.norm")
        arrays[f"block{i}.conv"] = state[f"{key}.conv"]
        matrix(f"block{i}.gates", state[f"{key}.gates.weight"], state[f"{key}.gates.bias"])
    matrix("tag", state["tag.weight"], state["tag.bias"])
    arrays["tag.back"] = state["tag_back"]
    # One product for all views of a word.
    names = ["arc_child", "arc_head", "rel_child", "rel_head", "last_tag", "name_in"]
    weight = np.concatenate([state[f"{n}.weight"] for n in names])
    matrix("views", weight, np.concatenate([state[f"{n}.bias"] for n in names]))
    matrix("arc", state["arc"].T.copy(), np.zeros(len(state["arc"]), np.float32))
    arrays["arc.pull"] = state["arc_bias"]
    root = state["root"]
    views = [state[f"{n}.weight"] @ root + state[f"{n}.bias"] for n in ("arc_head", "rel_head")]
    arrays["root.arc"], arrays["root.rel"] = np.maximum(views[0], 0), views[1]
    matrix("rel", state["rel.weight"], state["rel.bias"])
    matrix("name", state["name.weight"], state["name.bias"])
    arrays["name.known"] = state["name_known"]
    arrays["name.between"] = np.where(follows()[0], state["between"], -np.inf).astype(np.float32)
    head |= {"width": int(root.size), "depth": depth, "mid": 3}
    head |= {"wordSize": words_table.shape[1], "partSize": parts_table.shape[1]}
    head |= {"nameSize": int(state["name_in.weight"].shape[0])}
    head["arcPower"] = ARC_POWER
    head |= {"vectorSize": int(vectors.codes.shape[1]), "arcSize": len(state["arc"])}
    head |= {"relSize": int(state["rel_child.weight"].shape[0])}
    write_pack(out, head, {k: np.ascontiguousarray(v) for k, v in arrays.items()})


main()
