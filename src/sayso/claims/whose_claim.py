"""Whose a claim is said to be: "the general's account", "the claims the mayor made", "the report in the Post"."""

from __future__ import annotations

from sayso.claims.setting import Names
from sayso.claims.tree import Tree

OWNING = frozenset(("of", "by", "from", "against"))
_PRINTED = frozenset(("report", "story", "article", "account"))
"""What stands in a paper: "the account in the Post"."""
_APOSTROPHES = frozenset(("'", "’", "'s", "’s"))
MAKING = frozenset("make level raise give repeat publish".split())


def owner(tree: Tree, head: int, names: Names) -> str | None:
    """Whose it is: "the general's account", "the claim of the ministry", "the claims the mayor made"."""
    holders = tree.children(head, "poss") or [
        c - (tree.lower(c) in _APOSTROPHES) for c in tree.children(head) if _possessive(tree, c)
    ]
    told = [(p, o) for p in tree.children(head, "prep") for o in tree.children(p)]
    holders += [o for p, o in told if tree.lower(p) in OWNING or in_paper(tree, p, o)]
    made = [c for c in tree.children(head, "relcl", "acl", "ccomp") if tree[c].lemma.lower() in MAKING]
    holders += [s for c in made for s in tree.children(c, "nsubj") if tree[s].tag[0] != "W"]
    holders += [o for c in made for by in tree.children(c, "agent") for o in tree.children(by, "pobj")]
    holders += [c for c in tree.children(head, "compound") if tree[c].tag == "NNP"]  # "the Marl report"
    for holder in holders:
        name = names.name_at([holder]) or names.name_at(tree.subtree(holder))
        return name or tree.word(holder)
    return None


def in_paper(tree: Tree, preposition: int, name: int) -> bool:
    """Whether a report is said to stand in a paper of this name: "the account in the Post"."""
    printed = tree[tree[preposition].head].lemma.lower() in _PRINTED
    return printed and tree.lower(preposition) == "in" and tree[name].tag in ("NNP", "NNPS")


def _possessive(tree: Tree, word: int) -> bool:
    """Whether an apostrophe makes it an owner, though the parser took it for part of the name."""
    return tree.word(word).endswith(("'", "’")) or any(tree.lower(c) in _APOSTROPHES for c in tree.children(word))
