"""Which of two claims of one event says less than the other, so that the other, if it holds, makes it hold.

Each rule of ``RULES`` knows one way in which English says less: that there is such a thing at all, that something is
used, that somebody does it, that what another sends is received, that a ship carries it. They look at wordings, so that
neither side nor speaker makes a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

from sayso.ledger.gist import (
    HOLDING,
    RECEIVING,
    VESSELS,
    Gist,
    by_ship,
    handled,
    received_in,
)
from sayso.ledger.goods import of_kind
from sayso.ledger.keys import BEGINNING, SENDING
from sayso.ledger.parallel import INDEFINITE
from sayso.ledger.signs import AMID, MORE, NEGATIVE, THERE
from sayso.ledger.terms import PLACE
from sayso.ledger.words import stem

Rule = Callable[[Gist, Gist], bool]

_ABOARD = frozenset(("board", "aboard"))
_CALLING = frozenset(map(stem, ("telephone", "phone")))
"""How one calls."""
_KEEPING = frozenset(map(stem, "keep store park station base house hide moor berth launch operate run".split()))
_GIVING = frozenset(("~supply", "~give"))
_FROM_ABROAD = frozenset(("abroad", "oversea", "outsid", "foreign", "countri", "state", "power", "help"))
_OTHERS = frozenset(("other",))
_OPAQUE = frozenset(
    map(
        stem,
        "try attempt seek want hope wish plan intend threaten fear risk prevent avoid deny refuse reject false fake "
        "rule search check determine possible likely unclear report rumour rumor claim accuse sceptical skeptical "
        "doubt alleged suspected whether".split(),
    )
)
"""Words within which a thing need not be so: who tries to find a bomb may find none."""
_FEWEST = 2
"""Words by which a thing is told apart from others of its kind."""
_TELLING = 1.5
"""The least that these weigh."""
_MUCH = 2.5
"""What they weigh at least where nothing else tells the deed from others: "somebody opened fire" may be any."""


def says_less(one: Gist, other: Gist, telling: Collection[str]) -> bool:
    """Whether one of two claims of one event says less than the other; ``telling`` are verbs that only tell."""
    return _holds_of(RULES, one, other, telling)


def leaves_open(one: Gist, other: Gist, telling: Collection[str]) -> bool:
    """Whether one leaves open who, what or how, so that they are two claims, however alike: "somebody", "drugs"."""
    return _holds_of(OPEN, one, other, telling)


def _holds_of(rules: Iterable[Rule], one: Gist, other: Gist, telling: Collection[str]) -> bool:
    if one.asks or other.asks:
        return False
    told = [pair for pair in ((one, other), (other, one)) if pair[1].verb not in telling]
    return any(rule(*pair) and not _opaque(*pair) for rule in rules for pair in told)


def _opaque(general: Gist, special: Gist) -> bool:
    """Whether the special one has a word by which what it says need not be so."""
    return not _OPAQUE.isdisjoint({word for word, _ in special.words} - {word for word, _ in general.words})


def _tells_more(general: Gist, special: Gist) -> bool:
    """Whether the special one has words of its own."""
    held = dict(general.words)
    return sum(weight for word, weight in special.words if word not in held) >= _TELLING


def _exists(general: Gist, special: Gist) -> bool:
    """As in "there are sealed holds": five ships that call with sealed holds say so too."""
    if THERE not in general.signs or general.figures or NEGATIVE in special.signs:
        return False
    calls = any(word == "call" for word, _ in general.words)
    words = [word for word, _ in general.words if not (calls and word in _CALLING)]
    if not _ABOARD.isdisjoint(words):
        words = [word for word in words if word not in _ABOARD]
        return special.goods is not None and _holds(special) and {*words} <= {*special.goods.words}
    heavy = sum(weight for _, weight in general.words)
    return len(words) >= _FEWEST and heavy >= _TELLING and _run_of(words, special) and _tells_more(general, special)


def _handled(general: Gist, special: Gist) -> bool:
    """As in "there was a mark": that the crates bore the mark of a depot says so too."""
    if THERE not in general.signs or general.figures or len(general.words) != 1 or NEGATIVE in special.signs:
        return False
    thing = general.words[0][0]
    return thing in handled(special) and _tells_more(general, special)


def _holds(gist: Gist) -> bool:
    """Whether that goods are carried, held or aboard is what it says, and not only said beside."""
    return gist.verb in HOLDING


def _run_of(words: list[str], gist: Gist) -> bool:
    """Whether the words stand in it in order, with at most one between two of them."""
    held = [word for word, _ in gist.words]
    if not set(words) <= set(held):
        return False
    places = [held.index(word) for word in words]
    return all(0 < later - earlier <= 2 for earlier, later in pairwise(places))


def _used(general: Gist, special: Gist) -> bool:
    """As in "the pier was used by the navy": that the navy kept boats on it says so too."""
    if general.verb != "use" or not (general.who and general.what) or general.figures or NEGATIVE in special.signs:
        return False
    words = {word for word, _ in general.words if word != "use"}
    leads = dict(zip((word for word, _ in special.words), special.leads, strict=False))
    if not words <= leads.keys():
        return False
    if special.verb == "be":
        return not set(special.who).isdisjoint(general.what)
    return special.verb in _KEEPING and all(leads[word] == PLACE for word in general.what if word in leads)


def _somebody(general: Gist, special: Gist) -> bool:
    """As in "somebody was waiting for the crates": that a clerk was says so too."""
    if not general.who or not INDEFINITE.issuperset(general.who) or NEGATIVE in special.signs:
        return False
    held = dict(zip((word for word, _ in special.words), special.said, strict=True))
    words = {word for word, _ in general.words} - INDEFINITE
    # "Who was waiting was the clerk" has its verb within.
    told = special.verb == general.verb or (special.verb == "be" and held.get(general.does, "").endswith("ing"))
    heavy = sum(weight for word, weight in general.words if word in words)
    # Who is only described ("a gunman") is nobody in particular either.
    told = told and bool(set(special.names) - words)
    return told and heavy >= _MUCH and len(words) >= _FEWEST and words <= held.keys() and INDEFINITE.isdisjoint(held)


def _received(general: Gist, special: Gist) -> bool:
    """As in "the rebels receive arms from abroad": that a neighbour arms them says so too."""
    if general.verb not in RECEIVING or not general.who:
        return False
    words = [word for word, _ in general.words]
    deed = not set(received_in(general.verb, words)).isdisjoint(special.deeds)
    if not deed and not (special.does in _GIVING and set(general.what) & set(special.what)):
        return False
    if not set(general.who) <= set(special.whom) or not special.who or set(special.who) & set(general.who):
        return False
    return {*words} - {*general.who, general.does, *general.what} <= _FROM_ABROAD


def _by_ship(general: Gist, special: Gist) -> bool:
    """As in "the ship brought shells for rebels": that a neighbour sent rebels shells by ship says so too."""
    if not general.deeds or set(general.deeds).isdisjoint(special.deeds):
        return False
    if not (_ship_does(general) and by_ship(special.said, special.verb)):
        return False
    if not special.who or _ship_does(special):
        return False
    named = [set(end.whom) & set(end.names) for end in (general, special)]
    return not (all(named) and named[0].isdisjoint(named[1]))


def _ship_does(gist: Gist) -> bool:
    return any(
        word in gist.who and said.lower() in VESSELS for (word, _), said in zip(gist.words, gist.said, strict=True)
    )


def _goods(general: Gist, special: Gist) -> bool:
    """As in "the truck carried drugs": that it carried cocaine, or how much, says so too."""
    less, more = general.goods, special.goods
    if less is None or more is None or not (_holds(general) and _holds(special)):
        return False
    if (less.measured and not more.measured) or _two_holders(general, special):
        return False
    if less.alone and not more.alone:  # "the goods were weapons" is said of all that is carried
        return False
    return of_kind(less, more) or (set(less.words) == set(more.words) and more.measured and not less.measured)


def _two_holders(one: Gist, other: Gist) -> bool:
    named = [set(end.who) & set(end.names) for end in (one, other)]
    return all(named) and named[0].isdisjoint(named[1])


def _without_more(general: Gist, special: Gist) -> bool:
    """As in "they broke a rule": why they broke it, told in the same report, says so too."""
    if general.document_id != special.document_id or general.verb != special.verb or NEGATIVE in special.signs:
        return False
    held = dict(special.words)
    if set(general.who).isdisjoint(special.who):
        return False
    less = {word for word, _ in general.words} - _OTHERS
    alike = not general.figures or general.figures == special.figures
    return alike and len(less) > _FEWEST and less <= held.keys() and _tells_more(general, special)


def _some_more(general: Gist, special: Gist) -> bool:
    """As in "the extra weight was there": that she carried 60 tonnes more says so too."""
    return MORE in general.signs and special.extra is not None and NEGATIVE not in special.signs


def _began_within(general: Gist, special: Gist) -> bool:
    """As in "it began on the pier": that it began in a shed on the pier says so too."""
    if general.verb not in BEGINNING or general.verb != special.verb or {*general.signs} != {*special.signs}:
        return False
    held = {word for word, _ in general.words}
    told = [(word in held, lead == PLACE) for (word, _), lead in zip(special.words, special.leads, strict=False)]
    new = [n for n, (shared, _) in enumerate(told) if not shared]
    if not new or new[-1] - new[0] >= len(new) or not held <= {word for word, _ in special.words}:
        return False
    # What is new is a place, and the place that the other tells stands right behind it.
    return all(place for _, place in told[new[0] : new[-1] + 2]) and new[-1] + 1 < len(told)


def _began_amid(general: Gist, special: Gist) -> bool:
    """As in "it began on the pier": that it began among the containers is told of a spot, not of another site."""
    if general.verb not in BEGINNING or general.verb != special.verb or set(general.who).isdisjoint(special.who):
        return False
    one_report = general.document_id == special.document_id
    return one_report and AMID in special.signs and AMID not in general.signs and PLACE in general.leads


def _ship_sent(general: Gist, special: Gist) -> bool:
    """As in "a ship was sent to the rebels": that a ship brought shells for them says so too."""
    sent = general.verb in SENDING and not general.deeds and bool(special.deeds) and NEGATIVE not in special.signs
    both = all(end.whom and by_ship(end.said, end.verb) for end in (general, special))
    if not (sent and both):
        return False
    named = [set(end.whom) & set(end.names) for end in (general, special)]
    # A name and a description may be of one body.
    return bool(set(general.whom) & set(special.whom)) or bool(named[0]) is not bool(named[1])


OPEN: tuple[Rule, ...] = (_used, _somebody, _received, _by_ship, _goods, _began_within)
"""The ways in which the first leaves open what the second tells."""
RULES: tuple[Rule, ...] = (_exists, _handled, *OPEN, _without_more, _some_more, _began_amid, _ship_sent)
"""The ways in which the first says less than the second."""
