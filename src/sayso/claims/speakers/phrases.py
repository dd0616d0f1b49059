"""One noun phrase without its appositions: what stands before the name or noun, and what after."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.claims.speakers.bodies import Bodies
from sayso.claims.speakers.crowned import reigning
from sayso.claims.speakers.descriptions import PARTISANS
from sayso.claims.speakers.lexicon import (
    PARTICLES,
    gender_of,
    gender_of_first_name,
    is_first_name,
    is_title,
    kind_described,
    kind_of_ending,
    kind_of_noun,
    kind_of_source,
    party_and_state,
    singular,
    table,
)
from sayso.claims.speakers.mention import BODIES, NAMED_BY_OWNER, RANKS, Mention, is_papers_noun, pronoun, spelled
from sayso.claims.speakers.names import COURTESY, Names
from sayso.claims.speakers.tied_names import without_joints
from sayso.claims.speakers.unknown_names import is_whole
from sayso.claims.tree import Tree
from sayso.countries import country_named, nationality_of, organisation_named, people_named
from sayso.model import SpeakerKind

PRONOUNS = frozenset(("PRP", "PRP$"))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "such"))
INDEFINITE = frozenset(("a", "an", "another", "some", "any", "one"))
SPEAKS_FOR = frozenset(("for", "of", "at", "with", "from", "to", "in", "on"))
PARTY_ADJECTIVES = {"Republican": "Republicans", "Democratic": "Democrats"}
"""Adjectives that stand for those of a party: "Republican attempts"."""
RANKED = frozenset("gen gen. lt lt. col. capt. sgt. maj. adm. brig. brig".split())
ABBREVIATED = COURTESY | RANKED | frozenset("sens. reps. gov prof. pres.".split())
JOINTS = PARTICLES | {"and", "&", "-"}
"""Words that join those of a name and begin none."""
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
ARTICLES = frozenset(("a", "an", "the"))
SINGLE = frozenset("one another each neither either member".split())
SELVES = frozenset("himself herself itself themselves".split())
PORTFOLIOS = frozenset("interior foreign defence defense finance home state labor justice education health".split())
"""Words of a minister's title that name nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Takes single phrases of one document apart."""

    tree: Tree
    names: Names
    bodies: Bodies

    def mention(self, words: list[int]) -> Mention | None:
        """What these words mean; None of nothing but a preposition's phrase."""
        while len(words) > 1 and self._trails(words[-1]):
            words = words[:-1]
        titled = self._title_of_name(words)
        if titled is not None:
            return self._named(words, titled, [])
        cut = self._preposition(words)
        left, right = words[:cut], words[cut:]
        while len(left) > 1 and self._dated(left):
            left = left[:-1]  # "a report Tuesday from Oslo"
        if not left:
            return None
        if right and self._counts(left, right):
            return self._counted(left, right)
        return self._left(left, right)

    def _dated(self, words: list[int]) -> bool:
        """Whether a noun has a day behind it."""
        last, before = self.tree[words[-1]], self.tree[words[-2]]
        return last.entity in ("DATE", "TIME") and last.tag == "NNP" and before.tag in ("NN", "NNS")

    def _trails(self, i: int) -> bool:
        """Whether a last word only adds to the phrase: "here", "on", "Monday", "herself"."""
        token = self.tree[i]
        if self.names.label(i) or self.tree.lower(i) == "old":  # "the 14-year-old"
            return False
        return token.tag in ("CC", "RB", "RP", "IN") or token.entity in ("DATE", "TIME") or self.tree.lower(i) in SELVES

    def _preposition(self, words: list[int]) -> int:
        """Where the first prepositional phrase begins that is not part of a name."""
        for n, i in enumerate(words):
            apart = self.tree.text[self.tree[i].start - 1].isspace()  # not as in "editor-in-chief"
            preposition = self.tree[i].tag in ("IN", "TO") and self.tree[i].dep != "mark"
            if n and apart and preposition and not self.bodies.of_a_town(words, n) and not self.names.inside(i):
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
        """Whether a number or a word for one of several opens the phrase: "some of", "three in five"."""
        number = self.tree[left[-1]].tag == "CD"
        if self.tree.lower(right[0]) == "in":
            return number and len(right) > 1 and self.tree[right[1]].tag == "CD"
        return self.tree.lower(right[0]) == "of" and (number or self.tree.lower(left[-1]) in table("quantifiers"))

    def _counted(self, left: list[int], right: list[int]) -> Mention | None:
        """ "some of the voters": what is counted, as many or as one."""
        inner = self.mention(right[1:]) if len(right) > 1 else None
        if inner is None or (inner.pronoun and inner.name[0] not in ("them", "these", "those")):
            return inner
        one = self.tree.lower(right[0]) == "of" and self.tree.lower(left[-1]) in SINGLE
        several = inner.pronoun or inner.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP)
        kind = (SpeakerKind.PERSON if one else SpeakerKind.GROUP) if several else inner.kind
        name = spelled(self.tree, [i for i in left + right if i != left[0] or self.tree.lower(i) not in ARTICLES])
        return replace(
            inner, words=tuple(left + right), kind=kind, named=inner.named and not several, name=name,
            plural=not one and several, definite=False, pronoun=False, owner=(),
            head=left[-1] if inner.pronoun else inner.head,
        )  # fmt: skip

    # Before the first preposition

    def _left(self, left: list[int], right: list[int]) -> Mention | None:
        if len(left) == 1 and self.tree[left[0]].tag in PRONOUNS and not right:
            return pronoun(self.tree, left)
        owner, rest = ([], left) if self.names.office(left) else self._owner(left)
        definite, rest = self._definite(owner, rest)
        if not rest:
            rest = left
        start = self._capitals(rest)
        named = start < len(rest) and not self._role_in_capitals(rest)
        rank = bool(definite) and len(rest) == 1 and self.tree.lower(rest[0]) in RANKS  # "the Commodore"
        named = named and not rank and not (not owner and self._partisan(rest, definite))
        if self.names.office(rest):
            return replace(self._body(rest, 0, []), words=tuple(left + right), definite=definite)
        mention = self._named(rest, start, right) if named else self._described(rest, right)
        if definite and not owner and mention.named:
            mention = self._with_article(mention)
        return replace(
            mention, owner=tuple(owner), words=tuple(left + right), definite=definite,
            country=mention.country or self._people_meant(mention, definite, rest),
        )  # fmt: skip

    def _with_article(self, mention: Mention) -> Mention:
        """ "The Hill" and "the Globe" are no persons, "the Lees" are several."""
        if self.names.is_outlet(f"The {mention.text}"):
            return replace(mention, kind=SpeakerKind.OUTLET)
        family = self.tree[mention.head].tag == "NNPS" and len(mention.name) == 1
        if family and mention.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION):
            return replace(mention, kind=SpeakerKind.GROUP, plural=True)
        bare = mention.named_person and not mention.modifiers
        return replace(mention, kind=SpeakerKind.ORGANISATION) if bare else mention

    def _partisan(self, rest: list[int], definite: bool | None) -> bool:
        """ "the Ohio Republican", "the Texan", a headline's "Republican" are descriptions, capitals or not."""
        if not any(self.tree.lower(rest[-1]) in words for words in (PARTISANS, table("people_of_places"))):
            return False
        subject = self.tree[rest[-1]].tag != "NNPS" and self.tree[rest[-1]].dep == "nsubj"
        return definite is not None or (len(rest) == 1 and subject)

    def _role_in_capitals(self, rest: list[int]) -> bool:
        """ "Vice President" names nobody, nor does "Groups" at the head of a sentence."""
        last = rest[-1]
        word = self.tree.lower(last)
        if self.names.label(last) in ("PERSON", "NORP"):
            return False
        first = last == 0 or self.tree.sentence(last) != self.tree.sentence(last - 1)
        acronym = self.tree.word(last) in ("CEO", "CFO", "COO") or is_papers_noun(self.tree, last)
        return word in table("offices") or acronym or (first and kind_of_noun(word) is not SpeakerKind.UNKNOWN)

    def _owner(self, left: list[int]) -> tuple[list[int], list[int]]:
        """Whose it is: "its director", "the ministry's spokesman"."""
        if self.tree[left[0]].tag in ("PRP$", "WP$"):
            return left[:1], left[1:]
        marks = [n for n, i in enumerate(left) if self.tree[i].tag == "POS" and not self.names.inside(i)]
        if marks and marks[-1] + 1 < len(left):
            return left[: marks[-1]], left[marks[-1] + 1 :]
        return [], left[: marks[-1]] if marks else left

    def _definite(self, owner: list[int], rest: list[int]) -> tuple[bool | None, list[int]]:
        first = self.tree.lower(rest[0]) if rest else ""
        if owner:
            return True, rest
        if first in DEFINITE:
            again = len(rest) > 2 and self.tree.lower(rest[1]) == "same"  # "the same paper" is the paper
            return True, rest[1 + again :]
        if first in INDEFINITE:
            return False, rest[1:] if first in ("a", "an", "another") and len(rest) > 1 else rest
        return None, rest

    def _capitals(self, rest: list[int]) -> int:
        """Where the run of capital words begins that ends these words; their number if there is none."""
        start = len(rest)
        while start and (self.names.proper(rest[start - 1]) or self._joins(rest, start)):
            start -= 1
        return without_joints(self.tree, rest, start, JOINTS)

    def _joins(self, rest: list[int], start: int) -> bool:
        word = self.tree.lower(rest[start - 1])
        return start < len(rest) and (word in PARTICLES | {"-"} or self.names.inside(rest[start - 1]))

    def _named(self, rest: list[int], start: int, right: list[int]) -> Mention:
        """A phrase that ends in capitals: a person after titles, or a body, a country, a people."""
        title = self._last_title(rest)
        if title is not None and title + 1 >= start:
            start = title + 1
        start = without_joints(self.tree, rest, start, JOINTS, keep=1)
        titled = start > 0 and (is_title(self.tree.lower(rest[start - 1])) or self._trade(rest, start))
        name = rest[start:]
        titled = titled and not self._members(name) and not self.bodies.is_bodys(name)
        body = kind_of_noun(self.tree.lower(rest[start - 1])) if start and not titled else SpeakerKind.UNKNOWN
        # "the news site Norrin", "the opposition daily Slovo", whose noun taggers take for an adjective
        if body is SpeakerKind.OUTLET or (body in BODIES and self.tree[rest[start - 1]].tag == "NN"):
            return replace(self._body(rest, start, right), kind=body)
        if titled or (self._person(name) and not self._outlet(name)):
            return self._person_named(rest, start, right)
        return self._body(rest, start, right)

    def _members(self, name: list[int]) -> bool:
        """Whether a name is that of many: "Republicans"."""
        word = self.tree.lower(name[-1])
        return len(name) == 1 and singular(word) != word and singular(word) in PARTISANS

    def _trade(self, rest: list[int], start: int) -> bool:
        """Whether a word for what somebody does, in no table, stands before two or three capital words."""
        word, name = self.tree.word(rest[start - 1]), [self.tree.word(i) for i in rest[start:]]
        agent = kind_of_source(word) is SpeakerKind.PERSON and kind_of_noun(word) is SpeakerKind.UNKNOWN
        return agent and len(name) in (2, 3) and not kind_of_ending(" ".join(name))

    def _last_title(self, rest: list[int]) -> int | None:
        """The last title that a name follows; a title inside a known name of a body is none."""
        for n in range(len(rest) - 2, -1, -1):
            word, after = self.tree.lower(rest[n]), rest[n + 1]
            if word in ABBREVIATED or (is_title(word) and self._may_follow_title(after)):
                if word in PARTISANS and not (self.names.person(after) or is_first_name(self.tree.word(after))):
                    continue
                return n
        return None

    def _outlet(self, name: list[int]) -> bool:
        return self.names.is_outlet(" ".join(self.tree.word(i) for i in name))

    def _may_follow_title(self, i: int) -> bool:
        """Whether a word may begin a person's name: not that of a body ("the General Staff"), nor a people's."""
        if kind_of_noun(self.tree.lower(i)) in (SpeakerKind.GROUP, *BODIES) and not self.names.label(i):
            return False
        other = self.names.label(i) in ("ORG", "FAC", "NORP") and not is_first_name(self.tree.word(i))
        return not other and i not in self.names.crowned and self.tree[i].tag != "NNPS"

    def _person(self, name: list[int]) -> bool:
        if self.names.person(name[-1]):
            return not (self.tree[name[-1]].tag == "NNPS" and len(name) == 1)
        return not self.names.label(name[-1]) and len(name) in (2, 3) and is_first_name(self.tree.word(name[0]))

    def _person_named(self, rest: list[int], start: int, right: list[int]) -> Mention:
        before, name = rest[:start], rest[start:]
        own = self._name_start(rest)
        if own is not None and own > start and is_whole(self.tree, self.names.label, rest, (start, own)):
            before, name = rest[:own], rest[own:]
        words = spelled(self.tree, [i for i in reigning(self.tree, before, name) if self.tree.lower(i) not in SUFFIXES])
        after = party_and_state(self.tree.text[(end := self.tree[name[-1]].end) : end + 24])
        lowered = [self.tree.lower(i) for i in before] + after
        affiliation = [i for i in before if self._may_be_represented(i)] or self._of(right)
        return Mention(
            words=tuple(rest), head=name[-1], core=tuple(name), kind=SpeakerKind.PERSON, named=True,
            name=words or spelled(self.tree, name),
            noun=next((w for w in reversed(lowered) if is_title(w)), None),
            modifiers=tuple(lowered), role=self._role(before, right), affiliation=tuple(affiliation),
            nationality=self._nationality(before),
            gender=gender_of(lowered) or (gender_of_first_name(words[0]) if len(words) > 1 else None),
        )  # fmt: skip

    def _may_be_represented(self, i: int) -> bool:
        word, label = self.tree.lower(i), self.names.label(i)
        first = label == "ORG" and self.names.label(i + 1) == label  # "Republican" of the Republican Committee
        return label in ("ORG", "NORP", "FAC") and (first or not is_title(word)) and word not in PORTFOLIOS

    def _role(self, before: list[int], right: list[int]) -> str | None:
        """The role as it stands before a name, without courtesy titles."""
        courtesy = table("titles_male") | table("titles_female")
        kept = [i for i in before if self.tree.lower(i) not in courtesy or self.tree.lower(i) in table("person_nouns")]
        if not any(is_title(self.tree.lower(i)) for i in kept):
            return None
        if len(kept) > 1 and self.tree.lower(kept[0]) not in ABBREVIATED:
            while self.tree.lower(kept[-1]) in RANKED and len(kept) > 2:
                kept = kept[:-1]
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
        found = {code for i in words if not self._in_body(i) and (code := self.nationality(i))}
        return found.pop() if len(found) == 1 else None

    def _in_body(self, i: int) -> bool:
        """Whether a word is only part of a longer name: "American Unity Fund", "British Columbians"."""
        label = self.names.label(i)
        return bool(label) and i + 1 < len(self.tree) and self.names.label(i + 1) == label

    def nationality(self, i: int) -> str | None:
        """The country that a word states: "Afghan", "Russia", "U.S.", "Korean" after "North"."""
        word = self.tree.word(i)
        before = self.tree.word(i - 1) if i and self.names.label(i - 1) == self.names.label(i) != "" else ""
        if before and (code := nationality_of(f"{before} {word}") or country_named(f"{before} {word}")):
            return code
        return None if before else nationality_of(word) or country_named(word)

    def _body(self, rest: list[int], start: int, right: list[int]) -> Mention:
        """A named body, country, people or thing."""
        before, name = rest[:start], rest[start:]
        words = spelled(self.tree, name)
        text = " ".join(words)
        country = self.bodies.country(text, name)
        kind = SpeakerKind.GOVERNMENT if country else self.bodies.kind(text, name, before, not right)
        if kind is SpeakerKind.GROUP and text in PARTY_ADJECTIVES:
            words = (PARTY_ADJECTIVES[text],)
        elif kind is SpeakerKind.GROUP:
            words = spelled(self.tree, [*rest, *right])
        of = next((n for n, i in enumerate(name) if n and self.tree.lower(i) in ("of", "for")), len(name))
        noun = self.tree.lower(name[of - 1])  # "Board" of the Marsh Board of Elections
        return Mention(
            words=tuple(rest), head=name[-1], core=tuple(name), kind=kind, named=kind is not SpeakerKind.GROUP,
            name=words, noun=noun,
            modifiers=tuple(self.tree.lower(i) for i in rest[:-1]), country=country,
            nationality=country or organisation_named(text) or self._nationality(rest),
            affiliation=tuple(self._of(right)),
            plural=kind is SpeakerKind.GROUP or (self.tree[name[-1]].tag in ("NNS", "NNPS") and kind not in BODIES),
            others=tuple(i for i in before if self.tree[i].tag == "NN" and not self.names.label(i)),
        )  # fmt: skip

    def _described(self, rest: list[int], right: list[int]) -> Mention:
        """A phrase whose head is a common noun: an unnamed source, or a body by a description."""
        head = self._head_noun(rest)
        before = [i for i in rest if i < head]
        noun = self.tree.lower(head)
        if self.bodies.is_papers(paper := before[self._capitals(before) :], noun):
            return replace(self._body(paper, 0, right), kind=SpeakerKind.OUTLET, words=tuple(rest))
        kind = SpeakerKind.OUTLET if self._outlet(rest) else kind_described(noun, [self.tree.lower(i) for i in before])
        if kind is SpeakerKind.UNKNOWN and self.tree[head].tag in ("JJ", "CD", "DT", "JJS", "JJR"):
            kind = SpeakerKind.GROUP
        nationality = self._nationality(before)
        country = nationality if self._is_government(noun, before) else None
        owned = [i for i in before if self.names.label(i) in ("ORG", "NORP", "FAC", "PERSON", "GPE")]
        words = [i for i in rest + right if self.tree[i].tag != "PDT" and self.tree.lower(i) != "following"]
        return Mention(
            words=tuple(rest), head=head, kind=SpeakerKind.GOVERNMENT if country else kind,
            named=bool(owned) and kind in NAMED_BY_OWNER, name=spelled(self.tree, words),
            noun=noun, modifiers=tuple(self.tree.lower(i) for i in before),
            role=self._words([*before, head]) if kind is SpeakerKind.PERSON else None,
            affiliation=tuple(owned) or tuple(self._of(right)), nationality=nationality, country=country,
            gender=gender_of([noun]), plural=self.tree[head].tag in ("NNS", "NNPS") or kind is SpeakerKind.GROUP,
        )  # fmt: skip

    def _head_noun(self, rest: list[int]) -> int:
        if self.tree.lower(rest[-1]) == "old":  # "a 21-year-old"
            return rest[-1]
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
