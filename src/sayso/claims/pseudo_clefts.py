"""Sentences that set off what somebody wants to do: "the last thing we want to do is close it", who do not want to."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree

_WISHING = frozenset("want need wish like".split())
_WANTING = _WISHING | frozenset("try hope plan intend love".split())
"""Of these "the last thing" may be what they try at the end."""
_OPENING = frozenset("that and but so because well now".split())
_WHOLE = frozenset(("what", "all"))
_THINGS = frozenset(("thing", "things"))
_LONGEST = 12
"""Words from the first to the "is"; in longer ones other clauses are to be feared."""


def wanted(tree: Tree, words: Sequence[int]) -> list[Proposition]:
    """That somebody wants to do what is told behind "is", denied of "the last thing"; none of any other sentence."""
    said = [i for i in words if tree.is_word(i)]
    while said and tree.lower(said[0]) in _OPENING:
        said.pop(0)
    forms = [tree.lower(i) for i in said[:_LONGEST]]
    done = (n for n in range(3, len(forms)) if tree[said[n]].lemma == "be" and forms[n - 2 : n] == ["to", "do"])
    being = next(done, 0)
    verb, start = being - 3, _start(forms)
    if verb <= start or not start:
        return []
    last = said[1] if forms[1] == "last" else None
    if tree[said[verb]].lemma not in (_WANTING if last is None else _WISHING):
        return []
    behind = being + 1 + (said[being + 1 : being + 2] != [] and tree.lower(said[being + 1]) == "to")
    if behind >= len(said) or tree[said[behind]].tag != "VB":
        return []
    told = (*(i for i in words if said[start] <= i <= said[being - 2]), *(i for i in words if i >= said[behind]))
    return [Proposition(said[verb], told, Form.FINITE, apart=True, contrary=last)]


def _start(forms: Sequence[str]) -> int:
    """Where who wants it is named, behind "the last thing", "what" or "all"; 0 where nothing of the kind stands."""
    if forms[:1] and forms[0] in _WHOLE:
        return 1
    things = [n for n, form in enumerate(forms[:5]) if form in _THINGS]
    if forms[:1] != ["the"] or not things:
        return 0
    return things[0] + 1 + (forms[things[0] + 1 : things[0] + 2] == ["that"])
