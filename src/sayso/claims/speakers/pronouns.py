"""Whom pronouns mean: what the attributions and the syntax add to plain salience."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.claims.speakers.agreement import agrees, is_one
from sayso.claims.speakers.clients import ADVOCATES, is_ones_client
from sayso.claims.speakers.constructions import (
    SPEAKS,
    another_ahead,
    asked_him,
    doer,
    does_again,
    done_to_again,
    employs,
    faulter,
    interviewed,
    is_partitive,
    is_referred_to,
    is_somebody,
    just_accused,
    of_an_untold_body,
    opens,
    part_of,
    passes_on,
    said_again,
    said_of_oneself,
    same_before,
    same_owner,
    shows,
    takes_long,
)
from sayso.claims.speakers.control import nouns_around
from sayso.claims.speakers.events import Event
from sayso.claims.speakers.harmed import captives
from sayso.claims.speakers.hearers import asked_of, names_one
from sayso.claims.speakers.lexicon import gender_of, kind_of_noun
from sayso.claims.speakers.of_another import another, named_in_quotation, one_of_those
from sayso.claims.speakers.ones_own import announcer, group_itself, only_subject, says_on, they_themselves
from sayso.claims.speakers.only_told import borne_out, ones_own, only_tells, turned_on
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import MARGIN, PRONOUNS, REACH, Question, Salience
from sayso.claims.speakers.selection import BODIES, OF_COURTS, is_expletive, is_filed, is_not_hurt, is_tried, may_mean
from sayso.claims.speakers.tellers import REJECTS, Tellers, cue_lemma
from sayso.claims.speakers.told_of import NEAR, is_god, rather, whom_described, whom_tellers_mean
from sayso.claims.speakers.untold import is_kept_back, of_the_untold
from sayso.claims.speakers.voices import Voices
from sayso.claims.speakers.whereabouts import only_where
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, SpeakerKind

CONTINUES = frozenset("add continue note conclude explain reply respond recall insist stress argue say tell".split())
"""Cues whose pronoun is nearly always the speaker just before."""
GOES_ON = frozenset("add continue conclude".split())
SAME_SPEAKER = 1.0
SAME_SPEAKER_GOES_ON = 2.0
"""What the preceding attribution's speaker weighs more as the source of the next one."""
PEOPLE = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP))
SOMEBODY = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT))
THING_MARGIN = 1.5
"""How clear it must be what "it" and "they" mean where a thing may be meant."""
ALLEGES = frozenset("allege say claim argue accuse seek ask name cite contend".split())
"""What a paper does that was filed."""
CALLS = frozenset("call calls called calling brand branded dub dubbed label labelled dismissed".split())
"""Forms of verbs that name what stands right behind them."""
_OURSELVES = frozenset(("we", "us", "our"))


@dataclass(slots=True)
class State:
    """What is settled so far.

    ``speakers`` has each attribution's entity, or None, by its number, ``named`` whether its
    source names it; ``meant`` the entity of each head word, ``things`` what a pronoun means that is
    nobody; ``only`` the pronouns before which one person alone was talked of, ``settled`` those
    whom a construction settles, whoever else is near; ``before`` the last
    speaker's word, the speaker, and the word of whom it asked something.
    """

    speakers: dict[int, Entity | None] = field(default_factory=dict)
    named: dict[int, bool] = field(default_factory=dict)
    meant: dict[int, Entity] = field(default_factory=dict)
    things: dict[int, Entity] = field(default_factory=dict)
    only: set[int] = field(default_factory=set)
    settled: set[int] = field(default_factory=set)
    before: tuple[int, Entity, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Settles the pronouns of one document."""

    tree: Tree
    attributions: Sequence[Attribution]
    voices: Voices
    salience: Salience
    state: State

    def third_person(
        self, event: Event, asks: str, somebody: bool = False, others: Sequence[Entity] = ()
    ) -> Entity | None:
        """Whom "he", "it", "they" means, who are none of ``others``.

        ``somebody``: whoever it is employs somebody ("its director").
        """
        word = event.word
        if settled := self._by_construction(event, asks, others):
            return settled[0]
        owner = self.voices.owner(word, min(event.attributions, default=None))
        speaker = self.state.speakers.get(owner) if owner is not None else None
        if owner is not None and self.attributions[owner].cue is None and not (speaker and is_one(speaker)):
            owner = speaker = None  # in its own statement a body is "it"
        told_below = asks in ("m", "f") and owner is not None and self._spoken_of(owner, word)
        referred = owner is not None and is_referred_to(self.tree, self.attributions[owner])
        referred = referred or of_the_untold(self.tree, self.attributions, self.voices, self.state.speakers, event)
        if told_below or referred or (asks == "n" and is_expletive(self.tree, word)):
            return None
        if asks == "n" and (somebody or employs(self.tree, word)):
            asks = "body"
        elif asks in ("p", "n") and (event.attributions or is_somebody(self.tree, word)):
            asks += "+"
        who = Tellers(self.tree, self.attributions, self.voices, self.state)
        passing = self._passing_on(event, asks)
        oneself = who.of_oneself(event, asks) if event.attributions and passing is None else None
        again = oneself or who.goes_on(event, asks) if event.attributions else None
        if told := again if event.attributions else who.told_of(event, asks, owner):
            return told
        accuser = self._accuser(event)
        favoured = self._accused(event, accuser) if accuser else self._favoured(event) if owner is None else {}
        own = frozenset(event.attributions)
        margin = THING_MARGIN if asks in ("p", "n") else MARGIN
        not_meant = (speaker, accuser, passing, *others, *self._others(event, asks, owner))
        tried = asks in ("m", "f") and is_tried(self.tree, word)
        itself = owner is None and self._speaks_of_itself(word)
        itself = itself or (asks == "n" and word > 0 and self.tree.lower(word - 1) in CALLS)
        some = asks[0] == "p" and is_partitive(self.tree, word)
        around = self.voices.contents(word) if self.tree[word].dep not in SUBJECTS and asks == "n" else []
        unsure = {self.state.speakers.get(n) for n in around}

        def allowed(entity: Entity) -> bool:
            if entity.kind is SpeakerKind.UNKNOWN and entity in unsure:
                return False  # who says it may be a person
            own = itself and entity.kind is SpeakerKind.OUTLET  # "it" that is called a prank is what it told
            telling = asks[0] == "p" and only_tells(self.tree, self.voices, event, entity)
            telling = telling or (some and entity.kind in BODIES)  # "most of them" are no police
            if telling or is_kept_back(self.tree, self.voices, self.salience, event, asks, entity):
                return False
            where = (asks[0] == "n" and only_where(self.tree, entity)) or (
                tried and bool(entity.roles & (ADVOCATES | OF_COURTS))
            )
            return may_mean(self.tree, word, asks, entity) and not (own or where or entity in not_meant)

        question = Question(word, asks, own, favoured, allowed, margin)
        begins = opens(self.tree, word) or takes_long(self.tree, word)
        if asks in ("m", "f") and begins and (only := self.salience.only_person(question)):
            self.state.only.add(word)
            return only
        found = self._just_told_of(event, asks, question) or self.salience.antecedent(question)
        if found is None and asks == "body" and owner is None:
            found = self.salience.only_body(question)
        if found is None and some:
            found = self.salience.only_people(word)
        if found and asks in ("m", "f"):
            around = [n for n in self.voices.contents(word) if n not in event.attributions]
            found = rather(self.salience, self.state, question, found, around)
            return None if found and self._or_of_whom(event, found) else found
        return found

    def _others(self, event: Event, asks: str, owner: int | None) -> Iterator[Entity | None]:
        """Who stands around a pronoun and is another than whom it means."""
        tree, word, meant = self.tree, event.word, self.state.meant
        # Who tells what another said is nobody that "they" means in it: "police said Lee told them, 'I shot them.'"
        around = self.voices.contents(word)
        outer = around[around.index(owner) + 1 :] if owner in around else []
        yield from (meant.get(i) for i in nouns_around(tree, word))
        yield from (self.state.speakers.get(n) for n in outer)
        yield self._addressed(word)
        who = Tellers(tree, self.attributions, self.voices, self.state)
        yield who.officer(event, asks)
        yield from who.keepers(event)
        told = self.state.before[1] if self.state.before and not event.attributions else None
        yield told if told and asks[0] in "mfp" and is_not_hurt(tree, word, told) else None
        yield self._telling(word)
        yield from captives(tree, self.salience, word)
        yield from (
            meant.get(i)
            for i in (part_of(tree, word), doer(tree, word), faulter(tree, word), whom_described(tree, word))
            if i is not None
        )

    def _by_construction(self, event: Event, asks: str, others: Sequence[Entity] = ()) -> tuple[Entity | None] | None:
        """Whom its construction alone lets a pronoun mean, who may be unknown; None where it tells nothing."""
        tree, word, meant = self.tree, event.word, self.state.meant
        who = Tellers(tree, self.attributions, self.voices, self.state)
        if asks == "n" and (oneself := who.of_whom_one_speaks(event)):
            self.state.settled.add(word)
            return oneself
        if (same := same_before(tree, word)) is not None:
            self.state.settled |= {word} if tree[tree[word].head].dep == "ccomp" and meant.get(same) else set()
            return (meant.get(same) or self.state.things.get(same),)
        if (again := said_again(tree, word)) is not None:
            return (meant.get(again),)
        if asks not in ("m", "f"):
            if (has := shows(tree, word)) is not None:
                return (one if (one := meant.get(has)) and agrees(one, asks) else None,)
            if of_an_untold_body(tree, meant, word):
                return (None,)
            found = self._of_itself(event) if asks == "n" else self._of_many(event)
        else:
            before = borne_out(self.tree, self.attributions, self.voices, self.state, event, others)
            before = before or ones_own(self.tree, self.attributions, self.voices, self.state, event)
            found = (before,) if before else self._of_a_person(event, asks)
            found = (None,) if is_god(tree, word) else found
        self.state.settled |= {word} if found else set()
        return found

    def _of_itself(self, event: Event) -> tuple[Entity | None] | None:
        """The one whom the sentence before names, or the group that tells of itself."""
        first = event.source and opens(self.tree, event.word) and not self.voices.quoted(event.word)
        before = only_subject(self.tree, self.salience, event.word) if first else None
        if before is None and len(event.attributions) == 1:
            one = self.attributions[event.attributions[0]]
            before = announcer(self.tree, self.salience, one, self.state.meant, event.word)
            last = self.state.before
            if last and says_on(self.tree, one, self.state.meant, last[:2], event.word):
                before = last[1]
        found = before or group_itself(self.tree, self.attributions, self.voices, self.state.speakers, event.word)
        return (found,) if found else None

    def _of_many(self, event: Event) -> tuple[Entity | None] | None:
        """Who tells of themselves, or the body or group accused just before, or that did the same in the same voice."""
        if own := they_themselves(self.tree, self.attributions, self.voices, self.state.speakers, event.word):
            return (own,)
        accused = just_accused(self.tree, self.voices, event.word)
        accused = does_again(self.tree, self.voices, event.word) if accused is None else accused
        entity = self.state.meant.get(accused) if accused is not None else None
        return (entity,) if entity and agrees(entity, "p") else None

    def _of_a_person(self, event: Event, asks: str) -> tuple[Entity | None] | None:
        """The same of "he" and "she"."""
        tree, word, meant = self.tree, event.word, self.state.meant
        if client := self._client(event, asks) or self._another(event, asks):
            return (client,)
        beside = same_owner(tree, word)
        beside = done_to_again(tree, word) if beside is None else beside
        beside = interviewed(tree, word) if beside is None else beside
        if beside is not None and (owner := meant.get(beside)) and owner.named and agrees(owner, asks):
            return (owner,)
        answer = asked_of(tree, self.attributions, meant, word)
        if answer and (answer[0] is None or agrees(answer[0], asks)):
            return answer
        if topic := whom_tellers_mean(tree, self.attributions, self.voices, self.state, event):
            return topic
        if event.attributions:
            told = said_of_oneself(tree, [self.attributions[n] for n in event.attributions], self.voices, word)
            own = {id(e): e for i in told if (e := meant.get(i))}
            return (next(iter(own.values())),) if len(own) == 1 else None
        asked = asked_him(tree, self.attributions, self.voices, word)
        if asked is None and (quoting := self.voices.owner(word)) is not None:
            named = named_in_quotation(tree, self.attributions[quoting].contents, meant, word)
            asked = named if named and agrees(meant[named], asks) else None
        return None if asked is None else (meant.get(asked),)

    def _telling(self, word: int) -> Entity | None:
        """Who tells a pronoun something, and so is another: "and told her that the file was gone"."""
        number = self.voices.cued(self.tree[word].head) if self.tree[word].dep in ("dobj", "dative") else None
        return self.state.speakers.get(number) if number is not None else None

    def _passing_on(self, event: Event, asks: str) -> Entity | None:
        """Who tells what somebody else told him."""
        around = [n for n in self.voices.contents(event.word) if n not in event.attributions]
        speaker = self.state.speakers.get(around[0]) if around and event.attributions and asks in ("m", "f") else None
        return speaker if passes_on(self.tree, speaker, event.word) else None

    def _client(self, event: Event, asks: str) -> Entity | None:
        """Whom somebody means by "he" who speaks for a person: "Lee's lawyer says he will plead not guilty"."""
        around = [n for n in self.voices.contents(event.word) if n not in event.attributions]
        speaker = self.state.speakers.get(around[0]) if around else None
        client = speaker.owner if speaker and speaker.roles & ADVOCATES else None
        # A sheriff's office spokesman speaks for the office.
        of_body = speaker and any(kind_of_noun(word) is SpeakerKind.ORGANISATION for word in speaker.words)
        if client is None or of_body or not agrees(client, asks):
            return None
        told = (i for s in self.attributions[around[0]].contents for i in self.tree.within(s) if i < event.word)
        people = (i for i in told if names_one(self.tree, self.state.meant, i))
        people = (i for i in people if is_ones_client(self.tree, i) is None)  # "my client ... he"
        return None if any(self.state.meant.get(i) is not client for i in people) else client

    def _another(self, event: Event, asks: str) -> Entity | None:
        """Whom a construction names who is another than whoever speaks."""
        number = min(event.attributions, default=0)
        of_those = one_of_those(self.tree, self.attributions[number - 1], event.word) if number else None
        told = of_those if of_those is not None else another(self.tree, event.word)
        told = turned_on(self.tree, event.word) if told is None else told
        entity = self.state.meant.get(told) if told is not None else None
        return entity if entity and entity.named and agrees(entity, asks) else None

    def _or_of_whom(self, event: Event, speaker: Entity) -> bool:
        """Whether a source may be whom its teller speaks of as well: "Lee said the boy left and that he had lied"."""
        tree, word = self.tree, event.word
        asks = PRONOUNS.get(tree.lower(word), "")
        if self.salience.is_blurred(speaker, word, asks) or another_ahead(tree, word, asks, speaker):
            return True
        around = self.voices.contents(word) if event.attributions and not self.voices.quoted(word) else []
        if not any(self.state.speakers.get(n) is speaker for n in around):
            return False
        told = (i for n in around for s in self.attributions[n].contents for i in tree.within(s) if i < word)
        doing = (i for i in told if tree[i].dep in SUBJECTS and tree[i].tag == "NN" and tree[i].head != tree[word].head)
        people = (i for i in doing if kind_of_noun(tree.lower(i)) is SpeakerKind.PERSON)
        people = (i for i in people if gender_of([tree.lower(i)]) in (None, asks))
        return any(tree.sentence(i) == tree.sentence(word) and self.state.meant.get(i) is not speaker for i in people)

    def _speaks_of_itself(self, word: int) -> bool:
        """Whether an outlet says "we" of itself in its own sentence: then "its" is another's ("its head told us")."""
        here = self.tree.sentence_words(self.tree.sentence(word))
        return any(self.tree.lower(i) in _OURSELVES and self.voices.owner(i, None) is None for i in here)

    def _accuser(self, event: Event) -> Entity | None:
        """Who has just said what is rejected, by somebody else: "accuses the firm of theft, a charge it rejects"."""
        verb, before = self.tree[event.word].head, self.state.before
        which = any(self.tree.lower(c) == "which" for c in self.tree.children(verb))
        rejects = self.tree[verb].lemma in REJECTS and (which or self.tree[verb].dep == "relcl")
        if not (event.attributions and before and rejects):
            return None
        return before[1] if self.tree.sentence(before[0]) == self.tree.sentence(event.word) else None

    def _accused(self, event: Event, accuser: Entity) -> Mapping[int, float]:
        """Who is named in what is rejected."""
        since = self.state.before[0] if self.state.before else event.word
        named = (self.state.meant.get(i) for i in range(since + 1, event.word))
        return {id(one): SAME_SPEAKER_GOES_ON for one in named if one and one is not accuser}

    def _just_told_of(self, event: Event, asks: str, question: Question) -> Entity | None:
        """Who did what the sentence before tells: "A friend of Lee was with him. He told police that"."""
        tree, here = self.tree, self.tree.sentence(event.word)
        begins = bool(event.attributions) and here > 0 and opens(tree, event.word) and asks in ("m", "f")
        if not begins or tree.paragraph(tree.sentence_words(here - 1)[0]) != tree.paragraph(event.word):
            return None
        verb = next((i for i in tree.sentence_words(here - 1) if tree[i].dep == "ROOT"), event.word)
        does = tree.children(verb, "nsubj") if tree[verb].lemma not in SPEAKS else []
        told = [i for i in does if tree[i].tag == "NN" or tree.lower(i) == "old"]
        entity = self.state.meant.get(told[0]) if told else None
        near = [told[0], *tree.children(told[0], "det")] if told else []
        some = any(tree.lower(c) in ("a", "an", "another", "old") for c in near)  # "the 33-year-old"
        around = set(self.voices.contents(event.word)) - set(event.attributions)
        some = some and set(self.voices.contents(told[0])) == around  # not "a nurse took her aside, she says. She"
        return entity if entity and some and agrees(entity, asks) and question.allowed(entity) else None

    def _addressed(self, word: int) -> Entity | None:
        """Whom a content is told, who is not whom something in it is done to: "told lawmakers who had removed them"."""
        if self.tree[word].dep in SUBJECTS or not (around := self.voices.contents(word)):
            return None
        cues = (i for n in around if (cue := self.attributions[n].cue) for i in self.tree.within(cue))
        heard = [o for i in cues for o in self.tree.children(i, "dobj", "dative") if o < word]
        return next((e for o in heard if (e := self.state.meant.get(o))), None)

    def _spoken_of(self, number: int, word: int) -> bool:
        """Whether somebody is named after the words who is meant in them: "She knew," Lee said of the minister."""
        cue, tree = self.attributions[number].cue, self.tree
        told = (p for i in (tree.within(cue) if cue else ()) for p in tree.children(i, "prep"))
        of = [o for p in told if tree.lower(p) in ("of", "about") for o in tree.children(p, "pobj")]
        return any(o > word and (tree[o].tag == "NNP" or kind_of_noun(tree.lower(o)) in PEOPLE) for o in of)

    def _favoured(self, event: Event) -> Mapping[int, float]:
        """The speaker of the attribution before is who "he added" means; not in words that go on in quotation marks."""
        filed = self._just_filed(event.word) if event.attributions else None
        if filed or not event.attributions or not self.state.before or self.voices.quoted(event.word):
            return {id(filed): SAME_SPEAKER} if filed else {}
        word, entity, asked = self.state.before
        lemma = cue_lemma(self.tree, self.attributions[event.attributions[0]])
        if (far := self.salience.distance(word, event.word)) > (REACH if lemma in GOES_ON else NEAR):
            return {}
        if asked:  # "Lee asked the mayor ...": the mayor answers
            answering = self.state.meant.get(asked)
            return {id(answering): SAME_SPEAKER, id(entity): -SAME_SPEAKER} if answering else {}
        if lemma in GOES_ON:
            return {id(entity): SAME_SPEAKER_GOES_ON}
        if self.salience.turned_from(entity, word, event.word):
            return {}
        return {id(entity): (SAME_SPEAKER if lemma in CONTINUES else SAME_SPEAKER / 2) * 0.7**far}

    def _just_filed(self, word: int) -> Entity | None:
        """The court paper of which the sentence before tells: "Lawyers filed a claim. It alleges"."""
        tree, here = self.tree, self.tree.sentence(word)
        if tree.lower(word) != "it" or tree[tree[word].head].lemma not in ALLEGES or not here:
            return None
        before = [i for i in tree.sentence_words(here - 1) if is_filed(tree, i)]
        return self.state.meant.get(before[0]) if len(before) == 1 else None

    def last_speaker(self, word: int) -> Mapping[int, float]:
        """The speaker of the attribution before, for a description: "..., Lee said. The senator added ..."."""
        if not self.state.before or self.voices.quoted(word):
            return {}
        at, entity, asked = self.state.before
        far = self.salience.distance(at, word)
        near = entity if asked is None else self.state.meant.get(asked)
        return {id(near): SAME_SPEAKER / 2 * 0.7**far} if near and far <= NEAR else {}
