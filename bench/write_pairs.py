"""Writes pairs of claims to learn from: ``python -m bench.write_pairs --data DIR --out FILE --unlabelled FILE``.

The labelled pairs of DEV's side, with their wordings, and pairs of DEV's side without labels. Where a later Sayso has
another claim, or none, in place of a labelled one, its words are taken from the report.
"""

from __future__ import annotations

import json
import random
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench import extractions
from bench.context import Context, Json
from bench.pairs import GOLD, claim_of
from bench.sample_pairs import part, said
from sayso import Extraction
from sayso.ledger.vectors import Encoder, unpacked

PARTS = ("dev", "more", "wide")
QUOTAS = {4: 25_000, 5: 40_000, 6: 40_000, 7: 40_000, 8: 30_000, 9: 20_000}
"""The most pairs of one incident or topic for each tenth of the cosine."""
SHARE = 60
"""Of the pairs of a tenth, one incident or topic has at most this part, or as many pairs."""
MOST = 900
"""Claims of one incident or topic that are looked at."""
OTHERS, OTHER_CLAIMS, NEAR = 12_000, 8_000, 0.6
"""Pairs of different incidents, the claims they are looked for among, and their least cosine."""
SEED = 5


def labelled(context: Context) -> Iterator[Json]:
    """The labelled pairs with their wordings, verdicts and neighbourhoods."""
    reads = (extractions.incidents, extractions.fnc_bodies)
    found = {one.document.id: one for read in reads for one in read(context)[1]}
    for name in PARTS:
        for row in map(json.loads, (GOLD / f"pairs-{name}.jsonl").read_text("utf-8").splitlines()):
            first, second = (_wording(found, row[end]) for end in ("first", "second"))
            yield {"first": first, "second": second, "verdict": row["verdict"], "group": row["near"]}


def unlabelled(context: Context) -> Iterator[tuple[str, str]]:
    """Pairs of one incident or topic, as many of each nearness as there are or are wanted; then of different ones."""
    claims = [one for one in said(context) if part(one.near) == "dev"]
    texts = [one.claim.wording for one in claims]
    vectors = np.array([unpacked(one) for one in Encoder().vectors(texts)])
    shuffle = random.Random(SEED)
    groups = defaultdict(list)
    for number, one in enumerate(claims):
        groups[one.corpus, one.group].append(number)
    drawn = defaultdict(list)
    for group, members in groups.items():
        held = members if len(members) <= MOST else shuffle.sample(members, MOST)
        near = vectors[held] @ vectors[held].T
        for i, j in zip(*np.nonzero(np.triu(near, 1) >= min(QUOTAS) / 10), strict=True):
            drawn[min(int(near[i, j] * 10), max(QUOTAS))].append((group, held[i], held[j]))
    for tenth, quota in QUOTAS.items():
        shuffle.shuffle(drawn[tenth])
        taken, used = 0, Counter[object]()
        for group, i, j in drawn[tenth]:
            if taken < quota and used[group] < max(SHARE, quota // SHARE):
                used[group] += 1
                taken += 1
                yield texts[i], texts[j]
    some = shuffle.sample(range(len(claims)), min(len(claims), OTHER_CLAIMS))
    across = [
        (some[i], some[j])
        for i, j in zip(*np.nonzero(np.triu(vectors[some] @ vectors[some].T, 1) >= NEAR), strict=True)
        if (claims[some[i]].corpus, claims[some[i]].group) != (claims[some[j]].corpus, claims[some[j]].group)
    ]
    for i, j in shuffle.sample(across, min(len(across), OTHERS)):
        yield texts[i], texts[j]


def _wording(found: dict[str, Extraction], end: Json) -> str:
    held = claim_of(found, end)
    if held:
        return held[1].wording
    text = found[end["document"]].document.text
    return " ".join(" ".join(text[start:stop] for start, stop in end["original"]).split())


def main() -> None:
    """Write a line of JSON for each pair."""
    parser = ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="where to write the labelled pairs")
    parser.add_argument("--unlabelled", type=Path, required=True, help="where to write pairs without labels")
    options = parser.parse_args()
    context = Context(options.data)
    rows = labelled(context)
    options.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    others = unlabelled(context)
    lines = (json.dumps({"first": first, "second": second}) + "\n" for first, second in others)
    options.unlabelled.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
