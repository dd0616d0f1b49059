"""Origins of a claim over variants of reports, end to end: what depends is put together, what doesn't stays apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from bench.context import Context
from bench.extractions import extractions, incidents
from bench.tables import Row, Table
from bench.variants import Place, Planted, of_examples, of_incidents
from sayso import Claim, Extraction, Span
from sayso.ledger.origins import origins_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.passages import normal, passage_of, signature
from sayso.ledger.people import person_of
from sayso.ledger.types import Appearance, Origins

TITLE = "Independent origins of planted variants"
NOTE = (
    "Each base claim with its variants is one entry; pairs of its appearances are in one group or not. `F1` is that of "
    "the pairs that have one origin, `independent merged %` the share of those that have not and were put together. A "
    "variant in which the claim is not found counts as apart; of the `possible` nobody can tell, so that only "
    "a range is right. The variants of the examples are written by hand, those of incidents are made by program from "
    "reports, the independent ones are real pairs of reports; half of the bases were never looked at when thresholds "
    "were set (held out)."
)
INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Judged:
    """Two appearances of one entry: the kind of the pair, and whether they have, and got, one origin.

    ``same`` is None where nobody can tell; ``ranged`` whether the count of the two is a range, ``found`` whether
    the claim was found in both.
    """

    kind: str
    same: bool | None
    merged: bool
    ranged: bool
    found: bool
    held: bool
    examples: bool

    @property
    def right(self) -> bool:
        """Whether it came out as it should: where nobody can tell, as a range."""
        return self.ranged if self.same is None else self.same == self.merged


def run(context: Context) -> Table:
    """Pairwise figures: all, by where from, by kind."""
    _, found = incidents(context)
    planted = [*of_examples(), *of_incidents(context, found)]
    judged, missing = judge(planted, {e.document.id: e for e in _read(planted)})
    table: Table = {
        "all": {**_rates(judged), "variants": len(planted), "claim not found": sum(missing.values())},
        "where the claim is found": _rates(j for j in judged if j.found),
        "held out": _rates(j for j in judged if j.held),
        "held out, where found": _rates(j for j in judged if j.held and j.found),
        "examples": _rates(j for j in judged if j.examples),
        "incidents": _rates(j for j in judged if not j.examples),
    }
    for kind in dict.fromkeys(one.kind for one in planted):
        of_kind = [j.right for j in judged if j.kind == kind]
        variants = sum(one.kind == kind for one in planted)
        table[kind] = {"right %": _percent(sum(of_kind), len(of_kind)), "pairs": len(of_kind), "variants": variants}
        table[kind]["claim not found"] = missing[kind]
    return table


def _read(planted: Sequence[Planted]) -> Iterable[Extraction]:
    """What is found in bases and variants, by the same Sayso."""
    documents = {place.document.id: place.document for one in planted for place in (one.base, one.variant)}
    return extractions(documents.values())


def judge(planted: Sequence[Planted], found: Mapping[str, Extraction]) -> tuple[list[Judged], Counter[str]]:
    """All pairs of each entry, and how often the claim wasn't found in a variant, by kind, or not in the base."""
    entries: dict[tuple[str, Span], list[Planted]] = defaultdict(list)
    for one in planted:
        entries[one.base.document.id, one.base.span].append(one)
    judged: list[Judged] = []
    missing: Counter[str] = Counter()
    for variants in entries.values():
        base = appearance_at(found[variants[0].base.document.id], variants[0].base, 0)
        if base is None:
            missing["base"] += 1
            continue
        about = variants[0].base.about or base.claim.wording
        places = [replace(one.variant, about=about) for one in variants]
        members = [base, *(appearance_at(found[p.document.id], p, n) for n, p in enumerate(places, 1))]
        missing.update(one.kind for one, member in zip(variants, members[1:], strict=True) if member is None)
        judged.extend(_pairs(variants, members, found))
    return judged, missing


def _pairs(
    variants: Sequence[Planted], members: Sequence[Appearance | None], found: Mapping[str, Extraction]
) -> Iterable[Judged]:
    """The base is number 0. Of two variants it is known that they have one origin where both have the base's."""
    group = _groups([one for one in members if one], found)
    for one, two in combinations(range(len(members)), 2):
        involved = [variants[n - 1] for n in (one, two) if n]
        told = {v.same_origin for v in involved}
        if len(involved) == 2 and (None in told or told == {False}):
            continue  # nobody said what the two are to each other
        first, second = members[one], members[two]
        both = first is not None and second is not None
        merged = both and group[first.id] == group[second.id]  # type: ignore[union-attr]
        ranged = both and _ranged([m for m in (first, second) if m], found)
        same = None if None in told else told == {True}
        base = involved[0].base.document.id
        yield Judged(_kind(involved), same, merged, ranged, both, involved[0].held, not base[0].isdigit())


def _kind(involved: Sequence[Planted]) -> str:
    """That of the variant; of two, that of the independent one, or of both."""
    kinds = {one.kind for one in involved}
    return INDEPENDENT if INDEPENDENT in kinds else kinds.pop() if len(kinds) == 1 else "two variants"


def _groups(members: Sequence[Appearance], found: Mapping[str, Extraction]) -> dict[str, int]:
    made = _origins(members, found).groups
    return {claim: number for number, origin in enumerate(made) for claim in origin.claims}


def _ranged(members: Sequence[Appearance], found: Mapping[str, Extraction]) -> bool:
    made = _origins(members, found)
    return made.least < made.most


def _origins(members: Sequence[Appearance], found: Mapping[str, Extraction]) -> Origins:
    passages = {one.id: signature(_passage(found[one.document.id], one)) for one in members}
    return origins_of(members, passages, (), (), OutletTable.shipped())


def _passage(extraction: Extraction, one: Appearance) -> str:
    return passage_of(extraction.document.text, extraction.sentences, one.claim.original)


def appearance_at(extraction: Extraction, place: Place, sequence: int) -> Appearance | None:
    """The claim that stands there: the one that shares most words with what it should be about, and most letters."""
    there = [c for c in extraction.claims if any(part.overlaps(place.span) for part in c.original)]
    if not there:
        return None
    about = set(normal(place.about))

    def fits(claim: Claim) -> tuple[float, int, int]:
        words = set(normal(claim.wording))
        shared = sum(max(0, min(p.end, place.span.end) - max(p.start, place.span.start)) for p in claim.original)
        return (len(words & about) / len(words | about or {""}), shared, -claim.original[0].start)

    return _appearance(extraction, max(there, key=fits), sequence)


def _appearance(extraction: Extraction, claim: Claim, sequence: int) -> Appearance:
    document = extraction.document
    speaker = next((s for s in extraction.speakers if s.id == claim.speaker_id), None)
    attribution = next((a for a in extraction.attributions if a.id == claim.attribution_id), None)
    touched = [s for s in extraction.sentences if any(s.overlaps(part) for part in claim.original)]
    span = Span(touched[0].start, touched[-1].end) if touched else claim.original[0]
    person = person_of(speaker, document) if speaker else None
    return Appearance(claim, speaker, attribution, document, span.of(document.text), span, sequence, person)


def _rates(judged: Iterable[Judged]) -> Row:
    told = [j for j in judged if j.same is not None]
    true = sum(bool(j.same and j.merged) for j in told)
    wanted, made = sum(bool(j.same) for j in told), sum(j.merged for j in told)
    apart = [j for j in told if j.kind == INDEPENDENT]
    return {
        "precision": _percent(true, made),
        "recall": _percent(true, wanted),
        "F1": _percent(2 * true, made + wanted),
        "independent merged %": _percent(sum(j.merged for j in apart), len(apart)),
        "independent pairs": len(apart),
        "pairs": len(told),
    }


def _percent(part: int, whole: int) -> float:
    return 100 * part / max(whole, 1)
