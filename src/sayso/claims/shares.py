"""How many of those who were counted are what: "nine people were arrested, three of them students"."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree

_SHARES = frozenset("most many some several all half both few".split())
_WHOLE = frozenset(("them", "whom"))
_PAST = frozenset(("VBD", "VBN"))


def by_shares(tree: Tree, whole: Proposition) -> list[Proposition]:
    """A clause without what some of those it tells of are, and that by itself; the clause alone where there is none."""
    words = set(whole.words)
    for noun in whole.words:
        share = next((s for s in tree.children(noun, "nsubj") if s in words and _is_share(tree, s)), None)
        if share is None or tree[noun].tag not in ("NN", "NNS") or noun == whole.head:
            continue
        doers = tuple(tree.subtree(share))
        told = words.intersection(i for i in tree.subtree(noun) if i >= doers[0] and tree.is_word(i))
        comma = doers[0] - 1
        if tree.word(comma) != "," or comma not in words or max(told) < max(i for i in words if tree.is_word(i)):
            continue
        rest = tuple(i for i in whole.words if i < comma)
        found = [replace(whole, words=rest)]
        if counted := _counted(tree, rest):
            being = "are" if tree[whole.verb].tag[0] == "V" and tree[whole.verb].tag not in _PAST else "were"
            what = tuple(sorted(told - set(doers)))
            before = f"{tree.word(share).lower()} of {counted} {being}"
            found.append(Proposition(noun, what, Form.NOMINAL, before=before, apart=True))
        return found
    return [whole]


def _counted(tree: Tree, words: tuple[int, ...]) -> str | None:
    """Of whom some are told apart, with their number: "the nine people", "the nine injured"."""
    for number in (i for i in reversed(words) if tree[i].tag == "CD" and tree[i].entity not in ("DATE", "TIME")):
        noun = tree[number].head
        if tree[number].dep == "nummod" and tree[noun].tag == "NNS" and number < noun in words:
            return f"the {tree.span(range(number, noun + 1)).of(tree.text)}"
        of = [p for i in words if tree.lower(i) == "number" for p in tree.children(i, "prep") if tree.lower(p) == "of"]
        those = [o for p in of for o in tree.children(p, "pobj") if o < number]
        if tree[number].dep == "pobj" and tree.lower(noun) == "at" and len(those) == 1:
            return f"the {tree.word(number)} {tree.word(those[0])}"
    return None


def _is_share(tree: Tree, i: int) -> bool:
    """ "Five of them"."""
    of = [o for p in tree.children(i, "prep") if tree.lower(p) == "of" for o in tree.children(p, "pobj")]
    return (tree[i].tag == "CD" or tree.lower(i) in _SHARES) and any(tree.lower(o) in _WHOLE for o in of)
