"""Puts what is large in one place into a ledger: a speaker who says very much, an entry that very many reports repeat,
a report that claims very much.

All of it is invented, written as the keeper writes it, but for one thing: which claims are the same is known, so that
none is compared with another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched, pairwise

from sayso.arriving import Arrival
from sayso.decided import as_decided
from sayso.deriving import passages_of, profiles_of
from sayso.ids import attribution_id, claim_id, document_id, entry_id, sha256_hex, speaker_id
from sayso.ledger.decide import Rulings
from sayso.ledger.entries import entry_of
from sayso.ledger.gist import gist_of
from sayso.ledger.keys import keys_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.types import Appearance, Pair, Verdict
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
from sayso.store import Custody, EntryRow, Store, Work
from sayso.store.codec import pack

STATEMENTS, APPEARANCES, CLAIMS = 20_000, 5_000, 1_000
"""Of the speaker, of the entry, of the report."""
SPEAKER, DEED = "Orla Venn", "The freighter Sarnia Hope carried rockets to Port Elder"
MADE = Producer("invented", "1")
MOMENT = "2031-06-01T00:00:00.000Z"
EACH = 5
"""Statements in one report."""
VECTOR = bytes([127] + [0] * 383)
"""That of all wordings: nothing here is compared."""
SLICE = 500
"""Reports in one transaction."""
CARGO = ("grain", "timber", "copper", "salt", "engines", "cement", "wool", "paper")
TOWNS = ("Port Elder", "Marrow Bay", "Ostling", "Fenmouth", "Lowwater", "Carrick Head", "Tarn Quay")
SHIPS = ("Alba", "Corvina", "Delphin", "Hesper", "Junia", "Larkspur", "Meridian", "Ondine", "Petrel")


@dataclass(frozen=True)
class Said:
    """One sentence: who says what how, and whether it is denied or hedged."""

    who: str
    words: str
    polarity: Polarity = Polarity.AFFIRMS
    certainty: Certainty = Certainty.CERTAIN
    wording: str | None = None


@dataclass(frozen=True)
class Heavy:
    """What there is to open: the key of the speaker, the ids of the entry and the report."""

    speaker: str
    entry: str
    report: str

    @classmethod
    def known(cls) -> Heavy:
        """Their names, which are always the same."""
        report, deed = _large(), _report(1, "Rockets", [_deed(1)])
        return cls(f"person:{SPEAKER.casefold()}", entry_id(deed.claims[0].id), report.document.id)


def load(store: Store) -> None:
    """Put all three into a ledger."""
    told = (_report(number, "Rockets", [_deed(number)]) for number in range(1, APPEARANCES + 1))
    said = (_report(number, "At the harbour", list(_statements(number))) for number in _numbers())
    _put(store, [_large()])
    alike = [claim.id for some in batched(told, SLICE) for one in _put(store, some) for claim in one.claims]
    with store.writing() as work:
        _one_entry(work, alike)
    for some in batched(said, SLICE):
        _put(store, some)


def _large() -> Extraction:
    return _report(0, "Everything at once", [_cargo(number) for number in range(CLAIMS)])


def _numbers() -> range:
    first = APPEARANCES + 1
    return range(first, first + STATEMENTS // EACH)


def _cargo(number: int) -> Said:
    who = ("the harbour master", "a docker", "the owner's agent", "a customs officer")[number % 4]
    return Said(
        who, f"the ship {_ship(number)} brought {number + 2} tons of {CARGO[number % 8]} to {TOWNS[number % 7]}"
    )


def _deed(number: int) -> Said:
    """One of the appearances: four fifths affirm it, one fifth denies or hedges it, some on the word of one body."""
    who = ("Commander Ilse Marrow", "the interior ministry", f"a witness on pier {number}", f"{_ship(number)} Shipping")
    polarity = Polarity.DENIES if number % 6 == 5 else Polarity.AFFIRMS
    certainty = Certainty.POSSIBLE if number % 25 == 7 else Certainty.CERTAIN
    return Said(who[number % 4], "the freighter Sarnia Hope carried rockets to Port Elder", polarity, certainty, DEED)


def _statements(number: int) -> Iterator[Said]:
    for which in range(number * EACH, (number + 1) * EACH):
        polarity = Polarity.DENIES if which % 9 == 4 else Polarity.AFFIRMS
        words = f"{CARGO[which % 8]} for {which} houses was landed at {TOWNS[which % 7]} by the {_ship(which)}"
        yield Said(SPEAKER, words, polarity)


def _ship(number: int) -> str:
    return f"{SHIPS[number % 9]} {SHIPS[number // 9 % 9]}"


def _report(number: int, title: str, said: Sequence[Said]) -> Extraction:
    """A report that says these things, a paragraph for every three."""
    text, sentences = "", []
    for place, one in enumerate(said):
        start = len(text)
        text += f"{one.who[:1].upper()}{one.who[1:]} {_cue(one)} that {one.words} on the day before."
        sentences.append(Span(start, len(text)))
        text += "\n\n" if place % 3 == 2 else " "
    outlet = f"{TOWNS[number % 7]} {('Pilot', 'Courier', 'Signal')[number % 3]} {number % 40}"
    digest = sha256_hex(f"{number} {text}".encode())
    day = f"2031-0{1 + number % 5}-{1 + number % 28:02}"
    document = Document(
        document_id(digest), text, title=f"{title}, {number}", outlet=outlet, published_at=day, language="en"
    )
    made = [_records(document, one, sentence) for one, sentence in zip(said, sentences, strict=True)]
    speakers = {speaker.id: speaker for _, speaker, _ in made}
    return Extraction(
        document=replace(document, raw_sha256=sha256_hex(text.encode())),
        attributions=tuple(one for one, _, _ in made),
        producer=MADE,
        speakers=tuple(speakers.values()),
        claims=tuple(claim for _, _, claim in made),
        sentences=tuple(sentences),
    )


def _cue(one: Said) -> str:
    return "denied" if one.polarity is Polarity.DENIES else "said"


def _records(document: Document, one: Said, sentence: Span) -> tuple[Attribution, Speaker, Claim]:
    source = Span(sentence.start, sentence.start + len(one.who))
    cue = Span(source.end + 1, source.end + 1 + len(_cue(one)))
    start = cue.end + len(" that ")
    content = (Span(start, start + len(one.words)),)
    named = one.who[:1].isupper()
    speaker = Speaker(
        speaker_id(document.id, one.who),
        document.id,
        one.who,
        SpeakerKind.PERSON if named else SpeakerKind.GROUP,
        named,
    )
    id_ = attribution_id(document.id, (source,), cue, content)
    attribution = Attribution(id_, document.id, (source,), cue, content, Style.INDIRECT, None, 0.83, MADE)
    claim = Claim(
        id=claim_id(document.id, id_, content),
        document_id=document.id,
        attribution_id=id_,
        speaker_id=speaker.id,
        wording=one.wording or one.words[:1].upper() + one.words[1:],
        original=content,
        polarity=one.polarity,
        certainty=one.certainty,
        act=Act.DENY if one.polarity is Polarity.DENIES else Act.SAY,
        chain=(Link(SpeakerKind.OUTLET, document.outlet or ""), Link(speaker.kind, speaker.name, source)),
    )
    return attribution, speaker, claim


def _put(store: Store, reports: Iterable[Extraction]) -> list[Extraction]:
    """Take reports in as the keeper does, each claim an entry by itself."""
    held = list(reports)
    with store.writing() as work:
        for one in held:
            arrival = Arrival.of(one, one.document.text.encode(), Custody(MOMENT, one.document.path, "1"))
            work.add_document(one, arrival.raw, arrival.custody, arrival.profile, arrival.keys)
        claims = [claim.id for one in held for claim in one.claims]
        present = as_decided(work, claims, Rulings(()), OutletTable.shipped())
        _put_gists(work, list(present.values()))
        work.put_entries(_row(work, [one]) for one in present.values())
    return held


def _put_gists(work: Work, claims: Sequence[Appearance]) -> None:
    profiles = profiles_of(work, (one.document.id for one in claims))
    passages = passages_of(work, claims)
    rows = []
    for one in claims:
        gist = gist_of(one, profiles[one.document.id], VECTOR)
        rows.append((one.id, pack(replace(gist, vector=b"")), VECTOR, passages[one.id], one.person, keys_of(gist)))
    work.put_gists(rows)


def _row(work: Work, members: Sequence[Appearance]) -> EntryRow:
    passages = work.passages(one.id for one in members)
    return EntryRow.of(entry_of(members, passages, Rulings(()), OutletTable.shipped()))


def _one_entry(work: Work, claims: Sequence[str]) -> None:
    """Make one entry of these claims, each the same as the one before it."""
    work.put_pairs(Pair(min(ends), max(ends), Verdict.SAME, 0.95) for ends in pairwise(claims))
    found = as_decided(work, claims, Rulings(()), OutletTable.shipped())
    work.drop_entries(entry_id(one) for one in claims)
    work.put_entries([_row(work, list(found.values()))])
