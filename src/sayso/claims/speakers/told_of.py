"""Of whom somebody tells by "he" or "she": whom the words around the telling already mean so.

"Someone at his surgery said he was away": he whose surgery it is. "A colleague describes her as careful and says she
read all": she who is described.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.claims.speakers.agreement import agrees
from sayso.claims.speakers.events import Event
from sayso.claims.speakers.forces import as_office
from sayso.claims.speakers.lexicon import kind_of_noun, likely_sex
from sayso.claims.speakers.roster import PARTS, Entity
from sayso.claims.speakers.salience import PRONOUNS, Question, Salience
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, SpeakerKind

if TYPE_CHECKING:
    from sayso.claims.speakers.pronouns import State

NEAR = 3
"""Sentences within which the preceding attribution is near."""
_CALLED = 2
"""Words of "another pupil"."""
_WITNESSED = frozenset("see hear notice remember recall witness watch feel smell think believe know fear".split())
"""What tellers tell of themselves rather: "a friend of his said he had heard shots"."""
__ARGUMENTS = SUBJECTS | frozenset(("dobj", "dative"))

_GODS = frozenset("god allah jesus christ lord".split())
_MARKS = frozenset('"“”')
_ARGUMENTS = frozenset("nsubj dobj pobj dative".split())


def whom_tellers_mean(
    tree: Tree, attributions: Sequence[Attribution], voices: Voices, state: State, event: Event
) -> tuple[Entity | None] | None:
    """Whom the subject of what is told means, who may be unknown, where the sentence of the telling means somebody so.

    None where it tells nothing.
    """
    word = event.word
    around = [n for n in voices.contents(word) if n not in event.attributions]
    source = tree.words_of(attributions[around[0]].sources) if around and tree[word].dep in SUBJECTS else []
    if not source or source[0] > word or voices.quoted(word) or tree.sentence(source[0]) != tree.sentence(word):
        return None
    teller, asks = state.speakers.get(around[0]), PRONOUNS[tree.lower(word)]
    one = teller is None or (teller.kind is SpeakerKind.PERSON and not teller.plural)
    may_be_own = one and (teller is None or teller.gender is None)
    if (teller is not None and one and (teller.gender == asks or teller.owner)) or (
        may_be_own and is_witnessed(tree, word)
    ):
        return None
    first, meant = attributions[around[0]].contents[0].start, state.meant
    before = [i for i in tree.sentence_words(tree.sentence(word)) if tree[i].start < first and not voices.quoted(i)]
    if called := [i for i in before if PRONOUNS.get(tree.lower(i)) == asks]:
        head = tree.head_of(source)
        if may_be_own and teller and teller.named and head is not None and _is_done_to(tree, called[-1], head):
            return (None,)  # "Lee, who replaced her, said she"
        found = _other(called, meant, asks, teller)
        unknown = found is None and may_be_own and called[-1] not in meant
    else:
        described = one and teller is not None and teller.named
        told = [] if described else [i for i in source if _belongs(tree, meant, i)]
        found, unknown = _other(told, meant, asks, teller), False
    return (found,) if found or unknown else None


def _belongs(tree: Tree, meant: Mapping[int, Entity], i: int) -> bool:
    """Whether a noun of a source tells whose it is, or of what."""
    return tree[i].tag[:2] == "NN" and tree[i].dep in ("pobj", "poss") and not is_after_office(tree, i, meant.get(i))


def is_after_office(tree: Tree, i: int, entity: Entity | None = None) -> bool:
    """Whether a noun only tells whose office or papers they are, by the office: "Coroner's records", not "Lee's"."""
    unnamed = entity is not None and not entity.named
    return as_office(tree, i) and (unnamed or kind_of_noun(tree.lower(i)) is SpeakerKind.PERSON)


def is_god(tree: Tree, word: int) -> bool:
    """Whether a subject may mean God, of whom the same voice just spoke: "God is with me. I know he will help"."""
    if tree.lower(word) != "he" or tree[word].dep not in SUBJECTS:
        return False
    first = tree.sentence_words(max(tree.sentence(word) - 1, 0))[0]
    named = [i for i in range(first, word) if tree.lower(i) in _GODS and tree[i].tag == "NNP"]
    since = range(named[-1] + 1, word) if named else range(0)
    between = any(tree[i].entity == "PERSON" or tree.word(i) in _MARKS for i in since)
    return bool(named) and tree[named[-1]].dep in _ARGUMENTS and not between


def _other(words: Sequence[int], meant: Mapping[int, Entity], asks: str, teller: Entity | None) -> Entity | None:
    """The last one of these who may be called so and is not who tells."""
    others = (e for i in reversed(words) if (e := meant.get(i)) and e is not teller)
    return next((e for e in others if e.kind is SpeakerKind.PERSON and agrees(e, asks)), None)


def _is_done_to(tree: Tree, word: int, noun: int) -> bool:
    """Whether a relative clause of a noun has a pronoun in it that is no subject."""
    above = list(tree.ancestors(word))
    clauses = [i for i in above if tree[i].dep == "relcl" and tree[i].head in (noun, *tree.children(noun, "appos"))]
    return bool(clauses) and tree[word].dep not in SUBJECTS


def whom_described(tree: Tree, word: int) -> int | None:
    """Of whom a clause tells in which a pronoun stands, which is another: "the reporter to whom she gave it"."""
    verb = tree[word].head
    return tree[verb].head if tree[verb].dep == "relcl" and tree[word].dep in __ARGUMENTS else None


def is_only_counted(entity: Entity) -> bool:
    """Whether somebody is only told as one of several: "another", "a second"."""
    called = entity.name[:1] == ("another",) and len(entity.name) <= _CALLED
    return not entity.named and (called or PARTS.issuperset(word.lower() for word in entity.name))


def call_another(entity: Entity, before: tuple[int, Entity, int | None] | None) -> None:
    """Tells who is but "another" by what the one before was told to be: "one viewer said ... Another said"."""
    one = before[1] if before else None
    if one is None or one.named or one.plural or one.noun in (None, "another", "other"):
        return
    if entity.name in (("Another",), ("another",)):
        entity.name, entity.noun, entity.kind = ("another", one.noun), one.noun, one.kind


def is_witnessed(tree: Tree, word: int) -> bool:
    """Whether what a pronoun does is what tellers tell of themselves."""
    return tree[tree[word].head].lemma in _WITNESSED


def rather(salience: Salience, state: State, question: Question, found: Entity, around: Sequence[int]) -> Entity | None:
    """Somebody else who is known to be of this sex, where one is "another", or tells it and is of unknown sex.

    ``around`` are the attributions in whose contents the pronoun stands, the nearest first.
    """
    tree, word = salience.tree, question.word
    tells = tree[word].dep in SUBJECTS and bool(around) and found is state.speakers.get(around[0])
    counted = is_only_counted(found)
    sounds_so = found.gender == question.asks or likely_sex(found.name) == question.asks
    if not counted and not (tells and found.named and not sounds_so):
        return found

    def allowed(one: Entity) -> bool:
        return one is not found and one.named and one.gender == question.asks and question.allowed(one)

    other = salience.antecedent(replace(question, allowed=allowed))
    if other is None:
        return found
    here = tree.sentence(word)
    if counted:
        far = tree.paragraph(found.last) != tree.paragraph(word)
        sure = far or (tells and tree.sentence(other.last) >= here - 1 and not is_witnessed(tree, word))
    else:
        near = (i for words in other.mentions if len(words) == 1 for i in words if tree.sentence(i) >= here - NEAR)
        sure = any(PRONOUNS.get(tree.lower(i)) == question.asks for i in near)
    state.settled |= {word} if sure else set()
    return other if sure else None
