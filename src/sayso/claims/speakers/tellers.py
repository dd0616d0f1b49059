"""Who tells of a "he": never of themselves, where they speak by office; of themselves, where they tell a fear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.speakers.agreement import agrees
from sayso.claims.speakers.events import Event
from sayso.claims.speakers.lexicon import table
from sayso.claims.speakers.roster import ON_DUTY, Entity
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind


@dataclass(frozen=True, slots=True)
class Tellers:
    """Looks at the attributions around a pronoun; ``speakers`` are those of them that are settled, by number."""

    tree: Tree
    attributions: Sequence[Attribution]
    voices: Voices
    speakers: Mapping[int, Entity | None]

    def officer(self, event: Event, asks: str) -> Entity | None:
        """Who tells by office of a "he": "according to Detective Lee, he is alert"."""
        around = self.voices.contents(event.word)
        cue = self.attributions[around[0]].cue if around else None
        words = self.tree.within(cue) if cue else range(0)
        if asks not in ("m", "f") or event.attributions or not words or self.tree.lower(words[0]) != "according":
            return None
        entity = self.speakers.get(around[0])
        return entity if entity and entity.roles & (table("offices") | ON_DUTY) else None

    def of_oneself(self, event: Event, asks: str) -> Entity | None:
        """Who tells what "he" thinks, and has no name: "the caller told them that he feared"."""
        around = [n for n in self.voices.contents(event.word) if n not in event.attributions]
        speaker = self.speakers.get(around[0]) if around and event.attributions else None
        if asks not in ("m", "f") or speaker is None or speaker.named or self.voices.quoted(event.word):
            return None
        one = speaker.kind is SpeakerKind.PERSON and not speaker.plural and agrees(speaker, asks)
        return speaker if one and first_told(self.tree, self.attributions[around[0]]) == event.word else None


def first_told(tree: Tree, attribution: Attribution) -> int | None:
    """The first word of what an attribution tells, without "that"."""
    inner = (i for s in attribution.contents for i in tree.within(s))
    return next((i for i in inner if tree.word(i).isalnum() and tree.lower(i) != "that"), None)
