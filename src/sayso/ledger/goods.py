"""What a claim says is carried or held ("the truck carried 3 tonnes of cocaine"), and which goods are of one kind.

The kinds stand in ``kinds.json``: "military goods" may be shells, "drugs" cocaine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.ledger.numbers import numbers_in
from sayso.ledger.terms import terms_of


@dataclass(frozen=True, slots=True)
class Goods:
    """The terms of what is carried, whether it is told how much, and whether it is a thing in particular ("a gun").

    ``alone`` says that it is told of "the cargo", and not of who carries it.
    """

    words: tuple[str, ...]
    measured: bool
    single: bool = False
    alone: bool = False


_BE = r"(?:is|are|was|were|(?:has|have|had) been)"
_HELD = re.compile(
    r"(?<![-\w])(?:carr(?:y|ies|ied|ying)|contain(?:s|ed|ing)?|held|holding|holds(?! \w+ed\b)|"
    r"(?:bring(?:s|ing)?|brought)(?! up| about| back| down)|transport(?:s|ed|ing)?|(?:loaded|laden|filled) with)"
    r"\s+(?P<goods>[^,;:]+)"
    rf"|^There {_BE}\s+(?P<aboard>[^,;:]+?) (?:on board|aboard)$"
    rf"|^The (?:goods|cargo|load|freight|consignment|shipment) {_BE}\s+"
    r"(?:(?:probably|possibly|likely|apparently|reportedly|perhaps) )?(?P<are>[^,;:]+)$",
    re.IGNORECASE,
)
"""Where goods are told."""
_BEHIND = re.compile(
    r"\s(?:when|while|that|which|who|whose|where|for|to|in|on|at|from|under|over|aboard|with|without|by|as|through|and|or|"
    r"before|after|than|into|onto|across|between)\s.*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands behind them."""
_ONE = re.compile(r"(?:an?|the|this|that|his|her|its|their) ", re.IGNORECASE)
"""What begins the name of a thing in particular."""
_MEASURED = re.compile(r"(?:\s*[a-z]+ of (?:the )?)?")
"""The unit, and what is measured in it."""


def goods_in(wording: str) -> Goods | None:
    """What a wording says is carried, held or aboard; None where it says nothing of the kind."""
    found = _HELD.search(wording)
    if found is None:
        return None
    told = next(goods for goods in found.groups() if goods)
    number = next((one for one in numbers_in(told) if not told[: one.span.start].strip()), None)
    start = _MEASURED.match(told, number.span.end).end() if number else 0  # type: ignore[union-attr]
    words = tuple(word for word, _ in terms_of(_BEHIND.sub("", " " + told[start:].strip())).words)
    alone = found["are"] is not None
    return Goods(words, number is not None, _ONE.match(told) is not None, alone) if words else None


def of_kind(general: Goods, special: Goods) -> bool:
    """Whether one names no more than the kind that the other is of; "a weapon" is no kind, but that very gun."""
    if general.single:
        return False
    one, other = set(general.words), set(special.words)
    return any(
        row["kind"] & one and one <= row["kind"] | row["beside"] and row["special"] & other and not row["kind"] & other
        for row in _kinds()
    )


def core_of(goods: Goods) -> frozenset[str]:
    """Its terms without those that say no more than that it is goods, if others are left: "military goods"."""
    beside = frozenset().union(*(row["beside"] for row in _kinds() if row["kind"] & set(goods.words)))
    return (frozenset(goods.words) - beside) or frozenset(goods.words)


def kinds_of(goods: Goods) -> frozenset[str]:
    """The terms of the kinds that it names, or that it is of."""
    words = set(goods.words)
    return frozenset().union(*(row["kind"] for row in _kinds() if words & (row["kind"] | row["special"])))


@cache
def _kinds() -> list[Mapping[str, frozenset[str]]]:
    rows = json.loads(files(__package__).joinpath("kinds.json").read_text(encoding="utf-8"))
    return [{name: frozenset(words.split()) for name, words in row.items()} for row in rows]
