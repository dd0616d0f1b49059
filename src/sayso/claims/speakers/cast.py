"""Who speaks: the speakers of one document, under all the names it has for them.

What can't be told stays unresolved (None): a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.claims.speakers.campaigns import campaign_of
from sayso.claims.speakers.capitals import states_of_capitals
from sayso.claims.speakers.casting import Casting
from sayso.claims.speakers.employers import employ
from sayso.claims.speakers.hearers import hearers
from sayso.claims.speakers.lexicon import is_page_of, likely_sex
from sayso.claims.speakers.our_own import outlets_own
from sayso.claims.speakers.outlets import name_in_full
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.tree import Tree
from sayso.countries import countries
from sayso.ids import speaker_id
from sayso.model import Attribution, Span, Speaker, SpeakerKind


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of one document, and whom its mentions mean.

    ``by_attribution`` has for every attribution the id of its speaker, or None where that
    can't be told; ``together`` those who say it together, each by itself ("Russia and Iran"),
    who need not be among the speakers.
    """

    speakers: tuple[Speaker, ...]
    by_attribution: Mapping[str, str | None]
    together: Mapping[str, tuple[Speaker, ...]]
    _named: Mapping[str, bool] = field(repr=False)
    _names: Mapping[int, str] = field(repr=False)
    _tree: Tree = field(repr=False, compare=False)
    _things: Mapping[int, str] = field(repr=False, default_factory=dict)
    _only: frozenset[int] = field(repr=False, default=frozenset())
    _settled: frozenset[int] = field(repr=False, default=frozenset())
    _sexes: Mapping[str, str] = field(repr=False, default_factory=dict)
    _bodies: frozenset[int] = field(repr=False, default=frozenset())
    _ours: frozenset[int] = field(repr=False, default=frozenset())
    _asking: Mapping[int, frozenset[str]] = field(repr=False, default_factory=dict)
    _called: Mapping[str, frozenset[str]] = field(repr=False, default_factory=dict)
    _persons: frozenset[int] = field(repr=False, default=frozenset())
    _introduced: Mapping[int, int] = field(repr=False, default_factory=dict)

    def speaker(self, speaker_id: str) -> Speaker:
        """The speaker of this id. Raises KeyError if there is none."""
        for speaker in self.speakers:
            if speaker.id == speaker_id:
                return speaker
        raise KeyError(speaker_id)

    def name_at(self, words: Iterable[int]) -> str | None:
        """The canonical name of whom or what these words mean, pronouns too; None if that can't be told.

        A country's government goes by the country's short name, so that the name can stand in
        a sentence ("Russia"). "we" in a quotation is the side the speaker speaks for, if the
        report says which.
        """
        head = self._tree.head_of(words)
        return self._names.get(head) if head is not None else None

    def has_article(self, speaker: Speaker) -> bool:
        """Whether the text mostly puts "the" before the name of a body: "the Taliban", "the Bradfield Police"."""
        if not speaker.named or speaker.kind not in _BODIES or speaker.name.lower().startswith("the "):
            return False
        if speaker.name.endswith(("'s campaign", "’s campaign")):
            return False
        tree, words = self._tree, speaker.name.split()
        last = words[-1] if "of" not in words else words[words.index("of") - 1]  # "Ministry" of the Ministry of Health
        heads = [tree.head_of(tree.within(span)) for span in speaker.mentions]
        named = [i for i in heads if i is not None and tree.word(i) == last and tree[i].dep != "compound"]
        whole = [[i, *tree.children(i, "poss")] for i in named]  # "the Prosecutor's Office"
        led = [any(tree.lower(c) == "the" for i in one for c in tree.children(i, "det")) for one in whole]
        return 2 * sum(led) > len(named)

    def thing_at(self, word: int) -> str | None:
        """What a pronoun means that means nobody: "the crates"; None if that can't be told."""
        return self._things.get(word)

    def introduced_at(self, word: int) -> int | None:
        """The head of the words by which one person without a name was first told of whom a word means."""
        return self._introduced.get(word)

    def only_at(self, word: int) -> bool:
        """Whether a pronoun means the one person whom the sentence before speaks of."""
        return word in self._only

    def settled_at(self, word: int) -> bool:
        """Whether a construction settles whom a pronoun means, whoever else is near."""
        return word in self._settled

    def sex_of(self, name: str) -> str | None:
        """ "m" or "f" of a person of this name, where the report tells it or the name sounds so."""
        return self._sexes.get(name) or likely_sex(name.split())

    def called(self, noun: str) -> frozenset[str]:
        """The names of those of whom the report says that they are this: "student", "gunman"."""
        return self._called.get(noun, frozenset())

    def outlets_own(self, words: Iterable[int]) -> bool:
        """Whether these words are the outlet's own "we"."""
        said_by = set(words)
        return bool(said_by) and said_by <= self._ours

    def asking_at(self, word: int) -> frozenset[str]:
        """The names of those who ask what is answered in a quotation, and whom nobody in it is."""
        return self._asking.get(word, frozenset())

    def body_at(self, word: int) -> bool:
        """Whether a name is known to be that of a body, a state or a paper."""
        return word in self._bodies

    def person_at(self, word: int) -> bool:
        """Whether a name is known to be one person's."""
        return word in self._persons

    def named_at(self, attribution_id: str) -> bool | None:
        """Whether the source names its speaker where it stands ("Lee": yes; "he", "an official": no).

        A pronoun counts as named where its speaker is. None if the speaker can't be told.
        """
        return self._named.get(attribution_id)


_DETERMINERS = frozenset("some any no every each all another other such what which the a an".split())
_BODIES = frozenset((SpeakerKind.GROUP, SpeakerKind.ORGANISATION))
_MAYBE_PERSONS = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.UNKNOWN))
_VAGUE = frozenset(
    "stuff thing things way lot kind time times case fact point total one matter anything something everything "
    "nothing".split()
)
_NEUTER = frozenset(("it", "its"))
GENDERED = frozenset("he him his she her hers".split())
"""Pronouns that mean nobody but a person, whatever was said last."""


def find_cast(tree: Tree, attributions: tuple[Attribution, ...]) -> Cast:
    """The speakers of these attributions, all of one document."""
    casting = Casting(tree, attributions)
    name_in_full(tree, casting.roster.entities)
    made = _Speakers(tree, casting.state.meant)
    heard = hearers(tree, attributions, casting.state.speakers, casting.state.meant)
    speakers = {n: _heard(tree, a, heard) or casting.state.speakers.get(n) for n, a in enumerate(attributions)}
    states = states_of_capitals(tree.text, casting.roster.entities)
    speakers = {n: states.get(id(who), who) for n, who in speakers.items()}
    employ(tree, attributions, speakers)
    _tell_apart(tree, speakers.values())
    found = {a.id: made.of(speakers[n]) for n, a in enumerate(attributions)}
    named = {a.id: casting.state.named.get(n, True) for n, a in enumerate(attributions) if speakers[n]}
    meant = heard | casting.state.meant
    known = casting.roster.entities
    names = {word: _name_for(tree, word, entity, known) for word, entity in meant.items()}
    ours = outlets_own(tree, casting.voices, attributions)
    outlet = tree.reading.document.outlet or ""
    pages = [e.text for e in casting.roster.entities if e.named and is_page_of(e.text, outlet)]
    together = {a.id: all_ for n, a in enumerate(attributions) if (all_ := made.each_of(speakers[n]))}
    names |= dict.fromkeys(ours - set(names), pages[0] if pages else outlet)
    things = {w: _thing(tree, e) for w, e in casting.state.things.items() if e.name[-1].lower() not in _VAGUE}
    return Cast(
        tuple(made.made.values()),
        found,
        together,
        named,
        {w: n for w, n in names.items() if n},
        tree,
        things,
        frozenset(casting.state.only),
        frozenset(casting.state.settled),
        {e.text: e.gender for e in casting.state.meant.values() if e.named and e.gender},
        frozenset(w for w, e in casting.state.meant.items() if e.named and e.kind not in _MAYBE_PERSONS),
        ours - set(meant),
        {w: frozenset(e.text for e in who) for w, who in casting.asking.items()},
        _callings(casting.roster.entities),
        frozenset(w for w, e in casting.state.meant.items() if _is_one(e)),
        {word: first for word, entity in meant.items() if (first := _first_word(tree, entity)) is not None},
    )


def _is_one(entity: Entity) -> bool:
    return entity.named and entity.kind is SpeakerKind.PERSON and not entity.plural


def _first_word(tree: Tree, entity: Entity) -> int | None:
    """The noun of the words by which one person was first told of; None of who has a name, or of several."""
    if entity.named or entity.plural or entity.kind is not SpeakerKind.PERSON or not entity.mentions:
        return None
    return tree.head_of(entity.mentions[0])


def _tell_apart(tree: Tree, speakers: Iterable[Entity | None]) -> None:
    """Calls "another neighbor" who speaks after a neighbor of whom nothing more is told either."""
    before: dict[str, Entity] = {}
    for one in speakers:
        if one is None or one.named or one.plural or not one.mentions or one.kind is not SpeakerKind.PERSON:
            continue
        head = tree.head_of(one.mentions[0])
        other = head is not None and any(tree.lower(c) == "another" for c in tree.children(head, "det"))
        if other and before.get(one.text.lower(), one) is not one:
            one.name = ("another", *one.name)
        before.setdefault(one.text.lower(), one)


def _callings(entities: Iterable[Entity]) -> dict[str, frozenset[str]]:
    """By what they are said to be, the names of those who have one."""
    named = [one for one in entities if _is_one(one)]
    return {noun: frozenset(e.text for e in named if noun in e.roles) for one in named for noun in one.roles}


def _heard(tree: Tree, attribution: Attribution, heard: Mapping[int, Entity]) -> Entity | None:
    """Who is told in a conversation what they said themselves: "you said it was shut"."""
    words = tree.words_of(attribution.sources)
    return heard.get(words[0]) if len(words) == 1 else None


def _name_for(tree: Tree, word: int, entity: Entity, known: Sequence[Entity]) -> str | None:
    if tree.lower(word) in GENDERED and entity.kind not in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN):
        return None
    if tree.lower(word) in _NEUTER and entity.kind is SpeakerKind.PERSON:
        return None
    if PRONOUNS.get(tree.lower(word)) == "1p" and entity.kind is SpeakerKind.PERSON:
        together = tree.lower(min(word + 1, len(tree) - 1)) in ("all", "both", "each")  # "we all have our styles"
        if body := (None if together else campaign_of(entity, known)) or entity.speaks_for:
            return body
    return countries()[entity.country].name if entity.country else entity.text


def _thing(tree: Tree, entity: Entity) -> str:
    """ "The crates", whatever stood before the noun where it was named first."""
    words = list(entity.name)
    while len(words) > 1 and words[0].lower() in _DETERMINERS:
        words.pop(0)
    proper = any(tree.word(i) == words[0] and tree[i].tag[:3] == "NNP" for said in entity.mentions for i in said)
    first = words[0] if proper else words[0][:1].lower() + words[0][1:]
    return " ".join(("the", first, *words[1:]))


class _Speakers:
    """Speakers made from entities, each once."""

    def __init__(self, tree: Tree, meant: Mapping[int, Entity]) -> None:
        self._tree = tree
        self._meant = meant
        self._document = tree.reading.document.id
        self.made: dict[int, Speaker] = {}

    def of(self, entity: Entity | None) -> str | None:
        if entity is None:
            return None
        if id(entity) not in self.made:
            self.made[id(entity)] = self._speaker(entity)
        return self.made[id(entity)].id

    def each_of(self, entity: Entity | None) -> tuple[Speaker, ...]:
        """Those whom a group is made of, if each has a name."""
        parts = entity.parts if entity and all(part.named for part in entity.parts) else ()
        return tuple(self._speaker(part) for part in parts)

    def _speaker(self, entity: Entity) -> Speaker:
        mentions = tuple(sorted({self._tree.span(words) for words in entity.mentions if words}))
        return Speaker(
            id=self._id(entity, mentions),
            document_id=self._document,
            name=self._one_of(entity) or entity.text,
            kind=entity.kind,
            named=entity.named,
            role=entity.role,
            speaks_for=entity.speaks_for,
            nationality=entity.nationality,
            mentions=mentions,
        )

    def _one_of(self, entity: Entity) -> str | None:
        """The name of who is told as "one of them": "one of the two diplomats"."""
        words = entity.mentions[0] if entity.mentions and entity.name[-2:] == ("of", "them") else ()
        them = self._meant.get(words[-1]) if words and self._tree.lower(words[-1]) == "them" else None
        if them is None or them is entity or them.named:
            return None
        first, *rest = them.text.split()
        article = [] if first.lower() in _DETERMINERS else ["the"]
        return " ".join((*entity.name[:-1], *article, first[:1].lower() + first[1:], *rest))

    def _id(self, entity: Entity, mentions: tuple[Span, ...]) -> str:
        return speaker_id(self._document, entity.text if entity.named or not mentions else mentions[0])
