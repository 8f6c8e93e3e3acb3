"""Packs of trained weights for src/weights: matrices as int8 with a unit per row."""

import json
import struct

import numpy as np

from features import STEPS

KINDS = {"int8": "i8", "float32": "f32"}


def read_head(path):
    data = open(path, "rb").read()
    size = struct.unpack("<I", data[4:8])[0]
    return json.loads(data[8 : 8 + size])["head"]


class Packing:
    """The arrays of one pack, made from the weights that a network's `state_dict` names."""

    def __init__(self, state):
        self.state = {k: v.numpy().astype(np.float32) for k, v in state.items()}
        self.arrays = {}

    def matrix(self, name, *keys):
        """One matrix of those of some layers."""
        weight, bias = (np.concatenate([self.state[f"{key}.{part}"] for key in keys]) for part in ("weight", "bias"))
        self.rows(name, weight, bias)

    def rows(self, name, weight, bias):
        unit = np.abs(weight).max(axis=1) / 127 + 1e-12
        self.arrays[name] = np.round(weight / unit[:, None]).astype(np.int8)
        self.arrays[f"{name}.unit"] = unit.astype(np.float32)
        self.arrays[f"{name}.bias"] = bias.astype(np.float32)

    def table(self, name, weight) -> float:
        """Answers what 1 is worth in the table."""
        # A few outliers would cost all others their precision.
        most = min(np.abs(weight).max(), np.quantile(np.abs(weight), 0.9999) * 1.5)
        unit = most / STEPS
        self.arrays[name] = np.clip(np.round(weight / unit), -STEPS, STEPS).astype(np.int8)
        return float(unit)

    def norm(self, name, key):
        self.arrays[f"{name}.gain"] = self.state[f"{key}.weight"]
        self.arrays[f"{name}.shift"] = self.state[f"{key}.bias"]

    def blocks(self, key) -> int:
        """Answers how many there are."""
        depth = len({k[len(key) :].split(".")[0] for k in self.state if k.startswith(key)})
        for i in range(depth):
            self.norm(f"block{i}.norm", f"{key}{i}.norm")
            self.arrays[f"block{i}.conv"] = self.state[f"{key}{i}.conv"]
            self.matrix(f"block{i}.gates", f"{key}{i}.gates")
        return depth

    def write(self, path, head):
        """As `writePack` in src/weights/pack.ts."""
        arrays = {k: np.ascontiguousarray(v) for k, v in self.arrays.items()}
        parts = [{"name": k, "kind": KINDS[str(v.dtype)], "length": int(v.size)} for k, v in arrays.items()]
        text = json.dumps({"head": head, "parts": parts}, ensure_ascii=False).encode()
        out = bytearray(b"CHPK" + struct.pack("<I", len(text)) + text)
        for array in arrays.values():
            out += b"\0" * (-len(out) % 8)
            out += array.tobytes()
        out += b"\0" * (-len(out) % 8)
        open(path, "wb").write(out)
