"""To whom somebody talks who is interviewed or asked, and who is "you" in what they answer, never "he"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sayso.claims.speakers.constructions import ASKS
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import Tree
from sayso.model import Attribution

_OCCASIONS = frozenset("interview conversation chat sit-down exchange appearance".split())
_AIRING = frozenset("air broadcast publish run carry post show conduct record tape".split())
"""What outlets do with an interview, which is with whoever answers."""
_WITHIN = 8
"""Words from the occasion to whom it is with: "an interview on Sunday on Radio Norrin with Ann Lee"."""
_ANSWERED = 3
"""Sentences in which a question is answered."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Who asks, by the words of their names, in which sentence; ``lasting`` of a whole interview."""

    sentence: int
    words: tuple[int, ...]
    lasting: bool


def talks(tree: Tree, persons: Collection[int], attributions: Sequence[Attribution]) -> tuple[Talk, ...]:
    """Who asks those who speak in the same sentence, or were asked in it."""
    sources: dict[int, set[int]] = {}
    for one in attributions:
        words = tree.words_of(one.sources) if one.within is None else []
        if words:
            sources.setdefault(tree.sentence(words[0]), set()).update(words)
    found = []
    for names, lasting in (*_interviewers(tree, persons), *_askers(tree, persons)):
        here = tree.sentence(names[0])
        if not lasting or sources.get(here, set()) - set(names):
            found.append(Talk(here, names, lasting))
    return tuple(found)


def _interviewers(tree: Tree, persons: Collection[int]) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Those of "in an interview with Ann Lee and Rob Fenn"."""
    for i in tree.where(*_OCCASIONS):
        if tree[i].dep == "dobj" and tree[tree[i].head].lemma in _AIRING:
            continue
        after = [j for j in tree.sentence_words(tree.sentence(i)) if i < j <= i + _WITHIN]
        led = next((j for j in after if tree.lower(j) == "with"), None)
        if led is None or any(tree[j].tag in ("VBD", "VBZ", "VBP", ",") for j in after if j < led):
            continue
        rest = [j for j in tree.sentence_words(tree.sentence(i)) if j > led]
        ends = next((n for n, j in enumerate(rest) if tree[j].tag in ("VBD", "VBZ", "VBP", ",", "WP", "IN")), len(rest))
        if names := tuple(j for j in rest[:ends] if j in persons and tree[j].dep != "poss"):
            yield names, True


def _askers(tree: Tree, persons: Collection[int]) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Those of "asked by Ann Lee whether", "Ann Lee asked him"."""
    for i in (i for i in range(len(tree)) if tree[i].lemma in ASKS and tree[i].tag[:2] == "VB"):
        by = (o for p in tree.children(i, "agent", "prep") if tree.lower(p) == "by" for o in tree.children(p, "pobj"))
        passive = tree[i].tag == "VBN" and bool(tree.children(i, "auxpass") or tree[i].dep in ("advcl", "acl"))
        asks = by if passive else iter(tree.children(i, "nsubj"))
        if names := tuple(j for o in asks for j in (o, *tree.children(o, "appos")) if j in persons):
            yield names, False


def asks_of_another(tree: Tree, one: Attribution, word: int, persons: Collection[int]) -> bool:
    """Whether a question names somebody before a pronoun in it: "Lee asked if Fenn had sold his boat"."""
    asks = one.cue is not None and any(tree[i].lemma in ASKS for i in tree.within(one.cue))
    return asks and any(i in persons for s in one.contents for i in tree.within(s) if i < word)


def asking(tree: Tree, voices: Voices, found: Sequence[Talk], word: int, source: bool) -> Iterator[int]:
    """The names of those who ask, to whom what is said with a word is an answer; ``source``: it says who answers."""
    here, quoted = tree.sentence(word), voices.quoted(word)
    for talk in found:
        same = talk.sentence == here and talk.words[-1] < word and (source or quoted)
        far = here - talk.sentence
        if same or (quoted and far > 0 and (talk.lasting or far <= _ANSWERED)):
            yield from talk.words
