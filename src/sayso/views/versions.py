"""The versions of an article, and what changed from each to the next: sentences, headline and dates, claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from sayso.ledger.types import Decision
from sayso.ledger.versions import folded, successors
from sayso.model import Document, Extraction
from sayso.store import Version, View

FIELDS = ("title", "byline", "outlet", "published_at", "url", "language")
"""What is known of a report beside its text, and may change."""
LIKE = 0.5
"""From which share of common words, two sentences are one that was changed."""
MOST = 2_500
"""Pairs of sentences that are compared word by word where many changed in one place; of more, none are."""
LONGEST = 400
"""Words of a sentence that are compared one by one."""


class Kind(StrEnum):
    """What became of a sentence, or of words in it."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a changed sentence: kept, added, or removed."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that was added, removed or changed. ``pieces`` are its words where it was changed."""

    kind: Kind
    before: str | None
    after: str | None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What is known beside the text, and was told otherwise before; None where it wasn't told."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A claim by its id and its wording."""

    id: str
    wording: str


@dataclass(frozen=True, slots=True)
class Step:
    """A version, and what changed from the one before: nothing in the first, and where the text is the same."""

    version: Version
    document: Document
    fields: tuple[FieldChange, ...] = ()
    changes: tuple[Change, ...] = ()
    came: tuple[ClaimTold, ...] = ()
    went: tuple[ClaimTold, ...] = ()
    decided: tuple[Decision, ...] = ()


def versions_of(view: View, document_id: str) -> list[Step]:
    """The versions of a report's article, the first first; empty where there is no such report."""
    steps: list[Step] = []
    before: Extraction | None = None
    for version in view.versions(document_id):
        extraction = view.extraction(version.document)
        assert extraction is not None
        decided = () if version.unchanged else tuple(view.decisions([version.document]))
        steps.append(_step(version, before, extraction, decided))
        before = extraction
    return steps


def _step(version: Version, before: Extraction | None, after: Extraction, decided: tuple[Decision, ...]) -> Step:
    if before is None or version.unchanged:
        return Step(version, after.document, decided=decided)
    heirs = successors(before, after)
    lived_on = set(heirs.values())
    return Step(
        version=version,
        document=after.document,
        fields=tuple(_fields(before.document, after.document)),
        changes=tuple(changes_between(_sentences(before), _sentences(after))),
        came=tuple(ClaimTold(one.id, one.wording) for one in after.claims if one.id not in lived_on),
        went=tuple(ClaimTold(one.id, one.wording) for one in before.claims if one.id not in heirs),
        decided=decided,
    )


def _fields(before: Document, after: Document) -> Iterator[FieldChange]:
    for name in FIELDS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FieldChange(name, old, new)


def _sentences(extraction: Extraction) -> list[str]:
    """The sentences of a report and what stands between them; the lines of one that was not read."""
    text, found, last = extraction.document.text, [], 0
    for span in sorted(extraction.sentences):
        found += text[last : span.start].splitlines()
        found.append(text[max(last, span.start) : span.end])
        last = max(last, span.end)
    return [plain for one in (*found, *text[last:].splitlines()) if (plain := folded(one))]


def changes_between(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """What changed from some sentences to others, in order."""
    for operation, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation != "equal":
            yield from _replaced(before[a:b], after[c:d])


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Sentences in the place of others: those that are alike were changed, the others removed and added."""
    old, new = 0, 0
    for one, other in _alike(before, after):
        yield from _alone(before[old:one], after[new:other])
        yield Change(Kind.CHANGED, before[one], after[other], tuple(pieces_of(before[one], after[other])))
        old, new = one + 1, other + 1
    yield from _alone(before[old:], after[new:])


def _alone(removed: Iterable[str], added: Iterable[str]) -> Iterator[Change]:
    yield from (Change(Kind.REMOVED, one, None) for one in removed)
    yield from (Change(Kind.ADDED, None, one) for one in added)


def _alike(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of sentences that are alike, in order of both; the most alike are paired first."""
    if len(before) * len(after) > MOST:
        return []
    scored = [(_likeness(one, other), i, j) for i, one in enumerate(before) for j, other in enumerate(after)]
    pairs: list[tuple[int, int]] = []
    for score, i, j in sorted(scored, key=lambda found: (-found[0], found[1:])):
        if score >= LIKE and all((i - a) * (j - b) > 0 for a, b in pairs):
            pairs.append((i, j))
    return sorted(pairs)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _words(one)[:LONGEST:2], _words(other)[:LONGEST:2], autojunk=False).ratio()


def _words(sentence: str) -> list[str]:
    """Words and signs, and between them what is white: words stand at even places, with nothing before a sign."""
    return [word for found in re.finditer(r"(\w+|[^\w\s])(\s*)", sentence) for word in found.groups()]


def pieces_of(before: str, after: str) -> Iterator[Piece]:
    """The words of a sentence that was changed: kept, removed, added."""
    old, new = _runs(before), _runs(after)
    kinds = {"equal": Kind.KEPT, "delete": Kind.REMOVED, "insert": Kind.ADDED}
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "replace":
            yield Piece(Kind.REMOVED, "".join(old[a:b]))
            yield Piece(Kind.ADDED, "".join(new[c:d]))
        else:
            yield Piece(kinds[operation], "".join(old[a:b] or new[c:d]))


def _runs(sentence: str) -> list[str]:
    """A sentence in words and what stands between them; the end of a very long one in one."""
    parts = re.findall(r"\w+|\s+|[^\w\s]", sentence)
    return [*parts[: 2 * LONGEST], *(["".join(rest)] if (rest := parts[2 * LONGEST :]) else [])]
