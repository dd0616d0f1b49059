"""The counts that claims give of one event, and which of them conflict.

Two counts conflict when they count the same, in the same scope, and their numbers do not agree. Scope is guarded
with care: a report's own toll is its first, and what may be a part, another day's or another event's is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sayso.ledger.counting import INJURED, KILLED, PARTS, PEOPLE, SHOT, Count, counts_in
from sayso.ledger.mentions import addresses_in
from sayso.ledger.numbers import Bound, Number, agree, compatible, numbers_in
from sayso.model import Claim, Polarity, Precision

__all__ = ["INJURED", "KILLED", "PEOPLE", "SHOT", "Conflict", "Count", "conflicts", "counts_of", "differ"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims of different reports whose counts do not agree; ``first`` < ``second`` by id."""

    first: str
    second: str
    counts: tuple[Count, Count]

    @property
    def firm(self) -> bool:
        """Whether both can't hold; "at least 3" and "5" can, and are shown for a reader to see both."""
        one, other = self.counts
        return one.counted != other.counted or not compatible(one.number, other.number)

    @property
    def says(self) -> str:
        """The conflict in one sentence."""
        one, other = self.counts
        return f"one says {one}, the other {other}"


def counts_of(claim: Claim, sentence: str | None = None) -> tuple[Count, ...]:
    """The counts a claim gives of one event, in order; none of what it denies or only says may be.

    Left out are parts of a whole ("two of the five"), tolls of another time or of many events ("39 were shot over
    the weekend", of which the claim's sentence may tell alone), those at one place of several, and a number that only
    stands for a pronoun of the sentence: what was counted where it was told may be more ("six, the gunman too").
    """
    if claim.polarity is Polarity.DENIES:
        return ()
    if _APART.search(claim.wording) or _MANIFOLD.search(f"{claim.wording} {sentence or ''}"):
        return ()
    counts = counts_in(claim.wording)
    if sentence is None:
        return counts
    told = {number.value for number in numbers_in(sentence)} | {count.number.value for count in counts_in(sentence)}
    return tuple(count for count in counts if count.number.value in told)


def differ(one: Count, other: Count) -> bool:
    """Whether two counts of one event conflict: the same counted in the same way, by numbers that do not agree.

    More men than people conflict too; fewer do not, for the rest may be women.
    """
    if (one.fate, one.degree, one.others) != (other.fate, other.degree, other.others):
        return False
    if one.counted == other.counted:
        return not agree(one.number, other.number)
    return _exceeds(one, other) or _exceeds(other, one)


def _exceeds(part: Count, whole: Count) -> bool:
    """Whether persons of one kind are more than all persons."""
    most = whole.number.most
    kinds = part.counted in PARTS and whole.counted == PEOPLE
    return kinds and most is not None and (part.number.least or 0) > most


def conflicts(claims: Iterable[Claim], sentences: Mapping[str, str] | None = None) -> tuple[Conflict, ...]:
    """The conflicting counts among claims of several reports of one event, in order of the claims' ids.

    ``sentences`` are those the claims stand in, by claim id, if known. Two reports are not said to conflict where
    either gives the other's number as well, for then one of its numbers is of another scope; nor by one, where it
    may be that the one who did it is counted in one and not in the other.
    """
    reports = _by_report(claims, sentences or {})
    found = [c for a, b in combinations(sorted(reports), 2) for c in _between(reports[a], reports[b])]
    return tuple(sorted(found, key=lambda one: (one.first, one.second)))


_Given = tuple[Claim, Count]
_HARM = (KILLED, INJURED, SHOT)
_MANY = 3
"""A report that gives so many different numbers of one fate tells of several events."""
_EARLY = 2000
"""Within how many characters from its first claim a report of an event gives the toll; later ones may be background."""
_WIDE = 2
_BESIDE = 200
"""Within how many characters two counts are told in one breath."""


@dataclass(frozen=True, slots=True)
class _Report:
    """The counts of a report: all, and those that are its toll. ``culprit``: whether it says that he came to harm."""

    counts: list[_Given]
    tolls: list[_Given]
    culprit: bool


def _by_report(claims: Iterable[Claim], sentences: Mapping[str, str]) -> dict[str, _Report]:
    of: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.document_id].append(claim)
    return {document: _report(some, sentences) for document, some in of.items()}


def _report(claims: list[Claim], sentences: Mapping[str, str]) -> _Report:
    ordered = sorted(claims, key=lambda claim: (claim.original[0].start, claim.id))
    counts = [(claim, count) for claim in ordered for count in counts_of(claim, sentences.get(claim.id))]
    every = [(claim, count) for claim in ordered for count in counts_in(claim.wording)]
    culprit = any(_CULPRIT.search(claim.wording) for claim in ordered)
    start = ordered[0].original[0].start
    tolls = [] if _rounds_up(sentences.get(ordered[0].id, "")) else list(_tolls(_told_together(counts), start))
    return _Report(every, tolls, culprit)


def _rounds_up(opening: str) -> bool:
    """Whether a report begins with a toll of several events ("over the weekend"): no later one is surely of one."""
    return bool(_MANIFOLD.search(opening)) and any(count.fate in _HARM for count in counts_in(opening))


def _told_together(counts: list[_Given]) -> list[_Given]:
    """Counts in their scope: "three others" injured beside those killed are all the injured."""
    return [
        (claim, replace(count, others=False))
        if count.others and count.fate == INJURED and _beside(claim, counts, (KILLED,), 1)
        else (claim, count)
        for claim, count in counts
    ]


def _tolls(counts: list[_Given], start: int) -> Iterator[_Given]:
    """Of each fate and kind the number a report gives first, wherever else it gives it; if it does so early on.

    A single one is taken only where others are counted in one breath: "one person was hurt" may be a part of it.
    Of a report that gives many numbers of one fate none is taken.
    """
    numbers: defaultdict[str, set[float]] = defaultdict(set)
    first: dict[tuple[str, str, str | None, bool], Count] = {}
    for claim, count in counts:
        numbers[count.fate].add(count.number.value)
        others = tuple(fate for fate in _HARM if fate != count.fate)
        alone = count.number.value == 1 and count.number.exact and not _beside(claim, counts, others, 2)
        if claim.original[0].start - start <= _EARLY and not alone and not _vague(count.number):
            first.setdefault((count.counted, count.fate, count.degree, count.others), count)
    for claim, count in counts:
        toll = first.get((count.counted, count.fate, count.degree, count.others))
        if toll and agree(count.number, toll.number) and len(numbers[count.fate]) < _MANY:
            yield claim, count


def _vague(number: Number) -> bool:
    """Whether it is no number at all: "thousands"."""
    return number.bound is Bound.RANGE and (number.most or 0) > _WIDE * (number.least or 1)


def _beside(claim: Claim, counts: Sequence[_Given], fates: tuple[str, ...], least: int) -> bool:
    """Whether a count of one of these fates, of at least so many, stands close by."""
    at = claim.original[0].start
    near = (count for other, count in counts if abs(at - other.original[0].start) <= _BESIDE)
    return any(count.fate in fates and count.number.value >= least for count in near)


def _between(one: _Report, other: _Report) -> Iterator[Conflict]:
    culprit = one.culprit or other.culprit
    for a, b in ((a, b) for a in one.tolls for b in other.tolls):
        if not differ(a[1], b[1]) or _also(a[1], other.counts) or _also(b[1], one.counts) or _elsewhere(a[0], b[0]):
            continue
        if not (culprit and abs(a[1].number.value - b[1].number.value) == 1):
            first, second = sorted((a, b), key=lambda pair: pair[0].id)
            yield Conflict(first[0].id, second[0].id, (first[1], second[1]))


def _also(count: Count, others: Sequence[_Given]) -> bool:
    """Whether a report gives this number too, whoever is counted; or tells as many killed and hurt apart."""
    fates = (INJURED, SHOT) if count.fate in (INJURED, SHOT) else (count.fate,)
    given = [other.number for _, other in others if other.fate in fates and not _vague(other.number)]
    if any(agree(count.number, number) for number in given):
        return True
    killed = {other.number.value for _, other in others if other.fate == KILLED}
    hurt = {other.number.value for _, other in others if other.fate == INJURED}
    return count.fate in (INJURED, SHOT) and any(count.number.value == k + h for k in killed for h in hurt)


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Whether two claims tell of different days, places or causes."""
    days = [{(c.happened_at.start or "")[:10]} - {""} if c.happened_at else set() for c in (one, other)]
    places = [{p.name for p in c.places if p.precision is Precision.TOWN} for c in (one, other)]
    streets = [{address.street for address in addresses_in(c.wording)} for c in (one, other)]
    quarters = [set(_QUARTER.findall(c.wording)) for c in (one, other)]
    causes = [{_CAUSE_OF[w] for w in re.findall(r"\w+", c.wording.lower()) if w in _CAUSE_OF} for c in (one, other)]
    return any(a and b and not a & b for a, b in (days, places, streets, quarters, causes))


_QUARTER = re.compile(r"\b(?:in|of) (?:the )?((?:[A-Z][\w'’]+ ?)+)(?= neighbou?rhood)")
_CAUSE_OF = {
    word: words[0]
    for words in (
        "shooting gunfire shootout gunman shooter shot shots gunshot gunshots bullets".split(),
        "crash accident collision crashed wreck derailment".split(),
        "fire blaze arson".split(),
        "explosion blast bomb bombing exploded".split(),
        "flood storm tornado hurricane earthquake landslide avalanche".split(),
        "stabbing stabbed knife".split(),
    )
    for word in words
}
"""Words that tell what people came to harm by, under the first of each kind."""
_MANIFOLD = re.compile(
    r"""\b(?:(?:this|last|next|past|previous|each|every)\s(?:year|month|week|weekend|summer|decade)
    |in\sa\ssingle|\w+\stime\sin|separately|meanwhile|one\sattack|in\sanother|insurgency|war|conflict|campaign
    |weekend\s(?:shootings|violence|of)|(?:the|violent|holiday)\sweekend|so\sfar|since\s(?:the|\w+day|\d)|separate
    |citywide|statewide|nationwide|across\s(?:the|\w+)|sides|alone|stretch|span|shootings|attacks|homicides|murders
    |crashes|bombings|rate|average|yearly|annual(?:ly)?|(?:days?|weeks?|months?|years?)\s(?:after|before|earlier|ago))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that make a toll one of a longer time, of several events or of an earlier one."""
_APART = re.compile(
    r"""\b(?:at\sthe\sscene|at\s(?:\w+\s){0,5}(?:hospitals?|center)|died\slater|later\sdied|en\sroute|in\ssurgery
    |(?:19|20)\d\d|since|another\s(?:shooting|attack|incident)|incidents|times|(?:hours?|minutes?)\s(?:after|before|ago)
    |later|could|might|may|would|should|if|unless|almost|threaten\w*|attempt\w*|plan\w*|want\w*|a\ssecond
    |counts?\sof|charges?\sof|image|photo|video|same|initially|at\sfirst)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that make a toll one at one of several places or moments, or none at all."""
_CULPRIT = re.compile(
    r"""\b(?:(?:killed|killing|shot|shooting|hanged)\s(?:himself|herself|themselves)|suicide|(?:his|her)\sown\slife
    |(?:gun|weapon|rifle)\son\s(?:himself|herself)|including\sthe\s(?:gunman|shooter|suspect|attacker|bomber)
    |(?:gunman|shooter|suspect|attacker)\s(?:is|was|also|then)\s(?:\w+\s){0,3}(?:dead|killed|died|shot|wounded|injured)
    |killed\sby\s(?:the\s)?(?:police|officers|deputies|troops))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that tell that the one who did it came to harm too."""
