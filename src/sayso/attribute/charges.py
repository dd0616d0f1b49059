"""Who accuses and of what, where the tagger drew the line wrong: "was accused by the court of misleading it".

It takes "the court of misleading it" for the source, or leaves "by the court" in what somebody is accused of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import phrase, words_in
from sayso.charging import charged_with, leads_to_charge
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span, Token


def with_charges(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those of charges in the passive with who charges as source and all of the charge as content."""
    renamed: dict[str, str] = {}
    found: list[Attribution] = []
    for one in attributions:
        mended = _mended(reading, one)
        if mended is not one:
            made = attribution_id(one.document_id, mended.sources, mended.cue, mended.contents)
            mended, renamed[one.id] = replace(mended, id=made), made
        found.append(mended)
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in found] if renamed else found


def _mended(reading: Reading, one: Attribution) -> Attribution:
    tokens = reading.tokens
    verbs = [i for i in words_in(reading, one.cue) if leads_to_charge(tokens[i])] if one.cue else []
    if verbs and _is_charged(reading, one, verbs[0]):
        return replace(one, sources=(), contents=(*one.sources, *one.contents))
    if not verbs or tokens[verbs[0]].tag != "VBN":
        return one
    if len(one.sources) == 1:
        return _source_cut(reading, one)
    return one if one.sources else _source_given(reading, one)


def _is_charged(reading: Reading, one: Attribution, verb: int) -> bool:
    """Whether the source is who is charged, by nobody named: "Orle man | accused | of theft", as headlines have it."""
    tokens = reading.tokens
    source = words_in(reading, one.sources[0]) if len(one.sources) == 1 else range(0)
    if not source or source[-1] + 1 != verb or tokens[source[-1]].tag[:2] != "NN" or tokens[verb].dep == "relcl":
        return False
    whom = any(t.head == verb and t.dep in ("dobj", "dative") for t in tokens[max(verb - 5, 0) : verb + 8])
    return not whom and verb + 1 < len(tokens) and tokens[verb + 1].lemma == leads_to_charge(tokens[verb])


def _source_cut(reading: Reading, one: Attribution) -> Attribution:
    """Without what they are charged with: "the court | of misleading it"."""
    tokens, source = reading.tokens, one.sources[0]
    for i in list(words_in(reading, source))[1:]:
        if charged_with(tokens, i) is not None:
            charge = Span(tokens[i].start, source.end)
            return replace(one, sources=(Span(source.start, tokens[i - 1].end),), contents=(*one.contents, charge))
    return one


def _source_given(reading: Reading, one: Attribution) -> Attribution:
    """With who charges where that ends the content: "of misleading them | by the court"."""
    tokens, last = reading.tokens, one.contents[-1]
    inside = words_in(reading, last)
    for by in (i for i in inside if tokens[i].lemma == "by" and i > inside[0]):
        verb = tokens[by].head
        done = verb in inside and tokens[verb].tag == "VBG" and _has_object(tokens, verb, by)
        who = next((i for i in inside if i > by and tokens[i].head == by and tokens[i].dep == "pobj"), None)
        if done and who is not None and (source := phrase(tokens, who)).end == last.end and source.start > by:
            contents = (*one.contents[:-1], Span(last.start, tokens[by - 1].end))
            return replace(one, sources=(source,), contents=contents)
    return one


def _has_object(tokens: Sequence[Token], verb: int, end: int) -> bool:
    return any(tokens[i].head == verb and tokens[i].dep == "dobj" for i in range(verb + 1, end))
