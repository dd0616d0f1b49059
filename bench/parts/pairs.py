"""Whether two claims are the same, on pairs labelled before any aligner was run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bench.context import Context
from bench.pairs import Labelled, labelled
from bench.tables import Row, Table
from sayso.ledger.compare import compare
from sayso.ledger.keys import asked_of, keys_of
from sayso.ledger.types import Comparison, Verdict
from sayso.ledger.vectors import cosine

TITLE = "The same claim, on labelled pairs"
NOTE = (
    "Pairs of claims of different reports from incidents and FNC, drawn to be hard and labelled by reading "
    "(bench/gold/README.md). Precision, recall and F1 are of *same*, `related` those of *related*, `slot right` the "
    "share of rightly related pairs whose slot is right, `met` the share of same pairs that share a block key (in a "
    "ledger no others are compared). The encoder of meaning, the weights and the threshold learned from DEV and the "
    "pairs beside it (`sayso_train.sense`, `bench.fit_compare`), so that the row of DEV tells nothing; TEST was only "
    "measured. The peer is the bare cosine of the two wordings' vectors from 0.7 on, which was best on DEV by encoders "
    "that had not learned from the pair; of all-MiniLM-L6-v2 untrained it had 66.9, 73.6 and 70.1."
)

PEER = 0.7
"""The cosine from which the peer calls two claims the same."""


def run(context: Context) -> Table:
    """TEST, its two corpora, DEV, and a peer."""
    dev, test = (list(labelled(context, part)) for part in ("dev", "test"))
    return {
        "test": _row(test, _by_sayso),
        **{
            f"test, {corpus}": _row([p for p in test if p.corpus == corpus], _by_sayso)
            for corpus in ("incidents", "fnc")
        },
        "dev (fitted on)": _row(dev, _by_sayso),
        "peer, test": _row(test, _by_cosine(PEER)),
    }


def _by_sayso(pair: Labelled) -> Comparison:
    return compare(pair.first, pair.second, pair.kinship)


def _by_cosine(bound: float) -> Callable[[Labelled], Comparison]:
    def judged(pair: Labelled) -> Comparison:
        near = cosine(pair.first.vector, pair.second.vector)
        return Comparison(Verdict.SAME if near >= bound else Verdict.DIFFERENT, near)

    return judged


def _row(pairs: Sequence[Labelled], judge: Callable[[Labelled], Comparison]) -> Row:
    found = [judge(pair) for pair in pairs]
    row: Row = {"pairs": len(pairs)}
    for verdict, suffix in ((Verdict.SAME, ""), (Verdict.RELATED, "related ")):
        gold = sum(pair.verdict is verdict for pair in pairs)
        called = sum(one.verdict is verdict for one in found)
        hits = sum(one.verdict is pair.verdict is verdict for one, pair in zip(found, pairs, strict=True))
        row[f"{suffix}precision"] = 100 * hits / max(called, 1)
        row[f"{suffix}recall"] = 100 * hits / max(gold, 1)
        row[f"{suffix}F1"] = 200 * hits / max(called + gold, 1)
    related = [
        (one.slot, pair.slot)
        for one, pair in zip(found, pairs, strict=True)
        if one.verdict is pair.verdict is Verdict.RELATED
    ]
    row["slot right"] = 100 * sum(a == b for a, b in related) / len(related) if related else None
    same = [pair for pair in pairs if pair.verdict is Verdict.SAME]
    met = sum(bool(set(keys_of(pair.first)) & set(asked_of(pair.second))) for pair in same)
    row["met"] = 100 * met / max(len(same), 1)
    return row
