"""Clauses that only deny, or grant, what was just said: "this never happened", "he did no such thing", "that is so"."""

from __future__ import annotations

from sayso.claims.forms import Form, Proposition
from sayso.claims.stance.negation import negative_argument
from sayso.claims.stance.ungrounded import is_grounds
from sayso.claims.tree import Tree

_POINTING = frozenset("it this that they these those".split())
_HAPPENING = frozenset(("happen", "occur"))
_KINDS = frozenset(("sort", "kind"))
_NONE = frozenset("none nothing word".split())
_NO = frozenset(("no", "not", "n't", "never", "hardly"))
_TRUE = frozenset(("true", "so", "correct", "accurate"))


_HOW = frozenset("quickly slowly easily overnight soon immediately often again alone here there anytime".split())
_UNREAL = frozenset("would 'd might should must ought may".split())
"""Modals under which nothing is said to have happened or not: "this should not be happening"."""


def flat_denial(tree: Tree, one: Proposition) -> tuple[int, bool] | None:
    """The word that points at what was said, and whether that is denied; None of a clause that says more."""
    subject = next(iter(tree.children(one.verb, "nsubj", "nsubjpass")), None)
    if one.form is not Form.FINITE or one.verb not in one.words or subject is None:
        return None
    denied = any(tree.lower(i) in _NO for i in (*tree.children(one.verb), *_first(tree, one)))
    lemma = tree[one.verb].lemma.lower()
    if any(tree.lower(a) in _UNREAL for a in tree.children(one.verb, "aux")):
        return None  # "if he had stayed, this would not have happened"
    if lemma in _HAPPENING:
        plain = tree.lower(subject) in _POINTING and denied and not _more(tree, one.verb)
        return (subject, True) if plain or _such(tree, subject) else None
    if (effect := _to_that_effect(tree, one.verb)) is not None:
        return effect, True
    if lemma == "do":
        done = next((o for o in tree.children(one.verb, "dobj") if _such(tree, o)), None)
        return None if done is None else (done, True)
    return _is_so(tree, one.verb, subject, denied) if lemma == "be" else None


def _is_so(tree: Tree, verb: int, subject: int, denied: bool) -> tuple[int, bool] | None:
    """ "That is not so", "this was not the case", "none of it is true"."""
    said = {tree.lower(c) for c in tree.children(verb, "acomp", "advmod")} & _TRUE
    if tree.lower(subject) in _NONE and said:
        about = [o for p in tree.children(subject, "prep") for o in tree.children(p, "pobj")]
        return (about[0], True) if about and tree.lower(about[0]) in _POINTING else None
    clear = tree.children(verb, "acomp")  # "it is not clear what happened"
    case = not clear and any(_is_case(tree, c) for c in tree.children(verb, "attr", "ccomp"))
    so = "so" in said and not _more(tree, verb)
    return (subject, denied) if tree.lower(subject) in _POINTING and (case or so) else None


def _first(tree: Tree, one: Proposition) -> list[int]:
    return [i for i in one.words if tree.is_word(i)][:2]


def _such(tree: Tree, noun: int) -> bool:
    """Whether it is "no such thing" or "nothing of the sort"."""
    if tree.lower(noun) == "nothing":
        kinds = (o for p in tree.children(noun, "prep") for o in tree.children(p, "pobj"))
        return any(tree.lower(o) in _KINDS for o in kinds)
    below = {tree.lower(c) for c in tree.children(noun)}
    return tree.lower(noun) == "thing" and {"no", "such"} <= below


def _is_case(tree: Tree, noun: int) -> bool:
    """Whether it is "the case" or "what happened"."""
    if tree.lower(noun) == "case":
        return [tree.lower(c) for c in tree.children(noun)] == ["the"]
    return tree[noun].lemma.lower() in _HAPPENING


def _more(tree: Tree, verb: int) -> bool:
    """Whether the clause goes on to say where, when, why or how: "it did not happen in May", "quickly"."""
    how = any(tree.lower(c) in _HOW for c in tree.children(verb, "advmod"))
    return how or bool(tree.children(verb, "prep", "advcl", "npadvmod", "dobj", "ccomp", "xcomp"))


def _to_that_effect(tree: Tree, verb: int) -> int | None:
    """The "that" of "has no information to that effect"."""
    for noun in tree.children(verb, "dobj", "attr"):
        leads = [p for b in (verb, noun) for p in tree.children(b, "prep", "dative") if tree.lower(p) == "to"]
        effects = [o for p in leads for o in tree.children(p, "pobj") if tree.lower(o) == "effect"]
        those = [d for o in effects for d in tree.children(o, "det") if tree.lower(d) in _POINTING]
        if those and is_grounds(tree, noun) and negative_argument(tree, noun) is not None:
            return those[0]
    return None
