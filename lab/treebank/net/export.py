"""Packs a trained network for src/weights/network.ts.

usage: python3 lab/treebank/net/export.py WORK NET WORDS OUT
  WORK   folder with vectors.tsv
  NET    the trained weights in it (net.pt)
  WORDS  models/words.bin, whose order of words the vectors take
  OUT    the pack to write (models/syntax.bin)
"""

import sys
from pathlib import Path

import numpy as np
import torch

from features import Vectors
from model import follows
from packing import Packing, read_head

# A probability of head and relation is raised to this power: with it the development parts' likelihood is
# best (the network is too sure of itself by 4 points without, 3 with it).
ARC_POWER = 1.5


def main() -> None:
    work, net, words, out = Path(sys.argv[1]), *sys.argv[2:5]
    saved = torch.load(work / net)
    packing = Packing(saved["state"])
    arrays, state = packing.arrays, packing.state
    vectors = Vectors(work / "vectors.tsv")
    head = {"tags": saved["tags"], "relations": saved["relations"]}
    words_table, parts_table = (t.numpy() for t in saved["tables"])
    head["wordUnit"] = packing.table("words", words_table)
    head["partUnit"] = packing.table("parts", parts_table)
    order = read_head(words)["words"].split("\n")
    arrays["vectors"] = np.stack([vectors.codes[vectors.index[name] - 1] for name in order])
    arrays["vectors.unit"] = (vectors.scale * np.sqrt(vectors.codes.shape[1]) * 0.5).astype(np.float32)
    arrays["lone"] = state["encoder.lone"]
    packing.matrix("join", "encoder.join")
    packing.norm("start", "encoder.start")
    packing.norm("end", "encoder.end")
    packing.norm("tag.norm", "tag_norm")
    head["depth"] = packing.blocks("encoder.blocks.")
    packing.matrix("tag", "tag")
    arrays["tag.back"] = state["tag_back"]
    # One product for all views of a word.
    packing.matrix("views", "arc_child", "arc_head", "rel_child", "rel_head", "last_tag", "name_in")
    packing.rows("arc", state["arc"].T, np.zeros(len(state["arc"]), np.float32))
    arrays["arc.pull"] = state["arc_bias"]
    root = state["root"]
    views = [state[f"{n}.weight"] @ root + state[f"{n}.bias"] for n in ("arc_head", "rel_head")]
    arrays["root.arc"], arrays["root.rel"] = np.maximum(views[0], 0), views[1]
    packing.matrix("rel", "rel")
    packing.matrix("name", "name")
    arrays["name.known"] = state["name_known"]
    arrays["name.between"] = np.where(follows()[0], state["between"], -np.inf).astype(np.float32)
    head |= {"width": int(root.size), "mid": 3}
    head |= {"wordSize": words_table.shape[1], "partSize": parts_table.shape[1]}
    head["arcPower"] = ARC_POWER
    head |= {"vectorSize": int(vectors.codes.shape[1]), "arcSize": len(state["arc"])}
    head |= {"relSize": int(state["rel_child.weight"].shape[0])}
    head |= {"nameSize": int(state["name_in.weight"].shape[0])}
    packing.write(out, head)


main()
