"""Who says what somebody is told to have heard of them, and the paper in which "it is said"."""

from __future__ import annotations

from sayso.claims.framed import is_source
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, SpeakerKind

_HEARS = frozenset("hear learn know gather understand".split())
_REPORTS = frozenset("report story article claim allegation accusation account".split())
_SAID = frozenset("say state write hold find note".split())


def teller(tree: Tree, one: Attribution) -> list[int]:
    """The words for whom somebody has it from: "had heard from a guard that", "has it from her brother that"."""
    verb = _verb(tree, one)
    if verb is None or not _is_told(tree, verb):
        return []
    by_whom = [p for p in tree.children(verb, "prep") if tree.lower(p) == "from"]
    said = set(tree.words_of(one.contents))
    for noun in (o for p in by_whom for o in tree.children(p, "pobj")):
        if noun not in said and is_source(tree, noun):
            return [i for i in tree.subtree(noun) if i not in said]
    return []


def hearer(tree: Tree, one: Attribution) -> int | None:
    """The subject of such a verb, where the source is whom it is heard from."""
    verb = _verb(tree, one)
    words = teller(tree, one)
    if verb is None or not words or not set(words) & set(tree.words_of(one.sources)):
        return None
    return next(iter(tree.children(verb, *SUBJECTS)), None)


def paper(tree: Tree, one: Attribution) -> list[int]:
    """The words for the paper in which something is said by nobody else: "it is said in the judgment that"."""
    verb = _verb(tree, one)
    if verb is None or tree[verb].lemma.lower() not in _SAID or not tree.children(verb, "auxpass"):
        return []
    nobody = [tree.lower(i) for i in tree.children(verb, "nsubjpass")] == ["it"]
    where = [p for p in tree.children(verb, "prep") if tree.lower(p) == "in"] if nobody else []
    for noun in (o for p in where for o in tree.children(p, "pobj")):
        words = tree.subtree(noun)
        others = [i for i in tree.words_of(one.sources) if i not in words and tree.lower(i) != "it"]
        if kind_of_noun(tree.lower(noun)) is SpeakerKind.DOCUMENT and not others:
            return words
    return []


def author(tree: Tree, one: Attribution) -> list[int]:
    """The words for whose report it is, where the noun that tells it has no source: "a report by the Herald that"."""
    noun = tree.head_of(tree.within(one.cue)) if one.cue and not one.sources else None
    if noun is None or tree[noun].tag[:2] != "NN" or tree[noun].lemma.lower() not in _REPORTS:
        return []
    by = [o for p in tree.children(noun, "prep") if tree.lower(p) in ("by", "in") for o in tree.children(p, "pobj")]
    named = [o for o in by if tree[o].tag == "NNP" and tree[o].entity not in ("GPE", "DATE", "LOC")]
    said = set(tree.words_of(one.contents))
    return [i for i in tree.subtree(named[0]) if i not in said] if len(named) == 1 else []


def _verb(tree: Tree, one: Attribution) -> int | None:
    words = [i for i in tree.within(one.cue) if tree[i].tag[:2] == "VB"] if one.cue else []
    return tree.head_of(words) if words else None


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether a verb says that somebody was told, and not that they tell."""
    lemma = tree[verb].lemma.lower()
    out = lemma == "find" and any(tree.lower(c) == "out" for c in tree.children(verb, "prt"))
    has_it = lemma == "have" and any(tree.lower(c) == "it" for c in tree.children(verb, "dobj"))
    denied = tree.children(verb, "neg", "auxpass")
    return (lemma in _HEARS or out or has_it) and not denied
