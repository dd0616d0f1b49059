"""An attribution that a person adds because the program missed it: how it is written, and the records it makes.

It is written as fields parted by semicolons: ``source 10-20; cue 21-27; content 28-60,70-80; speaker NAME; kind
person; polarity denies; certainty possible; act deny; wording WORDS``. Only the content is needed; the wording comes
last, so that it may have semicolons in it. What is made hangs on the report as it was read and on what was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.ids import attribution_id, claim_id, speaker_id
from sayso.ledger.values import span_or_none, spans_in, spans_or_none, text
from sayso.model import (
    Act,
    Attribution,
    Certainty,
    Claim,
    Document,
    Extraction,
    Link,
    Polarity,
    Producer,
    Span,
    Speaker,
    SpeakerKind,
    Style,
)

BY_HAND = Producer("by hand", "1")
"""The producer of what a person added."""
MOST_LETTERS = 20_000
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Added:
    """What a person wrote of an attribution; None where they left it open."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: Span | None = None
    speaker: str | None = None
    kind: SpeakerKind | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    act: Act | None = None
    wording: str | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its spans: sources, cue, contents."""
        return (*self.source, *((self.cue,) if self.cue else ()), *self.content)

    def attribution_id(self, document: str) -> str:
        """The id of the attribution it makes."""
        return attribution_id(document, self.source, self.cue, self.content)

    def claim_id(self, document: str) -> str:
        """The id of the claim it makes."""
        return claim_id(document, self.attribution_id(document), self.content)


def _name(told: str) -> str:
    if len(told) > LONGEST_NAME:
        raise ValueError(told)
    return " ".join(text(told).split())


_FIELDS: Mapping[str, Callable[[str], object]] = {
    "source": spans_or_none,
    "cue": span_or_none,
    "content": spans_in,
    "speaker": _name,
    "kind": SpeakerKind,
    "polarity": Polarity,
    "certainty": Certainty,
    "act": Act,
    "wording": text,
}
"""What can be written of an attribution, and how each is read."""


def added_in(value: str) -> Added:
    """An attribution as a person wrote it. Raises ValueError if it can't be read."""
    if len(value) > MOST_LETTERS:
        raise ValueError(value[:100])
    told = dict[str, object]()
    for name, words in _parts(value):
        if name not in _FIELDS or name in told:
            raise ValueError(name)
        told[name] = _FIELDS[name](words)
    if "content" not in told or ("kind" in told and "speaker" not in told):
        raise ValueError(value)
    return Added(**told)  # type: ignore[arg-type]


def _parts(value: str) -> Iterator[tuple[str, str]]:
    rest = value
    while rest:
        part, _, after = rest.partition(";")
        if part.split(maxsplit=1)[:1] == ["wording"]:
            part, after = rest, ""
        name, _, words = part.strip().partition(" ")
        yield name, words.strip()
        rest = after


def with_added(extraction: Extraction, added: Iterable[Added]) -> Extraction:
    """What was found in a report, with what people added at the end; what a reading found by itself is not added.

    What no longer lies within the text, as a newer reading has it, is left out.
    """
    length = len(extraction.document.text)
    made = extraction
    for one in added:
        if all(span.end <= length for span in one.spans):
            made = _with(made, extraction, one)
    return made


def without_added(extraction: Extraction) -> Extraction:
    """Only what was found by reading."""
    by_hand = {one.id for one in extraction.attributions if one.producer == BY_HAND}
    return replace(
        extraction,
        attributions=tuple(one for one in extraction.attributions if one.id not in by_hand),
        speakers=tuple(one for one in extraction.speakers if one.id != _own_id(one.document_id, one.name)),
        claims=tuple(one for one in extraction.claims if one.attribution_id not in by_hand),
    )


def _with(made: Extraction, found: Extraction, one: Added) -> Extraction:
    """``made`` with one more; ``found`` is what reading found, whose speakers it may be said by."""
    document = found.document
    if any(claim.id == one.claim_id(document.id) for claim in made.claims):
        return made
    speaker = _speaker(found, one)
    attribution = _attribution(found, one)
    new = () if speaker is None or any(s.id == speaker.id for s in made.speakers) else (speaker,)
    return replace(
        made,
        attributions=(*made.attributions, attribution),
        speakers=(*made.speakers, *new),
        claims=(*made.claims, _claim(document, one, attribution, speaker)),
    )


def _attribution(found: Extraction, one: Added) -> Attribution:
    id_ = one.attribution_id(found.document.id)
    if any(known.id == id_ for known in found.attributions):  # found by reading, but nothing was made of it
        id_ = attribution_id(f"{found.document.id} by hand", one.source, one.cue, one.content)
    return Attribution(
        id=id_,
        document_id=found.document.id,
        sources=one.source,
        cue=one.cue,
        contents=one.content,
        style=_style(one.content, found.document.text),
        within=_within(found.attributions, one.spans),
        confidence=1.0,
        producer=BY_HAND,
    )


_MARKS = "\"'“”‘’„«»"


def _style(contents: Sequence[Span], text: str) -> Style:
    """Quoted from end to end, in part, or not at all."""
    words = [span.of(text).strip() for span in contents]
    if all(said[:1] in _MARKS and said.rstrip(",.;:!?")[-1:] in _MARKS for said in words if said):
        return Style.DIRECT
    return Style.MIXED if any(mark in said for said in words for mark in '"“”„«»') else Style.INDIRECT


def _within(attributions: Iterable[Attribution], spans: Sequence[Span]) -> str | None:
    """The attribution in whose content all of this stands; of several the smallest."""
    around = [
        (content.end - content.start, one.id)
        for one in attributions
        for content in one.contents
        if all(content.contains(span) for span in spans)
    ]
    return min(around, default=(0, None))[1]


def _speaker(found: Extraction, one: Added) -> Speaker | None:
    """Who says it: as the person named them, or whom the source means in the report."""
    text = found.document.text
    if one.speaker is None:
        meant = (s for s in found.speakers if any(m.overlaps(span) for m in s.mentions for span in one.source))
        words = _plain(one.source, text)[:LONGEST_NAME]
        return next(meant, None) or (_own(found.document, words, _named(words), None) if words else None)
    name = one.speaker.casefold()
    same = (s for s in found.speakers if s.name.casefold() == name and one.kind in (None, s.kind))
    return next(same, None) or _own(found.document, one.speaker, True, one.kind)


def _own(document: Document, name: str, named: bool, kind: SpeakerKind | None) -> Speaker:
    return Speaker(_own_id(document.id, name), document.id, name, kind or SpeakerKind.UNKNOWN, named)


def _own_id(document: str, name: str) -> str:
    """The id of a speaker that only a person knows of: it tells such a speaker from those found by reading."""
    return speaker_id(document, f"by hand: {name}")


_SMALL = frozenset(("the", "of", "and", "for", "de", "la", "von", "van", "al"))


def _named(words: str) -> bool:
    """Whether a source's words are a name: two or more of them, all with a capital. One may only begin a sentence."""
    said = [word for word in words.split() if word.lower() not in _SMALL]
    return len(said) > 1 and all(word[:1].isupper() for word in said)


def _claim(document: Document, one: Added, attribution: Attribution, speaker: Speaker | None) -> Claim:
    return Claim(
        id=one.claim_id(document.id),
        document_id=document.id,
        attribution_id=attribution.id,
        speaker_id=speaker.id if speaker else None,
        wording=one.wording or _wording(one.content, document.text),
        original=one.content,
        polarity=one.polarity or Polarity.AFFIRMS,
        certainty=one.certainty or Certainty.CERTAIN,
        act=one.act or Act.SAY,
        chain=tuple(_chain(document, one, speaker)),
    )


def _chain(document: Document, one: Added, speaker: Speaker | None) -> Iterator[Link]:
    if document.outlet:
        yield Link(SpeakerKind.OUTLET, document.outlet)
    if speaker:
        yield Link(speaker.kind, speaker.name, one.source[0] if one.source else None)


def _plain(spans: Iterable[Span], text: str) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).split())


def _wording(contents: Iterable[Span], text: str) -> str:
    """The words of the content as a sentence of their own."""
    said = _plain(contents, text).strip(f" ,;:.{_MARKS}").removeprefix("that ")
    return (said[:1].upper() + said[1:])[:MOST_LETTERS] or _plain(contents, text)
