"""Sources that are left out of a dossier: their names wherever they stand, and the words that mean them in reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.errors import DecisionError
from sayso.ledger.people import table, words_of
from sayso.ledger.types import Appearance
from sayso.model import Actors, Participant, Span, Speaker, SpeakerKind
from sayso.store import EntryFilter, SpeakerRow, View
from sayso.views import Views

ALL = 1 << 40
MANY = 5
"""Speakers of a name that are told, so that a person can pick one."""
SHORT = 3
"""Letters of a part of a name below which it is not looked for alone: "de", "al"."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """One source that is left out: what stands in its place, the names it goes by, and its ids as a speaker.

    ``parts`` are the words of a person's name that tell who it is by themselves.
    """

    label: str
    names: tuple[str, ...]
    parts: tuple[str, ...]
    speakers: frozenset[str]


class Redactor:
    """Takes withheld sources out of texts and appearances. Without any it changes nothing."""

    def __init__(self, sources: Sequence[Withheld] = (), hidden: Mapping[str, Sequence[tuple[Span, str]]] = {}) -> None:
        self.sources = tuple(sources)
        self.hidden = hidden
        self._labels = {_folded(name): one.label for one in sources for name in (*one.parts, *one.names)}
        names = _either(name for one in sources for name in one.names)
        # A part of a name may be a word as well, "may" or "brown": it is a name with a capital only.
        parts = _either(form for one in sources for part in one.parts for form in (part, part.upper()))
        inner = "|".join(filter(None, (names and f"(?i:{names})", parts)))
        self._pattern = re.compile(rf"(?<!\w)(?:{inner})(?!\w)") if inner else None
        self._speakers = {speaker: one for one in sources for speaker in one.speakers}

    def text(self, told: str) -> str:
        """A text without the names."""
        return self._pattern.sub(lambda found: self._labels[_folded(found[0])], told) if self._pattern else told

    def names_in(self, told: str) -> list[str]:
        """The names that still stand in a text."""
        return self._pattern.findall(told) if self._pattern else []

    def passage(self, text: str, start: int, end: int, document: str) -> str:
        """A stretch of a report without the words that mean a withheld source."""
        parts, last = [], start
        for span, label in self.hidden.get(document, ()):
            if span.end <= last or span.start >= end:
                continue
            parts += [text[last : max(span.start, last)], label]
            last = min(span.end, end)
        return self.text("".join((*parts, text[last:end])))

    def appearance(self, one: Appearance) -> Appearance:
        """An appearance whose speaker is withheld, with nothing left that tells who it is."""
        source = self._speakers.get(one.speaker.id) if one.speaker else None
        chain = tuple(replace(hop, name=self._hop(one, hop.name, hop.span)) for hop in one.claim.chain)
        made = replace(one, claim=replace(one.claim, chain=chain, actors=self._actors(one.claim.actors)))
        if source is None or one.speaker is None:
            return made
        bare = Speaker(one.speaker.id, one.speaker.document_id, source.label, SpeakerKind.UNKNOWN, named=True)
        return replace(made, speaker=bare, person=None)

    def _actors(self, found: Actors | None) -> Actors | None:
        """Whole names, since a chart may show only the beginning of one."""
        if found is None:
            return None
        who, whom, what = (self._participant(one) for one in (found.who, found.whom, found.what))
        return replace(found, who=who, whom=whom, what=what)

    def _participant(self, one: Participant | None) -> Participant | None:
        return replace(one, name=self.text(one.name)) if one else None

    def _hop(self, one: Appearance, name: str, span: Span | None) -> str:
        spans = self.hidden.get(one.document.id, ())
        return next((label for found, label in spans if span and span.overlaps(found)), self.text(name))


def redactor_of(view: View, views: Views, asked: Iterable[str]) -> Redactor:
    """Who is to be left out, by key or name. Raises DecisionError for a name that nobody has, or several have."""
    wanted = [_only(views, name) for name in asked]
    sources = []
    spans: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for number, row in enumerate(wanted, 1):
        label = f"[source withheld{f' {number}' if len(wanted) > 1 else ''}]"
        said = list(_said_by(views, row))
        speakers = frozenset(one.speaker.id for one in said if one.speaker)
        known = {*row.names, *(one.speaker.name for one in said if one.speaker)}
        names = set(known)
        for document in dict.fromkeys(one.document.id for one in said):
            hidden = _meant(view, document, speakers)
            names |= {told for told in hidden.values() if _names(told, known)}
            spans[document] += [(span, label) for span in hidden]
        parts = _parts(known) if row.named and row.kind is SpeakerKind.PERSON else set()
        sources.append(Withheld(label, tuple(sorted(names)), tuple(sorted(parts)), speakers))
    return Redactor(sources, {document: _joined(held) for document, held in spans.items()})


def _only(views: Views, name: str) -> SpeakerRow:
    found = views.speakers(name, MANY + 1)
    exact = [row for row in found if name in (row.person, *row.names)] or found
    if not exact:
        raise DecisionError(f"Nobody in the ledger is called {name!r}; 'sayso speakers' lists who speaks.")
    if len(exact) > 1:
        several = ", ".join(f"{row.name} ({row.person or 'unnamed'})" for row in exact[:MANY])
        raise DecisionError(f"Several speakers are called {name!r}: {several}; give one's key or whole name.")
    return exact[0]


def _said_by(views: Views, row: SpeakerRow) -> Iterable[Appearance]:
    """What a source says, anywhere in the ledger."""
    for found in views.entries(EntryFilter(by=row.person or f'"{row.name}"'), ALL):
        for one in found.entry.appearances:
            speaker = one.speaker
            if speaker and (one.person == row.person if row.person else speaker.name in row.names):
                yield one


def _meant(view: View, document: str, speakers: frozenset[str]) -> dict[Span, str]:
    """Where a report means these speakers, and with which words."""
    found = view.extraction(document)
    assert found is not None
    spans = {span for one in found.speakers if one.id in speakers for span in one.mentions}
    said = {claim.attribution_id for claim in found.claims if claim.speaker_id in speakers}
    spans |= {span for one in found.attributions if one.id in said for span in one.sources}
    return {span: span.of(found.document.text) for span in spans}


def _joined(spans: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """In order, with those that overlap made one."""
    made: list[tuple[Span, str]] = []
    for span, label in sorted(spans, key=lambda one: (one[0].start, -one[0].end)):
        if made and made[-1][0].overlaps(span):
            before, first = made.pop()
            made.append((Span(before.start, max(before.end, span.end)), first))
        else:
            made.append((span, label))
    return made


_FUNCTION = frozenset("he she it they we you i his her its their our the a an this that those these who one".split())


def _names(told: str, names: Iterable[str]) -> bool:
    """Whether a mention is a name, or has one in it; a pronoun or "the general" is hidden only where it stands."""
    named = all(word[:1].isupper() and word.casefold() not in _FUNCTION for word in told.split())
    return len(told) < 200 and (named or any(name in told for name in names))


def _either(forms: Iterable[str]) -> str:
    """A pattern for any of these, the longest first, with any white space between their words."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(r"\s+".join(map(re.escape, form.split())) for form in ordered)


def _parts(names: Iterable[str]) -> set[str]:
    """The words of a person's names in which it is recognised."""
    return {part for name in names for word in name.split() if (part := _part(word))}


def _part(word: str) -> str | None:
    bare = word.strip(".,;'’\"“”()")
    telling = bare[:1].isupper() and len(bare) > SHORT and not {*words_of(bare)} & (table("titles") | table("suffixes"))
    return bare if telling else None


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
