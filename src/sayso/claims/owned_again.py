"""Whose a thing is that was just told of with its owner: "Lee's letter was late. The letter named no one."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.setting import Names, Setting
from sayso.claims.tree import SUBJECTS, Tree

_WORKS = frozenset(
    "email e-mail letter statement proposal remark comment speech tweet plan poll survey ad advertisement interview "
    "memo memoir book lawsuit complaint essay column endorsement announcement nomination candidacy campaign".split()
)
"""What somebody makes or has that is told of again as "the" one."""
_BACK = 2
"""Sentences back in which it was told whose it is."""
_NAMES = frozenset(("NNP", "NNPS"))
_NO_DEEDS = frozenset("be become begin start end turn enter continue go come get take remain heat".split())
"""What an election campaign does, which is nobody's."""


def owned_again(tree: Tree, words: Sequence[int], known: Mapping[int, str], setting: Setting) -> dict[int, str]:
    """What stands for the "the" of "the letter", whose owner is not among the words; ``known`` stands for others."""
    found: dict[int, str] = {}
    for i in words:
        lemma = tree[i].lemma.lower()
        if lemma not in _WORKS or tree[i].tag not in ("NN", "NNS") or tree.lower(i - 1) != "the" or i - 1 not in words:
            continue
        if [tree.lower(c) for c in tree.children(i)] != ["the"] or not _does_something(tree, i):
            continue
        owner = None if {i - 1, i} & known.keys() else _owner_before(tree, i, setting.names)
        name = (owner or "").rpartition("’")[0]
        named = any(tree.word(j) in name.split() for j in words) or any(name in given for given in known.values())
        lent = name == setting.subject and i - 1 != min(words)  # "(Lee) will pay by the plan"
        if owner and not (named or lent):
            found[i - 1] = owner
    return found


def _does_something(tree: Tree, i: int) -> bool:
    """Whether it is told of as a thing or a body; a "campaign" may be that in which all run."""
    if tree[i].lemma.lower() != "campaign":
        return tree[i].dep in (*SUBJECTS, "dobj", "pobj")
    return tree[i].dep == "nsubj" and tree[tree[i].head].lemma.lower() not in _NO_DEEDS


def _owner_before(tree: Tree, i: int, names: Names) -> str | None:
    """The one owner with whom the same noun stands in the sentences before; None where it stands without, or others."""
    here = tree.sentence(i)
    first = tree.sentence_words(max(here - _BACK, 0))[0]
    same = [j for j in range(first, i) if tree[j].lemma.lower() == tree[i].lemma.lower() and tree[j].tag == tree[i].tag]
    owners = {_owner(tree, j, names) for j in same if tree.children(j, "poss", "compound") or not _again(tree, j)}
    return owners.pop() if len(owners) == 1 else None


def _again(tree: Tree, j: int) -> bool:
    return [tree.lower(c) for c in tree.children(j, "det")] == ["the"]


def _owner(tree: Tree, j: int, names: Names) -> str | None:
    owners = tree.children(j, "poss")
    if len(owners) != 1:
        return None
    if tree[owners[0]].tag == "PRP$":
        name = names.name_at(owners)
        return _possessive(name) if name and name[:1].isupper() else None
    if tree[owners[0]].tag not in _NAMES or tree[owners[0]].entity in ("DATE", "TIME"):
        return None
    phrase = [k for k in tree.subtree(owners[0]) if tree[k].tag in _NAMES]
    return _possessive(" ".join(tree.word(k) for k in phrase)) if phrase else None


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
