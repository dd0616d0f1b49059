"""Whether two claims are the same, related, or different, and why.

Each feature of ``FEATURES`` is a named comparison with a score from 0 to 1 and a sentence a person can check; their
weights, and the threshold from which two claims are the same, stand in ``compare.json`` and were fitted on labelled
pairs (``bench/fit_compare.py``). What is nearly the same but for one slot is related, by the rules of ``_slot``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import exp

from sayso.ledger.both import Both
from sayso.ledger.constructions import BELIEVING, REFUSING, UNDONE, differing_slot, other_weekday
from sayso.ledger.contrasts import against_all, opposed
from sayso.ledger.gist import Gist
from sayso.ledger.shown import names_said, nearness_said, numbers_said, phrase_said, rest_said, terms_said, words_said
from sayso.ledger.signs import ABROAD, ASCRIBED, FAULTED, FURTHER, REGARDED, SOUGHT, THERE
from sayso.ledger.stories import SAME_EVENT
from sayso.ledger.terms import terms_of
from sayso.ledger.types import Comparison, Feature, Slot, Verdict
from sayso.ledger.weights import Table, table_of_weights

FAR = 0.2
"""The cosine below which two wordings of few common words are told apart without more ado."""
CLOSE = 0.57
"""The cosine from which wordings are close: there each step counts more."""
RECALLS = 0.5
"""The cosine from which words that are taken back are taken for those that another report has."""
LITTLE = 0.12
"""The share of common words that goes with it."""
MEASURED = 0.91
"""How sure it is that claims are the same which measure the same: they are joined first."""
LEAST_LIKE = 0.4
"""The chance below which two claims do not speak for their groups being one."""
DIFFERENT = Comparison(Verdict.DIFFERENT, 0.0)
APART = (
    "numbers differ",
    "count differs",
    "amount differs",
    "measures another",
    "only sought",
    "another result",
    "one faulted",
    "opposed",
    "one more",
    "told beside",
    "only believed",
    "leaves open",
    "somebody",
    "elsewhere",
    "weekday differs",
    "deed differs",
    "deed in one",
    "one breath",
    "another named",
    "nameless",
)
"""Features that no likeness makes good."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How a feature is measured, and what its score means, in a sentence."""

    measure: Callable[[Both], float]
    high: Callable[[Both], str]


def closeness(meaning: float) -> float:
    """How far a cosine is above ``CLOSE``, from 0 to 1."""
    return max(0.0, meaning - CLOSE) / (1 - CLOSE)


def _role(role: str, name: str) -> tuple[Measured, Measured]:
    """Two features of a role: whether it is the same in both, and whether it differs."""

    def said(both: Both) -> str:
        ends = dict.fromkeys(terms_said(both, getattr(gist, role)) for gist in (both.a, both.b))
        return f"{name}: {' / '.join(ends)}"

    same = Measured(lambda both: both.shared(role) or 0.0, lambda both: f"same {said(both)}")
    differs = Measured(
        lambda both: float(both.differs(role)), lambda both: f"{said(both).replace(':', ' differs:', 1)}"
    )
    return same, differs


def _places_differ(both: Both) -> float:
    return float(bool(both.a.places and both.b.places) and not set(both.a.places) & set(both.b.places))


def _elsewhere(both: Both) -> float:
    """Whether each is told of another country or region, and neither holds the other; or only one of a foreign one.

    Not where one names the other's country besides: "came across the Orlan border to Dorn", "came to Dorn from Orla".
    """
    one, other = both.a.lands, both.b.lands
    apart = not any(a.startswith(b) or b.startswith(a) for a in one for b in other)
    besides = any(_names_country(both.b, land) for land in one) or any(_names_country(both.a, land) for land in other)
    return float((bool(one and other) and apart and not besides) or both.only_one(ABROAD))


def _names_country(gist: Gist, land: str) -> bool:
    return f"@{land.partition('/')[0]}" in gist.names


def _names_differ(both: Both) -> float:
    one, other = set(both.a.names), set(both.b.names)
    return float(bool(one - other) and bool(other - one))


def _days_differ(both: Both) -> float:
    return float(bool(both.a.day and both.b.day) and both.a.day != both.b.day)


def _told_beside(both: Both) -> float:
    """Whether all that they have in common is told by only one of them in a clause below its main one."""
    shared = {word for word in both.first if word in both.second}
    return float(bool(shared) and (shared <= set(both.a.aside)) is not (shared <= set(both.b.aside)))


def _only_believed(both: Both) -> float:
    """Whether one is that somebody believes, or takes it for so, what the other says."""
    believed = not BELIEVING.isdisjoint((both.a.verb, both.b.verb)) or both.only_one(REGARDED)
    verbs = {both.a.verb, both.b.verb}
    denied = not UNDONE.isdisjoint(verbs) and not verbs <= REFUSING
    return float((both.only_one_tells and believed) or denied)


def _general(both: Both) -> float:
    """Whether one says what is done and the other only that there is support, or only one by what ship."""
    if both.one_by_vessel:
        return 1.0
    with_it, without = (both.a, both.b) if both.a.deeds else (both.b, both.a)
    return float(bool(with_it.deeds) and not without.deeds and without.does == "~support")


def _third(both: Both) -> float:
    one, other = set(both.a.names), set(both.b.names)
    parties = {name for name in one ^ other if name.startswith("@")}
    return float(bool(one & other and parties) and not (one - other and other - one))


_ACTOR, _ACTORS_DIFFER = _role("who", "actor")
_RECIPIENT, _RECIPIENTS_DIFFER = _role("whom", "recipient")
_OBJECT, _OBJECTS_DIFFER = _role("what", "object")

FEATURES: Mapping[str, Measured] = {
    "meaning": Measured(lambda b: b.meaning, nearness_said),
    "words": Measured(lambda b: b.words, words_said),
    "within": Measured(lambda b: b.common / b.weights[0], lambda _: "all that one says, the other says"),
    "whole": Measured(lambda b: b.common / b.weights[1], lambda _: "neither says much more than the other"),
    "more": Measured(lambda b: min(1.0, (b.weights[1] - b.common) / 12), rest_said),
    "beside": Measured(
        lambda b: min(1.0, (b.weights[0] - b.common) / 12), lambda _: "each says what the other does not"
    ),
    "close": Measured(lambda b: closeness(b.meaning), lambda _: "the wordings are close"),
    "names": Measured(lambda b: float(bool(b.names_shared)), lambda b: f"both name {names_said(b)}"),
    "names differ": Measured(_names_differ, lambda _: "each names somebody the other does not"),
    "numbers": Measured(lambda b: float(bool(b.numbers[0])), lambda b: numbers_said(b, True)),
    "numbers differ": Measured(
        lambda b: float(bool(b.numbers[1]) and not b.numbers[0]), lambda b: numbers_said(b, False)
    ),
    "count": Measured(lambda b: float(b.count is True), lambda b: f"both count {', '.join(map(str, b.a.counts))}"),
    "count differs": Measured(
        lambda b: float(b.count is False),
        lambda b: f"counts differ: {', '.join(map(str, b.a.counts))} / {', '.join(map(str, b.b.counts))}",
    ),
    "number missing": Measured(lambda b: float(b.a.numbers != b.b.numbers), lambda _: "only one gives a number"),
    "action": Measured(
        lambda b: float(bool(b.a.does) and b.a.does == b.b.does), lambda b: f"both: {terms_said(b, [b.a.does])}"
    ),
    "action differs": Measured(
        lambda b: float(bool(b.a.does and b.b.does) and b.a.does != b.b.does),
        lambda b: f"action differs: {terms_said(b, [b.a.does])} / {terms_said(b, [b.b.does])}",
    ),
    "actor": _ACTOR,
    "actor differs": _ACTORS_DIFFER,
    "recipient": _RECIPIENT,
    "recipient differs": _RECIPIENTS_DIFFER,
    "object": _OBJECT,
    "object differs": _OBJECTS_DIFFER,
    "deed": Measured(lambda b: float(b.deed is True), lambda b: f"one deed: {b.a.deeds[0]} ({names_said(b)})"),
    "deed differs": Measured(
        lambda b: float(b.deed is False), lambda b: f"deed differs: {', '.join(b.a.deeds)} / {', '.join(b.b.deeds)}"
    ),
    "deed in one": Measured(
        _general, lambda b: f"only one says how: {', '.join(dict.fromkeys((*b.a.deeds, *b.b.deeds)))}"
    ),
    "copied": Measured(lambda b: float(b.copied), lambda _: "the same words of the report stand in both"),
    "another named": Measured(
        lambda b: float(b.another_named), lambda _: "each names another, and nothing else differs"
    ),
    "one phrase": Measured(lambda b: float(b.one_phrase is not None), phrase_said),
    "third party": Measured(_third, lambda _: "one brings in a country that the other does not name"),
    "amount": Measured(
        lambda b: float(b.amount is True or b.excess is True), lambda _: "both say how much there is of one thing"
    ),
    "amount differs": Measured(
        lambda b: float(b.amount is False or b.excess is False),
        lambda _: "both say how much there is of one thing, and not the same",
    ),
    "measures another": Measured(
        lambda b: float(b.measures_another), lambda _: "each says how much there is of another thing"
    ),
    "only sought": Measured(lambda b: float(b.only_one(SOUGHT)), lambda _: "one only tells what is looked for"),
    "another result": Measured(lambda b: float(b.another_result), lambda _: "each tells another thing that came of it"),
    "one faulted": Measured(lambda b: float(b.only_one(FAULTED)), lambda _: "only one says that something is wrong"),
    "opposed": Measured(
        lambda b: float(opposed(b.a, b.b) or against_all(b.a, b.b)), lambda _: "one says the opposite of the other"
    ),
    "one more": Measured(lambda b: float(b.only_one(FURTHER)), lambda _: "only one tells of another than the first"),
    "told beside": Measured(_told_beside, lambda _: "one only tells it beside, of something else that happened"),
    "only believed": Measured(_only_believed, lambda _: "only one says that somebody believes or refuses it"),
    "told again": Measured(
        lambda b: float(b.said_before or b.own_report), lambda _: "one report recalls what was said before"
    ),
    "somebody": Measured(lambda b: float(b.one_somebody), lambda _: "one says that somebody does it, the other who"),
    "leaves open": Measured(lambda b: float(b.open), lambda _: "one leaves open what the other tells"),
    "put otherwise": Measured(lambda b: float(b.put_otherwise), lambda _: "both say one thing in other constructions"),
    "says less": Measured(lambda b: float(b.less), lambda _: "one says less, and holds if the other does"),
    "place differs": Measured(
        _places_differ, lambda b: f"place differs: {', '.join(b.a.places)} / {', '.join(b.b.places)}"
    ),
    "elsewhere": Measured(_elsewhere, lambda _: "each is told of another country or region"),
    "weekday differs": Measured(
        # A toll that stands on Tuesday may be of Monday's dead.
        lambda b: float(other_weekday(b.a, b.b) and not (b.count or b.amount)),
        lambda _: "each names another day of the week",
    ),
    "day differs": Measured(_days_differ, lambda b: f"day differs: {b.a.day} / {b.b.day}"),
    "story": Measured(lambda b: b.kinship, lambda b: f"the reports tell of one event ({b.kinship:.2f})"),
    "one breath": Measured(
        lambda b: float(b.a.attribution == b.b.attribution),
        lambda _: "told apart by one speaker in one breath",
    ),
    "nameless": Measured(
        lambda b: float(b.kinship < SAME_EVENT and not b.names_shared and not b.own_report),
        lambda _: "the reports tell of different events, and no name is common",
    ),
}
"""All that claims are compared by, in the order in which it is shown."""


def measures(a: Gist, b: Gist, kinship: float) -> list[float]:
    """The scores of all features, in their order."""
    both = Both(a, b, kinship)
    return [feature.measure(both) for feature in FEATURES.values()]


def compare(a: Gist, b: Gist, kinship: float, explained: bool = True) -> Comparison:
    """What two claims are to each other; ``kinship`` is that of their reports (see ``stories``).

    Features are told only where it is to be explained: to word them takes longer than to compare.
    """
    both = Both(a, b, kinship)
    if _is_far(both):
        return DIFFERENT
    table = table_of_weights()
    scores, chance = _weighed(both, table)
    shown = scores.items() if explained else ()
    told = tuple(Feature(name, score, FEATURES[name].high(both)) for name, score in shown if score > 0)
    told_again = both.copied or both.said_before or both.own_report or (both.recalled and both.meaning >= RECALLS)
    if both.deed or both.count or both.excess or both.put_otherwise or told_again:
        chance = max(chance, table.deed)
    if both.amount:  # what only left a place joins what is told to be that
        chance = max(chance, MEASURED if both.a.of_what and both.b.of_what else table.deed)
    # Weights were learned from pairs of different reports, and a report seldom says a thing twice.
    least = table.same_report if a.document_id == b.document_id else table.same
    if chance >= least and not any(scores[name] for name in APART):
        return Comparison(Verdict.SAME, chance, None, told)
    slot = _slot(both, scores, table)
    return Comparison(Verdict.RELATED if slot else Verdict.DIFFERENT, chance, slot, told)


def likeness(a: Gist, b: Gist, kinship: float) -> float:
    """How far two claims speak for it that their groups are one: their chance, 0 where anything forbids it."""
    both = Both(a, b, kinship)
    if _is_far(both):
        return 0.0
    scores, chance = _weighed(both, table_of_weights())
    return 0.0 if chance < LEAST_LIKE or any(scores[name] for name in APART) else chance


def _is_far(both: Both) -> bool:
    return both.meaning < FAR and both.words < LITTLE and not _by_rule(both)


def _weighed(both: Both, table: Table) -> tuple[dict[str, float], float]:
    """The scores of all features, and the chance that they make."""
    scores = {name: feature.measure(both) for name, feature in FEATURES.items()}
    return scores, 1 / (1 + exp(-(table.intercept + sum(table.weights[name] * x for name, x in scores.items()))))


def _by_rule(both: Both) -> bool:
    """Whether a declared rule has something to say, however little two wordings have in common."""
    told = (both.count, both.amount, both.excess)
    return any(one is not None for one in told) or both.less or both.put_otherwise


def hopeless(a: Gist, b: Gist) -> bool:
    """Whether two claims are different even if their reports tell of one event: nobody needs to know then if they do.

    This holds as long as the weight of ``story`` is not below 0 and that of ``nameless`` not above. Counts may
    differ only where the event is one, so that pairs of them are never given up.
    """
    if a.counts and b.counts:
        return False
    found = compare(a, b, 1.0, explained=False)
    return found.verdict is Verdict.DIFFERENT and found.score < table_of_weights().same


def _slot(both: Both, scores: Mapping[str, float], table: Table) -> Slot | None:
    """The one slot in which two claims differ that are otherwise alike; None where they are not, or in several."""
    if (both.kinship < table.story and not scores["names"]) or both.only_one(FURTHER) or both.only_one_tells:
        return None
    if scores["deed in one"] and both.like(table.related_meaning, table.related_words):
        return Slot.SCOPE
    if declared := _declared(both):
        return declared
    if both.less or both.measures_another:
        return Slot.SCOPE if both.less else Slot.OBJECT if both.as_much_of_another else None
    differing = {slot for name, slot in _likely(scores) if _else_alike(both, name, table)}
    if both.one_phrase and not scores["numbers differ"]:
        differing = differing or {both.one_phrase.slot}
    if differing:
        return differing.pop() if len(differing) == 1 else None
    return _contained(both, scores, table)


def _declared(both: Both) -> Slot | None:
    """The slot that a declared rule tells."""
    if both.count_differs or both.amount is False or both.excess is False:
        return Slot.NUMBER
    return differing_slot(both.a, both.b) if both.kinship >= SAME_EVENT else None


def _contained(both: Both, scores: Mapping[str, float], table: Table) -> Slot | None:
    """The slot where one says all that the other does and more: SCOPE, unless something of it conflicts."""
    # A question says less than every answer to it, and none of them makes it hold.
    alike = both.a.asks is both.b.asks and not both.does_less and not both.told_by_one
    alike = alike and not (both.only_one(ASCRIBED) or both.only_one(THERE))
    # Two who say nearly the same in one report are told apart by a little: "dismissed", "dismissed for stealing".
    two = both.a.document_id == both.b.document_id and bool(both.a.by and both.b.by) and both.a.by != both.b.by
    more = scores["whole"] <= table.scope_whole or (scores["whole"] < 1 and two)
    contained = alike and scores["within"] >= table.scope_within and more
    if not contained or not both.like(table.like["scope"], 1.0):
        return None
    conflicts = [slot for name, slot in _CONFLICTS.items() if scores[name]]
    return Slot.SCOPE if not conflicts else conflicts[0] if len(conflicts) == 1 else None


def _likely(scores: Mapping[str, float]) -> Iterable[tuple[str, Slot]]:
    return ((name, slot) for name, (slot, *_) in _SLOTS.items() if scores[name])


def _else_alike(both: Both, name: str, table: Table) -> bool:
    """Whether two claims that a feature says differ are alike in all that the table does not leave free."""
    slot, terms, rest = _SLOTS[name]
    if not (both.like(table.like[rest], 1.0) and both.rest(terms) <= table.rest[rest]):
        return False
    if slot in _OF_ACTION and both.a.does and both.b.does and both.a.does != both.b.does:
        return False  # two slots differ
    return both.number_differs if name == "numbers differ" else True


def _named(role: str) -> Callable[[Gist], Iterable[str] | None]:
    """The terms of a phrase, if it names somebody: two descriptions may be of one person."""
    return lambda gist: getattr(gist, role) if set(getattr(gist, role)) & set(gist.names) else None


def _places(gist: Gist) -> Iterable[str]:
    return (word for place in gist.places for word, _ in terms_of(place).words)


_SLOTS: Mapping[str, tuple[Slot, Callable[[Gist], Iterable[str] | None], str]] = {
    "numbers differ": (Slot.NUMBER, lambda _: (), "number"),
    "count differs": (Slot.NUMBER, lambda _: (), "number"),
    "actor differs": (Slot.ACTOR, _named("who"), "phrase"),
    "recipient differs": (Slot.RECIPIENT, _named("whom"), "phrase"),
    "object differs": (Slot.OBJECT, lambda gist: gist.what, "phrase"),
    "deed differs": (Slot.ACTION, lambda gist: (word for word, _ in gist.words), "deed"),
    "place differs": (Slot.PLACE, _places, "phrase"),
    "day differs": (Slot.TIME, lambda _: (), "phrase"),
}
"""For a feature that says that two claims differ: in which slot, the terms that are free to differ then, and the row of
``like`` (how near the wordings must be) and of ``rest`` (the most of either that may be elsewhere) in the table."""


_CONFLICTS: Mapping[str, Slot] = {"day differs": Slot.TIME, "numbers differ": Slot.NUMBER}
"""What keeps a claim from holding where another does that says all its words."""
_OF_ACTION = (Slot.ACTOR, Slot.RECIPIENT, Slot.OBJECT)
"""The slots that an action has: where the action differs too, two of them do."""
