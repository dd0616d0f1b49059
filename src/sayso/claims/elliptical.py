"""A figure told alone means what was just counted: "killed 14 people, one says, or 17, says another"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.claims.drafts import Draft
from sayso.claims.revised import NEAR
from sayso.claims.tree import Tree
from sayso.model import Actors, Claim, Participant

_FIGURES = frozenset("figure number total sum amount".split())
"""Nouns for what was counted, by which nothing is told of it; "the toll" tells that it is of the dead."""
_SUMS = frozenset(("MONEY", "PERCENT"))
_LARGE = frozenset("million billion trillion".split())
"""What "it" is of which so much is said: a sum or a value, and nobody's age or length."""
_MOMENTS = frozenset("date day hour time".split())
_TIMES = frozenset(("DATE", "TIME"))
_FINDING = frozenset("find count see record register tally identify document log confirm verify recover seize".split())
_ABOUT = re.compile(
    r"(?i)\b(?:as (?:many|few) as|at (?:least|most)|(?:more|fewer|less) than|up to|nearly|almost|about|around|roughly|"
    r"some|over|under) $"
)
"""What may stand before a figure, and goes with it."""
_AT_PRESENT = re.compile(r"(?i)^(?:at present|at the moment|now|currently|so far|as of now|today|by now|to date),? ")
"""How a claim begins that tells when it holds, which of another figure nobody says."""
_BESIDE = NEAR | frozenset("least most some nearly almost roughly only just more fewer or".split())
"""Words that a figure alone may have."""


def is_figure_alone(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a noun phrase is a number and tells nothing of what: "17", "at least 17"."""
    held = [i for i in words if tree.is_word(i)]
    numbers = [i for i in held if tree[i].tag == "CD"]
    one = bool(numbers) and numbers == list(range(numbers[0], numbers[-1] + 1))  # "4.2 million"
    return one and all(i in numbers or tree.lower(i) in _BESIDE for i in held)


def is_figure_put(tree: Tree, noun: int, words: Sequence[int]) -> bool:
    """Whether a figure is given for "the figure": "put the figure at 12"; of what, was told before."""
    lemma = tree[noun].lemma.lower()
    bare = is_bare(tree, noun)
    if lemma in _MOMENTS:
        return bare and all(tree[i].entity in _TIMES for i in words if tree.is_word(i))
    return bare and lemma in _FIGURES and any(tree[i].tag == "CD" for i in words)


def figure_said(tree: Tree, verb: int, words: Sequence[int]) -> tuple[int, ...]:
    """The figure in "the number was seven" and "it is 430 million crowns"; none in a clause that tells of what."""
    if tree[verb].lemma.lower() != "be" or tree.children(verb, "neg", "expl"):
        return ()
    subject, told = tree.children(verb, "nsubj"), tree.children(verb, "attr", "acomp")
    if len(subject) != 1 or len(told) != 1 or subject[0] not in words:
        return ()
    figure = tuple(i for i in tree.subtree(told[0]) if tree.is_word(i) or tree[i].tag == "$")
    money = any(label in _SUMS and set(named) & set(figure) for label, named in tree.entities)
    money = money or any(tree.lower(i) in _LARGE for i in figure)
    plain = is_figure_alone(tree, figure) or money
    parts = ("nsubj", "attr", "acomp", "aux", "punct", "mark", "cc")
    other = [i for i in tree.children(verb) if i in words and tree[i].dep not in parts]
    if not plain or other or not any(tree[i].tag == "CD" for i in figure):
        return ()
    called = tree[subject[0]].lemma.lower() in _FIGURES and is_bare(tree, subject[0])
    return figure if called or (tree.lower(subject[0]) == "it" and money) else ()


def is_bare(tree: Tree, noun: int) -> bool:
    """Whether a noun has nothing but its article, and so stands for what was told before."""
    return not tree.children(noun, "prep", "amod", "compound", "relcl", "acl") and bool(tree.children(noun, "det"))


def counted_before(tree: Tree, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The last claim before the figure, in its sentence or the one before, that counts something by one number."""
    here = draft.proposition.head
    for other in reversed(earlier):
        near = tree.sentence(here) - tree.sentence(other.proposition.head) <= 1
        beside = near and tree.paragraph(here) == tree.paragraph(other.proposition.head)
        if (
            beside
            and other.start < draft.start
            and (old := _told(tree, draft, other))
            and _is_large(old) is any(tree.lower(i) in _LARGE for i in draft.proposition.words)
            and other.attribution != draft.attribution
        ):
            return other
    return None


def _told(tree: Tree, draft: Draft, other: Draft) -> str | None:
    """What another claim tells that the figure takes the place of: a number, or of a day or an hour the moment."""
    moment = all(tree[i].entity in _TIMES for i in draft.proposition.words if tree.is_word(i))
    return _moment(tree, other) if moment else _number(tree, other)


def _is_large(figure: str) -> bool:
    return not _LARGE.isdisjoint(figure.lower().split())


def _moment(tree: Tree, draft: Draft) -> str | None:
    """The one day or hour that a claim tells, as it stands in its wording."""
    said = [w for label, w in tree.entities if label in _TIMES and set(w) <= set(draft.proposition.words)]
    text = tree.span(said[0]).of(tree.text) if len(said) == 1 else ""
    return text if text and f" {draft.claim.wording} ".count(f" {text} ") == 1 else None


def _number(tree: Tree, draft: Draft) -> str | None:
    """The one number or amount that a claim counts something by, as it stands in its wording."""
    numbers = [i for i in draft.proposition.words if tree[i].tag == "CD"]
    said = [words for label, words in tree.entities if label == "MONEY" and set(words) <= set(draft.proposition.words)]
    if not said and len(numbers) == 1 and (tree[numbers[0]].dep == "nummod" or _of_those(tree, numbers[0])):
        said = [range(numbers[0], numbers[0] + 1)]
    large = len(numbers) == 2 and numbers[1] == numbers[0] + 1 and tree.lower(numbers[1]) in _LARGE
    if not said and large:
        said = [range(numbers[0], numbers[1] + 1)]
    if len(said) != 1 or not set(numbers) <= set(said[0]):
        return None
    text = tree.span(said[0]).of(tree.text)
    if draft.claim.wording.startswith(f"{text.capitalize()} "):
        text = text.capitalize()
    return text if f" {draft.claim.wording} ".count(f" {text} ") == 1 else None


def _of_those(tree: Tree, number: int) -> bool:
    """Whether a number counts some of several: "nine of the dead were patients"."""
    return tree[number].dep in ("nsubj", "nsubjpass") and any(
        tree.lower(c) == "of" for c in tree.children(number, "prep")
    )


def said_with(tree: Tree, draft: Draft, counted: Draft, figure: Sequence[int]) -> Claim:
    """What was counted, by a figure; of who counted it themselves it is told of the one who gives the figure."""
    old = _told(tree, draft, counted) or ""
    about = _ABOUT.search(counted.claim.wording.partition(old)[0])
    old = f"{about[0]}{old}" if about else old
    new = tree.span(i for i in figure if tree.is_word(i) or tree[i].tag == "$").of(tree.text)
    number, _, unit = new.rpartition(" ")
    new = number if number and f" {old} {unit} " in f" {counted.claim.wording} " else new
    told = {old: new}
    if counted.speaker and draft.speaker and _counts_itself(tree, counted):
        told[counted.speaker.name] = draft.speaker.name
    wording = _with(_AT_PRESENT.sub("", counted.claim.wording), told)
    return replace(
        draft.claim, wording=f"{wording[:1].upper()}{wording[1:]}", actors=_acting(counted.claim.actors, told)
    )


def _counts_itself(tree: Tree, counted: Draft) -> bool:
    """Whether a claim is that who makes it counted so many: "the army has found 212", says the army."""
    if tree[counted.proposition.verb].lemma.lower() not in _FINDING:
        return False
    name = counted.speaker.name.casefold() if counted.speaker else ""
    return bool(name) and counted.claim.wording.casefold().removeprefix("the ").startswith(f"{name} ")


def _with(text: str, told: Mapping[str, str]) -> str:
    for old, new in told.items():
        before, found, after = f" {text} ".partition(f" {old} ")
        text = f"{before} {new} {after}".strip() if found else text
    return text


def _acting(actors: Actors | None, told: Mapping[str, str]) -> Actors | None:
    def named(one: Participant | None) -> Participant | None:
        return one and replace(one, name=_with(one.name, told))

    return actors and replace(actors, who=named(actors.who), whom=named(actors.whom), what=named(actors.what))


def calls_too_far(tree: Tree, word: int) -> bool:
    """Whether a word says of a figure that it is not the right one: "too high", "exaggerated"."""
    too = any(tree.lower(c) == "too" for c in tree.children(word, "advmod"))
    return (too and tree.lower(word) in ("high", "low")) or tree.lower(word) in ("exaggerated", "inflated")
