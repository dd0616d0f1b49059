"""A "he" in what somebody says of whom it can't be told who he is: "he said he was innocent".

Nor is anybody "she" of whom the reader is to know neither name nor sex, beside a woman of whom they tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.speakers.events import Event
from sayso.claims.speakers.ones_own import ONES_OWN
from sayso.claims.speakers.pairs import stands_for_one
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import Salience
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

HEARD = frozenset("source insider official diplomat aide".split())
"""What those are called whose names and sexes reports keep to themselves."""
_OFFERED = frozenset("authorize authorise allow permit".split())
"""What is done to those who tell, who say so: "was not authorised to speak"."""


def of_the_untold(
    tree: Tree,
    attributions: Sequence[Attribution],
    voices: Voices,
    speakers: Mapping[int, Entity | None],
    event: Event,
) -> bool:
    """Whether a "he" may be the one who says it, so that nobody else may be filled in for it.

    Nor can it be told whom he means who is but "the latter", and may be a man or a woman.
    """
    around = [n for n in voices.contents(event.word) if n not in event.attributions]
    if not around or voices.quoted(event.word) or tree.lower(event.word) not in ("he", "she"):
        return False
    said_by = tree.words_of(attributions[around[0]].sources)
    speaker = speakers.get(around[0])
    if said_by and stands_for_one(tree, said_by[-1]):
        return speaker is None or speaker.gender is None
    same = [tree.lower(i) for i in said_by] == [tree.lower(event.word)] and said_by[0] < event.word
    return same and around[0] in speakers and speaker is None


def is_kept_back(tree: Tree, voices: Voices, salience: Salience, event: Event, asks: str, entity: Entity) -> bool:
    """Whether somebody is only heard, unnamed, on others: what they, or others, tell of a "she" is not of them.

    It may be where nobody of that sex was told of before, or where it is what people tell of themselves.
    """
    if asks not in ("m", "f") or entity.named or entity.plural or entity.gender is not None:
        return False
    around = set(voices.contents(event.word)) - set(event.attributions)
    if entity.kind is not SpeakerKind.PERSON or entity.noun not in HEARD or not around:
        return False
    verb = tree[event.word].head
    told = {tree[i].lemma.lower() for i in (verb, *tree.children(verb, "acomp", "xcomp"))}
    told &= _OFFERED if tree.children(verb, "auxpass") else ONES_OWN
    others = (one for one in salience.before(event.word) if one is not entity)
    return not told and any(one.kind is SpeakerKind.PERSON and one.gender == asks and not one.plural for one in others)
