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
    code, or None where it was not judged. ``raw_sha256`` is the hash of the raw bytes,
    ``format`` what kind of file they are ("html", "pdf"), None for a text at hand.
    ``dateline_day`` is the month and day ("03-09") of a dateline that names no year, where nothing else
    says when it was published.
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
    credits: tuple[Credit, ...] = ()
    format: str | None = None
    dateline_day: str | None = None


class CreditKind(StrEnum):
    """What a credit line gives credit for."""

    TEXT = "text"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a report itself credits for its text or a picture, and where it says so.

    ``span`` is None where not its text but its metadata does, as the source of a feed's entry.
    """

    kind: CreditKind
    name: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of ``Document.text``, and where it stands in the original it was made from.

    ``start`` and ``end`` count code points of the original as decoded or, where it has pages, of the text of
    ``page`` (from 1). Stretches of equal length match one for one; the others were replaced as a whole.
    """

    span: Span
    start: int
    end: int
    page: int | None = None


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


class SpeakerKind(StrEnum):
    """What a speaker is: one individual, a state's government, a body with a name, and so on."""

    PERSON = "person"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Whether the speaker affirms or denies what the claim's wording says (FactBank)."""

    AFFIRMS = "affirms"
    DENIES = "denies"


class Certainty(StrEnum):
    """How sure the speaker is made out to be (FactBank)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Act(StrEnum):
    """What is done by saying it."""

    SAY = "say"
    REPORT = "report"
    ADMIT = "admit"
    CONFIRM = "confirm"
    DENY = "deny"
    ACCUSE = "accuse"
    BELIEVE = "believe"
    KNOW = "know"
    SPECULATE = "speculate"
    INDICATE = "indicate"
    PROMISE = "promise"
    DEMAND = "demand"
    QUESTION = "question"
    WARN = "warn"
    PREDICT = "predict"
    DECLINE = "decline"


class Granularity(StrEnum):
    """The unit in which a time is told; VAGUE where the text draws no line ("recently")."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    VAGUE = "vague"


class Precision(StrEnum):
    """How closely a place is known; its coordinates stand for all of it."""

    COUNTRY = "country"
    REGION = "region"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something in one document, under all the names it has there.

    ``name`` is the fullest name the document gives, or, of an unnamed source, its full
    description. ``role`` and ``nationality`` (ISO 3166-1 alpha-2) are as stated, and so is
    ``speaks_for``. ``mentions`` are all places where it is meant, in order, pronouns too.
    """

    id: str
    document_id: str
    name: str
    kind: SpeakerKind
    named: bool
    role: str | None = None
    speaks_for: str | None = None
    nationality: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time, and the words that tell it.

    ``start`` and ``end`` are its first and last day (or minute), both included, as ISO 8601;
    None where that side is open, and both None where the words could not be resolved, as
    when the report has no date. ``span`` is None where no words tell it.
    """

    start: str | None
    end: str | None
    granularity: Granularity
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a claim: latitude and longitude in degrees (WGS 84) of its middle.

    ``country`` is its ISO 3166-1 alpha-2 code, ``region`` the first-level region it is in or is.
    """

    name: str
    span: Span
    precision: Precision
    country: str | None
    region: str | None
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone or something in an event: its name with pronouns resolved, and its words, if it has any."""

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Actors:
    """Who does what to whom, with what, in one clause.

    ``does`` is the verb's base form. ``event`` is the PLOVER event type, where one fits.
    """

    who: Participant | None
    does: str
    whom: Participant | None = None
    what: Participant | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One hop of the way from the outlet to the origin: who passed it on, and the words that say so."""

    kind: SpeakerKind
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said, standing alone.

    ``attribution_id`` and ``speaker_id`` are None for what the report says in its own voice;
    ``speaker_id`` alone where the speaker can't be told. ``wording`` has pronouns resolved and
    is positive: a speaker who denies it has ``polarity`` denies. ``original`` are the exact
    words. ``chain`` leads from the report's outlet to the origin. ``refers_to`` are the ids of
    the claims of the same document that a claim like "the accusation was denied" points at.
    """

    id: str
    document_id: str
    attribution_id: str | None
    speaker_id: str | None
    wording: str
    original: tuple[Span, ...]
    polarity: Polarity
    certainty: Certainty
    act: Act
    said_at: Interval | None = None
    happened_at: Interval | None = None
    places: tuple[Place, ...] = ()
    actors: Actors | None = None
    chain: tuple[Link, ...] = ()
    refers_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document yielded: attributions, speakers and claims, each in order of the text.

    ``sentences`` are those the document was read in, so that a claim can be shown in its own. ``failure`` says what
    went wrong and where, if a stage failed: what it and those after it would have found is missing then.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    producer: Producer
    speakers: tuple[Speaker, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: tuple[Span, ...] = ()
    failure: str | None = None

    @property
    def skipped(self) -> bool:
        """Whether the document was left unread because it is not in English."""
        return self.document.language not in (None, "en")

    def at_least(self, confidence: float) -> Extraction:
        """Only the attributions of at least this confidence; what stands in one left out goes too.

        So do its claims, and those that point back at one of them; the report's own remain.
        """
        kept: dict[str, Attribution] = {}
        for one in self.attributions:
            if one.confidence >= confidence and (one.within is None or one.within in kept):
                kept[one.id] = one
        claims: dict[str, Claim] = {}
        for claim in self.claims:
            if claim.attribution_id in (None, *kept) and all(target in claims for target in claim.refers_to):
                claims[claim.id] = claim
        return replace(self, attributions=tuple(kept.values()), claims=tuple(claims.values()))

    def _repr_html_(self) -> str:
        from sayso.export.html import marked

        return marked(self)
