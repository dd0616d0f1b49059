"""The same speaker in two reports, on one occasion; and who tells what others said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from sayso.ledger.people import anywhere, table, words_of
from sayso.ledger.ties import Found, by, star
from sayso.ledger.voices import Voice, walk_of
from sayso.model import Act, SpeakerKind

WINDOW = 3
"""Days within which a speaker's words are taken to be of one occasion, by the day told, or that of publication."""


def told_within(voices: Sequence[Voice]) -> Found:
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
    yield from _quoted(voices)


def _quoted(voices: Sequence[Voice]) -> Found:
    """Who only quotes what the report tells of another: "the minister quoted the article in parliament"."""
    told = {voice.id: voice for voice in voices}
    for voice in (v for v in voices if v.appearance.claim.act is Act.REPORT):
        for one in (told[claim] for claim in voice.appearance.claim.refers_to if claim in told):
            yield one, voice, f"In {voice.place}, {voice.name} tells what {one.name} says."


def _sources(voice: Voice) -> tuple[object, ...]:
    return voice.appearance.attribution.sources[:1] if voice.appearance.attribution else ()


def one_report(voices: Sequence[Voice]) -> Found:
    """One speaker in one report; not where it tells two days."""
    for members in by(voices, lambda v: (v.document, v.speaker) if v.speaker else None).values():
        for one, two in star(members):
            if one.said is None or two.said is None or one.said == two.said:
                yield one, two, f"In one report of {one.place}, {one.name} says both."


def one_body(voices: Sequence[Voice]) -> Found:
    """A body and who speaks for it, in one report: "The navy gave another figure. A duty officer told ..." """
    for members in by(voices, lambda v: v.document if v.speaker else None).values():
        for body in [v for v in members if v.is_body]:
            for speaker in members:
                if not speaker.is_body and (body.shares_body(speaker) or _goes_on(body, speaker)):
                    yield body, speaker, f"In {body.place}, {speaker.name} speaks for {body.name}."
                elif _bears_name(body, speaker):
                    yield body, speaker, f"In {body.place}, {body.name} bears the name of {speaker.name}."


def _bears_name(body: Voice, speaker: Voice) -> bool:
    """Whether a firm is called after who speaks: "Gannick" beside "Gannick Freight"."""
    if speaker.surname is None or body.speaker_kind is not SpeakerKind.ORGANISATION:
        return False
    words = words_of(body.name)
    firm = len(words) > 1 and table("state_bodies").isdisjoint(words)
    return firm and words[0] == speaker.surname


def _goes_on(body: Voice, speaker: Voice) -> bool:
    """Whether the next sentence tells who said it for the body: "The army denied the charge. An officer said ..."

    A government has many ministries, and who speaks for one that could be any country's speaks for its own.
    """
    between = speaker.appearance.sentence_span.start - body.appearance.sentence_span.end
    if not 0 <= between <= _APART or body.appearance.attribution == speaker.appearance.attribution:
        return False
    spoken_for = speaker.body
    if spoken_for is None:
        walk = walk_of(body.body.words) if body.body else None
        return speaker.is_described and walk is not None and speaker.description.walk == walk
    whole = body.body is not None and not body.body.words
    return whole and not spoken_for.own and spoken_for.country is None and anywhere(spoken_for.words)


_APART = 3
"""Code points between two sentences that follow one another: a space, or an empty line."""


def one_occasion(voices: Sequence[Voice]) -> Found:
    """One speaker on one occasion; a document speaks once, whoever reads from it."""
    for members in by(voices, lambda v: v.identity).values():
        yield from _occasions(members, members[0].name)
        documents = [v for v in members if v.speaker_kind is SpeakerKind.DOCUMENT]
        for one, two in pairwise(documents):
            yield one, two, f"Both have it from {one.name}."
    yield from _papers(voices)


def _papers(voices: Sequence[Voice]) -> Found:
    """What a thing says by a document of its own, and "the ship's papers": things speak by nothing else."""
    things = by(voices, lambda v: tuple(words_of(v.name)) if _by_document(v) else None)
    for voice in (v for v in voices if v.speaker_kind is SpeakerKind.DOCUMENT):
        owned = _ITS_PAPERS.fullmatch(voice.name)
        for one in things.get(tuple(words_of(owned[1])), ())[:1] if owned else ():
            yield one, voice, f"Both have it from the papers of “{one.name}”."


def _by_document(voice: Voice) -> bool:
    """Whether something that is nobody speaks by a document, as a ship does by its manifest."""
    hops = voice.appearance.claim.chain[:-1]
    return voice.speaker_kind is SpeakerKind.UNKNOWN and any(hop.kind is SpeakerKind.DOCUMENT for hop in hops)


_ITS_PAPERS = re.compile(r"(?:the )?(.+)['’]s? (?:papers?|documents?|manifest|log|records?)", re.IGNORECASE)


def relayed(voices: Sequence[Voice]) -> Found:
    """One named person tells it in both, on one occasion, whoever is said to have told that person."""
    for name, members in told_through(voices):
        yield from _occasions(members, name)


def told_through(voices: Sequence[Voice]) -> Iterator[tuple[str, list[Voice]]]:
    """Named persons who pass on what others told them, each with all that have it from them."""
    told: dict[str, list[Voice]] = defaultdict(list)
    names: dict[str, str] = {}
    for voice in voices:
        for key, name in voice.relays.items():
            told[key].append(voice)
            names.setdefault(key, name)
    own = by(voices, lambda v: v.key)
    for key, through in told.items():
        yield names[key], sorted([*through, *own.get(key, ())], key=lambda v: v.order)


def _occasions(members: Sequence[Voice], name: str) -> Found:
    """Those said on one day, and those within a few days where no days are told that differ."""
    for said, those in by(members, lambda v: v.said).items():
        for one, two in star(those):
            yield one, two, f"Both have it from {name}, who said it on {date.fromordinal(said).isoformat()}."
    dated = sorted((v.moment, v.order, v) for v in members if v.moment is not None)
    for (before, _, one), (after, _, two) in pairwise(dated):
        if after - before <= WINDOW:
            yield one, two, f"Both have it from {name}, {_days_between(before, after)}."


def _days_between(before: int, after: int) -> str:
    days = after - before
    return f"{days} day{'s' if days > 1 else ''} apart" if days else "on one day"


def recalled(voices: Sequence[Voice]) -> Found:
    """What is only recalled ("has alleged", "the general's claim") goes with the last time it was said before."""
    firm = [v for v in voices if not v.recalls]
    by_speaker: dict[str, list[Voice]] = defaultdict(list)
    for voice in firm:
        for key in (voice.key, *voice.relays):
            by_speaker[key or ""].append(voice)
    bodies = by(firm, lambda v: v.body.marks if v.body and v.body.marks else None)
    for voice in (v for v in voices if v.recalls):
        said = by_speaker[voice.key] if voice.key else []
        said = said or [v for of in bodies.values() if of[0].shares_body(voice) for v in of]
        if before := _last_before(voice, said):
            yield before, voice, f"What {before.name} said in {before.place} is only recalled in {voice.place}."


def _last_before(voice: Voice, said: Sequence[Voice]) -> Voice | None:
    """The last of them that was said by then; any, where days are not known."""
    earlier = [v for v in said if None in (v.moment, voice.moment) or (v.moment or 0) <= (voice.moment or 0)]
    return max(earlier, key=lambda v: (v.moment or 0, v.order), default=None)
