"""What nobody has said yet: what is told on a condition, as possible, or as not meant."""

from __future__ import annotations

from sayso.claims.tree import SUBJECTS, Tree

_CONDITIONS = frozenset("if unless until till once".split())
_SUPPOSING = frozenset("assume suppose provide".split())
_POSSIBLY, _REVEALING = frozenset("may might could".split()), frozenset("reveal disclose divulge comment".split())
_PRESENT = frozenset(("VBZ", "VBP"))


def only_possible(tree: Tree, verb: int) -> bool:
    """Whether somebody may yet say it, or is not meant to: "unless they admit it", "she could reveal who did it"."""
    return _on_condition(tree, verb) or _not_meant(tree, verb) or _could_reveal(tree, verb)


def _on_condition(tree: Tree, verb: int) -> bool:
    """ "Unless they first admit it", "if it found that he lied", "once the court finds"; not "once it had found"."""
    marks = {tree.lower(c) for c in tree.children(verb, "mark", "advmod") if c < verb}
    above = tree[verb].head
    if tree[verb].dep == "ccomp" and tree[above].tag in ("VBG", "VBN") and tree[above].dep in ("advcl", "prep", "mark"):
        return tree[above].lemma.lower() in _SUPPOSING and not tree.children(above, *SUBJECTS)
    if tree[verb].dep not in ("advcl", "conj") or not (found := marks & _CONDITIONS):
        return False
    return found != {"once"} or tree[verb].tag in _PRESENT


def _not_meant(tree: Tree, verb: int) -> bool:
    """ "This does not mean that they would agree": so nobody says that they do."""
    above = (verb, *tree.ancestors(verb))
    meant = (tree[v].head for v in above if tree[v].dep == "ccomp" and tree[tree[v].head].lemma == "mean")
    return any(tree.children(m, "neg") for m in meant)


def _could_reveal(tree: Tree, at: int) -> bool:
    """ "She could reveal who did it", "has a lawyer who could comment on it": what nobody has told yet."""
    yet = any(tree.lower(a) in _POSSIBLY for a in tree.children(at, "aux")) and not tree.children(at, "neg")
    return yet and tree[at].lemma.lower() in _REVEALING and tree[at].tag == "VB"
