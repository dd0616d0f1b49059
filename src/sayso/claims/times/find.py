"""Finds the words that tell times, and joins those that belong together ("8 p.m." and "Tuesday")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sayso.claims.times.words import BOUNDS, PREFIX_LENGTH, any_rule, prefix, rule_patterns
from sayso.claims.tree import Tree
from sayso.model import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A time as found: which rule found it, what its pattern caught, and what stands before it.

    ``inner`` are the two times that a joined one is made of, for the rules "range", "clocked"
    and "inside". ``edge`` says early, mid, late, earlier or later; ``bound`` since, until ...
    """

    span: Span
    rule: str
    caught: dict[str, str] = field(default_factory=dict)
    inner: tuple[Draft, ...] = ()
    edge: str | None = None
    bound: str | None = None
    outer: Span | None = None

    @property
    def words(self) -> Span:
        """The expression with what stands before it and changes it ("since early March")."""
        return self.outer or self.span


def drafts(tree: Tree) -> list[Draft]:
    """All times of a document, in order, joined and with what stands before them."""
    found: list[Draft] = []
    for paragraph in tree.reading.paragraphs:
        single = [_with_prefix(tree.text, draft, paragraph.start) for draft in _single(tree, paragraph)]
        found.extend(_joined(tree.text, single))
    return [draft for draft in found if not _half_a_range(draft)]


def _half_a_range(draft: Draft) -> bool:
    """ "Between 2000 and 3000 people": a year after "between" that is no year's neighbour is none."""
    return draft.rule == "year" and draft.bound == "between"


def _single(tree: Tree, paragraph: Span) -> Iterator[Draft]:
    patterns = rule_patterns()
    for match in any_rule().finditer(tree.text, paragraph.start, paragraph.end):
        rule, pattern = patterns[int((match.lastgroup or "r0")[1:])]
        again = pattern.match(tree.text, match.start())
        if again is None or again.end() != match.end():
            again = pattern.fullmatch(tree.text, match.start(), match.end())
        caught = {k: v.lower() for k, v in again.groupdict().items() if v} if again else {}
        draft = Draft(Span(match.start(), match.end()), rule.name, caught)
        if is_time(tree, draft):
            yield draft


def _with_prefix(text: str, draft: Draft, paragraph: int) -> Draft:
    begin = max(paragraph, draft.span.start - PREFIX_LENGTH)
    before = prefix().search(text, begin, draft.span.start)
    if before is None or draft.rule in _BARE:
        return draft
    bound = BOUNDS[" ".join(before["bound"].lower().split())] if before["bound"] else None
    edge = before["edge"].lower().split()[0] if before["edge"] else None
    where = [before.start(name) for name in ("bound", "edge") if before[name]]
    outer = Span(min(where), draft.span.end) if where else None
    if edge and text[before.start("edge") - 4 : before.start("edge")].lower() == "the " and not bound:
        outer = Span(before.start("edge") - 4, draft.span.end)
    return replace(draft, edge=edge or draft.caught.get("edge"), bound=bound, outer=outer)


_BARE = frozenset(("duration", "set", "present", "past", "future", "then", "ago", "terror"))
"""Rules that nothing before them changes."""

_DAYS = frozenset(("iso", "slashed", "holiday", "date", "weekday", "beside", "today"))
_CLOCKS = frozenset(("clock", "part_of_day"))
_INSIDE = {"weekday": "week"} | dict.fromkeys(("month", "date", "season", "ordinal_part", "holiday"), "year")
_RELATIVE = frozenset(("relative",))
_CLOCK, _CLOCKED = frozenset(("clock",)), frozenset(("clocked",))
_CLOCK_TO_DAY = re.compile(r",?\s{1,3}(?:(?:on|of)\s{1,3})?(?:the\s{1,3})?", re.IGNORECASE)
_DAY_TO_CLOCK = re.compile(r",?\s{1,3}(?:(?:at|around|about|by|before|after)\s{1,3})?", re.IGNORECASE)
_OF = re.compile(r"\s{1,3}(?:(?:of|in)\s{1,3})?", re.IGNORECASE)
_TO = re.compile(r"\s{1,3}(?:to|until|till|through)\s{1,3}(?:the\s{1,3})?|\s{0,2}[-–—]\s{0,2}", re.IGNORECASE)
_AND = re.compile(r"\s{1,3}and\s{1,3}", re.IGNORECASE)
_RANGED = _DAYS | {"month", "year", "decade", "ordinal_part", "season", "clock", "century", "relative", "present"}


@dataclass(frozen=True, slots=True)
class _Join:
    """Two neighbouring times that are one: which, by what between them."""

    name: str
    first: frozenset[str]
    second: frozenset[str]
    between: re.Pattern[str]
    fits: Callable[[Draft, Draft], bool] = lambda _a, _b: True


_JOINS = (
    _Join("clocked", _CLOCKS, _DAYS, _CLOCK_TO_DAY),
    _Join("clocked", _DAYS, _CLOCKS, _DAY_TO_CLOCK),
    _Join("inside", frozenset(_INSIDE), _RELATIVE, _OF, lambda a, b: b.caught["unit"] == _INSIDE[a.rule]),
    _Join("range", _RANGED, _RANGED, _AND, lambda a, _: a.bound == "between"),
    _Join("range", _CLOCK, _CLOCKED, _AND, lambda a, b: a.bound == "between" and b.inner[0].rule == "clock"),
    _Join("range", _CLOCK, _CLOCKED, _TO, lambda a, b: a.bound in (None, "from") and b.inner[0].rule == "clock"),
    _Join("range", _RANGED, _RANGED, _TO, lambda a, b: a.bound in (None, "from") and b.bound in (None, "until")),
)


def _joined(text: str, found: list[Draft]) -> list[Draft]:
    for join in _JOINS:
        done: list[Draft] = []
        for draft in found:
            if done and (one := _one(text, join, done[-1], draft)):
                done[-1] = one
            else:
                done.append(draft)
        found = done
    return found


def _one(text: str, join: _Join, a: Draft, b: Draft) -> Draft | None:
    """Both as one, if this is how they stand."""
    if a.rule not in join.first or b.rule not in join.second or not join.fits(a, b):
        return None
    between = text[a.span.end : b.span.start]
    if len(between) > 20 or not join.between.fullmatch(between):
        return None
    outer = Span(a.words.start, b.span.end) if a.words != a.span else None
    inner = (a, replace(b, bound=None, outer=None))
    joined = Draft(Span(a.span.start, b.span.end), join.name, inner=inner, outer=outer)
    # "Since early March last year": the first of the two carries what is said of both.
    return joined if join.name == "range" else replace(joined, edge=a.edge, bound=a.bound)


def is_time(tree: Tree, draft: Draft) -> bool:
    """Whether words that look like a time are one here, and not a name, a number or a verb."""
    words = tree.within(draft.span)
    if not words:
        return False
    check = _CHECKS.get(draft.rule)
    named = draft.rule not in _NEVER_NAMES and _in_a_name(tree, words)
    return not named and (check is None or check(tree, draft, words))


_NEVER_NAMES = frozenset(("fiscal", "iso", "slashed", "date", "clock"))
"""Rules whose digits no name has, whatever the pipeline takes them for."""
_NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "NORP", "GPE", "LOC"))
_PAPERS = frozenset(
    "age express globe herald independent mail mercury mirror morning nation news post review sport star sun"
    " telegraph times today tribune world".split()
)
_ADJECTIVES_OF_NAMED_DAYS = frozenset("bloody black super ash palm holy cyber maundy".split())


def _in_a_name(tree: Tree, words: range) -> bool:
    """A time's words inside a longer name: "the Sunday Times", "Theresa May"."""
    inside = [tree[i].entity in _NAMES for i in words]
    if not all(inside):
        return False
    before, after = words[0] - 1, words[-1] + 1
    kind = tree[words[0]].entity
    beside = [i for i in (before, after) if 0 <= i < len(tree) and tree[i].entity == kind]
    return any(tree.word(i)[:1].isupper() for i in beside) or kind == "PERSON"


def _weekday(tree: Tree, draft: Draft, words: range) -> bool:
    before, after = words[0] - 1, words[-1] + 1
    if before >= 0 and tree.lower(before) in _ADJECTIVES_OF_NAMED_DAYS:
        return False
    if tree.word(words[0]).rstrip(".").lower() in ("sun", "sat", "wed", "mon") and tree[words[0]].entity != "DATE":
        return False
    paper = after < len(tree) and tree.lower(after) in _PAPERS and tree.word(after)[0].isupper()
    return not (paper and draft.caught.get("part") is None and tree.lower(after) != "morning")


_BEFORE_MONTHS = frozenset(
    "in since until till by of to and or between from through last next this early late mid before after during for"
    " around every each until's past beginning end on , - – (".split()
)


_OF_MONTHS = frozenset("be become bring come end mark pass see".split())
"""What a month can do; a person called May does other things."""


def _month(tree: Tree, draft: Draft, words: range) -> bool:
    """A month's name by itself: not "May said", "March on the capital"."""
    if "year" in draft.caught or "rel" in draft.caught:
        return True
    i = words[0]
    if draft.caught["month"] not in ("may", "march", "april", "june", "august"):
        return True
    if tree[i].tag not in ("NNP", "NN", "NNPS") or tree[i].entity == "PERSON":
        return False
    if tree[i].dep == "nsubj" and tree[tree[i].head].lemma.lower() not in _OF_MONTHS:
        return False
    before = tree.lower(i - 1) if i else ""
    if i and tree[i - 1].tag in ("JJ", "NNP") and before not in _BEFORE_MONTHS:
        return False
    return before in _BEFORE_MONTHS or tree[i].entity == "DATE"


_BEFORE_YEARS = frozenset(
    "in since until till by during before after from through between around of late early mid year and to or spring"
    " summer fall autumn winter ( circa".split()
)
_COUNTED_NOT = frozenset("CARDINAL QUANTITY MONEY PERCENT".split())
_DATED = frozenset("election olympics games attack campaign talks season protest bombing riot elections war".split())


def _year(tree: Tree, _draft: Draft, words: range) -> bool:
    """Four digits that are a year, not a number of things."""
    i = words[0]
    counted = tree[i].dep == "nummod" and tree[i].head > i
    if counted and tree[tree[i].head].tag in ("NNS", "NNPS"):
        return tree[tree[i].head].lemma.lower() in _DATED or (tree[i].entity == "DATE" and _has_the(tree, i))
    if tree[i].entity == "DATE" or (counted and tree[tree[i].head].tag == "NN"):
        return True
    before = tree.lower(i - 1) if i else ""
    return before in _BEFORE_YEARS or (not counted and tree[i].entity not in _COUNTED_NOT and before in (",", "the"))


def _has_the(tree: Tree, i: int) -> bool:
    return i > 0 and tree.lower(i - 1) in ("the", "'s", "its", "their", "his", "her", "our")


def _quarter(tree: Tree, draft: Draft, words: range) -> bool:
    """A quarter of a year, not of a match or of a sum."""
    return "year" in draft.caught or draft.caught.get("unit") == "half" or tree[words[0]].entity == "DATE"


_ADJECTIVAL = frozenset(("JJ", "RB", "NN", "DT"))


def _set(tree: Tree, draft: Draft, words: range) -> bool:
    """ "Daily" as a word, not in a paper's name."""
    return "adverb" not in draft.caught or tree[words[0]].tag in _ADJECTIVAL


def _part_of_day(tree: Tree, _draft: Draft, words: range) -> bool:
    return all(tree[i].tag not in ("NNP", "NNPS", "VB", "VBP", "VBZ", "VBD") for i in words)


def _duration(tree: Tree, _draft: Draft, words: range) -> bool:
    """A length of time, not an age: "the 40-year-old", "12 years old"."""
    after = [tree.lower(i) for i in range(words[-1] + 1, min(words[-1] + 3, len(tree)))]
    if tree[words[-1]].tag in ("NNP", "NNPS") or _rate(tree, words):
        return False
    return not after or not (after[0] in ("old", "-old") or after[:2] == ["-", "old"] or after[:2] == ["of", "age"])


def _rate(tree: Tree, words: range) -> bool:
    """ "24 hours a day", "twice a week", "in the early hours"."""
    before = words[0] - 1
    if before < 0:
        return False
    if tree.lower(words[0]) in ("a", "an") and len(words) == 2:
        return tree[before].tag in ("NNS", "CD") or tree.lower(before) in ("twice", "once", "times")
    return len(words) == 1 and tree.lower(before) in ("early", "small", "rush", "office", "working")


def _season(tree: Tree, _draft: Draft, words: range) -> bool:
    return all(tree[i].tag not in ("VB", "VBZ", "VBD") for i in words[-1:])


def _clock(tree: Tree, draft: Draft, words: range) -> bool:
    """A time of day, not a score or a verse: "16:9"."""
    return "half" in draft.caught or "zone" in draft.caught or tree[words[0]].dep != "nummod" or _at(tree, words[0])


def _at(tree: Tree, i: int) -> bool:
    return i > 0 and tree.lower(i - 1) in ("at", "by", "around", "about", "from", "until", "before", "after")


def _present(tree: Tree, _draft: Draft, words: range) -> bool:
    """ "Now that he has gone" gives a reason."""
    after = words[-1] + 1
    return tree[words[-1]].tag != "NNP" and not (after < len(tree) and tree.lower(after) == "that")


_CHECKS: dict[str, Callable[[Tree, Draft, range], bool]] = {
    "weekday": _weekday,
    "month": _month,
    "year": _year,
    "ordinal_part": _quarter,
    "set": _set,
    "part_of_day": _part_of_day,
    "duration": _duration,
    "season": _season,
    "clock": _clock,
    "present": _present,
}
