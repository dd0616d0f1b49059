"""Somebody told of without an article, as headlines and police logs do: "Teen shot by boy", "Victim was awake"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.claims.forms import AUXILIARIES, FINITE_TAGS
from sayso.claims.inflection import article
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.tree import INTERROGATIVES, Tree
from sayso.model import SpeakerKind

_DOING = ("nsubj", "nsubjpass")
_DESCRIBING = frozenset(("amod", "compound", "nmod", "npadvmod", "nummod", "punct"))
_DETERMINING = frozenset(("DT", "PDT", "PRP$", "POS", "CD", "WP$", "WDT"))
_OWNING = frozenset(("'", "’", "'s", "’s"))
_FUSED = re.compile(r"(?i)an?\d")
"""An article that a page ran into the age after it."""
_NAMES = frozenset(("NNP", "NNPS"))
_KNOWN = frozenset("victim suspect shooter gunman driver defendant attacker assailant".split())
"""Who is known from the report as soon as told of."""
_NO_NAMES = _KNOWN | frozenset("man woman boy girl teen teenager toddler child officer witness student".split())
"""Words that taggers take for names where they open a sentence."""
_SEVERAL = frozenset(("NNS", "NNPS", "CD"))
_HARMING = frozenset(("shoot", "stab"))
_AIMED = frozenset("at into toward towards through from back up with".split())
_OBJECTS = ("dobj", "ccomp", "xcomp", "oprd", "dative", "conj", "npadvmod")
_MANNER = frozenset("fatally accidentally critically dead".split())
_KIN = frozenset(
    "mother father mom dad mommy daddy grandma grandpa grandmother grandfather sister brother aunt uncle god family "
    "who someone somebody anyone anybody everyone everybody nobody justice".split()
)
"""Who goes without an article, as by a name."""


def articles_lost(tree: Tree, words: Sequence[int]) -> dict[int, str]:
    """The first words of such subjects, each with the article that a sentence needs."""
    return dict(_lost(tree, words))


def passive_lost(tree: Tree, verb: int) -> dict[int, str]:
    """The verb with the "was" that a headline lost: "man shot in the leg", who shot nobody."""
    told = tree[verb].lemma in _HARMING and tree[verb].tag in ("VBD", "VBN") and tree[verb].head == verb
    subjects = [c for c in tree.children(verb, "nsubj", "nsubjpass") if c < verb]
    aimed = any(tree.lower(p) in _AIMED for p in tree.children(verb, "prep", "prt"))
    if not told or len(subjects) != 1 or aimed or tree.children(verb, *_OBJECTS, *AUXILIARIES):
        return {}
    if tree[subjects[0]].tag == "PRP" or any(tree.lower(c) not in _MANNER for c in tree.children(verb, "advmod")):
        return {}
    if _another_verb(tree, verb) or tree.children(subjects[0], "prep"):
        return {}
    aged = any(tree.word(i) == "-" for i in tree.subtree(subjects[0])) and tree.lower(subjects[0])[-1:] != "s"
    several = not aged and (tree[subjects[0]].tag in _SEVERAL or bool(tree.children(subjects[0], "conj")))
    first = verb - 1 if tree.lower(verb - 1) in _MANNER else verb
    return {first: f"{'were' if several else 'was'} {tree.word(first)}"}


def _another_verb(tree: Tree, verb: int) -> bool:
    """Whether the sentence has its verb later: "the men shot after a fight were taken home"."""
    later = [i for i in tree.sentence_words(tree.sentence(verb)) if i > verb]
    finite = next((i for i in later if tree[i].tag in FINITE_TAGS), None)
    opened = any(tree[i].dep == "mark" or tree[i].tag in INTERROGATIVES for i in later if finite and i < finite)
    return finite is not None and not opened


def _lost(tree: Tree, words: Sequence[int]) -> Iterator[tuple[int, str]]:
    for i in words:
        if tree[i].dep not in _DOING or not _is_common(tree, i) or not _is_one_person(tree, i) or not _acts(tree, i):
            continue
        phrase = [j for j in tree.subtree(i) if j <= i and tree.is_word(j)]
        whole = phrase[0] in words and not tree.children(i, "conj") and not _is_name(tree, i + 1)
        if whole and _is_bare(tree, phrase, words):
            word = tree.word(phrase[0])
            small = (tree[phrase[0]].tag not in _NAMES or phrase == [i]) and word[1:2].islower()
            told = "the" if tree[i].lemma.lower() in _KNOWN or _told_before(tree, i) else article(word)
            yield phrase[0], f"{told} {word[:1].lower() if small else word[:1]}{word[1:]}"


def _is_bare(tree: Tree, phrase: list[int], words: Sequence[int]) -> bool:
    """Whether a noun has nothing before it that stands for an article; a "that" that leads a clause does not."""
    before = [phrase[0] - 1] if phrase[0] - 1 in words else []
    if any(tree[j].end == tree[phrase[0]].start for j in before) or _FUSED.match(tree.word(phrase[0])):
        return False  # "her ex-husband"
    if any(tree[j].tag in _DETERMINING and not _in_age(tree, j) for j in [*before, *phrase]):
        return False
    owned = any(tree.word(j) in _OWNING for j in range(phrase[0], phrase[-1]))
    return not owned and all(tree[j].dep in _DESCRIBING for j in phrase[:-1])


def _is_one_person(tree: Tree, i: int) -> bool:
    word = tree.lower(i)
    aged = word == "old" and tree.word(i - 1) == "-"
    return aged or (kind_of_noun(word) is SpeakerKind.PERSON and word not in _KIN and tree[i].entity != "PERSON")


def _is_common(tree: Tree, i: int) -> bool:
    """Whether it is no name, and does not only look like one."""
    return tree[i].tag == "NN" or (tree[i].tag == "NNP" and tree.lower(i) in _NO_NAMES)


def _acts(tree: Tree, i: int) -> bool:
    """Whether a subject has a finite verb, as "child endangering" has none."""
    verb = tree[i].head
    finite = any(tree[j].tag in FINITE_TAGS for j in (verb, *tree.children(verb, *AUXILIARIES)))
    return finite or bool(passive_lost(tree, verb))


def _in_age(tree: Tree, j: int) -> bool:
    """Whether a number is that of an age: "17-year-old"."""
    return tree.word(min(j + 1, len(tree) - 1)) == "-"


def _is_name(tree: Tree, i: int) -> bool:
    return i < len(tree) and tree[i].tag in _NAMES


def _told_before(tree: Tree, i: int) -> bool:
    return any(j < i and tree[j].tag == "NN" for j in tree.where(tree.lower(i)))
