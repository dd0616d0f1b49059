"""What "the state" and "this plan" are, where it was just told: by its name, or with the words that tell which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.claims.dangling import is_person
from sayso.claims.tree import Tree
from sayso.model import Place, Precision

NOT_NAMED_AGAIN = frozenset(
    "morning afternoon evening night day week weekend month year time point moment season summer winter spring fall "
    "hour minute date happening kind sort type way one claim report accusation allegation rumour rumor story "
    "denial statement suggestion article".split()
)
"""What "this" does not take up: times, and what is said."""
_POINTING = frozenset("this that these those such".split())
_NEAR = 2
"""Sentences back in which it was told of."""
_LONG = 8
"""Words of what is told again."""
_DESCRIBING = ("amod", "compound", "nmod")
_TELLING = ("amod", "compound", "nmod", "nummod", "poss", "prep", "acl")
_ASIDE = frozenset(("relcl", "appos", "punct", "cc", "conj"))
_PASSING = frozenset(
    "next last previous first second third final early late new other same such additional recent current more own "
    "similar initial preliminary ongoing several many few different certain only whole entire past future good "
    "great big real true former".split()
)
"""What tells which by what else there is, or says little."""
_OF = frozenset("of for with between about against among in".split())
"""What hangs on the noun before it; "blamed the attack on a video" tells of no attack on one."""
_PARTICIPLES = frozenset(("VBN", "VBG"))
_LEADS = frozenset(("IN", "TO", "WDT", "WP", "WP$", "WRB"))
_TIMES = frozenset(("DATE", "TIME"))
_ARTICLES = frozenset(("a", "an", "the", "this", "these"))
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPEN = frozenset("PRP PRP$ WP WDT WP$ EX MD VBD VBZ VBP".split())
"""The tags of words that would need telling themselves, or make a clause."""
_KINDS = {
    "state": Precision.REGION,
    "city": Precision.TOWN,
    "town": Precision.TOWN,
    "country": Precision.COUNTRY,
    "kingdom": Precision.COUNTRY,
}


def told_again(tree: Tree, words: Sequence[int], places: Sequence[Place]) -> dict[int, str]:
    """Nouns among the words by what they mean, each with its article gone."""
    found: dict[int, str] = {}
    for i in words:
        article = _article(tree, i) or _article_of_owner(tree, i)
        if article is None or article not in words:
            continue
        name = _place(tree, i, words, places)
        if name is None and tree[i].dep != "poss":
            name = _same_noun(tree, i, words)
        if name:
            found |= {article: "", i: name}
    return found


def tells_when(tree: Tree, this: int) -> bool:
    """Whether "this" stands with a noun that tells when, without a preposition: "spent four million this cycle"."""
    noun = tree[this].head
    # parsers take one that they do not know as a time for a second object
    second = tree[noun].dep == "dobj" and any(c < noun for c in tree.children(tree[noun].head, "dobj"))
    return tree.lower(this) == "this" and (second or tree[noun].dep == "npadvmod")


def _article(tree: Tree, noun: int) -> int | None:
    """The "the" or "this" of a noun that nothing else is told of."""
    if not _is_common(tree, noun) or tree[noun].entity in ("DATE", "TIME"):
        return None
    own = tree.children(noun)
    if len(own) != 1 or own[0] != noun - 1 or tree[noun].dep in (*_DESCRIBING, "npadvmod"):
        return None
    word = tree.lower(own[0])
    return own[0] if word == "the" or word in _POINTING else None


def _article_of_owner(tree: Tree, noun: int) -> int | None:
    """The "the" of "the city's west side"."""
    own = tree.children(noun)
    whose = tree[noun].dep == "poss" and [tree.lower(c) for c in own] == ["the", "'s"] and own[0] == noun - 1
    own_land = _KINDS.get(tree.lower(noun)) is Precision.COUNTRY  # may be that of "Syrian planes"
    return own[0] if whose and tree.lower(noun) in _KINDS and not own_land else None


def _is_common(tree: Tree, i: int) -> bool:
    """Whether it is a common noun, or "van", which taggers take for part of a name."""
    return tree[i].tag in ("NN", "NNS") or (tree[i].tag == "NNP" and tree.word(i) == "van")


def _place(tree: Tree, noun: int, words: Sequence[int], places: Sequence[Place]) -> str | None:
    """The one state or city that was named just before "the state"."""
    kind = _KINDS.get(tree.lower(noun))
    if kind is None:
        return None
    first = tree.sentence_words(max(tree.sentence(noun) - 1, 0))[0]
    start, end = tree[first].start, tree[noun].start
    near = [p.span for p in places if start <= p.span.start < end and p.precision is kind]
    here = " ".join(tree.word(i) for i in words)
    if len({span.of(tree.text) for span in near}) != 1 or (name := near[0].of(tree.text)) in here:
        return None
    named = [w for span in near if (w := tree.within(span)) and tree[w[-1]].dep not in _DESCRIBING]
    article = any(tree.lower(w[0] - 1) == "the" for w in named)
    return f"the {name}" if article else name


def _same_noun(tree: Tree, noun: int, words: Sequence[int]) -> str | None:
    """The phrase in which the same noun was first told of."""
    if is_person(tree, noun) or tree[noun].lemma.lower() in NOT_NAMED_AGAIN:
        return None
    here = tree.sentence(noun)
    first = tree.sentence_words(max(here - _NEAR, 0))[0]
    inside = set(words)
    if noun + 1 < len(tree) and tree[noun + 1].tag in _LEADS:
        return None  # "the debate on Tuesday", which parsers take for what was done on Tuesday
    told_here = {tree[j].entity for j in tree.sentence_words(here) if j < noun}
    if (tree.lower(noun) in _KINDS and "GPE" in told_here) or (tree.lower(noun) == "group" and "ORG" in told_here):
        return None  # "the curfew in Dorn is to keep them from the city"
    pointing = tree.lower(noun - 1) in _POINTING
    many = tree[noun].tag == "NNS"
    same = (j for j in range(first, noun) if tree[j].lemma.lower() == tree[noun].lemma.lower())
    earlier = [j for j in same if _is_common(tree, j) and (tree[j].tag == "NNS") == many]
    if not earlier or any(j in inside for j in earlier):
        return None
    years = tree.lower(noun - 1) in ("that", "those")  # "the election" is this year's, whatever was told of another
    told = [text for j in earlier if (text := _phrase(tree, j, pointing, years))]
    return told[-1] if len(set(told)) == 1 else None


def _phrase(tree: Tree, noun: int, pointing: bool, years: bool) -> str | None:
    """How a noun was told of, where that tells which; "muted as a campaign issue" tells no issue.

    ``years`` says that the year may tell it.
    """
    telling = tree.children(noun, *_TELLING)
    articles = tree.children(noun, "det", "predet")
    owners = tree.children(noun, "poss")
    where = [c for c in telling if tree[c].dep == "prep" and tree.lower(c) not in _OF]
    telling = [c for c in telling if c not in where]
    if where and not (years and any(_is_year(tree, c) for c in telling)):
        return None
    if not telling or tree[noun].dep in ("attr", "oprd") or tree.lower(tree[noun].head) == "as":
        return None
    if not (articles or owners or pointing) or any(tree.lower(d) not in _ARTICLES for d in articles):
        return None
    beside = {i for c in where for i in tree.subtree(c)}  # "the May 2015 fire (in a barn)"
    words = [i for i in tree.subtree(noun, _ASIDE) if i not in articles and i not in beside]
    if len(words) > _LONG or words[-1] - words[0] >= len(words) or any(_is_open(tree, i, years) for i in words):
        return None
    if [tree[i].tag in _PARTICIPLES for i in telling] == [True]:
        return None  # "the planned attack"
    text = tree.text[tree[words[0]].start : tree[words[-1]].end]
    if words[0] == tree.sentence_words(tree.sentence(noun))[0] and not _is_name(tree, words[0]):
        text = text[:1].lower() + text[1:]
    return text if owners else f"the {text}"


def _is_open(tree: Tree, i: int, years: bool) -> bool:
    """Whether a word would need telling itself, or tells when."""
    when = tree[i].entity in _TIMES and not (years and (_is_year(tree, i) or _is_year(tree, i + 1)))
    return tree[i].tag in _OPEN or tree[i].lemma.lower() in _PASSING or when


def _is_year(tree: Tree, i: int) -> bool:
    return bool(_YEAR.fullmatch(tree.word(i)))


def _is_name(tree: Tree, i: int) -> bool:
    return tree[i].tag[:3] == "NNP" or bool(tree[i].entity) or tree.word(i).isupper()
