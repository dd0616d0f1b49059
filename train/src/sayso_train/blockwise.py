"""Finer scales for the activations of an 8-bit ONNX file, in the products where a single one costs the most.

Dynamic quantization gives all activations of a call one scale, so that a few large ones leave the others little. In
``MatMulNBits`` each block of a word's own activations has a scale. It takes the 8-bit weights as they are. Only the
products that change the width (those of the feed-forward layers and of the heads) are worth it: the attention's gain
nothing, and a product takes half as long again (``EXPERIMENTS.md``).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, helper, numpy_helper

BLOCK = 64
"""Activations of a word that share a scale; the widths of the encoder are multiples of it."""
ZERO = 128
"""What stands for 0 in the unsigned weights that the operator takes."""
INT8_ACTIVATIONS = 4
"""The operator's accuracy level at which activations are rounded to 8 bits."""
DOMAIN = "com.microsoft"


def refine(path: Path) -> int:
    """Replace such products of a dynamically quantized file, in place; how many there were."""
    model = onnx.load(str(path))
    graph = model.graph
    values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    made_by = {name: node for node in graph.node for name in node.output}
    readers: dict[str, list[NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    finer: dict[int, NodeProto] = {}
    gone: set[int] = set()
    for number, node in enumerate(one for one in graph.node if one.op_type == "MatMulInteger"):
        weights = values[node.input[1]]
        if weights.shape[0] == weights.shape[1]:
            continue
        (cast,) = readers[node.output[0]]
        (scaled,) = readers[cast.output[0]]
        (scales,) = (made_by[name] for name in scaled.input if name != cast.output[0])
        (scale,) = (values[name] for name in scales.input if name in values)
        name = f"blockwise_{number}"
        blocks, each = _blocks(weights, values[node.input[3]], scale)
        graph.initializer.extend(
            [numpy_helper.from_array(blocks, f"{name}_weights"), numpy_helper.from_array(each, f"{name}_scales")]
        )
        finer[id(scaled)] = helper.make_node(
            "MatMulNBits",
            [made_by[node.input[0]].input[0], f"{name}_weights", f"{name}_scales"],
            list(scaled.output),
            name=name,
            domain=DOMAIN,
            K=weights.shape[0],
            N=weights.shape[1],
            bits=8,
            block_size=BLOCK,
            accuracy_level=INT8_ACTIVATIONS,
        )
        gone |= {id(node), id(cast)}
    nodes = [finer.get(id(node), node) for node in graph.node if id(node) not in gone]
    _keep(model, nodes)
    onnx.save(model, str(path))
    return len(finer)


def _blocks(weights: np.ndarray, zero: np.ndarray, scale: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same weights column by column in blocks, and the scale of each block: that of its column."""
    rows, columns = weights.shape
    unsigned = (weights.astype(np.int32) - zero.astype(np.int32) + ZERO).astype(np.uint8)
    each = np.broadcast_to(scale.astype(np.float32), (columns,))
    return np.ascontiguousarray(unsigned.T.reshape(columns, rows // BLOCK, BLOCK)), np.repeat(
        each[:, None], rows // BLOCK, axis=1
    )


def _keep(model: onnx.ModelProto, nodes: list[NodeProto]) -> None:
    """Leave only these nodes, less those that nothing reads any more, and the weights that they read."""
    graph = model.graph
    results = {one.name for one in graph.output}
    before = len(nodes) + 1
    while len(nodes) < before:
        before = len(nodes)
        read = {name for node in nodes for name in node.input} | results
        nodes = [node for node in nodes if any(name in read for name in node.output)]
    weights = [one for one in graph.initializer if one.name in read]
    del graph.node[:]
    graph.node.extend(nodes)
    del graph.initializer[:]
    graph.initializer.extend(weights)
    if all(one.domain != DOMAIN for one in model.opset_import):
        model.opset_import.append(helper.make_opsetid(DOMAIN, 1))
