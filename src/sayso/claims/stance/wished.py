"""What somebody says by what they wish: "wishes to make clear that", "wants people to know that"."""

from __future__ import annotations

from collections.abc import Container

from sayso.claims.stance import acts
from sayso.claims.stance.verbs import asked, infinitive, lemma_of
from sayso.claims.tree import CLAUSES, INTERROGATIVES, SUBJECTS, Tree
from sayso.model import Act

WISHING = frozenset("wish want like love".split())
_NO_HEADS = frozenset("punct mark cc det aux auxpass neg".split())
_LEARNING = frozenset("know understand realize realise remember recognize recognise".split())
"""What one wants others to do who tells them something."""
_PUBLIC = frozenset(
    "people everyone everybody you public world folk voter resident customer fan family community citizen".split()
)
"""Who is told what somebody wants to be known."""
_PLAIN = frozenset("clear known aware".split())


def wished_telling(tree: Tree, word: int | None, content: Container[int]) -> int | None:
    """The verb of telling in a content that follows "wishes to" and has a clause; None of any other content."""
    made = made_known(tree, word) if word is not None else None
    if made is not None and made in content:
        return made
    head = clause_under(tree, word, content) if word is not None and lemma_of(tree, word) in WISHING else None
    if word is None or head is None or not infinitive(tree, head) or clause_told(tree, head) is None:
        return None
    if any(tree[i].tag[0] == "N" for i in range(word, head)):  # "would like somebody to tell her what it was"
        return None
    telling = acts.VERBS.get(lemma_of(tree, head)) is Act.SAY or any(
        f"{lemma_of(tree, head)} {tree.lower(c)}" in acts.VERBS for c in tree.children(head, "acomp", "ccomp", "oprd")
    )
    return head if telling else None


def made_known(tree: Tree, wish: int) -> int | None:
    """The verb under a wish for others to learn what one says: "want people to know that", "want it to be clear that".

    None of a wish that nobody has ("does not want anybody to know"), or for others to believe or to answer something.
    """
    if lemma_of(tree, wish) not in WISHING or tree.children(wish, "neg") or tree.children(wish, "advcl"):
        return None
    for verb in tree.children(wish, "ccomp", "xcomp"):
        whom = [*tree.children(verb, *SUBJECTS), *tree.children(wish, "dobj")]
        if len(whom) != 1 or whom[0] > verb or (tell := clause_told(tree, verb)) is None or tree.children(verb, "neg"):
            continue
        if any(tree[i].tag in INTERROGATIVES for i in tree.subtree(tell)[:2]) or asked(tree, tell):
            continue
        called = {tree.lower(c) for c in tree.children(verb, "acomp", "oprd")} & _PLAIN or tree.lower(verb) in _PLAIN
        learn = lemma_of(tree, verb) in _LEARNING and infinitive(tree, verb)
        public = tree[whom[0]].lemma.lower() in _PUBLIC
        if (public and (learn or called)) or (tree.lower(whom[0]) == "it" and called):
            return verb
    return None


def clause_told(tree: Tree, verb: int) -> int | None:
    """The clause that a verb of telling, or the adjective with it, governs: "make clear that"."""
    bearers = (verb, *tree.children(verb, "acomp", "ccomp", "oprd"))
    clauses = (c for b in bearers for c in tree.children(b, "ccomp") if tree.children(c, "mark", "nsubj", "nsubjpass"))
    return next(clauses, None)


def clause_under(tree: Tree, governor: int, content: Container[int]) -> int | None:
    """The head of what a word governs in the content: the last clause, or else the last phrase; None of nothing."""
    governed = [c for c in tree.children(governor) if c in content and tree[c].dep not in _NO_HEADS]
    clauses = [c for c in governed if tree[c].dep in CLAUSES]
    return next(reversed(clauses or governed), None)
