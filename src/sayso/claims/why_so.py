"""What is told as the reason or the outcome of what went before: "that's because the dam broke", "this is why we left".

Whoever says so says that the dam broke, and that they left; of what it is the reason or the outcome, the clause itself
does not say.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import SUBJECTS, Tree

_POINTING = frozenset(("that", "this", "which"))
_LEADS = frozenset(("why", "because"))
_BESIDES = frozenset("exactly precisely just probably perhaps partly mainly largely really also only".split())
_BEFORE_SPEECH = frozenset(('"', "“", "‘", "'", ":"))
_OPEN = frozenset("probably perhaps".split())
"""What leaves open that it is the reason, though not the clause of "that is perhaps why he left"."""


def why_so(tree: Tree, head: int) -> list[int]:
    """The clause in "that is why", "that's because"; none of a reason that is ruled out, or only may be one."""
    if tree[head].lemma != "be" or tree[head].tag not in ("VBZ", "VBD") or tree.children(head, "neg", "aux"):
        return []
    subjects = tree.children(head, *SUBJECTS)
    if len(subjects) != 1 or tree.lower(subjects[0]) not in _POINTING or tree.children(subjects[0]):
        return []
    clauses = [c for c in tree.children(head, "ccomp", "advcl") if (lead := lead_of(tree, c)) and lead > head]
    if len(clauses) != 1:
        return []
    lead = lead_of(tree, clauses[0])
    assert lead is not None
    between = {tree.lower(i) for i in range(head + 1, lead)}
    open_ended = tree.lower(lead) == "because" and between & _OPEN
    return clauses if between <= _BESIDES and not open_ended and tree.children(clauses[0], *SUBJECTS) else []


def without_why(tree: Tree, one: Proposition) -> Proposition:
    """A clause without "that's why" before it; any other as it is."""
    if (because := _answers_why(tree, one)) is not None:
        return replace(one, words=tuple(i for i in one.words if i > because))
    clauses = why_so(tree, one.head) if one.form is Form.FINITE else []
    lead = lead_of(tree, clauses[0]) if clauses else None
    if lead is None or clauses[0] not in one.words:
        return one
    return replace(one, head=clauses[0], words=tuple(i for i in one.words if i > lead), subject=())


def _answers_why(tree: Tree, one: Proposition) -> int | None:
    """The "because" with which somebody begins to speak: '"Because I asked," she said'."""
    first = next((i for i in one.words if tree.is_word(i)), None)
    if first is None or tree.lower(first) != "because" or tree[first].dep != "mark" or tree[first].head != one.head:
        return None
    begins = first > 0 and tree.word(first - 1) in _BEFORE_SPEECH
    return first if begins and one.form is Form.FINITE and tree.children(one.head, *SUBJECTS) else None


def lead_of(tree: Tree, clause: int) -> int | None:
    """The "why" or "because" that leads to a clause, as its first word."""
    first = min(tree.subtree(clause))
    return first if tree.lower(first) in _LEADS and tree[first].head == clause else None
