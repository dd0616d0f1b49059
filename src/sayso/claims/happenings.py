"""What happened, where an "it" or "this" means it: "the shooting" of "it happened at noon", "it was an accident"."""

from __future__ import annotations

from sayso.claims.counted import drives
from sayso.claims.dangling import DEMONSTRATIVES
from sayso.claims.tree import SUBJECTS, Tree

_TIMED = frozenset("put place time log record".split())
_WHILE = frozenset("as amid after days hours weeks while despite".split())
_HAPPENS = frozenset("happen occur start begin end take unfold erupt".split())
_EVENTS = frozenset(
    "shooting incident crash fire explosion attack robbery accident fight stabbing killing blast raid collision "
    "homicide murder altercation bombing strike ambush protest riot search arrest ceremony meeting vote".split()
)
_PREVENTING = frozenset(("prevent", "avert"))
_PREVENTED = _EVENTS | frozenset(
    "leak spill flood death deaths tragedy war outbreak disaster derailment collapse violence suicide attacks".split()
)
"""What may be prevented, of all that an "it" may mean."""
_NO_DEEDS = frozenset("arrest search meeting vote ceremony accident incident strike protest".split())
_QUARRELS = frozenset(("altercation", "fight"))
"""What comes before a deed, or besides."""
_NONE = frozenset(("no", "any", "neither"))
_JUDGED = frozenset(
    "accident accidental intentional unintentional random isolated deliberate targeted retaliation retaliatory "
    "self-inflicted senseless".split()
)
"""What is said of a deed."""
_DREADFUL = frozenset(
    "scary sad traumatic upsetting horrible horrific terrible tragic heartbreaking devastating shocking awful "
    "frightening terrifying unfortunate surreal disturbing tragedy nightmare".split()
)
"""What is felt of a deed."""
_ORDINALS = frozenset("first second third fourth fifth sixth latest last only".split())
_OPENING = ("ccomp", "csubj", "xcomp", "relcl", "acl", "pcomp")
_SAID_LATER = frozenset("that if when how what whenever to for".split())
_MOVES = frozenset("make break hurt scare shock sadden hit upset".split())
_MOVED = frozenset("me us my our heart hearts sad sick angry".split())
_SEEMS = frozenset("be appear seem look".split())
POINTED = frozenset(("it", "this"))
"""What an event that was named may be meant by."""
_ANYTHING = frozenset(
    "something anything nothing thing things violence crime crimes tragedy tragedies case cases".split()
)
_NEAR_BEFORE, _FAR_BEFORE = 2, 12
"""Sentences back in which what happened was named."""
_WITHIN = 25
"""Words within which something is said of the same thing again."""
_SHOOTS = frozenset("open return exchange hold cease draw hear".split())


def happening(tree: Tree, i: int) -> str | None:
    """The event that an "it" means which happened or is put at some time: the last one named in the sentence before."""
    if tree.lower(i) not in POINTED or tree.lower(min(i + 1, len(tree) - 1)) == "all":  # "it all began"
        return None
    lemma = tree[tree[i].head].lemma.lower()
    timed = (
        tree[i].dep == "dobj" and lemma in _TIMED and any(tree[c].dep == "prep" for c in tree.children(tree[i].head))
    )
    if tree.lower(i) == "it" and (timed or (tree[i].dep in SUBJECTS and lemma in _HAPPENS)):
        return _event_before(tree, i, _EVENTS, _NEAR_BEFORE)
    if _dreadful(tree, i):
        return _event_before(tree, i, _EVENTS - _NO_DEEDS - {"fire"}, _FAR_BEFORE)
    if _judged(tree, i) or _likened(tree, i):
        deeds = _EVENTS - _NO_DEEDS
        return _event_before(tree, i, deeds - _QUARRELS, _FAR_BEFORE) or _event_before(tree, i, deeds, _FAR_BEFORE)
    return None


def _event_before(tree: Tree, i: int, events: frozenset[str], far: int) -> str | None:
    """The last of such events that this sentence names before a word, or one so far back or nearer."""
    number = tree.sentence(i)
    for before in range(number, max(number - 1 - far, -1), -1):
        there = [j for j in tree.sentence_words(before) if j < i and tree[j].head != tree[i].head]
        one = (j for j in there if tree[j].tag not in ("NNS", "NNPS"))  # of several shootings none is "it"
        found = [j for j in one if tree[j].lemma.lower() in events and _is_event(tree, j)]
        if found:
            return f"the {tree.lower(found[-1])}"
    return None


def happening_before(tree: Tree, i: int) -> str | None:
    """The deed that was last named before a word's sentence, near it: "the bombing"."""
    return _event_before(tree, i, _EVENTS - _NO_DEEDS, _NEAR_BEFORE)


def only_happens(tree: Tree, i: int, name: str) -> bool:
    """Whether an "it" is what happened or what moves somebody, and so no body and no thing: "it makes me sad".

    So it is with what could be prevented, unless a ``name`` for what happens stands for it: "the leak"; and with what
    is named where one of "them" does what only people do.
    """
    verb = tree[i].head
    if drives(tree, i, name) or _comes_as(tree, i):
        return True
    if tree.lower(i) == "it" and _is_prevented(tree, i):
        return name.rpartition(" ")[2].lower() not in _PREVENTED
    if tree.lower(i) != "it" or tree[i].dep not in SUBJECTS:
        return False
    moved = tree[verb].lemma.lower() in _MOVES and any(tree.lower(c) in _MOVED for c in tree.subtree(verb) if c > verb)
    return moved or tree[verb].lemma.lower() in _HAPPENS - {"take", "begin", "start", "end"}


def _comes_as(tree: Tree, i: int) -> bool:
    """Whether "it" is the news that "comes as" something else happens, "amid" or "after" it."""
    verb = tree[i].head
    comes = tree.lower(i) == "it" and tree[i].dep in SUBJECTS and tree[verb].lemma.lower() in ("come", "follow")
    clauses = (m for c in tree.children(verb, "advcl") for m in tree.children(c, "mark", "advmod"))
    return comes and any(tree.lower(m) in _WHILE for m in (*clauses, *tree.children(verb, "prep")))


def _is_prevented(tree: Tree, i: int) -> bool:
    """ "It could have been prevented", "nothing could have prevented it"."""
    verb = tree[i].head
    if tree[i].dep == "dobj":
        return tree[verb].lemma.lower() in _PREVENTING
    done = (v for v in (verb, *tree.children(verb, "conj")) if tree.children(v, "auxpass"))
    return tree[i].dep in SUBJECTS and any(tree[v].lemma.lower() in _PREVENTING | {"avoid"} for v in done)


def _judged(tree: Tree, i: int) -> bool:
    """ "It was an accident", "it appears random": said of what was done, whatever it is called."""
    verb = tree[i].head
    if tree[i].dep not in SUBJECTS or tree[verb].lemma.lower() not in _SEEMS or tree.children(verb, "ccomp", "csubj"):
        return False
    told = tree.children(verb, "attr", "acomp", "oprd")
    return any(tree[j].lemma.lower() in _JUDGED for t in told for j in (t, *tree.children(t, "amod")))


def _dreadful(tree: Tree, i: int) -> bool:
    """ "It was scary, because he had a gun", but not "it is sad that he died"."""
    verb = tree[i].head
    if tree[i].dep != "nsubj" or tree[verb].lemma != "be":
        return False
    told = [t for t in tree.children(verb, "attr", "acomp") if tree[t].lemma.lower() in _DREADFUL]
    told = [t for t in told if not tree.children(t, "poss")]
    told += [t for t in tree.children(verb, "attr") if tree[t].lemma in _EVENTS and is_numbered(tree, t)]
    clauses = [c for t in (verb, *told) for c in tree.children(t, *_OPENING, "advcl", "prep")]
    later = any(tree[c].dep in _OPENING or tree.lower(min(tree.subtree(c))) in _SAID_LATER for c in clauses)
    return bool(told) and not later


def is_numbered(tree: Tree, noun: int) -> bool:
    """ "It is the second shooting in a week"."""
    return any(tree.lower(c) in _ORDINALS for c in tree.children(noun, "amod"))


def _likened(tree: Tree, i: int) -> bool:
    """ "Something like this"."""
    like = tree[i].head
    above = tree.lower(tree[like].head)
    return tree.lower(i) == "this" and tree[i].dep == "pobj" and tree.lower(like) == "like" and above in _ANYTHING


def _is_event(tree: Tree, j: int) -> bool:
    """Whether a noun names what happened: "fire", but not in "opened fire"."""
    shots = tree.lower(j) == "fire" and tree[tree[j].head].lemma.lower() in _SHOOTS
    named = tree[j].lemma.lower() in _EVENTS and tree[j].tag[0] == "N" and not shots
    return named and not (_is_denied(tree, j) or _is_by_the_way(tree, j))


def _is_denied(tree: Tree, j: int) -> bool:
    """Whether there was none: "there was no fight or altercation"."""
    while tree[j].dep == "conj" and tree[tree[j].head].tag[0] == "N":
        j = tree[j].head
    return any(tree.lower(c) in _NONE for c in tree.children(j, "det")) or tree.lower(tree[j].head) == "without"


def _is_by_the_way(tree: Tree, j: int) -> bool:
    """Whether it is a quarrel into which one of those told of got, besides what happened."""
    into = tree[j].head
    return tree[j].lemma in _QUARRELS and tree.lower(into) == "into" and bool(_also(tree, tree[into].head))


def _also(tree: Tree, verb: int) -> list[int]:
    return [c for c in tree.children(verb, "advmod") if tree.lower(c) in ("also", "then", "later")]


def pointed_at(tree: Tree, i: int) -> str | None:
    """What a "this" means which is done the same as something before it: "rifles given to us ... this was given by"."""
    verb = tree[i].head
    related = tree[i].tag == "WDT" and tree[verb].dep == "relcl"  # "dozens that were not caught"
    if related or tree.lower(i) not in DEMONSTRATIVES or tree[i].dep not in ("nsubjpass", "dobj") or tree.children(i):
        return None
    for before in range(verb - 1, max(verb - _WITHIN, -1), -1):
        if tree.sentence(before) == tree.sentence(i) and before != verb and tree[before].lemma == tree[verb].lemma:
            noun = _patient(tree, before)
            return f"the {tree.lower(noun)}" if noun is not None and noun < i else None
    return None


def _patient(tree: Tree, verb: int) -> int | None:
    """What is done to by a verb: its object, or what its participle stands with."""
    while tree[verb].dep == "conj" and tree[verb].tag == "VBN" and not tree.children(verb, "nsubjpass", "dobj"):
        verb = tree[verb].head
    nouns = tree.children(verb, "nsubjpass", "dobj") or ([tree[verb].head] if tree[verb].dep == "acl" else [])
    nouns = nouns or (tree.children(verb, "nsubj") if tree[verb].tag == "VBN" else [])
    return next((n for n in nouns if tree[n].tag in ("NN", "NNS")), None)
