"""A noun phrase that may mean a speaker, taken apart: name, role, whom it speaks for, nationality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.claims.countries import (
    capital_named,
    country_named,
    nationality_of,
    organisation_named,
    people_named,
    seat_named,
)
from sayso.claims.lexicon import (
    gender_of,
    gender_of_first_name,
    is_title,
    kind_of_ending,
    kind_of_noun,
    table,
)
from sayso.claims.names import Names
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

PRONOUNS = frozenset(("PRP", "PRP$"))
RELATIVES = frozenset(("WP", "WDT", "WP$"))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "such"))
INDEFINITE = frozenset(("a", "an", "another", "some", "any", "one"))
OPENING = frozenset("( [ -LRB-".split())
CLOSING = frozenset(") ] -RRB-".split())
BREAKS = frozenset((",", "—", "–", "--", ";", ":"))
SPEAKS_FOR = frozenset(("for", "of", "at", "with", "from", "to", "in", "on"))
PARTICLES = frozenset("de del der van von bin bint ibn al el da di la le dos du st. ben".split())
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


@dataclass(frozen=True, slots=True)
class Mention:
    """What one phrase says of whom it means.

    ``name`` are the words of a proper name, or of the whole description of an unnamed source
    without its article. ``noun`` is the head noun in lower case ("general", "poll"),
    ``modifiers`` are the words before it, ``country`` the country whose government is meant,
    ``nationality`` the one stated. ``affiliation`` and ``owner`` are words of what it speaks
    for or belongs to ("spokesman for X", "X's spokesman"). ``parts`` are the members of an
    "X and Y".
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

    @property
    def text(self) -> str:
        """The name or description as one string."""
        return " ".join(self.name)

    @property
    def affiliation_only(self) -> bool:
        """Whether only a name before a common noun identifies it: "the Clinton campaign"."""
        return self.noun is not None and self.name[-1].islower()

    @property
    def named_person(self) -> bool:
        """Whether it is a person under its name."""
        return self.named and self.kind is SpeakerKind.PERSON

    @property
    def nouns(self) -> tuple[str, ...]:
        """Words for what it is or does, in lower case: "general", "spokeswoman", "poll"."""
        told = (word for word in self.modifiers if is_title(word))
        return (*((self.noun,) if self.noun else ()), *(told if self.kind is SpeakerKind.PERSON else ()))


@dataclass(frozen=True, slots=True)
class Parser:
    """Takes phrases of one document apart."""

    tree: Tree
    names: Names

    def mention(self, words: Iterable[int]) -> Mention | None:
        """What these words mean; None where they hold no noun, name or pronoun."""
        chosen = self._trimmed(sorted(words))
        if not chosen:
            return None
        if any(self.tree[i].tag in PRONOUNS | RELATIVES for i in chosen[:1]) and self._lone(chosen):
            return self._pronoun(chosen)
        if parts := self._parts(chosen):
            return self._joined(chosen, parts)
        return self._single(chosen)

    # Which words count

    def _trimmed(self, words: list[int]) -> list[int]:
        """Without what only frames the phrase: quotation marks, commas, a last "'s", a first "by"."""
        while words and (self._is_punctuation(words[-1]) or self.tree[words[-1]].tag == "POS"):
            words = words[:-1]
        while words and (self._is_punctuation(words[0]) or self.tree[words[0]].tag in ("IN", "RB", "CC", "TO")):
            words = words[1:]
        return words

    def _is_punctuation(self, i: int) -> bool:
        return not any(c.isalnum() for c in self.tree.word(i)) and self.tree.word(i) not in "%$"

    def _lone(self, words: Sequence[int]) -> bool:
        """Whether a pronoun stands for the whole phrase: "he", "they all", not "his aides"."""
        if self.tree[words[0]].tag in ("PRP$", "WP$"):
            return len(words) == 1
        return len(words) == 1 or not any(self.tree[i].tag.startswith("N") for i in words[1:3])

    def _pronoun(self, words: list[int]) -> Mention:
        return Mention(tuple(words), words[0], SpeakerKind.UNKNOWN, False, (self.tree.lower(words[0]),), pronoun=True)

    # X and Y

    def _parts(self, words: list[int]) -> list[Mention]:
        """The members of a coordination of whole phrases: "the mayor and Dr Fenn"."""
        head = self.tree.head_of(words)
        chosen = set(words)
        heads = [head] if head is not None else []
        while heads and (more := [c for c in self.tree.children(heads[-1], "conj") if c in chosen]):
            heads.append(more[0])
        if len(heads) < 2 or not all(self.tree[i].tag.startswith("N") for i in heads):
            return []
        if not any(self.tree[i].tag == "CC" for i in words):
            return []
        found = [self._single(part) for part in self._split(words, heads)]
        return [part for part in found if part] if all(found) else []

    def _split(self, words: list[int], heads: list[int]) -> list[list[int]]:
        """The words of each member: up to the conjunction or comma before the next one's phrase."""
        starts = [words[0]]
        for head in heads[1:]:
            starts.append(max(self._left_edge(head, set(words)), starts[-1]))
        ends = [*starts[1:], words[-1] + 1]
        return [
            self._trimmed([i for i in words if start <= i < end and self.tree[i].tag != "CC"])
            for start, end in zip(starts, ends, strict=True)
        ]

    def _left_edge(self, head: int, chosen: set[int]) -> int:
        return min(i for i in self.tree.subtree(head) if i in chosen)

    def _joined(self, words: list[int], parts: list[Mention]) -> Mention:
        name = " and ".join(part.text for part in parts)
        named = all(part.named for part in parts)
        whole = Mention(tuple(words), parts[0].head, SpeakerKind.GROUP, named, tuple(name.split()), plural=True)
        return replace(whole, parts=tuple(parts))

    # One phrase

    def _single(self, words: list[int]) -> Mention | None:
        chunks = self._chunks(words)
        found = [m for m in (self._chunk(chunk) for chunk in chunks) if m]
        if not found:
            return None
        main = next((m for m in found if m.kind is SpeakerKind.PERSON and m.named), found[0])
        if not main.named and len(found) > 1 and found[1].named and found[1].head == found[0].words[-1] + 2:
            main = found[1]
        for other in found:
            main = main if other is main else _with_apposition(main, other)
        return replace(main, words=tuple(words))

    def _chunks(self, words: list[int]) -> list[list[int]]:
        """The phrase in pieces between commas, without brackets and relative clauses."""
        chunks: list[list[int]] = [[]]
        depth, skipping = 0, False
        for n, i in enumerate(words):
            word = self.tree.word(i)
            depth += (word in OPENING) - (word in CLOSING)
            if word in BREAKS:
                chunks.append([])
                skipping = False
            elif self._starts_clause(i, bool(n)):
                skipping = True
            elif not depth and not skipping and not self._is_punctuation(i):
                chunks[-1].append(i)
        return self._whole([chunk for chunk in chunks if chunk])

    def _whole(self, chunks: list[list[int]]) -> list[list[int]]:
        """A piece without a noun belongs to the next one: "solid, although classified, documents"."""
        found: list[list[int]] = []
        for chunk in chunks:
            if found and not any(self.tree[i].tag[0] in "NPC" for i in found[-1]):
                found[-1] = found[-1] + chunk
            else:
                found.append(chunk)
        return found

    def _starts_clause(self, i: int, after_first: bool) -> bool:
        token = self.tree[i]
        return after_first and (
            token.tag in RELATIVES or (token.tag in ("VBN", "VBG") and token.dep in ("acl", "advcl", "relcl"))
        )

    def _chunk(self, words: list[int]) -> Mention | None:
        titled = self._title_of_name(words)
        if titled is not None:
            return self._named(words, titled, [])
        cut = self._preposition(words)
        left, right = words[:cut], words[cut:]
        if not left:
            return None
        if right and self._counts(left, right):
            return self._counted(left, right)
        return self._left(left, right)

    def _preposition(self, words: list[int]) -> int:
        """Where the first prepositional phrase begins that is not part of a name."""
        for n, i in enumerate(words):
            if n and self.tree[i].tag in ("IN", "TO") and not self.names.inside(i):
                return n
        return len(words)

    def _title_of_name(self, words: list[int]) -> int | None:
        """Where the name begins in "Secretary of State Ann Lee", "Commander of forces in X Gen. Lee"."""
        cut = self._preposition(words)
        if cut == len(words) or self.tree.lower(words[cut]) != "of" or not is_title(self.tree.lower(words[cut - 1])):
            return None
        start = self._name_start(words)
        if start is None or start <= cut + 1 or self.tree.lower(words[0]) in INDEFINITE:
            return None
        before = start - 1
        while before > cut and is_title(self.tree.lower(words[before])):
            before -= 1
        return None if self.tree[words[before]].tag in ("IN", "TO", "DT", "PRP$") else start

    def _name_start(self, words: list[int]) -> int | None:
        """Where the person's name begins that ends these words."""
        if not words or not self.names.person(words[-1]):
            return None
        start = len(words) - 1
        while start and self.names.person(words[start - 1]) and not is_title(self.tree.lower(words[start - 1])):
            start -= 1
        return start

    def _counts(self, left: list[int], right: list[int]) -> bool:
        last = self.tree.lower(left[-1])
        return self.tree.lower(right[0]) in ("of", "in") and (
            last in table("quantifiers") or self.tree[left[-1]].tag == "CD"
        )

    def _counted(self, left: list[int], right: list[int]) -> Mention | None:
        """ "some of the voters": what is counted, as many or as one."""
        inner = self._chunk(right[1:]) if len(right) > 1 else None
        if inner is None:
            return None
        if inner.pronoun:
            return replace(inner, words=tuple(left + right))
        one = self.tree.lower(left[-1]) in ("one", "another", "each", "neither", "either", "member")
        several = inner.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP)
        kind = (SpeakerKind.PERSON if one else SpeakerKind.GROUP) if several else inner.kind
        name = tuple(self.tree.word(i) for i in left + right if not self._article(i, left))
        definite = False
        return replace(
            inner, words=tuple(left + right), kind=kind, named=inner.named and not several, name=name,
            plural=not one and several, definite=definite,
        )  # fmt: skip

    def _article(self, i: int, left: list[int]) -> bool:
        return i == left[0] and self.tree[i].tag == "DT"

    # Before the first preposition

    def _left(self, left: list[int], right: list[int]) -> Mention | None:
        if len(left) == 1 and self.tree[left[0]].tag in PRONOUNS and not right:
            return self._pronoun(left)
        owner, rest = self._owner(left)
        definite, rest = self._definite(owner, rest)
        if not rest:
            rest = left
        start = self._capitals(rest)
        named = start < len(rest)
        mention = self._named(rest, start, right) if named else self._described(rest, right)
        return replace(
            mention, owner=tuple(owner), words=tuple(left + right), definite=definite,
            country=mention.country or self._people_meant(mention, definite, rest),
        )  # fmt: skip

    def _owner(self, left: list[int]) -> tuple[list[int], list[int]]:
        """Whose it is: "its director", "the ministry's spokesman"."""
        if self.tree[left[0]].tag in ("PRP$", "WP$"):
            return left[:1], left[1:]
        marks = [n for n, i in enumerate(left) if self.tree[i].tag == "POS"]
        if marks and marks[-1] + 1 < len(left):
            return left[: marks[-1]], left[marks[-1] + 1 :]
        return [], left[: marks[-1]] if marks else left

    def _definite(self, owner: list[int], rest: list[int]) -> tuple[bool | None, list[int]]:
        first = self.tree.lower(rest[0]) if rest else ""
        if owner:
            return True, rest
        if first in DEFINITE:
            return True, rest[1:]
        if first in INDEFINITE:
            return False, rest[1:] if first in ("a", "an", "another") and len(rest) > 1 else rest
        return None, rest

    def _capitals(self, rest: list[int]) -> int:
        """Where the run of capital words begins that ends these words; their number if there is none."""
        start = len(rest)
        while start and (self.names.proper(rest[start - 1]) or self._joins(rest, start)):
            start -= 1
        while start < len(rest) and self.tree.lower(rest[start]) in PARTICLES | {"and", "&"}:
            start += 1
        return start

    def _joins(self, rest: list[int], start: int) -> bool:
        word = self.tree.lower(rest[start - 1])
        return start < len(rest) and (word in PARTICLES or self.names.inside(rest[start - 1]))

    def _named(self, rest: list[int], start: int, right: list[int]) -> Mention:
        """A phrase that ends in capitals: a person after titles, or a body, a country, a people."""
        title = self._last_title(rest)
        if title is not None and title + 1 >= start:
            start = title + 1
        titled = start > 0 and is_title(self.tree.lower(rest[start - 1]))
        name = rest[start:]
        if titled or self._person(name):
            return self._person_named(rest, start, right)
        return self._body(rest, start, right)

    def _last_title(self, rest: list[int]) -> int | None:
        """The last title that a name follows; a title inside a known name of a body is none."""
        for n in range(len(rest) - 2, -1, -1):
            if is_title(self.tree.lower(rest[n])) and self.names.label(rest[n + 1]) not in ("ORG", "FAC"):
                return n
        return None

    def _person(self, name: list[int]) -> bool:
        label = self.names.label(name[-1])
        if self.names.person(name[-1]):
            return True
        first = gender_of_first_name(self.tree.word(name[0]))
        return not label and len(name) in (2, 3) and first is not None

    def _person_named(self, rest: list[int], start: int, right: list[int]) -> Mention:
        before, name = rest[:start], rest[start:]
        # "Ohio's John Lee", "Florida Republican Ann Lee": what stands before the person's own name is role.
        own = self._name_start(rest)
        if own is not None and own > start and gender_of_first_name(self.tree.word(rest[own])):
            before, name = rest[:own], rest[own:]
        words = tuple(self.tree.word(i) for i in name if self.tree.lower(i) not in SUFFIXES)
        lowered = [self.tree.lower(i) for i in before]
        affiliation = [i for i in before if self.names.label(i) in ("ORG", "NORP", "FAC")] or self._of(right)
        return Mention(
            words=tuple(rest), head=name[-1], kind=SpeakerKind.PERSON, named=True,
            name=words or tuple(self.tree.word(i) for i in name),
            noun=next((w for w in reversed(lowered) if is_title(w)), None),
            modifiers=tuple(lowered), role=self._role(before, right), affiliation=tuple(affiliation),
            nationality=self._nationality(before),
            gender=gender_of(lowered) or (gender_of_first_name(words[0]) if len(words) > 1 else None),
        )  # fmt: skip

    def _role(self, before: list[int], right: list[int]) -> str | None:
        """The role as it stands before a name, without courtesy titles."""
        courtesy = table("titles_male") | table("titles_female")
        kept = [i for i in before if self.tree.lower(i) not in courtesy or self.tree.lower(i) in table("person_nouns")]
        if not any(is_title(self.tree.lower(i)) for i in kept):
            return None
        return self._words(kept + (right if len(before) > 0 and right and right[0] < before[0] else []))

    def _words(self, words: list[int]) -> str | None:
        while words and self.tree[words[0]].tag == "DT":
            words = words[1:]
        return self.tree.span(words).of(self.tree.text) if words else None

    def _of(self, right: list[int]) -> list[int]:
        """The words of what somebody speaks for: after "for", "of", up to the next preposition."""
        if not right or self.tree.lower(right[0]) not in SPEAKS_FOR:
            return []
        inner = right[1:]
        return inner[: self._preposition(inner)] if inner else []

    def _nationality(self, words: list[int]) -> str | None:
        found = {code for i in words if (code := self.nationality(i))}
        return found.pop() if len(found) == 1 else None

    def nationality(self, i: int) -> str | None:
        """The country that one word states: "Afghan", "Russia's", "U.S."."""
        word = self.tree.word(i)
        return nationality_of(word) or country_named(word)

    def _body(self, rest: list[int], start: int, right: list[int]) -> Mention:
        """A named body, country, people or thing."""
        before, name = rest[:start], rest[start:]
        words = tuple(self.tree.word(i) for i in name)
        text = " ".join(words)
        country, kind = self._country(text, name)
        if not country:
            kind = self._kind_of_body(text, name, before, right)
        noun = self.tree.lower(name[-1])
        return Mention(
            words=tuple(rest), head=name[-1], kind=kind, named=kind is not SpeakerKind.GROUP, name=words, noun=noun,
            modifiers=tuple(self.tree.lower(i) for i in rest[:-1]), country=country,
            nationality=country or organisation_named(text) or self._nationality(rest),
            affiliation=tuple(self._of(right)),
            plural=self.tree[name[-1]].tag in ("NNS", "NNPS") or kind is SpeakerKind.GROUP,
        )  # fmt: skip

    def _country(self, text: str, name: list[int]) -> tuple[str | None, SpeakerKind]:
        code = country_named(text) or seat_named(text)
        if not code and self.names.label(name[-1]) in ("GPE", "") and not self.names.person(name[-1]):
            code = capital_named(text)
        return code, SpeakerKind.GOVERNMENT if code else SpeakerKind.UNKNOWN

    def _kind_of_body(self, text: str, name: list[int], before: list[int], right: list[int]) -> SpeakerKind:
        label = self.names.label(name[-1])
        noun = kind_of_noun(self.tree.lower(name[-1]))
        if self.names.is_outlet(text):
            return SpeakerKind.OUTLET
        if organisation_named(text):
            return SpeakerKind.ORGANISATION
        if label == "NORP" or people_named(text):
            many = self.tree[name[-1]].tag in ("NNS", "NNPS") or self.tree.word(name[-1]).endswith("s")
            return SpeakerKind.GROUP if many else SpeakerKind.ORGANISATION
        if noun is SpeakerKind.GOVERNMENT and (len(name) < 3 or self.names.person(name[0])):
            return noun
        if before and (told := kind_of_noun(self.tree.lower(before[-1]))) is not SpeakerKind.UNKNOWN:
            return told
        return self._kind_by_label(text, label, noun, right)

    def _kind_by_label(self, text: str, label: str, noun: SpeakerKind, right: list[int]) -> SpeakerKind:
        ending = kind_of_ending(text)
        if ending in (SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT) or (ending and label in ("ORG", "")):
            return ending
        if noun is not SpeakerKind.UNKNOWN:
            return noun
        if label == "ORG":
            return SpeakerKind.ORGANISATION
        if label in ("LAW", "WORK_OF_ART"):
            return SpeakerKind.DOCUMENT
        if label == "GPE" and not right:
            return SpeakerKind.GOVERNMENT
        return SpeakerKind.ORGANISATION if text.isupper() and len(text) > 1 else SpeakerKind.UNKNOWN

    def _described(self, rest: list[int], right: list[int]) -> Mention:
        """A phrase whose head is a common noun: an unnamed source, or a body by a description."""
        head = self._head_noun(rest)
        before = [i for i in rest if i < head]
        noun = self.tree.lower(head)
        kind = kind_of_noun(noun)
        if kind is SpeakerKind.UNKNOWN and self.tree[head].tag in ("JJ", "CD", "DT", "JJS", "JJR"):
            kind = SpeakerKind.GROUP
        nationality = self._nationality(before)
        country = nationality if self._is_government(noun, before) else None
        owned = [i for i in before if self.names.label(i) in ("ORG", "NORP", "FAC", "PERSON", "GPE")]
        words = [i for i in rest + right if self.tree[i].tag != "PDT"]
        return Mention(
            words=tuple(rest), head=head, kind=SpeakerKind.GOVERNMENT if country else kind,
            named=bool(owned) and kind in NAMED_BY_OWNER, name=tuple(self.tree.word(i) for i in words),
            noun=noun, modifiers=tuple(self.tree.lower(i) for i in before),
            role=self._words([*before, head]) if kind is SpeakerKind.PERSON else None,
            affiliation=tuple(owned) or tuple(self._of(right)), nationality=nationality, country=country,
            gender=gender_of([noun]), plural=self.tree[head].tag in ("NNS", "NNPS") or kind is SpeakerKind.GROUP,
        )  # fmt: skip

    def _head_noun(self, rest: list[int]) -> int:
        nouns = [i for i in rest if self.tree[i].tag.startswith("N")]
        return nouns[-1] if nouns else rest[-1]

    def _is_government(self, noun: str, before: list[int]) -> bool:
        """ "Russian officials", "Russian government officials", "the Russian government": nothing narrower."""
        rest = {self.tree.lower(i) for i in before if not self.nationality(i)}
        return (noun in table("officials") or noun == "government") and rest <= table("government_words") | {"the"}

    def _people_meant(self, mention: Mention, definite: bool | None, rest: list[int]) -> str | None:
        """ "the Russians" means their government."""
        if mention.kind is SpeakerKind.GROUP and definite and len(rest) == 1:
            return people_named(self.tree.word(rest[0]))
        return None


NAMED_BY_OWNER = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.DOCUMENT))
"""Kinds that a name before the noun identifies: "the Clinton campaign", "the Quinnipiac poll"."""


def _with_apposition(main: Mention, other: Mention) -> Mention:
    """What an apposition adds: "Ann Lee, the group's director"; "the director, Ann Lee"."""
    if main.kind is SpeakerKind.UNKNOWN and other.kind is not SpeakerKind.UNKNOWN and not other.pronoun:
        main = replace(main, kind=other.kind)
    if main.kind is not SpeakerKind.PERSON or other.kind is not SpeakerKind.PERSON or other.named:
        return main
    return replace(
        main,
        role=other.role or main.role,
        modifiers=(*main.modifiers, *other.modifiers, other.noun or ""),
        noun=main.noun or other.noun,
        affiliation=main.affiliation or other.affiliation,
        owner=main.owner or other.owner,
        nationality=main.nationality or other.nationality,
        gender=main.gender or other.gender,
    )
