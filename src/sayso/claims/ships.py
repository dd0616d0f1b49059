"""What a "she", "her" or "it" means that is a ship, or what else carries a load."""

from __future__ import annotations

from sayso.claims.dangling import is_person
from sayso.claims.tree import Tree

_SHIPS = frozenset("ship vessel freighter coaster ferry tanker trawler yacht steamer tug barge schooner".split())
_CARRIERS = _SHIPS | frozenset(
    "truck lorry van boat aircraft plane airliner helicopter train wagon trailer bus".split()
)
_SAILS = frozenset("carry sail sink load dock berth moor founder capsize steam anchor".split())
_OF_SHIPS = frozenset(
    "arrival departure voyage cargo hold hull bow stern keel mast deck hatch crew captain skipper manifest".split()
)
"""What a ship has, and hardly a woman."""
_LADEN = frozenset("heavy light overweight overloaded".split())


def ship_meant(tree: Tree, word: int) -> str | None:
    """ "The ship's papers ... she carried 50 tonnes": a ship, and no woman named since."""
    here = tree.sentence(word)
    own = _OF_SHIPS if tree[word].dep == "poss" else _SAILS if tree[word].dep == "nsubj" else frozenset()
    head = tree[word].head
    if own.isdisjoint(tree[i].lemma.lower() for i in (head, *tree.children(head, "compound"))):
        return None
    near = range(tree.sentence_words(max(here - 1, 0))[0], word)
    if any(tree[i].tag[:2] in ("NN", "PR") and is_person(tree, i) for i in near):
        return None
    ships = [tree.lower(i) for i in near if tree[i].lemma.lower() in _SHIPS and tree[i].tag == "NN"]
    return f"the {ships[-1]}" if ships else None


def ship_by_its_parts(tree: Tree, word: int) -> int | None:
    """ "The bow of the Amber Tern ... her hatch": what a part of a ship is of, in a sentence that names nobody."""
    head = tree[word].head
    if tree[word].dep != "poss" or _OF_SHIPS.isdisjoint(
        tree[i].lemma.lower() for i in (head, *tree.children(head, "compound"))
    ):
        return None
    before = [i for i in tree.sentence_words(tree.sentence(word)) if i < word]
    if any(tree[i].tag in ("NN", "NNP") and is_person(tree, i) for i in before):
        return None
    parts = [p for i in before if tree.lower(i) in _OF_SHIPS for p in tree.children(i, "prep") if tree.lower(p) == "of"]
    named = [o for p in parts for o in tree.children(p, "pobj") if tree[o].tag == "NNP"]
    return named[-1] if named else None


def laden(tree: Tree, word: int) -> str | None:
    """ "The truck was stopped since it was two tonnes too heavy": what carries a load, the last one of the sentence."""
    told = tree.children(tree[word].head, "acomp")
    measured = any(tree.lower(c) in _LADEN and tree.children(c, "npadvmod") for c in told)
    before = (i for i in tree.sentence_words(tree.sentence(word)) if i < word) if measured else ()
    carriers = [tree.lower(i) for i in before if tree[i].lemma.lower() in _CARRIERS and tree[i].tag == "NN"]
    return f"the {carriers[-1]}" if len(set(carriers)) == 1 else None
