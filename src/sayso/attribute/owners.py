"""Whose words they are where a noun of saying, a clause set off by dashes or a film of another stands between.

"Mr. Lund's comments saying he would leave": Mr. Lund says so. "The town — her father grew up here, as she said — is
poor": she said what stands between the dashes.
"""

from __future__ import annotations

from sayso.attribute.words import phrase, words_in
from sayso.model import Attribution, Reading, Span

_REMARKS = frozenset("comment remark".split())
_SAYING = frozenset("say claim state declare vow promise insist assert allege deny include contain".split())
"""What only somebody's remarks do in their place, and what they hold."""
_RELATIVES = frozenset(("which", "that"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_DASHES = frozenset("— – -- -".split())
_CLOSING = {"(": ")", "[": "]", **{dash: dash for dash in _DASHES}}
_SHUT = frozenset((")", "]"))
_SEEMS = frozenset("seem appear".split())
_ONE = frozenset(("he", "she"))
_REACH = 40
"""Words within which what is set off begins and ends, and within which a verb has its subject."""


def whose_remarks(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """Who made the remarks that are said to say something: "Mr. Lund's" for "comments", or for a "which" of them."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    if len(one.sources) != 1 or not any(tokens[i].lemma in _SAYING for i in cue):
        return None
    source = words_in(reading, one.sources[0])
    head = next((i for i in source if tokens[i].head not in source), None)
    if head is not None and tokens[head].tag == "WDT" and tokens[tokens[head].head].dep == "relcl":
        head = tokens[tokens[head].head].head
    if head is None or tokens[head].lemma.lower() not in _REMARKS:
        return None
    owners = [i for i in range(max(head - _REACH, 0), head) if tokens[i].head == head and tokens[i].dep == "poss"]
    return (phrase(tokens, owners[0]),) if owners and tokens[owners[0]].tag in ("NNP", "PRP$") else None


def without_agents(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """Who says it, and not by whom it was said in passing: "Lee said that fears, as told by Marn, were real": Lee."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    if len(one.sources) < 2 or not cue or one.sources[0].start > tokens[cue[0]].start:
        return None
    kept = tuple(span for span in one.sources if span.start < tokens[cue[0]].start or not _in_passing(reading, span))
    return kept if kept != one.sources else None


def _in_passing(reading: Reading, span: Span) -> bool:
    """Whether words name by whom something is done as it is told: "as articulated by Marn"."""
    tokens, words = reading.tokens, words_in(reading, span)
    head = next((i for i in words if tokens[i].head not in words), None)
    by = tokens[head].head if head is not None else 0
    verb = tokens[by].head
    told = head is not None and tokens[by].lemma == "by" and tokens[verb].tag == "VBN"
    return told and any(_word(reading, i) == "as" for i in range(max(verb - 2, 0), verb))


def in_the_clause_before(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """ "The army sent a film in which Lee called himself a spy and said that he had lied": Lee said so."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    if len(cue) != 1 or len(one.sources) != 1 or tokens[cue[0]].tag != "VBD" or tokens[cue[0] - 1].tag != "CC":
        return None
    verb, above = cue[0], tokens[cue[0]].head
    told = [i for s in one.contents for i in words_in(reading, s)]
    oneself = next((_word(reading, i) for i in told if tokens[i].dep in _SUBJECTS), "") in _ONE
    source = words_in(reading, one.sources[0])
    bodies = all(tokens[i].tag != "NNP" for i in source if tokens[i].head not in source)
    if tokens[verb].dep != "conj" or not oneself or not bodies:
        return None
    clauses = [i for i in range(above, verb) if tokens[i].dep == "relcl" and tokens[i].tag == "VBD"]
    near = [i for i in range(max(above - _REACH, 0), verb) if clauses and tokens[i].head == clauses[-1]]
    which = any(tokens[j].head == i and _word(reading, j) == "which" for i in near for j in range(i, verb))
    subjects = [i for i in near if tokens[i].dep == "nsubj" and tokens[i].tag == "NNP"]
    return (phrase(tokens, subjects[0]),) if which and subjects else None


def within_marks(reading: Reading, one: Attribution) -> Span | None:
    """What stands before an "as she said" in dashes or brackets; None where that is what is told, or all there is."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    verb = next((i for i in cue if tokens[i].tag in ("VBD", "VBZ", "VBP")), None)
    if verb is None or tokens[verb].dep != "advcl":
        return None
    as_ = next((i for i in range(verb - 1, max(verb - _REACH, -1), -1) if _word(reading, i) == "as"), None)
    first = None if as_ is None or tokens[as_].head != verb else _opened(reading, as_)
    if as_ is None or first is None:
        return None
    shut = _CLOSING[_word(reading, first)]
    last = next((i for i in _onwards(reading, verb) if _word(reading, i) == shut), None)
    inner = range(first + 1, as_ - 1 if _word(reading, as_ - 1) == "," else as_)
    if last is None or not any(tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in inner):
        return None
    outside = any(s.start < tokens[first].start or s.end > tokens[last].end for s in one.contents)
    return Span(tokens[inner[0]].start, tokens[inner[-1]].end) if outside else None


def _opened(reading: Reading, word: int) -> int | None:
    """The dash or bracket before a word that opens what it stands in."""
    for i in range(word - 1, max(word - _REACH, -1), -1):
        if reading.tokens[i].tag == "." or _word(reading, i) in _SHUT:
            return None
        if _word(reading, i) in _CLOSING:
            return i
    return None


def _onwards(reading: Reading, word: int) -> range:
    """The words behind one in its sentence."""
    within = range(word + 1, min(word + _REACH, len(reading.tokens)))
    end = next((i for i in within if reading.tokens[i].tag == "."), within.stop)
    return range(word + 1, end)


def seems(reading: Reading, one: Attribution) -> bool:
    """Whether the "it" of "it seems that he left" was taken to say it within what somebody says."""
    cue = words_in(reading, one.cue) if one.cue and one.within else range(0)
    it = [span.of(reading.document.text).lower() for span in one.sources] == ["it"]
    return it and any(reading.tokens[i].lemma in _SEEMS for i in cue)


def _word(reading: Reading, i: int) -> str:
    return reading.document.text[reading.tokens[i].start : reading.tokens[i].end].lower()
