"""Who speaks where no source is marked, but grammar tells: "Lee spoke at length, citing two reports"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.claims.speakers.roster import Entity
from sayso.claims.tree import Tree
from sayso.model import Span, SpeakerKind

SOMEBODY = frozenset(
    (SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.OUTLET)
)
CONTROLLED = frozenset(("conj", "advcl", "xcomp", "pcomp", "dep"))
"""Ways in which a verb hangs on another whose subject is its own."""
JOINED = frozenset(("conj", "dep"))
"""Those of a second verb in the form of the first: "first denied, then admitted"."""
ACCUSING = frozenset("accuse suspect convict acquit".split())
"""Verbs whose subject says nothing where they have no object: a headline's "Lee Accused of Fraud"."""
IMPERSONAL = frozenset("seem appear happen turn have be".split())
_OF_OTHERS = frozenset(
    "said believed thought supposed presumed known rumored rumoured reported considered expected".split()
)
"""What is said of somebody where an infinitive of being or having follows."""
_MADE = frozenset("make give deliver expound write publish post voice utter air propose advance hold read".split())
"""What is done with words by whose they are."""
STEPS = 4
_DOING = ("nsubj", "nsubjpass")
OPENING = frozenset(("advcl", "prep"))
"""How what opens a sentence hangs on its verb: "Before he left, Lee said", "In his speech, Lee said"."""

_OBJECTIVE = frozenset(("him", "her", "them"))


def controller(tree: Tree, cue: Span | None, meant: Mapping[int, Entity]) -> Entity | None:
    """Whom the subject of a cue without a source means; None where grammar does not tell."""
    words = tree.within(cue) if cue else range(0)
    if maker := _maker(tree, words):
        return meant.get(maker)
    verbs = [i for i in words if tree[i].tag.startswith("VB")]
    # "came under criticism": whoever criticises is not the subject.
    nouns = any(tree[i].tag.startswith("N") for i in words)
    if not verbs or nouns or not _active(tree, verbs[-1]):
        return None
    entity = _subject(tree, verbs[-1], meant)
    town = entity and entity.kind is SpeakerKind.GOVERNMENT and not entity.country
    return entity if entity and entity.kind in SOMEBODY and not town else None


def _maker(tree: Tree, cue: range) -> int | None:
    """Whose words something is told to hold that is among them: "a speech made by Lee, including claims that"."""
    at = tree.head_of(cue)
    if at is None or tree[at].tag != "NNS" or tree[at].dep != "pobj" or tree.lower(tree[at].head) != "including":
        return None
    whole = tree[tree[at].head].head
    if tree[whole].dep == "pobj" and tree.lower(tree[whole].head) == "by":  # parsers hang it on who made it
        by = tree[whole].head
        return whole if tree[tree[by].head].lemma.lower() in _MADE else None
    for made in tree.children(whole, "acl"):
        agents = [o for by in tree.children(made, "agent", "prep") for o in tree.children(by, "pobj")]
        if tree[made].lemma.lower() in _MADE and agents:
            return agents[0]
    return None


def _active(tree: Tree, verb: int) -> bool:
    """Whether what the verb says is done by its subject."""
    passive = tree.children(verb, "auxpass", "nsubjpass") or (
        tree[verb].tag == "VBN" and not tree.children(verb, "aux")
    )
    said_of = tree[verb].lemma.lower() in ACCUSING or _named_so(tree, verb) or is_said_of(tree, verb)
    if not tree.children(verb, "dobj") and said_of:
        return False
    finite = tree[verb].tag in ("VBG", "VBD", "VBZ", "VBP") or tree.children(verb, "aux")
    return bool(finite) and tree[verb].dep not in ("acl", "amod") and not passive and tree[verb].lemma not in IMPERSONAL


def _named_so(tree: Tree, verb: int) -> bool:
    """Whether somebody is called something: "Lee, referred to as a hero"."""
    after = [tree.lower(i) for i in tree.sentence_words(tree.sentence(verb)) if verb < i <= verb + 2]
    return tree[verb].tag in ("VBN", "VBD") and after in (["to", "as"], ["of", "as"])


def is_said_of(tree: Tree, verb: int) -> bool:
    """Whether something is said of somebody: "Lee, said to be ill, was late", "a man believed to have fled"."""
    below = tree.children(verb, "xcomp") if tree.lower(verb) in _OF_OTHERS else []
    return any({tree[i].lemma for i in (x, *tree.children(x, "aux", "auxpass"))} & {"be", "have"} for x in below)


def _subject(tree: Tree, verb: int, meant: Mapping[int, Entity]) -> Entity | None:
    """The subject of a verb, its own or that of the verb it hangs on."""
    for _ in range(STEPS):
        if subjects := tree.children(verb, "nsubj", "nsubjpass", "expl", "csubj"):
            return meant.get(subjects[0])
        above = tree[verb].head
        if tree[verb].dep == "pcomp":  # "after announcing ...": the preposition stands between
            above = tree[above].head
        if tree[verb].dep not in CONTROLLED or not tree[above].tag.startswith("VB"):
            return None
        if tree[verb].dep not in JOINED and tree[verb].tag != "VBG":
            return None
        verb = above
    return None


def subject_below(tree: Tree, word: int) -> int | None:
    """The subject of the main clause, if a word stands in what opens the sentence before it."""
    path = [word, *tree.ancestors(word)]
    if len(path) < 2 or tree[path[-2]].dep not in OPENING or not tree[path[-1]].tag.startswith("VB"):
        return None
    subjects = tree.children(path[-1], "nsubj", "nsubjpass")
    return subjects[0] if len(subjects) == 1 and subjects[0] > word else None


def doer_of(tree: Tree, verb: int) -> int | None:
    """The subject of the verb that a verb without one hangs on, who does both: "Lee denied (having) told him"."""
    while tree[verb].dep in ("xcomp", "pcomp", "conj", "ccomp") and not tree.children(verb, *_DOING):
        # Whom the verb above is done to does what is below: "ordered Lee to tell him".
        if tree[verb].dep == "xcomp" and (asked := [i for i in tree.children(tree[verb].head, "dobj") if i < verb]):
            return asked[0]
        if tree[verb].dep == "conj" and tree[verb].tag == "VBG" != tree[tree[verb].head].tag:
            return None  # "complained that they had lied, accusing them": a parser's error
        verb = tree[tree[verb].head].head if tree[verb].dep == "pcomp" else tree[verb].head
    return next((i for i in tree.children(verb, *_DOING) if i < verb), None)


def told_before_source(tree: Tree, word: int) -> int | None:
    """The subject of what a source is told to say that stands behind it and begins with "his" or "its"."""
    source = tree[word].head
    if tree[word].tag != "PRP$":
        return None
    above = tree[source].head
    if tree[source].dep == "pobj" and tree.lower(above) == "to" and tree.lower(tree[above].head) == "according":
        told = [tree[tree[above].head].head]
    elif tree[source].dep == "nsubj":
        told = tree.children(above, "ccomp")
    else:
        return None
    subjects = (i for v in told for i in tree.children(v, "nsubj", "nsubjpass"))
    return next((i for i in subjects if i < word), None)


def nouns_around(tree: Tree, word: int) -> Iterator[int]:
    """The nouns in whose own phrase a pronoun stands, which is none of them: "a major of his staff".

    What stands between commas is none of a phrase: "Lee, through his lawyers, said".
    """
    while tree[word].dep in ("poss", "pobj", "prep", "compound", "amod", "nmod") and tree[word].head != word:
        apart = any(tree.word(i) == "," for i in range(tree[word].head + 1, word))
        if apart and tree[word].dep == "prep":
            return
        word = tree[word].head
        if tree[word].tag[:2] == "NN":
            yield word


def others_doing(tree: Tree, word: int, verb: int) -> set[int]:
    """Who does something to a pronoun's bearer, or has him do it, and so is another.

    "Lee denied telling him", "Lee and Fenn told him", "Lee and Fenn had him hide".
    """
    objects = tree[word].dep in ("dobj", "dative")
    had = tree[word].dep == "nsubj" and tree.lower(word) in _OBJECTIVE and tree[verb].dep in ("ccomp", "xcomp")
    if not (objects or had):
        return set()
    doers = tree.children(tree[verb].head if had else verb, "nsubj", "nsubjpass")
    if not doers:
        above = doer_of(tree, verb) if objects else None
        return set() if above is None else {above, *tree.children(above, "appos")}
    found = set(doers)
    while more := {c for i in found for c in tree.children(i, "conj")} - found:
        found |= more
    return found
