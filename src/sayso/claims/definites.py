"""Bodies, places and works that a claim only calls "the tour" or "the company", by the name they have in the report.

Where one name in the report ends with that noun ("the PGL Tour"), or begins with it ("University of Dorn"), and nothing
else there is called so, the noun means what has the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.claims.described_again import described_again
from sayso.claims.duos import two_meant
from sayso.claims.introduced import told_as_introduced
from sayso.claims.misfits import NUMBERS
from sayso.claims.places_told import places_told
from sayso.claims.setting import Setting
from sayso.claims.tree import Tree, kept
from sayso.claims.where_there import there_named

_NAMED = frozenset(
    "company corporation firm bank airline agency department commission committee subcommittee council panel board "
    "bureau ministry authority administration association federation league union foundation institute university "
    "college school academy museum library hospital clinic church temple mosque cathedral club hotel resort casino "
    "bridge tunnel dam mall airport theater theatre stadium arena zoo prison tour championship tournament festival "
    "marathon summit convention coalition alliance movement brigade regiment battalion fund trust treaty act amendment "
    "accord agreement pact project initiative network magazine tribunal campaign regime pipeline plant mine factory "
    "refinery embassy consulate ferry cartel militia brotherhood neighborhood neighbourhood subdivision "
    "complex".split()
)
"""What has a name of which this is the noun."""
_SELDOM = frozenset(
    "country state city town county nation district province region house world day army navy military police".split()
)
"""What many a name ends with that is no place of its own ("the Silver State"), and forces, of which a land has one."""
_COUNTING = frozenset((*NUMBERS, "one", "another", "some", "each", "every", "several", "many", "most", "no", "any"))
_CONCERNS = frozenset("company firm bank airline organization organisation newspaper magazine".split())
"""What firms and papers are called that have other names."""
_NO_CONCERN = frozenset("House Senate Congress Court Department Party Committee Administration PAC".split())
_JOINING = frozenset(("of", "for"))
_OWNING = frozenset(("'s", "’s", "'", "’"))
_TOLD_MORE = frozenset("NNP NNPS NN NNS PRP WDT WP WRB VBN VBG".split())
"""What stands right behind a noun of which more is told."""
_MOST = 7
"""Words of a name."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that ends or begins with a noun: where it begins, its text, and whether "the" stands before it."""

    at: int
    text: str
    article: bool


def named_in_full(tree: Tree, words: Sequence[int], given: Mapping[int, str], setting: Setting) -> dict[int, str]:
    """Such nouns among the words by their names, each once: what is ``given`` stands in the wording already.

    And persons by what tells who they are.
    """
    found: dict[int, str] = {}
    for i in words:
        if i not in given and i - 1 not in given and (pair := two_meant(tree, i, setting)):
            found |= {i - 1: "", i: pair}
            continue
        if tree[i].tag != "NN" or not tree.word(i).islower() or i in given or i - 1 in given or not _is_bare(tree, i):
            continue
        known = setting.names.name_at([i]) or ""
        one = _known(tree, i, known) or _meant(tree, i) or _concern(tree, i, known, words, setting.subject)
        told = {*found.values(), *given.values(), tree.span(words).of(tree.text)}
        if one is None or any(one.text in other for other in told):
            continue
        if known[:1].isupper() and known.removeprefix("the ") not in one.text:
            continue
        found |= {i - 1: "the" if one.article else "", i: one.text}
    found |= described_again(tree, words, {**given, **found}, setting)
    found |= told_as_introduced(tree, words, {**given, **found}, setting)
    found |= places_told(tree, words, {**given, **found})
    return found | there_named(tree, words, {**given, **found})


def _known(tree: Tree, i: int, name: str) -> _Named | None:
    """Whose name is known from elsewhere and ends with the noun: "Lee's campaign", "the ferry law"."""
    bare = name.removeprefix("the ")
    ends = bare.rpartition(" ")[2].lower() == tree.lower(i) and " " in bare and bare[:1].isupper()
    counted = bare.partition(" ")[0].lower() in _COUNTING  # "One officer fell. The officer ..."
    if not ends or counted or tree.lower(i) in _SELDOM:
        return None
    called = {one.text for one in _names(tree).get(tree.lower(i), ()) if one.at < i}
    if tree.lower(i) != "campaign" and not called <= {bare}:  # whose campaign is meant is told by who was talked of
        return None
    owned = any(mark in bare for mark in _OWNING)
    return _Named(i, f"{bare[: -len(tree.lower(i))]}{tree.lower(i)}" if owned else bare, not owned)


def _concern(tree: Tree, i: int, name: str, words: Sequence[int], speaker: str | None) -> _Named | None:
    """The firm or paper that "the company" means, where it is known and nothing of its name is in the claim.

    Where another's people speak ("three Harbour Gas employees"), it may be theirs.
    """
    parts = name.split()
    others = (speaker or "").split()[1:]
    if others and others[-1].islower() and any(p[:1].isupper() and p not in parts for p in others):
        return None
    capital = all(part[:1].isupper() or part == "&" for part in parts)
    if not parts or not capital or tree.lower(i) not in _CONCERNS or _NO_CONCERN.intersection(parts):
        return None
    ends = tree.where(parts[-1].lower())
    firms = [j for j in ends if tree[j].entity == "ORG"]
    here = {tree.word(j) for j in words}.intersection(parts)
    alone = len(parts) == 1 and parts[0].lower() in _CONCERNS
    return _Named(i, name, False) if 2 * len(firms) > len(ends) and not here and not alone else None


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether it is only "the tour", an owner maybe."""
    around = [tree.lower(c) for c in tree.children(i) if tree.lower(c) not in _OWNING]
    more = i + 1 < len(tree) and tree[i + 1].tag in _TOLD_MORE  # "the network Lee formed"
    return around == ["the"] and tree.lower(i - 1) == "the" and tree[i].dep not in ("compound", "amod") and not more


def _meant(tree: Tree, i: int) -> _Named | None:
    """The one name before that has the noun, if nothing else was called so."""
    noun = tree.lower(i)
    if noun not in _NAMED:
        return None
    before = [one for one in _names(tree).get(noun, ()) if one.at < i]
    if len({one.text for one in before}) != 1:
        return None
    held = {j for one in before for j in range(one.at, one.at + _MOST)}
    others = (j for j in tree.where(noun) if before[0].at < j < i and j not in held and not _is_bare(tree, j))
    if any(tree[j].tag == "NN" for j in others):
        return None
    return replace(before[0], article=any(one.article for one in before))  # a headline leaves it out


@kept
def _names(tree: Tree) -> dict[str, list[_Named]]:
    """All such names by their noun, in order."""
    found: dict[str, list[_Named]] = defaultdict(list)
    for noun in _NAMED:
        for i in tree.where(noun):
            if one := next(_full(tree, i), None):
                found[noun].append(one)
    return dict(found)


def _full(tree: Tree, i: int) -> Iterator[_Named]:
    """The name whose noun this is: "PGL Tour", "Obama administration", "Department of Health"."""
    first, begin = i, tree.sentence_words(tree.sentence(i))[0]
    while first > begin and i - first < _MOST and _is_name(tree, first - 1):
        first -= 1
    if begin == first and first + 1 < i and tree[first].tag != tree[i].tag:
        first += 1
    capital = tree[i].tag[:3] == "NNP" and tree.word(i)[:1].isupper()
    if first < i and (capital or tree[i].tag == "NN"):
        yield _named(tree, first, i)
    last = i
    if capital and first == i and i + 2 < len(tree) and tree.lower(i + 1) in _JOINING:
        last = i + 2 if tree.lower(i + 2) != "the" else i + 3
        while last + 1 < len(tree) and _is_name(tree, last + 1) and last - i < _MOST:
            last += 1
        if last < len(tree) and _is_name(tree, last):
            yield _named(tree, i, last)


def _named(tree: Tree, first: int, last: int) -> _Named:
    text = tree.span(range(first, last + 1)).of(tree.text)
    return _Named(first, " ".join(text.split()), first > 0 and tree.lower(first - 1) == "the")


def _is_name(tree: Tree, i: int) -> bool:
    return tree[i].tag[:3] == "NNP" and tree[i].entity not in ("DATE", "TIME") and tree.word(i)[:1].isupper()
