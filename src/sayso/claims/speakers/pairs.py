"""Whom "the former", "the latter", "both" and "the two sides" mean: of the two who were just named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sayso.claims.speakers.lexicon import gender_of, kind_of_noun, singular
from sayso.claims.speakers.mention import Mention
from sayso.claims.speakers.roster import Entity
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

_WHICH = {"former": 0, "latter": 1}
_BOTH = frozenset(("two", "both", "they"))
"""How those are named again who were named before."""
_SOMEBODY = frozenset(
    (SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.OUTLET)
)
_BACK = 2
"""Sentences back in which the two were named."""
_COUNTED = frozenset(("both", "two"))
_STATES = frozenset("country nation state government capital".split())
_ANY = frozenset("side party camp".split())
_BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.GROUP, SpeakerKind.UNKNOWN))


def stands_for_one(tree: Tree, i: int) -> bool:
    """Whether a word is that of "the former" or "the latter", and no noun's: not "the former mayor"."""
    if tree.lower(i) not in _WHICH or not i or tree.lower(i - 1) != "the":
        return False
    return tree[i].dep not in ("amod", "compound", "advmod", "nmod")


def pair_asked(mention: Mention) -> Callable[[Entity], bool] | None:
    """Of "both", "the two" or "both capitals", whether an entity may be the two; None of a mention of no two."""
    first, *rest = (word.lower() for word in mention.name)
    if mention.named or first not in _COUNTED or len(rest) > 1 or (first == "two" and not mention.definite):
        return None
    noun = singular(rest[0]) if rest else None
    return lambda entity: len(entity.parts) == len(_WHICH) and all(_is_a(part, noun) for part in entity.parts)


def _is_a(entity: Entity, noun: str | None) -> bool:
    """Whether one of two may be called so: a person one of "both men", a state one of "both capitals"."""
    if noun is None or noun in _ANY:
        return True
    if noun in _STATES:  # a state that no table knows is read as a body
        body = entity.named and entity.kind in _BODIES
        return body or bool(entity.country) or entity.kind is SpeakerKind.GOVERNMENT
    kind = kind_of_noun(noun)
    if kind is not SpeakerKind.PERSON:
        return entity.kind is kind
    sex = gender_of([noun])
    return entity.kind is SpeakerKind.PERSON and (not sex or entity.gender in (None, sex))


def may_be_paired(tree: Tree, word: int, first: Entity, last: Entity) -> bool:
    """Whether two joined by "and", the last one at a word, may be meant together: persons, or states that do it."""
    if first.kind is not last.kind:
        return False
    bodies = first.kind in (SpeakerKind.GOVERNMENT, SpeakerKind.ORGANISATION) and first.named and last.named
    return first.kind is SpeakerKind.PERSON or (bodies and tree[tree[word].head].dep in SUBJECTS)


def one_of_two(tree: Tree, word: int, meant: Mapping[int, Entity]) -> Entity | None:
    """Whom such a word means; None where not just two were named before it."""
    here = tree.sentence(word)
    own = tree.sentence_words(here)
    first = next(i for i in own if stands_for_one(tree, i))
    pair = _two(range(own[0], first), meant)
    for before in range(here - 1, max(here - _BACK, 0) - 1, -1):
        if pair is None:
            words = tree.sentence_words(before)
            again = any(tree.lower(i) in _BOTH for i in words)
            pair = _two(words, meant) or (_two(_paragraph_before(tree, words[0]), meant) if again else None)
    return pair[_WHICH[tree.lower(word)]] if pair else None


def _two(words: Iterable[int], meant: Mapping[int, Entity]) -> tuple[Entity, Entity] | None:
    """The two persons meant by words, by name if two are, in order; or the only two bodies; None of more or fewer."""
    found = {id(e): e for i in words if (e := meant.get(i)) and e.kind in _SOMEBODY and not (e.thing or e.parts)}
    people = [e for e in found.values() if e.kind is SpeakerKind.PERSON]
    named = [e for e in people if e.named]
    two = next((some for some in (named, people) if len(some) > 1), list(found.values()))
    return (two[0], two[1]) if len(two) == len(_WHICH) else None


def _paragraph_before(tree: Tree, word: int) -> range:
    """The words of the paragraph up to a word, or of the paragraph before where it begins one."""
    paragraph = tree.paragraph(word - 1) if word else -1
    first = next((i for i in range(word - 1, -1, -1) if i == 0 or tree.paragraph(i - 1) != paragraph), word)
    return range(first, word)


def some_of(tree: Tree, word: int, groups: Iterable[Entity]) -> Entity | None:
    """Those of a group just spoken of whom a bare number means: "Nine nurses were asked. Three said"."""
    if tree[word].tag != "CD" or tree[word].dep not in ("nsubj", "nsubjpass") or tree.children(word):
        return None
    groups = [e for e in groups if e.plural and not e.named and e.kind is SpeakerKind.GROUP and not e.parts]
    told = [(e.mentions[-1][0], e) for e in groups if e.mentions and e.mentions[-1][0] < word]
    told = sorted(
        (one for one in told if tree.sentence(word) - tree.sentence(one[0]) <= _BACK), key=lambda one: -one[0]
    )
    counted = next((e for _, e in told if e.name[0].isdigit() or e.name[0].lower() in _MANY), None)
    whole = counted if counted and counted.name[-1] not in _THEM else _in_full(told, counted) if counted else None
    if counted is None or whole is None or tree.sentence(counted.mentions[-1][0]) == tree.sentence(word):
        return None
    people = [w for w in whole.name if w.lower() not in _MANY and not w[0].isdigit()]
    name = (tree.word(word), "of", "the", *people)
    return Entity(SpeakerKind.GROUP, False, name, whole.noun, plural=True) if people else None


def _in_full(told: Iterable[tuple[int, Entity]], counted: Entity) -> Entity | None:
    """The group of whom "nine of them" are, by its own name: the last one told of before."""
    return next((e for at, e in told if at <= counted.mentions[0][-1] and e.name[-1] not in _THEM), None)


_THEM = frozenset(("them", "those", "these"))
_MANY = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty several some many most few all of the them those".split()
)
"""Words that count people, or stand for those who were counted."""
