"""Write a fitted model as a model folder: ONNX at 8 bits, tokenizer, configuration, card, checksum."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch

from sayso.artifact import MANIFEST, write_manifest
from sayso.attribute.features import SIZES
from sayso_train.batches import CLS, INSIDE_CLS, SEP
from sayso_train.blockwise import refine
from sayso_train.fit import Model

SPECIAL = {"pad": 0, "start": CLS, "inside": INSIDE_CLS, "end": SEP}


def export(model: Model, tokenizer: Path, folder: Path, name: str, version: str) -> None:
    """Write the folder; ``set_confidence`` and ``set_card`` then fill in what is measured with it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _to_onnx(model, plain)
        quantize(plain, folder / "model.onnx", Path(scratch))
    shutil.copy(tokenizer, folder / "tokenizer.json")
    (folder / "card.md").write_text("Not measured yet.\n", encoding="utf-8")
    _write_config(folder, _config(model))
    write_manifest(folder, name, version)


def set_confidence(folder: Path, weights: dict[str, float], bias: float) -> None:
    """Put the calibration into the configuration."""
    config = json.loads((folder / "config.json").read_text())
    config["confidence"] = {"weights": weights, "bias": bias}
    _write_config(folder, config)
    _renew(folder)


def set_card(folder: Path, card: str) -> None:
    """Put the card in place."""
    (folder / "card.md").write_text(card, encoding="utf-8")
    _renew(folder)


def _renew(folder: Path) -> None:
    """A new checksum under the same name and version."""
    manifest = json.loads((folder / MANIFEST).read_text())
    write_manifest(folder, manifest["name"], manifest["version"])


def _config(model: Model) -> dict[str, Any]:
    rounded = lambda tensor: np.round(tensor.detach().numpy().astype(np.float64), 5).tolist()  # noqa: E731
    return {
        "special": SPECIAL,
        "link_size": model.tagger.shape.link,
        "transitions": rounded(model.crf.transitions),
        "linker": {
            "tables": {k: rounded(v) for k, v in model.linker.tables.items()},
            "none": {k: rounded(v) for k, v in model.linker.none.items()},
        },
        "confidence": {"weights": {}, "bias": 0.0},
    }


def _write_config(folder: Path, config: dict[str, Any]) -> None:
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _to_onnx(model: Model, path: Path) -> None:
    batch, length = 2, 32
    example = (
        torch.randint(1000, 2000, (batch, length)),
        torch.zeros((batch, length, len(SIZES)), dtype=torch.int64),
        torch.arange(length).repeat(batch, 1),
        torch.ones((batch, length), dtype=torch.int64),
    )
    names = ["ids", "features", "heads", "mask"]
    batch_dim, length_dim = torch.export.Dim("batch", min=1), torch.export.Dim("length", min=2, max=512)
    torch.onnx.export(
        model.tagger,
        example,
        str(path),
        input_names=names,
        output_names=["tags", "links"],
        dynamic_shapes=[{0: batch_dim, 1: length_dim} for _ in names],
        dynamo=True,
        external_data=False,
        opset_version=18,
    )


def quantize(plain: Path, quantized: Path, scratch: Path) -> None:
    """Write an ONNX file with its products and tables at 8 bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared, finer = scratch / "prepared.onnx", scratch / "finer.onnx"
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    refine(prepared, finer)
    # Tables get one scale each. Those that are learned are small, and stay floats; the words' was never learned.
    small = [
        node.name
        for node in onnx.load(str(finer)).graph.node
        if node.op_type == "Gather" and not node.input[0].startswith("words.")
    ]
    quantize_dynamic(
        str(finer),
        str(quantized),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=small,
    )
