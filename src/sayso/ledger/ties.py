"""Why two appearances have, or may have, one origin: a declared table of rules, ``RULES``.

Each rule groups by keys first and ties members of a group in a row or to its first, so that five thousand
appearances cost no more than their number. The order of the table is the order in which reasons are given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sayso.ledger.groups import Groups, Guard
from sayso.ledger.passages import Overlap, meeting, normal, overlap, signature, words_in
from sayso.ledger.types import Tie
from sayso.ledger.voices import Description, Kind, Voice

WINDOW = 3
"""Days within which a speaker's words are taken to be of one occasion, by the day told, or that of publication."""
QUOTED = 6
"""Words a quotation needs to show that it was copied."""
LONG = 10
"""Words a sentence needs to show by itself that it was copied."""
LONG_PASSAGE = 24
"""The same of a passage of several sentences."""

_NONE: frozenset[str] = frozenset()
Found = Iterator[tuple[Voice, Voice, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason: its name, how pairs are found that have it, whether it is sure, and what it must not join."""

    kind: str
    find: Callable[[Sequence[Voice]], Found]
    guard: Guard = Guard.NONE
    sure: bool = True


def ties_of(rule: Rule, voices: Sequence[Voice]) -> Iterator[Tie]:
    """The ties that a rule finds between voices, which come in their own order (``Voice.order``)."""
    for one, two, says in rule.find(voices):
        first, second = sorted((one.id, two.id))
        if first != second:
            yield Tie(first, second, rule.kind, says, rule.sure)


def _by[K: Hashable](voices: Iterable[Voice], key: Callable[[Voice], K | None]) -> Mapping[K, list[Voice]]:
    """Voices by a key; those without one are left out."""
    found: dict[K, list[Voice]] = defaultdict(list)
    for voice in voices:
        value = key(voice)
        if value is not None:
            found[value].append(voice)
    return found


def _star(members: Sequence[Voice]) -> Iterator[tuple[Voice, Voice]]:
    yield from ((members[0], other) for other in members[1:])


def _told_within(voices: Sequence[Voice]) -> Found:
    """One is told inside the other, in one report: an official says that documents show it."""
    inner = {voice.appearance.attribution.id: voice for voice in reversed(voices) if voice.appearance.attribution}
    spoken = {(voice.document, span): voice for voice in inner.values() for span in _sources(voice)}
    for voice in voices:
        attribution = voice.appearance.attribution
        outer = [inner.get(attribution.within or "")] if attribution else []
        outer += [spoken.get((voice.document, link.span)) for link in voice.appearance.claim.chain[:-1] if link.span]
        for one in outer:
            if one and one.appearance.attribution != attribution:
                yield one, voice, f"In {voice.place}, {one.name} tells what {voice.name} says."


def _sources(voice: Voice) -> tuple[object, ...]:
    return voice.appearance.attribution.sources[:1] if voice.appearance.attribution else ()


def _same_text(voices: Sequence[Voice]) -> Found:
    """Nearly the same words in two reports."""
    by_id = {voice.id: voice for voice in voices}
    met = [*meeting({v.id: v.sentence for v in voices}), *meeting({v.id: v.passage for v in voices})]
    found = Groups(by_id, (), {})
    for first, second in sorted(set(met)):
        one, two = by_id[first], by_id[second]
        if one.document == two.document or found.root(first) == found.root(second):
            continue  # in a crowd of copies most pairs say nothing new
        share = _copied(one, two)
        if share is not None and not _speak_apart(one, two):
            found.join(Tie(first, second, "text", ""))
            yield (
                one,
                two,
                f"Nearly the same words stand in {one.place} and {two.place} ({share:.0%} of the shorter text).",
            )


@dataclass(frozen=True, slots=True)
class Copied:
    """From where on two texts are one: the least share of all their shingles, and of those of the shorter."""

    jaccard: float
    containment: float
    words: int

    def holds(self, found: Overlap) -> bool:
        """Whether both are long enough and share enough."""
        enough = found.jaccard >= self.jaccard or found.containment >= self.containment
        return found.words >= self.words and enough


SENTENCE = Copied(0.4, 0.7, LONG)
PASSAGE = Copied(0.22, 0.45, LONG_PASSAGE)
"""Tuned on half of the planted variants; see bench/parts/origins.py."""


def _copied(one: Voice, two: Voice) -> float | None:
    """The share of the shorter text that the other has too, where that shows a copy."""
    sentences, passages = overlap(one.sentence, two.sentence), overlap(one.passage, two.passage)
    if SENTENCE.holds(sentences):
        return sentences.containment
    return passages.containment if PASSAGE.holds(passages) else None


def _speak_apart(one: Voice, two: Voice) -> bool:
    """Whether two texts themselves name different speakers, however alike they are otherwise."""
    if one.appearance.speaker is None or two.appearance.speaker is None or one.name == two.name:
        return False
    if normal(one.name)[-1:] == normal(two.name)[-1:]:
        return False
    return one.named_there and two.named_there


def _same_quotation(voices: Sequence[Voice]) -> Found:
    """The same quoted words."""
    quoted = {voice.id: signature(voice.quote) for voice in voices if voice.quote}
    by_id = {voice.id: voice for voice in voices}
    for first, second in meeting({name: quote for name, quote in quoted.items() if words_in(quote) >= QUOTED}):
        one, two = by_id[first], by_id[second]
        found = overlap(quoted[first], quoted[second])
        if found.containment >= 0.8 and one.document != two.document and not _speak_apart(one, two):
            words = " ".join(min(one.quote, two.quote, key=len).split()[:8])
            yield one, two, f"The same quotation stands in {one.place} and {two.place}: “{words} …”."


def _one_report(voices: Sequence[Voice]) -> Found:
    """One speaker in one report; not where it tells two days."""
    for members in _by(voices, lambda v: (v.document, v.speaker) if v.speaker else None).values():
        for one, two in _star(members):
            if one.said is None or two.said is None or one.said == two.said:
                yield one, two, f"In one report of {one.place}, {one.name} says both."


def _one_body(voices: Sequence[Voice]) -> Found:
    """A body and who speaks for it, in one report: "The navy gave another figure. A duty officer told ..." """
    for members in _by(voices, lambda v: v.document if v.body and v.body.marks else None).values():
        for body in [v for v in members if v.is_body]:
            for speaker in members:
                if not speaker.is_body and body.shares_body(speaker):
                    yield body, speaker, f"In {body.place}, {speaker.name} speaks for {body.name}."


def _occasion(voices: Sequence[Voice]) -> Found:
    """One named speaker on one occasion."""
    for members in _by(voices, lambda v: v.key).values():
        yield from _occasions(members, members[0].name)


def _relayed(voices: Sequence[Voice]) -> Found:
    """One named person tells it in both, on one occasion, whoever is said to have told that person."""
    for name, members in _told_through(voices):
        yield from _occasions(members, name)


def _told_through(voices: Sequence[Voice]) -> Iterator[tuple[str, list[Voice]]]:
    """Named persons who pass on what others told them, each with all that have it from them."""
    told: dict[str, list[Voice]] = defaultdict(list)
    names: dict[str, str] = {}
    for voice in voices:
        for key, name in voice.relays.items():
            told[key].append(voice)
            names.setdefault(key, name)
    own = _by(voices, lambda v: v.key)
    for key, through in told.items():
        yield names[key], sorted([*through, *own.get(key, ())], key=lambda v: v.order)


def _occasions(members: Sequence[Voice], name: str) -> Found:
    """Those said on one day, and those within a few days where no days are told that differ."""
    for said, those in _by(members, lambda v: v.said).items():
        for one, two in _star(those):
            yield one, two, f"Both have it from {name}, who said it on {date.fromordinal(said).isoformat()}."
    dated = sorted((v.moment, v.order, v) for v in members if v.moment is not None)
    for (before, _, one), (after, _, two) in pairwise(dated):
        if after - before <= WINDOW:
            yield one, two, f"Both have it from {name}, {_days_between(before, after)}."


def _days_between(before: int, after: int) -> str:
    days = after - before
    return f"{days} day{'s' if days > 1 else ''} apart" if days else "on one day"


def _credit(voices: Sequence[Voice]) -> Found:
    """One report credits or cites the outlet of the other."""
    hosts = _by(voices, lambda v: v.outlet.key if v.outlet else None)
    by_key = {(key, v.key): v for key, of in hosts.items() for v in reversed(of)}
    for voice in voices:
        for key, name in voice.cited.items():
            # The same speaker first, then what has no named speaker; another's words are not what is credited.
            host = by_key.get((key, voice.key)) or by_key.get((key, None))
            if host is None and voice.key is None:
                host = next(iter(hosts.get(key, ())), None)
            if host and host.document != voice.document:
                yield voice, host, f"The report of {voice.place} credits or cites {name}."


def _third(voices: Sequence[Voice]) -> Found:
    """Both reports credit or cite one other outlet."""
    citing: dict[str, dict[str | None, list[Voice]]] = {}
    for voice in voices:
        for key in voice.cited:
            citing.setdefault(key, {}).setdefault(voice.key, []).append(voice)
    for key, by_speaker in citing.items():
        firsts = [members[0] for _, members in sorted(by_speaker.items(), key=lambda item: item[0] or "")]
        for members in [*by_speaker.values(), firsts]:
            for one, two in _star(members):
                yield one, two, f"Both have it from {one.cited[key]}: {one.place} and {two.place}."


def _owner(voices: Sequence[Voice]) -> Found:
    """Both in the own voice of outlets of one owner, or from unnamed sources of theirs that may be one."""
    held = _by(voices, lambda v: v.owner or (v.outlet.key if v.outlet else v.document))
    for owner, members in held.items():
        alike = [[v for v in members if v.kind is Kind.OWN]]
        # Of bodies only the same: "a bulletin of the emergency office" is not "a ministry's memo".
        for of_body in _by(
            (v for v in members if v.is_described), lambda v: v.body.marks if v.body else _NONE
        ).values():
            alike += fitting(of_body)
        for one, two in (pair for group in alike for pair in _star(group)):
            yield one, two, _owned(one, two, owner)


def _owned(one: Voice, two: Voice, owner: str) -> str:
    voice = "in their own voice" if one.kind is Kind.OWN else "on the word of unnamed sources"
    if one.outlet == two.outlet:
        return f"Both stand in reports of {one.place}, {voice}."
    return f"Both stand in outlets of {owner}, {voice}: {one.place} and {two.place}."


def fitting(voices: Iterable[Voice]) -> list[list[Voice]]:
    """Sources in groups whose descriptions fit, the most telling first; one that fits several is in one of them."""
    known: list[Description] = []
    members: list[list[Voice]] = []
    where: dict[Description, int] = {}
    for voice in sorted(voices, key=lambda v: (v.description.told, v.order)):
        told = voice.description
        if told not in where:
            where[told] = next((i for i, other in enumerate(known) if other.fits(told)), len(known))
        place = where[told]
        if place == len(known):
            known.append(told)
            members.append([])
        known[place] = known[place].joined(told)
        members[place].append(voice)
    return members


def _other_occasion(voices: Sequence[Voice]) -> Found:
    """One named speaker, or one who passes it on, on what may be different occasions."""
    by_speaker = [(members[0].name, members) for members in _by(voices, lambda v: v.key).values()]
    for name, members in [*by_speaker, *_told_through(voices)]:
        for one, two in pairwise(members):
            yield one, two, f"Both have it from {name}, who may have said it more than once."


def _same_body(voices: Sequence[Voice]) -> Found:
    """Two speakers for what may be one body: a ministry and its spokesperson, "police" and the Houston police."""
    by_marks = _by(voices, lambda v: v.body.marks if v.body and v.body.marks else None)
    for alike in by_marks.values():
        for one, two in _star(alike):
            yield one, two, _of_one_body(one, two)
    sets_with: dict[str, set[frozenset[str]]] = defaultdict(set)
    for marks in by_marks:
        for mark in marks:
            sets_with[mark].add(marks)
    for marks, members in by_marks.items():
        wider = set.intersection(*(sets_with[mark] for mark in marks)) - {marks}
        if wider:  # one of them only, for those may well be different bodies
            fullest = min(wider, key=lambda other: (-len(by_marks[other]), sorted(other)))
            one, two = members[0], by_marks[fullest][0]
            yield one, two, _of_one_body(one, two)


def _of_one_body(one: Voice, two: Voice) -> str:
    return f"Both may speak for the same body: {one.name} ({one.place}) and {two.name} ({two.place})."


def _same_surname(voices: Sequence[Voice]) -> Found:
    """A bare surname, and a person who has it."""
    for members in _by(voices, lambda v: v.surname).values():
        bare, full = [v for v in members if v.key is None], [v for v in members if v.key]
        for one, two in _star([*full[:1], *bare]):
            yield one, two, f"Both may be the same person: {one.name} ({one.place}) and {two.name} ({two.place})."


def _same_description(voices: Sequence[Voice]) -> Found:
    """Two unnamed sources whose descriptions fit: never more than a doubt."""
    for members in fitting(v for v in voices if v.is_described):
        for one, two in _star(members):
            yield one, two, f"Nothing tells {_quoted(one)} from {_quoted(two)}."


def _quoted(voice: Voice) -> str:
    return f"“{voice.name}” ({voice.place})" if voice.appearance.speaker else f"{voice.name} ({voice.place})"


RULES: tuple[Rule, ...] = (
    Rule("nested", _told_within),
    Rule("text", _same_text),
    Rule("quotation", _same_quotation),
    Rule("speaker", _one_report),
    Rule("speaker", _occasion, Guard.DAYS),
    Rule("body", _one_body, Guard.DAYS),
    Rule("relay", _relayed, Guard.DAYS),
    Rule("credit", _credit, Guard.VOICES),
    Rule("third", _third, Guard.VOICES),
    Rule("owner", _owner, Guard.VOICES),
)
"""What makes one origin of two appearances, in the order in which the reasons are taken."""

DOUBTS: tuple[Rule, ...] = (
    Rule("occasion", _other_occasion, sure=False),
    Rule("surname", _same_surname, sure=False),
    Rule("body", _same_body, sure=False),
    Rule("description", _same_description, sure=False),
)
"""What only may do so: each makes the count a range."""
