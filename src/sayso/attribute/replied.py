"""What is quoted against a claim that is waved away: "Moss shot down Holt's claims: “None of it is true.”" is Moss's.

The tagger takes the claim and the quotation for one content, or the quotation for what the claim says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.rebuttals import IDIOMS
from sayso.attribute.words import words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span, Style

_VERBS = frozenset((*IDIOMS, "counter", "contradict", "contest", "challenge", "condemn", "denounce", "criticise"))
_CLAIM = re.compile(
    r"[^\"“”:.!?]{0,80}\b(?:claims?|allegations?|accusations?|charges?|reports?|rumou?rs?|suggestions?|assertions?|"
    r"statements?|comments?|remarks?|criticisms?|complaints?|insinuations?)[^\"“”:.!?]{0,40}"
)
_LEADING = re.compile(r"\s*:\s*(?=[\"“])")


def with_replies(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each quotation of that kind told apart, as said by who waves the claim away."""
    found: list[Attribution] = []
    gone: set[str] = set()
    moved: dict[str, tuple[str, Span]] = {}
    renamed: dict[str, str] = {}
    for one in attributions:
        if (parts := _parts(reading, one)) is None:
            found.append(one)
            continue
        claim, quoted = parts
        first = replace(one, id=_id(one, one.cue, (claim,)), contents=(claim,), style=Style.INDIRECT)
        reply = replace(one, id=_id(one, None, quoted), cue=None, contents=quoted, style=Style.DIRECT)
        found += [first, reply]
        renamed[one.id] = first.id
        moved[one.id] = (reply.id, quoted[0])
        gone |= {other.id for other in attributions if other.within == one.id and _says_it(other, claim, quoted)}
    return [_placed(one, moved, renamed) for one in found if one.id not in gone]


def _id(one: Attribution, cue: Span | None, contents: tuple[Span, ...]) -> str:
    return attribution_id(one.document_id, one.sources, cue, contents)


def _parts(reading: Reading, one: Attribution) -> tuple[Span, tuple[Span, ...]] | None:
    """The words that name the claim, and the quotation, of what somebody waves away; None of any other."""
    text, tokens = reading.document.text, reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    if not one.sources or not any(tokens[i].lemma.lower() in _VERBS and tokens[i].tag[:2] == "VB" for i in cue):
        return None
    first, *rest = one.contents
    if (claim := _CLAIM.match(text, first.start, first.end)) is None:
        return None
    lead = _LEADING.match(text, claim.end())
    if lead is None or (rest and lead.end() != rest[0].start and lead.end() >= first.end):
        return None
    inside = (Span(lead.end(), first.end),) if lead.end() < first.end else ()
    quoted = (*inside, *rest)
    return (Span(first.start, claim.end()), quoted) if quoted else None


def _says_it(other: Attribution, claim: Span, quoted: Sequence[Span]) -> bool:
    """Whether the quotation was taken for what the claim says."""
    in_claim = other.cue is not None and other.cue.start < claim.end + 1 and claim.start <= other.cue.start
    return in_claim and any(c.overlaps(q) for c in other.contents for q in quoted)


def _placed(one: Attribution, moved: dict[str, tuple[str, Span]], renamed: dict[str, str]) -> Attribution:
    """An attribution in the part that it stands in now."""
    if one.within not in moved:
        return one
    reply, quoted = moved[one.within]
    return replace(one, within=reply if one.start >= quoted.start else renamed[one.within])
