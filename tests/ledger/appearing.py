"""Appearances from rows of a data file, for tests of origins and of what is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tests.building import PRODUCER

from sayso.ledger.people import person_of
from sayso.ledger.types import Appearance
from sayso.model import (
    Act,
    Attribution,
    Certainty,
    Claim,
    Credit,
    CreditKind,
    Document,
    Granularity,
    Interval,
    Link,
    Polarity,
    Span,
    Speaker,
    SpeakerKind,
    Style,
)


def appearances(rows: Iterable[Mapping[str, Any]]) -> list[Appearance]:
    """One for each row, ``c-0`` and so on."""
    return [appearing(number, **row) for number, row in enumerate(rows)]


def appearing(number: int, sentence: str = "It sank.", **row: Any) -> Appearance:
    """Claim ``c-NUMBER`` of ``outlet``, ``published``, ``title``, by ``by`` (name; kind; role; speaks_for; country).

    ``by`` None with ``said_by_nobody`` is a source left unsaid; a lower-case name is an unnamed source. ``via`` are
    links between outlet and speaker, ``cue`` is the attribution's, in the sentence; ``report`` is the document's
    number where it isn't the claim's, ``within`` the claim whose attribution this one is nested in, ``source`` the
    words of the sentence that name the source, ``before`` what stands right before it, ``at`` where it
    begins.
    """
    at = row.get("at", 0)
    report = f"d-{row.get('report', number)}"
    credits_ = tuple(Credit(CreditKind.TEXT, name, Span(0, 1)) for name in row.get("credits", ()))
    about = {name: row.get(name) for name in ("outlet", "url", "title")}
    document = Document(report, "", credits=credits_, published_at=row.get("published"), **about)
    speaker = _speaker(document, row["by"]) if row.get("by") else _own(document, row)
    attributed = bool(row.get("by")) or row.get("said_by_nobody", False)
    claim = Claim(
        id=f"c-{number}",
        document_id=report,
        attribution_id=f"a-{number}" if attributed else None,
        speaker_id=speaker.id if speaker else None,
        wording=row.get("wording", "it sank"),
        original=(Span(0, 1),),
        polarity=Polarity.DENIES if row.get("denies") else Polarity.AFFIRMS,
        certainty=Certainty.CERTAIN,
        act=Act(row.get("act", Act.SAY)),
        said_at=_day(row.get("said")),
        chain=_chain(document, speaker if attributed else None, row.get("via", ())),
    )
    attribution = _attribution(number, report, row.get("within")) if attributed else None
    if attribution and "cue" in row:
        cue = Span(start := at + sentence.index(row["cue"]), start + len(row["cue"]))
        attribution = replace(attribution, cue=cue)
    if attribution and "source" in row:
        source = Span(start := at + sentence.index(row["source"]), start + len(row["source"]))
        attribution = replace(attribution, sources=(source,))
    person = person_of(speaker, document) if speaker else None
    where, before = Span(at, at + len(sentence)), row.get("before", "")
    return Appearance(claim, speaker, attribution, document, sentence, where, number, person, before=before)


def _speaker(document: Document, by: str) -> Speaker:
    name, kind, role, speaks_for, country = (*(part.strip() or None for part in by.split(";")), *[None] * 4)[:5]
    assert name is not None
    named = name[:1].isupper()
    return Speaker(
        f"s-{document.id}-{name}", document.id, name, SpeakerKind(kind or "person"), named, role, speaks_for, country
    )


def _own(document: Document, row: Mapping[str, Any]) -> Speaker | None:
    if row.get("said_by_nobody") or not document.outlet:
        return None
    return Speaker(f"s-{document.id}", document.id, document.outlet, SpeakerKind.OUTLET, True)


def _chain(document: Document, speaker: Speaker | None, via: Iterable[str]) -> tuple[Link, ...]:
    links = [Link(SpeakerKind.OUTLET, document.outlet)] if document.outlet else []
    for one in via:
        name, _, kind = (part.strip() for part in one.partition(";"))
        links.append(Link(SpeakerKind(kind or "outlet"), name))
    return (*links, Link(speaker.kind, speaker.name)) if speaker else tuple(links)


def _attribution(number: int, report: str, within: int | None) -> Attribution:
    parent = None if within is None else f"a-{within}"
    span = Span(number * 10, number * 10 + 5)
    return Attribution(f"a-{number}", report, (span,), None, (span,), Style.INDIRECT, parent, 0.9, PRODUCER)


def _day(day: str | None) -> Interval | None:
    return Interval(day, day, Granularity.DAY) if day else None
