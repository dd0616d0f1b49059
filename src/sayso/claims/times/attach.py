"""Which time goes with a statement, and which with what is claimed: by the syntax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from sayso.claims.times.calendar import COARSENESS
from sayso.claims.times.types import TimeExpression
from sayso.claims.tree import CLAUSES, Tree
from sayso.model import Attribution, Granularity, Interval, Span

Times = Sequence[TimeExpression]

PUBLISHING = frozenset(
    "air broadcast circulate date issue post publish release send sign tweet write give make".split()
)
"""What is done to a statement when it is made: "a report released Tuesday says"."""

SPEAKING = frozenset("address ask brief interview question speak testify".split())
"""What a speaker does while saying it: "speaking on Friday, he said"."""

SHARED = frozenset("able begin continue due expect go have likely need plan schedule seem set appear start".split())
"""Words whose infinitive is the event itself: "is expected to meet on Friday"."""


_COMPARING = frozenset(("from", "with", "against", "than"))
_NEAR = 2
"""Sentences back in which a day stands that "then" means."""


def said_along(tree: Tree, times: Times, path: Sequence[Attribution]) -> Interval | None:
    """When the innermost of attributions nested in each other was made; by no hour that stands in what it tells."""
    said = set(tree.words_of(path[-1].contents))
    usable = [t for t in times if t.interval.granularity not in _HOURS or t.head not in said]
    return said_within(tree, usable, [one.cue for one in reversed(path)])


_HOURS = frozenset((Granularity.MINUTE, Granularity.HOUR))


def said_within(tree: Tree, times: Times, cues: Iterable[Span | None]) -> Interval | None:
    """When a statement was made that is told within others, by their cues from the innermost outwards.

    What is named ("scoffed on Sunday at an estimate by the group") was said before it is told of, who knows when.
    """
    for cue in cues:
        if told := said_at(tree, times, cue):
            return told
        words = tree.within(cue) if cue else []
        if any(tree[i].tag in ("NN", "NNS") for i in words) and not any(tree[i].tag[0] == "V" for i in words):
            return None
    return None


def said_at(tree: Tree, times: Times, cue: Span | None) -> Interval | None:
    """When a statement was made, from a time that modifies its cue; None where no words tell it.

    The interval is unresolved (no start, no end) where the words can't be resolved. What comes
    again and again ("says every day") is no such time.
    """
    words = set(tree.within(cue)) if cue else set()
    if not words:
        return None
    sentences = {tree.sentence(i) for i in words}
    near = [t for t in times if _tells_when(t) and tree.sentence(t.head) in sentences]
    found = [t for t in near if _of_cue(tree, t, words) and not _of_other_figure(tree, t)]
    return _best(found, min(words)) or _then(tree, times, words)


def _then(tree: Tree, times: Times, cue: set[int]) -> Interval | None:
    """The day that "told us then" means: the last one told before in the paragraph, near it."""
    told = [c for i in cue if tree[i].tag == "VBD" for c in tree.children(i, "advmod") if tree.lower(c) == "then"]
    here = tree.sentence(min(cue))
    if not told:
        return None
    before = [t for t in times if t.resolved and here - _NEAR <= tree.sentence(t.head) < here]
    before = [t for t in before if tree.paragraph(t.head) == tree.paragraph(min(cue)) and _tells_when(t)]
    return before[-1].interval if before and before[-1].interval.granularity is Granularity.DAY else None


def _of_other_figure(tree: Tree, time: TimeExpression) -> bool:
    """Whether it tells when another figure was right: "put the toll at 19, up from 17 a day earlier"."""
    leading = (a for a in tree.ancestors(time.head) if tree.lower(a) in _COMPARING)
    return any(tree[o].tag == "CD" and o < time.head for a in leading for o in tree.children(a, "pobj"))


def _of_cue(tree: Tree, time: TimeExpression, cue: set[int]) -> bool:
    if cue & set(time.words) or _right_after(tree, time, cue):
        return True
    return _reaches(tree, time.head, cue)


def _right_after(tree: Tree, time: TimeExpression, cue: set[int]) -> bool:
    """ "Said Tuesday the deal was dead": parsers like to give the time to the next verb."""
    between = range(max(cue) + 1, time.words[0])
    return time.words[0] > max(cue) and len(between) <= 2 and all(tree.lower(i) in _SMALL for i in between)


_SMALL = frozenset(("on", "late", "early", "in", "at", ",", "the", "during"))


def _reaches(tree: Tree, i: int, cue: set[int]) -> bool:
    """Whether a time hangs on the cue: directly, on a noun beside it, or on how a document came out."""
    at, of = i, False
    while tree[at].head != at:
        dep, up = tree[at].dep, tree[at].head
        if tree.lower(at) == "from" and tree.lower(up) in ("up", "down"):
            return False  # "put it at 19, up from 17 a day earlier"
        if up in cue:
            # "Withdrew its statement of March 13" tells the day of the statement.
            return (dep not in CLAUSES or dep == "xcomp") and not (of and dep == "dobj")
        if dep in ("nsubj", "nsubjpass") or _is_verb(tree, up):
            return _published(tree, up, cue)
        at, of = up, of or tree.lower(at) == "of"
    return False


def _is_verb(tree: Tree, i: int) -> bool:
    return tree[i].tag.startswith("VB") and tree[i].dep not in ("amod", "compound", "prep")


def _published(tree: Tree, verb: int, cue: set[int]) -> bool:
    """ "The report released Tuesday said", "speaking on Friday, he said"; nothing that is told or done in between."""
    fitting = {"acl": PUBLISHING | SPEAKING, "relcl": PUBLISHING, "advcl": SPEAKING}.get(tree[verb].dep, frozenset())
    if tree[verb].lemma.lower() not in fitting or tree[verb].tag not in ("VBN", "VBG", "VBD"):
        return False
    first = next((a for a in tree.ancestors(verb) if a in cue or _is_verb(tree, a)), None)
    return first in cue


def happened_at(tree: Tree, times: Times, words: list[int], head: int) -> Interval | None:
    """When the event of a clause happened, from a time in it that hangs on its verb or on an argument.

    ``words`` are the numbers of all its words, ``head`` that of its verb (or noun). A time of a
    clause inside it is not the event's. None where no words tell it; unresolved as in ``said_at``.
    """
    inside = set(words) | {head}
    usable = [t for t in times if _tells_when(t) and t.head in inside]
    ways = [(way, t) for t in usable if (way := _way(tree, t.head, head, inside))]
    if not ways:
        return None
    nearest = min(way for way, _ in ways)
    return _best([t for way, t in ways if way == nearest], head)


class _Way(IntEnum):
    """How a time hangs on an event, best first."""

    VERB = 1
    ARGUMENT = 2
    SHARED = 3
    """On its infinitive, or on the verb that it is joined to: "on Monday he came and left"."""
    ASTRAY = 4
    """On nothing in the clause, though it stands there: the parser gave it to the cue."""


def _way(tree: Tree, time: int, head: int, inside: set[int]) -> _Way | None:
    way, at = _Way.VERB, time
    while at != head:
        dep, up = tree[at].dep, tree[at].head
        if dep in CLAUSES:
            return _Way.SHARED if _is_shared(tree, at, head) else None
        if up == at or up not in inside:
            return _Way.ASTRAY
        if up != head and _is_verb(tree, up):
            if _joined(tree, head, up):
                return _Way.SHARED if time < up else None
        elif up != head and tree[up].tag not in _CONNECTING:
            way = _Way.ARGUMENT
        at = up
    return way


_CONNECTING = frozenset(("IN", "TO"))


def _is_shared(tree: Tree, at: int, head: int) -> bool:
    return tree[at].dep == "xcomp" and tree[at].head == head and tree[head].lemma.lower() in SHARED


def _joined(tree: Tree, head: int, first: int) -> bool:
    at = head
    while tree[at].dep == "conj":
        at = tree[at].head
        if at == first:
            return True
    return False


def _tells_when(time: TimeExpression) -> bool:
    """Whether it places something in time: what recurs, or a mere length, does not."""
    return time.kind != "set" and (time.resolved or time.kind != "duration")


def _best(found: list[TimeExpression], at: int) -> Interval | None:
    """The one that tells most: resolved, in the finest unit, nearest."""
    ranked = sorted(found, key=lambda t: (not t.resolved, COARSENESS[t.interval.granularity], abs(t.head - at)))
    return ranked[0].interval if ranked else None
