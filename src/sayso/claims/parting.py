"""The clauses that stand side by side among the words of one sentence, each with its head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.claims.dangling import FIRST
from sayso.claims.forms import AUXILIARIES, Form, Proposition, form_of, is_verb
from sayso.claims.sharing import is_contact, subjects_of, taken_for_conjunct
from sayso.claims.stance.scope import reason_beside, sets_condition
from sayso.claims.things import negated
from sayso.claims.torn import LATER
from sayso.claims.tree import SUBJECTS, Tree

_NAMES = frozenset(("NNP", "NNPS", "PRP"))
_PRONOUNS = frozenset(("PRP", "PRP$"))
LOOSE = frozenset(("punct", "cc", "mark", "intj", "case"))
_WHEN = frozenset("as when while after before because since although though".split())
_BESIDES = frozenset("in by after before since while without upon given".split())
_INVERTED = frozenset(("had", "were", "should"))


def parts_of(tree: Tree, words: set[int]) -> Iterator[tuple[int, set[int]]]:
    """The words of one sentence parted by the clauses that stand side by side, each with its head."""
    tops = [i for i in sorted(words) if tree[i].head not in words or tree[i].head == i]
    solid = [i for i in tops if tree[i].dep not in LOOSE and tree.is_word(i)]
    if not solid:
        solid = [i for i in sorted(words) if tree.is_word(i)][:1]
    raised = _raised(tree, solid, words)
    if raised is not None:
        yield raised, words
        return
    heads = {top: _below_preposition(tree, top, words) for top in solid}
    verbs = [top for top in solid if is_verb(tree, heads[top]) and not is_contact(tree, heads[top])]
    if (last := _circumstance(tree, solid, verbs)) is not None:
        yield solid[0], {i for i in words if i < last}
        return
    # A condition goes with what holds under it, wherever the parser hangs it: "if it was armed, ..., she said".
    free = [
        top for top in verbs if not any(sets_condition(tree, m) for m in tree.children(heads[top], "mark"))
    ] or verbs
    clauses = [top for top in free if _stands(tree, heads[top])] or free[:1] or solid[:1]
    clauses = [c for c in clauses if not _is_object(tree, c, clauses)]
    if (main := _misread(tree, solid, clauses)) is not None:
        clauses = [c for c in clauses if c >= main]
    parts: dict[int, set[int]] = {clause: set() for clause in clauses}
    apart = frozenset(tops)
    for top in tops if clauses else ():
        owner = top if top in parts else max((c for c in clauses if c < top), default=clauses[0])
        parts[owner] |= words.intersection(_below(tree, top, apart))
    for clause in clauses[1:]:  # "is his nephew and the shooting | is the result of": the subject that went to another
        own = words.intersection(taken_for_conjunct(tree, heads[clause]))
        parts = {c: part | own if c == clause else part - own for c, part in parts.items()}
    for clause, part in sorted(parts.items()):
        yield heads[clause], part


def apart_from_reason(tree: Tree, whole: Proposition) -> Iterator[Proposition]:
    """A denied clause without the reason beside it, and the reason: "because Lee is a minor, no name was given".

    Together they stay where a pronoun may need the reason: "because Lee is a minor, his name was not given".
    """
    words = set(whole.words)
    reason = reason_beside(tree, whole.head, words) if negated(tree, whole.head) else None
    told = words.intersection(tree.subtree(reason)) if reason is not None else set()
    rest = words - told
    if reason is None or any(tree[i].tag in _PRONOUNS and tree.lower(i) not in FIRST for i in rest):
        yield whole
        return
    if form_of(tree, reason) is Form.FINITE:
        clause = tuple(i for i in sorted(told) if tree[i].dep != "mark" or tree[i].head != reason)
        yield Proposition(reason, clause, Form.FINITE, apart=True)
    yield replace(whole, words=tuple(sorted(rest)))


def _circumstance(tree: Tree, solid: list[int], verbs: list[int]) -> int | None:
    """Where begins what only tells when or in what: "(described) the situation as families arrived". None of others."""
    first = solid[0] if solid else -1
    if not (solid and verbs) or tree[first].dep != "dobj" or tree[first].tag[0] != "N" or verbs[0] < first:
        return None
    if all(tree[v].dep == "prep" and tree.lower(v) in _BESIDES for v in verbs):
        return verbs[0]  # "(cited) the harbour in defending her vote"
    marks = [next((m for m in tree.children(v, "mark", "advmod") if tree.lower(m) in _WHEN), None) for v in verbs]
    told = all(m is not None and tree[v].dep == "advcl" for v, m in zip(verbs, marks, strict=True))
    return min(tree.subtree(verbs[0])) if told else None


def _misread(tree: Tree, solid: list[int], clauses: list[int]) -> int | None:
    """The verb of a noun taken for an object: "(said) its focus until the year ends was keeping them"."""
    bare = [c for c in clauses if form_of(tree, c) is Form.FINITE and not subjects_of(tree, c)]
    first = solid[0] if solid else None
    if first is None or len(bare) != 1 or bare[0] == clauses[0] or tree[first].dep not in ("dobj", "npadvmod"):
        return None
    between = [c for c in clauses if first < c < bare[0]]
    joined = (tree[c].dep == "advcl" or tree[min(tree.subtree(c))].dep == "cc" for c in between)
    apart = tree[bare[0]].dep in ("ccomp", "ROOT") and all(joined)
    return bare[0] if apart else None


def _is_object(tree: Tree, clause: int, verbs: list[int]) -> bool:
    """Whether a clause with "what" is what the verb right before it is done to: "(wants) to keep what is a lead"."""
    first = min(tree.subtree(clause))
    return tree[first].tag == "WP" and first - 1 in verbs and not tree.children(first - 1, "dobj", "ccomp")


def _below(tree: Tree, top: int, apart: frozenset[int]) -> Iterator[int]:
    """A word and those that hang on it before they hang on another of these."""
    waiting = [top]
    while waiting:
        at = waiting.pop()
        yield at
        waiting += [c for c in tree.children(at) if c not in apart]


def _stands(tree: Tree, head: int) -> bool:
    """Whether a verb can head a clause beside others: a bare participle goes with its neighbour.

    So does "and get it back" after "we need to do something", and "had she been there" before "she would have died".
    """
    subjects = tree.children(head, *SUBJECTS)
    auxiliaries = tree.children(head, *AUXILIARIES)
    if form_of(tree, head) is Form.FINITE and subjects and auxiliaries and tree.lower(auxiliaries[0]) in _INVERTED:
        return auxiliaries[0] > min(tree.subtree(subjects[0])) or tree[head].dep not in ("ccomp", "advcl")
    if form_of(tree, head) is Form.INFINITIVE and tree[head].dep == "conj" and not auxiliaries:
        return bool(subjects)
    return form_of(tree, head) is not Form.PARTICIPLE or bool(subjects)


def _below_preposition(tree: Tree, top: int, words: set[int]) -> int:
    """What a preposition introduces, where one stands first: "to holding talks", "about the account"."""
    if tree[top].dep in ("prep", "agent", "dative") and tree[top].tag in ("IN", "TO") and tree.lower(top) not in LATER:
        return next((c for c in tree.children(top, "pcomp", "pobj") if c in words), top)
    return top


def _raised(tree: Tree, tops: list[int], words: set[int]) -> int | None:
    """The gerund in "it of providing haven", "Congress for failing": object, preposition, gerund."""
    for top in tops:
        called = any(tree[o].dep == "oprd" and o < top for o in tops)  # "(called) him a liar for leaving"
        beside = called or tree.lower(top) in _BESIDES
        if tree[top].dep == "prep" and not beside and any(o < top and _somebody(tree, o) for o in tops):
            gerunds = [c for c in tree.children(top, "pcomp") if c in words]
            if gerunds:
                return gerunds[0]
    return None


def _somebody(tree: Tree, i: int) -> bool:
    """Whether a word is an object that can do something: a name or a pronoun."""
    return tree[i].dep in ("dobj", "pobj", "dative") and (bool(tree[i].entity) or tree[i].tag in _NAMES)
