"""Reads a document through from first word to last and settles whom each mention means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sayso.claims.lexicon import kind_of_noun, kind_of_source, role_noun, singular, table
from sayso.claims.mention import Mention
from sayso.claims.mentions import Parser
from sayso.claims.names import Names
from sayso.claims.roster import Entity, Roster, may_be_called
from sayso.claims.salience import MARGIN, PRONOUNS, Question, Salience
from sayso.claims.tree import Tree
from sayso.claims.voices import Voices
from sayso.model import Attribution, SpeakerKind

CONTINUES = frozenset("add continue note conclude explain reply respond recall insist stress argue say tell".split())
"""Cues whose pronoun is nearly always the speaker just before."""
ASKS = frozenset("ask question press interview quiz grill".split())
ADDRESSES = frozenset(
    "accuse blame tell ask urge warn criticize criticise praise persuade invite sue thank condemn denounce".split()
)
SPEAKS = frozenset(
    "say tell deny claim admit accuse want plan believe think know hope agree refuse decline promise warn argue".split()
)
"""Verbs whose object, and whose subject, is somebody."""
GOES_ON = frozenset("add continue conclude".split())
NOBODY = frozenset(
    "you your yours it there this that these those what one two three both nobody none which whatever no neither "
    "either".split()
)
"""Sources that name nobody, unless something else tells."""
SOURCE = 1.3
"""How much more the source of an attribution weighs than another mention."""
EPITHET_MARGIN = 2.0
"""How clear it must be whom a description means whose role nobody is known to have."""
OFFICE_MARGIN = 3.0
"""The same for an office, which is not had by everybody."""
SAME_SPEAKER = 1.0
SAME_SPEAKER_GOES_ON = 2.0
"""What the preceding attribution's speaker weighs more as the source of the next one."""
SOMEBODY = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT))
NEAR = 3
"""Sentences within which the preceding attribution is near."""


@dataclass(frozen=True, slots=True)
class _Event:
    """Something to settle at a word: a parsed phrase, and the attributions it is the source of."""

    word: int
    mention: Mention
    attributions: tuple[int, ...] = ()


class Casting:
    """The work on one document; ``speakers`` has each attribution's entity, or None, by its number."""

    def __init__(self, tree: Tree, attributions: Sequence[Attribution]) -> None:
        self.tree = tree
        self.attributions = attributions
        self.names = Names(tree)
        self.parser = Parser.of(tree, self.names)
        self.voices = Voices(tree, attributions)
        self.roster = Roster()
        self.salience = Salience(tree, self.voices)
        self.speakers: dict[int, Entity | None] = {}
        self.named: dict[int, bool] = {}
        self.meant: dict[int, Entity] = {}
        self._first_person: list[tuple[int, tuple[int, ...]]] = []
        self._before: tuple[int, Entity, int | None] | None = None
        self._groups: dict[frozenset[int], Entity] = {}
        self._read()

    def _read(self) -> None:
        events = self._events()
        for event in events:
            self.roster.introduce(event.mention)
        for event in events:
            self._settle(event)
        for word, numbers in self._first_person:
            self._settle_first_person(word, numbers)

    # What is to be settled

    def _events(self) -> list[_Event]:
        sources = self._sources()
        taken = {i for event in sources for i in self._core(event.mention)}
        found = [*sources, *self._name_events(taken)]
        taken |= {i for event in found for i in self._core(event.mention)}
        found.extend(self._word_events(taken))
        return sorted(found, key=lambda event: event.word)

    def _core(self, mention: Mention) -> set[int]:
        """The words that name the thing itself, not what belongs to it."""
        if mention.parts:
            return {i for part in mention.parts for i in self._core(part)}
        length = len(mention.name) if mention.named_person else 1
        return {mention.head - n for n in range(length)} | set(mention.others)

    def _core_words(self, mention: Mention) -> list[int]:
        return sorted(self._core(mention) - set(mention.others))

    def _sources(self) -> list[_Event]:
        """The sources of attributions, each phrase once."""
        owners: dict[tuple[int, ...], list[int]] = {}
        for number, one in enumerate(self.attributions):
            if words := tuple(self.tree.words_of(one.sources)):
                owners.setdefault(words, []).append(number)
        found = [(self.parser.mention(words), numbers) for words, numbers in owners.items()]
        return [_Event(m.head, m, tuple(numbers)) for m, numbers in found if m]

    def _name_events(self, taken: set[int]) -> Iterator[_Event]:
        for label, words in self.names.runs():
            if label in ("LOC", "EVENT", "PRODUCT") or words[-1] in taken:
                continue
            mention = self.parser.mention(self._with_titles(words))
            if mention and not mention.parts:
                yield _Event(mention.head, self._with_roles(mention))

    def _with_titles(self, words: range) -> list[int]:
        """A name with the words before it that belong to the same phrase."""
        first = words[0]
        while first and self._belongs(first - 1, words[-1]):
            first -= 1
        return list(range(first, words[-1] + 1))

    def _belongs(self, i: int, head: int) -> bool:
        token = self.tree[i]
        return (
            token.dep in ("compound", "amod", "det", "nmod", "poss") and head >= token.head > i and token.tag != "POS"
        )

    def _with_roles(self, mention: Mention) -> Mention:
        """With what an apposition beside it says: "Marten Sayle, the ambassador, ..."."""
        if mention.kind is not SpeakerKind.PERSON:
            return mention
        beside = [c for c in self.tree.children(mention.head, "appos") if self.tree[c].tag == "NN"]
        if not beside:
            return mention
        last = max(self.tree.subtree(beside[0], frozenset(("relcl", "acl", "prep"))))
        return self.parser.mention(range(mention.words[0], last + 1)) or mention

    def _word_events(self, taken: set[int]) -> Iterator[_Event]:
        """Pronouns, and phrases of common nouns."""
        for i, token in enumerate(self.tree.tokens):
            if i in taken or self.names.label(i):
                continue
            if token.tag in ("PRP", "PRP$") or (token.tag in ("NN", "NNS") and token.dep not in ("compound", "amod")):
                words = [i] if token.tag[0] == "P" else self._base(i)
                if mention := self.parser.mention(words):
                    yield _Event(i, mention)

    def _base(self, i: int) -> list[int]:
        """A noun with the words before it that belong to it."""
        first = min((c for c in self.tree.children(i, "det", "amod", "compound", "poss", "nmod", "nummod")), default=i)
        first = min(self.tree.subtree(first)) if first < i else i
        return list(range(first, i + 1)) if i - first < 12 else [i]

    # Settling

    def _settle(self, event: _Event) -> None:
        if event.mention.pronoun:
            entity = self._pronoun(event)
        elif event.mention.parts:
            entity = self._group(event)
        else:
            entity = self._phrase(event.mention, bool(event.attributions))
        if entity is None:
            self._assign(event, None)
            return
        self._note(event, entity)
        self._assign(event, entity)
        self._note_pair(event, entity)

    def _assign(self, event: _Event, entity: Entity | None) -> None:
        for number in event.attributions:
            self.speakers[number] = entity
            # "Russian officials" are the government, but not by its name.
            self.named[number] = bool(entity and entity.named) and not (
                event.mention.country and not event.mention.named
            )
        if entity and event.attributions and not self.voices.quoted(event.word):
            self._before = event.word, entity, self._asked(event.attributions[-1])

    def _note(self, event: _Event, entity: Entity) -> None:
        source = bool(event.attributions)
        self.salience.note(event.word, entity, SOURCE if source else 1.0, frozenset(event.attributions))
        if not entity.thing:
            self.meant |= dict.fromkeys((event.word, *event.mention.others), entity)
            entity.mentions.append(event.mention.words if source else (*self._core_words(event.mention),))

    def _note_pair(self, event: _Event, entity: Entity) -> None:
        """ "Lee and Fenn" may be meant together by a later "they"."""
        first = self.meant.get(self.tree[event.word].head) if self.tree[event.word].dep == "conj" else None
        if first and first is not entity and first.kind is entity.kind is SpeakerKind.PERSON:
            pair = self._together([first, entity])
            self.salience.note(self.tree[event.word].head, pair)

    def _phrase(self, mention: Mention, source: bool) -> Entity | None:
        if not source and not mention.named and mention.kind is SpeakerKind.UNKNOWN:
            return Entity(mention.kind, False, mention.name, mention.noun, plural=mention.plural, thing=True)
        if not mention.named and len(mention.name) == 1 and mention.name[0].lower() in NOBODY:
            return None
        if len(mention.text) == 1:  # "Q" and "A" of an interview
            return None
        if source and mention.kind is SpeakerKind.UNKNOWN:
            mention = replace(mention, kind=kind_of_source(mention.noun or ""))
        owner = self._owner(mention)
        entity = self.roster.find(mention, owner, self._epithet)
        if entity and not entity.speaks_for and entity.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP):
            entity.speaks_for = self._speaks_for(mention, owner)
        return entity

    def _epithet(self, mention: Mention) -> Entity | None:
        """ "The candidate" means the person talked of, if there is one and nothing speaks against it."""
        asks = mention.gender or mention.kind.value
        office = OFFICE_MARGIN if mention.noun in table("offices") else EPITHET_MARGIN
        margin = office if mention.kind is SpeakerKind.PERSON else MARGIN
        allowed = partial(may_be_called, mention)
        return self.salience.antecedent(Question(mention.head, asks, allowed=allowed, margin=margin))

    def _owner(self, mention: Mention) -> Entity | None:
        """Whose it is: "its director", "Trump's campaign", "the Trump campaign"."""
        if mention.owner:
            return self._entity_of(mention.owner, mention.kind is SpeakerKind.PERSON)
        owned = [i for i in mention.affiliation if self.names.person(i) and i < mention.head]
        return self._entity_of(owned) if owned and not mention.named_person else None

    def _entity_of(self, words: Sequence[int], employs: bool = False) -> Entity | None:
        """The entity that words inside a phrase mean, which may not have been settled yet.

        ``employs``: it is somebody's ("its director"), so that a paper can't be meant.
        """
        mention = self.parser.mention(words)
        if mention is None:
            return None
        if mention.pronoun:
            return self._pronoun(_Event(mention.head, mention), employs)
        return self.roster.find(mention) if mention.named else self.meant.get(mention.head)

    def _speaks_for(self, mention: Mention, owner: Entity | None) -> str | None:
        if owner:
            return owner.text if _represents(mention) else None
        words = [i for i in mention.affiliation if self.tree[i].tag not in ("DT", "PRP$")]
        if not words or not self._represents(mention, words):
            return None
        inner = self.parser.mention(words)
        entity = self.roster.find(inner) if inner and inner.named and not inner.parts else None
        return entity.text if entity else self.tree.span(words).of(self.tree.text)

    def _represents(self, mention: Mention, words: Sequence[int]) -> bool:
        """Whether somebody may speak for what these words name: a body or a person, not a place."""
        last = words[-1]
        if self.parser.phrases.nationality(last):
            return False
        if not _represents(mention):
            return False
        if mention.noun and role_noun(mention.noun) == "spokesperson":
            return True
        if self.names.label(last) in ("ORG", "NORP", "PERSON", "FAC"):
            return True
        return kind_of_noun(self.tree.lower(last)) in (SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT)

    def _group(self, event: _Event) -> Entity | None:
        """The members of "X and Y" together; each is known by itself too."""
        members = [self._phrase(part, True) for part in event.mention.parts]
        known = [m for m in members if m]
        for member, part in zip(members, event.mention.parts, strict=True):
            if member and member.named:
                self._note(_Event(part.head, part), member)
        if len(known) < len(members):
            return None
        return self._together(known)

    def _together(self, members: Sequence[Entity]) -> Entity:
        """Several as one group, the same each time."""
        key = frozenset(map(id, members))
        if key not in self._groups:
            name = tuple(" and ".join(m.text for m in members).split())
            named = all(m.named for m in members)
            papers = all(m.kind is SpeakerKind.DOCUMENT for m in members)
            kind = SpeakerKind.DOCUMENT if papers else SpeakerKind.GROUP
            self._groups[key] = Entity(kind, named, name, plural=True, parts=tuple(members))
        return self._groups[key]

    # Pronouns

    def _pronoun(self, event: _Event, somebody: bool = False) -> Entity | None:
        word = event.word
        if self.tree[word].tag in ("WP", "WDT", "WP$"):
            return self._relative(word)
        asks = PRONOUNS.get(self.tree.lower(word))
        if asks is None:
            return None
        if asks in ("1", "1p"):
            self._first_person.append((word, event.attributions))
            return None
        return self._third_person(event, asks, somebody)

    def _third_person(self, event: _Event, asks: str, somebody: bool) -> Entity | None:
        word = event.word
        if asks == "n" and self._expletive(word):
            return None
        owner = self.voices.owner(word, min(event.attributions, default=None))
        speaker = self.speakers.get(owner) if owner is not None else None
        if asks in ("p", "n") and (somebody or event.attributions or self._acts(word)):
            asks += "+"
        favoured = self._favoured(event) if owner is None else {}
        own = frozenset(event.attributions)
        return self.salience.antecedent(Question(word, asks, own, favoured, lambda entity: entity is not speaker))

    def _acts(self, word: int) -> bool:
        """Whether only somebody can be meant, no thing: "accused it of", "they say"."""
        token = self.tree[word]
        verb = self.tree[token.head].lemma
        return (token.dep in ("dobj", "dative") and verb in ADDRESSES) or (token.dep == "nsubj" and verb in SPEAKS)

    def _favoured(self, event: _Event) -> Mapping[int, float]:
        """The speaker of the attribution before is who "he added" means."""
        if not event.attributions or not self._before:
            return {}
        word, entity, asked = self._before
        if (far := self.salience.distance(word, event.word)) > NEAR:
            return {}
        if asked:  # "Lee asked the mayor ...": the mayor answers
            answering = self.meant.get(asked)
            return {id(answering): SAME_SPEAKER, id(entity): -SAME_SPEAKER} if answering else {}
        lemma = self._cue_lemma(event.attributions[0])
        if lemma in GOES_ON:
            return {id(entity): SAME_SPEAKER_GOES_ON}
        return {id(entity): (SAME_SPEAKER if lemma in CONTINUES else SAME_SPEAKER / 2) * 0.7**far}

    def _asked(self, number: int) -> int | None:
        """Who is asked something by this attribution: the word of it."""
        cue = self.attributions[number].cue
        verbs = [i for i in (self.tree.within(cue) if cue else ()) if self.tree[i].lemma in ASKS]
        objects = self.tree.children(verbs[-1], "dobj", "dative") if verbs else []
        return objects[0] if objects else None

    def _cue_lemma(self, number: int) -> str:
        cue = self.attributions[number].cue
        words = self.tree.within(cue) if cue else range(0)
        verbs = [i for i in words if self.tree[i].tag.startswith("VB")]
        return self.tree[verbs[-1]].lemma if verbs else ""

    def _expletive(self, word: int) -> bool:
        """Whether "it" stands for nothing: "it is clear that", "it rains"."""
        token = self.tree[word]
        if token.dep == "expl":
            return True
        verb = token.head
        clause = self.tree.children(verb, "ccomp", "xcomp", "csubj", "advcl", "acl")
        return (
            token.dep.startswith("nsubj") and self.tree[verb].lemma in ("be", "seem", "appear", "take") and bool(clause)
        )

    def _relative(self, word: int) -> Entity | None:
        """ "who" means what its clause hangs on."""
        for above in self.tree.ancestors(word):
            if self.tree[above].dep == "relcl":
                noun = self.tree[above].head
                found = self.meant.get(noun) or self._described_by_clause(noun)
                return self._who(word, found)
        return self._who(word, None)

    def _who(self, word: int, found: Entity | None) -> Entity | None:
        """A "who" that hangs on what is nobody ("Rob Lee this year, who") means the last somebody before it."""
        if self.tree.lower(word) not in ("who", "whose", "whom") or (found and found.kind in SOMEBODY):
            return found
        return self.salience.nearest(word, SOMEBODY)

    def _described_by_clause(self, noun: int) -> Entity | None:
        if not self.tree[noun].tag.startswith("N"):
            return None
        mention = self.parser.mention(self._base(noun))
        return self._phrase(mention, True) if mention else None

    def _settle_first_person(self, word: int, numbers: tuple[int, ...]) -> None:
        """ "I" and "we" are whoever is quoted."""
        owner = self.voices.owner(word, numbers[0] if numbers else None)
        entity = self.speakers.get(owner) if owner is not None else None
        for number in numbers:
            self.speakers[number] = entity
            self.named[number] = bool(entity and entity.named)
        if entity:
            self.meant[word] = entity
            entity.mentions.append((word,))


def _represents(mention: Mention) -> bool:
    """Whether the role is one of those who speak for whom they work for: not a neighbour, not a supporter."""
    return any(singular(noun) in table("represents") for noun in mention.nouns)
