"""Whether a figure takes the place of an earlier one of the same thing: so its speaker takes that back."""

from __future__ import annotations

import re

from sayso.ledger.amounts import Amount, amount_of, as_much, one_measured
from sayso.ledger.counting import KILLED, counts_in
from sayso.ledger.numbers import compatible, numbers_in
from sayso.ledger.types import Appearance


def replaces(after: Appearance, before: Appearance) -> bool:
    """Whether who gives both can't mean both: another time of one happening, or fewer dead than there were.

    A toll grows, stocks shrink and grow, and of these a later figure says nothing of the earlier one.
    """
    one, other = amount_of(before.claim.wording), amount_of(after.claim.wording)
    if one and other and one.at_a_time and other.at_a_time:
        return _other(one, other)
    return _fewer_dead(after, before)


def corrects(after: Appearance, before: Appearance) -> bool:
    """Whether a figure may be what another is corrected to, where its sentence says that something is corrected.

    A count of people that only grew is not: "revised the toll upwards" leaves it true that there were as many.
    """
    one, other = amount_of(before.claim.wording), amount_of(after.claim.wording)
    return bool(one and other and _other(one, other)) or _fewer_dead(after, before) or _but_for_number(after, before)


def _but_for_number(after: Appearance, before: Appearance) -> bool:
    """Whether they say the same but for the number, of what is no count of people: "29 boxes are missing"."""
    wordings = [one.claim.wording for one in (after, before)]
    numbers = [numbers_in(wording) for wording in wordings]
    if any(len(found) != 1 for found in numbers) or any(map(counts_in, wordings)):
        return False
    rest = {
        f"{wording[: found[0].span.start]}|{wording[found[0].span.end :]}".casefold()
        for wording, found in zip(wordings, numbers, strict=True)
    }
    return len(rest) == 1 and not compatible(numbers[0][0], numbers[1][0])


def _other(one: Amount, other: Amount) -> bool:
    return one_measured(one, other) and not as_much(one, other) and not compatible(one.number, other.number)


def _fewer_dead(after: Appearance, before: Appearance) -> bool:
    return any(
        (old.fate, old.counted, old.degree, old.others) == (new.fate, new.counted, new.degree, new.others)
        and old.fate == KILLED
        and new.number.value < old.number.value
        and not compatible(old.number, new.number)
        for old in counts_in(before.claim.wording)
        for new in counts_in(after.claim.wording)
    )


def than_before(sentence: str) -> bool:
    """Whether a sentence sets a figure against one that was given before: "later than the time in his log"."""
    return bool(_THAN_BEFORE.search(sentence))


_THAN_BEFORE = re.compile(
    r"\b(?:first|initially|originally|earlier|previously)\b[^.;]{1,80}[,;] (?:and|but)\b[^.;]{0,30}\bnow\b|"
    r"\b(?:than|not|instead of|contrary to) (?:\w+ ){0,6}"
    r"(?:(?:first|earlier|previously|originally|initially) "
    r"(?:said|thought|reported|given|announced|stated|believed|put)"
    r"|(?:said|thought|reported|given|announced|stated|believed|recorded) (?:at first|earlier|before|previously)"
    r"|the (?:time|hour|figure|number|total|toll) (?:in|on|given by|of) (?:his|her|its|their|our|my) )",
    re.IGNORECASE,
)
"""How a sentence tells of a figure that was given before."""
