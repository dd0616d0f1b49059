"""Whom "they" means who are named later, as doing the same: "if they catch five, ten are not caught by the guards"."""

from __future__ import annotations

from sayso.claims.tree import SUBJECTS, Tree


def named_later(tree: Tree, word: int) -> int | None:
    """The noun behind the "by" of a later passive of the same verb in the sentence; None of any other pronoun."""
    verb = tree[word].head
    if tree.lower(word) != "they" or tree[word].dep not in SUBJECTS or tree[verb].tag[0] != "V":
        return None
    lemma = tree[verb].lemma.lower()
    here = tree.sentence_words(tree.sentence(word))
    again = [i for i in here if i > verb and tree[i].tag == "VBN" and tree[i].lemma.lower() == lemma]
    by = [o for i in again for p in tree.children(i, "agent") for o in tree.children(p, "pobj")]
    return by[0] if len(by) == 1 and tree[by[0]].tag[0] == "N" else None
