"""Where a name begins that has a word tied to it: "al-Souri", and not "Souri" behind an "al"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from sayso.claims.tree import Tree


def without_joints(tree: Tree, words: Sequence[int], start: int, joints: Set[str], keep: int = 0) -> int:
    """Where a name begins that is behind words which only join names: but "al-Souri" begins with its "al".

    ``keep``: how many words stay, whatever they are.
    """
    while start < len(words) - keep and tree.word(words[start]) in joints:
        tied = words[start : start + 3]
        whole = len(tied) == 3 and tree.word(tied[1]) == "-" and tree[tied[0]].end == tree[tied[1]].start
        if whole and tree.word(tied[0]).isalpha() and tree.word(tied[2])[:1].isupper():
            return start
        start += 1
    based = start < len(words) - 1 and tree.lower(words[start]) == "based"  # "the London-based Syrian ..."
    return start + 1 if based and tree.word(words[start] - 1) == "-" else start
