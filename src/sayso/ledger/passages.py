"""Whether two passages are the same text: copied, copied with small edits, or one within the other.

A passage is known by its shingles, runs of three words, of which a signature keeps the smallest by hash (the
"bottom k" form of MinHash: exact for a sentence or two, an estimate for more). Quotation marks, capitals, accents,
punctuation and whether a small number is written out make no difference. Short passages prove nothing.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from sayso.model import Span

SHINGLE = 3
"""Words a shingle has."""
KEPT = 192
"""Shingles a signature keeps at most."""
LANES = 24
"""Orders of shingles under which passages may meet."""
NEIGHBOURS = 4
"""With how many that follow it in such a meeting a passage is compared: enough for chains, never all pairs."""
ROUND = 1
"""Sentences before and after its own that make a claim's passage."""

_FORMAT = 1
_HEAD = struct.Struct("<BH")
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<=\w)['’ʼ.,](?=\w)")
_QUOTE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]?")
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    if number != 1  # "one" is as often no number
}
Hashes = np.ndarray[tuple[int], np.dtype[np.uint32]]


def normal(text: str) -> list[str]:
    """The words of a text as they are compared."""
    decomposed = unicodedata.normalize("NFKD", _JOINED.sub("", text))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return [_NUMBERS.get(word, word) for word in _WORD.findall(plain)]


def signature(text: str) -> bytes:
    """What is kept of a passage, to compare it with others: how many words it has, and its shingles' hashes."""
    words = normal(text)
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    hashes = np.unique(np.fromiter((crc32(run.encode()) for run in runs), np.uint32, len(runs)))
    # crc32 is regular in its last letters; an odd factor spreads it over all bits.
    spread = np.sort(hashes * np.uint32(0x9E3779B1))[:KEPT]
    return _HEAD.pack(_FORMAT, min(len(words), 0xFFFF)) + spread.astype("<u4").tobytes()


def words_in(passage: bytes) -> int:
    """How many words a passage has."""
    return int(_HEAD.unpack_from(passage)[1])


def _hashes(passage: bytes) -> Hashes:
    return np.frombuffer(passage, "<u4", offset=_HEAD.size)


def passage_of(text: str, sentences: Sequence[Span], original: Sequence[Span]) -> str:
    """The sentences that a claim's words stand in, with those next to them: what its signature is made from."""
    touched = [i for i, sentence in enumerate(sentences) if any(sentence.overlaps(span) for span in original)]
    if not touched:
        return " ".join(span.of(text) for span in original)
    nearby = sentences[max(0, touched[0] - ROUND) : touched[-1] + 1 + ROUND]
    return text[nearby[0].start : nearby[-1].end]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two passages share: shingles of both, of the shorter, and how many words the shorter has."""

    jaccard: float
    containment: float
    words: int


def overlap(first: bytes, second: bytes) -> Overlap:
    """How much two passages share, from 0 to 1."""
    one, two = _hashes(first), _hashes(second)
    words = min(words_in(first), words_in(second))
    if not (len(one) and len(two)):
        return Overlap(0.0, 0.0, words)
    if max(len(one), len(two)) == KEPT:  # cut short: only hashes that both would have kept can be compared
        bound = min(h[-1] for h in (one, two) if len(h) == KEPT)
        one, two = one[one <= bound], two[two <= bound]
    both = np.sort(np.concatenate((one, two)))
    common = int((both[1:] == both[:-1]).sum())
    either = len(one) + len(two) - common
    return Overlap(common / max(either, 1), common / max(min(len(one), len(two)), 1), words)


def quotes_in(text: str) -> list[str]:
    """What stands in quotation marks, in the order of the text; the last may not be closed."""
    return [found.strip() for found in _QUOTE.findall(text)]


def quoted_at(text: str, place: int) -> list[str]:
    """The quotation that a place of the text lies in; empty where it lies in none."""
    return [found[1] for found in _QUOTE.finditer(text) if found.start(1) <= place < found.end(1)]


def meeting(passages: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Pairs of passages that may be alike, by id, each once, in a fixed order; few that are not.

    Under each of several orders every passage has a first shingle; two meet that share it, and those who meet at
    least twice are paired. Of those with the very same signature, each is paired with the first.
    """
    alike: dict[bytes, list[str]] = {}
    for name in sorted(passages):
        alike.setdefault(passages[name], []).append(name)
    pairs = {(group[0], other) for group in alike.values() for other in group[1:]}
    ordered = sorted(alike)
    for one, two in _met(ordered):
        first, second = sorted((alike[ordered[one]][0], alike[ordered[two]][0]))
        pairs.add((first, second))
    yield from sorted(pairs)


def _met(ordered: Sequence[bytes]) -> list[tuple[int, int]]:
    """The places of passages that share their first shingle at least twice: of a crowd, neighbours only."""
    worded = [place for place, passage in enumerate(ordered) if len(_hashes(passage))]
    if not worded:
        return []
    firsts = np.array([(_hashes(ordered[place])[:, None] * _ORDERS).min(axis=0) for place in worded])
    places, met = np.array(worded), []
    for lane in firsts.T:
        rank = np.argsort(lane, kind="stable")
        for step in range(1, NEIGHBOURS + 1):
            one, two = rank[:-step], rank[step:]
            shared = lane[one] == lane[two]
            met.append(places[one[shared]] * len(ordered) + places[two[shared]])
    codes, times = np.unique(np.concatenate(met), return_counts=True)
    return [divmod(int(code), len(ordered)) for code in codes[times > 1]]


_ORDERS = np.array([crc32(f"order {i}".encode()) | 1 for i in range(LANES)], np.uint32)
"""Odd factors: each puts the hashes in another order. Never changed: ledgers need the same pairs every time."""
