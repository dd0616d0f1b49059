"""Words that make one name or one thing where parsers take them for several: firms, crimes, who is named behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.regoverned import REACH, SUBJECTS, governed
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.model import SpeakerKind, Token

_RECENT = 80
"""Words within which "that van" is the van that was told of."""
_ONE = frozenset(("a", "an", "another", "one"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_TELLING = frozenset("notify tell inform alert advise warn assure remind".split())
_CLOSE = 5
"""Words before a noun among which its article stands."""


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


def based_in(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "Tolle, Ohio-based Marl Freight" the firm is meant, and not the town."""
    found: dict[int, Token] = {}
    for i, based in enumerate(tokens):
        town, firm = tokens[based.head].head, based.head
        comma = seat_behind(tokens, i)
        if comma is None or tokens[firm].dep != "appos" or town >= comma or tokens[town].tag[:2] != "NN":
            continue
        root = tokens[town].head == town
        near = range(max(town - REACH, 0), min(i + REACH, len(tokens)))
        own = governed(tokens, town, "compound", "amod", "nmod")
        found |= {j: replace(tokens[j], head=firm) for j in near if tokens[j].head == town and j not in own}
        found[firm] = replace(tokens[firm], head=firm if root else tokens[town].head, dep=tokens[town].dep)
        found[town] = replace(tokens[town], head=firm, dep="nmod")
    return found


def that_very(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "stopped a van, but found that van was not involved" it is that van: no bare "van" is what one is told of."""
    found: dict[int, Token] = {}
    for i in range(1, len(tokens) - 2):
        subject = tokens[i + 1].dep in SUBJECTS and tokens[i + 1].head == tokens[i].head
        if tokens[i].dep == "mark" and subject and is_that_very(tokens, i):
            found[i] = replace(tokens[i], tag="DT", dep="det", head=i + 1)
            found[i + 1] = replace(tokens[i + 1], tag="NN")
    return found


def that_several(tokens: Sequence[Token]) -> dict[int, Token]:
    """In "told police that gunshot victims had come in" the "that" opens a clause, and is no relative."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        verb = token.head
        relative = token.tag == "WDT" and token.lemma == "that" and token.dep == "pobj" and tokens[verb].dep == "relcl"
        told = tokens[tokens[verb].head].head
        if relative and tokens[told].lemma in _TELLING and tokens[tokens[verb].head].dep in ("dobj", "dative"):
            found[i] = replace(token, tag="IN", dep="mark")
            found[verb] = replace(tokens[verb], dep="ccomp", head=told)
    return found


def is_that_very(tokens: Sequence[Token], i: int) -> bool:
    """Whether a "that" stands right before one thing that was told of as "a" thing: so it does not open a clause."""
    noun = tokens[i + 1] if i + 1 < len(tokens) else tokens[i]
    if tokens[i].lemma.lower() != "that" or noun.tag[:2] != "NN" or noun.tag[-1] == "S":
        return False
    before = range(max(i - _RECENT, 0), i)
    named = [j for j in before if tokens[j].lemma.lower() == noun.lemma.lower() and tokens[j].tag == "NN"]
    return any(t.lemma.lower() in _ONE and t.head == j for j in named for t in tokens[max(j - _CLOSE, 0) : j])


def seat_behind(tokens: Sequence[Token], based: int) -> int | None:
    """The comma in "Tolle, North Dakota-based", of the word "based"; None where that tells no town's state."""
    hyphened = based > 2 and tokens[based].lemma == "base" and tokens[based - 1].lemma == "-"
    if not hyphened or tokens[based - 1].end != tokens[based].start:
        return None
    comma = based - 2
    while comma > 0 and tokens[comma].tag == "NNP":
        comma -= 1
    return comma if 0 < comma < based - 2 and tokens[comma].tag == "," else None


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


def going_on(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the pilot is, in fact, drinking" drinking is what he does, and no circumstance of his being."""
    found: dict[int, Token] = {}
    for i in range(2, len(tokens)):
        verb, helper = tokens[i], tokens[i].head
        if verb.tag != "VBG" or verb.dep != "advcl" or tokens[i - 1].tag != ",":
            continue
        comma = next((j for j in range(i - 2, max(i - REACH, -1), -1) if tokens[j].tag == ","), 0)
        if comma < 1 or tokens[comma - 1].lemma not in ("be", "'s") or tokens[comma - 1].tag not in _FINITE:
            continue
        being = comma - 1
        aside = all(tokens[j].tag in ("IN", "NN", "DT", "RB", "JJ") for j in range(comma + 1, i - 1))
        if not aside or governed(tokens, being, "attr", "acomp", "ccomp", "xcomp") or tokens[being].dep == "aux":
            continue
        above = tokens[being]
        if helper not in (being, above.head):
            continue
        found[i] = replace(verb, head=i if above.head == being else above.head, dep=above.dep)
        below = (c for c in range(max(being - REACH, 0), min(i + REACH, len(tokens))) if tokens[c].head == being)
        found |= {c: replace(tokens[c], head=i) for c in below if c not in (i, being)}
        found[being] = replace(above, head=i, dep="aux")
    return found


def on_that_day(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "On Friday officers went to the mill" Friday is when, and no part of who."""
    found: dict[int, Token] = {}
    for i, on in enumerate(tokens[:-2]):
        if on.lemma.lower() != "on" or on.tag != "IN":
            continue
        last = i
        while last + 1 < len(tokens) and tokens[last + 1].entity in ("DATE", "TIME"):
            last += 1
        who = tokens[last].head
        told_more = any(t.head == who for t in tokens[:i][-REACH:])
        if last == i or who <= last or tokens[who].dep not in SUBJECTS or told_more:
            continue
        found |= {j: replace(tokens[j], head=last) for j in range(i + 1, last) if tokens[j].head == who}
        found[last] = replace(tokens[last], head=i, dep="pobj")
    return found


def by_driving(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "a drive-by shooting in Osk" the whole is one thing that happened, and "shooting" nothing that it does."""
    found: dict[int, Token] = {}
    for i in range(3, len(tokens)):
        first = i - 3
        if tokens[i].lemma not in ("shoot", "shooting") or [t.lemma for t in tokens[first:i]] != ["drive", "-", "by"]:
            continue
        if tokens[i].tag == "NN" and tokens[first].head == i:
            continue
        above = tokens[first] if tokens[i].head in range(first, i) else tokens[i]
        near = range(max(first - REACH, 0), min(i + REACH, len(tokens)))
        found |= {j: replace(tokens[j], head=i) for j in near if tokens[j].head in range(first, i)}
        found |= {j: replace(tokens[j], head=i, dep="compound") for j in range(first, i)}
        root = above.head in range(first, i + 1)
        found[i] = replace(tokens[i], tag="NN", lemma="shooting", dep=above.dep, head=i if root else above.head)
    return found


def labelled(tokens: Sequence[Token]) -> dict[int, Token]:
    """In the lines of a form, "Name: Ann Lee Age: 31", the label behind a name is no part of it."""
    found: dict[int, Token] = {}
    for i in range(4, len(tokens) - 1):
        label, opening = tokens[i], range(max(i - _CLOSE, 1), i - 1)
        if tokens[i + 1].lemma != ":" or label.tag[:2] != "NN" or tokens[i - 1].tag != "NNP":
            continue
        colon = next((j for j in opening if tokens[j].lemma == ":" and tokens[j - 1].lemma.lower() == "name"), None)
        name = range(colon + 1, i) if colon is not None else range(0)
        if len(name) < 2 or any(tokens[j].tag != "NNP" for j in name):
            continue
        last = name[-1]
        root = label.head == i
        found |= {j: replace(tokens[j], head=last, dep="compound", entity="PERSON") for j in name[:-1]}
        found[last] = replace(tokens[last], head=last if root else label.head, dep=label.dep, entity="PERSON")
        found[i] = replace(label, tag="NN", dep="dep", head=last, entity="")
    return found
