"""Factuality values and how they combine.

The seven values are those of FactBank (Saurí & Pustejovsky, "FactBank: a corpus annotated with
event factuality", 2009): certain, probable and possible, each positive or negative, and
underspecified. An operator (a modal, a negation, a verb with a complement) is a *signature*: what
its scope is worth where the operator's own context holds, and where it is denied. Signatures are
those of Nairn, Condoravdi & Karttunen, "Computing relative polarity for textual inference" (2006),
with FactBank's degrees added as in Saurí & Pustejovsky, "Are you sure that this happened?" (2012).

How a context (left) and a signature of probable, else certain-negative, combine::

    context   operator p+/-   and a factive one, +/+
    CT+       PR+             CT+
    PS+       PS+             CT+
    Uu        Uu              CT+
    CT-       CT-             CT+
    PR-       PR-             CT+
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from sayso.model import Certainty, Polarity

_LEVELS = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


@dataclass(frozen=True, slots=True)
class Factuality:
    """A sign (1 or -1) and a level: 3 certain, 2 probable, 1 possible, 0 underspecified, which has sign 1."""

    sign: int
    level: int

    @property
    def polarity(self) -> Polarity:
        """Denies for a negative sign; what is underspecified is neither, and counts as affirmed."""
        return Polarity.DENIES if self.sign < 0 else Polarity.AFFIRMS

    @property
    def certainty(self) -> Certainty:
        """The level by its name."""
        return _LEVELS[self.level]


CERTAIN = Factuality(1, 3)
UNDERSPECIFIED = Factuality(1, 0)
_CODES = {
    "+": CERTAIN, "p+": Factuality(1, 2), "s+": Factuality(1, 1),
    "-": Factuality(-1, 3), "p-": Factuality(-1, 2), "s-": Factuality(-1, 1),
    "u": UNDERSPECIFIED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signature:
    """What the scope of an operator is worth where the operator holds, and where it does not."""

    affirmed: Factuality
    denied: Factuality

    @property
    def projects(self) -> bool:
        """Whether the scope's worth does not depend on the context, as under a factive verb."""
        return self.affirmed == self.denied and self.affirmed.level > 0


def signature(code: str) -> Signature:
    """A signature from its code, such as ``+/-``, ``p+/p-`` or ``u/u``. Raises KeyError for any other."""
    affirmed, denied = code.split("/")
    return Signature(_CODES[affirmed], _CODES[denied])


TRANSPARENT = signature("+/-")
NEGATION = signature("-/+")
OPEN = signature("u/u")


def compose(context: Factuality, operator: Signature) -> Factuality:
    """What the scope of an operator is worth in a context."""
    if operator.projects:
        return operator.affirmed
    if not context.level:
        return UNDERSPECIFIED
    chosen = operator.affirmed if context.sign > 0 else operator.denied
    level = min(chosen.level, context.level)
    return Factuality(chosen.sign, level) if level else UNDERSPECIFIED


def through(context: Factuality, operators: list[Signature]) -> Factuality:
    """The same for several operators, the outermost first."""
    return reduce(compose, operators, context)
