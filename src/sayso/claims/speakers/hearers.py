"""Whom "you" means: in a conversation the other of two who speak by turns, in a letter whom it is sent to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.voices import part_in
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, Span, SpeakerKind

_YOU = frozenset("you your yours".split())
_ONE = frozenset("he she him her his".split())
_QUOTES = "\"“'‘"
_CLOSING = "\"”'’"
_NEAR = 2
"""Sentences from a question to its answer."""
_GREETING = "dear"


def hearers(
    tree: Tree,
    attributions: Sequence[Attribution],
    speakers: Mapping[int, Entity | None],
    meant: Mapping[int, Entity],
) -> dict[int, Entity]:
    """Whom each "you" means, by its word: who speaks right before and after the turn, if that is the same one."""
    inner = {i for a in attributions if a.within for s in a.contents for i in _quoted(tree, s)}
    found: dict[int, Entity] = {}
    for number, hearer in (
        *_by_questions(tree, attributions, speakers),
        *_by_turns(tree, attributions, speakers),
        *_by_letters(tree, attributions, meant),
    ):
        words = (i for i in tree.words_of(attributions[number].contents) if tree.lower(i) in _YOU)
        found |= {i: hearer for i in words if i not in inner}
    answering = dict(_by_answers(tree, attributions, speakers))
    return {i: who for i, who in answering.items() if i not in inner} | found


def asked_of(
    tree: Tree, attributions: Sequence[Attribution], meant: Mapping[int, Entity], word: int
) -> tuple[Entity | None] | None:
    """Of whom a question was that is answered with "he": "Did Lee know? He says he didn't"; of nobody else yet.

    It can't be told where it is new who says so: "Did Lee know? A guard says he did".
    """
    # What stands behind a label has no cue, or the colon.
    turns = [a for a in attributions if (a.cue is None or a.cue.end - a.cue.start == 1) and part_in(tree, a)]
    here = next((n for n, a in enumerate(turns) if any(word in tree.within(s) for s in a.contents)), 0)
    if not here:
        return None
    sentence = tree.sentence(tree.words_of(turns[here - 1].contents)[-1])
    root = next((i for i in tree.sentence_words(sentence) if tree[i].head == i), None)
    subjects = tree.children(root, *SUBJECTS) if root is not None else []
    asked = meant.get(subjects[0]) if len(subjects) == 1 else None
    before = (i for i in tree.words_of(turns[here].contents) if i < word)
    others = [i for i in before if names_one(tree, meant, i) or tree.lower(i) in _ONE]
    if asked and all(meant.get(i) is asked for i in others):
        return (asked,)
    new = [i for i in others if tree[i].tag == "NN" and any(tree.lower(c) in ("a", "an") for c in tree.children(i))]
    one = len(subjects) == 1 and names_one(tree, meant, subjects[0])
    return (None,) if one and new and new == others else None


def names_one(tree: Tree, meant: Mapping[int, Entity], i: int) -> bool:
    """Whether a word names or describes one person."""
    noun = tree[i].tag == "NN" and kind_of_noun(tree.lower(i)) is SpeakerKind.PERSON
    entity = meant.get(i)
    one = entity is not None and entity.kind is SpeakerKind.PERSON and not entity.plural
    return noun or (tree[i].tag in ("NN", "NNP") and one)


def _by_turns(
    tree: Tree, attributions: Sequence[Attribution], speakers: Mapping[int, Entity | None]
) -> list[tuple[int, Entity]]:
    numbers = [n for n, a in enumerate(attributions) if part_in(tree, a)]
    numbers.sort(key=lambda n: attributions[n].start)
    found = []
    for place, number in enumerate(numbers):
        beside = [speakers.get(n) for n in (*numbers[:place][-1:], *numbers[place + 1 :][:1])]
        others = {id(one): one for one in beside if one is not speakers.get(number)}
        hearer = next(iter(others.values())) if len(others) == 1 else None
        found += [(number, hearer)] if hearer else []
    return found


def _by_answers(
    tree: Tree, attributions: Sequence[Attribution], speakers: Mapping[int, Entity | None]
) -> Iterator[tuple[int, Entity]]:
    """By its word, the "you" of a question that ends a turn: who answers, unless of another ("he has not")."""
    numbers = sorted((n for n, a in enumerate(attributions) if part_in(tree, a)), key=lambda n: attributions[n].start)
    for asking, replying in pairwise(numbers):
        question, answer = (tree.words_of(attributions[n].contents) for n in (asking, replying))
        hearer = speakers.get(replying)
        if hearer is None or hearer is speakers.get(asking) or not question or not answer:
            continue
        last, first = tree.sentence(question[-1]), tree.sentence(answer[0])
        asks = tree.reading.sentences[last].of(tree.text).rstrip(_CLOSING).endswith("?")
        opening = (i for i in answer if tree.sentence(i) <= first + 1)
        of_another = any(tree.lower(i) in _ONE and tree[i].dep in SUBJECTS for i in opening)
        if asks and not of_another:
            yield from ((i, hearer) for i in question if tree.sentence(i) == last and tree.lower(i) in _YOU)


def _by_questions(
    tree: Tree, attributions: Sequence[Attribution], speakers: Mapping[int, Entity | None]
) -> Iterator[tuple[int, Entity]]:
    """Those of quoted questions that a quotation answers at once: "'Did you?' she asked. 'No,' he said."."""
    outer = (n for n, a in enumerate(attributions) if a.within is None and a.contents)
    for asking, replying in pairwise(sorted(outer, key=lambda n: attributions[n].start)):
        question, answer = (attributions[n].contents for n in (asking, replying))
        asked, told = question[-1].of(tree.text), answer[0].of(tree.text)
        apart = tree.sentence_at(answer[0].start) - tree.sentence_at(question[-1].start)
        quoted = asked[:1] in _QUOTES and told[:1] in _QUOTES and asked.rstrip(_CLOSING).endswith("?")
        hearer = speakers.get(replying)
        if quoted and 0 < apart <= _NEAR and hearer is not None and hearer is not speakers.get(asking):
            yield asking, hearer


def _by_letters(
    tree: Tree, attributions: Sequence[Attribution], meant: Mapping[int, Entity]
) -> list[tuple[int, Entity]]:
    """Those of letters: whom the sentence that introduces one says it is sent to, or the line above it."""
    found = []
    for number, one in enumerate(attributions):
        first = [tree.lower(i) for i in tree.words_of(one.contents) if tree.is_word(i)][:1]
        if one.cue is None and not one.sources:
            continue
        if one.cue is None:
            told = iter(_addressed(tree, one))
        elif first == [_GREETING]:
            here = tree.sentence_words(tree.sentence_at(one.cue.start))
            told = (o for i in here if tree.lower(i) == "to" for o in tree.children(i, "pobj"))
        else:
            continue
        hearer = next((e for o in told if (e := meant.get(o) or _named(tree, o, meant))), None)
        found += [(number, hearer)] if hearer else []
    return found


def _addressed(tree: Tree, one: Attribution) -> list[int]:
    """The names in the line above a letter that tells whom it is sent to: "To Captain Lee, Head of the Mission"."""
    above = range(tree.within(one.contents[0])[0])
    return [
        i for i in above if tree.lower(tree.sentence_words(tree.sentence(i))[0]) == "to" and tree[i].entity == "PERSON"
    ]


def _named(tree: Tree, noun: int, meant: Mapping[int, Entity]) -> Entity | None:
    """Who is named behind a description: "the minister, Ann Lee"."""
    return next((e for c in tree.children(noun, "appos") if (e := meant.get(c))), None)


def _quoted(tree: Tree, content: Span) -> range:
    """The words of what is quoted in a quotation, which is said to somebody else."""
    return tree.within(content) if tree.text[content.start] in _QUOTES else range(0)
