"""What the features of two claims say, in words a person can check."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.countries import countries
from sayso.ledger.both import Both
from sayso.ledger.terms import Figure


def terms_said(both: Both, terms: Iterable[str]) -> str:
    """Terms as one of the two has them in words."""
    return " ".join(both.surfaces.get(term) or _plain(term) for term in terms) or "-"


def names_said(both: Both) -> str:
    """The names that both have."""
    return ", ".join(terms_said(both, [name]) for name in both.names_shared)


def _plain(term: str) -> str:
    country = countries().get(term[1:]) if term.startswith("@") else None
    return country.name if country else term.lstrip("~")


_NEARNESS = ((0.75, "much the same"), (0.3, "something alike"), (0.0, "different things"))
"""What two wordings mean to each other, from which cosine on."""


def nearness_said(both: Both) -> str:
    """How near their meanings are."""
    told = next(words for least, words in _NEARNESS if both.meaning >= least)
    return f"the wordings mean {told} (cosine {both.meaning:.2f})"


def words_said(both: Both) -> str:
    """The weightiest words that both have."""
    shared = sorted((w for w in both.first if w in both.second), key=lambda w: (-both.first[w], w))[:5]
    return f"both say {', '.join(terms_said(both, [word]) for word in shared)}" if shared else "no word in common"


def rest_said(both: Both) -> str:
    """The weightiest words that only one of them has; empty where there are none."""
    alone = {**{w: x for w, x in both.first.items() if w not in both.second}}
    alone |= {w: x for w, x in both.second.items() if w not in both.first}
    rest = sorted(alone, key=lambda w: (-alone[w], w))[:4]
    return f"only one says {', '.join(terms_said(both, [word]) for word in rest)}" if rest else ""


def numbers_said(both: Both, agreeing: bool) -> str:
    """Their numbers that agree, or that differ; empty where there are none."""
    found = both.numbers[0 if agreeing else 1]
    told = ", ".join(f"{_figure(both, one)} / {_figure(both, other)}" for one, other in found[:3])
    return f"numbers {'agree' if agreeing else 'differ'}: {told}" if found else ""


def _figure(both: Both, one: Figure) -> str:
    ends = [f"{end:g}" for end in dict.fromkeys((one.least, one.most)) if end is not None]
    return f"{' to '.join(ends)} {terms_said(both, [one.noun]) if one.noun else one.measure}"


def phrase_said(both: Both) -> str:
    """The one phrase in which they differ; empty where there is none."""
    found = both.one_phrase
    return (
        f"the same but for one phrase: {terms_said(both, found.first)} / {terms_said(both, found.second)}"
        if found
        else ""
    )
