"""Reports of one event: grouping of the incident reports, and of FNC bodies, beside a plain peer."""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

import numpy as np

from bench.context import Context, Json
from bench.extractions import fnc_bodies
from bench.incidents import Half, Ids, halves
from bench.sample_pairs import part, topics_of
from bench.tables import Row, Table
from sayso.ledger.stories import SAME_EVENT, kinship, profile_of, stories

TITLE = "Which reports tell of one event"
NOTE = (
    "All reports of a half grouped at once, from what they say and the day they were published; the registry's facts "
    "are not used. Pairs of reports put together, against pairs that have an incident in common. Weights were fitted "
    "on dev; `held` is the other half, split by a hash of the incident. `pairs alone` counts every pair of kinship "
    "0.5 or more, without grouping. The peer puts together what is linked by a TF-IDF cosine over a bound tuned on "
    "dev, with weights of words counted over the half itself. FNC: bodies that were not judged unrelated to a common "
    "headline, without dates; all gave words to the table of common ones, and unlike neighbours to the fit; weights "
    "were fitted on the affairs of `FNC, dev` too (the sides are those of the labelled pairs)."
)


def run(context: Context) -> Table:
    """A row for each half and way."""
    table: Table = {}
    by_name = halves(context)
    bound = _best_bound(by_name["dev"])
    for name, half in by_name.items():
        profiles = [profile_of(one) for one in half.extractions]
        started = time.perf_counter()
        groups = stories(profiles)
        spent = time.perf_counter() - started
        table[name] = {**_row(half.kin, _together(groups)), "reports": len(profiles), "seconds": spent}
        likely = {
            (a.document_id, b.document_id)
            for a, b in combinations(sorted(profiles, key=lambda p: p.document_id), 2)
            if kinship(a, b) >= SAME_EVENT
        }
        table[f"{name}, pairs alone"] = {**_row(half.kin, likely), "reports": len(profiles)}
        table[f"{name}, TF-IDF"] = {**_row(half.kin, _linked(half, bound)), "reports": len(profiles)}
    for side in ("dev", "test"):
        table[f"FNC, {side}"] = _fnc(context, side)
    return table


def _fnc(context: Context, side: str) -> Row:
    rows, extractions = fnc_bodies(context)
    stances = context.rows("data/fnc/train_stances.jsonl.gz")
    topic = topics_of(rows, stances)
    held = [one for row, one in zip(rows, extractions, strict=True) if part(topic(row)[1]) == side]
    kin = kin_by_headline(stances, [one.document.id for one in held])
    return {**_row(kin, _together(stories(map(profile_of, held)))), "reports": len(held)}


def kin_by_headline(stances: Iterable[Json], ids: Iterable[str]) -> set[Ids]:
    """Pairs of FNC bodies that were judged related to one headline."""
    known = set(ids)
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for row in stances:
        if row["stance"] != "unrelated" and f"fnc-{row['body_id']}" in known:
            bodies[row["headline"]].add(f"fnc-{row['body_id']}")
    return _together(map(tuple, bodies.values()))


def _together(groups: Iterable[tuple[str, ...]]) -> set[Ids]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _row(gold: set[Ids], found: set[Ids]) -> Row:
    right = len(gold & found)
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"P": 100 * precision, "R": 100 * recall, "F1": 100 * f1, "pairs": len(gold)}


def _best_bound(half: Half) -> float:
    bounds = [float(bound) for bound in np.arange(0.2, 0.6, 0.02)]
    return max(bounds, key=lambda bound: float(str(_row(half.kin, _linked(half, bound))["F1"])))


def _linked(half: Half, bound: float) -> set[Ids]:
    """What hangs together by a cosine of at least so much."""
    likeness = _cosines([f"{row['title']} {row['text']}" for row in half.rows])
    first = list(range(len(half.rows)))
    for i, j in np.argwhere(np.triu(likeness >= bound, 1)):
        old, new = first[j], first[i]
        first = [new if one == old else one for one in first]
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for row, one in zip(half.rows, first, strict=True):
        groups[one].append(row["id"])
    return _together(map(tuple, groups.values()))


def _cosines(texts: list[str]) -> np.ndarray:
    counts = [Counter(re.findall(r"\w+", text.lower())) for text in texts]
    texts_with = Counter(word for count in counts for word in count)
    column = {word: i for i, word in enumerate(w for w, n in texts_with.items() if n > 1)}
    weights = np.zeros((len(texts), len(column)), dtype=np.float32)
    for line, count in zip(weights, counts, strict=True):
        for word, number in count.items():
            if word in column:
                line[column[word]] = (1 + np.log(number)) * np.log(len(texts) / texts_with[word])
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    return np.asarray(weights @ weights.T)
