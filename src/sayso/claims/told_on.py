"""What an "it" means of which a second clause tells on: "the tram left the rails, and it rolled over"."""

from __future__ import annotations

from collections.abc import Set

from sayso.claims.answered import is_told_of_things
from sayso.claims.dangling import gender, is_person, means_nothing
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

_DOING = frozenset(("nsubj", "nsubjpass"))
_ARGUMENTS = _DOING | frozenset(("dobj", "pobj", "attr", "dative", "conj"))
_UNASKED = frozenset(("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"))
_NOBODYS = frozenset((SpeakerKind.PERSON, SpeakerKind.DOCUMENT))
OF_DEEDS = frozenset(
    """happen occur take last begin start end go work matter help hurt make mean seem cost depend change come become
    surprise do decide plan schedule handle discuss intend justify arrange cancel need require feel look sound
    turn follow continue stop get keep involve concern prove show remain""".split()
)
"""What is told of what was done as well: "it took an hour", "it was planned"."""
_LIGHT = frozenset("make take have give do".split())
_DONE = frozenset("turn stop start move leap jump run bend halt detour noise sound".split())
"""What is made or taken and is no thing: "made a turn"."""
_CAUSING = frozenset("cause trigger provoke spark".split())
_EVENTS = frozenset(
    """contact collision touch impact blast explosion leak spill fire flood accident crash fault failure error strike
    blackout outage quake earthquake storm landslide avalanche breakdown shot shooting gunfire attack breach rupture
    derailment""".split()
)
"""What causes something, of all that a sentence may name."""


def told_on(tree: Tree, kinds: Set[SpeakerKind], word: int) -> int | None:
    """The noun; ``kinds`` is what those are in whose words it stands, none of whom it may mean."""
    if tree.lower(word) != "it" or tree[word].dep not in _DOING or means_nothing(tree, word):
        return None
    verb = tree[word].head
    if tree[verb].lemma in _CAUSING and tree.children(verb, "dobj", "ccomp"):
        return _event(tree, word)
    return _subject_before(tree, word) if kinds <= _NOBODYS else None


def _event(tree: Tree, word: int) -> int | None:
    """ "There was a leak. It did not cause the fire": the only event named before."""
    first = tree.sentence_words(max(tree.sentence(word) - 1, 0))[0]
    near = [i for i in range(first, word) if tree[i].tag == "NN" and tree[i].lemma.lower() in _EVENTS]
    near = [i for i in near if tree[i].dep in _ARGUMENTS | {"ROOT"} and tree.paragraph(i) == tree.paragraph(word)]
    return near[-1] if len({tree[i].lemma for i in near}) == 1 else None


def _subject_before(tree: Tree, word: int) -> int | None:
    """The subject of the clause before, if that names no other thing."""
    verb = tree[word].head
    first = tree[verb].head
    subjects = [c for c in tree.children(first, *SUBJECTS) if c < first]
    if tree[verb].dep != "conj" or first > word or len(subjects) != 1 or not _is_thing(tree, subjects[0]):
        return None
    others = (i for i in range(subjects[0] + 1, word) if tree.sentence(i) == tree.sentence(word))
    if any(_may_be_meant(tree, i) for i in others):
        return None
    if tree[verb].lemma == "be" and tree[word].dep == "nsubj":
        return subjects[0] if is_told_of_things(tree, first, verb) else None
    told = tree[verb].lemma.lower() in OF_DEEDS | VERBS.keys() or tree.children(verb, "ccomp")
    return None if told else subjects[0]


def _is_thing(tree: Tree, noun: int) -> bool:
    one = tree[noun].tag == "NN" and bool(tree.children(noun, "det", "poss")) and not tree.children(noun, "conj")
    return one and not is_person(tree, noun) and kind_of_noun(tree.lower(noun)) is SpeakerKind.UNKNOWN


def _may_be_meant(tree: Tree, i: int) -> bool:
    """Whether another noun may be the "it": none of time, nor "turn" of "made a turn"."""
    token, above = tree[i], tree[tree[i].head]
    if token.tag not in ("NN", "NNP") or token.dep not in _ARGUMENTS or token.entity in _UNASKED:
        return False
    light = token.dep == "dobj" and above.lemma in _LIGHT and token.lemma.lower() in _DONE
    return not light and not is_person(tree, i)


def owner_before(tree: Tree, word: int) -> int | None:
    """ "Called the mayor's plan absurd and demanded his resignation": whose it is of which the verb before tells."""
    verb = tree[tree[word].head].head
    first = tree[verb].head
    if tree[word].dep != "poss" or tree[word].tag != "PRP$" or tree.lower(word) not in ("his", "her"):
        return None
    if tree[tree[word].head].dep != "dobj" or tree[verb].dep != "conj" or tree.children(verb, *SUBJECTS):
        return None
    told = [i for i in range(first + 1, verb) if tree[i].tag in ("NN", "NNP") and is_person(tree, i)]
    owners = [i for i in told if tree[i].dep == "poss"]
    agree = len(owners) == 1 and gender(tree, owners[0]) in (None, PRONOUNS[tree.lower(word)])
    return owners[0] if agree and len(told) == 1 else None
