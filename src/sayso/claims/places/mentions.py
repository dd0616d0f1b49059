"""Where a report names places: spaCy's entities, trimmed to the name, and names it misses that the text vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.claims.places.toponyms import ABBREVIATIONS, KINDS_OF_REGION
from sayso.claims.tree import Tree
from sayso.model import Span

PLACES = frozenset(("GPE", "LOC"))
PEOPLES = "NORP"
DOUBTFUL = frozenset(("ORG", "PERSON", "NORP", "FAC", "PRODUCT"))
"""What spaCy at times takes a town for; believed to be one only where the words around say so."""

LOCATIVE = frozenset("in near at outside around throughout across into inside towards toward".split())
DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western
    north-east north-west south-east south-west far upper lower upstate downtown mainland rural greater modern-day
    neighboring neighbouring nearby midtown suburban coastal inner""".split()
)
"""Words that may stand before a place's name, or in its entity, without being part of it."""

SETTLEMENTS = KINDS_OF_REGION | frozenset("city town village port capital suburb municipality island".split())

LONGEST = 6
"""Words in the longest name looked up; entities with more are sentences gone wrong."""

_JOINED = re.compile(r"((?:[A-Z]\.){2,})-\w")
_NEXT_TO = re.compile(r",?\s*,\s+|\s+\(")


@dataclass(frozen=True, slots=True)
class Mention:
    """One name of a place in the text.

    ``kind`` is spaCy's: of an entity, or empty. ``region``: a noun beside it says that it is a region ("Helmand
    province"), ``region_inside``: that noun is its last word. ``located``: it stands after a preposition such as
    "in", or after "city of". ``articled``: it is "the" and one word, so hardly a town. ``container`` is the number of
    the mention after it, where only a comma stands between ("Paris, Texas"); ``contained``: it is such a mention.
    """

    words: range
    span: Span
    kind: str = "GPE"
    region: bool = False
    region_inside: bool = False
    located: bool = False
    articled: bool = False
    container: int | None = None
    contained: bool = False

    @property
    def trusted(self) -> bool:
        """Whether spaCy takes it for a place."""
        return self.kind in PLACES


def mentions(tree: Tree) -> list[Mention]:
    """All in order of the text; whether the gazetteer knows them is not asked here."""
    found = [mention for one in _runs(tree) if (mention := _mention(tree, *one))]
    return _linked(tree, found)


def _runs(tree: Tree) -> Iterator[tuple[str, range]]:
    """Entities, cut at commas ("Columbus, Ohio" may be one), and unmarked names after "in", "near" and the like."""
    at = 0
    for kind, words in tree.entities:
        yield from _unmarked(tree, range(at, words.start))
        for part in _cut(tree, words):
            yield kind, part
        at = words.stop
    yield from _unmarked(tree, range(at, len(tree)))


def _cut(tree: Tree, words: range) -> Iterator[range]:
    start = words.start
    for i in words:
        if tree.word(i) in {",", "/", "and", "&"} and i > start:
            yield range(start, i)
            start = i + 1
    if start < words.stop:
        yield range(start, words.stop)


def _unmarked(tree: Tree, words: range) -> Iterator[tuple[str, range]]:
    """Title-case runs that begin after a locative preposition, outside entities."""
    i = words.start
    while i < words.stop:
        if tree[i].tag.startswith("NNP") and i and tree.lower(i - 1) in LOCATIVE | {"from", "of"}:
            end = i
            while end < words.stop and tree[end].tag.startswith("NNP") and tree.word(end)[:1].isupper():
                end += 1
            yield "", range(i, max(end, i + 1))
            i = max(end, i + 1)
        else:
            i += 1


def _mention(tree: Tree, kind: str, words: range) -> Mention | None:
    if kind and kind not in PLACES | DOUBTFUL:
        return None
    words = _trimmed(tree, words)
    if not words or len(words) > LONGEST:
        return None
    located = _located(tree, words.start) or _dateline(tree, words)
    inside = len(words) > 1 and tree.lower(words[-1]) in KINDS_OF_REGION
    region = inside or _said_region(tree, words)
    return Mention(words, _name(tree, words), kind, region, inside, located, _articled(tree, words))


def _name(tree: Tree, words: range) -> Span:
    """The words, but "U.S." of "U.S.-led", and "Sask." where its stop was taken for the sentence's."""
    span = tree.span(words)
    if len(words) == 1 and (joined := _JOINED.match(tree.word(words[0]))):
        return Span(span.start, span.start + joined.end(1))
    longer = Span(span.start, min(span.end + 1, len(tree.text)))
    return longer if longer.of(tree.text) in ABBREVIATIONS else span


def _trimmed(tree: Tree, words: range) -> range:
    """Without article, possessive and punctuation at its ends."""
    start, stop = words.start, words.stop
    while start < stop and not tree.word(start)[0].isupper():
        start += 1
    while stop > start and (tree[stop - 1].tag == "POS" or not tree.is_word(stop - 1)):
        stop -= 1
    if stop - start > 1 and tree.word(start) == "The":
        start += 1
    return range(start, stop)


def _articled(tree: Tree, words: range) -> bool:
    """Whether it is one word with an article of its own: "the Delta", but not "the London office"."""
    before = tree.lower(words.start - 1) if words.start else ""
    after = tree[words.stop].tag if words.stop < len(tree) else ""
    return len(words) == 1 and before == "the" and not after.startswith(("N", "J", "P", "V"))


def _said_region(tree: Tree, words: range) -> bool:
    after = tree.lower(words.stop) if words.stop < len(tree) else ""
    before = {tree.lower(i) for i in range(max(words.start - 3, 0), words.start)}
    return after in KINDS_OF_REGION or ("of" in before and bool(before & KINDS_OF_REGION))


def _located(tree: Tree, start: int) -> bool:
    at = start - 1
    if at > 0 and tree.lower(at) == "of":
        return tree.lower(at - 1) in SETTLEMENTS
    while at >= 0 and start - at <= 3 and tree.lower(at) in DIRECTIONS | {"the"}:
        at -= 1
    return at >= 0 and tree.lower(at) in LOCATIVE


def _dateline(tree: Tree, words: range) -> bool:
    """Whether a paragraph begins with it in capitals, and a dash, comma or bracket follows: "BEIRUT (Reuters)"."""
    first = not words.start or tree.paragraph(words.start) != tree.paragraph(words.start - 1)
    after = tree.word(words.stop) if words.stop < len(tree) else ""
    return first and tree.word(words[0]).isupper() and after[:1] in set(",(—–-")


def _linked(tree: Tree, found: list[Mention]) -> list[Mention]:
    """Each with the mention it is said to lie in."""
    linked = list(found)
    for number, (one, two) in enumerate(pairwise(found)):
        if 0 < two.span.start - one.span.end <= 4 and _NEXT_TO.fullmatch(tree.text[one.span.end : two.span.start]):
            linked[number] = replace(linked[number], container=number + 1)
            linked[number + 1] = replace(linked[number + 1], contained=True)
    return linked


def readings(tree: Tree, mention: Mention) -> Iterator[tuple[Span, str]]:
    """What the name may be, likeliest first: its span, and as what it is looked up.

    With what a hyphen ties to it ("Gilgit-Baltistan"), as it is, without directions before it, without "province"
    after it.
    """
    words, stop = mention.words, mention.words.stop
    if stop + 1 < len(tree) and tree.word(stop) == "-" and tree.word(stop + 1)[0].isupper():
        longer = tree.span(range(words.start, stop + 2))
        yield longer, longer.of(tree.text)
    yield mention.span, mention.span.of(tree.text)
    while len(words) > 1 and tree.lower(words[0]) in DIRECTIONS | {"-"}:
        words = words[1:]
        yield tree.span(words), tree.span(words).of(tree.text)
    if mention.region_inside and len(words) > 1:
        name = tree.span(words[:-1])
        yield (tree.span(words) if tree.word(words[-1])[0].isupper() else name), name.of(tree.text)
