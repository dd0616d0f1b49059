"""What of somebody's words is not said: put into another's mouth, that somebody "says so", or takes no side.

Others' words stand in inner quotation marks: "it turned out that, 'We won't charge her'".
"""

from __future__ import annotations

from sayso.claims.any_of import says_so
from sayso.claims.forms import Proposition
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.tree import Tree
from sayso.claims.withheld import takes_no_side
from sayso.model import Attribution

_OPENS = frozenset(("'", "‘"))
_CLOSES = frozenset(("'", "’"))
_FIRST = frozenset(("1", "1p"))


def says_nothing(tree: Tree, one: Proposition, attribution: Attribution) -> bool:
    """Whether a proposition of an attribution is no claim of its speaker's."""
    return takes_no_side(tree, one.head) or says_so(tree, one) or _is_mimicked(tree, one, attribution)


def _is_mimicked(tree: Tree, one: Proposition, attribution: Attribution) -> bool:
    """Whether an "I" or "we" stands in marks that its speaker opens in what is said, and so is another."""
    first = (i for i in one.words if PRONOUNS.get(tree.lower(i)) in _FIRST and tree[i].head == one.verb)
    return any(_put_in_marks(tree, i, attribution) for i in first)


def _put_in_marks(tree: Tree, i: int, attribution: Attribution) -> bool:
    """Whether inner marks around a word open within a content, behind its first words."""
    content = next((s for s in attribution.contents if s.start <= tree[i].start < s.end), None)
    if content is None:
        return False
    text, at = tree.text, tree[i].start
    mark = next((n for n in range(at - 1, content.start, -1) if text[n] in _OPENS and _opens(text, n)), None)
    if mark is None or not any(map(str.isalnum, text[content.start : mark])):
        return False
    if any(text[n] in _CLOSES and _ends(text, n) for n in range(mark + 1, at)):
        return False
    behind = (n for n in range(at, content.end) if text[n] in _OPENS | _CLOSES)
    closes = (_ends(text, n) for n in behind if _ends(text, n) or _opens(text, n))
    return next(closes, False)  # "six of 'em" opens nothing


def _opens(text: str, n: int) -> bool:
    """Whether a mark stands before a word and behind none: not that of "don't", nor half of a double one."""
    before = text[n - 1 : n]
    return not (before.isalnum() or before in _OPENS | _CLOSES) and text[n + 1 : n + 2].isalnum()


def _ends(text: str, n: int) -> bool:
    """Whether it stands behind a word or its stop, and before none."""
    return not text[n - 1 : n].isspace() and not text[n + 1 : n + 2].isalnum()
