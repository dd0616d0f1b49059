"""Reads a document through from first word to last and settles whom each mention means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sayso.claims.speakers.agreement import agrees
from sayso.claims.speakers.aides import named_aide
from sayso.claims.speakers.clients import name_clients
from sayso.claims.speakers.constructions import asked, in_passing, intends, is_only_told
from sayso.claims.speakers.control import controller, subject_below
from sayso.claims.speakers.corrections import writes_this
from sayso.claims.speakers.descriptions import is_such_a_body, may_be_called
from sayso.claims.speakers.employers import employer, just_spoke
from sayso.claims.speakers.epithets import (
    doing_above,
    is_of_a_body,
    is_told_as_known,
    margin_of,
    may_have_post,
    named_by,
    parent_of,
)
from sayso.claims.speakers.events import Event, Events, core, predicate_subject
from sayso.claims.speakers.forces import is_newsrooms, speaks_for
from sayso.claims.speakers.headline import same_as_later
from sayso.claims.speakers.interlocutors import Talk, asking, asks_of_another, talks
from sayso.claims.speakers.interviews import PARTS, parties
from sayso.claims.speakers.lexicon import kind_of_source, table
from sayso.claims.speakers.mention import NAMED_BY_OWNER, Mention, owner_as_told
from sayso.claims.speakers.mentions import Parser
from sayso.claims.speakers.names import Names
from sayso.claims.speakers.namesakes import Namesakes
from sayso.claims.speakers.outlets import is_outlet_meant, outlet_meant
from sayso.claims.speakers.pairs import may_be_paired, one_of_two, pair_asked, some_of, stands_for_one
from sayso.claims.speakers.pronouns import Pronouns, State
from sayso.claims.speakers.relatives import Relatives, name_by_owner
from sayso.claims.speakers.roster import Entity, Roster
from sayso.claims.speakers.salience import PRONOUNS, Question, Salience
from sayso.claims.speakers.selection import has_other_part
from sayso.claims.speakers.sexes import learn_sex, of_other_sex, stands_beside
from sayso.claims.speakers.told_apart import tell_apart
from sayso.claims.speakers.told_of import call_another, is_after_office
from sayso.claims.speakers.voices import Voices, is_label
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

NOBODY = frozenset(
    """you your yours it there this that these those what one two three both nobody none which whatever no neither
    either nothing""".split()
)
"""Sources that name nobody, unless something else tells."""
SOURCE = 1.3
"""How much more a source weighs than another mention."""


class Casting:
    """The work on one document; ``state`` has what is settled."""

    def __init__(self, tree: Tree, attributions: Sequence[Attribution]) -> None:
        self.tree = tree
        self.attributions = attributions
        self.names = Names(tree)
        self.parser = Parser.of(tree, self.names)
        self.events = Events(tree, self.names, self.parser, attributions)
        self.voices = Voices(tree, attributions)
        self.salience = Salience(tree, self.voices)
        self.namesakes = Namesakes(tree, self.salience)
        self.roster = Roster(self.namesakes.which)
        self.state = State()
        self.pronouns = Pronouns(tree, attributions, self.voices, self.salience, self.state)
        self.relatives = Relatives(tree, self.salience, self.state)
        self._first_person: list[tuple[int, tuple[int, ...]]] = []
        self._groups: dict[frozenset[int], Entity] = {}
        self._persons: dict[int, Mention] = {}
        self._talks: tuple[Talk, ...] = ()
        self.asking: dict[int, list[Entity]] = {}
        self._beside: Entity | None = None
        self._read()

    def _read(self) -> None:
        events = self.events.all()
        self._persons = {e.word: e.mention for e in events if e.mention.named_person}
        self._talks = talks(self.tree, self._persons, self.attributions)
        for event in events:
            self.namesakes.introduce(event.mention, self.roster.introduce(event.mention))
        for event in events:
            self._settle(event)
        self._look_ahead()
        for number, who in parties(self.tree, self.names, self.attributions, self.state.meant):
            self._give(number, who)
        for word, numbers in self._first_person:
            self._settle_first_person(word, numbers)
        for number, who in name_clients(self.tree, self.attributions, self.voices, self.state, self.roster.entities):
            self._give(number, who)
        for number, one in enumerate(self.attributions):
            if not one.sources and (entity := controller(self.tree, one.cue, self.state.meant)):
                self._give(number, entity)

    def _give(self, number: int, entity: Entity | None, named: bool = True) -> None:
        self.state.speakers[number] = entity
        self.state.named[number] = bool(entity and entity.named) and named

    def _look_ahead(self) -> None:
        """A headline's "lawmaker" is who is named below it."""
        later = same_as_later(self.tree, self.roster.entities)
        for number, entity in self.state.speakers.items():
            if entity and (named := later.get(id(entity))):
                self._give(number, named)
        for word, entity in self.state.meant.items():
            self.state.meant[word] = later.get(id(entity), entity)

    def _settle(self, event: Event) -> None:
        if event.mention.named and is_after_office(self.tree, event.word):
            return  # "Coroner's records"
        if event.mention.pronoun:
            entity = self._pronoun(event)
        elif not event.source and (described := self._described_as(event)):
            self.state.meant[event.word] = described
            return
        elif stands_for_one(self.tree, event.word):
            entity = one_of_two(self.tree, event.word, self.state.meant)
        elif event.mention.parts:
            entity = self._group(event)
        else:
            some = some_of(self.tree, event.word, self.roster.entities) if event.source else None
            entity = some or self._phrase(event.mention, event.source)
        if entity and event.source:
            call_another(entity, self.state.before)
        if entity is None:
            self._assign(event, None)
            self._leave_open(event)
            return
        learn_sex(self.tree, event.word, entity)
        self._note(event, entity)
        self._assign(event, entity)
        self._note_pair(event, entity)
        self._note_copula(event, entity)

    def _leave_open(self, event: Event) -> None:
        """Whoever it is that could not be told, a later pronoun may mean the same, and one in their words does."""
        mention = event.mention
        said = (s for n in event.attributions for s in self.attributions[n].contents)
        for i in (i for s in said for i in self.tree.within(s) if i < event.word and mention.pronoun):
            if self.tree.lower(i) == self.tree.lower(event.word) and not self.voices.quoted(i):
                self.state.meant.pop(i, None)  # "he did so, he says"
        if self.namesakes.is_open(mention) or (mention.epithet and mention.definite):
            somebody = Entity(mention.kind, False, mention.name, mention.noun, mention.gender, doubtful=True)
            self.salience.note(event.word, somebody, SOURCE if event.source else 1.0, frozenset(event.attributions))

    def _described_as(self, event: Event) -> Entity | None:
        """Of whom a description only tells more: "Lee (a Democrat)", "Lee was the candidate"."""
        mention, token = event.mention, self.tree[event.word]
        if mention.named or mention.plural or mention.kind is not SpeakerKind.PERSON:
            return None
        subject = predicate_subject(self.tree, event.word) if token.dep == "attr" else None
        entity = self.state.meant.get(token.head if token.dep == "appos" else -1 if subject is None else subject)
        names = [self._persons[i] for i in self.tree.children(event.word, "appos") if i in self._persons]
        names = [one for one in names if stands_beside(self.tree, event.word, min(one.words))]
        if names:  # "his friend Ann Lee"
            told = names[0] if mention.noun in table("nobodies") else names[0].with_apposition(mention)
            return self._phrase(told, False)
        differ = entity and mention.gender and entity.gender and mention.gender != entity.gender
        if entity and not entity.named and entity.kind is SpeakerKind.PERSON and token.dep == "appos":
            entity.gender = entity.gender or mention.gender
        return entity if entity and entity.kind is SpeakerKind.PERSON and not entity.plural and not differ else None

    def _assign(self, event: Event, entity: Entity | None) -> None:
        # "Russian officials" are the government, but not by its name.
        named = not event.mention.country or event.mention.named
        for number in event.attributions:
            self._give(
                number, None if is_only_told(self.tree, self.attributions[number], event.word) else entity, named
            )
        told = [n for n in event.attributions if not intends(self.tree, self.attributions[n])]
        told = [] if in_passing(self.tree, event.word) else told
        if entity and told and not set(self.voices.contents(event.word)) - set(event.attributions):
            self.state.before = event.word, entity, asked(self.tree, self.attributions[told[-1]])
            self.namesakes.spoke(event.word, entity)

    def _note(self, event: Event, entity: Entity) -> None:
        if not is_after_office(self.tree, event.word, entity):
            speaks = event.source and not in_passing(self.tree, event.word)
            self.salience.note(event.word, entity, SOURCE if speaks else 1.0, frozenset(event.attributions))
        if not entity.thing:
            heads = [i for i in (self.tree.head_of(event.mention.core),) if i is not None]  # "the Bank of Marsh"
            self.state.meant |= dict.fromkeys((event.word, *event.mention.others, *heads), entity)
            own = sorted(core(event.mention) - set(event.mention.others))
            entity.mentions.append(event.mention.words if event.source else tuple(own))
        elif event.mention.pronoun:
            self.state.things[event.word] = entity

    def _note_pair(self, event: Event, entity: Entity) -> None:
        """ "Lee and Fenn" may be meant together by a later "they"."""
        first = self.state.meant.get(self.tree[event.word].head) if self.tree[event.word].dep == "conj" else None
        if first and first is not entity and may_be_paired(self.tree, event.word, first, entity):
            pair = self._together([first, entity])
            self.salience.note(self.tree[event.word].head, pair)

    def _note_copula(self, event: Event, entity: Entity) -> None:
        """ "The candidate is Ann Lee": the subject was she."""
        if self.tree[event.word].dep != "attr" or not (entity.named and entity.kind is SpeakerKind.PERSON):
            return
        subject = predicate_subject(self.tree, event.word)
        if subject is not None:
            before = self.state.meant.get(subject)
            if before and not before.named and not before.plural and before.kind is SpeakerKind.PERSON:
                self.salience.note(subject, entity)

    def _phrase(self, mention: Mention, source: bool) -> Entity | None:
        if not source and not mention.named and mention.kind is SpeakerKind.UNKNOWN:
            return Entity(mention.kind, False, mention.name, mention.noun, plural=mention.plural, thing=True)
        if source and (pair := pair_asked(mention)):
            two = self.salience.antecedent(Question(mention.head, "p", allowed=pair))
            if two or len(mention.name) == 1:
                return two
        if not mention.named and len(mention.name) == 1 and mention.name[0].lower() in NOBODY:
            return None
        part = mention.text.casefold() in PARTS and is_label(self.tree, mention.words)  # "Answer: ..."
        if len(mention.text) == 1 or part or mention.means_nobody or writes_this(self.tree, mention):
            return None
        if source and mention.kind is SpeakerKind.UNKNOWN:
            mention = replace(mention, kind=kind_of_source(mention.noun or ""))
        if is_outlet_meant(mention, self.roster.entities):
            mention = replace(mention, kind=SpeakerKind.OUTLET)
        owner = self._owner(mention)
        if mention.owner and owner is None and mention.kind in NAMED_BY_OWNER and len(mention.name) == 1:
            told = owner_as_told(self.tree, mention.owner)
            mention = replace(mention, name=(*told, *mention.name), definite=None if told else mention.definite)
        body = employer(owner, mention.noun, self.roster.entities) if owner and mention.owner else None
        if body:
            self.roster.enrol(body, mention)
        spoke = just_spoke(self.tree, self.state.before, mention, owner) if source else None
        if known := body or spoke or named_aide(mention, owner, self.roster.entities):
            return known
        entity = self.roster.find(mention, owner, partial(self._epithet, source))
        if entity and source:
            tell_apart(self.tree, entity, mention, self.roster.entities, self.state.meant)
        if entity and not entity.speaks_for and entity.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP):
            entity.speaks_for = speaks_for(self.tree, self.parser, self.roster, mention, owner)
        return entity

    def _epithet(self, source: bool, mention: Mention) -> Entity | None:
        """ "The candidate" means the person talked of, if there is one and nothing speaks against it."""
        if is_of_a_body(self.tree, self.names, mention) or is_label(self.tree, mention.words):
            return None
        asks = mention.gender or mention.kind.value
        person = mention.kind is SpeakerKind.PERSON
        told_of = named_by(self.tree, self.attributions, mention, self.state.meant) if person else []
        others = [*self._others_than(mention.head), *told_of] if person else []
        others += self._asking(mention.head, source) if person else []
        lasting = told_of if mention.noun in table("public_figures") else others
        self.roster.never[mention.noun or ""] += lasting  # "Lee never met the broker. The broker said he had."
        others += self.roster.never[mention.noun or ""]

        def allowed(entity: Entity) -> bool:
            if mention.kind is SpeakerKind.OUTLET and entity.text == self.tree.reading.document.outlet:
                return False  # who writes "the newspaper" means another
            known = entity not in others and may_be_called(mention, entity) and may_have_post(mention, entity)
            known = known and self.namesakes.may_run(mention, entity)
            known = known and (not mention.generic_body or is_such_a_body(mention, entity))
            return known and not (has_other_part(self.tree, mention.noun, entity) or is_newsrooms(self.tree, entity))

        favoured = self.pronouns.last_speaker(mention.head) if person else {}
        question = Question(mention.head, asks, frozenset(), favoured, allowed, margin_of(mention, source))
        one = parent_of(self.tree, self.state.meant, mention)
        if one is None and is_told_as_known(self.tree, mention):
            one = self.salience.only_person(question)
        found = one if one and allowed(one) else self.salience.antecedent(question)
        return outlet_meant(self.tree, mention, found, self.salience.just_before(mention.head))

    def _others_than(self, word: int) -> list[Entity]:
        """Those of whom a description is not said: who speaks of "the nominee", whom the sentence names around it."""
        speakers = [self.state.speakers.get(number) for number in self.voices.telling(word)]
        speakers += [self.state.meant.get(i) for i in doing_above(self.tree, word) if i in self._persons]
        below = [i for i in self.tree.sentence_words(self.tree.sentence(word)) if i > word and i in self._persons]
        named = [self.roster.find(self._persons[i]) for i in below]
        return [entity for entity in (*speakers, *named) if entity]

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
            own = self._beside and agrees(self._beside, PRONOUNS.get(self.tree.lower(mention.head), ""))
            entity = self._beside if own else self._pronoun(Event(mention.head, mention), employs)
            learn_sex(self.tree, mention.head, entity)
            return entity
        return self.roster.find(mention) if mention.named else self.state.meant.get(mention.head)

    def _group(self, event: Event) -> Entity | None:
        """The members of "X and Y" together; each is known by itself too."""
        members: list[Entity | None] = []
        for part in event.mention.parts:
            self._beside = members[0] if members else None  # "the company and its lawyers"
            members.append(self._pronoun(Event(part.head, part)) if part.pronoun else self._phrase(part, True))
        self._beside = None
        known = [m for m in members if m]
        for member, part in zip(members, event.mention.parts, strict=True):
            if member and member.named:
                self._note(Event(part.head, part), member)
        if len(set(map(id, known))) < len(members):
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

    def _pronoun(self, event: Event, somebody: bool = False) -> Entity | None:
        word = event.word
        if self.tree[word].tag in ("WP", "WDT", "WP$"):
            return self.relatives.relative(word, self._described_by_clause)
        asks = PRONOUNS.get(self.tree.lower(word))
        if asks is None:
            return None
        if asks in ("m", "f") and (named := self._named_below(word, asks)):
            return named
        if asks in ("1", "1p"):
            self._first_person.append((word, event.attributions))
            return None
        if asks in ("m", "f"):
            self.asking[word] = self._asking(word, event.source)
        others = [*self._named_after(word), *self.asking.get(word, ())]
        return self.pronouns.third_person(event, asks, somebody, others)

    def _asking(self, word: int, source: bool) -> list[Entity]:
        """Who asks what is answered here, and is not of whom it is answered."""
        told = source and not self.voices.contents(word)
        words = asking(self.tree, self.voices, self._talks, word, told)
        found = [self.roster.find(self._persons[i]) for i in words]
        around = (n for n in self.voices.contents(word) if n in self.state.speakers)
        asked = (n for n in around if asks_of_another(self.tree, self.attributions[n], word, self._persons))
        return [entity for entity in (*found, *(self.state.speakers[n] for n in asked)) if entity]

    def _named_below(self, word: int, asks: str) -> Entity | None:
        """The subject after a clause that opens the sentence: "Before he left, Lee said ..."."""
        subject = None if self.voices.quoted(word) else subject_below(self.tree, word)
        mention = self._persons.get(subject) if subject is not None else None
        entity = self.roster.find(mention) if mention else None
        return entity if entity and agrees(entity, asks) else None

    def _named_after(self, word: int) -> list[Entity]:
        """Who is named behind their words as saying them: no "he" in them before is that person.

        Nor is it who spoke last in words that "she" says.
        """
        here, own = self.tree.sentence(word), self.voices.owner(word)
        found: list[Entity | None] = []
        for number in self.voices.contents(word):
            said_by = self.tree.words_of(self.attributions[number].sources)
            if len(said_by) == 1 and of_other_sex(self.tree, word, said_by[0]):
                speaker = self.state.before and self.state.before[1]
                found.append(speaker if said_by[0] > word else self.state.speakers.get(number))
            source = [i for i in said_by if i > word and (number == own or self.tree.sentence(i) == here)]
            found += [self.roster.find(self._persons[i]) for i in source if i in self._persons]
            told = self.parser.mention(said_by) if source else None
            found += [self.roster.described(told)] if told else []  # "I know him," the mayor said
        return [entity for entity in found if entity]

    def _described_by_clause(self, noun: int) -> Entity | None:
        if self.tree[noun].tag[0] not in "NDJ":
            return None
        mention = self.parser.mention(self.events.base(noun))
        return self._phrase(mention, True) if mention else None

    def _settle_first_person(self, word: int, numbers: tuple[int, ...]) -> None:
        """ "I" and "we" are whoever is quoted."""
        owner = self.voices.owner(word, numbers[0] if numbers else None)
        entity = self.state.speakers.get(owner) if owner is not None else None
        for number in numbers:
            self._give(number, entity)
        if entity:
            self.state.meant[word] = entity
            entity.mentions.append((word,))
            name_by_owner(self.tree, word, entity, self.state.meant)
