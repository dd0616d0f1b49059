"""Of whom a cue in the passive says something."""

from __future__ import annotations

from sayso.claims.tree import SUBJECTS, Tree


def subject_of_passive(tree: Tree, head: int | None) -> tuple[int, ...]:
    """Of whom a cue in the passive, by its head, says it: "Lee was identified", "Lee, identified"."""
    if head is None:
        return ()
    heads = tree.children(_passive_before(tree, head), "nsubjpass")
    if not heads and tree[head].dep == "advcl" and tree[head].tag == "VBN":  # "Lee fled, accused of theft"
        heads = tree.children(tree[head].head, *SUBJECTS)
    whom = [c for c in tree.children(head, "dobj") if tree[c].tag in ("WP", "WDT")]
    if whom and tree[head].dep == "relcl":  # "Lee, whom they described as a loner"
        heads = [tree[head].head]
    if not heads and tree[head].dep in ("acl", "relcl") and tree[head].tag == "VBN":
        heads = [tree[head].head]
    return tuple(tree.subtree(heads[0], frozenset(("relcl", "acl", "punct", "appos")))) if heads else ()


def _passive_before(tree: Tree, head: int) -> int:
    """The first of joined participles, which has the subject: "Lee was arrested and accused of theft"."""
    while tree[head].dep == "conj" and tree[head].tag == "VBN" and not tree.children(head, *SUBJECTS):
        head = tree[head].head
    return head
