"""What "it" means in words that are built like others: "one says the vote was stolen, another says it was clean".

There "it" is what the first is about, and not who says the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from sayso.claims.dangling import is_person
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.stance.acts import FALSEHOODS
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_DOING = frozenset(("nsubj", "nsubjpass"))
_TRUTHS = FALSEHOODS | frozenset("true right wrong correct incorrect clear likely unlikely possible impossible".split())
"""What is said of a claim, and of no thing."""
_LEADING_ON = ("ccomp", "xcomp", "csubj")
_BUILT = frozenset(
    """school hospital house home warehouse factory depot base church mosque temple market camp shelter clinic station
    tower bridge farm mill barn shop office barracks post bunker boat ship ferry tanker trawler barge truck bus car van
    train plane helicopter drone balloon rocket shell mine bomb missile""".split()
)
"""Things that may be taken for each other: "struck a depot", "it was a school"."""


_QUALITIES = frozenset(
    """clean fair free rig steal fraudulent flawed transparent open close closed shut lock seal safe dangerous legal
    lawful valid void full empty load intact damage break whole genuine fake forge sound old new late early hot cold dry
    wet high low clear blocked""".split()
)
"""What is told of things alone, by its lemma."""
_NEGATING = ("un", "in", "il", "im", "ir", "dis")


def answered(tree: Tree, voices: Sequence[AbstractSet[str]], kinds: AbstractSet[SpeakerKind], word: int) -> int | None:
    """The thing that another has just spoken of where a second says something else of it; None of any other "it".

    Where who says so is a body, which "it" may mean as well, what is said has to be told of things alone, or be the
    same or the opposite.
    """
    verb = tree[word].head
    if tree.lower(word) != "it" or tree[word].dep not in _DOING or not voices[word] or not _is_or_was(tree, verb):
        return None
    first = _said_before(tree, voices, word)
    if first is None:
        return None
    if told := tree.children(verb, "attr"):
        return _taken_for(tree, tree[first].head, told)
    judged = {tree[c].lemma.lower() for c in tree.children(verb, "acomp")} & _TRUTHS
    further = any(tree.children(b, *_LEADING_ON) for b in (verb, *tree.children(verb, "acomp")))
    alike = _is_or_was(tree, tree[first].head) and _is_thing(tree, first)
    fits = _nobody(kinds) or is_told_of_things(tree, tree[first].head, verb)
    return first if alike and fits and not judged and not further else None


def _nobody(kinds: AbstractSet[SpeakerKind]) -> bool:
    """Whether nobody speaks whom "it" may mean."""
    return bool(kinds) and kinds <= {SpeakerKind.PERSON, SpeakerKind.DOCUMENT}


def is_told_of_things(tree: Tree, first: int, second: int) -> bool:
    """Whether what two clauses say of something is said of things, or the same of both, or the opposite."""
    one, other = (_said(tree, verb) for verb in (first, second))
    opposite = any(f"{no}{one}" == other or f"{no}{other}" == one for no in _NEGATING)
    return other in _QUALITIES or (one == other != "be") or opposite


def _said(tree: Tree, verb: int) -> str:
    """The lemma of what a clause says: "stolen", "clean"."""
    told = tree.children(verb, "acomp") if tree[verb].lemma == "be" else []
    return tree[told[0] if told else verb].lemma.lower()


def of_the_first(tree: Tree, kinds: AbstractSet[SpeakerKind], word: int) -> int | None:
    """The subject of the first of two clauses with "that", which "it" is in the second if nobody it may mean speaks."""
    verb = tree[word].head
    first = tree[verb].head
    marked = all(any(tree.lower(m) == "that" for m in tree.children(v, "mark")) for v in (first, verb))
    if tree.lower(word) != "it" or tree[word].dep not in _DOING or tree[verb].dep != "conj" or not marked:
        return None
    subjects = tree.children(first, *_DOING)
    return subjects[0] if len(subjects) == 1 and _nobody(kinds) and _is_thing(tree, subjects[0]) else None


def _said_before(tree: Tree, voices: Sequence[AbstractSet[str]], word: int) -> int | None:
    """The subject of what another said in the same sentence or the one before."""
    here = tree.sentence(word)
    for i in range(word - 1, tree.sentence_words(max(here - 1, 0))[0] - 1, -1):
        if tree.paragraph(i) != tree.paragraph(word):
            return None
        if tree[i].dep in _DOING and voices[i]:
            return i if voices[i].isdisjoint(voices[word]) else None
    return None


def _taken_for(tree: Tree, verb: int, told: Sequence[int]) -> int | None:
    """What was struck or seen, where it is told to have been something else: "it was a school"."""
    objects = tree.children(verb, "dobj")
    alike = len(objects) == 1 and all(tree[i].lemma.lower() in _BUILT for i in (objects[0], *told))
    return objects[0] if alike and tree[objects[0]].tag == "NN" else None


def _is_or_was(tree: Tree, verb: int) -> bool:
    return tree[verb].lemma == "be" or bool(tree.children(verb, "auxpass"))


def _is_thing(tree: Tree, noun: int) -> bool:
    """Whether a word means one thing that says nothing itself."""
    thing = tree[noun].tag == "NN" and kind_of_noun(tree.lower(noun)) is SpeakerKind.UNKNOWN
    return thing and not is_person(tree, noun)
