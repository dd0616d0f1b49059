"""Two gists side by side: what they share and what only one has, for the features of ``compare``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from sayso.ledger.amounts import another_number, excess_alike, measured_alike
from sayso.ledger.constructions import TELLING, one_construction
from sayso.ledger.counts import differ
from sayso.ledger.gist import Gist, by_ship, does_deed
from sayso.ledger.numbers import Measure
from sayso.ledger.parallel import INDEFINITE, OnePhrase, one_phrase
from sayso.ledger.scopes import leaves_open, says_less
from sayso.ledger.signs import FURTHER, NEGATIVE, REGARDED, RESULT
from sayso.ledger.stories import SAME_EVENT
from sayso.ledger.terms import COUNTING, Figure, comparable, figures_agree
from sayso.ledger.types import Slot
from sayso.ledger.vectors import cosine
from sayso.ledger.words import stem

NOTHING_ELSE = 0.9
"""The share of its words from which a claim that counts the same as another says nothing else."""
SAME_WORDS = 0.5
"""The share of words that the wordings of copied claims must have in common: a sentence may hold several claims."""

RECALLING = 3
"""The words from which a claim tells enough to be known again by them."""

HAPPENING = frozenset(map(stem, "be happen occur come take strike hit begin start report call".split())) | {""}
"""Verbs that tell no more than that it happened, or that it was told of."""
_TAKING_BACK = frozenset(map(stem, "withdraw retract recant correct revise disown".split()))


class Both:
    """Two gists side by side; what several features need is worked out once."""

    def __init__(self, a: Gist, b: Gist, kinship: float) -> None:
        # In one order, so that a comparison is the same whichever comes first.
        self.a, self.b = (a, b) if a.claim_id <= b.claim_id else (b, a)
        self.kinship = kinship

    @cached_property
    def first(self) -> dict[str, float]:
        """The words of one, with their weights."""
        return dict(self.a.words)

    @cached_property
    def second(self) -> dict[str, float]:
        """The words of the other."""
        return dict(self.b.words)

    @cached_property
    def common(self) -> float:
        """The weight of the words they share."""
        return sum(weight for word, weight in self.first.items() if word in self.second)

    @cached_property
    def weights(self) -> tuple[float, float]:
        """The weight of all words of each, the lighter first."""
        less, more = sorted((sum(self.first.values()), sum(self.second.values())))
        return max(less, 0.1), max(more, 0.1)

    @cached_property
    def meaning(self) -> float:
        """The cosine of their vectors."""
        return max(0.0, cosine(self.a.vector, self.b.vector))

    @cached_property
    def words(self) -> float:
        """The share of all words' weight that they have in common."""
        return self.common / (sum(self.weights) - self.common)

    @cached_property
    def numbers(self) -> tuple[list[tuple[Figure, Figure]], list[tuple[Figure, Figure]]]:
        """Numbers of the two that count the same: those that agree, and those that don't."""
        agreeing: list[tuple[Figure, Figure]] = []
        conflicting: list[tuple[Figure, Figure]] = []
        for one in self.a.figures:
            for other in self.b.figures:
                if comparable(one, other):
                    (agreeing if figures_agree(one, other) else conflicting).append((one, other))
        return agreeing, conflicting

    @cached_property
    def number_differs(self) -> bool:
        """Whether their numbers are all that differs by what is told of them: of one noun, and with one actor.

        Numbers that agree beside make no difference: of "240 tonnes, of which 190" one is another's.
        """
        conflicting = [
            one for one, other in self.numbers[1] if one.measure != Measure.COUNT or (one.noun and other.noun)
        ]
        timed = any(one.measure == Measure.CLOCK for one in conflicting)
        fates = [{count.fate for count in one.counts} for one in (self.a, self.b)]
        if all(fates) and fates[0].isdisjoint(fates[1]):
            return False  # 11 dead and 20 wounded
        if timed and self.a.verb != self.b.verb and {self.a.verb, self.b.verb}.isdisjoint(HAPPENING):
            return False  # of two actions each has its time
        return bool(conflicting) and not self.numbers[0] and not self.differs("who") and self.one_phrase is None

    @cached_property
    def counts_only(self) -> bool:
        """Whether one of them says nothing, beside what is counted, that the other does not say."""
        ends = [dict(one.words) for one in (self.a, self.b)]
        beside = [sum(w for word, w in end.items() if word not in COUNTING) for end in ends]
        common = sum(w for word, w in ends[0].items() if word in ends[1] and word not in COUNTING)
        return common >= NOTHING_ELSE * min(beside)

    @cached_property
    def count_differs(self) -> bool:
        """Whether one of them says nothing but a count that the other has otherwise."""
        return self.count is False and self.counts_only

    @cached_property
    def told_by_one(self) -> bool:
        """Whether one of them is that somebody tells, asks or takes it so, whom the other does not know."""
        ends = ((self.a, self.second), (self.b, self.first))
        if self.only_one(REGARDED):
            return True
        return any(one.verb in TELLING and not (one.who and set(one.who) <= set(held)) for one, held in ends)

    @property
    def only_one_tells(self) -> bool:
        """Whether one of them is that somebody tells it, and the other is not told in that way."""
        return self.told_by_one and self.a.verb != self.b.verb

    @cached_property
    def surfaces(self) -> dict[str, str]:
        """Words as they stand, by their terms."""
        return {term: said for one in (self.b, self.a) for (term, _), said in zip(one.words, one.said, strict=True)}

    @cached_property
    def names_shared(self) -> list[str]:
        """The names that both have, in order."""
        return sorted(set(self.a.names) & set(self.b.names))

    def shared(self, role: str) -> float | None:
        """How much of the shorter of two phrases is in the other; None where either is missing."""
        one, other = set(getattr(self.a, role)), set(getattr(self.b, role))
        if not (one and other):
            return None
        return len(one & other) / min(len(one), len(other))

    def differs(self, role: str) -> bool:
        """Whether both have a phrase in this role, and no word of one is in the other."""
        return self.shared(role) == 0.0

    def like(self, meaning: float, words: float) -> bool:
        """Whether the wordings are as near as this, by their meaning or by their words."""
        return self.meaning >= meaning or self.words >= words

    def rest(self, free: Callable[[Gist], Iterable[str] | None]) -> float:
        """The greater share of either's words that the other lacks, those aside that are free to differ.

        1 where one of them has nothing to differ in.
        """
        ends = (free(self.a), free(self.b))
        if None in ends:
            return 1.0
        return max(_lacking(self.first, self.second, ends[0] or ()), _lacking(self.second, self.first, ends[1] or ()))

    @cached_property
    def deed(self) -> bool | None:
        """Whether the same named actor does the same deed to the same (True), or another deed (False).

        None where the table of deeds has nothing to say: no deed in one of them, or no name in common. A recipient that
        only one tells must be whom the other's report is about, or the reports tell of one event.
        """
        mine, yours = set(self.a.deeds), set(self.b.deeds)
        if not (mine and yours and self.names_shared):
            return None
        if not mine & yours:
            return False
        # The name that a wording begins with is known for one by what the reports are about.
        about = {stem(name) for one in (self.a, self.b) for name in one.context}
        who = [set(one.who) & {*one.names, *about} for one in (self.a, self.b)]
        if all(who) and not who[0] & who[1]:
            return None
        if self.one_by_vessel:
            return None
        done = does_deed(self.a) and does_deed(self.b)
        return True if done and mine == yours and self._one_recipient else None

    @cached_property
    def one_by_vessel(self) -> bool:
        """Whether both tell of one deed, and only one by what ship: that is less than that it is done at all."""
        ships = [by_ship(gist.said, gist.verb) for gist in (self.a, self.b)]
        return ships[0] is not ships[1] and bool(self.a.deeds) and self.a.deeds == self.b.deeds

    @cached_property
    def one_phrase(self) -> OnePhrase | None:
        """The one phrase in which they differ that tell of one event; None where there is none, or more differs."""
        return one_phrase(self.a, self.b) if self.kinship >= SAME_EVENT else None

    @cached_property
    def another_named(self) -> bool:
        """Whether all that differs is who does it, or to whom, and both name somebody."""
        if self.copied and self._filled_otherwise:
            return False
        if self._another_does:
            return True
        found = self.one_phrase
        if found is None or found.slot not in (Slot.ACTOR, Slot.RECIPIENT):
            return False
        return not set(found.first).isdisjoint(self.a.names) and not set(found.second).isdisjoint(self.b.names)

    @property
    def _another_does(self) -> bool:
        """Whether somebody else does it whom the other claim does not name: "Vorn won in Marl", "Brell won"."""
        if self.a.verb != self.b.verb or not self.a.does:
            return False
        ends = ((self.a, self.second), (self.b, self.first))
        named = [{word for word in one.who if word in one.names} for one, _ in ends]
        return all(one and one.isdisjoint(held) for one, (_, held) in zip(named, ends, strict=True))

    @cached_property
    def copied(self) -> bool:
        """Whether both are made of the same exact words, in two reports of one event.

        Of different events only boilerplate is the same, and one piece of text may hold several claims.
        """
        if self.a.verbatim is None or self.a.verbatim != self.b.verbatim or self.kinship < SAME_EVENT:
            return False
        alike = self.words >= SAME_WORDS or self.a.words == self.b.words or self._filled_otherwise
        return alike and self.a.document_id != self.b.document_id

    @property
    def _filled_otherwise(self) -> bool:
        """Whether all that differs is what is filled in for words that point ("we", "it"), said by one speaker."""
        one_voice = not set(self.a.by).isdisjoint(self.b.by)
        return one_voice and self.a.worded is not None and self.a.worded == self.b.worded

    @cached_property
    def recalled(self) -> bool:
        """Whether one tells of words that are taken back, and the other, in another report, says them.

        Whoever withdraws a statement is taken to mean the one of theirs that is nearest, of the same event; who
        withdraws a figure, whatever gives that figure of the same thing.
        """
        if self.a.recalled == self.b.recalled or self.a.document_id == self.b.document_id:
            return False
        # That words are taken back is not what they say.
        if _TAKING_BACK & {self.a.verb, self.b.verb}:
            return False
        return self.kinship >= SAME_EVENT and (not set(self.a.by).isdisjoint(self.b.by) or self._one_figure)

    @cached_property
    def own_report(self) -> bool:
        """Whether one is what its outlet's own report of that day said, and that report has all its words."""
        ends = ((self.a, self.b), (self.b, self.a))
        told = next(
            ((again, first) for again, first in ends if again.corrects and again.corrects == first.printed), None
        )
        if told is None or self.numbers[1]:
            return False
        again, first = told
        words = {word for word, _ in again.words}
        enough = len(words) + len(again.figures) >= RECALLING
        return enough and len(again.figures) <= len(first.figures) and words <= {word for word, _ in first.words}

    @cached_property
    def said_before(self) -> bool:
        """Whether one report only recalls what the other tells of the same speaker: all its words, but for names."""
        if self.a.before == self.b.before or self.a.document_id == self.b.document_id or self.kinship < SAME_EVENT:
            return False
        again, first = (self.a, self.b) if self.a.before else (self.b, self.a)
        if set(again.by).isdisjoint(first.by) or again.verb != first.verb or self.numbers[1]:
            return False
        held = {word for word, _ in first.words}
        told = {word for word, _ in again.words}
        named = [bool(set(one.who) & set(one.names)) for one in (again, first)]
        lent = set(again.who) if again.who and first.who and not all(named) else set()
        return len(told) >= RECALLING and len(again.figures) <= len(first.figures) and told - lent <= held

    @property
    def _one_figure(self) -> bool:
        """Whether each has but one figure, exact, and that is the same number of the same thing."""
        if not len(self.a.figures) == len(self.b.figures) == 1:
            return False
        one, other = self.a.figures[0], self.b.figures[0]
        counted = one.noun or other.noun
        alike = (one.measure, one.least, one.most, one.exact) == (other.measure, other.least, other.most, other.exact)
        return alike and one.exact and counted in self.first and counted in self.second

    @cached_property
    def count(self) -> bool | None:
        """Whether they count the same of one event, and nothing else, with one number (True), or with others (False).

        None where one of them counts nothing that the other does, or where there is more to it.
        """
        if self.kinship < SAME_EVENT or not (self.a.counts and self.b.counts):
            return None
        if any(differ(one, other) for one in self.a.counts for other in self.b.counts):
            return False
        kinds = [{(c.counted, c.fate, c.degree, c.others) for c in one.counts} for one in (self.a, self.b)]
        alike = kinds[0] == kinds[1] and len(self.a.figures) == len(self.b.figures)
        return True if alike and self.counts_only and not self.told_by_one else None

    @cached_property
    def amount(self) -> bool | None:
        """Whether they measure the same of one event, and say nothing else, with one number (True), or with others.

        From a plain number ("the count of fuses is 176") whatever counts the same otherwise differs too. None where one
        of them measures nothing that the other does.
        """
        one, other = self.a.amount, self.b.amount
        if self.kinship < SAME_EVENT or not (one or other):
            return None
        if one and other:
            return measured_alike(one, other)
        return False if self._counted_otherwise else None

    @cached_property
    def excess(self) -> bool | None:
        """Whether both say by how much there is more than there should be, with one number (True), or with others."""
        return excess_alike(self.a.extra, self.b.extra) if self.kinship >= SAME_EVENT else None

    @cached_property
    def put_otherwise(self) -> bool:
        """Whether both say one thing of one event in other constructions."""
        if self.kinship < SAME_EVENT or self.numbers[1] or self.only_one(NEGATIVE):
            return False
        return one_construction(self.a, self.b)

    @property
    def _counted_otherwise(self) -> bool:
        told, beside = (self.a, self.b) if self.a.amount else (self.b, self.a)
        # A noun in the singular only restricts another: "two fuse caps".
        many = {word for (word, _), said in zip(beside.words, beside.said, strict=True) if said.endswith("s")}
        counted = [(one.noun, one.least, one.most) for one in beside.figures if one.noun in many]
        amount, words = told.amount, [word for word, _ in beside.words]
        if amount is None or not amount.thing or amount.thing[-1] not in words or not another_number(amount, counted):
            return False
        # "20 tonnes of shells under bagged fertiliser" are none of fertiliser.
        return not amount.unit or words.index(amount.thing[-1]) - words.index(amount.unit) in (1, 2)

    @property
    def measures_another(self) -> bool:
        """Whether they say how much there is of different things: 600 tonnes of rice, 600 tonnes of wheat."""
        one, other = self.a.amount, self.b.amount
        if one is None or other is None or not (one.thing and other.thing):
            return False
        return one.unit == other.unit and set(one.thing).isdisjoint(other.thing)

    @property
    def as_much_of_another(self) -> bool:
        """Whether there is as much of each of the different things."""
        return self.measures_another and bool(self.numbers[0]) and not self.numbers[1]

    def only_one(self, sign: str) -> bool:
        """Whether only one of the wordings shows a sign (see ``signs``)."""
        return (sign in self.a.signs) is not (sign in self.b.signs)

    @property
    def one_somebody(self) -> bool:
        """Whether one says that somebody does it, and the other names who."""
        vague = [bool(one.who) and INDEFINITE.issuperset(one.who) for one in (self.a, self.b)]
        if vague[0] is vague[1]:
            return False
        named = self.b if vague[0] else self.a
        return not set(named.who).isdisjoint(named.names)

    @property
    def another_result(self) -> bool:
        """Whether each tells what came of one happening, and not the same: "exploded, killing two", "sinking her"."""
        results = RESULT in self.a.signs and RESULT in self.b.signs and not self.count
        return results and self.a.verb != self.b.verb and self.a.does != self.b.does

    @property
    def does_less(self) -> bool:
        """Whether the one that says less tells that something is done to somebody or something that the other lacks."""
        light = sum(self.first.values()) <= sum(self.second.values())
        less, more, held = (self.a, self.b, self.second) if light else (self.b, self.a, self.first)
        done = bool(less.does and more.does and (less.whom or less.what))
        return done and less.does != more.does and less.does not in held

    @cached_property
    def less(self) -> bool:
        """Whether one says less than the other, of one event (see ``scopes``)."""
        return self.kinship >= SAME_EVENT and not self.only_one(FURTHER) and says_less(self.a, self.b, TELLING)

    @cached_property
    def open(self) -> bool:
        """Whether one leaves open what the other tells (see ``scopes``)."""
        return self.less and leaves_open(self.a, self.b, TELLING)

    @property
    def _one_recipient(self) -> bool:
        if self.a.whom and self.b.whom:
            return bool(self.shared("whom"))
        told = (self.a.whom, self.b.context) if self.a.whom else (self.b.whom, self.a.context)
        return self.kinship >= SAME_EVENT or bool(set(told[0]) & {*map(stem, told[1])})


def _lacking(words: Mapping[str, float], others: Mapping[str, float], free: Iterable[str]) -> float:
    kept = set(free)
    alone = sum(weight for word, weight in words.items() if word not in others and word not in kept)
    return alone / max(sum(words.values()), 0.1)
