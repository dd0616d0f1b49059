"""What a page runs into a sentence at either end: datelines, labels, handles, addresses; and what fills a pause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.claims.forms import FINITE_TAGS, is_verb
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.tree import SUBJECTS, Tree, kept
from sayso.model import SpeakerKind

_LABEL = (
    r"(?:(?i:update[d]?|breaking(?: news)?|new|latest|the latest|developing|exclusive|just in|watch|video|correction|"
    r"original (?:story|post)|previous (?:story|report)|first report)"
    r"(?: ?[(\[][^)\]\n]{1,30}[)\]])?(?:: ?| [—–] | -- ))"
)
_COUNTY = r"[A-Z][A-Z'’-]{2,20}(?: [A-Z][A-Z'’-]{2,20})? (?:Co\.|County),? [A-Z][\w.]{1,5}"
_STATE = r"(?:[A-Z]{2}|[A-Z][a-z]{1,5}\.)"
_TOWN = r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}"
_DAY = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
_CAPITALS = rf"[A-Z][A-Z .,'’/-]{{2,40}}(?:, [A-Z][\w.]{{1,15}}){{0,2}}{_DAY}?"
_AGENCY = r"(?: ?\([\w /.,&-]{2,30}\))"
_DASH = r"(?:—|–|--|-|>>)"
_DATELINE = re.compile(
    rf"(?:[×•▪►*] ?)?{_LABEL}?(?:{_CAPITALS}{_AGENCY}? ?{_DASH} |{_CAPITALS} ?{_DASH}? ?{_AGENCY} ?(?:: |{_DASH} )|"
    rf"{_COUNTY}{_AGENCY}? ?{_DASH} |\([A-Z][A-Z .,'’/-]{{2,40}}\) ?{_DASH} |"
    rf"{_TOWN},? {_STATE}{_AGENCY}? ?{_DASH} (?=[A-Z\"“]))"
)
_OPENING = re.compile(
    rf"(?:[×•▪►*] ?)?(?:{_LABEL}|(?i:advertisement|(?:story|article) continues below|continue reading(?: below)?) "
    r"(?=[A-Z\"“])|[\"“]\(?(?:\d{1,2}|[a-z])[.)] (?=[A-Z]))?"
)
_HANDLE = re.compile(r"(?i)^(?:@\w|https?:|www\.|pic\.twitter|t\.co/)")
_HOURS = frozenset(("a.m.", "p.m.", "am", "pm"))
_LINKS = frozenset(
    "however meanwhile moreover furthermore nevertheless nonetheless besides additionally therefore thus hence "
    "consequently accordingly likewise similarly incidentally unfortunately sadly regrettably fortunately luckily "
    "thankfully".split()
)
"""Words that, before a comma, only tie a sentence to the one before it, or tell how it is taken."""
_OPENING_TAGS = frozenset("CD DT PRP PRP$ NN NNS NNP NNPS EX".split())
_ASIDES = tuple(tuple(one.split()) for one in ("you know what i mean", "you know what i 'm saying", "if you will"))
_SIDES = ("left", "right", "center", "centre", "l", "r")
_STOPS = frozenset(',.;:!?"”')
_OPENING_MARKS = frozenset("\"'“‘")


def layout_words(tree: Tree, words: Sequence[int]) -> set[int]:
    """Those of these words that are no part of what is said."""
    apart = _even_less(tree) | _pointing_at(tree)
    return dateline_words(tree, words).union(aside_words(tree, words), apart.intersection(words))


def dateline_words(tree: Tree, words: Sequence[int]) -> set[int]:
    """Those of these words that are a "PORT ELDER, Corvane (Wire) — " or "UPDATED: " at the start of a paragraph."""
    start = tree[words[0]].start if words else 0
    if tree.reading.paragraphs[tree.paragraph_at(start)].start != start:
        return set()
    line = _DATELINE.match(tree.text, start) or _OPENING.match(tree.text, start)
    return {i for i in words if line and tree[i].end <= line.end()}


_CALLS = frozenset("appos npadvmod intj dep".split())
_ENDS = frozenset(".!?,")
_CLOSING = frozenset(('"', "”"))


def _handles(tree: Tree, words: Sequence[int]) -> set[int]:
    """Names and addresses of a network at the end: "... @harbour —"."""
    found: set[int] = set()
    for i in reversed(words):
        if tree.is_word(i) and not _HANDLE.match(tree.word(i)):
            return found if any(_HANDLE.match(tree.word(j)) for j in found) else set()
        found.add(i)
    return found


def aside_words(tree: Tree, words: Sequence[int]) -> list[int]:
    """The words of phrases that only fill a pause: "you know what I mean"."""
    asides = _asides(tree)
    return [i for i in words if i in asides] if asides else []


@kept
def _asides(tree: Tree) -> frozenset[int]:
    found = ((i, aside) for aside in _ASIDES for i in tree.where(aside[0]) if tree.have(i, aside))
    return frozenset(word for i, aside in found for word in range(i, i + len(aside)))


@kept
def _pointing_at(tree: Tree) -> frozenset[int]:
    """Where in a picture somebody is seen: the "(left)" of "Ann Lee (left) met him"."""
    found = (i for side in _SIDES for i in tree.where(side) if 0 < i < len(tree) - 1)
    inside = [i for i in found if tree.word(i - 1) == "(" and tree.word(i + 1) == ")"]
    return frozenset(j for i in inside for j in (i - 1, i, i + 1))


@kept
def _even_less(tree: Tree) -> frozenset[int]:
    """What goes without saying where less is denied: "cannot pay for one bridge, let alone for two"."""
    found: set[int] = set()
    for i in tree.where("let"):
        here = tree.sentence_words(tree.sentence(i))
        end = next((j for j in here if j > i and tree.word(j) in _STOPS), here[-1] + 1)
        if tree.have(i, ("let", "alone")):
            found.update(range(i - (i > here[0] and tree.word(i - 1) == ","), end))
    return frozenset(found)


def _behind_colon(tree: Tree, words: list[int]) -> list[int]:
    """A clause without the phrase that only leads to it: "but not in one thing: the bus hit the wall"."""
    colon = next((n for n, i in enumerate(words) if tree.word(i) == ":"), 0)
    lead, told = words[:colon], words[colon + 1 :]
    said = [i for i in lead if tree.is_word(i)]
    verb = next((i for i in told if tree[i].tag in FINITE_TAGS), None)
    if not said or verb is None or any(is_verb(tree, i) or tree[i].dep in SUBJECTS for i in lead):
        return words
    doers = [c for v in (verb, tree[verb].head) for c in tree.children(v, *SUBJECTS)]
    return told if any(c in told and min(tree.subtree(c)) == told[0] for c in doers) else words


def without_loose_ends(tree: Tree, words: Sequence[int]) -> tuple[int, ...]:
    """Words of one proposition without what ties it to others, and without an hour's half that was left behind."""
    left = list(words)
    if len(left) > 2 and tree.lower(left[0]) in _LINKS and tree.word(left[1]) == ",":
        left = left[2:]
    if len(left) > 2 and tree.lower(left[0]) == "so" and tree[left[1]].tag in _OPENING_TAGS:  # "So 17 are missing"
        left = left[1:]
    handles = _handles(tree, left)
    left = [i for i in left if i not in handles]
    said = [i for i in left if tree.is_word(i)]
    if len(said) > 2 and tree.lower(said[-1]) == "not" and tree.word(said[-1] - 1) == ",":
        left, said = [i for i in left if i < said[-1] - 1], said[:-1]  # "owes us care, not (haste)"
    if len(said) > 2 and _is_hearer(tree, said[-1]):
        left, said = [i for i in left if i < said[-1] - 1], said[:-1]
    if len(said) > 2 and tree.word(said[-1] - 1) == "." and tree.word(said[-1])[0] in _OPENING_MARKS:
        left = [i for i in left if i < said[-1]]  # "... come here."All", with the next sentence's first word
    if len(said) > 1 and tree.lower(said[-1]) in _HOURS and said[-1] - 1 not in left:
        left = [i for i in left if i < said[-1]]
    return tuple(_without_not_only(tree, _behind_colon(tree, left)))


def _is_hearer(tree: Tree, last: int) -> bool:
    """Whether a last word is the name of who is spoken to: '"I have asked the police, Greta."'."""
    named = tree[last].entity == "PERSON" and tree.word(last - 1) == "," and tree[last].dep in _CALLS
    noun = tree[last].head
    closed = last + 2 < len(tree) and tree.word(last + 1) in _ENDS and tree.word(last + 2) in _CLOSING
    somebody = tree[noun].tag[0] == "N" and kind_of_noun(tree.lower(noun)) is SpeakerKind.PERSON
    return named and closed and not tree.children(last) and not somebody


def _without_not_only(tree: Tree, words: list[int]) -> list[int]:
    """ "It not only hurt them" as "it hurt them", where what it did besides is told apart."""
    for first, second in _not_only(tree):
        if first in words and second in words:
            told = any(tree.lower(i) in ("but", "also") for i in words if i > second)
            return words if told else [i for i in words if i not in (first, second)]
    return words


@kept
def _not_only(tree: Tree) -> tuple[tuple[int, int], ...]:
    return tuple((i, i + 1) for i in tree.where("not") if tree.have(i, ("not", "only")))
