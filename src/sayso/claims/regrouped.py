"""Words that make one name or one thing where parsers take them for several: firms, crimes, who is named behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.regoverned import REACH, SUBJECTS, governed
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.model import SpeakerKind, Token


def pleaded(tokens: Sequence[Token]) -> dict[int, Token]:
    """ "Pleaded guilty to witness tampering": a crime, and nothing that anybody is to do."""
    changed: dict[int, Token] = {}
    for verb in range(1, len(tokens)):
        to, above = verb - 1, tokens[verb].head
        pleads = tokens[above].lemma == "plead" or tokens[tokens[above].head].lemma == "plead"
        if tokens[verb].tag != "VB" or tokens[to].tag != "TO" or tokens[verb].dep != "xcomp" or not pleads:
            continue
        crime = next((o for o in governed(tokens, verb, "dobj") if o == verb + 1), verb)
        changed[to] = replace(tokens[to], head=above, dep="prep", tag="IN")
        changed[crime] = replace(tokens[crime], head=to, dep="pobj", tag="NN")
        if crime != verb:
            changed[verb] = replace(tokens[verb], head=crime, dep="compound", tag="NN")
            for c in governed(tokens, verb, "prep", "conj", "cc", "punct"):
                changed[c] = replace(tokens[c], head=crime)
    return changed


def helped_twice(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the council did not and does not sell it" both helpers are those of one verb, and "not" is none."""
    found: dict[int, Token] = {}
    for i in range(1, len(tokens) - 4):
        helps, no, joins, again = tokens[i - 1 : i + 3]
        if no.dep in ("neg", "advmod") or no.lemma != "not" or joins.tag != "CC" or tokens[i + 3].lemma != "not":
            continue
        verb = again.head
        if helps.head != i or again.dep not in ("aux", "auxpass") or tokens[verb].head != i or verb < i:
            continue
        root = no.head == i
        near = range(max(i - REACH, 0), min(i + REACH, len(tokens)))
        found |= {j: replace(tokens[j], head=verb) for j in near if tokens[j].head == i and j != verb}
        found[i] = replace(no, dep="neg", head=i - 1)
        found[i - 1], found[i + 1] = replace(helps, dep=again.dep, head=verb), replace(joins, head=i - 1)
        found[verb] = replace(tokens[verb], dep=no.dep, head=verb if root else no.head)
    return found


def named_together(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "Haldane & Moss" the whole is one name, and no two."""
    found: dict[int, Token] = {}
    for i in range(1, len(tokens) - 1):
        if tokens[i].lemma != "&" or not tokens[i - 1].tag[:3] == tokens[i + 1].tag[:3] == "NNP":
            continue
        last = tokens[i + 1].head if tokens[i + 1].dep == "compound" and tokens[i + 1].head > i else i + 1
        first = tokens[last].head
        if tokens[last].dep != "conj" or first > i or any(t.tag[:3] != "NNP" for t in tokens[first:i]):
            continue
        root = tokens[first].head == first
        near = range(max(i - REACH, 0), min(i + REACH, len(tokens)))
        found |= {j: replace(tokens[j], head=last) for j in near if tokens[j].head == first}
        found[first] = replace(tokens[first], dep="compound", head=last, entity="ORG")
        found[i] = replace(tokens[i], tag="NNP", dep="compound", head=last, entity="ORG")
        found[last] = replace(tokens[last], dep=tokens[first].dep, head=last if root else tokens[first].head)
        named = range(min([first, *governed(tokens, first, "compound")]), last + 1)
        found |= {j: replace(found.get(j, tokens[j]), entity="ORG") for j in named if tokens[j].tag[:3] == "NNP"}
    return found


def named_behind(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "The man at the centre of the affair, Milo Varga," the man is called so, and no affair."""
    found: dict[int, Token] = {}
    for i, name in enumerate(tokens):
        if name.dep != "appos" or name.tag != "NNP" or name.entity != "PERSON" or tokens[name.head].dep != "pobj":
            continue
        at, last = name.head, name.head
        while tokens[at].dep in ("pobj", "prep") and kind_of_noun(tokens[at].lemma.lower()) is not SpeakerKind.PERSON:
            at = tokens[at].head
        behind = tokens[last + 1].tag == "," and all(t.tag == "NNP" for t in tokens[last + 2 : i])
        one = kind_of_noun(tokens[at].lemma.lower()) is SpeakerKind.PERSON and tokens[at].tag == "NN"
        if behind and one and tokens[at].dep in SUBJECTS and tokens[last].tag[:2] == "NN":
            found[i] = replace(name, head=at)
    return found
