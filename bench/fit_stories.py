"""Fits what `sayso.ledger.stories` weighs reports by, on dev halves: incident reports, bodies of contested affairs.

    python -m bench.fit_stories --data DATA stock      # words that all news uses: ledger/stock.json
    python -m bench.fit_stories --data DATA kinship    # weights of what two reports share: ledger/kinship.json

The first has to be fitted before the second. Only weights of single words and of named measures are written.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
from wordfreq import zipf_frequency

from bench.context import ROOT, Context, Json
from bench.extractions import fnc_bodies
from bench.incidents import Half, Ids, halves
from bench.parts.stories import kin_by_headline
from bench.sample_pairs import part, topics_of
from sayso.ledger.kin import measures
from sayso.ledger.profiles import Profile, profile_of
from sayso.ledger.stories import profile_keys

TABLES = ROOT / "src" / "sayso" / "ledger"
COMMON = 0.015
"""The part of a corpus's texts from which on a word in them counts as stock."""
RARER = 0.5
"""By how many powers of ten English at large must have it rarer."""
STRANGERS = 30_000
"""How many pairs that share no key stand for all such pairs."""
NEIGHBOUR = 0.25
"""What a pair of unlike reports of one town counts for."""
UNDATED = 1.0
"""What a pair counts for whose days are hidden, so that reports without a day are judged as well."""
AFFAIR = 5.0
"""What all pairs of one report with others of its affair count for together."""
PENALTY = 1.0
"""What holds weights small, as in scikit-learn's C = 1."""


def stock(context: Context) -> dict[str, object]:
    """Words commoner in news than in English at large, with how rare they are there, as ``words.rarity`` counts."""
    corpora = (
        [f"{row['title']} {row['text']}" for row in halves(context)["dev"].rows],
        list({row["article"]: row["text"] for row in context.rows("data/polnear/train.jsonl.gz")}.values()),
        [row["text"] for row in context.rows("data/fnc/train_bodies.jsonl.gz")],
    )
    rarity: dict[str, float] = {}
    for texts in corpora:
        for word, found in _texts_with(texts).items():
            value = round(0.5 - math.log10(found / len(texts)), 1)
            if found >= COMMON * len(texts) and _english(word) - value >= RARER:
                rarity[word] = min(rarity.get(word, 99.0), value)
    return {"about": "Words commoner in news than in English at large, and how rare they are there", "rarity": rarity}


def _texts_with(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(re.findall(r"[^\W\d_][\w'’.\-]*[^\W_]|[^\W\d_]", text.lower())))
    return counts


def _english(word: str) -> float:
    return min(5.0, 7.0 - zipf_frequency(word, "en", wordlist="large"))


def kinship(context: Context) -> dict[str, object]:
    """Weights by logistic regression over pairs that share a key, with a sample of those that share none."""
    dev = halves(context)["dev"]
    profiles = {one.document.id: profile_of(one) for one in dev.extractions}
    pairs, weights = _pairs(dev, profiles)
    undated = {name: replace(profile, day=None) for name, profile in profiles.items()}
    neighbours = list(_neighbours(dev, profiles, context))
    affairs = list(_affairs(context))
    rows = [measures(held[a], held[b]) for held in (profiles, undated) for a, b in pairs]
    rows += [measures(a, b) for a, b in neighbours]
    rows += [measures(a, b) for a, b, _, _ in affairs]
    names = list(rows[0])
    x = np.array([[row[name] for name in names] for row in rows])
    kin = dev.kin
    known = [pair in kin for pair in pairs] * 2 + [False] * len(neighbours) + [same for _, _, same, _ in affairs]
    y = np.array(known, dtype=float)
    counts = [*weights, *(UNDATED * weight for weight in weights), *[NEIGHBOUR] * len(neighbours)]
    counts += [count for _, _, _, count in affairs]
    fitted = _fitted(x, y, np.array(counts))
    return {
        "about": "Weights of what two reports have in common (ledger/kin.py), fitted by bench/fit_stories.py",
        "weights": {name: round(float(weight), 3) for name, weight in zip(names, fitted, strict=True)},
    }


def _pairs(half: Half, profiles: dict[str, Profile]) -> tuple[list[Ids], list[float]]:
    """Pairs with what each counts: all that share a key or are kin once, each sampled stranger for many."""
    keys = {name: set(profile_keys(profile)) for name, profile in profiles.items()}
    every = list(combinations(sorted(profiles), 2))
    kin = half.kin
    near = [pair for pair in every if pair in kin or keys[pair[0]] & keys[pair[1]]]
    strangers = sorted(set(every) - set(near))
    sample = random.Random(1).sample(strangers, STRANGERS)
    return [*near, *sample], [*[1.0] * len(near), *[len(strangers) / STRANGERS] * STRANGERS]


def _neighbours(dev: Half, profiles: dict[str, Profile], context: Context) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of one town and about one day with nothing else in common: a report, and one of another matter moved there.

    The incidents alone would teach that whatever happens in one small town in one week is one event.
    """
    others = [profile_of(one) for one in fnc_bodies(context)[1]]
    chance = random.Random(2)
    for row in dev.rows:
        one = profiles[row["id"]]
        town = {word: one.names[word] for word in row["place"]["city_or_county"].lower().split() if word in one.names}
        if one.day is not None and town:
            moved = chance.choice(others)
            day = one.day + chance.choice((0, 0, 1, 2, 4, 8, 16))
            names, lead = moved.names | town, moved.lead | town
            yield one, replace(moved, day=day, names=names, lead=lead, towns=one.towns, regions=one.regions)


def _affairs(context: Context) -> Iterator[tuple[Profile, Profile, bool, float]]:
    """Pairs of undated bodies of the affairs of DEV, whether they are of one, and what each counts.

    Reports of one affair have less in common than two of one shooting. Those are of one that were judged related to one
    headline; of two affairs those whose vocabularies are unlike.
    """
    rows, extractions = fnc_bodies(context)
    stances = context.rows("data/fnc/train_stances.jsonl.gz")
    topic_of = topics_of(rows, stances)
    topics = {f"fnc-{row['body_id']}": topic_of(row) for row in rows}
    profiles = {one.document.id: profile_of(one) for one in extractions}
    keys = {name: set(profile_keys(profile)) for name, profile in profiles.items()}
    held = sorted(name for name in profiles if part(topics[name][1]) == "dev")
    size = Counter(topics[name][0] for name in held)
    kin = kin_by_headline(stances, profiles)
    others: list[Ids] = []
    for a, b in combinations(held, 2):
        if (a, b) in kin:
            yield profiles[a], profiles[b], True, AFFAIR / max(1, size[topics[a][0]] - 1)
        elif topics[a][1] != topics[b][1] and keys[a] & keys[b]:
            yield profiles[a], profiles[b], False, 1.0
        elif topics[a][1] != topics[b][1]:
            others.append((a, b))
    for a, b in random.Random(3).sample(others, STRANGERS):
        yield profiles[a], profiles[b], False, len(others) / STRANGERS


def _fitted(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Newton's method; the first column is constant and goes unpunished."""
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 0
    found = np.zeros(x.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weights * (y - likely)) - penalty * found
        curve = (x * (weights * likely * (1 - likely))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < 1e-8:
            break
    return found


def main() -> int:
    """Write one of the tables."""
    parser = ArgumentParser(prog="python -m bench.fit_stories", description="Fit the tables of ledger/stories.py.")
    parser.add_argument("table", choices=("stock", "kinship"))
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora (see bench/README.md)")
    options = parser.parse_args()
    content: Json = {"stock": stock, "kinship": kinship}[options.table](Context(options.data))
    text = json.dumps(content, indent=1, ensure_ascii=False, sort_keys=options.table == "stock")
    (TABLES / f"{options.table}.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
