"""Whom the way in which something is told settles for a pronoun: who goes on, for whom one speaks, who rejects it.

And who tells of a "he": never of themselves, where they speak by office; of themselves, where they tell a fear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.claims.speakers.agreement import agrees, is_one
from sayso.claims.speakers.deeds import does, is_done_to_a_thing, may_do
from sayso.claims.speakers.descriptions import ON_DUTY
from sayso.claims.speakers.events import Event
from sayso.claims.speakers.lexicon import table
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.selection import COURT_PAPERS
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

if TYPE_CHECKING:
    from sayso.claims.speakers.pronouns import State

RETORTS = frozenset("hit lash fire protest".split())
REJECTS = frozenset("reject deny dismiss denounce refute dispute rebut contest".split()) | RETORTS
"""Cues of those of whom it is said what they reject."""
_SAYING = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.OUTLET, SpeakerKind.UNKNOWN))
"""What says something and is "it"."""
_ONE = frozenset("he him his she her".split())
_LED_IN = frozenset("that whether if to say".split())
"""Words before the first of what is told: "declined to say whether its staff"."""


def cue_lemma(tree: Tree, attribution: Attribution) -> str:
    """The base form of the last verb of a cue; empty where it has none."""
    words = tree.within(attribution.cue) if attribution.cue else range(0)
    verbs = [i for i in words if tree[i].tag.startswith("VB")]
    return tree[verbs[-1]].lemma if verbs else ""


@dataclass(frozen=True, slots=True)
class Tellers:
    """Looks at who tells what in one document, as far as ``state`` has it settled."""

    tree: Tree
    attributions: Sequence[Attribution]
    voices: Voices
    state: State

    def told_of(self, event: Event, asks: str, owner: int | None) -> Entity | None:
        """Whom the first word of a content means: whom a spokesman speaks for, or who rejects what is said."""
        if asks in ("n", "p") and (body := self._spoken_for(event.word, asks)):
            return body[0]
        accused = self._held_against(event) if owner is None else None
        return accused if accused and agrees(accused, asks) else None

    def goes_on(self, event: Event, asks: str) -> Entity | None:
        """Which body says more in the same breath: "Norrin said a tank had leaked, but it insisted that"."""
        tree, verb = self.tree, self.tree[event.word].head
        # "Norrin has agreed to pay; it said that"
        parted = [c for c in tree.children(verb, "ccomp") if c < event.word and tree.word(event.word - 1) == ";"]
        first = parted[0] if parted else tree[verb].head
        if asks[0] not in "np" or tree[event.word].dep != "nsubj" or not (parted or tree[verb].dep == "conj"):
            return None
        saying = [n for n, a in enumerate(self.attributions) if a.cue and first in self.tree.within(a.cue)]
        before = next((e for n in saying if (e := self.state.speakers.get(n))), None)
        body = before is not None and (before.kind is SpeakerKind.UNKNOWN or agrees(before, asks)) and not before.plural
        return before if body else None

    def of_whom_one_speaks(self, event: Event) -> tuple[Entity | None] | None:
        """The body that means itself by "it", or its spokesman does, and which may be unknown; None of any other "it".

        "Norrin said it had paid nobody": what it is said to do is what only somebody does.
        """
        around = [n for n in self.voices.contents(event.word) if n not in event.attributions]
        if not around or self.voices.quoted(event.word):
            return None
        spoken = self._spoken_for(event.word, "n", around[0])
        denied = cue_lemma(self.tree, self.attributions[around[0]]) == "deny" and may_do(self.tree, event.word)
        acts = denied or does(self.tree, event.word)
        if spoken or not acts:
            return spoken if acts or spoken == (None,) else None
        speaker = self.state.speakers.get(around[0])
        body = speaker is not None and speaker.kind in _SAYING and not (speaker.plural or speaker.thing)
        return (speaker,) if body and first_told(self.tree, self.attributions[around[0]]) == event.word else None

    def _spoken_for(self, word: int, asks: str, number: int | None = None) -> tuple[Entity | None] | None:
        """Whom a spokesman means by "they" or "it": those he speaks for, as his own phrase names them."""
        number = next(iter(self.voices.contents(word)), None) if number is None else number
        speaker = self.state.speakers.get(number) if number is not None else None
        if number is None or speaker is None or not is_one(speaker) or "spokesperson" not in speaker.roles:
            return None
        if first_told(self.tree, self.attributions[number]) != word or is_done_to_a_thing(self.tree, word):
            return None
        source = self.tree.words_of(self.attributions[number].sources)
        beside = {j for i in source for c in self.tree.children(i, "relcl") for j in self.tree.subtree(c)}
        told = {id(e): e for i in source if i not in beside and (e := self.state.meant.get(i)) and e is not speaker}
        bodies = [e for e in told.values() if e.kind is not SpeakerKind.PERSON and agrees(e, asks)]
        if len(bodies) == 1:
            return (bodies[0],)
        return (None,) if does(self.tree, word) or (speaker.speaks_for and not told) else None

    def _held_against(self, event: Event) -> Entity | None:
        """Of whom it is said who rejects that somebody says it: "rejected a report that its forces had fled"."""
        around = self.voices.contents(event.word)[:2]
        lemmas = [cue_lemma(self.tree, self.attributions[n]) for n in around]
        at = next((k for k, lemma in enumerate(lemmas) if lemma in REJECTS), None)
        if at is None or (at == 0 and lemmas[0] not in RETORTS):
            return None
        before = range(event.word - 1, self.tree.sentence_words(self.tree.sentence(event.word))[0], -1)
        that = next((i for i in before if self.tree.lower(i) == "that" or self.tree[i].tag[0] == "N"), event.word)
        opens = self.tree.lower(that) == "that" or first_told(self.tree, self.attributions[around[0]]) == event.word
        return self.state.speakers.get(around[at]) if opens else None

    def officer(self, event: Event, asks: str) -> Entity | None:
        """Who tells by office of a "he": "according to Detective Lee, he is alert"."""
        around = self.voices.contents(event.word)
        cue = self.attributions[around[0]].cue if around else None
        words = self.tree.within(cue) if cue else range(0)
        if asks not in ("m", "f") or event.attributions or not words or self.tree.lower(words[0]) != "according":
            return None
        entity = self.state.speakers.get(around[0])
        return entity if entity and entity.roles & (table("offices") | ON_DUTY) else None

    def keepers(self, event: Event) -> list[Entity]:
        """Those from whom a paper is that tells it, who are not "it" there: "an extract from the registry names"."""
        around = self.voices.contents(event.word)[:1]
        papers = [n for n in around if (e := self.state.speakers.get(n)) and e.kind is SpeakerKind.DOCUMENT]
        if self.tree.lower(event.word) in _ONE:  # "Lee's lawsuit says he was dismissed"
            papers = [n for n in papers if not self._went_to_court(n)]
        words = (i for n in papers for i in self.tree.words_of(self.attributions[n].sources))
        return [e for i in words if (e := self.state.meant.get(i)) and e.kind is not SpeakerKind.DOCUMENT]

    def _went_to_court(self, number: int) -> bool:
        """Whether a paper was filed with a court by whose it is."""
        head = self.tree.head_of(self.tree.words_of(self.attributions[number].sources))
        return head is not None and self.tree[head].lemma.lower() in COURT_PAPERS

    def of_oneself(self, event: Event, asks: str) -> Entity | None:
        """Who tells what "he" thinks, and has no name: "the caller told them that he feared"."""
        around = [n for n in self.voices.contents(event.word) if n not in event.attributions]
        speaker = self.state.speakers.get(around[0]) if around and event.attributions else None
        if asks not in ("m", "f") or speaker is None or speaker.named or self.voices.quoted(event.word):
            return None
        one = speaker.kind is SpeakerKind.PERSON and not speaker.plural and agrees(speaker, asks)
        return speaker if one and first_told(self.tree, self.attributions[around[0]]) == event.word else None


def first_told(tree: Tree, attribution: Attribution) -> int | None:
    """The first word of what an attribution tells, without what leads to it."""
    inner = (i for s in attribution.contents for i in tree.within(s))
    return next((i for i in inner if tree.word(i).isalnum() and tree.lower(i) not in _LED_IN), None)
