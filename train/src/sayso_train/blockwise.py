"""Finer scales in an 8-bit ONNX file, in the products where a single one costs the most.

Dynamic quantization gives all activations of a call one scale, so that a few large ones leave the others little. In
``MatMulNBits`` each block of a word's own activations has a scale, and each block of a column's weights. Only the
products that change the width (those of the feed-forward layers and of the heads) are worth it: the attention's gain
nothing, and a product takes half as long again (``EXPERIMENTS.md``).
"""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

BLOCK = 64
"""Activations of a word, and weights of a column, that share a scale; the encoder's widths are multiples of it."""
INT8_ACTIVATIONS = 4
"""The operator's accuracy level at which activations are rounded to 8 bits."""


def refine(plain: Path, finer: Path) -> None:
    """Write the ONNX file with those of its products that change the width at 8 bits, block by block."""
    model = onnx.load(str(plain))
    shapes = {one.name: numpy_helper.to_array(one).shape for one in model.graph.initializer}
    wanted = [
        node.name
        for node in model.graph.node
        if node.op_type == "MatMul" and len(set(shapes.get(node.input[1], ()))) == 2
    ]
    quantizer = MatMulNBitsQuantizer(
        model,
        bits=8,
        block_size=BLOCK,
        is_symmetric=True,
        accuracy_level=INT8_ACTIVATIONS,
        nodes_to_include=wanted,
    )
    quantizer.process()
    quantizer.model.save_model_to_file(str(finer))
