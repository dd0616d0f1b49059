"""Whom a pronoun in words that bear out what was told just before means, and whom none means: who only tells.

"Lee said she could not back Marn. 'He changed,' she said": Marn. "Some strategists said so. 'They were friends,' Lee
said": not the strategists, who are no part of what is told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.claims.speakers.agreement import agrees
from sayso.claims.speakers.clients import ADVOCATES
from sayso.claims.speakers.constructions import SPEAKS
from sayso.claims.speakers.descriptions import ON_DUTY
from sayso.claims.speakers.events import Event
from sayso.claims.speakers.lexicon import kind_of_noun, table
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.speakers.tellers import first_told
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, SpeakerKind

if TYPE_CHECKING:
    from sayso.claims.speakers.pronouns import State

_ONLY_TELL = frozenset("source insider strategist analyst observer pundit commentator".split())
"""Who as a group are heard on what others do."""
_CLOSE = frozenset("close familiar".split())
_MISTAKEN = frozenset("wrong right mistaken correct misguided misinformed unfair fair".split())
_MISLEADS = frozenset("lie exaggerate misread mislead overreact speculate guess".split())
"""What is said of those who said something."""
_REMARKS = frozenset(("comment", "remark"))
_KNOWING = frozenset(("aware", "unaware"))
_SEEN = frozenset("see hear notice witness watch smell recall".split())
"""What a teller who holds no office tells of themselves: "Lee told Channel 5 she saw the car"."""
_ARGUMENTS = SUBJECTS | frozenset(("dobj", "dative", "pobj"))
_FAULTS = frozenset("liar racist bigot fraud bully coward crook demagogue disgrace danger threat cheat menace".split())
_UNFIT = frozenset("unfit unqualified unworthy dishonest dangerous reckless racist unstable corrupt".split())
"""What nobody says they are themselves."""
_TURNS_ON = frozenset(
    "rescind withdraw revoke retract drop pull condemn denounce attack criticize criticise blast slam oppose reject "
    "rebuke disavow".split()
)
"""What is done to another, or to what one gave another, because of what he is."""


def only_tells(tree: Tree, voices: Voices, event: Event, entity: Entity) -> bool:
    """Whether a group has only been heard on others, so that a "they" in others' words, or the report's, is not it."""
    if entity.named or not entity.plural or not _is_source(entity):
        return False
    verb = tree[event.word].head
    told = {tree.lower(c) for c in tree.children(verb, "acomp")}
    if told & _MISTAKEN or tree[verb].lemma in _MISLEADS:
        return False
    if voices.quoted(event.word):
        return True
    return not voices.contents(event.word) and not event.source and tree[verb].lemma not in SPEAKS


def _is_source(entity: Entity) -> bool:
    words = [word.lower() for word in entity.name]
    near = "people" in words and not _CLOSE.isdisjoint(words)
    return near or any(word.removesuffix("s") in _ONLY_TELL for word in words)


def borne_out(
    tree: Tree,
    attributions: Sequence[Attribution],
    voices: Voices,
    state: State,
    event: Event,
    named_behind: Collection[Entity],
) -> Entity | None:
    """The one whom the same speaker was told to speak of in the sentence before a quotation that opens with "he"."""
    word = event.word
    here = tree.sentence(word)
    own = voices.owner(word)
    if own is None or event.source or not here or tree[word].dep not in SUBJECTS or not _opens_quotation(tree, word):
        return None
    before = tree.sentence_words(here - 1)
    told = [n for n, a in enumerate(attributions) if a.within is None and a.cue and tree.within(a.cue)[0] in before]
    if len(told) != 1 or any(voices.quoted(i) for i in before):
        return None
    speaker = state.speakers.get(told[0])
    if speaker is None or not (speaker in named_behind or state.speakers.get(own) is speaker):
        return None
    asks = PRONOUNS[tree.lower(word)]
    said = tree.words_of(attributions[told[0]].contents)
    people = [i for i in said if tree[i].dep in _ARGUMENTS and (_is_person(tree, i) or _other(state.meant, i, speaker))]
    others = {id(e): e for i in people if (e := state.meant.get(i)) is not speaker and e}
    if len(others) != 1 or any(i not in state.meant for i in people):
        return None
    found = next(iter(others.values()))
    return found if found.named and found.kind is SpeakerKind.PERSON and agrees(found, asks) else None


def _opens_quotation(tree: Tree, word: int) -> bool:
    return not any(tree.is_word(i) for i in tree.sentence_words(tree.sentence(word)) if i < word)


def _is_person(tree: Tree, i: int) -> bool:
    """Whether a noun, and no pronoun, means one person."""
    return tree[i].tag == "NN" and kind_of_noun(tree.lower(i)) is SpeakerKind.PERSON


def _other(meant: Mapping[int, Entity], i: int, speaker: Entity) -> bool:
    entity = meant.get(i)
    return entity is not None and entity is not speaker and entity.kind is SpeakerKind.PERSON and not entity.plural


def ones_own(
    tree: Tree, attributions: Sequence[Attribution], voices: Voices, state: State, event: Event
) -> Entity | None:
    """Who tells first of what they know themselves, or what they will do: "Lee's aide told me she wasn't aware of it".

    So does whose remarks they are: "given Lee's comments saying he would leave".
    """
    word, verb = event.word, tree[event.word].head
    around = [n for n in voices.contents(word) if n not in event.attributions]
    told = {tree.lower(c) for c in tree.children(verb, "acomp")}
    seen = bool(around) and tree[verb].lemma in _SEEN and not tree.children(verb, "auxpass")
    own = bool(around) and (seen or bool(told & _KNOWING or _by_remarks(tree, attributions[around[0]])))
    if not own or voices.owner(word) == around[0] or tree[word].dep not in SUBJECTS:
        return None
    teller = state.speakers.get(around[0])
    one = teller is not None and teller.kind is SpeakerKind.PERSON and teller.named and not teller.plural
    if seen and teller and (teller.roles & (table("offices") | ON_DUTY) or _may_be_other(tree, state, event, teller)):
        return None
    if teller is None or not one or teller.roles & ADVOCATES or not agrees(teller, PRONOUNS[tree.lower(word)]):
        return None
    return teller if first_told(tree, attributions[around[0]]) == word else None


def _may_be_other(tree: Tree, state: State, event: Event, teller: Entity) -> bool:
    """Whether another of a pronoun's sex is named in its sentence or the one before."""
    asks, here = PRONOUNS[tree.lower(event.word)], tree.sentence(event.word)
    near = range(tree.sentence_words(max(here - 1, 0))[0], event.word)
    others = (e for i in near if (e := state.meant.get(i)) and e is not teller and e.named)
    return any(e.kind is SpeakerKind.PERSON and agrees(e, asks) for e in others)


def _by_remarks(tree: Tree, one: Attribution) -> bool:
    """Whether its source owns the remarks that say it."""
    head = tree.head_of(tree.words_of(one.sources))
    return head is not None and tree[head].dep == "poss" and tree[tree[head].head].lemma.lower() in _REMARKS


def turned_on(tree: Tree, word: int) -> int | None:
    """Who lacks what a speaker finds lacking: "Lee withdrew her support for Marn, saying he is unfit": Marn."""
    verb = tree[word].head
    saying = tree[verb].head
    if tree[word].dep != "nsubj" or tree[verb].dep != "ccomp" or tree[saying].tag != "VBG" or not _faults(tree, verb):
        return None
    act = tree[saying].head
    if tree[saying].dep != "advcl" or tree[act].lemma not in _TURNS_ON:
        return None
    objects = [o for o in tree.children(act, "dobj") if o < saying]
    of = [p for o in objects for p in (*tree.children(o, "prep"), *tree.children(act, "prep")) if p < saying]
    named = [o for o in (*objects, *(o for p in of for o in tree.children(p, "pobj"))) if tree[o].tag == "NNP"]
    return named[0] if len(named) == 1 else None


def _faults(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what somebody lacks, or is, as nobody says of themselves."""
    if tree.children(verb, "neg"):
        return False
    told = {tree[c].lemma.lower() for c in tree.children(verb, "acomp", "attr")}
    return tree[verb].lemma == "lack" or (tree[verb].lemma == "be" and bool(told & (_FAULTS | _UNFIT)))
