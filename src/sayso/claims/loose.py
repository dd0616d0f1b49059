"""What nobody can make out of one sentence alone: words torn from their clause, or that mean something outside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from sayso.claims.counted import lacks_noun
from sayso.claims.dangling import dangles, is_person
from sayso.claims.forms import Form, Proposition
from sayso.claims.speakers.cast import GENDERED
from sayso.claims.tree import SUBJECTS, Tree

_POINTING = frozenset("this that these those".split())
_ARGUMENTS = SUBJECTS | frozenset(("dobj", "pobj", "dative", "attr"))
_DOING = frozenset(("nsubj", "nsubjpass"))
_RELATIVE = frozenset(("WDT", "WP"))
_GROUPS = frozenset("all both some many most few several two three four five six family couple crowd".split())
_MANY = frozenset("they them their".split())
_BREAKS = frozenset((",", "-", "--", "–", "—"))
_ADVERBIAL = frozenset(("npadvmod", "pobj", "compound"))
_PRONOUNS = frozenset(("PRP", "PRP$"))
_CLAIMS = frozenset("claim report accusation allegation rumour rumor story denial statement suggestion".split())
_RUN_TOGETHER = re.compile(r"[^\W\d_][\"'”’]?[^\S\n]{2,}[\"'“‘]?[A-Z]")
"""A gap within a sentence, as between two headlines of one page."""
_REPEATED = 4
"""So many words at its beginning no sentence says twice: they are a headline."""
_LEAST = 6
_MOSTLY = 0.7
"""A sentence of so many words, so many of whose letters are capitals, is a transcript that no parser can read."""


@dataclass(frozen=True, slots=True)
class Told:
    """A proposition's words with those it borrows, in order, and the names that stand for its pronouns."""

    proposition: Proposition
    words: Sequence[int]
    known: Mapping[int, str]


def is_loose(tree: Tree, told: Told) -> bool:
    """Whether anything in it can't be made out by itself."""
    return any(rule(tree, told) for rule in RULES)


def is_run_together(tree: Tree, i: int) -> bool:
    """Whether a word's sentence is none of prose: headlines run together, a transcript in capitals."""
    words = [j for j in tree.sentence_words(tree.sentence(i)) if tree.word(j)[:1].isalnum()]
    said = " ".join(tree.lower(j) for j in words)
    opening = " ".join(tree.lower(j) for j in words[:_REPEATED])
    if len(words) > _REPEATED and said.find(opening, 1) > 0:
        return True
    letters = [c for j in words for c in tree.word(j) if c.isalpha()]
    if len(words) >= _LEAST and sum(c.isupper() for c in letters) > _MOSTLY * len(letters):
        return True
    return bool(_RUN_TOGETHER.search(tree.reading.sentences[tree.sentence(i)].of(tree.text).strip()))


def _elliptic(tree: Tree, told: Told) -> bool:
    """ "Another was treated", "the first happened here": of a noun that stands elsewhere."""
    return any(lacks_noun(tree, i, told.words) for i in told.words if i not in told.known)


def _pointing(tree: Tree, told: Told) -> bool:
    """ "I can't take this": a pointer to what was said or seen before."""
    return any(_points(tree, i, told) for i in told.words if tree.lower(i) in _POINTING and i not in told.known)


def _points(tree: Tree, i: int, told: Told) -> bool:
    if tree[i].tag != "DT" or tree.children(i):
        return False
    if tree[i].dep == "det":
        return tree[tree[i].head].lemma.lower() in _CLAIMS
    return tree[i].dep in _ARGUMENTS and not any(j < i and tree[j].tag[0] == "N" for j in told.words)


def _unknown(tree: Tree, told: Told) -> bool:
    """A "he" or "them" with nobody before it, or named after it, whom it may mean."""
    return any(_means_nobody(tree, i, told) for i in told.words if i not in told.known)


def _means_nobody(tree: Tree, i: int, told: Told) -> bool:
    word = tree.lower(i)
    if tree[i].tag not in _PRONOUNS or not (word in GENDERED or word in _MANY):
        return False
    if word in _MANY and tree[i].dep == "pobj" and tree.lower(tree[i].head) == "of":
        return False  # "some of them", of whatever it is
    if word == "them" and told.proposition.after:
        return False  # "who had sent them" is open, whatever they are
    given = [name for j, name in told.known.items() if j < i]
    return dangles(tree, i, told.words, given) and not _somebody(tree, i, told)


def _somebody(tree: Tree, i: int, told: Told) -> bool:
    """Whether a subject may be meant that is no word for people: "a 6-year-old killed his father", "Marsavious".

    So may the subject of the main clause that follows: "by the time they stormed his home, Lee had fled".
    """
    if any(j < i and tree.lower(j).endswith("old") for j in told.words):
        return True
    for j in (j for j in told.words if tree[j].dep in _DOING):
        main = tree[j].head in (told.proposition.verb, told.proposition.head)
        if (j < i or main) and (tree[j].tag[:3] == "NNP" or tree.lower(j) in _GROUPS or j in told.known):
            return True
        if main and j > i and is_person(tree, j):
            return True
    return False


def _relative(tree: Tree, told: Told) -> bool:
    """ "Which ended up in court": a clause whose noun was left behind, or a "who" whose clause was."""
    words = told.proposition.words
    first = next((i for i in told.words if tree.word(i)[:1].isalnum()), None)
    if first is not None and first not in told.known and tree.lower(first) in ("which", "whose"):
        return True
    left = (i for i, after in zip_longest(words, words[1:]) if after is None or tree.word(after) in _BREAKS)
    return any(tree[i].tag in _RELATIVE and tree[i].dep in _DOING for i in left)


def _subjectless(tree: Tree, told: Told) -> bool:
    """A finite verb before which nothing stands that could be its subject: "earlier had been there"."""
    one = told.proposition
    if one.form is not Form.FINITE or one.subject or tree[one.verb].tag == "VB":
        return False
    if any(tree[c].dep in SUBJECTS and c in told.words for c in tree.children(one.verb)):
        return False
    before = (i for i in told.words if i < one.verb)
    after = (i for i in told.words if i > one.verb)
    named = any(tree[i].dep in SUBJECTS or (tree[i].tag[0] == "N" and tree[i].dep not in _ADVERBIAL) for i in before)
    turned = any(tree[i].tag[0] == "N" and tree[i].head == one.verb for i in after)
    return not (named or turned)


def _torn(tree: Tree, told: Told) -> bool:
    """A conjunction whose clause broke off: "after police"."""
    one = told.proposition
    inside = {*told.words, *one.shared}
    return any(tree[i].dep == "mark" and tree[i].head not in inside for i in one.words[2:])


RULES: tuple[Callable[[Tree, Told], bool], ...] = (_elliptic, _pointing, _unknown, _relative, _subjectless, _torn)
