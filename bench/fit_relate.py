"""Fits what `sayso.ledger.relate` weighs a report and a claim by, on the pairs of the Fake News Challenge.

    python -m bench.fit_relate --data DATA     writes ledger/relate.json

A tenth of the bodies is held out and never seen here. Only thresholds and weights of named figures are written.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

import numpy as np

from bench.boosting import Settings, boosted
from bench.context import ROOT, Context
from bench.fnc import STANCES, Bools, Pairs, pairs, shares
from sayso.ledger.relate import LEAST, Stance, Weights

FILE = ROOT / "src" / "sayso" / "ledger" / "relate.json"
COUNTS = {Stance.DISCUSS: 1.0, Stance.AGREE: 1.5, Stance.DISAGREE: 5.0}
"""What a pair of a stance counts for: rare stances would hardly ever be told otherwise."""
RELATED = Settings(trees=100, depth=4, rate=0.1)
STANCE = Settings(trees=300, depth=5, rate=0.08)
"""Chosen by cross-validation over the bodies that are not held out, with unseen bodies and with unseen topics."""


def fitted(held: Pairs, training: Bools) -> Weights:
    """Weights fitted on some of the pairs: of those that share enough words whether related, of the related how."""
    near = training & (shares(held.x) >= LEAST)
    related = held.gold != STANCES.index(Stance.UNRELATED)
    told = training & related
    counts = np.array([COUNTS.get(stance, 0.0) for stance in STANCES])
    return Weights(
        boosted(held.x[near], related[near].astype(np.intp), np.ones(int(near.sum())), RELATED),
        boosted(held.x[told], held.gold[told] - 1, counts[held.gold[told]], STANCE),
    )


def main() -> int:
    """Fit and write."""
    parser = ArgumentParser(prog="python -m bench.fit_relate", description="Fit ledger/relate.json.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora (see bench/README.md)")
    options = parser.parse_args()
    held = pairs(Context(options.data))
    plain = {"about": "Weights of a report and a claim (ledger/weighing.py), fitted by bench/fit_relate.py"}
    plain |= fitted(held, ~held.held).plain()
    FILE.write_text(json.dumps(plain, separators=(",", ":")).replace('{"asks"', '\n{"asks"') + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
