"""Which body an "it" means that opens what the body says of itself: "the jury said it could not agree"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

ONES_OWN = frozenset(
    "say know believe think expect hope want plan see hear investigate search look arrest find recover receive respond "
    "ask interview question continue work try need have identify release wait charge seek gather speak talk determine "
    "able sure aware certain confident unable glad concerned unaware learn discover notice recall remember go come "
    "meet call feel wish appear".split()
)
"""What sources do, when they tell of themselves."""
_AGREES = frozenset("agree decide conclude reject recommend examine consider vote regret reach".split())
"""What only people do who come to one view."""
_OF_THINGS = frozenset("go come work need continue appear look meet respond".split())
"""What things do as well."""
COLLECTIVES = frozenset("panel jury crew gang family".split())
"""One group of people, which is "it" as well."""


def group_itself(
    tree: Tree,
    attributions: Sequence[Attribution],
    voices: Voices,
    speakers: Mapping[int, Entity | None],
    word: int,
) -> Entity | None:
    """The group that says of itself what only somebody does; None of any other "it"."""
    number = next(iter(voices.contents(word)), None)
    speaker = speakers.get(number) if number is not None else None
    if number is None or speaker is None or voices.quoted(word) or tree[word].dep != "nsubj":
        return None
    source = tree.words_of(attributions[number].sources)
    head = tree.head_of(source)
    if speaker.kind is not SpeakerKind.GROUP or head is None or tree.lower(head) not in COLLECTIVES:
        return None
    told = (i for i in tree.words_of(attributions[number].contents) if tree.is_word(i) and tree.lower(i) != "that")
    opens = bool(source) and source[0] < word and next(told, None) == word
    return speaker if opens and tree[tree[word].head].lemma.lower() in (ONES_OWN | _AGREES) - _OF_THINGS else None
