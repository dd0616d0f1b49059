"""Readings in, Attributions out: tag, decode, link, then read each content by itself for nested ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.artifact import Artifact, load_artifact
from sayso.attribute.apposition import charge_ids, set_apart
from sayso.attribute.as_told import with_asides
from sayso.attribute.by_means import without_means
from sayso.attribute.by_rule import with_rules
from sayso.attribute.by_whom_done import without_agents
from sayso.attribute.carried_on import with_sources
from sayso.attribute.charges import with_charges
from sayso.attribute.citing import with_reports
from sayso.attribute.clauses import whole_clause
from sayso.attribute.confidence import confidence
from sayso.attribute.decode import Decoder
from sayso.attribute.deeds import deed_ids, is_deed
from sayso.attribute.doubtful import without_doubtful
from sayso.attribute.features import INSIDE, MARK, TAGS, Pieces, pieces_of, subset
from sayso.attribute.fronted import with_fronted
from sayso.attribute.in_which import with_inner_verbs
from sayso.attribute.laid_out import CONFIDENCE, Told, laid_out
from sayso.attribute.link import Linked, Linker
from sayso.attribute.linking import Run
from sayso.attribute.misheld import rightly_held
from sayso.attribute.on_media import without_media
from sayso.attribute.overrun import without_overrun
from sayso.attribute.rebuttals import with_rebuttals
from sayso.attribute.reciprocal import each_apart
from sayso.attribute.relatives import with_relatives
from sayso.attribute.replied import with_replies
from sayso.attribute.said_by_another import with_their_own
from sayso.attribute.strays import without_strays
from sayso.attribute.tagger import OnnxTagger, Tagger
from sayso.attribute.two_figures import with_each_figure
from sayso.attribute.untold import with_untold
from sayso.attribute.views import with_views
from sayso.attribute.words import in_words
from sayso.datelines import dateline_end
from sayso.ids import attribution_id
from sayso.model import Attribution, Document, Producer, Reading, Span, Style

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_ADJECTIVE = TAGS.index("JJ") + 1
MAX_DEPTH = 3
"""How deep attributions may be nested."""
MIN_INNER_PIECES = 4
"""A content shorter than this is not read for nested attributions."""


@dataclass(slots=True)
class Candidate:
    """An attribution found, in runs of the document's pieces, with its parent and its nesting depth."""

    linked: Linked
    parent: Candidate | None = None
    id: str = field(default="", compare=False)
    layout: bool = False
    """Whether the layout tells it, as the label of a turn does."""

    @property
    def depth(self) -> int:
        """0 at top level."""
        return self.parent.depth + 1 if self.parent else 0


@dataclass(frozen=True, slots=True)
class _Part:
    """What is read by itself: a text, or the content of an attribution in it (``at`` are its pieces there)."""

    pieces: Pieces
    at: Ints
    parent: Candidate | None = None


class Attributor:
    """Finds the attributions of Readings with one model."""

    def __init__(self, model: Path | None = None, threads: int = 1) -> None:
        from tokenizers import Tokenizer

        self.artifact: Artifact = load_artifact(model)
        self.tokenizer = Tokenizer.from_file(str(self.artifact.folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        config = self.artifact.config
        self._tagger: Tagger = OnnxTagger(self.artifact, threads)
        self._decoder = Decoder(np.array(config["transitions"], np.float64))
        self._linker = Linker(config["linker"], self._tagger.link_size)
        self._confidence = config["confidence"]
        self._deeds = deed_ids(self.tokenizer)
        self._charges = charge_ids(self.tokenizer)

    @cached_property
    def producer(self) -> Producer:
        """The model's name, version and checksum."""
        return Producer(self.artifact.name, self.artifact.version, self.artifact.sha256)

    def attribute(self, reading: Reading) -> tuple[Attribution, ...]:
        """The attributions of a Reading, in order of the text."""
        pieces = pieces_of(reading, self.tokenizer)
        found = in_words(reading, self._finished(reading.document, pieces, self.candidates(pieces, laid_out(reading))))
        held = without_strays(
            reading,
            without_overrun(reading, without_means(reading, without_media(reading, without_agents(reading, found)))),
        )
        known = with_untold(reading, with_their_own(reading, held, self.producer), self.producer)
        known = with_reports(reading, with_sources(reading, known))
        known = with_relatives(reading, with_inner_verbs(reading, known))
        known = with_charges(reading, with_fronted(reading, known, self.producer))
        known = with_views(reading, with_rules(reading, each_apart(reading, known), self.producer), self.producer)
        told = with_rebuttals(reading, with_each_figure(reading, with_asides(reading, known, self.producer)))
        return tuple(without_doubtful(reading, rightly_held(reading, with_replies(reading, told))))

    def candidates(self, pieces: Pieces, told: Iterable[Told] = ()) -> list[Candidate]:
        """What is found in a text, nested ones after the attribution they stand in.

        ``told`` is what its layout tells: there nothing else is at top level.
        """
        found: list[Candidate] = []
        parts = [_Part(pieces, np.arange(len(pieces), dtype=np.int64))]
        for depth in range(MAX_DEPTH + 1):
            linked = self._linked([part.pieces for part in parts])
            fresh = [one for part, there in zip(parts, linked, strict=True) for one in self._within(part, there)]
            if depth == 0:
                fresh = _with_layout(fresh, told, pieces)
            found.extend(fresh)
            parts = []
            for candidate in fresh if depth < MAX_DEPTH else []:
                apart = set_apart(candidate.linked, pieces, self._charges)
                for runs, parent in ((candidate.linked.contents, candidate), (apart, candidate.parent)):
                    place = _places(runs)
                    if len(place) >= MIN_INNER_PIECES:
                        parts.append(_Part(subset(pieces, place), place, parent))
        return found

    def _within(self, part: _Part, found: list[Linked]) -> Iterator[Candidate]:
        """What counts of what is found in a part; inside a content only what has a cue and says less than all of it."""
        for linked in found:
            if is_deed(linked, part.pieces, self._deeds):
                continue
            if part.parent and linked.contents:
                others = (run for one in found for run in (*one.sources, *one.contents, one.cue or (0, 0)))
                linked.contents[-1] = whole_clause(linked.contents[-1], part.pieces, others)
            candidate = Candidate(_moved(linked, part.at), part.parent)
            if part.parent is None or (linked.cue and _says(linked, part.pieces) and _smaller(candidate, part.parent)):
                yield candidate

    def _linked(self, texts: list[Pieces]) -> list[list[Linked]]:
        """What is found in each of several texts."""
        scores = [self._tagger.score(pieces) for pieces in texts]
        words = [of.tags[pieces.first].astype(np.float64) for pieces, of in zip(texts, scores, strict=True)]
        found = zip(texts, scores, self._decoder.spans_of(words), strict=True)
        return [self._linker.link(pieces, of.links, spans) for pieces, of, spans in found]

    def _finished(self, document: Document, pieces: Pieces, candidates: list[Candidate]) -> list[Attribution]:
        finished = []
        for candidate in candidates:
            linked = candidate.linked
            text = document.text
            sources, contents = _spans(text, pieces, linked.sources), _spans(text, pieces, linked.contents)
            cue = _cue(text, pieces, linked.cue) if linked.cue else None
            candidate.id = attribution_id(document.id, sources, cue, contents)
            finished.append(
                Attribution(
                    id=candidate.id,
                    document_id=document.id,
                    sources=sources,
                    cue=cue,
                    contents=contents,
                    style=Style.DIRECT if candidate.layout else _style(pieces, linked.contents),
                    within=candidate.parent.id if candidate.parent else None,
                    confidence=CONFIDENCE
                    if candidate.layout
                    else confidence(linked, candidate.parent is not None, self._confidence),
                    producer=self.producer,
                )
            )
        return sorted(finished, key=lambda a: (a.start, -max(s.end for s in a.spans)))


def _linked_to(pieces: Pieces, told: Told) -> Linked | None:
    """What the layout tells as runs of pieces; None where one of its parts has no word."""
    cue = (told.cue,) if told.cue else ()
    sources, cues, contents = ([_run(pieces, s) for s in spans] for spans in (told.sources, cue, told.contents))
    if any(start >= end for start, end in (*sources, *cues, *contents)):
        return None
    return Linked(sources, cues[0] if cues else None, contents)


def _run(pieces: Pieces, span: Span) -> Run:
    return int(np.searchsorted(pieces.starts, span.start)), int(np.searchsorted(pieces.ends, span.end, "right"))


def _with_layout(found: list[Candidate], told: Iterable[Told], pieces: Pieces) -> list[Candidate]:
    """What the layout tells, and what was found of which no part stands in that.

    Where who says it was found outside of it, it is theirs: "the union wrote: ...".
    """
    layout = []
    for one in told:
        if linked := _linked_to(pieces, one):
            if before := _going_on(found, _run(pieces, one.follows)) if one.follows else None:
                contents = [*before.linked.contents, *linked.contents]
                layout.append(Candidate(replace(before.linked, contents=contents), layout=True))
                continue
            if one.after:
                layout.extend(_carried_on(found, linked.contents, _run(pieces, one.after)))
                continue
            telling = () if one.sure else (c for c in found if _tells(c.linked, linked.contents))
            lead = _run(pieces, one.lead) if one.lead else None
            theirs = next((c for c in telling if lead is None or _stands_in(c.linked.cue, lead)), None)
            layout.append(
                Candidate(replace(theirs.linked, contents=linked.contents) if theirs else linked, layout=True)
            )
    if not layout:
        return found
    said, named = np.zeros(len(pieces), np.bool_), np.zeros(len(pieces), np.bool_)
    for known in layout:
        for start, end in _told(known.linked):
            said[start:end] = True
        for start, end in known.linked.sources:
            named[start:end] = True
    return [*layout, *(left for one in found if (left := _apart_from(one, said, said | named)))]


def _apart_from(one: Candidate, said: NDArray[np.bool_], taken: NDArray[np.bool_]) -> Candidate | None:
    """What is left of an attribution beside pieces that are said, or taken otherwise; None if it tells of those."""
    linked = one.linked
    contents = [(start, end) for start, end in linked.contents if not taken[start:end].any()]
    cued = linked.cue is not None and taken[slice(*linked.cue)].any()
    if not contents or cued or any(said[start:end].any() for start, end in linked.sources):
        return None
    return replace(one, linked=replace(linked, contents=contents))


def _going_on(found: list[Candidate], verb: Run) -> Candidate | None:
    """The attribution with a source whose cue holds this verb."""
    cued = ((c.linked.cue, c) for c in found if c.linked.sources and c.linked.contents)
    return next((c for cue, c in cued if cue and cue[0] <= verb[0] < cue[1]), None)


def _carried_on(found: list[Candidate], contents: list[Run], before: Run) -> Iterator[Candidate]:
    """The last attribution in a paragraph, with the quotation that stands alone behind it and nobody else says."""
    if any(_tells(one.linked, contents) for one in found):
        return
    quoting = [
        one for one in found if one.linked.sources and _stands_in(one.linked.cue, before) and one.linked.contents
    ]
    if quoting:
        last = max(quoting, key=lambda one: one.linked.cue or (0, 0))
        yield replace(last, linked=replace(last.linked, contents=[*last.linked.contents, *contents]))


def _tells(linked: Linked, contents: list[Run]) -> bool:
    """Whether an attribution tells who says these contents, and in words of its own."""
    said = any(start < contents[0][1] and contents[0][0] < end for start, end in linked.contents)
    own = [*linked.sources, *([linked.cue] if linked.cue else [])]
    outside = all(end <= contents[0][0] or start >= contents[-1][1] for start, end in own)
    return said and bool(linked.sources) and linked.cue is not None and outside


def _stands_in(cue: Run | None, lead: Run) -> bool:
    return cue is not None and lead[0] <= cue[0] < lead[1]


def _told(linked: Linked) -> list[Run]:
    return [*linked.contents, *([linked.cue] if linked.cue else [])]


def _places(runs: list[Run]) -> Ints:
    return np.array([i for start, end in runs for i in range(start, end)], np.int64)


def _moved(linked: Linked, at: Ints) -> Linked:
    """Runs of a part of a text as runs of the whole; one that spans a gap is parted there."""
    return Linked(
        sources=[run for old in linked.sources for run in _parted(at[old[0] : old[1]])],
        cue=_parted(at[linked.cue[0] : linked.cue[1]])[0] if linked.cue else None,
        contents=[run for old in linked.contents for run in _parted(at[old[0] : old[1]])],
        evidence=linked.evidence,
    )


def _parted(places: Ints) -> list[Run]:
    found: list[Run] = []
    for place in places.tolist():
        if found and found[-1][1] == place:
            found[-1] = found[-1][0], place + 1
        else:
            found.append((place, place + 1))
    return found


def _says(linked: Linked, pieces: Pieces) -> bool:
    """Whether a nested content is more than an adjective: in "financial support" nobody supports what is financial."""
    return any((pieces.features[start:end, 1] != _ADJECTIVE).any() for start, end in linked.contents)


def _smaller(inner: Candidate, outer: Candidate) -> bool:
    """Whether a nested attribution says less than all of what it stands in."""
    return sum(e - s for s, e in inner.linked.contents) < sum(e - s for s, e in outer.linked.contents)


def _spans(text: str, pieces: Pieces, runs: list[Run]) -> tuple[Span, ...]:
    """Runs of pieces as spans of the text, parted where a paragraph ends."""
    found: list[Span] = []
    for start, end in runs:
        edges = (np.flatnonzero(np.diff(pieces.paragraphs[start:end])) + start + 1).tolist()
        for first, after in pairwise((start, *edges, end)):
            last = _end(text, pieces, after - 1)
            found.append(Span(_start(text, pieces, first, last), last))
    return tuple(found)


def _start(text: str, pieces: Pieces, first: int, end: int) -> int:
    """Where a span starts: behind the dateline at the head of its paragraph, if it takes in any of that and more."""
    start = int(pieces.starts[first])
    opening = int(np.searchsorted(pieces.paragraphs, pieces.paragraphs[first]))
    told = dateline_end(text, int(pieces.starts[opening]))
    return told if start < told < end else start


def _end(text: str, pieces: Pieces, last: int) -> int:
    """Where the last piece of a span ends, with the combining marks on it: the tokenizer drops them."""
    end = int(pieces.ends[last])
    limit = int(pieces.starts[last + 1]) if last + 1 < len(pieces) else len(text)
    while end < limit and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _style(pieces: Pieces, contents: list[Run]) -> Style:
    states = np.concatenate([pieces.features[start:end, 4] for start, end in contents])
    if not (states == MARK).any() and not (states == INSIDE).any():
        return Style.INDIRECT
    return Style.DIRECT if (states != 0).all() else Style.MIXED


def _cue(text: str, pieces: Pieces, run: Run) -> Span:
    """A cue is one span: of one that crosses the end of a paragraph, what stands before it."""
    return _spans(text, pieces, [run])[0]
