"""Take up training where a shipped model stands: its 8-bit weights as floats again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import GraphProto, NodeProto, numpy_helper

if TYPE_CHECKING:
    from sayso_train.fit import Model

_QUANTIZED = "_quantized"
_BLOCKWISE, _ZERO = "MatMulNBits", 128
"""The product whose weights are 8 bits with a scale for each block, and what stands for 0 in them."""


def load_shipped(model: Model, folder: Path) -> None:
    """Put the weights of a model folder into ``model``. Raises ValueError if some are missing."""
    graph = onnx.load(str(folder / "model.onnx")).graph
    tagger = {name: torch.from_numpy(value) for name, value in _weights(graph).items()}
    missing, unexpected = model.tagger.load_state_dict(tagger, strict=False)
    if missing or unexpected:
        raise ValueError(f"{folder} holds another kind of model: {missing or unexpected}")
    config = json.loads((folder / "config.json").read_text())
    with torch.no_grad():
        model.crf.transitions.copy_(torch.tensor(config["transitions"]))
        for kind, values in (("tables", model.linker.tables), ("none", model.linker.none)):
            for name, value in config["linker"][kind].items():
                values[name].copy_(torch.tensor(value))


def _weights(graph: GraphProto) -> dict[str, np.ndarray]:
    """The parameters by the names they have in the net."""
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    found = {name: value for name, value in values.items() if value.dtype == np.float32 and "." in name}
    found["kind"] = values["kind"]
    for name in values:
        if name.endswith(_QUANTIZED):
            stem = name.removesuffix(_QUANTIZED)
            whole = _dequantized(values, stem)
            if "." in stem:
                found[stem] = whole
            else:
                found[_owner(graph, name)] = np.ascontiguousarray(whole.T)
    for node in graph.node:
        if node.op_type == _BLOCKWISE:
            blocks, scales = values[node.input[1]], values[node.input[2]]
            whole = (blocks.astype(np.float32) - _ZERO) * scales.reshape(*blocks.shape[:2], 1)
            found[_owner(graph, node.input[1])] = whole.reshape(len(blocks), -1)
    return {name: value.copy() for name, value in found.items() if not name.endswith("_scale")}


def _dequantized(values: dict[str, np.ndarray], stem: str) -> np.ndarray:
    zero = values[f"{stem}_zero_point"].astype(np.float32)
    return (values[stem + _QUANTIZED].astype(np.float32) - zero) * values[f"{stem}_scale"]


def _owner(graph: GraphProto, name: str) -> str:
    """Whose weight a product takes: that of the bias that is added to it next; the governor's has none."""
    following: dict[str, list[NodeProto]] = {}
    for node in graph.node:
        for value in node.input:
            following.setdefault(value, []).append(node)
    node = next(n for n in following[name] if n.op_type in {"MatMulInteger", _BLOCKWISE})
    for _ in range(6):
        node = following[node.output[0]][0]
        biases = [value for value in node.input if value.endswith(".bias")]
        if node.op_type == "Add" and biases:
            return biases[0].removesuffix("bias") + "weight"
        if node.op_type == "Add":
            break
    return "governor.weight"
