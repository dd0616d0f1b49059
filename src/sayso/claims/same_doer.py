"""Whom "they" means by who does the same: named later, in a clause built alike, or in the speaker's words before.

"If they catch five, ten are not caught by the guards"; "the Front has no fleet, they have no planes"; "the NRF is
coming. They are not here yet".
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, SpeakerKind

_BESIDE = frozenset(("ccomp", "conj", "parataxis"))
_OPENING = frozenset(('"', "“", "``", "'", "‘"))
_LEADING = frozenset(("CC", "``", "''", ":", ","))
_BODIES = frozenset((SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT))
_MANY = frozenset(("NNS", "NNPS"))


def same_doers(tree: Tree, word: int, attributions: Sequence[Attribution]) -> int | None:
    """The noun that names whom a "they" means; None of any other pronoun, and where the words around don't tell."""
    if tree.lower(word) != "they" or tree[word].dep not in SUBJECTS or tree[tree[word].head].tag[0] not in "VM":
        return None
    if (later := _named_later(tree, word)) is not None:
        return later
    first = _first_alike(tree, word)
    if first is not None and tree[first].tag[0] == "N":
        return first
    return _before_in_words(tree, word if first is None else first, attributions)


def _named_later(tree: Tree, word: int) -> int | None:
    """The noun behind the "by" of a later passive of the same verb in the sentence."""
    verb = tree[word].head
    lemma = tree[verb].lemma.lower()
    here = tree.sentence_words(tree.sentence(word))
    again = [i for i in here if i > verb and tree[i].tag == "VBN" and tree[i].lemma.lower() == lemma]
    by = [o for i in again for p in tree.children(i, "agent") for o in tree.children(p, "pobj")]
    return by[0] if len(by) == 1 and tree[by[0]].tag[0] == "N" else None


def _first_alike(tree: Tree, word: int) -> int | None:
    """The subject of the first of clauses that stand side by side and are built alike, or each have a "they"."""
    found, at = None, word
    while (before := _clause_before(tree, tree[at].head)) is not None:
        subjects = [s for s in tree.children(before, *SUBJECTS) if s < before]
        if len(subjects) != 1 or tree.children(subjects[0], "conj"):
            return None
        verb = tree[at].head
        alike = tree[before].lemma == tree[verb].lemma and _denied(tree, before) == _denied(tree, verb)
        if tree.lower(subjects[0]) == "they":
            found = at = subjects[0]
        else:
            return subjects[0] if alike and _are_several(tree, subjects[0]) else None
    return found


def _denied(tree: Tree, verb: int) -> bool:
    return bool(tree.children(verb, "neg"))


def _clause_before(tree: Tree, verb: int) -> int | None:
    """The clause right before another, which may hang on it or hold it."""
    below = [c for c in tree.children(verb, *_BESIDE) if c < verb and tree.children(c, *SUBJECTS)]
    if below:
        return below[-1]
    above = tree[verb].head
    return above if tree[verb].dep in ("conj", "parataxis") and above < verb else None


def _before_in_words(tree: Tree, word: int, attributions: Sequence[Attribution]) -> int | None:
    """The body by whose name a speaker's sentence before begins, in which nobody else is named whom "they" may mean."""
    number = tree.sentence(word)
    here = tree.sentence_words(number)
    if tree.lower(word) != "they" or any(tree[i].tag not in _LEADING for i in here if i < word):
        return None
    if any(tree.lower(i) == "them" for i in here):
        return None  # "They caught them": whoever did it to those who were just named
    said = next((w for a in attributions if word in (w := tree.words_of(a.contents)) and not a.within), [])
    quoted = bool(said) and tree.word(min(i for i in (*said, word))) in _OPENING
    before = [i for i in said if tree.sentence(i) == number - 1]
    top = tree.head_of(before) if quoted else None
    subjects = tree.children(top, "nsubj", "nsubjpass") if top is not None else []
    if len(subjects) != 1 or not _is_body(tree, subjects[0]):
        return None
    others = (i for i in before if i != subjects[0] and tree[i].dep != "compound")
    return None if any(tree[i].tag in _MANY or _is_body(tree, i) for i in others) else subjects[0]


def _are_several(tree: Tree, noun: int) -> bool:
    """Whether a noun is of those of whom one says "they"."""
    return tree[noun].tag in _MANY or _is_body(tree, noun) or kind_of_noun(tree.lower(noun)) in _BODIES


def _is_body(tree: Tree, noun: int) -> bool:
    """Whether a noun is the name of a body: "NATO", "the Front"."""
    capitals = tree.word(noun).isupper() and len(tree.word(noun)) > 2
    return tree[noun].tag[:2] == "NN" and (tree[noun].entity in ("ORG", "NORP") or (capitals and not tree[noun].entity))
