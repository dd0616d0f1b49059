"""Contents that only name what is told elsewhere: sworn to, given right after, repeated from another.

"We will swear to it" is what the speaker said; "the navy gave a different figure" is the figure that comes next; who
"repeated what he was told" said what he is told to have said.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from sayso.claims.drafts import Draft
from sayso.claims.tree import Tree
from sayso.model import Polarity

_SWEARING = frozenset("swear attest testify".split())
_GIVING = frozenset("give offer present cite".split())
_FIGURES = frozenset("figure number toll count estimate total".split())
_OTHER = frozenset("different another other new separate conflicting higher lower larger smaller".split())
_REPEATING = frozenset("repeat echo relay parrot recite restate".split())
_TOLD = frozenset("tell say hear read claim".split())
_NEAR = 1
"""Paragraphs back in which it was said that is sworn to."""
_FAR = 3
"""The letters from which a word of a name tells whose it is."""


class Where(Enum):
    """Where a content is told whose words only name it."""

    SAID_BEFORE = "said before"
    GIVEN_NEXT = "given next"
    REPEATED = "repeated"


def elsewhere(tree: Tree, words: Sequence[int], head: int) -> tuple[int, Where] | None:
    """The word that stands for what is told elsewhere, and where that is; None where a content says it itself."""
    said = [i for i in words if tree.is_word(i)]
    if len(said) == 2 and is_sworn_to(tree, said[1]):
        return said[1], Where.SAID_BEFORE
    if said and tree.lower(said[0]) == "what" and _is_repeated(tree, said[0]):
        return said[0], Where.REPEATED
    return (head, Where.GIVEN_NEXT) if _is_next(tree, head) else None


def is_sworn_to(tree: Tree, it: int) -> bool:
    """Whether an "it" is what somebody swears to, which is no thing."""
    to = tree[it].head
    return (tree.lower(to), tree.lower(it)) == ("to", "it") and tree[tree[to].head].lemma.lower() in _SWEARING


def _is_repeated(tree: Tree, what: int) -> bool:
    """ "(Repeated) what he was told"."""
    verb = tree[what].head
    above = tree[verb].head
    return tree[verb].lemma.lower() in _TOLD and above < what and tree[above].lemma.lower() in _REPEATING


def _is_next(tree: Tree, noun: int) -> bool:
    """ "(Gave) a different figure", at the end of its sentence: which one, the next tells."""
    if tree[noun].lemma.lower() not in _FIGURES or tree[noun].dep != "dobj":
        return False
    below = {tree.lower(c) for c in tree.children(noun)}
    last = max((i for i in tree.sentence_words(tree.sentence(noun)) if tree.is_word(i)), default=-1)
    return last == noun and bool(below & _OTHER) and tree[tree[noun].head].lemma.lower() in _GIVING


def given_by(tree: Tree, word: int) -> int | None:
    """Where a content has been told that the next sentence tells; None where none of its paragraph follows."""
    after = tree.sentence(word) + 1
    if after >= len(tree.reading.sentences) or not (words := tree.sentence_words(after)):
        return None
    return tree[words[-1]].end if tree.paragraph(words[0]) == tree.paragraph(word) else None


def told_elsewhere(tree: Tree, draft: Draft, word: int, where: Where, earlier: Sequence[Draft]) -> Draft | None:
    """The claim that tells it; None where nothing or too much may be meant."""
    there = [d for d in earlier if not d.gone and d.attribution is not None and d.claim.original]
    if where is Where.GIVEN_NEXT:
        after = tree.sentence(word) + 1
        found = [d for d in there if tree.sentence(d.proposition.head) == after and _counts(tree, d)]
        return found[0] if len(found) == 1 else None
    if where is Where.SAID_BEFORE:
        return _sworn_to(tree, draft, word, there)
    return _repeated(draft, word, there)


def _counts(tree: Tree, draft: Draft) -> bool:
    return any(tree[i].tag == "CD" for i in draft.proposition.words)


def _sworn_to(tree: Tree, draft: Draft, word: int, there: Sequence[Draft]) -> Draft | None:
    """What the speaker said first in the paragraph: what follows only says more of it."""
    mine = [d for d in there if d.start < tree[word].start and _is_same(draft, d) and word not in d.proposition.words]
    for paragraph in range(tree.paragraph(word), tree.paragraph(word) - _NEAR - 1, -1):
        if here := [d for d in mine if tree.paragraph(d.proposition.head) == paragraph]:
            return here[0]
    return None


def _around(one: Draft, inner: Draft) -> bool:
    """Whether a claim is of the attribution that the other is told in."""
    return bool(one.attribution and inner.attribution and inner.attribution.within == one.attribution.id)


def _is_same(one: Draft, other: Draft) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.id == other.speaker.id


def _repeated(draft: Draft, word: int, there: Sequence[Draft]) -> Draft | None:
    """The last thing that is told as said by who repeats it; of who told it to them, what they repeat."""
    around = [d for d in there if _around(d, draft) and word in d.proposition.words]
    if told := [d for one in around for d in there if d.claim.id in one.claim.refers_to]:
        return told[0]
    mine = [d for d in there if d.start < draft.start and _is_named_alike(draft, d) and not _around(d, draft)]
    last = [d for d in mine if d.attribution is mine[-1].attribution]
    return last[0] if len(last) == 1 and last[0].claim.polarity is Polarity.AFFIRMS else None


def _is_named_alike(one: Draft, other: Draft) -> bool:
    """Whether one speaks for the other, or a person and a body have a name in common: "Mr Lee", "Lee Shipping"."""
    if one.speaker is None or other.speaker is None:
        return False
    names = [
        {w.casefold() for n in (s.name, s.speaks_for or "") for w in n.split() if w[:1].isupper() and len(w) > _FAR}
        for s in (one.speaker, other.speaker)
    ]
    return one.speaker.id == other.speaker.id or not names[0].isdisjoint(names[1])
