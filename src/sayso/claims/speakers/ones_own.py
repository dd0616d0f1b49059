"""Which body "it" or "they" mean that open what it says of itself: "the jury said it could not agree"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import Salience
from sayso.claims.speakers.voices import Voices
from sayso.claims.speakers.whereabouts import only_where
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
_OF_OFFICE = frozenset(
    "investigate search believe think hope plan arrest detain hold charge identify release recover determine confirm "
    "verify seek interview question review examine study analyze able unable aware unaware sure unsure "
    "certain confident".split()
)
"""What authorities do or are, when they tell of themselves, and seldom those of whom they tell."""
AUTHORITIES = re.compile(
    r"(?i)\b(?:police|officers?|officials|deputies|detectives|authorities|investigators|prosecutors)$"
)
COLLECTIVES = frozenset("panel jury crew gang family".split())
"""One group of people, which is "it" as well."""

_NAMED = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.OUTLET, SpeakerKind.UNKNOWN))
"""What a name is of that says something and is "it"."""
_SPEAKING = _NAMED - {SpeakerKind.UNKNOWN}
_PEOPLE = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP))
_MANY = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.GROUP))
"""Who are "they"."""


def only_subject(tree: Tree, salience: Salience, word: int) -> Entity | None:
    """ "Norrin, too, has changed its mind. It admits that": the one that the sentence before names, its subject."""
    seen = [s for s in salience.just_before(word) if s.entity.kind not in _PEOPLE]
    if len({id(s.entity) for s in seen}) != 1 or tree.paragraph(seen[0].word) != tree.paragraph(word):
        return None
    entity, subject = seen[0].entity, tree[seen[0].word]
    does = subject.dep == "nsubj" and subject.tag[:3] == "NNP" and tree[subject.head].dep == "ROOT"
    return entity if does and entity.named and entity.kind in _NAMED and not entity.thing else None


def announcer(
    tree: Tree, salience: Salience, one: Attribution, meant: Mapping[int, Entity], word: int
) -> Entity | None:
    """ "The council has hired a lab, it said": the subject of that, if no other body was named before."""
    told = tree.words_of(one.contents)
    clauses = [c for c in tree.children(tree[word].head, "ccomp") if c in told]
    if len(clauses) != 1 or told[-1] > word or tree.sentence(told[0]) != tree.sentence(word):
        return None
    entity = next((e for i in tree.children(clauses[0], "nsubj", "nsubjpass") if (e := meant.get(i))), None)
    body = entity is not None and entity.kind in _SPEAKING and not (entity.plural or entity.thing)
    others = (e for e in salience.before(told[0]) if e is not entity and e.kind in _SPEAKING)
    return entity if body and all(only_where(tree, other) for other in others) else None


def says_on(tree: Tree, one: Attribution, meant: Mapping[int, Entity], before: tuple[int, Entity], word: int) -> bool:
    """Whether the one who spoke in the sentence before says more: "six were fired, the panel said. Two hit, it said".

    Not where a body is told of that may be who speaks.
    """
    told = tree.words_of(one.contents)
    near = tree.sentence(before[0]) == tree.sentence(word) - 1 and tree.paragraph(before[0]) == tree.paragraph(word)
    body = (before[1].kind in _SPEAKING and not before[1].plural) or tree.lower(before[0]) in COLLECTIVES
    if not near or not body or told[-1] > word or tree.lower(word) != "it":
        return False
    subjects = [i for i in told if tree[i].dep in ("nsubj", "nsubjpass")]
    bodies = (e for i in subjects if (e := meant.get(i)) and e.kind in _SPEAKING)
    return bool(subjects) and next(bodies, None) is None


def group_itself(
    tree: Tree,
    attributions: Sequence[Attribution],
    voices: Voices,
    speakers: Mapping[int, Entity | None],
    word: int,
) -> Entity | None:
    """The group that says of itself what only somebody does; None of any other "it"."""
    speaker, head = _who_opens(tree, attributions, voices, speakers, word)
    if speaker is None or head is None or speaker.kind is not SpeakerKind.GROUP or tree.lower(head) not in COLLECTIVES:
        return None
    return speaker if tree[tree[word].head].lemma.lower() in (ONES_OWN | _AGREES) - _OF_THINGS else None


def they_themselves(
    tree: Tree,
    attributions: Sequence[Attribution],
    voices: Voices,
    speakers: Mapping[int, Entity | None],
    word: int,
) -> Entity | None:
    """The authorities who say that they did what is theirs to do: "the bureau said they are investigating".

    None of any other "they", such as those who are held: "police said they had fled".
    """
    speaker, head = _who_opens(tree, attributions, voices, speakers, word)
    verb = tree[word].head
    if speaker is None or head is None or tree.lower(word) != "they" or speaker.kind not in _MANY:
        return None
    by_office = speaker.kind is not SpeakerKind.GROUP or AUTHORITIES.search(tree.word(head))
    told = {tree[i].lemma.lower() for i in (verb, *tree.children(verb, "xcomp", "acomp"))}
    return speaker if by_office and told & _OF_OFFICE else None


def _who_opens(
    tree: Tree,
    attributions: Sequence[Attribution],
    voices: Voices,
    speakers: Mapping[int, Entity | None],
    word: int,
) -> tuple[Entity | None, int | None]:
    """Whose unquoted words a pronoun opens, as what does something, and the head of the source before it."""
    number = next(iter(voices.contents(word)), None)
    speaker = speakers.get(number) if number is not None else None
    if number is None or speaker is None or voices.quoted(word) or tree[word].dep != "nsubj":
        return None, None
    source = tree.words_of(attributions[number].sources)
    told = (i for i in tree.words_of(attributions[number].contents) if tree.is_word(i) and tree.lower(i) != "that")
    opens = bool(source) and source[0] < word and next(told, None) == word
    return (speaker, tree.head_of(source)) if opens else (None, None)
