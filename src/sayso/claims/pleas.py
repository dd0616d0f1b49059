"""What somebody pleads to, or denies being guilty of: "pleaded not guilty to taking bribes", "denied charges of theft".

A deed is told as one ("Lenz took bribes"), a crime by its name ("Lenz is guilty of perjury").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.misfits import PLURAL_NAME
from sayso.claims.propositions import propositions
from sayso.claims.tree import SUBJECTS, Tree

_DENYING = frozenset("deny reject dispute contest".split())
_CHARGES = frozenset(("charge", "count"))
_WHEN = frozenset(("DATE", "TIME"))
_PLEA = frozenset(("not", "guilty"))
_LEADING = frozenset(("to", "of", "on"))
_BEFORE = frozenset(("DT", "CD", "PRP$", "JJ"))


def plea(tree: Tree, words: Sequence[int], cue: Sequence[int]) -> list[Proposition] | None:
    """The deed or the crime that a plea, or the denial of a charge, is about; None of any other content."""
    verb = tree.head_of(cue)
    lemma = tree[verb].lemma.lower() if verb is not None else ""
    if verb is None or lemma not in ("plead", *_DENYING):
        return None
    left = list(words)
    if lemma == "plead":
        if not any(tree.lower(i) == "guilty" for i in (*cue, *left[:2])):
            return None
        while left and tree.lower(left[0]) in _PLEA:
            left.pop(0)
        when = [i for i in left if tree[i].entity in _WHEN or (tree[i].dep == "prep" and tree.lower(i) != "to")]
        while left and (left[0] in when or not tree.is_word(left[0])):
            left.pop(0)  # "on Friday to theft"
        if not left:
            same = _same_as_before(tree, verb)
            return _made(tree, same, tuple(words), verb) if same else _guilty(tree, words, verb)
        if left and tree.lower(left[0]) in _LEADING:
            left.pop(0)
    told = _charged(tree, left)
    if told is None and any(tree[i].lemma.lower() in _CHARGES for i in left):
        return None  # "to several charges including theft"
    if not left or (told is None and lemma != "plead"):
        return None
    return _made(tree, told or left, tuple(words), verb)


def _same_as_before(tree: Tree, verb: int) -> list[int] | None:
    """What another pleaded to right before: "Lee pleaded guilty to theft. Her brother pleaded not guilty."."""
    here = tree.sentence(verb)
    first = tree.sentence_words(max(here - 1, 0))[0]
    pleas = [
        i for i in range(first, verb) if tree[i].lemma.lower() == "plead" and tree.paragraph(i) == tree.paragraph(verb)
    ]
    doers = _doers(tree, verb)
    another = bool(doers) and (tree[doers[0]].tag == "NNP" or bool(tree.children(doers[0], "poss")))
    if len(pleas) != 1 or not another or _doers(tree, pleas[0]) in ([], doers):
        return None  # "the clerk" may be the one who pleaded before
    bearers = (pleas[0], *tree.children(pleas[0], "acomp", "oprd", "advmod"))
    to = [p for b in bearers for p in tree.children(b, "prep") if tree.lower(p) == "to"]
    below = [c for p in to for c in tree.children(p, "pcomp", "pobj")]
    if len(below) != 1 or tree.children(below[0], "conj") or tree[below[0]].lemma.lower() in _CHARGES:
        return None
    return tree.subtree(below[0])


def _guilty(tree: Tree, words: Sequence[int], verb: int) -> list[Proposition] | None:
    """A plea of which no charge is told: that who makes it is guilty."""
    guilty, doers = next((i for i in words if tree.lower(i) == "guilty"), None), _doers(tree, verb)
    if guilty is None or not doers:
        return None
    who = _who(tree, doers[0])
    # The plea as a whole is a denial already: its own "not" must not turn that round.
    no = next((i for i in words if tree.lower(i) == "not"), None)
    return [Proposition(guilty, (guilty,), Form.VERBLESS, who, contrary=no, whom=tuple(words))]


def _who(tree: Tree, doer: int) -> tuple[int, ...]:
    """Who does something, by the name where one stands beside: "a driver, Ann Lee, (pleaded guilty)"."""
    one = tree[doer].tag == "NN"
    names = [c for c in tree.children(doer, "appos") if one and tree[c].tag == "NNP" and tree[c].entity == "PERSON"]
    return tuple(tree.subtree([*names, doer][0], frozenset(("relcl", "acl", "appos", "punct"))))


def _doers(tree: Tree, verb: int) -> list[int]:
    """The subjects of a verb, or of the one before that it shares them with: "was arraigned and pleaded not guilty"."""
    while not (found := tree.children(verb, *SUBJECTS)) and tree[verb].dep == "conj":
        verb = tree[verb].head
    return found


def _charged(tree: Tree, words: list[int]) -> list[int] | None:
    """What follows "charges of", "two counts of"; None where there is no such thing."""
    noun = next((n for n, i in enumerate(words) if tree[i].tag not in _BEFORE), len(words))
    if noun + 2 >= len(words) or tree[words[noun]].lemma.lower() not in _CHARGES or tree.lower(words[noun + 1]) != "of":
        return None
    return words[noun + 2 :]


def _made(tree: Tree, told: list[int], whole: tuple[int, ...], verb: int) -> list[Proposition] | None:
    tops = [i for i in told if tree[i].head not in told and (tree[i].tag[0] == "N" or tree[i].tag == "VBG")]
    head = tops[0] if tops else None
    if head is None or tree[head].entity == "PERSON":
        return None if head is None else []
    if tree[head].tag == "VBG":
        elsewhere = () if set(told) <= set(whole) else whole
        return [replace(one, apart=True, whom=elsewhere or one.whom) for one in propositions(tree, told)]
    doers = _doers(tree, verb)
    if not doers:
        return None
    who = _who(tree, doers[0])
    tag = tree[doers[0]].tag
    several = tag in ("NNS", "NNPS") or (tag != "NNP" and bool(PLURAL_NAME.search(tree.span(who).of(tree.text))))
    is_ = "are" if several or tree.children(doers[0], "conj") else "is"
    return [Proposition(head, tuple(told), Form.NOMINAL, who, apart=True, before=f"{is_} guilty of", whom=whole)]
