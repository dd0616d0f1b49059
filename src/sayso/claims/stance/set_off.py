"""Which part of what somebody says a clause stands in: a quotation by itself, or a statement behind a colon."""

from __future__ import annotations

from sayso.claims.tree import Tree
from sayso.model import Attribution, Span

_QUOTES = frozenset('"“')


def around(tree: Tree, attribution: Attribution, head: int | None) -> tuple[Span, ...]:
    """The contents; of several the quotation by itself in which a clause stands: 'denied it: "I was not there."'."""
    here = tree[head].start if head is not None else -1
    own = [s for s in attribution.contents if s.start <= here < s.end and _is_set_off(tree, s)]
    return tuple(own) or attribution.contents


def _is_set_off(tree: Tree, part: Span) -> bool:
    """Whether a part of a content is quoted, or stands behind a colon as what was said."""
    behind = part.of(tree.text)[:1].isupper() and tree.text[: part.start].rstrip().endswith(":")
    return behind or part.of(tree.text)[:1] in _QUOTES


def apart(tree: Tree, attribution: Attribution, head: int | None) -> tuple[Span, ...]:
    """The contents; of "called it absurd: 'Nobody was there'" only the part in which a clause stands.

    So too where the quotation is a sentence of its own: "denied reports that they fled. 'I saw no one leave.'".
    """
    here = tree[head].start if head is not None else -1
    first, *rest = attribution.contents or (None,)
    cue = tree.sentence_at(attribution.cue.start) if attribution.cue else -1
    told = [s for s in rest if _is_set_off(tree, s)]
    told = [s for s in told if tree.text[: s.start].rstrip().endswith(":") or tree.sentence_at(s.start) > cue >= 0]
    if first is None or not told or first.of(tree.text)[:1] in _QUOTES:
        return attribution.contents
    return tuple(told) if any(s.start <= here < s.end for s in told) else (first,)
