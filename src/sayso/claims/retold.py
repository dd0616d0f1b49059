"""What somebody is told to have said in sentences of their own, which whoever tells it does not say himself.

Investigators said Lee told them: "I was there. I saw it.": they don't say that anybody saw it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from sayso.claims.forms import Proposition
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act, Attribution, Span, Speaker, SpeakerKind


def retold(
    tree: Tree, attributions: Sequence[Attribution], speakers: Mapping[str, Speaker | None]
) -> dict[str, frozenset[int]]:
    """By the id of an attribution the words of its content that stand in sentences all of which another says in it.

    ``speakers`` has who says what: an outlet that tells only who said what does not say it itself.
    """
    found: dict[str, frozenset[int]] = {}
    for outer in attributions:
        inner = [a for a in attributions if a.within == outer.id and a.cue]
        told = {i for a in inner for i in tree.words_of(a.contents)}
        teller = speakers.get(outer.id)
        if teller is not None and teller.kind is SpeakerKind.OUTLET and _says_nothing_more(tree, outer, inner):
            found[outer.id] = frozenset(tree.words_of(outer.contents))
            continue
        cues = {tree.sentence(i) for a in inner if a.cue for i in tree.within(a.cue)}
        whole = {n for n in {tree.sentence(i) for i in told} - cues if _covered(tree, n, told)}
        if whole:
            found[outer.id] = frozenset(i for i in told if tree.sentence(i) in whole)
    return found


def _says_nothing_more(tree: Tree, outer: Attribution, inner: Sequence[Attribution]) -> bool:
    """Whether a content is but who says what: '"It was safe," Lee said in a letter, the Herald wrote'."""
    spans = [s for a in inner for s in (*a.sources, *a.contents, *((a.cue,) if a.cue else ()))]
    parts = {i for s in spans for i in tree.within(s)}
    whole = [i for i in tree.words_of(outer.contents) if tree.is_word(i)]
    saying = [a for a in inner if a.sources and a.cue and any(_says(tree, i) for i in tree.within(a.cue))]
    told = any(a.cue and s.contains(a.cue) for a in saying for s in outer.contents)
    return told and all(i in parts for i in whole)


def _says(tree: Tree, word: int) -> bool:
    """Whether a verb is one of speech: that somebody believes a thing is told by who says so."""
    return VERBS.get(tree[word].lemma.lower()) in (Act.SAY, Act.REPORT)


def is_anothers(
    tree: Tree, one: Proposition, outer: Attribution, attributions: Sequence[Attribution], plain: bool
) -> bool:
    """Whether a clause of a content is told by somebody else in it, or but by a noun, where the content is ``plain``.

    "We had shells brought to us by the elders and said, these are theirs": the elders said it.
    """
    if plain and _is_a_nouns(tree, one, outer, attributions):
        return True
    if not one.subject or tree.children(one.head, *SUBJECTS):
        return False
    inner = (a for a in attributions if a.within == outer.id and a.cue and a.sources)
    said = (a for a in inner if one.head in tree.within(a.cue or a.sources[0]) and _says(tree, one.head))
    return any(set(one.subject).isdisjoint(tree.words_of(a.sources)) for a in said)


def _is_a_nouns(tree: Tree, one: Proposition, outer: Attribution, attributions: Sequence[Attribution]) -> bool:
    """Whether a clause is but what a noun in the same words names: "we should fight the myth | that it is closed"."""
    first = min(one.words)
    opening = first if tree.lower(first) == "that" else first - 1
    if opening < 1 or tree.lower(opening) != "that" or tree[opening - 1].tag not in ("NN", "NNS"):
        return False
    noun = opening - 1
    inner = (a for a in attributions if a.within == outer.id and a.cue and noun in tree.within(a.cue))
    return any(tree[one.head].start >= s.start and tree[one.head].start < s.end for a in inner for s in a.contents)


def on_its_side(tree: Tree, one: Attribution, outer: Attribution | None) -> tuple[Span, ...]:
    """The contents of an attribution without what is joined to the outer one's behind its cue.

    In '"She believes it lied," her office said, "and has ordered an inquiry"' she does not believe what comes second.
    """
    if outer is None or outer.cue is None or one.cue is None:
        return one.contents
    parting = outer.cue.start
    joined = [s for s in one.contents if one.cue.start < parting < s.start and _led_on(tree, s)]
    return tuple(s for s in one.contents if s not in joined) or one.contents


def _led_on(tree: Tree, span: Span) -> bool:
    """Whether a span begins with a conjunction."""
    first = next((i for i in tree.within(span) if tree.is_word(i)), None)
    return first is not None and tree[first].tag == "CC"


def _covered(tree: Tree, sentence: int, told: AbstractSet[int]) -> bool:
    return all(i in told for i in tree.sentence_words(sentence) if tree.is_word(i))
