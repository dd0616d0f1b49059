"""Hard pairs of claims of different reports, to be labelled by a reader: ``python -m bench.sample_pairs dev > pairs``.

Drawn by plain likeness of words, never by an aligner that is to be measured on them. Of each pair only ids, offsets
and the stratum are told. The same extractions and seed give the same pairs; claims that were found by another Sayso
may give others, which is why the labelled files keep their own offsets.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import snowballstemmer
from rapidfuzz import fuzz

from bench.context import Context, Json
from bench.extractions import ROOT, fnc_bodies, incidents
from sayso import Claim, Extraction

SEED = 20261125
PER_GROUP = 4
PER_STRATUM = 2
VERBATIM = 0.08
FAMILY = 0.3
"""Topics whose vocabularies have at least this cosine go to the same part, for they may tell of one event."""
QUOTAS = {
    "incidents": {"denial": 15, "number": 35, "scope": 40, "names": 35, "similar": 150, "second": 30, "events": 35},
    "fnc": {"denial": 50, "number": 25, "scope": 35, "names": 25, "similar": 120, "second": 25, "events": 10},
}
MORE = {
    "incidents": {"figure": 30, "swap": 45, "longer": 20},
    "fnc": {"figure": 25, "swap": 40, "longer": 15},
}
"""A second draw, for pairs that differ in one thing were too few in the first."""
LAST = {"incidents": {"contrary": 25}, "fnc": {"contrary": 45}}
"""A third draw, for denials of the very same were too few; of its groups a pair of ``denial`` is given up for it."""
NUMERALS = "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty"
NUMBER = dict(zip(NUMERALS.split(), [0, *range(2, 16), 20, 30], strict=True))
COMMON = set(
    "a an and are as at be been being but by did do does for from had has have he her him his i if in into is it its "
    "no not of on one or she so than that the their them there they this to was we were what when where which who will "
    "with would you after before about more also said says say told according report reported reportedly".split()
)
OPEN = re.compile(r"(where|what|when|how|why|whether|if|who|which|that|he|she|it|they)\b", re.I)
"""A wording that begins so is a question, a fragment, or tells of nobody knows whom."""
FURNITURE = re.compile(
    r"https?:|www\.|[@|©#*]|\.\.\.|…|\b(call|click|crime ?stoppers|anyone|subscribe|share|email)\b", re.I
)
TOKEN = re.compile(r"\$?\d[\d,.:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")
STEM = snowballstemmer.stemmer("english").stemWord


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One claim as the sampler sees it: stems of its informative words, its numbers, its names."""

    corpus: str
    group: str
    near: str
    claim: Claim
    words: tuple[str, ...]
    stems: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]


class Weights:
    """How informative a stem is, by the reports that have it, and what two claims share."""

    def __init__(self, said: Iterable[Said]) -> None:
        seen = {(stem, one.claim.document_id) for one in said for stem in one.stems}
        self._reports = Counter(stem for stem, _ in seen)
        self._all = len({document for _, document in seen})

    def of(self, stems: Iterable[str]) -> float:
        """The information of some stems together."""
        return sum(math.log(1 + self._all / self._reports[stem]) for stem in stems)

    def dice(self, a: Said, b: Said) -> float:
        """What the two share, of all they have: 0 to 1."""
        return 2 * self.of(a.stems & b.stems) / (self.of(a.stems) + self.of(b.stems))

    def held(self, a: Said, b: Said) -> float:
        """How much of the less informative one the other has: 0 to 1."""
        return self.of(a.stems & b.stems) / min(self.of(a.stems), self.of(b.stems))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are; ``nearest``: in neither report is another claim more like the other."""

    dice: float
    held: float
    nearest: bool


Pair = tuple[str, Said, Said]
Test = Callable[[Said, Said, Likeness], bool]


def _similar(_a: Said, _b: Said, like: Likeness) -> bool:
    return like.nearest and like.dice >= 0.45


def _second(_a: Said, _b: Said, like: Likeness) -> bool:
    return like.dice >= 0.5


def _names(a: Said, b: Said, like: Likeness) -> bool:
    shared = (a.names & b.names) | (a.numbers & b.numbers)
    return bool(shared) and like.nearest and 0.27 <= like.dice < 0.45


def _number(a: Said, b: Said, like: Likeness) -> bool:
    differ = bool(a.numbers - b.numbers) and bool(b.numbers - a.numbers)
    shared, either = (a.stems & b.stems) - a.numbers, (a.stems | b.stems) - a.numbers - b.numbers
    return differ and like.nearest and len(shared) >= max(2, 0.4 * len(either))


def _denial(a: Said, b: Said, like: Likeness) -> bool:
    return a.claim.polarity != b.claim.polarity and like.nearest and like.dice >= 0.33


def _scope(a: Said, b: Said, like: Likeness) -> bool:
    longer = abs(len(a.stems) - len(b.stems))
    return longer >= 2 and len(a.stems & b.stems) >= 3 and like.nearest and like.held >= 0.7


def _events(a: Said, b: Said, like: Likeness) -> bool:
    return len(a.stems & b.stems) >= 3 and like.dice >= 0.5


WITHIN: dict[str, Test] = {
    "denial": _denial, "number": _number, "scope": _scope, "names": _names, "similar": _similar, "second": _second,
}  # fmt: skip
"""Strata of one group, the rarer first: a pair belongs to the first that takes it."""


def _figure(a: Said, b: Said, _like: Likeness) -> bool:
    left, right = a.stems - b.stems, b.stems - a.stems
    figures = bool(left & a.numbers) and bool(right & b.numbers)
    return figures and len(a.stems & b.stems) >= 2 and len(left) <= 3 and len(right) <= 3


def _swap(a: Said, b: Said, like: Likeness) -> bool:
    left, right = a.stems - b.stems, b.stems - a.stems
    return 1 <= len(left) <= 2 and 1 <= len(right) <= 2 and len(a.stems & b.stems) >= 3 and like.dice < 0.85


def _longer(a: Said, b: Said, _like: Likeness) -> bool:
    left, right = sorted((len(a.stems - b.stems), len(b.stems - a.stems)))
    return left == 0 and right >= 3 and len(a.stems & b.stems) >= 3


DIFFER_IN_ONE: dict[str, Test] = {"figure": _figure, "swap": _swap, "longer": _longer}
"""Strata of the second draw: apart from a few words, the two say the same."""


def _contrary(a: Said, b: Said, like: Likeness) -> bool:
    named = frozenset(STEM(name) for name in a.names | b.names)
    shared = (a.stems & b.stems) - named
    return a.claim.polarity != b.claim.polarity and len(shared) >= 3 and like.dice >= 0.4


CONTRARY: dict[str, Test] = {"contrary": _contrary}
"""Stratum of the third draw: one affirms what the other, in much the same words, denies."""


def said(context: Context) -> Iterator[Said]:
    """The claims that can be read, of both corpora."""
    for corpus, (rows, extractions), groups in _corpora(context):
        often = _boilerplate(rows, extractions)
        for row, extraction in zip(rows, extractions, strict=True):
            group, near = groups(row)
            for claim in extraction.claims:
                if _readable(claim, extraction) and claim.wording.casefold() not in often:
                    yield _said(corpus, group, near, claim)


def part(near: str) -> str:
    """DEV or TEST, by what may tell of one event."""
    return "dev" if sha256(f"{SEED} {near}".encode()).digest()[0] % 2 else "test"


def sample(claims: list[Said], seed: int = SEED) -> list[Pair]:
    """The pairs of one part, as many of each stratum as the quotas say or as there are: first draw, then second."""
    rng, weights, used = random.Random(seed), Weights(claims), Counter[object]()
    likenesses = list(_likenesses(claims, weights))
    pairs = []
    draws = ((WITHIN, QUOTAS, PER_GROUP), (DIFFER_IN_ONE, MORE, PER_GROUP), (CONTRARY, LAST, PER_GROUP + 1))
    for strata, quotas, per_group in draws:
        found = list(_candidates(likenesses, strata))
        rng.shuffle(found)
        limits = {(corpus, kind): count for corpus, quota in quotas.items() for kind, count in quota.items()}
        drawn = _within_limits(found, limits, per_group, used)
        rng.shuffle(drawn)
        pairs += drawn
    return pairs


def _within_limits(
    found: list[Pair], most: dict[tuple[str, str], int], per_group: int, used: Counter[object]
) -> list[Pair]:
    pairs, order = [], list(dict.fromkeys(kind for _, kind in most))
    for kind, a, b in sorted(found, key=lambda one: order.index(one[0])):
        limits: dict[object, float] = {
            (a.corpus, kind): most[a.corpus, kind],
            "verbatim": VERBATIM * sum(most.values()),
        }
        limits |= {one.claim.wording: 1 for one in (a, b)} | {one.group: per_group for one in (a, b)}
        limits |= {(one.group, kind): PER_STRATUM for one in (a, b)}
        alike = fuzz.token_sort_ratio(" ".join(a.words), " ".join(b.words)) >= 90
        verbatim = alike and kind in QUOTAS[a.corpus]
        counted = [key for key in limits if verbatim or key != "verbatim"]
        if all(used[key] < limits[key] for key in counted):
            used.update(counted)
            pairs.append((kind, a, b))
    return pairs


def _likenesses(claims: list[Said], weights: Weights) -> Iterator[tuple[Said, Said, Likeness]]:
    dice = {(a, b): weights.dice(a, b) for a, b in _pairs_that_share(claims)}
    best = defaultdict[object, float](float)
    for (a, b), value in dice.items():
        for key in ((a, b.claim.document_id), (b, a.claim.document_id)):
            best[key] = max(best[key], value)
    for (a, b), value in dice.items():
        nearest = value == best[a, b.claim.document_id] == best[b, a.claim.document_id]
        yield a, b, Likeness(value, weights.held(a, b), nearest)


def _candidates(likenesses: list[tuple[Said, Said, Likeness]], strata: dict[str, Test]) -> Iterator[Pair]:
    for a, b, like in likenesses:
        tests = strata if a.group == b.group else {"events": _events} if strata is WITHIN else {}
        kind = next((name for name, test in tests.items() if test(a, b, like)), None)
        if kind:
            yield kind, a, b


def _pairs_that_share(claims: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs of one neighbourhood and different reports with two informative stems in common."""
    nears = defaultdict(list)
    for one in claims:
        nears[one.corpus, one.near].append(one)
    for near in nears.values():
        for a, b in combinations(near, 2):
            if a.claim.document_id != b.claim.document_id and len(a.stems & b.stems) >= 2:
                yield a, b


def _said(corpus: str, group: str, near: str, claim: Claim) -> Said:
    words = TOKEN.findall(claim.wording)
    low = tuple(word.casefold() for word in words)
    numbers = frozenset(str(NUMBER.get(word, word)) for word in low if word in NUMBER or word[-1].isdigit())
    stems = frozenset(STEM(word) for word in low if word not in COMMON and len(word) > 1) | numbers
    names = frozenset(word.casefold() for word in words[1:] if word[0].isupper() and word.casefold() not in COMMON)
    return Said(corpus, group, near, claim, low, stems, numbers, names)


def _readable(claim: Claim, extraction: Extraction) -> bool:
    """A clause of some length with a verb, in one paragraph, and no page furniture."""
    words = claim.wording.split()
    names = sum(word[0].isupper() or word[0].isdigit() for word in words)
    whole = "\n" not in "".join(span.of(extraction.document.text) for span in claim.original)
    clause = claim.actors is not None and 5 <= len(words) <= 36 and names <= 0.6 * len(words)
    return clause and whole and not FURNITURE.search(claim.wording) and not OPEN.match(claim.wording)


def _boilerplate(rows: list[Json], extractions: list[Extraction]) -> set[str]:
    """Wordings that one outlet prints again and again."""
    seen = {(r.get("outlet"), c.wording.casefold(), r.get("incident")) for r, e in zip(rows, extractions, strict=True)
            for c in e.claims if r.get("outlet")}  # fmt: skip
    return {wording for (_, wording), count in Counter((o, w) for o, w, _ in seen).items() if count > 2}


def _corpora(
    context: Context,
) -> Iterator[tuple[str, tuple[list[Json], list[Extraction]], Callable[[Json], tuple[str, str]]]]:
    rows, extractions = incidents(context)
    yield "incidents", (rows, extractions), _incidents(rows)
    rows, extractions = fnc_bodies(context)
    yield "fnc", (rows, extractions), topics_of(rows, context.rows("data/fnc/train_stances.jsonl.gz"))


def _incidents(rows: list[Json]) -> Callable[[Json], tuple[str, str]]:
    """Incidents that share a report are one group; the neighbourhood is the town."""
    groups, towns = _Union(), _Union()
    for row in rows:
        for other in row.get("same_text_in") or ():
            groups.join(row["incident"], str(other))
    for row in rows:
        place = row["place"]
        towns.join("town " + str(place["state"]) + str(place["city_or_county"]), groups.find(row["incident"]))
    return lambda row: (groups.find(row["incident"]), towns.find(groups.find(row["incident"])))


def topics_of(rows: list[Json], stances: list[Json]) -> Callable[[Json], tuple[str, str]]:
    """Bodies that share a headline are one topic; the neighbourhood are topics with like vocabularies."""
    topics, families = _Union(), _Union()
    for stance in stances:
        if stance["stance"] != "unrelated":
            topics.join(str(stance["body_id"]), "headline " + stance["headline"])
    for a, b in _alike(rows, lambda row: topics.find(str(row["body_id"]))):
        families.join(a, b)
    return lambda row: (topics.find(str(row["body_id"])), families.find(topics.find(str(row["body_id"]))))


def _alike(rows: list[Json], topic: Callable[[Json], str]) -> Iterator[tuple[str, str]]:
    """Topics whose words, weighted by how few topics have them, point the same way."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    sizes = Counter(topic(row) for row in rows)
    for row in rows:
        words[topic(row)].update(set(re.findall("[a-z]{4,}", row["text"].lower())))
    have = Counter(word for counts in words.values() for word in counts)
    vectors = {}
    for name, counts in words.items():
        raw = {w: n / sizes[name] * math.log(len(words) / have[w]) for w, n in counts.items() if have[w] > 1}
        length = math.hypot(*raw.values())
        vectors[name] = {word: value / length for word, value in raw.items()}
    for (a, left), (b, right) in combinations(vectors.items(), 2):
        if sum(value * right.get(word, 0) for word, value in left.items()) >= FAMILY:
            yield a, b


class _Union:
    """Disjoint sets, each named by the least of its members."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, one: str) -> str:
        """The name of the set that ``one`` is in."""
        while self._parent.setdefault(one, one) != one:
            one = self._parent[one]
        return one

    def join(self, a: str, b: str) -> None:
        """Make the sets of the two one set."""
        first, second = sorted((self.find(a), self.find(b)))
        self._parent[second] = first


def row_of(kind: str, a: Said, b: Said) -> Json:
    """A pair as the labelled files have it, still without verdict."""
    sides = [
        {"document": one.claim.document_id, "claim": one.claim.id,
         "original": [[span.start, span.end] for span in one.claim.original]}
        for one in (a, b)
    ]  # fmt: skip
    return {"corpus": a.corpus, "first": sides[0], "second": sides[1], "kind": kind, "verdict": None, "slot": None}


def main() -> None:
    """Print the pairs of one part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("dev", "test"))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    claims = [one for one in said(Context(options.data)) if part(one.near) == options.part]
    for pair in sample(claims):
        print(json.dumps(row_of(*pair)))


if __name__ == "__main__":
    main()
