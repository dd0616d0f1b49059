"""Planted variants of reports: what depends on a report, and what tells the same without it.

Those of the examples are written by hand (``gold/variants/examples.jsonl``); those of incident reports are made here,
by program, at every run, so that nothing of their text is kept. The independent ones are real: two reports of one
incident, found to say the same by reading (``gold/origins-incidents.jsonl``, places only).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zlib import crc32

from bench.context import ROOT, Context, read_rows
from bench.extractions import document_of
from sayso import Document, Extraction, Span, load_report
from sayso.ids import sha256_hex
from sayso.ledger.outlets import OutletTable, host_of, stem_of

GOLD = ROOT / "bench" / "gold"
KINDS = ("reprint", "edited", "paraphrase")
"""What is made of each base in turn; quotations have bases of their own."""
NAMES = {
    "credited-paraphrase": "paraphrase",
    "quotation-only": "quotation",
    "second-source": "independent",
    "edited-wire": "edited",
    "possible": "possible",
}
"""What the kinds of the hand-made variants are called here."""
QUOTATIONS = 24
OUTLETS = ("Pier Herald Example", "Sallow Valley Mail", "Northmoor Evening Bulletin", "The Quayside Reader")
"""Outlets that do not exist, so that no report is theirs and no table knows them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A claim where it stands: its document, the place of its words, and the words it should be about."""

    document: Document
    span: Span
    about: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """A variant: of which base, what kind, whether it has the base's origin, and whether nothing was tuned on it.

    ``same_origin`` is None where nobody can tell, so that only a range is right.
    """

    base: Place
    variant: Place
    kind: str
    same_origin: bool | None
    held: bool


def of_examples() -> Iterator[Planted]:
    """Those written by hand; every second base is held out."""
    file = GOLD / "variants" / "examples.jsonl"
    rows = read_rows(file) if file.exists() else []
    bases = {name: load_report(str(ROOT / "examples" / name)) for name in sorted({row["base"] for row in rows})}
    for row in rows:
        base = bases[row["base"]]
        about = {"outlet": row["outlet"], "published_at": row["published"], "title": row["title"]}
        document = document_of({"id": f"variant-{row['id']}", "url": None, "text": row["text"], **about})
        start, end = row["claim"]
        held = bool(crc32(f"{row['base']} {start}".encode()) % 2)
        here = Place(document, Span(*row["claim_here"]))
        same = None if row["same_origin"] == "maybe" else row["same_origin"]
        yield Planted(Place(base, Span(start, end)), here, NAMES[row["kind"]], same, held)


def of_incidents(context: Context, found: Sequence[Extraction]) -> Iterator[Planted]:
    """A variant of each base by program, the independent report beside it, and quotations; ``found`` of all reports."""
    by_id = {extraction.document.id: extraction for extraction in found}
    rows = read_rows(GOLD / "origins-incidents.jsonl")[: context.limit]
    for number, row in enumerate(rows):
        base, held = by_id[row["base"]], number % 2 == 1
        place = _placed(base, Span(*row["claim"]))
        other = Place(by_id[row["other"]].document, Span(*row["claim_here"]), place.about)
        yield Planted(place, other, "independent", False, held)
        kind = KINDS[number // 2 % len(KINDS)]
        yield Planted(place, _made(kind, base, place, number), kind, True, held)
    used = {row["base"] for row in rows}
    for number, (extraction, place) in enumerate(_quotable(found, used)):
        yield Planted(place, _quotation(extraction, place, number), "quotation", True, number % 2 == 1)


def _placed(extraction: Extraction, span: Span) -> Place:
    """A claim's place with its wording, by which it is found again in a variant."""
    best = max(extraction.claims, key=lambda c: sum(_shared(part, span) for part in c.original))
    return Place(extraction.document, span, best.wording)


def _shared(one: Span, two: Span) -> int:
    return max(0, min(one.end, two.end) - max(one.start, two.start))


def _made(kind: str, base: Extraction, place: Place, number: int) -> Place:
    return {"reprint": _reprint, "edited": _edited, "paraphrase": _paraphrase}[kind](base, place, number)


def _document(base: Document, text: str, number: int, kind: str, days: int) -> Document:
    published = date.fromisoformat((base.published_at or "2016-01-01")[:10]) + timedelta(days)
    return Document(
        id=f"{kind}-{base.id}",
        text=text,
        outlet=OUTLETS[number % len(OUTLETS)],
        published_at=published.isoformat(),
        raw_sha256=sha256_hex(text.encode()),
    )


def _reprint(base: Extraction, place: Place, number: int) -> Place:
    """The whole text, with another headline."""
    head = "News from elsewhere\n\n"
    document = _document(base.document, head + base.document.text, number, "reprint", number % 3)
    return Place(document, Span(place.span.start + len(head), place.span.end + len(head)), place.about)


_WORDS = {
    "said": "stated", "approximately": "about", "around": "about", "about": "around", "transported": "taken",
    "taken": "transported", "residence": "home", "home": "house", "vehicle": "car", "killed": "slain",
    "injured": "hurt", "wounded": "injured", "began": "started", "arrived": "came", "located": "found",
    "according": "according", "shortly": "soon", "however": "but", "also": "too", "several": "some",
    "children": "kids", "man": "male", "woman": "female", "early": "early", "hospital": "hospital", "still": "still",
    "attempted": "tried", "identified": "named", "incident": "event", "suspect": "suspect", "multiple": "many",
}  # fmt: skip
"""What an editor changes a word to."""
_ASIDE = re.compile(r" \([^()]*\)|, (?:however|meanwhile|too|also),|\b(?:very|just|reportedly|apparently) ")


def _edited(base: Extraction, place: Place, number: int) -> Place:
    """The report as an editor cuts it: words changed, asides gone, every third sentence gone, another opening."""
    text, kept, start = "An account of this reached us late.\n\n", [], 0
    for index, sentence in enumerate(base.sentences):
        words = sentence.of(base.document.text)
        own = sentence.overlaps(place.span)
        if not own and (index + number) % 3 == 0:
            continue
        if own:
            start = start or len(text)
        text += _reworded(words, index + number) + " "
        if own:
            kept.append(len(text) - 1)
    document = _document(base.document, text, number, "edited", number % 3)
    return Place(document, Span(start, kept[-1]), place.about)


def _reworded(sentence: str, seed: int) -> str:
    """Up to three words changed, and asides left out."""
    changed = 0

    def change(match: re.Match[str]) -> str:
        nonlocal changed
        word = match[0]
        new = _WORDS.get(word)
        if new is None or changed == 3 or crc32(f"{seed} {match.start()}".encode()) % 3 == 0:
            return word
        changed += 1
        return new

    return re.sub(r"\b[a-z]+\b", change, _ASIDE.sub(" " if seed % 2 else lambda m: m[0], sentence))


_FRAMES = (
    "{outlet} reports that {claim}.",
    "According to {outlet}, {claim}.",
    "{Claim}, {outlet} reported on {day}.",
    "{outlet} said on {day} that {claim}.",
)
_BEFORE = "Word of it has spread through the valley since the morning. "
_AFTER = " Nobody from our paper has been there."


def _paraphrase(base: Extraction, place: Place, number: int) -> Place:
    """What the claim says in a sentence of ours, with the outlet credited for it."""
    claim = _reworded(place.about.rstrip("."), number)
    document = _document(base.document, "", number, "paraphrase", 1)
    day = date.fromisoformat((base.document.published_at or "2016-01-01")[:10]).strftime("%A")
    lower = claim[0].lower() + claim[1:] if claim.split()[0] in _OPENING else claim
    frame = _FRAMES[number // 6 % len(_FRAMES)]
    sentence = frame.format(outlet=_called(base.document), claim=lower, Claim=claim, day=day)
    sentence = sentence[0].upper() + sentence[1:]
    text = _BEFORE + sentence + _AFTER
    whole = replace(document, text=text, raw_sha256=sha256_hex(text.encode()))
    return Place(whole, Span(len(_BEFORE), len(_BEFORE) + len(sentence)), place.about)


_OPENING = frozenset("A An The Two Three Four Five Six Seven Eight One His Her Their Its All Both Another".split())


def _called(document: Document) -> str:
    """What another report would call the outlet."""
    known = OutletTable.shipped().of(document)
    name = known.name if known else document.outlet or "a report"
    host = host_of(name)
    return stem_of(host).upper() if host and re.fullmatch(r"[kw][a-z]{2,3}\d*", stem_of(host)) else name


def _quotable(found: Sequence[Extraction], used: set[str]) -> Iterator[tuple[Extraction, Place]]:
    """Reports in which somebody is quoted in a sentence of its own, every so many of them."""
    number = 0
    for extraction in found:
        if number == QUOTATIONS:
            return
        if extraction.document.id in used or not extraction.document.published_at:
            continue
        place = _quoted(extraction)
        if place and crc32(extraction.document.id.encode()) % 8 == 0:
            number += 1
            yield extraction, place


_QUOTE = re.compile(r"[“\"]([A-Z][^“”\"]{45,200}[.,!?])[”\"],? (said|says) ([A-Z][\w.’' -]{3,60})[.,]")


def _quoted(extraction: Extraction) -> Place | None:
    """The first quotation with its speaker right behind it, where a claim was found in it."""
    for match in _QUOTE.finditer(extraction.document.text):
        span = Span(match.start(1), match.end(1))
        claims = [c for c in extraction.claims if any(span.contains(part) for part in c.original)]
        if claims:
            longest = max(claims, key=lambda c: sum(part.end - part.start for part in c.original))
            return Place(extraction.document, span, longest.wording)
    return None


def _quotation(base: Extraction, place: Place, number: int) -> Place:
    """The quotation and its speaker in a frame of ours; nothing else of the report."""
    match = _QUOTE.search(base.document.text, place.span.start - 1)
    assert match is not None
    before = "The town has talked of little else. "
    frames = ('{who} put it in words that were heard all over town: "{quote}"', '"{quote}" said {who}.')
    sentence = frames[number % 2].format(who=match[3].strip(), quote=match[1])
    text = before + sentence + " The paper will return to this."
    document = _document(base.document, text, number, "quotation", number % 9)
    return Place(document, Span(len(before), len(before) + len(sentence)), place.about)
