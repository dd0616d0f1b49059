"""What is put in and only hedges the clause around it: "the deal, I think, is dead", "he fell asleep, I guess"."""

from __future__ import annotations

from sayso.claims.stance.verbs import lemma_of
from sayso.claims.tree import SUBJECTS, Tree, kept

_HOLDING = frozenset("think believe guess suppose imagine reckon assume presume suspect".split())
_GUESSING = _HOLDING - {"think", "believe", "suspect"}
_SEEMING = frozenset(("seem", "appear"))
_SPEAKERS = frozenset(("i", "we"))
_PRESENT = frozenset(("VBP", "VBZ"))
_MARKS = frozenset((",", "-", "–", "—"))
_LEADING = frozenset(("then", "so", "now"))
"""What leads to "you know that", and goes with it."""
_ITS_OWN = frozenset("punct advmod".split()) | SUBJECTS


@kept
def put_in(tree: Tree) -> dict[int, frozenset[int]]:
    """The words that are put into a clause and only hedge it, with a mark of those around them, by its head."""
    found: dict[int, frozenset[int]] = {}
    for verb in range(1, len(tree)):
        if tree[verb].dep == "parataxis" and _only_holds(tree, verb):
            words = {verb - 1, verb}
            words |= {i for i in (verb - 2, verb + 1) if 0 <= i < len(tree) and tree.word(i) in _MARKS}
            host = tree[verb].head
            host = tree[host].head if tree[host].dep in ("aux", "auxpass") else host  # "is, I think, lying"
            found[host] = found.get(host, frozenset()) | words
    return found


def guessed(tree: Tree, verb: int) -> list[int]:
    """The clause before "I guess", where that closes a sentence: "he fell asleep, I guess"."""
    if lemma_of(tree, verb) not in _GUESSING or not _is_speakers(tree, verb, _SPEAKERS):
        return []
    clauses = [c for c in tree.children(verb, "ccomp") if c < verb and tree.children(c, *SUBJECTS)]
    after = [c for c in tree.children(verb) if c > verb and tree.is_word(c)]
    return clauses if len(clauses) == 1 and not after and not tree.children(clauses[0], "mark") else []


def is_put_in(tree: Tree, verb: int) -> bool:
    """Whether a verb only hedges the clause that it is put into."""
    return tree[verb].dep == "parataxis" and any(verb in words for words in put_in(tree).values())


def _only_holds(tree: Tree, verb: int) -> bool:
    """ "I think", "it seems", and nothing of its own that is thought or seems so."""
    fit = _is_speakers(tree, verb, _SPEAKERS) if lemma_of(tree, verb) in _HOLDING else _is_speakers(tree, verb, {"it"})
    if not fit or lemma_of(tree, verb) not in _HOLDING | _SEEMING:
        return False
    apart = verb + 1 < len(tree) and tree.word(verb + 1) in _MARKS
    return all(tree[c].dep in _ITS_OWN or (apart and c > verb + 1) for c in tree.children(verb))


def _is_speakers(tree: Tree, verb: int, whose: frozenset[str] | set[str]) -> bool:
    """Whether the word right before a verb of today is its subject, and one of these."""
    subjects = tree.children(verb, *SUBJECTS)
    return tree[verb].tag in _PRESENT and subjects == [verb - 1] and tree.lower(verb - 1) in whose


@kept
def known_to_you(tree: Tree) -> frozenset[int]:
    """The words that only say that it is known: "then you know that"."""
    found: set[int] = set()
    for verb in tree.where("know"):
        if tree[verb].tag != "VBP" or tree.lower(verb - 1) != "you" or tree[verb].head < verb:
            continue
        if tree[verb].dep == "advcl" and tree.lower(verb - 2) == "as":  # "as you know, the bridge is old"
            found |= {verb - 2, verb - 1, verb, *(i for i in (verb + 1,) if tree.word(i) == ",")}
        elif tree[verb].dep == "parataxis":
            lead = {i for i in (verb - 2,) if tree.lower(i) in _LEADING}
            that = {i for i in (verb + 1,) if tree.lower(i) == "that" and tree[i].dep == "mark"}
            found |= lead | {verb - 1, verb} | that
    return frozenset(found)
