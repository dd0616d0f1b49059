"""What must hold. A figure's name is ``part/row/column``, as in the tables."""

from __future__ import annotations

from collections.abc import Iterator

from bench.tables import Table

FLOORS: dict[str, float] = {
    "articles/exact_source/F1": 81,
    "articles/exact_cue/F1": 74,
    "articles/exact_content/F1": 69,
    "articles/attribution/F1": 73,
    "windows/exact_source/F1": 80,
    "windows/exact_cue/F1": 73,
    "windows/exact_content/F1": 69,
    "nested/all/F1": 70,
    "affair/both reports/found": 27,
    "affair_claims/given the attributions/speaker": 27,
    "affair_claims/given the attributions/kind": 26,
    "affair_claims/given the attributions/named": 26,
    "affair_claims/given the attributions/polarity": 28,
    "affair_claims/given the attributions/certainty": 25,
    "affair_claims/given the attributions/act": 25,
    "affair_claims/given the attributions/via": 28,
    "affair_claims/given the attributions/back-pointing": 2,
    "affair_claims/given the attributions/one speaker": 1,
    "claims/all/found %": 100,
    "confidence/0.9 and above/precision": 90,
    "times/AQUAINT, all/value accuracy": 85,
    "times/AQUAINT, odd (held out)/value accuracy": 85,
    "places/TR-News/accuracy within 161 km": 82,
    "places/TR-News, held out/accuracy within 161 km": 82,
    "places/GeoWebNews/accuracy within 161 km": 82,
    "places/GeoWebNews, held out/accuracy within 161 km": 82,
    "speakers/PolNeAR dev, gold attributions/right": 88,
    "speakers/PolNeAR dev, gold attributions/right of given": 95,
    "speakers/PolNeAR dev, gold attributions/polarity, or also": 97,
    "speakers/PolNeAR dev, gold attributions/act, or also": 90,
    "speakers/the affair, gold attributions/right": 96,
    "speakers/the affair, gold attributions/kind": 92,
    "speakers/the affair, gold attributions/named": 92,
    "factuality/UW dev/certainty": 55,
    "factuality/UW dev/polarity": 80,
    "factuality/MEANTIME dev/certainty": 55,
    "factuality/MEANTIME dev/polarity": 80,
    "factuality/MEANTIME articles/certainty": 55,
    "factuality/MEANTIME articles/polarity": 80,
    "factuality/affair/polarity right": 28,
    "factuality/affair/certainty right": 25,
    "factuality/affair/act right": 25,
    "stories/held/F1": 90,
    "counts/dev, firm/P": 85,
    "counts/held, firm/P": 85,
    "origins/all/F1": 93,
    "ingest/all/title %": 95,
    "ingest/all/outlet %": 95,
    "ingest/all/date %": 95,
    "ingest/html and mhtml/word F1": 97,
    "ingest/html, held out/word F1": 97,
    "speed/reading, one process/of what it is made of": 0.75,
    "speed/two processes, started/times one": 1.6,
    "memory/at 100%/articles": 10_000,
    "affair_ledger/given the attributions/exact": 11,
    "affair_ledger/end to end/exact": 11,
    "affair_ledger/given the attributions/apart": 2,
    "affair_ledger/end to end/apart": 2,
    "examples_ledger/all/F1": 100,
    "examples_ledger/all/exact": 42,
    "examples_ledger/all/sides right": 42,
    "examples_ledger/all/origins right": 42,
    "examples_ledger/all/days right": 42,
    "examples_ledger/all/related found": 56,
    "examples_ledger/all/withdrawn found": 9,
    "examples_ledger/all/changes found": 5,
    "fnc/held-out bodies/macro-F1": 60,
    "fnc/held-out bodies/disagree": 35,
    "pairs/test/precision": 92,
    "pairs/test/F1": 85,
    "endurance/killed/kills": 200,
}
"""The least a figure may be."""

CEILINGS: dict[str, float] = {
    "load/all/95% ms": 300,
    "load/all/errors": 0,
    "load/all/lost": 0,
    "confidence/all/ECE": 0.05,
    "claims/all/spurious a report": 1,
    "origins/all/independent merged %": 2,
    "affair_ledger/given the attributions/wrong": 0,
    "affair_ledger/end to end/wrong": 0,
    "ingest/mixed files/of the run %": 33.3,
    "ingest/mixed files/of its CPU %": 33.3,
    "speed/reading, one process/claims add %": 40,
    "speed/sayso --help/seconds": 0.3,
    "speed/first result/seconds": 3,
    "memory/at 100%/peak MB": 1000,
    "adding/large to small/median ms of CPU": 1.5,
    "adding/all/peak MB": 4000,
    "endurance/killed/ledgers that differ": 0,
    "endurance/killed/failures": 0,
    "endurance/the program/ledgers that differ": 0,
    "endurance/at once/ledgers that differ": 0,
    "endurance/at once/failures": 0,
    "endurance/at once/missing": 0,
    "memory/from 20% to 100%/peak MB, growth %": 5,
}
"""The most a figure may be."""

SHORT: dict[str, float] = {
    "nested/all/F1": 66.5,
    "claims/all/found %": 99.7,
    "pairs/test/precision": 90,
    "pairs/test/F1": 79,
    "factuality/UW dev/certainty": 45,
    "factuality/MEANTIME dev/certainty": 30.5,
    "factuality/MEANTIME dev/polarity": 66,
    "factuality/MEANTIME articles/certainty": 42.5,
}
"""Figures that do not reach their floor yet, and what they may not fall below meanwhile."""


def falls(part: str, table: Table) -> Iterator[str]:
    """The misses of this part, but of a figure in ``SHORT`` only if it is less than it already was."""
    for sentence in misses(part, table):
        name = sentence.split(" is ", 1)[0]
        _, row, column = name.split("/")
        value = table.get(row, {}).get(column)
        sign = -1 if name in CEILINGS else 1
        if name not in SHORT or not isinstance(value, float | int) or sign * value < sign * SHORT[name]:
            yield sentence


def misses(part: str, table: Table) -> Iterator[str]:
    """A sentence for every bound of this part that does not hold; a figure that is not there holds none."""
    for bounds, word, sign in ((FLOORS, "at least", 1), (CEILINGS, "at most", -1)):
        for name, bound in bounds.items():
            owner, row, column = name.split("/")
            if owner != part:
                continue
            value = table.get(row, {}).get(column)
            if not isinstance(value, float | int) or not sign * value >= sign * bound:
                yield f"{name} is {'not there' if value is None else value}, should be {word} {bound:g}"
