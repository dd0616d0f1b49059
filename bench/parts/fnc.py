"""The relation of whole reports to claims, on the pairs of the Fake News Challenge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from inspect import getsource

import numpy as np
from numpy.typing import NDArray

import bench.boosting
import bench.fit_relate
from bench.boosting import Settings, boosted
from bench.context import Context
from bench.fit_relate import fitted
from bench.fnc import CACHE, STANCES, Bools, Pairs, pairs
from bench.overlap import overlaps
from bench.tables import Row, Table
from sayso.ledger.relate import weights

TITLE = "Relation of a report to a claim"
NOTE = (
    "F1 in percent of each stance, and their mean. *Held-out bodies*: the weights that come with Sayso on a tenth of "
    "the bodies, by the hash of their text; their headlines are in training with other bodies. *No headline seen*: "
    "weights fitted without the headline either (five fits that take turns, the same test pairs together). *No topic "
    "seen*: without anything of the topic, all that is tied together by related pairs being one topic. Published "
    "systems reach a macro-F1 of about 60 and 13 on *disagree* on the challenge's own test set, whose topics are new; "
    "that set is not here, so the row without topics is the one to set beside it. *FNC-1 baseline*: its figures (words "
    "and n-grams in common, refuting words; `bench/overlap.py`) under the same boosting."
)

Chances = NDArray[np.float64]
Fit = Callable[[Bools], Callable[[Bools], Chances]]
"""From training pairs to what tells the chances of test pairs."""


def run(context: Context) -> Table:
    """Every split for Sayso, two for the peer."""
    held = pairs(context)
    figures = overlaps(context, held.rows)
    sayso = _sayso(held)
    peer = _peer(held, figures)
    return {
        "held-out bodies": score(held, weights().chances(held.x[held.held])),
        "no headline seen": score(held, _turns(held, held.by_headline(), sayso)),
        "no topic seen": score(held, _turns(held, held.by_topic(), sayso)),
        "FNC-1 baseline, held-out bodies": score(held, peer(~held.held)(held.held)),
        "FNC-1 baseline, no topic seen": score(held, _turns(held, held.by_topic(), peer)),
        "always unrelated": score(held, np.eye(len(STANCES))[np.zeros(int(held.held.sum()), np.intp)]),
    }


def score(held: Pairs, chances: Chances) -> Row:
    """Macro-F1 and the F1 of each stance over the held-out pairs."""
    gold, told = held.gold[held.held], chances.argmax(axis=1)
    each = {}
    for number, stance in enumerate(STANCES):
        right = int(((gold == number) & (told == number)).sum())
        each[stance.value] = 200 * right / max(1, int((gold == number).sum() + (told == number).sum()))
    return {"pairs": len(gold), "macro-F1": sum(each.values()) / len(each), **each}


def _sayso(held: Pairs) -> Fit:
    def fit(training: Bools) -> Callable[[Bools], Chances]:
        found = fitted(held, training)
        return lambda test: found.chances(held.x[test])

    return _kept(held.x, getsource(bench.fit_relate), fit)


def _peer(held: Pairs, figures: NDArray[np.float32]) -> Fit:
    settings = Settings(trees=200, depth=4, share=0.5)

    def fit(training: Bools) -> Callable[[Bools], Chances]:
        forest = boosted(figures[training], held.gold[training], np.ones(int(training.sum())), settings)
        return lambda test: forest.probabilities(figures[test])

    return _kept(figures, repr(settings), fit)


def _kept(x: NDArray[np.float32], how: str, fit: Fit) -> Fit:
    """The fit, whose answers are kept in .cache: fifteen fits take minutes."""
    base = sha256(x.tobytes() + (how + getsource(bench.boosting)).encode())

    def kept(training: Bools) -> Callable[[Bools], Chances]:
        def chances(test: Bools) -> Chances:
            key = base.copy()
            key.update(training.tobytes() + test.tobytes())
            file = CACHE / f"chances-{key.hexdigest()[:16]}.npy"
            if not file.exists():
                np.save(file, fit(training)(test))
            return np.asarray(np.load(file), np.float64)

        return chances

    return kept


def _turns(held: Pairs, splits: Iterator[tuple[Bools, Bools]], fit: Fit) -> Chances:
    """The chances of all held-out pairs, each told by a fit that has seen nothing of it."""
    found = np.zeros((len(held.rows), len(STANCES)))
    for training, test in splits:
        found[test] = fit(training)(test)
    return found[held.held]
