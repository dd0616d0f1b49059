"""Versions of one article: which captures are the same article, which stands, and what becomes of decisions.

An article is known by its address. What an outlet put there later is a newer version: only the newest stands in the
ledger. A claim of an older one lives on in the claim of the newest that has the same words in the same sentence, and
what people decided about the one is then about the other. All of it is a function of the records.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from urllib.parse import parse_qsl, unquote, urlsplit

from sayso.ledger.decide import PAIRS
from sayso.ledger.types import Decision, DecisionKind
from sayso.model import Attribution, Claim, Document, Extraction, Span, Speaker

TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|msclkid|twclid|yclid|igshid|mc_[ce]id|at_(campaign|medium|custom\d)|cmpid?|ncid|"
    r"ocid|smid|smtyp|spref|ref|ref_src|ref_url|referrer|amp|outputtype|__twitter_impression",
    re.IGNORECASE,
)
"""Parameters of an address that tell where a reader came from, and not what is there."""
_AMP = re.compile(r"(^|/)amp(/|$)|\.amp(?=\.|$)|(?<=\.)amp(?=$)", re.IGNORECASE)
_HOST = re.compile(r"^(www\d?|m|mobile|amp|edition)\.")
LEAST_WORDS = 5
"""Words that a sentence needs to show, alone, that two texts are versions of one."""
EXCERPTS = ("feed",)
"""Formats that mostly hold an excerpt: it never stands in the place of the page itself."""


def article_key(url: str | None) -> str | None:
    """The address by which an article is known; None where there is none, or it is a site's front page.

    Scheme, ``www.``, the trailing slash, the fragment, the order of parameters, those that only track, and signs of
    a page for telephones make no difference.
    """
    parts = _split(url or "")
    if parts is None:
        return None
    host, path, query = parts
    kept = sorted((name, value) for name, value in parse_qsl(query) if not TRACKING.fullmatch(name))
    plain = re.sub(r"/{2,}", "/", _AMP.sub(lambda found: "/" if "/" in found[0] else "", unquote(path))).rstrip("/")
    if plain.casefold() in ("", "/index.html", "/index.htm", "/index.php", "/home") and not kept:
        return None
    return host + plain + "".join(f"{'&' if i else '?'}{name}={value}" for i, (name, value) in enumerate(kept))


def _split(url: str) -> tuple[str, str, str] | None:
    """Host, path and query of an address on the web."""
    whole = "://" in url
    try:
        parts = urlsplit(url.strip() if whole else f"//{url.strip()}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or not (whole or "." in host) or parts.scheme not in ("", "http", "https"):
        return None
    shown = _HOST.sub("", host.casefold().rstrip("."))
    return shown + (f":{port}" if port not in (None, 80, 443) else ""), parts.path, parts.query


def folded(text: str) -> str:
    """Text as it is compared: white space is folded."""
    return " ".join(text.split())


def marks_of(document: Document, sentences: Iterable[Span]) -> tuple[int, ...]:
    """Numbers by which versions of one article are known to be such: of its title and of each longer sentence."""
    text = document.text
    told = [span.of(text) for span in sentences] or text.splitlines()
    long = {plain for one in told if len((plain := folded(one)).split()) >= LEAST_WORDS}
    title = {f"title {folded(document.title).casefold()}"} if document.title else set()
    return tuple(sorted(_number(one) for one in long | title))


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def same_capture(one: Document, other: Document) -> bool:
    """Whether two captures of one article show the same: only the page around them is another."""
    fields = ("title", "byline", "outlet", "published_at", "language")
    return one.text == other.text and all(getattr(one, name) == getattr(other, name) for name in fields)


@dataclass(frozen=True, slots=True)
class Capture:
    """One time that a document was taken in: the hash of its bytes, when they were captured, when they were read.

    Where both times are one, nobody recorded when the bytes were captured.
    """

    sha256: str | None
    retrieved_at: str
    read_at: str

    @property
    def known(self) -> bool:
        """Whether it is recorded when the bytes were captured."""
        return self.retrieved_at != self.read_at


def times_of(captures: Iterable[Capture]) -> tuple[str, ...]:
    """When a document was seen, the first first (ISO 8601, UTC).

    Reading the same bytes again shows nothing new, unless it is recorded that they were captured at another time.
    """
    by_hash: dict[str | None, list[Capture]] = defaultdict(list)
    for one in captures:
        by_hash[one.sha256].append(one)
    seen: set[str] = set()
    for several in by_hash.values():
        known = {one.retrieved_at for one in several if one.known}
        seen |= known or {min(one.retrieved_at for one in several)}
    return tuple(sorted(seen))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document under an article's address: its number in the order of reading, and what tells its place."""

    number: int
    marks: frozenset[int]
    excerpt: bool
    last_seen: str


def standing_of(candidates: Sequence[Candidate]) -> dict[int, int]:
    """For each document of one address the one that stands: the newest of those that are versions of one text.

    Texts that share neither title nor a sentence are not: an address may lead to another text every day.
    """
    part = {one.number: one.number for one in candidates}
    first: dict[int, int] = {}
    for one in candidates:
        for mark in one.marks:
            _join(part, one.number, first.setdefault(mark, one.number))
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[_root(part, one.number)].append(one)
    newest = {root: max(several, key=_age).number for root, several in groups.items()}
    return {one.number: newest[_root(part, one.number)] for one in candidates}


def _age(one: Candidate) -> tuple[bool, str, int]:
    return (not one.excerpt, one.last_seen, one.number)


def _root(part: Mapping[int, int], number: int) -> int:
    while part[number] != number:
        number = part[number]
    return number


def _join(part: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_root(part, one), _root(part, other)))
    part[high] = low


# What becomes of records


def successors(older: Extraction, newer: Extraction) -> dict[str, str]:
    """For each record of an older version the one of the newer version that it lives on in, by id.

    A claim does in the one with the same exact words in the same sentence, an attribution likewise, a speaker in the
    one of the same name. What stands several times must stand as often in both.
    """
    claims = _matched(older.claims, newer.claims, _claim_key(older), _claim_key(newer))
    said = _matched(older.attributions, newer.attributions, _said_key(older), _said_key(newer))
    speakers = _matched(older.speakers, newer.speakers, _speaker_key, _speaker_key)
    return {older.document.id: newer.document.id, **claims, **said, **speakers}


def _matched[R: (Claim, Attribution, Speaker)](
    older: Iterable[R], newer: Iterable[R], key: Callable[[R], Hashable], new_key: Callable[[R], Hashable]
) -> dict[str, str]:
    before, after = _by_key(older, key), _by_key(newer, new_key)
    return {
        old: new
        for told, several in before.items()
        if len(several) == len(after.get(told, ()))
        for old, new in zip(several, after[told], strict=True)
    }


def _by_key[R: (Claim, Attribution, Speaker)](
    records: Iterable[R], key: Callable[[R], Hashable]
) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for one in {one.id: one for one in records}.values():
        found[key(one)].append(one.id)
    return found


def _claim_key(extraction: Extraction) -> Callable[[Claim], Hashable]:
    claims = {one.id: one for one in extraction.claims}
    sentence = _sentences_of(extraction)

    def key(claim: Claim, depth: int = 0) -> Hashable:
        targets = () if depth else (claims[one] for one in claim.refers_to if one in claims)
        words = tuple(folded(span.of(extraction.document.text)) for span in claim.original)
        return (sentence(claim.original), words, tuple(key(one, depth + 1) for one in targets))

    return key


def _said_key(extraction: Extraction) -> Callable[[Attribution], Hashable]:
    sentence, text = _sentences_of(extraction), extraction.document.text

    def key(one: Attribution) -> Hashable:
        cue = (one.cue,) if one.cue else ()
        words = (tuple(folded(span.of(text)) for span in spans) for spans in (one.sources, cue, one.contents))
        return (sentence(one.spans), *words)

    return key


def _speaker_key(one: Speaker) -> Hashable:
    return (one.name.casefold(), one.named)


def _sentences_of(extraction: Extraction) -> Callable[[Sequence[Span]], str]:
    text, sentences = extraction.document.text, sorted(extraction.sentences)

    def sentence(words: Sequence[Span]) -> str:
        start, end = min(span.start for span in words), max(span.end for span in words)
        around = [span for span in sentences if span.start < end and start < span.end]
        return folded(text[min([start, *(s.start for s in around)]) : max([end, *(s.end for s in around)])])

    return sentence


# What becomes of decisions

SPANNED = (
    DecisionKind.SPAN,
    DecisionKind.SOURCE,
    DecisionKind.CUE,
    DecisionKind.CONTENT,
    DecisionKind.ADD,
)
"""Kinds whose value holds places in the text."""
_OF_TWO = (*PAIRS, DecisionKind.MERGE_SPEAKERS)
_SPAN = re.compile(r"(\d+)\s*-\s*(\d+)")
_PLACED = re.compile(r"(?:^|;)\s*(?:source|cue|content)\s[^;]*")


class Moved:
    """Where the words of an older version stand in a newer one."""

    def __init__(self, older: Extraction, newer: Extraction) -> None:
        self._old, self._new = older.document.text, newer.document.text
        before, after = _places(older), _places(newer)
        self._pairs = [
            (one, other)
            for words, several in before.items()
            if len(several) == len(after.get(words, ()))
            for one, other in zip(several, after[words], strict=True)
        ]

    def span(self, span: Span) -> Span | None:
        """The place of these words, if they stand in sentences that are the same in both."""
        start = self._place(span.start)
        last = self._place(span.end - 1)
        if start is None or last is None or last < start:
            return None
        moved = Span(start, last + 1)
        return moved if moved.of(self._new) == span.of(self._old) else None

    def _place(self, place: int) -> int | None:
        for one, other in self._pairs:
            if one.start <= place < one.end:
                return other.start + place - one.start
        return None

    def value(self, kind: DecisionKind, value: str) -> str | None:
        """The value of a decision with the places in the newer text; None if one of them has no place there."""
        if kind is not DecisionKind.ADD:
            return self._moved(value)
        head, mark, wording = _parted(value)
        if any(self._moved(found[0]) is None for found in _PLACED.finditer(head)):
            return None
        return _PLACED.sub(lambda found: self._moved(found[0]) or "", head) + mark + wording

    def _moved(self, value: str) -> str | None:
        spans = {found[0]: Span(int(found[1]), int(found[2])) for found in _SPAN.finditer(value)}
        moved = {told: self.span(span) for told, span in spans.items()}
        if None in moved.values():
            return None
        return _SPAN.sub(lambda found: f"{(new := moved[found[0]]) and new.start}-{new and new.end}", value)


def _parted(value: str) -> tuple[str, str, str]:
    """An added attribution before and from its wording, which may hold anything."""
    found = re.search(r"(?:^|;)\s*wording\s", value)
    return (value[: found.start()], found[0], value[found.end() :]) if found else (value, "", "")


def _places(extraction: Extraction) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for span in sorted(extraction.sentences):
        found[span.of(extraction.document.text)].append(span)
    return found


@dataclass(frozen=True, slots=True)
class Heirs:
    """What records of versions that no longer stand live on in; by the id of the older record.

    ``gone`` are those that live on in nothing. ``moved`` tells where words of a report's older version are now.
    """

    heirs: Mapping[str, str]
    gone: frozenset[str]
    moved: Mapping[str, Moved]
    """By the id of an older record."""


def carried(decision: Decision, heirs: Heirs) -> Decision | None:
    """What a decision is about now: a record of the version that stands; None if it lost what it was about."""
    target, value = _heir(decision.target, heirs), decision.value
    if decision.kind in SPANNED and value and (moved := heirs.moved.get(decision.target)):
        value = moved.value(decision.kind, value)
    elif value and decision.kind in _OF_TWO:
        value = _heir(value, heirs)
    if target is None or (decision.value is not None and value is None):
        return None
    return replace(decision, target=target, value=value)


def records_in(decision: Decision) -> tuple[str, ...]:
    """The ids of records that a decision is about."""
    told = (decision.target, decision.value if decision.kind in _OF_TWO else None)
    return tuple(_bare(one) for one in told if one)


def _bare(target: str) -> str:
    """A speaker's own key (``person:s-...``) is about the speaker."""
    return target.removeprefix("person:") if target.startswith("person:s-") else target


def _heir(target: str, heirs: Heirs) -> str | None:
    bare = _bare(target)
    if bare in heirs.gone:
        return None
    return target.removesuffix(bare) + heirs.heirs.get(bare, bare)
