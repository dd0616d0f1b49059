"""What somebody does for or against another, of which nothing is told that was said: "the mayor praised the nurses".

Such a sentence is the report's own, for no claim of theirs would be left of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from sayso.claims.dangling import is_body, is_person
from sayso.claims.forms import FINITE_TAGS
from sayso.claims.speakers.voices import in_marks
from sayso.claims.told_of import contradicted
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution

_DEEDS = frozenset(
    """support back endorse oppose nominate choose prefer favor favour trust distrust praise thank congratulate
    criticize criticise attack blast slam denounce condemn assail mock ridicule insult taunt defend""".split()
)
"""What is done by words or votes whatever the words are."""


def told_by_others(tree: Tree, attributions: Sequence[Attribution], made: AbstractSet[str | None]) -> list[Attribution]:
    """The attributions whose words are not the report's own; ``made`` are those of which a claim was made."""
    told = [one for one in attributions if contradicted(tree, one) is None]
    return [one for one in told if one.id in made or not is_deed(tree, one)]


def is_deed(tree: Tree, one: Attribution) -> bool:
    """Whether somebody who is named in a clause of the report does so to somebody who is, too."""
    verb = tree.head_of(tree.within(one.cue)) if one.cue else None
    if verb is None or one.within or len(one.contents) != 1 or tree.sentence(verb) in in_marks(tree):
        return False
    if tree[verb].lemma.lower() not in _DEEDS or not _is_told(tree, verb):
        return False
    whom, who = tree.head_of(tree.words_of(one.contents)), tree.head_of(tree.words_of(one.sources))
    if whom is None or who is None or tree[who].dep not in SUBJECTS or tree[who].head != verb:
        return False
    return tree[whom].dep == "dobj" and tree[whom].head == verb and _is_somebody(tree, whom)


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether it is told as done, in the main clause of a sentence: not as what may be or "would" be."""
    modal = any(tree[a].tag == "MD" for a in tree.children(verb, "aux"))
    finite = tree[verb].tag in FINITE_TAGS or any(tree[a].tag in FINITE_TAGS for a in tree.children(verb, "aux"))
    return finite and not modal and not tree.children(verb, "auxpass") and tree[verb].dep in ("ROOT", "conj")


def _is_somebody(tree: Tree, noun: int) -> bool:
    return is_person(tree, noun) or tree[noun].tag in ("NNP", "NNPS") or is_body(tree, noun)
