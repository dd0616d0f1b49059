"""Houses, bars and shops that a claim only calls "the home", by where they are: "the home at 12 Elm Street".

So it is where the report told of one such place with where it is, and of no other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.tree import Tree, kept

_KINDS = tuple(
    frozenset(kind.split())
    for kind in (
        "home house residence duplex trailer apartment townhouse townhome condo",
        "bar club nightclub restaurant lounge tavern pub establishment",
        "store shop market supermarket",
        "motel hotel inn",
        "church mosque temple synagogue",
        "school",
        "complex",
        "warehouse",
        "factory",
        "station",
        "park",
    )
)
"""Places, those together of which one may be called as the other."""
_WHERE = frozenset("in on at near along off".split())
_NAMES = frozenset(("NNP", "NNPS", "CD"))
_TIMES = frozenset(("DATE", "TIME"))
_ASIDE = frozenset("relcl acl appos punct advcl".split())
_OPEN = frozenset(("PRP", "PRP$", "WDT", "WP", "WRB"))
_MORE = frozenset("NN NNP NNS VBN VBG POS WRB WDT WP".split())
"""What stands right behind a noun of which more is told."""
_LONG = 10
"""Words of where a place is."""


def places_told(tree: Tree, words: Sequence[int], given: Mapping[int, str]) -> dict[int, str]:
    """Such places among the words with where they are, each once; ``given`` stands for words already."""
    found: dict[int, str] = {}
    for i in words:
        kind = next((kind for kind in _KINDS if tree.lower(i) in kind), None)
        if kind is None or found or i in given or i - 1 in given or i - 1 not in words or not _is_bare(tree, i):
            continue
        told = _told(tree, kind)
        if told is None or told in words or _is_here(tree, told, words, given):
            continue
        where = _where(tree, told)
        noun = tree.lower(told) if tree.lower(i) in ("establishment", "residence") else tree.lower(i)
        found[i] = f"{noun} {tree.span(where).of(tree.text)}"
    return found


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether it is only "the home", of which nothing more is told behind it."""
    alone = tree[i].tag == "NN" and tree.lower(i - 1) == "the" and tree.children(i) == [i - 1]
    led = i + 2 < len(tree) and tree.lower(i + 1) in _WHERE | {"of", "with"} and tree[i + 2].entity not in _TIMES
    more = led or (i + 1 < len(tree) and tree[i + 1].tag in _MORE)
    return alone and not more and tree[i].dep not in ("compound", "amod", "appos", "attr", "nmod")


@kept
def _told(tree: Tree, kind: frozenset[str]) -> int | None:
    """The one noun by which the one place of a kind is told of with where it is; None where there may be more."""
    there = [j for j in tree.where(*sorted(kind)) if tree[j].tag[:2] == "NN" and not _is_bare(tree, j)]
    if any(tree[j].tag in ("NNS", "NNPS") for j in there):
        return None
    told_as_one = (j for j in there if tree.children(j) or tree[j].dep == "conj")  # not "at home"
    there = [j for j in told_as_one if not _is_part(tree, j)]
    told = [j for j in there if _where(tree, j)]
    open_ = [j for j in there if j not in told and not _is_same(tree, j, told)]
    ways = {tree.span(_where(tree, j)).of(tree.text) for j in told}
    return told[0] if len(ways) == 1 and not open_ else None


def _is_part(tree: Tree, j: int) -> bool:
    """Whether a noun only tells of what sort another is: "house fire", "bar owner"."""
    return tree[j].dep in ("compound", "amod", "nmod") or tree.word(j - 1) == "-" or tree.lower(j) == "at"


def _is_same(tree: Tree, j: int, told: Sequence[int]) -> bool:
    """Whether a place is told of twice in one breath: "a bar and restaurant on Elm Street"."""
    return any(tree[k].head == j and tree[k].dep == "conj" for k in told)


def _where(tree: Tree, j: int) -> list[int]:
    """The words right behind a noun that tell where it is, by a name or a number; none where they don't."""
    if not any(tree.lower(c) in ("a", "an", "the") for h in (j, tree[j].head) for c in tree.children(h, "det")):
        return []
    leads = j + 1
    if leads + 1 >= len(tree) or tree.lower(leads) not in _WHERE or tree[leads].dep != "prep":
        return []
    words = [k for k in tree.subtree(leads, _ASIDE) if k >= leads]
    while words and (tree[words[-1]].entity in _TIMES or tree[words[-1]].dep == "prep"):
        words.pop()
    run = [k for n, k in enumerate(words) if k == leads + n]
    named = any(tree[k].tag in _NAMES and tree[k].entity not in _TIMES for k in run)
    open_ = any(tree[k].tag in _OPEN or tree[k].entity in _TIMES for k in run)
    return run if named and not open_ and len(run) == len(words) <= _LONG else []


def _is_here(tree: Tree, told: int, words: Sequence[int], given: Mapping[int, str]) -> bool:
    """Whether the claim has a name of where the place is."""
    names = {tree.word(k) for k in _where(tree, told) if tree[k].tag in _NAMES}
    here = {tree.word(i) for i in words} | {part for name in given.values() for part in name.split()}
    return bool(names & here)
