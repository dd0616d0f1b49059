"""The versions of an article for a terminal, and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from sayso.export.entries import decision_record
from sayso.export.ledger import Look, decision_line, short
from sayso.export.terminal import plain
from sayso.views.versions import Change, ClaimTold, Kind, Piece, Step

HASH = 16
"""Digits of a hash that are shown; JSON has all."""
_STYLES = {Kind.ADDED: "affirms", Kind.REMOVED: "denies"}
_SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~"}
_MARKS = {Kind.ADDED: ("{+", "+}"), Kind.REMOVED: ("[-", "-]")}


def versions_shown(steps: Sequence[Step], look: Look) -> Iterator[str]:
    """An article: its versions, the first first, each with what changed."""
    newest = next((one for one in steps if one.version.current), steps[-1])
    about = (newest.document.title or newest.document.path, newest.document.outlet, newest.document.url)
    yield look.dyed(plain(" · ".join(told for told in about if told)), "heading")
    number = len({one.version.document for one in steps})
    yield f"{number} version{'s' * (number != 1)}, seen {_times(len(steps))}"
    for one in steps:
        yield ""
        yield from _step(one, look)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _step(one: Step, look: Look) -> Iterator[str]:
    version = one.version
    state = [word for word, holds in (("stands", version.current), ("unchanged", version.unchanged)) if holds]
    parts = (
        version.retrieved_at[:16].replace("T", " "),
        short(version.document),
        f"sha256 {version.sha256[:HASH]}" if version.sha256 else "",
        plain(version.source or ""),
        *state,
    )
    yield look.dyed("  ".join(part for part in parts if part), "heading" if version.current else "faint")
    for field in one.fields:
        yield from look.lines(f"{field.field}: {_told(field.before)} -> {_told(field.after)}", "  ")
    for change in one.changes:
        yield from _change(change, look)
    yield from _claims("gone", one.went, look)
    yield from _claims("new", one.came, look)
    yield from (f"  {decision_line(decision)}" for decision in one.decided)


def _told(value: str | None) -> str:
    return f'"{plain(value)}"' if value else "nothing"


def _change(change: Change, look: Look) -> Iterator[str]:
    if change.kind is Kind.CHANGED:
        shown = "".join(_piece(piece, look) for piece in change.pieces)
        yield f"  {_SIGNS[change.kind]} {shown}"
    else:
        text = plain(change.after or change.before or "")
        yield from look.lines(f"{_SIGNS[change.kind]} {text}", "  ", _STYLES[change.kind])


def _piece(piece: Piece, look: Look) -> str:
    """Words as they are; what was removed and added in brackets, or in colour."""
    words = plain(piece.text)
    lead, trail = piece.text.startswith(" "), piece.text.endswith(" ") and bool(words)
    if words and piece.kind is not Kind.KEPT:
        before, after = _MARKS[piece.kind]
        words = look.dyed(words, _STYLES[piece.kind]) if look.colour else f"{before}{words}{after}"
    return " " * lead + words + " " * trail


def _claims(what: str, claims: Iterable[ClaimTold], look: Look) -> Iterator[str]:
    for one in claims:
        yield look.cut(f"  claim {what}: {short(one.id)}  {plain(one.wording)}")


def version_record(one: Step) -> dict[str, Any]:
    """A version and what changed from the one before, as plain data."""
    document = one.document
    return {
        **asdict(one.version),
        **{name: getattr(document, name) for name in ("title", "byline", "outlet", "published_at", "url")},
        "fields": [asdict(field) for field in one.fields],
        "changes": [{"kind": c.kind.value, "before": c.before, "after": c.after} for c in one.changes],
        "came": [asdict(claim) for claim in one.came],
        "went": [asdict(claim) for claim in one.went],
        "decisions": [decision_record(decision) for decision in one.decided],
    }
