"""An article in three versions, read without a model, and what a ledger holds of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from tests.store.filling import PRODUCER
from tests.test_keeper_histories import Words

from sayso.ids import attribution_id, claim_id, document_id, sha256_hex, speaker_id
from sayso.ingest.types import Report
from sayso.keeper import Keeper
from sayso.ledger.types import Side
from sayso.model import (
    Act,
    Attribution,
    Certainty,
    Claim,
    Document,
    Extraction,
    Polarity,
    Span,
    Speaker,
    SpeakerKind,
    Stretch,
    Style,
)
from sayso.store import Store, open_ledger

URL = "https://www.courier.example/news/harbour-17?utm_source=feed"
SHIP = 'Orla Venn said "the ship sank off Ostend".'
FIRE = 'Orla Venn said "the warehouse burned for two days".'
CREW = 'Linnet Corrow said "nine of the crew were saved".'
LESS = 'Linnet Corrow said "seven of the crew were saved".'
HEAD = "The harbour was closed on Monday morning."
FIRST, SECOND, THIRD = (HEAD, SHIP, FIRE, CREW), (HEAD, "It rained.", SHIP, LESS), (SHIP, FIRE, LESS)


class Reads:
    """A reader without a model: who "said" something, and the words in quotation marks."""

    producer = PRODUCER

    def pipe(self, documents: Iterator[Document], jobs: int = 1) -> Iterator[Extraction]:
        return map(read, documents)


def report(
    sentences: Sequence[str],
    captured: str | None = None,
    title: str | None = "Harbour closed",
    url: str | None = URL,
    page: str = "page",
) -> Report:
    """A page of these sentences; ``page`` is what else is in its bytes."""
    text = "\n".join(sentences)
    raw = f"<{page}>{text}".encode()
    document = Document(
        id=document_id(sha256_hex(raw)),
        text=text,
        title=title,
        outlet="The Harbour Courier",
        published_at="2031-03-03",
        url=url,
        raw_sha256=sha256_hex(raw),
        format="html",
    )
    origin = (Stretch(Span(0, len(text)), len(page) + 2, len(page) + 2 + len(text)),)
    headers = (("content-type", "text/html"),) if captured else ()
    return Report(document, raw, f"{page}.html", captured, headers, origin)


def read(document: Document) -> Extraction:
    text, start = document.text, 0
    sentences, said, speakers, claims = [], [], {}, []
    for line in text.split("\n"):
        sentence = Span(start, start + len(line))
        sentences.append(sentence)
        if '"' in line:
            name = " ".join(line.split()[:2])
            speaker = Speaker(speaker_id(document.id, name), document.id, name, SpeakerKind.PERSON, named=True)
            speakers[name] = speaker
            attribution = _attribution(document, sentence, name)
            said.append(attribution)
            claims.append(_claim(document, attribution, speaker))
        start = sentence.end + 1
    return Extraction(document, tuple(said), PRODUCER, tuple(speakers.values()), tuple(claims), tuple(sentences))


def _attribution(document: Document, sentence: Span, name: str) -> Attribution:
    line = sentence.of(document.text)
    source = Span(sentence.start, sentence.start + len(name))
    cue = Span(source.end + 1, source.end + 5)
    content = Span(sentence.start + line.index('"'), sentence.start + line.rindex('"') + 1)
    id_ = attribution_id(document.id, [source], cue, [content])
    return Attribution(id_, document.id, (source,), cue, (content,), Style.DIRECT, None, 0.9, PRODUCER)


def _claim(document: Document, said: Attribution, speaker: Speaker) -> Claim:
    words = said.contents[0].of(document.text).strip('"')
    return Claim(
        id=claim_id(document.id, said.id, said.contents),
        document_id=document.id,
        attribution_id=said.id,
        speaker_id=speaker.id,
        wording=words[0].upper() + words[1:],
        original=said.contents,
        polarity=Polarity.AFFIRMS,
        certainty=Certainty.CERTAIN,
        act=Act.SAY,
    )


def keeper(store: Store) -> Keeper:
    return Keeper(store, "test", encoder=Words())


def take(store: Store, *reports: Report) -> list[str]:
    """Read reports, one after another; what became of each."""
    return [taken.outcome.value for one in reports for taken in keeper(store).read([one], Reads())]  # type: ignore[arg-type]


def at(sentences: Sequence[str], day: int, **more: str | None) -> Report:
    return report(sentences, f"2031-03-{day:02}T10:00:00Z", page=f"day {day}", **more)  # type: ignore[arg-type]


@contextmanager
def beside_another_outlet() -> Iterator[Store]:
    """A ledger with a report of another outlet, which says what the article does."""
    other = report((SHIP, FIRE), url="https://gazette.example/a", title="Ship lost", page="other")
    with open_ledger(":memory:", create=True) as made:
        take(made, replace(other, document=replace(other.document, outlet="The Greave Lock Gazette")))
        yield made


def claims_of(one: Report) -> dict[str, str]:
    """The claims of a report by their words."""
    return {claim.wording: claim.id for claim in read(one.document).claims}


SANK, BURNED = "The ship sank off Ostend", "The warehouse burned for two days"
NINE, SEVEN = "Nine of the crew were saved", "Seven of the crew were saved"


def dump(store: Store) -> list[str]:
    """All entries with their members, pairs, and what each decision is about."""
    with store.reading() as view:
        rows = sorted(view.entries(None, 9999), key=lambda row: row.id)
        members = view.members(row.id for row in rows)
        claims = [one.claim_id for held in members.values() for one in held]
        pairs = [*view.same_pairs(claims), *view.related_pairs(claims)]
        return [*map(repr, zip(rows, members.values(), strict=True)), repr(pairs), repr(view.decisions_now())]


def counted(store: Store) -> dict[str, int]:
    """How often each entry is affirmed or denied."""
    with store.reading() as view:
        return {row.wording: row.affirmed + row.denied for row in view.entries(None, 999)}


def by_words(store: Store) -> set[tuple[frozenset[tuple[str, str]], ...]]:
    """Entries as the words and outlets of what is on each side."""
    with store.reading() as view:
        members = view.members(row.id for row in view.entries(None, 999)).values()
        shown = {one.id: one for held in members for one in view.appearances(m.claim_id for m in held)}
    return {
        tuple(
            frozenset(
                (shown[m.claim_id].sentence, shown[m.claim_id].document.outlet or "") for m in held if m.side is side
            )
            for side in Side
        )
        for held in members
    }
