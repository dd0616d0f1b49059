"""What one phrase says of whom it means."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from sayso.claims.speakers.lexicon import is_bodys_guard, is_first_name, is_title, kind_of_ending, party_told
from sayso.claims.speakers.voices import is_label
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

NAMED_BY_OWNER = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.DOCUMENT))
"""Kinds that a name before the noun identifies: "the Clinton campaign", "the Quinnipiac poll"."""
GENERIC_BODIES = frozenset(
    "group organization organisation movement company firm agency union foundation institute association".split()
)
"""Words that fit any body."""
BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.OUTLET))
"""What is known by a name that may follow what it is."""
TRADES = frozenset(
    "operator owner maker leader provider partner sponsor producer supplier rival insurer employer contractor "
    "subcontractor manufacturer builder developer publisher distributor lender creditor buyer seller client".split()
)
"""Words for persons that fit companies as well."""
AGENTS = frozenset("manager agent auditor broker adviser consultant charterer shipowner".split())
"""Words that are a person's beside a person's name, and a company's beside another."""
NUMBERS = frozenset("four five six seven eight nine ten eleven twelve dozen several".split())
RANKS = frozenset(
    "commander colonel captain major lieutenant sergeant corporal constable inspector superintendent commodore".split()
)
_INITIALS = 3
"""A word in capitals that is no longer may be somebody's initials."""
CIVIL = frozenset("minister president premier senator mayor governor judge prosecutor mp chancellor".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """What one phrase says of whom it means.

    ``name`` are the words of a proper name, or of the whole description of an unnamed source
    without its article. ``noun`` is the head noun in lower case ("general", "poll"),
    ``modifiers`` are the words before it, ``country`` the country whose government is meant,
    ``nationality`` the one stated. ``affiliation`` and ``owner`` are words of what it speaks
    for or belongs to ("spokesman for X", "X's spokesman"). ``parts`` are the members of an
    "X and Y", ``core`` the words that name the thing itself, ``others`` the head words of appositions.
    """

    words: tuple[int, ...]
    head: int
    kind: SpeakerKind
    named: bool
    name: tuple[str, ...]
    noun: str | None = None
    modifiers: tuple[str, ...] = ()
    role: str | None = None
    affiliation: tuple[int, ...] = ()
    owner: tuple[int, ...] = ()
    nationality: str | None = None
    country: str | None = None
    gender: str | None = None
    plural: bool = False
    pronoun: bool = False
    definite: bool | None = None
    parts: tuple[Mention, ...] = ()
    core: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    called: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The name or description as one string."""
        return " ".join(self.name)

    @property
    def affiliation_only(self) -> bool:
        """Whether only a name before a common noun identifies it: "the Clinton campaign"."""
        return self.noun is not None and self.name[-1].islower()

    @property
    def epithet(self) -> bool:
        """Whether it describes one person as known: "the candidate"."""
        known = self.definite or (self.definite is None and len(self.name) == 1)  # a headline's "senator"
        return self.kind is SpeakerKind.PERSON and not self.named and known and not self.plural and not self.owner

    @property
    def means_nobody(self) -> bool:
        """Whether it is nobody in particular: "no other senator", "any court"."""
        return not self.named and self.text.lower().startswith(("no ", "any "))

    @property
    def generic_body(self) -> bool:
        """Whether it describes a body or outlet as known by a word that fits any: "the group", "the paper"."""
        generic = self.noun in GENERIC_BODIES or self.kind is SpeakerKind.OUTLET
        return generic and not self.plural and bool(self.definite) and not self.owner and len(self.name) == 1

    @property
    def told_apart(self) -> bool:
        """Whether it says how many there are or whose: "the seven polls", "the latest Marsh survey"."""
        counted = self.plural and any(word.isdigit() or word in NUMBERS for word in self.modifiers)
        return counted or any(word[:1].isupper() for word in self.name[1:])

    @property
    def named_person(self) -> bool:
        """Whether it is a person under its name."""
        return self.named and self.kind is SpeakerKind.PERSON

    @property
    def party(self) -> str | None:
        """The party that a politician's description tells."""
        return party_told((*self.modifiers, self.noun or "")) if self.kind is SpeakerKind.PERSON else None

    def ranks_apart(self, roles: Set[str]) -> bool:
        """Whether it has a rank, and who is known so a civil office: "Commander Lee" beside Ann Lee, the minister."""
        return bool({*self.nouns} & RANKS and roles & CIVIL and not roles & RANKS)

    @property
    def nouns(self) -> tuple[str, ...]:
        """Words for what it is or does, in lower case: "general", "spokeswoman", "poll"."""
        told = (
            word for n, word in enumerate(self.modifiers) if is_title(word) and not is_bodys_guard(self.modifiers, n)
        )
        return (*((self.noun,) if self.noun else ()), *self.called, *(told if self.kind is SpeakerKind.PERSON else ()))

    @property
    def may_be_person(self) -> bool:
        """Whether a name may be a person's after all: up to three words that end like no body's name."""
        kinds = (SpeakerKind.UNKNOWN, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT)
        plain = self.kind in kinds and not self.country and not kind_of_ending(self.text)
        return self.named and plain and len(self.name) <= 3 and all(w[:1].isupper() for w in self.name)

    def is_agency(self, other: Mention) -> bool:
        """Whether it is a company that is called a manager or the like: "the ship's manager, Norrin Maritime"."""
        body = self.kind is SpeakerKind.ORGANISATION and self.named
        return body and other.noun in AGENTS and not is_first_name(self.name[0])

    def with_apposition(self, other: Mention) -> Mention:
        """With what an apposition adds: "Ann Lee, the group's director"; "the director, Ann Lee"."""
        main = replace(self, others=(*self.others, other.head)) if not other.named else self
        if main.kind is SpeakerKind.UNKNOWN and not other.named and not other.pronoun:
            main = replace(main, kind=other.kind)
        one = other.kind is SpeakerKind.PERSON and not other.named and not other.plural
        one = one and not main.is_agency(other)
        if main.may_be_person and one and other.noun not in TRADES:
            main = replace(main, kind=SpeakerKind.PERSON)
        if main.kind in BODIES and main.named and not other.named and other.noun:  # "the bank, Norrin Trust"
            return replace(main, called=(*main.called, other.noun))
        return main.with_role(other) if main.kind is SpeakerKind.PERSON and one else main

    def with_role(self, other: Mention) -> Mention:
        """With the role, sex and nationality that a description of the same person tells."""
        return replace(
            self,
            role=other.role or self.role,
            modifiers=(*self.modifiers, *other.modifiers, other.noun or ""),
            noun=self.noun or other.noun,
            affiliation=self.affiliation or other.affiliation,
            owner=self.owner or other.owner,
            nationality=self.nationality or other.nationality,
            gender=self.gender or other.gender,
        )


_PAPERS = frozenset("email e-mail memo memorandum letter lawsuit suit tweet affidavit petition transcript".split())
"""What no paper or body is called."""


def pronoun(tree: Tree, words: Sequence[int]) -> Mention:
    """The mention that a pronoun is."""
    return Mention(tuple(words), words[0], SpeakerKind.UNKNOWN, False, (tree.lower(words[0]),), pronoun=True)


def is_papers_noun(tree: Tree, i: int) -> bool:
    """Whether a capital is but a heading's, of a paper that is told of in small letters elsewhere: "The Email That"."""
    word = tree.lower(i)
    return word in _PAPERS and any(tree.word(j) == word for j in tree.where(word))


def spelled(tree: Tree, words: Sequence[int]) -> tuple[str, ...]:
    """Words as they stand: what no white space parts stays together, as in "anti-Trump" and "Lee's"."""
    found: list[tuple[int, int]] = []
    for i in words:
        start, end = tree[i].start, tree[i].end
        if found and not any(c.isspace() for c in tree.text[found[-1][1] : start]) and start - found[-1][1] < 2:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    told = tuple(tree.text[start:end] for start, end in found)
    return tuple(_from_capitals(word, len(told) > 1) for word in told) if is_label(tree, words) else told


def as_written(tree: Tree, words: Sequence[int]) -> tuple[str, ...]:
    """A name in the capitals of a heading as a text has it: "Office of the Prosecutor General"."""
    return tuple(
        word.lower() if tree[i].tag in ("IN", "DT", "CC") else word.title() for i in words if (word := tree.word(i))
    )


def owner_as_told(tree: Tree, words: Sequence[int]) -> tuple[str, ...]:
    """An owner nobody knows, as the text has it: "Marsh County Sheriff's"; nothing for a pronoun."""
    told = [i for i in words if tree[i].tag not in ("DT", "PRP$", "WP$")]
    *first, last = spelled(tree, told) or ("",)
    return (*first, f"{last}'s") if last else ()


def _from_capitals(word: str, beside: bool) -> str:
    """A name in the capitals of a label as a text has it; ``beside`` others, so that it is nobody's initials."""
    return word.title() if word.isupper() and word.isalpha() and len(word) > _INITIALS - beside else word
