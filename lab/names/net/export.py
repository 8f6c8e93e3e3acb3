"""Packs a trained tagger for src/weights/tagger.ts.

usage: python3 lab/names/net/export.py TAGGER OUT
  TAGGER  the trained weights (small-SEED.pt)
  OUT     the pack to write (models/tagger.bin)
"""

import sys

import numpy as np
import torch

from tagger import LABELS, VECTOR_SCALE
from model import follows
from packing import Packing


def main() -> None:
    saved = torch.load(sys.argv[1])
    packing = Packing(saved["state"])
    arrays, state = packing.arrays, packing.state
    parts = saved["tables"][1].numpy()
    head = {"partRows": parts.shape[0], "partSize": parts.shape[1], "partUnit": packing.table("parts", parts)}
    arrays["lone"] = state["lone"]
    # Columns of nothing up to a multiple of eight, as the kernel takes them.
    join = state["join.weight"]
    packing.rows("join", np.pad(join, ((0, 0), (0, -join.shape[1] % 8))), state["join.bias"])
    packing.norm("start", "start")
    arrays["known"] = state["known"]
    head |= {"depth": packing.blocks("blocks."), "width": int(state["known"].shape[1])}
    packing.norm("end", "end")
    packing.matrix("view", "name_in")
    packing.matrix("name", "name")
    arrays["name.known"] = state["name_known"]
    arrays["between"] = np.where(follows()[0], state["between"], -np.inf).astype(np.float32)
    head |= {"nameSize": int(state["name_in.weight"].shape[0]), "labels": LABELS, "vectorScale": VECTOR_SCALE}
    packing.write(sys.argv[2], head)


main()
