"""Stands in for the keeper: takes a report into a store as a keeper does, without looking at what it says.

Claims that share the same rare words are called the same, so that entries grow as they do in earnest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import combinations

from sayso import Extraction
from sayso.ids import entry_id
from sayso.ledger.types import Appearance, Pair, Side, Slot, Verdict
from sayso.model import Certainty, Claim, Polarity, Speaker
from sayso.store import Component, Custody, EntryRow, Member, Work
from sayso.store.codec import pack, unpack

KEYS = 10
SAME = 6
"""So many keys in common make two claims the same: four of five words."""
_WORD = re.compile(r"\w{4,}")


def take(work: Work, extraction: Extraction, moment: str) -> None:
    """Everything that is written and asked when a report comes in."""
    document = extraction.document
    profile = keys_of(document.title or "", document.published_at)
    work.profiles(work.documents_sharing(profile))
    custody = Custody(moment, document.url, "0")
    work.add_document(extraction, document.text.encode(), custody, b"profile" * 40, profile)
    speakers = {one.id: one for one in extraction.speakers}
    keys = {one.id: keys_of(one.wording, document.published_at) for one in extraction.claims}
    work.put_gists(_gist(one, speakers, keys[one.id]) for one in extraction.claims)
    work.put_pairs([pair for one, own in keys.items() for pair in _compare(work, one, own)])
    _make_anew(work, work.component(keys))


def _gist(
    claim: Claim, speakers: dict[str, Speaker], keys: tuple[int, ...]
) -> tuple[str, bytes, bytes, bytes, str | None, tuple[int, ...]]:
    noise = sha256(claim.wording.encode()).digest()
    return (
        claim.id,
        pack(keys) + noise * 12,
        noise * 12,
        noise * 8,
        person_of(speakers.get(claim.speaker_id or "")),
        keys,
    )


def person_of(speaker: Speaker | None) -> str | None:
    """A key for everybody of one name."""
    return f"person:{speaker.name.casefold()}" if speaker and speaker.named else None


def keys_of(words: str, day: str | None) -> tuple[int, ...]:
    """A key for each pair of the rarest words, those with capitals first, then the longest, on one day."""
    found = sorted(set(_WORD.findall(words)), key=lambda word: (word.islower(), -len(word), word))[:5]
    pairs = list(combinations(found, 2)) or [(words, "")]
    return tuple(int(sha256(f"{a} {b} {day}".encode()).hexdigest()[:15], 16) for a, b in pairs[:KEYS])


def _compare(work: Work, claim: str, keys: tuple[int, ...]) -> list[Pair]:
    others = work.gists(one for one in work.claims_sharing(keys) if one != claim)
    shared = {one: len(set(keys) & set(_keys_in(gist))) for one, (gist, _) in others.items()}
    return [_pair(claim, one, number >= SAME) for one, number in shared.items() if number > 1]


def _keys_in(gist: bytes) -> tuple[int, ...]:
    return unpack(gist[: -12 * 32], tuple[int, ...])


def _pair(claim: str, other: str, same: bool) -> Pair:
    first, second = sorted((claim, other))
    return Pair(first, second, Verdict.SAME if same else Verdict.RELATED, 0.9, None if same else Slot.NUMBER)


def _make_anew(work: Work, components: Sequence[Component]) -> None:
    claims = [one for component in components for one in component.claims]
    shown = {one.id: one for one in work.appearances(claims)}
    work.passages(claims)
    work.decisions(claims)
    work.drop_entries(set(work.entries_of(claims).values()) - {entry_id(one.claims[0]) for one in components})
    work.put_entries(_entry([shown[one] for one in component.claims]) for component in components)


def _entry(members: Sequence[Appearance]) -> EntryRow:
    sides = [_side(one) for one in members]
    counts = [sides.count(side) for side in Side]
    days = sorted(day for one in members if (day := one.document.published_at))
    return EntryRow(
        entry_id(members[0].id),
        members[0].claim.wording,
        *counts,
        *(min(1, counts[0]), counts[0], min(1, counts[1]), counts[1]),
        days[0] if days else None,
        days[-1] if days else None,
        single_origin=len(members) == 1,
        unnamed_only=not any(one.speaker and one.speaker.named for one in members),
        disputed=bool(counts[0] and counts[1]),
        changed=False,
        withdrawn=False,
        members=tuple(Member.of(one, side) for one, side in zip(members, sides, strict=True)),
    )


def _side(one: Appearance) -> Side:
    if one.claim.certainty in (Certainty.POSSIBLE, Certainty.UNKNOWN):
        return Side.HEDGED
    return Side.DENIED if one.claim.polarity is Polarity.DENIES else Side.AFFIRMED
