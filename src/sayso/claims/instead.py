"""What did not happen, told beside what did: "far from being removed, the disks are in the vault"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from sayso.claims.forms import AUXILIARIES, Form, Proposition, is_verb
from sayso.claims.sharing import subject_words
from sayso.claims.stance.signatures import MODALS
from sayso.claims.things import negated
from sayso.claims.tree import Tree

_LEADS = (("far", "from"), ("rather", "than"), ("instead", "of"))
_MARKS = frozenset((",", '"', "“", "”", "—", "–", "``", "''"))


def by_instead(tree: Tree, whole: Proposition) -> Iterator[Proposition]:
    """A clause without what it tells as not done, and that, denied of its subject."""
    words = set(whole.words)
    leads = (n for lead in _LEADS for n in tree.where(lead[0]) if tree.have(n, lead))
    found = min((n for n in leads if n in words and n + 1 in words), default=None)
    if found is None:
        yield whole
        return
    doer = whole.subject or subject_words(tree, whole.head, words)
    verb = _verb(tree, found + 2)
    beside = verb is not None and _stands_beside(tree, whole.head, verb)
    sure = whole.form is Form.FINITE and not negated(tree, whole.head) and not _modal(tree, whole.head)
    if verb is None or verb not in words or not (beside and sure and doer):
        yield whole
        return
    branch = {i for i in tree.subtree(verb) if i in words and i > found + 1}
    aside = branch | {found, found + 1}
    edges = {i for i in (min(aside) - 1, max(aside) + 1) if i in words and tree.word(i) in _MARKS}
    doer = tuple(i for i in doer if i not in aside | edges)
    rest = words - aside - (edges if len(edges) > 1 or found == min(i for i in words if tree.is_word(i)) else set())
    if not (tree[whole.head].lemma == "be" and max(i for i in rest if tree.is_word(i)) == whole.head):
        yield replace(whole, words=tuple(sorted(rest)))  # and not "it was (far from shrinking)"
    yield Proposition(verb, tuple(sorted(branch)), Form.GERUND, doer, apart=True, contrary=found)


def undone(tree: Tree, verb: int) -> bool:
    """Whether a gerund tells what was not done: "instead of selling it", "far from being dismissed"."""
    first = min([verb, *tree.children(verb, "auxpass")])
    return first > 1 and any(tree.have(first - 2, lead) for lead in _LEADS)


def ruled_out(tree: Tree, clause: int) -> int | None:
    """The word that says that a coordinated verb did not happen: "destroyed rather than sold"; None of any other."""
    return clause - 2 if clause > 1 and tree.have(clause - 2, ("rather", "than")) else None


def _verb(tree: Tree, first: int) -> int | None:
    """The verb of the gerund that begins here: "selling it", "being sold"."""
    if first >= len(tree) or tree[first].tag != "VBG":
        return None
    return tree[first].head if tree[first].dep in AUXILIARIES else first


def _stands_beside(tree: Tree, head: int, verb: int) -> bool:
    """Whether no other verb stands between a clause's verb and one below it, or the one is not below the other."""
    between = takewhile(lambda i: i != head, tree.ancestors(verb))
    return not any(is_verb(tree, i) for i in between if i in tree.subtree(head))


def _modal(tree: Tree, verb: int) -> bool:
    return any(tree.lower(a) in MODALS for a in tree.children(verb, "aux"))
