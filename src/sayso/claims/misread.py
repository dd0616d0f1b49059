"""Words and clauses whose place or form parsers misread: what a law requires that people do, what a but goes on from.

Of "the law requires that shops have a licence" they take the bare form for what is so, in "opposition to trade
barriers" a noun for a verb, and of "was not hiding it by refusing to talk but rather chose to wait" they give the
second clause to the nearest infinitive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.regoverned import SUBJECTS, governed
from sayso.model import Token

_REQUIRING = frozenset(
    "require demand recommend propose request mandate stipulate recommendation requirement proposal".split()
)
"""Words for what others are to do, behind which "that" leads to a bare form."""
_OPPOSING = frozenset("opposition objection resistance hostility aversion".split())
"""Nouns whose "to" leads to a thing, and never to what is to be done."""
_DONE_IN_ION = frozenset(
    "mention question function position caution section condition auction ration petition sanction commission vision "
    "envision transition partition vacation motion station proportion apportion pension provision reposition "
    "requisition audition fashion cushion junction decommission intermission".split()
)
"""Verbs that end as such nouns do."""
_INSTEAD = frozenset(("rather", "instead"))
_SETTING_UP = frozenset("announce unveil introduce outline launch".split())
"""What is done with a thing that is to serve for something, by whom nothing else is meant to do it."""
_HELPERS = ("aux", "auxpass")
_STOPS = frozenset(",.?!")
_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_UNCLEAR = frozenset("unclear uncertain unknown clear certain known".split())


def bare_under_demands(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "requires that shops have a licence" the shops are to have one."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        asks = token.dep in ("ccomp", "acl") and tokens[token.head].lemma.lower() in _REQUIRING and token.head < i
        that = any(tokens[m].lemma.lower() == "that" for m in governed(tokens, i, "mark"))
        if asks and that and token.tag == "VBP" and not governed(tokens, i, *_HELPERS):
            found[i] = replace(token, tag="VB")
    return found


def opposed_to(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "opposition to trade barriers" nobody trades."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        to = [j for j in governed(tokens, i, "aux") if tokens[j].lemma.lower() == "to" and j == i - 1]
        things = [j for j in governed(tokens, i, "dobj") if j == i + 1 and tokens[j].tag in ("NN", "NNS")]
        noun = tokens[token.head]
        if token.tag != "VB" or not (to and things) or token.head != i - 2 or noun.lemma.lower() not in _OPPOSING:
            continue
        found[to[0]] = replace(tokens[to[0]], tag="IN", dep="prep", head=token.head)
        found[i] = replace(token, tag="NN", dep="compound", head=things[0])
        found[things[0]] = replace(tokens[things[0]], dep="pobj", head=to[0])
    return found


def noun_behind_to(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "has consented to extradition" that is what it was consented to, and nothing that anybody does."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        to = [j for j in governed(tokens, i, "aux") if tokens[j].lemma.lower() == "to" and j == i - 1]
        noun = token.lemma.lower().endswith(("tion", "sion")) and token.lemma.lower() not in _DONE_IN_ION
        noun = token.tag == "NN" or (noun and token.tag == "VB")
        if token.dep != "xcomp" or not (to and noun) or governed(tokens, i, "dobj", "xcomp"):
            continue
        found[to[0]] = replace(tokens[to[0]], tag="IN", dep="prep", head=token.head)
        found[i] = replace(token, tag="NN", dep="pobj", head=to[0])
    return found


def goes_on_with_but(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "was not hiding it by refusing to talk but rather chose to wait" the choice stands beside what is not so."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        buts = [j for j in range(max(i - 2, 0), i) if tokens[j].lemma.lower() == "but" and tokens[j].dep == "cc"]
        rather = i > 1 and tokens[i - 1].lemma.lower() in _INSTEAD
        if token.dep != "conj" or token.tag not in ("VBD", "VBZ") or not (buts and rather):
            continue
        above = token.head
        if tokens[above].tag != "VB" or not governed(tokens, above, "aux"):
            continue
        while tokens[above].head != above and not _is_denied(tokens, above):
            above = tokens[above].head
        if _is_denied(tokens, above):
            found[i] = replace(token, head=above)
            found[buts[0]] = replace(tokens[buts[0]], head=above)
    return found


def _is_denied(tokens: Sequence[Token], verb: int) -> bool:
    return bool(governed(tokens, verb, "neg")) and bool(governed(tokens, verb, *SUBJECTS))


def that_before_aside(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "said that, in hindsight, what she did was wrong" the "that" only leads to the clause."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens[:-1]):
        clause = token.head
        if token.lemma.lower() != "that" or token.dep not in SUBJECTS or tokens[i + 1].lemma != ",":
            continue
        others = [j for j in governed(tokens, clause, *SUBJECTS, "csubj") if j > i + 1]
        if others and tokens[clause].dep == "ccomp" and clause > i:
            found[i] = replace(token, tag="IN", dep="mark")
    return found


def that_alone(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of '"I cannot confirm that," Lee told us' Lee tells the rest, and that is what can't be confirmed."""
    found: dict[int, Token] = {}
    for i in range(1, len(tokens) - 2):
        token, verb = tokens[i], tokens[i - 1]
        ends = tokens[i + 1].lemma in _STOPS and tokens[i + 2].tag == "''"
        if token.lemma.lower() != "that" or token.dep != "mark" or verb.tag[:2] != "VB" or not ends:
            continue
        found[i] = replace(token, tag="DT", dep="dobj", head=i - 1)
        telling = token.head
        if tokens[telling].dep == "ccomp" and tokens[telling].head == i - 1 == verb.head:
            found[telling] = replace(tokens[telling], dep="ROOT", head=telling)
            found[i - 1] = replace(verb, dep="ccomp", head=telling)
    return found


def that_behind_hearer(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "told the Herald that crime is nothing new" the "that" leads to what is told, and points at no crime."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens[:-1]):
        noun = token.head
        clause = tokens[noun].head
        if token.lemma.lower() != "that" or token.dep != "det" or noun != i + 1 or tokens[noun].dep not in SUBJECTS:
            continue
        told = tokens[clause].dep == "ccomp" and tokens[tokens[clause].head].lemma == "tell"
        if told and i > tokens[clause].head + 1 and tokens[i - 1].tag[0] in "NP":
            found[i] = replace(token, tag="IN", dep="mark", head=clause)
    return found


def object_before_verb(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the advice that the union back Lee should help" Lee is whom it backs, and does not help."""
    found: dict[int, Token] = {}
    for verb, token in enumerate(tokens):
        doers = [j for j in governed(tokens, verb, "nsubj") if j < verb]
        if len(doers) != 2 or token.tag[:2] != "VB":
            continue
        first, second = doers
        clauses = [j for j in governed(tokens, first, "acl", "relcl") if first < j < second and tokens[j].tag == "VB"]
        begins = min((second, *governed(tokens, second, "compound", "det", "amod")))
        if clauses and begins == clauses[-1] + 1 and not governed(tokens, clauses[-1], "dobj"):
            found[second] = replace(tokens[second], head=clauses[-1], dep="dobj")
    return found


def serving_for(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "announced the creation of a fund to help farmers" the fund is to help, and not whatever is announced."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        to = [j for j in governed(tokens, i, "aux") if tokens[j].lemma.lower() == "to"]
        above = token.head
        if token.dep != "advcl" or token.tag != "VB" or not to or tokens[above].lemma.lower() not in _SETTING_UP:
            continue
        before = to[0] - 1
        things = [j for j in governed(tokens, above, "dobj") if above < j <= before]
        if len(things) == 1 and tokens[before].tag in ("NN", "NNS") and tokens[before].entity not in ("DATE", "TIME"):
            found[i] = replace(token, dep="acl", head=before)
    return found


def unclear_when(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "it is unclear when the two were hired" that is what is unclear, and no time at which anything is."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        states = [a for a in governed(tokens, token.head, "acomp") if tokens[a].lemma.lower() in _UNCLEAR and a < i]
        if token.dep == "advcl" and any(tokens[a + 1].tag == "WRB" and tokens[a + 1].head == i for a in states):
            found[i] = replace(token, dep="ccomp")
    return found


def counted_parts(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "three sons, two in Selm and one in Arvel" the two and the one are those three, and no more."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        whole = tokens[token.head]
        first = min((i, *governed(tokens, i, "nummod", "amod", "compound")))
        if token.dep != "conj" or token.head > i or tokens[first - 1].tag != "," or governed(tokens, token.head, "cc"):
            continue
        parts = [i, *governed(tokens, i, "conj")]
        counts = [_count(tokens, j) for j in (token.head, *parts)]
        if whole.tag == "NNS" and len(parts) > 1 and all(counts) and counts[0] == sum(counts[1:]):
            found[i] = replace(token, dep="appos")
    return found


def _count(tokens: Sequence[Token], noun: int) -> int:
    """How many of something are told; 0 where that is not told."""
    told = [tokens[n].lemma.lower() for n in (*governed(tokens, noun, "nummod"), noun) if tokens[n].tag == "CD"]
    return _NUMBERS.get(told[0], int(told[0]) if told[0].isdecimal() else 0) if told else 0


MISREAD = (
    bare_under_demands,
    opposed_to,
    noun_behind_to,
    goes_on_with_but,
    that_before_aside,
    that_alone,
    that_behind_hearer,
    object_before_verb,
    serving_for,
    unclear_when,
    counted_parts,
)
