"""Who stands behind an appearance, as far as its record tells: speaker, relays, outlet, occasion, body, description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from sayso.ledger.outlets import AMBIGUOUS, OUTLET, Outlet, OutletTable, is_short_for, letters_of
from sayso.ledger.passages import normal, quotes_in, signature
from sayso.ledger.people import BODIES, Body, anywhere, body_of, key_of, may_be_outlet, surname_of, table, words_of
from sayso.ledger.sides import CLOSE
from sayso.ledger.types import Appearance
from sayso.model import CreditKind, Link, Speaker, SpeakerKind, Style


class Kind(StrEnum):
    """What the innermost speaker is."""

    OWN = "own"
    """The report's outlet itself, or the report where that is unknown."""
    OUTLET = "outlet"
    """Another outlet, which the report cites."""
    NAMED = "named"
    VAGUE = "vague"
    """Whoever has a name that could be anybody's in another report: a bare surname, "the foreign ministry"."""
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Description:
    """What is told of an unnamed source. None and no marks: nothing is told, and anything fits."""

    walk: str | None = None
    """Its walk of life: police, medical, military and so on."""
    country: str | None = None
    marks: frozenset[str] = frozenset()

    def fits(self, other: Description) -> bool:
        """Whether nothing that is told of one speaks against the other."""
        one_walk = None in (self.walk, other.walk) or self.walk == other.walk
        one_country = None in (self.country, other.country) or self.country == other.country
        return one_walk and one_country and (self.marks <= other.marks or other.marks <= self.marks)

    def joined(self, other: Description) -> Description:
        """All that is told of the two, where they fit."""
        return Description(self.walk or other.walk, self.country or other.country, self.marks | other.marks)

    @property
    def told(self) -> tuple[int, str, str, tuple[str, ...]]:
        """How much is told, and what: an order that doesn't hang on how they came in."""
        marks = tuple(sorted(self.marks))
        amount = bool(self.walk) + bool(self.country) + len(marks)
        return (-amount, self.walk or "", self.country or "", marks)


class Voice:
    """One appearance, and what can be told of who stands behind it."""

    def __init__(
        self,
        appearance: Appearance,
        passage: bytes | None,
        outlets: OutletTable,
        beside: Mapping[str, Outlet] | None = None,
    ) -> None:
        """``beside`` are the outlets of what it is compared with, by what they are called (``called_beside``)."""
        self.appearance = appearance
        self.id = appearance.id
        self.document = appearance.document.id
        self._table = outlets
        self._passage = passage
        self._beside = beside or {}

    @property
    def order(self) -> tuple[int, str]:
        """By day of publication, then id: never by how they came in."""
        return (self.published or 0, self.id)

    @cached_property
    def outlet(self) -> Outlet | None:
        """The report's outlet."""
        return self._table.of(self.appearance.document)

    @cached_property
    def owner(self) -> str | None:
        """Who owns the report's outlet."""
        return self.outlet.owner if self.outlet else None

    @cached_property
    def kind(self) -> Kind:
        """What the innermost speaker is."""
        speaker, attribution = self.appearance.speaker, self.appearance.attribution
        if speaker is None:
            return Kind.UNNAMED if attribution and not self._speaks_as_we else Kind.OWN
        outlet = self._outlet_named(speaker.name, speaker.kind)
        if outlet or speaker.kind is SpeakerKind.OUTLET:
            own = outlet is not None and self.outlet is not None and outlet.key == self.outlet.key
            named = outlet is not None and (speaker.named or speaker.kind is not SpeakerKind.OUTLET)
            return Kind.OWN if own or attribution is None else Kind.OUTLET if named else Kind.UNNAMED
        if speaker.kind is SpeakerKind.DOCUMENT and self.outlet and self._is_own_page(speaker):
            return Kind.OWN
        return Kind.UNNAMED if not speaker.named else Kind.NAMED if self.appearance.person else Kind.VAGUE

    def _is_own_page(self, speaker: Speaker) -> bool:
        """Whether a document is the outlet's own: its earlier report, "the front page" of nobody else."""
        nobodys = not (speaker.speaks_for or speaker.named) and _FRONT_PAGE.fullmatch(speaker.name) is not None
        return nobodys or is_short_for(speaker.speaks_for or "", self.place)

    @property
    def _speaks_as_we(self) -> bool:
        """Whether the outlet speaks of itself outside of any quotation: "we withdraw it"."""
        attribution, start = self.appearance.attribution, self.appearance.sentence_span.start
        if attribution is None or attribution.within or attribution.style is Style.DIRECT:
            return False
        told = [self.appearance.sentence[max(0, s.start - start) : max(0, s.end - start)] for s in attribution.sources]
        return [words.casefold() for words in told] == ["we"] and not quotes_in(self.appearance.sentence)

    @property
    def speaker_kind(self) -> SpeakerKind | None:
        """What the speaker is, where there is one."""
        return self.appearance.speaker.kind if self.appearance.speaker else None

    @property
    def speaker(self) -> str | None:
        """The speaker's id within its report, where somebody is said to speak."""
        return self.appearance.speaker.id if self.appearance.speaker and self.appearance.attribution else None

    @cached_property
    def key(self) -> str | None:
        """The innermost speaker over all documents, where it is named and no outlet."""
        return self.appearance.person if self.kind is Kind.NAMED else None

    @cached_property
    def identity(self) -> str | None:
        """Who speaks, among appearances of one claim: the key, or for a body that has none what the reports call it.

        "The coast guard" is one body to those who tell of one thing; "a laboratory" is any, every town has a police,
        and every country a ministry.
        """
        words = self.body.words if self.body else ()
        if self.key or self.kind is not Kind.UNNAMED or not self.is_body or len(words) < 2 or anywhere(words):
            return self.key
        return None if _INDEFINITE.match(self._source) else " ".join(words)

    @property
    def _source(self) -> str:
        """The words by which the sentence names the source; none where it does so elsewhere."""
        attribution, start = self.appearance.attribution, self.appearance.sentence_span.start
        spans = attribution.sources[:1] if attribution else ()
        return "".join(self.appearance.sentence[max(0, s.start - start) : max(0, s.end - start)] for s in spans)

    @cached_property
    def name(self) -> str:
        """What to call the innermost speaker."""
        speaker = self.appearance.speaker
        return speaker.name if speaker else "a source left unsaid" if self.kind is Kind.UNNAMED else self.place

    @cached_property
    def place(self) -> str:
        """What to call the report: by its outlet, or else its title, or file."""
        document = self.appearance.document
        file = (document.path or "").rpartition("/")[2]
        return document.outlet or (self.outlet.name if self.outlet else document.title or file) or "a report"

    @cached_property
    def cited(self) -> Mapping[str, str]:
        """The outlets the report has it from, by key, and their names."""
        found: dict[str, str] = {}
        for outlet in self._credited():
            if outlet and (self.outlet is None or outlet.key != self.outlet.key):
                found.setdefault(outlet.key, outlet.name)
        return found

    def _credited(self) -> Iterator[Outlet | None]:
        yield from (self._outlet_named(link.name, link.kind) for link in self.appearance.claim.chain)
        if self.kind is Kind.OUTLET and self.appearance.speaker:
            yield self._outlet_named(self.appearance.speaker.name, self.appearance.speaker.kind)
        yield from self._mentioned()
        # Who was told a thing directly has it from nobody else, whatever the report credits for the rest.
        if not self._told_itself:
            for credit in self.appearance.document.credits:
                if credit.kind is CreditKind.TEXT:
                    yield self._outlet_named(credit.name, SpeakerKind.OUTLET)

    def _mentioned(self) -> Iterator[Outlet]:
        """Outlets of the other reports that its sentence names: "if one trusts the paper that the Ledger has got"."""
        words = self.appearance.sentence.split()
        for start in (n for n, word in enumerate(words) if word[:1].isupper() and self._beside):
            for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
                name = letters_of(_POSSESSIVE.sub("", " ".join(words[start:end])))
                after_the = start > 0 and words[start - 1].casefold() == "the"
                if name in self._beside and (name not in AMBIGUOUS or after_the or words[start] == "The"):
                    yield self._beside[name]

    @cached_property
    def _told_itself(self) -> bool:
        """Whether somebody told the report's own outlet: "told the Courier"."""
        inner = [link for link in self.appearance.claim.chain[1:] if link.kind is SpeakerKind.OUTLET]
        named = [self._outlet_named(link.name, link.kind) for link in inner]
        return any(self.outlet is not None and one is not None and one.key == self.outlet.key for one in named)

    def _outlet_named(self, name: str, kind: SpeakerKind) -> Outlet | None:
        """The outlet a speaker or hop is: read as one, or known by its name from the table or the other reports."""
        beside = self._beside.get(letters_of(name))
        if kind is SpeakerKind.OUTLET:
            return self._table.named(name, self.appearance.document) or beside
        beside = beside if letters_of(name) not in AMBIGUOUS else None
        if kind is SpeakerKind.GROUP:
            return beside  # read as two of a kind: "Cargo and Tide"
        return (self._table.known(name) or beside) if may_be_outlet(name, kind) else None

    @cached_property
    def relays(self) -> Mapping[str, str]:
        """Named persons and bodies who tell what the innermost speaker says, by key, and their names."""
        hops = [link for link in self.appearance.claim.chain[:-1] if self._outlet_named(link.name, link.kind) is None]
        keys = {key: link.name for link in hops if (key := _key_of_hop(link))}
        return {key: name for key, name in keys.items() if key != self.key}

    @cached_property
    def said(self) -> int | None:
        """The day on which it was said, as an ordinal; None unless one day is told."""
        moment = self.appearance.claim.said_at
        one_day = moment and moment.granularity in CLOSE and moment.start and moment.end
        return _day(moment.start) if moment and one_day and moment.start[:10] == moment.end[:10] else None  # type: ignore[index]

    @cached_property
    def published(self) -> int | None:
        """The day of publication, as an ordinal."""
        return _day(self.appearance.document.published_at)

    @property
    def moment(self) -> int | None:
        """The day on which it was said, or by which: that of publication, where none is told."""
        return self.published if self.said is None else self.said

    @cached_property
    def body(self) -> Body | None:
        """The body that speaks, or that the speaker speaks for; with that it is told to be part of."""
        speaker = self.appearance.speaker
        body = body_of(speaker) if speaker and self.kind not in (Kind.OWN, Kind.OUTLET) else None
        whole = _PART_OF.match(self._source) if body and speaker and not speaker.speaks_for else None
        if body and whole and whole[1] in table("state_bodies"):
            return replace(body, part_of=(whole[1],))
        return body

    @cached_property
    def surname(self) -> str | None:
        """Of a person: the last word of the name."""
        speaker = self.appearance.speaker
        return surname_of(speaker.name) if speaker and speaker.named and speaker.kind is SpeakerKind.PERSON else None

    @cached_property
    def description(self) -> Description:
        """What is told of an unnamed source."""
        speaker = self.appearance.speaker
        if speaker is None:
            return Description()
        words = words_of(f"{speaker.role or ''} {speaker.name}")
        marks = self.body.marks if self.body else ()
        return Description(walk_of(words), speaker.nationality, frozenset(marks))

    @property
    def is_body(self) -> bool:
        """Whether a body itself speaks, not a person for it."""
        speaker = self.appearance.speaker
        return self.body is not None and speaker is not None and speaker.kind in BODIES and not speaker.speaks_for

    def shares_body(self, other: Voice) -> bool:
        """Whether both may speak for one body: the marks of one are among the other's."""
        one, two = (v.body.marks if v.body else frozenset[str]() for v in (self, other))
        return bool(one and two) and (one <= two or two <= one)

    @property
    def is_described(self) -> bool:
        """Whether it is known by its description alone."""
        return self.kind is Kind.UNNAMED

    @property
    def is_unsaid(self) -> bool:
        """Whether nobody is said to say it: "is widely expected"."""
        return self.kind is Kind.UNNAMED and self.appearance.speaker is None

    @cached_property
    def recalls(self) -> bool:
        """Whether it only recalls what was said: "has alleged", "denies", "the general's claim", without a day."""
        attribution, where = self.appearance.attribution, self.appearance.sentence_span
        told_by_name = self.is_body or self.kind in (Kind.NAMED, Kind.VAGUE)
        if attribution is None or attribution.cue is None or not told_by_name:
            return False
        sentence = self.appearance.sentence
        if self.said is not None:  # the day of what is said now of what was said then
            return bool(_OWN_EARLIER.search(sentence))
        cue = sentence[max(0, attribution.cue.start - where.start) : attribution.cue.end - where.start]
        return bool(_RECALLING.match(cue.strip()) or _EARLIER.search(sentence))

    @cached_property
    def sentence(self) -> bytes:
        """The signature of its sentence."""
        return signature(self.appearance.sentence)

    @cached_property
    def passage(self) -> bytes:
        """The signature of its passage; that of the sentence where none was kept."""
        return self._passage or self.sentence

    @cached_property
    def quote(self) -> str:
        """The quoted words of its sentence; empty where there are none."""
        marked = " ".join(quotes_in(self.appearance.sentence))
        attribution, where = self.appearance.attribution, self.appearance.sentence_span
        if attribution is None or attribution.style is not Style.DIRECT:
            return marked
        # A sentence within a quotation has no marks of its own.
        parts = [(max(s.start, where.start), min(s.end, where.end)) for s in attribution.contents]
        said = " ".join(self.appearance.sentence[a - where.start : b - where.start] for a, b in parts if a < b)
        return max(marked, said, key=len)

    @cached_property
    def named_there(self) -> bool:
        """Whether its sentence itself names the innermost speaker, so that it says who speaks."""
        speaker = self.appearance.speaker
        last = normal(speaker.name)[-1:] if speaker else []
        return bool(last) and last[0] in normal(self.appearance.sentence)


_INDEFINITE = re.compile(r"(?:an?|one|another|some|other|several|two|three|each|every|no) ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?=\W*$)")
_FRONT_PAGE = re.compile(r"(?:the |an? )?(?:front page|editorial|masthead|leader)", re.IGNORECASE)
_PART_OF = re.compile(r"[Tt]he (\w+)['’ʼ]s ")
_LONGEST_NAME = 5
"""Words an outlet's name may have."""
_RECALLING = re.compile(
    r"(?:has|have|had)(?: \w+ly| long| also| never| since| again| already| always)* \w+(?:ed|n|t|d|id)\b(?! to\b)|"
    r"(?:now |still |also |openly )?(?:denies|deny|rejects?|disputes?|insists?|maintains?|claims?|alleges?|accuses?|"
    r"says?|speaks? of)\b|"
    r"(?:earlier |previous |former |recent )?(?:allegation|claim|accusation|charge|denial|assertion|statement|"
    r"admission|insistence|warning|estimate)s?\b",
    re.IGNORECASE,
)
"""Cues that tell of no occasion of their own."""
_EARLIER = re.compile(
    r"\b(?:told \w+|said|stated) then\b|\b(?:earlier|previously) (?:said|told|stated)\b|\bI (?:said|told)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tell of an earlier time."""
_OWN_EARLIER = re.compile(r"\bI (?:said|told)\b")
"""How somebody tells what they said before."""


def called_beside(appearances: Iterable[Appearance], table: OutletTable) -> dict[str, Outlet]:
    """The outlets that several reports are from or have it from, by all that they may be called in one another.

    For short, by the last word, where that is one outlet's only: "the Post", "the Ledger".
    """
    outlets = {outlet.key: outlet for one in appearances for outlet in _outlets_in(one, table) if outlet}
    short: dict[str, set[str]] = {}
    for outlet in outlets.values():
        if len(words := words_of(outlet.name)) > 1:
            short.setdefault(words[-1], set()).add(outlet.key)
    called = {word: outlets[min(keys)] for word, keys in short.items() if len(keys) == 1 and word in AMBIGUOUS}
    return {**called, **{key.removeprefix(OUTLET): outlet for key, outlet in outlets.items()}}


def _outlets_in(one: Appearance, table: OutletTable) -> Iterator[Outlet | None]:
    yield table.of(one.document)
    for credit in one.document.credits:
        yield table.named(credit.name, one.document) if credit.kind is CreditKind.TEXT else None
    for link in one.claim.chain:
        yield table.named(link.name, one.document) if link.kind is SpeakerKind.OUTLET else None


def tells_of_earlier(sentence: str) -> bool:
    """Whether a sentence says that somebody said something at an earlier time: "told us then", "said earlier"."""
    return bool(_EARLIER.search(sentence))


def walk_of(words: tuple[str, ...]) -> str | None:
    """The walk of life that a description's last telling word states: "senior harbour police officer" is police."""
    for word in reversed(words):
        for walk in ("police", "medical", "military", "private", "legal", "document", "diplomat", "worker", "press"):
            if word in table(f"walk_{walk}"):
                return walk
    return None


def _key_of_hop(link: Link) -> str | None:
    return key_of(link.name, link.kind) if link.name[:1].isupper() else None


def _day(moment: str | None) -> int | None:
    return date.fromisoformat(moment[:10]).toordinal() if moment else None
