"""Who asks and who answers in an interview, the turns of which are called "Q" and "A" or by initials.

The introduction tells: "Aske Varn spoke to the Gazette's Tor Holm", "the mayor, Aske Varn, answers questions from Tor
Holm". Where that leaves open who answers nobody does, and never the one who asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.speakers.lexicon import kind_of_ending, table
from sayso.claims.speakers.names import Names
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.voices import part_in
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

_QUESTIONS, _ANSWERS = frozenset(("q", "question")), frozenset(("a", "answer"))
PARTS = _QUESTIONS | _ANSWERS
"""Labels of turns that name nobody."""
_ASKING = frozenset("interview ask question quiz grill press".split())
_ANSWERING = frozenset("answer reply respond".split())
_TALKING = frozenset("speak talk tell meet sit chat".split())
"""What either of them does."""
_TALKS = frozenset("interview conversation talk chat".split())
_OCCASION = "occasion"
"""What stands for the verb in "in an interview with Lee"."""
_WITH, _FROM = frozenset(("to", "with")), frozenset(("by", "from"))
_NEWSROOM = frozenset("reporter correspondent journalist editor presenter interviewer host anchor columnist".split())
_US = frozenset("me us i we".split())
_APART = frozenset("poss relcl acl prep punct".split())
"""How words hang on a phrase that name others than the phrase does."""


def parties(
    tree: Tree, names: Names, attributions: Sequence[Attribution], meant: Mapping[int, Entity]
) -> Iterator[tuple[int, Entity]]:
    """Who speaks in the turns of an interview whose labels don't name them, by attribution."""
    turns = {n: part for n, a in enumerate(attributions) if (part := part_in(tree, a))}
    first = min((attributions[n].start for n in turns), default=0)
    told = {i: e for i, e in meant.items() if tree[i].start < first and _is_somebody(e)}
    intro = _Introduction(tree, names, told, next((i for i in range(len(tree)) if tree[i].start >= first), 0))
    called = {n: part.replace(".", "") for n, part in turns.items()}
    parts = {name.casefold() for name in called.values()} & PARTS
    asks, answers = (intro.asks(), intro.answers()) if parts else (None, None)
    for number, name in called.items():
        part = name.casefold()
        initials = _of_initials(name, told.values())
        if who := answers if part in _ANSWERS else asks if part in _QUESTIONS else initials:
            yield number, who


def _is_somebody(entity: Entity) -> bool:
    """Whether it is a person, or may be one whose name the reading takes for another's."""
    name = len(entity.name) == 2 and all(word.istitle() for word in entity.name)
    maybe = name and not entity.country and kind_of_ending(entity.text) is None
    return entity.named and not entity.plural and (entity.kind is SpeakerKind.PERSON or maybe)


def _only(found: Iterable[Entity]) -> Entity | None:
    """The one that all of these are; None if they are several, or none."""
    several = {id(one): one for one in found}
    return next(iter(several.values())) if len(several) == 1 else None


def _of_initials(name: str, persons: Iterable[Entity]) -> Entity | None:
    """The only person who has these initials."""
    fit = name.isupper() and len(name) > 1
    return _only(e for e in persons if fit and "".join(w[0] for w in e.name if w[:1].isupper()) == name)


@dataclass(frozen=True, slots=True)
class _Talk:
    """A verb of the introduction for their talk, or the occasion of it, with the heads of who talks and with whom."""

    lemma: str
    doers: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Introduction:
    """The words before the first turn; ``persons`` are those whom they mean."""

    tree: Tree
    names: Names
    persons: Mapping[int, Entity]
    words: int

    def asks(self) -> Entity | None:
        """The one person who asks."""
        return _only(self._asking())

    def answers(self) -> Entity | None:
        """The one person who answers: who alone is named beside whoever asks, or is said to answer."""
        asking = list(self._asking())
        others = [e for i, e in self.persons.items() if e not in asking and not self._is_told_of(i)]
        told = _only(e for e in self._answering(asking) if e in others)
        return _only(others) or told or _only(e for e in others if self._is_of_whom_told(e))

    def _asking(self) -> Iterator[Entity]:
        """Whom an outlet sends, and who is said to ask."""
        byline = self.tree.reading.document.byline or ""
        yield from (e for i, e in self.persons.items() if e.text in byline or self._is_sent(i) or self._puts(i))
        for talk in self._talks():
            if talk.lemma in _ASKING:
                yield from self._named(talk.doers)
            elif talk.lemma == _OCCASION and talk.doers:
                yield from (self.persons[i] for i in talk.others if i in self.persons)

    def _answering(self, asking: Sequence[Entity]) -> Iterator[Entity]:
        """Who is said to answer, or to have been asked, or to have told or met the outlet or who asks."""
        for talk in self._talks():
            asked = talk.lemma in _ASKING or (talk.lemma == _OCCASION and not talk.doers)
            if asked or self._is_outlets(talk.doers, asking):
                yield from self._named(talk.others)
            elif talk.lemma in _ANSWERING or self._is_outlets(talk.others, asking):
                yield from self._named(talk.doers)

    def _is_of_whom_told(self, one: Entity) -> bool:
        """Whether the title names somebody who alone of all named is the subject of a sentence."""
        title = self.tree.reading.document.title or ""
        doing = {
            id(e)
            for i, e in self.persons.items()
            if self.tree[i].dep in ("nsubj", "nsubjpass") and self.tree[self.tree[i].head].dep == "ROOT"
        }
        return one.text in title and doing == {id(one)}

    def _is_told_of(self, i: int) -> bool:
        """Whether a name only tells whose somebody or what is: "Lee's deputy", "the deputy of Lee", "about Lee"."""
        led = self.tree[i].dep == "pobj" and self.tree.lower(self.tree[i].head) not in _WITH
        return led or self.tree[i].dep == "poss"

    def _talks(self) -> Iterator[_Talk]:
        tree = self.tree
        for i in range(self.words):
            lemma = tree[i].lemma.lower()
            if tree[i].tag[:2] == "VB" and lemma in _ASKING | _ANSWERING | _TALKING:
                done_to = tree.children(i, "dobj", "dative", "nsubjpass")
                yield _Talk(lemma, tuple(tree.children(i, "nsubj")), (*done_to, *self._led(i)))
            elif tree[i].tag[:2] == "NN" and lemma in _TALKS:
                led, above = self._led(i), tree[i].head
                within = tree.lower(above) == "in"
                # Parsers take a doer behind a comma for an apposition: "In an interview with Lee, the mayor said ..."
                doers = tree.children(tree[above].head, "nsubj") or [a for o in led for a in tree.children(o, "appos")]
                yield _Talk(_OCCASION, tuple(doers) if within else (), tuple(led))

    def _led(self, i: int) -> list[int]:
        """Whom it is done with: "spoke to Lee", "an interview with Lee"."""
        led = (p for p in self.tree.children(i, "prep", "dative") if self.tree.lower(p) in _WITH)
        return [o for p in led for o in self.tree.children(p, "pobj")]

    def _named(self, heads: Iterable[int]) -> Iterator[Entity]:
        """The persons whom phrases name, not those whose they are."""
        for i in (i for head in heads for i in self.tree.subtree(head, _APART)):
            yield from [self.persons[i]] if i in self.persons else []

    def _is_outlets(self, heads: Sequence[int], asking: Sequence[Entity]) -> bool:
        """Whether phrases mean who asks, or the outlet or those who write in it."""
        named = any(e in asking for e in self._named(heads))
        return named or any(self.tree.lower(i) in _US or self._is_outlet(i) for i in heads)

    def _puts(self, i: int) -> bool:
        """Whether it is they who put questions: "questions from Lee", "was interviewed by Lee"."""
        led = self.tree[i].head
        put = self.tree[self.tree[led].head].lemma.lower() in _ASKING | _TALKS
        return self.tree[i].dep == "pobj" and self.tree.lower(led) in _FROM and put

    def _is_sent(self, i: int) -> bool:
        """Whether an outlet's name stands before a person's or behind it, or what they do for one."""
        tree = self.tree
        led = (o for p in tree.children(i, "prep") if tree.lower(p) in ("of", "from") for o in tree.children(p, "pobj"))
        beside = [*tree.children(i, "appos", "compound"), *([tree[i].head] if tree[i].dep == "appos" else [])]
        newsroom = any(tree[c].lemma.lower() in _NEWSROOM for c in beside)
        return newsroom or any(self._is_outlet(c) for c in (*led, *tree.children(i, "poss")))

    def _is_outlet(self, i: int) -> bool:
        """Whether a noun with what stands before it is an outlet's name, or means the outlet itself."""
        name = [j for j in self.tree.subtree(i, _APART) if j <= i and self.tree[j].tag[:3] == "NNP"]
        text = self.tree.span(name).of(self.tree.text) if name else ""
        outlet = bool(text) and (self.names.is_outlet(text) or kind_of_ending(text) is SpeakerKind.OUTLET)
        return outlet or self.tree.lower(i) in table("outlet_nouns")
