"""What a proper name that is no person's speaks as: a government, a body, an outlet, a people, a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.claims.speakers.lexicon import is_compound, is_first_name, kind_of_ending, kind_of_noun, table
from sayso.claims.speakers.names import Names
from sayso.claims.tree import Tree
from sayso.countries import capital_named, country_named, organisation_named, people_named, seat_named
from sayso.model import SpeakerKind


@dataclass(frozen=True, slots=True)
class Bodies:
    """Judges the names of one document."""

    tree: Tree
    names: Names

    def country(self, text: str, name: Sequence[int]) -> str | None:
        """The country whose government this name stands for: its own, its capital's, its seat's."""
        code = country_named(text) or seat_named(text)
        if not code and self.names.label(name[-1]) in ("GPE", "") and not self.names.person(name[-1]):
            code = capital_named(text)
        return code

    def kind(self, text: str, name: Sequence[int], before: Sequence[int], alone: bool) -> SpeakerKind:
        """What it speaks as; ``before`` are the words before the name, ``alone`` if none follow."""
        last = self._head(name)
        noun = kind_of_noun(self.tree.lower(last))
        if self.names.is_outlet(text):
            return SpeakerKind.OUTLET
        if self._is_joined(name) or organisation_named(text) or text in table("organisations"):
            return SpeakerKind.ORGANISATION
        if self.names.label(last) == "NORP" or people_named(text):
            many = self.tree[last].tag in ("NNS", "NNPS", "JJ") or self.tree.word(last).endswith("s")
            return SpeakerKind.GROUP if many else SpeakerKind.ORGANISATION
        if noun is SpeakerKind.GOVERNMENT:
            short = len(name) < 3 or self.names.person(name[0])
            return noun if short and self.tree.lower(last) != "state" else SpeakerKind.ORGANISATION
        told = kind_of_noun(self.tree.lower(before[-1])) if before else SpeakerKind.UNKNOWN
        # "the opposition Unity Party", "the rebel Northern Council": it tells the side of a body.
        many = told is SpeakerKind.GROUP and kind_of_ending(text) is not None
        side = many or (told is SpeakerKind.PERSON and self.is_bodys(name))
        if told not in (SpeakerKind.UNKNOWN, SpeakerKind.GOVERNMENT) and not side:
            return told
        return _by_label(" ".join(self.tree.word(i) for i in name if i <= last), self.names.label(last), noun, alone)

    def is_bodys(self, name: Sequence[int]) -> bool:
        """Whether a name ends as a body's does, and begins as no person's: "Northern Council"; or is a compound.

        So it is with a firm's of several: "Haldane & Moss".
        """
        if self._is_joined(name) or any(is_compound(self.tree.word(i)) for i in name):
            return True
        ending = kind_of_ending(" ".join(self.tree.word(i) for i in name))
        person = is_first_name(self.tree.word(name[0])) or self.names.label(name[-1]) == "PERSON"
        return ending is SpeakerKind.ORGANISATION and len(name) > 1 and not person

    def _is_joined(self, name: Sequence[int]) -> bool:
        """Whether a name is a firm's of several: "Marl & Sons"."""
        return any(self.tree.word(i) == "&" for i in name)

    def is_papers(self, name: Sequence[int], noun: str) -> bool:
        """Whether a name right before what it is is a paper's: "Marsh Herald" of "the Marsh Herald newspaper"."""
        ending = kind_of_ending(self.tree.word(name[-1])) if name else None
        return ending is SpeakerKind.OUTLET and kind_of_noun(noun) is SpeakerKind.OUTLET

    def of_a_town(self, words: Sequence[int], n: int) -> bool:
        """Whether an "of" stands in the name of a town's body: "the City of Orla Police Department"."""
        town = self.tree.word(words[n - 1]) in TOWNS and self.tree.lower(words[n]) == "of"
        after = words[n + 1 :]
        name = town and len(after) > 1 and all(self.tree[i].tag[:3] == "NNP" for i in after)
        return name and kind_of_noun(self.tree.lower(after[-1])) in (SpeakerKind.ORGANISATION, SpeakerKind.GROUP)

    def _head(self, name: Sequence[int]) -> int:
        """The word of a name that tells what it is: "Board" of "Board of Elections"."""
        of = next((n for n, i in enumerate(name) if n and self.tree.lower(i) == "of"), len(name))
        body = kind_of_noun(self.tree.lower(name[of - 1])) is SpeakerKind.ORGANISATION
        return name[of - 1] if body else name[-1]


def _by_label(text: str, label: str, noun: SpeakerKind, alone: bool) -> SpeakerKind:
    ending = kind_of_ending(text)
    if label == "ORG" and noun is SpeakerKind.PERSON and " " in text:  # "Union Leader"
        return ending or SpeakerKind.ORGANISATION
    herald = label == "GPE" and alone and " " not in text  # "the Herald"
    if ending in (SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT) or (ending and (label in ("ORG", "") or herald)):
        return ending
    if noun is not SpeakerKind.UNKNOWN:
        return noun
    if label in BY_LABEL:
        return BY_LABEL[label]
    if label == "GPE" and alone:
        return SpeakerKind.GOVERNMENT
    return SpeakerKind.ORGANISATION if text.isupper() and len(text) > 1 else SpeakerKind.UNKNOWN


TOWNS = frozenset(("City", "Town", "Village", "County", "Township", "Borough"))
BY_LABEL = {
    "ORG": SpeakerKind.ORGANISATION,
    "LAW": SpeakerKind.DOCUMENT,
    "WORK_OF_ART": SpeakerKind.DOCUMENT,
}
"""What the reading's label alone tells."""
