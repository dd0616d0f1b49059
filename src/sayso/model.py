"""The core types of Sayso. Standard library only: every stage speaks in these.

A span counts Unicode code points of ``Document.text``, half-open, so that
``text[span.start:span.end]`` is always exactly what the record says.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a document's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The words this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its text, exactly as decoded, and what is known about it.

    ``body`` is where the report's own words stand in ``text`` (front matter lies
    before it). Dates are ISO 8601 strings as published; ``language`` is an ISO 639-1
    code, or None where it was not judged. ``raw_sha256`` is the hash of the raw bytes.
    """

    id: str
    text: str
    body: Span | None = None
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published_at: str | None = None
    retrieved_at: str | None = None
    language: str | None = None
    raw_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a Reading: where it stands and its place in the syntax.

    ``tag`` is the Penn Treebank tag, ``dep`` the dependency label, ``head`` the index
    of the governing token in ``Reading.tokens`` (its own index at a root), ``entity``
    the named-entity type or the empty string.
    """

    start: int
    end: int
    lemma: str
    tag: str
    dep: str
    head: int
    entity: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: paragraphs, sentences and tokens, in order of the text."""

    document: Document
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]


class Style(StrEnum):
    """How the content stands in the text: quoted, paraphrased, or partly each."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Producer:
    """Who or what made a record: name, version and, for a model, its checksum."""

    name: str
    version: str
    artifact_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One "somebody says something": source, cue and content spans (PARC 3, PolNeAR).

    ``within`` is the id of the attribution whose content this one is nested in.
    ``confidence`` is the calibrated probability that a careful reader would mark the
    same attribution (sources overlapping, contents sharing at least half their words).
    """

    id: str
    document_id: str
    sources: tuple[Span, ...]
    cue: Span | None
    contents: tuple[Span, ...]
    style: Style
    within: str | None
    confidence: float
    producer: Producer = field(compare=False)

    @property
    def start(self) -> int:
        """Where the attribution begins: the first code point of any of its spans."""
        return min(span.start for span in self.spans)

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its spans: sources, cue, contents."""
        cue = (self.cue,) if self.cue else ()
        return (*self.sources, *cue, *self.contents)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document yielded: its attributions, in order of the text."""

    document: Document
    attributions: tuple[Attribution, ...]
    producer: Producer

    @property
    def skipped(self) -> bool:
        """Whether the document was left unread because it is not in English."""
        return self.document.language not in (None, "en")

    def at_least(self, confidence: float) -> Extraction:
        """Only the attributions of at least this confidence; what stands in one left out goes too."""
        kept: dict[str, Attribution] = {}
        for one in self.attributions:
            if one.confidence >= confidence and (one.within is None or one.within in kept):
                kept[one.id] = one
        return replace(self, attributions=tuple(kept.values()))

    def _repr_html_(self) -> str:
        from sayso.export.html import marked

        return marked(self)
