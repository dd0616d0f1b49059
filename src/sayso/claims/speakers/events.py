"""What a document gives to settle: sources of attributions, names, common nouns and pronouns, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.claims.speakers.lexicon import kind_of_noun, table
from sayso.claims.speakers.mention import Mention, as_written
from sayso.claims.speakers.mentions import Parser
from sayso.claims.speakers.names import Names
from sayso.claims.speakers.pairs import stands_for_one
from sayso.claims.speakers.selection import is_filed
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, SpeakerKind

_HE = frozenset(("he", "she"))
_QUOTES = frozenset('"“')
_BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.GROUP))
"""What is known by a name that may stand right behind the noun."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something to settle at a word: a parsed phrase, and the attributions it is the source of."""

    word: int
    mention: Mention
    attributions: tuple[int, ...] = ()

    @property
    def source(self) -> bool:
        """Whether it is the source of an attribution."""
        return bool(self.attributions)


def core(mention: Mention) -> set[int]:
    """The words that name the thing itself, not what belongs to it."""
    if mention.parts:
        return {i for part in mention.parts for i in core(part)}
    return {mention.head, *mention.core, *mention.others}


def predicate_subject(tree: Tree, word: int) -> int | None:
    """The subject of which "be" says that it is what this word names; None if it is said not to be."""
    verb = tree[word].head
    subjects = tree.children(verb, "nsubj")
    return subjects[0] if subjects and tree[verb].lemma == "be" and not tree.children(verb, "neg") else None


@dataclass(frozen=True, slots=True)
class Events:
    """Finds the events of one document."""

    tree: Tree
    names: Names
    parser: Parser
    attributions: Sequence[Attribution]

    def all(self) -> list[Event]:
        """Everything to settle, in order of the text; "he" behind what he says before what stands in that."""
        sources = self._sources()
        taken = {i for event in sources for i in core(event.mention)}
        found = [*sources, *self._name_events(taken)]
        taken |= {i for event in found for i in core(event.mention)}
        found.extend(self._word_events(taken))
        return sorted(found, key=lambda event: (self._turn(event), event.word))

    def _turn(self, event: Event) -> int:
        """The word at which it is settled."""
        if not event.source or self.tree.lower(event.word) not in _HE:
            return event.word
        said = (s for n in event.attributions for s in self.attributions[n].contents)
        quoted = [self.tree.within(s)[0] for s in said if s.of(self.tree.text)[:1] in _QUOTES and self.tree.within(s)]
        return min([event.word, *quoted])

    def _sources(self) -> list[Event]:
        """The sources of attributions, each phrase once."""
        owners: dict[tuple[int, ...], list[int]] = {}
        for number, one in enumerate(self.attributions):
            if words := self._without_verb(tuple(self.tree.words_of(one.sources))):
                owners.setdefault(words, []).append(number)
        found = [(self.parser.mention(words), numbers) for words, numbers in owners.items()]
        return [Event(m.head, self._headed(self._filed(m), numbers), tuple(numbers)) for m, numbers in found if m]

    def _without_verb(self, words: tuple[int, ...]) -> tuple[int, ...]:
        """The subject alone of what is marked with its verb: "a suit has been filed by Lee"."""
        verbs = (i for i in words if self.tree[i].tag[:2] == "VB" and self.tree[i].dep in ("ROOT", "ccomp"))
        verbs = (v for v in verbs if self.tree.children(v, "aux", "auxpass"))  # taggers take nouns for verbs
        subjects = (s for v in verbs for s in self.tree.children(v, *SUBJECTS) if s in words)
        noun = next((s for s in subjects if self.tree[s].tag[:2] == "NN"), None)
        return words if noun is None else tuple(i for i in words if i in self.tree.subtree(noun))

    def _headed(self, mention: Mention, numbers: Sequence[int]) -> Mention:
        """The body whose statement a page is, by its name: "OFFICE OF THE PROSECUTOR GENERAL" above it."""
        page = not mention.pronoun and all(self.attributions[n].cue is None for n in numbers)
        text = self.tree.span(mention.words).of(self.tree.text)
        posted = self.tree.text[self.tree[mention.words[-1]].end :].startswith(" (@")  # "MPD (@mpd)", who posted it
        heading = page and text.isupper() and text[0] != "@" and not (mention.parts or posted)
        return replace(mention, named=True, name=as_written(self.tree, mention.words)) if heading else mention

    def _name_events(self, taken: set[int]) -> Iterator[Event]:
        for label, words in self.names.runs():
            if label in ("LOC", "EVENT", "PRODUCT") or words[-1] in taken:
                continue
            mention = self.parser.mention(self._with_titles(words))
            if mention and not mention.parts:
                yield Event(mention.head, self._with_roles(mention, taken))

    def _with_titles(self, words: range) -> list[int]:
        """A name with the words before it that belong to the same phrase."""
        first = words[0]
        office = len(words) == 1 and self.tree.word(first) == "Office" and self.tree[first - 1].tag == "POS"
        if first > 1 and office:  # "the Special Prosecutor's Office"
            first = min(
                self.tree.subtree(first - 1 if self.tree[first - 1].dep == "poss" else self.tree[first - 1].head)
            )
        while first and self._belongs(first - 1, words[-1]):
            first -= 1
        return list(range(first, words[-1] + 1))

    def _belongs(self, i: int, head: int) -> bool:
        token = self.tree[i]
        return (
            token.dep in ("compound", "amod", "det", "nmod", "poss") and head >= token.head > i and token.tag != "POS"
        )

    def _with_roles(self, mention: Mention, sources: set[int]) -> Mention:
        """With what an apposition beside it says, and no source behind it: "Marten Sayle, the ambassador, ..."."""
        if mention.kind not in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.UNKNOWN):
            return mention
        beside = [c for c in self.tree.children(mention.head, "appos") if self.tree[c].tag == "NN" and c not in sources]
        if not beside:
            return mention
        last = max(self.tree.subtree(beside[0], frozenset(("relcl", "acl", "prep"))))
        return self.parser.mention(range(mention.words[0], last + 1)) or mention

    def _word_events(self, taken: set[int]) -> Iterator[Event]:
        """Pronouns, and phrases of common nouns."""
        for i, token in enumerate(self.tree):
            if stands_for_one(self.tree, i) and i not in taken and (mention := self.parser.mention([i - 1, i])):
                yield Event(i, mention)
                continue
            pronoun = token.tag in ("PRP", "PRP$")
            mistagged = token.tag == "NNP" and self.tree.word(i).islower() and token.dep in ("nsubj", "dobj", "pobj")
            noun = token.tag in ("NN", "NNS") or mistagged  # in "accused the ministry" as well
            if not pronoun and (not noun or token.dep in ("compound", "amod")):
                continue
            if i in taken or self.names.label(i) or self._capacity(i) or self._measure(i) or self._whereabouts(i):
                continue
            if mention := self.parser.mention([i] if pronoun else self.base(i)):
                yield Event(i, self._filed(mention))

    def _filed(self, mention: Mention) -> Mention:
        """A claim as a document where it is filed with a court."""
        paper = mention.kind is SpeakerKind.UNKNOWN and not mention.named and is_filed(self.tree, mention.head)
        return replace(mention, kind=SpeakerKind.DOCUMENT) if paper else mention

    def _measure(self, i: int) -> bool:
        """Whether a part is one of things measured: "two and a half hours"."""
        part = self.tree.lower(i) in ("half", "quarter", "third", "thirds", "quarters")
        return part and not self.tree[i].dep.startswith("nsubj") and not self.tree.children(i, "prep")

    def _whereabouts(self, i: int) -> bool:
        """Whether a side is a place and no party: "by his side", "from the forest side"."""
        return self.tree.lower(i) in ("side", "sides") and self.tree[i].dep == "pobj"

    def _capacity(self, i: int) -> bool:
        """Whether a word only tells as what somebody acts: "his term as mayor"."""
        if self.tree[i].tag != "NN" or kind_of_noun(self.tree.lower(i)) is not SpeakerKind.PERSON:
            return False
        first = self.base(i)[0]
        if first == i and self.tree[i].dep in ("attr", "oprd") and not self.tree.children(i, "appos"):
            return self.tree[i].dep == "oprd" or predicate_subject(self.tree, i) is None  # "is fit to be mayor"
        return bool(first) and self.tree.lower(first - 1) == "as"

    def base(self, i: int) -> list[int]:
        """A noun with the words before it that belong to it, and the name right behind it: "the group Clear Lamp"."""
        below = self.tree.children(i, "det", "amod", "compound", "poss", "nmod", "nummod")
        articles = [c for c in below if c < i and self.tree.lower(c) in ("a", "an", "the")]
        first = min((c for c in below if not articles or c >= articles[-1]), default=i)
        first = min(self.tree.subtree(first)) if first < i else i
        if self.tree.lower(i) in table("quantifiers") and (counted := self._counted(i)):
            return list(range(first, counted + 1))
        body = kind_of_noun(self.tree.lower(i)) in _BODIES
        names = [c for c in self.tree.children(i, "appos") if body and self.tree[c].tag == "NNP"]
        last = next((c for c in names if self.tree.subtree(c)[0] == i + 1), i)
        return list(range(first, last + 1)) if i - first < 12 else [i]

    def _counted(self, i: int) -> int | None:
        """The noun in "a number of sailors"."""
        of = next((c for c in self.tree.children(i, "prep") if c == i + 1 and self.tree.lower(c) == "of"), None)
        found = self.tree.children(of, "pobj") if of is not None else []
        return found[0] if found else None
