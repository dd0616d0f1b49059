"""Whom "who" means: what its clause hangs on, or the last somebody before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sayso.claims.speakers.agreement import is_one
from sayso.claims.speakers.pronouns import PEOPLE, State
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import Salience
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_LEADING_ON = frozenset("wake light face aftermath midst".split())
"""What only leads on to what follows, and says nothing: "in the wake of polls that showed"."""
HIDES = frozenset("decline speak ask request insist refuse demand".split())
"""What a source does who will not be named: "who spoke on condition of anonymity"."""


@dataclass(frozen=True, slots=True)
class Relatives:
    """Settles the relative pronouns of one document."""

    tree: Tree
    salience: Salience
    state: State

    def relative(self, word: int, described: Callable[[int], Entity | None]) -> Entity | None:
        """Whom "who" means: what its clause hangs on; ``described`` makes something of a noun not met yet."""
        for above in self.tree.ancestors(word):
            if self.tree[above].dep == "relcl":
                noun = self._unnamed_source(self.tree[above].head, above)
                found = self.state.meant.get(noun) or self._named_beside(noun) or described(noun)
                return None if found and self._are_more(word, found) else self._who(word, found)
        return None if self._asks(word) else self._who(word, None)

    def _named_beside(self, noun: int) -> Entity | None:
        """Whom an apposition not met yet describes: "Lee, a donor who backs ..."."""
        entity = self.state.meant.get(self.tree[noun].head) if self.tree[noun].dep == "appos" else None
        return entity if entity and is_one(entity) else None

    def _unnamed_source(self, noun: int, verb: int) -> int:
        """Not "Lee" but the adviser in "an adviser to Lee, who declined to be named"; not the wake but the polls."""
        if self.tree.lower(noun) in _LEADING_ON:
            led = (o for p in self.tree.children(noun, "prep") for o in self.tree.children(p, "pobj"))
            return next((o for o in led if self.tree.lower(self.tree[o].head) == "of"), noun)
        preposition = self.tree[noun].head
        above = self.tree[preposition].head
        person = self.state.meant.get(above) if self.tree[preposition].dep == "prep" else None
        unnamed = person and not person.named and person.kind is SpeakerKind.PERSON
        return above if unnamed and self.tree[verb].lemma in HIDES else noun

    def _are_more(self, word: int, found: Entity) -> bool:
        """Whether the clause speaks of several where one was found: "such as Lee and Fenn, who say"."""
        verb = self.tree[self.tree[word].head]
        return self.tree[word].dep == "nsubj" and verb.tag == "VBP" and is_one(found)

    def _asks(self, word: int) -> bool:
        """Whether it asks who: "Who wouldn't like that?"."""
        words = self.tree.sentence_words(self.tree.sentence(word))
        return any(self.tree.word(i) == "?" for i in words if i > word)

    def _who(self, word: int, found: Entity | None) -> Entity | None:
        """A "who" that hangs on what is nobody ("Rob Lee this year, who") means the last somebody before it."""
        if self.tree.lower(word) not in ("who", "whose", "whom"):
            return None if found and found.kind is SpeakerKind.PERSON else found
        if found and found.kind in PEOPLE:
            return found
        if found and found.noun == "figures":  # "two figures who": persons, not numbers
            found.kind = SpeakerKind.GROUP
            return found
        if word and self.tree[word - 1].tag == "CC":  # "who sings and who fishes"
            return self._who_before(word) or self.salience.nearest(word, PEOPLE)
        return self.salience.nearest(word, PEOPLE) or self._who_before(word)

    def _who_before(self, word: int) -> Entity | None:
        """Whom the last "who" of the sentence means: "the man who sings, who fishes and who says"."""
        words = reversed(self.tree.sentence_words(self.tree.sentence(word)))
        before = next((i for i in words if i < word and self.tree.lower(i) == "who"), None)
        found = self.state.meant.get(before) if before is not None else None
        return found if found and found.kind in PEOPLE else None


def name_by_owner(tree: Tree, word: int, owner: Entity, meant: Mapping[int, Entity]) -> None:
    """Who is somebody's by a "my": "my mom" is "Lee's mom" once it is known who speaks."""
    one = meant.get(tree[word].head) if tree[word].tag == "PRP$" and tree.lower(word) == "my" else None
    if one is None or one.named or one.plural or len(one.name) != 1 or not owner.named:
        return
    if one.kind is SpeakerKind.PERSON and owner.kind is SpeakerKind.PERSON:
        *names, last = owner.name
        one.name = (*names, f"{last}'s", *one.name)
