"""Claims that only tell where somebody has it from, which nobody means who denies what they say: "I asked them"."""

from __future__ import annotations

from sayso.claims.drafts import Draft
from sayso.claims.tree import SUBJECTS, Tree

_ASKING = frozenset("ask question consult".split())
_TALKING = frozenset("talk speak meet".split())
_GETTING = frozenset("get obtain receive learn hear have gather".split())
_NEWS = frozenset("information word news tip intelligence account".split())
_BEING = frozenset(("be", "come"))
_SELF = frozenset("i we he she they".split())


def only_tells_whence(tree: Tree, told: Draft) -> bool:
    """Whether who speaks says whom they asked or talked to, or from whom they have their information."""
    verb = told.proposition.verb
    doers = [*told.proposition.subject, *tree.children(verb, *SUBJECTS)]
    news = any(tree[i].lemma.lower() in _NEWS for i in doers)
    if news and tree[verb].lemma in _BEING and any(tree.lower(p) == "from" for p in tree.children(verb, "prep")):
        return True  # "the tip was from a guard"
    if told.attribution is None or not any(tree.lower(i) in _SELF for i in doers):
        return False
    lemma = tree[verb].lemma.lower()
    things = tree.children(verb, "dobj")
    if lemma in _TALKING:
        return any(tree.lower(p) in ("to", "with") for p in tree.children(verb, "prep"))
    if lemma in _ASKING:
        return bool(things) and not tree.children(verb, "ccomp", "xcomp")
    return lemma in _GETTING and any(tree[o].lemma.lower() in _NEWS for o in things)
