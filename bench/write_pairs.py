"""Writes the wordings of the labelled pairs to learn from: ``python -m bench.write_pairs --data DIR --out FILE``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path

from bench.context import Context
from bench.pairs import labelled
from sayso.ledger.types import Verdict

PARTS = ("dev", "more")
WIDE = ("wide",)


def main() -> None:
    """Write a line of JSON for each pair of DEV's side, with whether it is the same and its neighbourhood."""
    parser = ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--wide", action="store_true", help="the pairs drawn by the encoder's own cosines, too")
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as out:
        for part in (*PARTS, *WIDE * options.wide):
            for pair in labelled(Context(options.data), part):
                first, second = pair.wordings
                same = pair.verdict is Verdict.SAME
                out.write(json.dumps({"first": first, "second": second, "same": same, "group": pair.group}) + "\n")


if __name__ == "__main__":
    main()
