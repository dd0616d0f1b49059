"""Clauses and words hung where they can't belong: "told police that", "given that", steps of a list, "air lifted".

Of "notified police that victims had come" parsers make a clause about the police, of "believed the doctor given that"
a doctor who was given something, and of "found the body of a man later identified as Lee" an identified body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.led_clauses import LED
from sayso.claims.misparted import MISPARTED
from sayso.claims.regoverned import REACH, SUBJECTS, governed
from sayso.claims.stance.acts import NAMING
from sayso.model import Token

_INFORMING = frozenset("notify inform tell alert warn advise assure remind convince persuade".split())
"""What is done to somebody with a "that" that leads to what they hear."""
_CONSISTING = frozenset("involve include entail comprise mean require".split())
"""Whose object may be several things that are done, one after the other."""
_COMING_UPON = frozenset("find discover recover locate see spot retrieve".split())
_CALLED = frozenset("identify name know believe describe".split())
_BY_AIR = frozenset(("lift", "drop", "flight"))
_BODY = frozenset(
    "ankle arm leg foot hand head face neck chest back shoulder stomach hip thigh knee forearm wrist elbow torso "
    "abdomen buttock finger toe groin side jaw eye ear rib calf".split()
)
_OPENING = frozenset(("``",))
_HELPERS = ("aux", "auxpass")
_NEXT = 2
_DASHES = frozenset(("--", "–", "—", "-"))
_TOLD_AS = ("ROOT", "ccomp", "conj", "parataxis")
_ASKING = frozenset(("WP", "WRB", "WP$", "WDT"))
_IF = frozenset(("if", "whether"))


def told_that(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "notified police that victims had come" the clause is what they were told."""
    found: dict[int, Token] = {}
    for verb, clause in enumerate(tokens):
        hearer = clause.head
        tells = tokens[hearer].head
        if clause.dep != "relcl" or tokens[hearer].dep not in ("dobj", "dative") or hearer + 1 >= len(tokens):
            continue
        that = hearer + 1
        own = [j for j in governed(tokens, verb, *SUBJECTS) if j > that]
        whole = tokens[that].lemma == "that" and tokens[that].head == verb and tokens[that].dep not in SUBJECTS
        if tokens[tells].lemma in _INFORMING and whole and len(own) == 1:
            found[verb] = replace(clause, dep="ccomp", head=tells)
            found[that] = replace(tokens[that], tag="IN", dep="mark")
    return found


def given_that(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "believed the doctor given that it was dark" nobody was given anything: it was because it was dark."""
    found: dict[int, Token] = {}
    for verb, given in enumerate(tokens[:-2]):
        alone = given.lemma == "give" and given.tag == "VBN" and not governed(tokens, verb, *_HELPERS, "dobj")
        doers = governed(tokens, verb, "nsubj", "nsubjpass")
        clauses = [j for j in governed(tokens, verb, "ccomp") if j > verb]
        if not alone or given.dep != "ccomp" or doers != [verb - 1] or len(clauses) != 1:
            continue
        if tokens[verb + 1].lemma == "that" and tokens[verb + 1].head == clauses[0]:
            found[verb - 1] = replace(tokens[verb - 1], dep="dobj", head=given.head)
            found[verb] = replace(given, tag="IN", dep="prep")
            found[clauses[0]] = replace(tokens[clauses[0]], dep="pcomp")
    return found


def called_in_full(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of 'are deemed "Most Wanted"' all in the marks is what they are deemed."""
    found: dict[int, Token] = {}
    for called, token in enumerate(tokens):
        verb = tokens[token.head]
        if token.dep != "oprd" or verb.lemma.lower() not in NAMING | {"deem"} or called < 2:
            continue
        inner = [j for j in governed(tokens, called, *SUBJECTS) if j < called]
        if len(inner) == 1 and inner[0] == called - 1 and tokens[called - 2].tag in _OPENING:
            found[inner[0]] = replace(tokens[inner[0]], dep="advmod")
            found[called] = replace(token, tag="JJ")
    return found


def listed_steps(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "involves cutting a board, sanding it and then painting it" it involves all three."""
    found: dict[int, Token] = {}
    for verb, token in enumerate(tokens):
        if token.lemma.lower() not in _CONSISTING:
            continue
        first = [j for j in governed(tokens, verb, "xcomp", "dobj", "ccomp") if tokens[j].tag == "VBG" and j > verb]
        more = [j for j in governed(tokens, verb, "advcl", "conj") if tokens[j].tag == "VBG" and first and j > first[0]]
        if len(first) != 1 or len(more) != 1 or tokens[more[0] - 1].lemma != ",":
            continue
        if any(tokens[j].tag == "VBG" for j in governed(tokens, more[0], "conj")):
            found[more[0]] = replace(tokens[more[0]], dep="conj", head=first[0])
            found[more[0] - 1] = replace(tokens[more[0] - 1], head=first[0])
    return found


def body_of_whom(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "found the body of a man later identified as Lee" the man was, and the body was found."""
    found: dict[int, Token] = {}
    for verb, token in enumerate(tokens):
        above = tokens[token.head]
        upon = token.dep == "ccomp" and above.lemma.lower() in _COMING_UPON and token.head < verb
        if not upon or token.tag not in ("VBN", "VBD") or token.lemma.lower() not in _CALLED:
            continue
        doers = governed(tokens, verb, "nsubj", "nsubjpass")
        leads = any(
            tokens[j].lemma == "as" or tokens[j].dep == "agent" for j in governed(tokens, verb, "prep", "agent")
        )
        if len(doers) != 1 or not leads or governed(tokens, verb, *_HELPERS, "dobj", "mark") or doers[0] > verb:
            continue
        last = next((j for j in range(verb - 1, doers[0] - 1, -1) if tokens[j].tag[0] == "N"), doers[0])
        found[doers[0]] = replace(tokens[doers[0]], dep="dobj", head=token.head)
        found[verb] = replace(token, tag="VBN", dep="acl", head=last)
    return found


def lifted_by_air(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "was found and air lifted to a hospital" no air lifted anything."""
    found: dict[int, Token] = {}
    for verb in range(1, len(tokens)):
        token, air = tokens[verb], tokens[verb - 1]
        lifted = token.lemma.lower() in _BY_AIR and token.tag in ("VBD", "VBN") and air.lemma.lower() == "air"
        if lifted and air.head == verb and air.dep in SUBJECTS and not governed(tokens, verb, *_HELPERS, "dobj"):
            found[verb - 1] = replace(air, dep="advmod", tag="RB")
            found[verb] = replace(token, tag="VBN")
    return found


def hurt_in_several(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "a man shot in both ankles and the arm was taken to a clinic" the man was taken there."""
    found: dict[int, Token] = {}
    for main, token in enumerate(tokens):
        verb = token.head
        parts = [j for j in governed(tokens, main, "nsubjpass", "nsubj") if verb < j < main]
        if token.dep != "conj" or len(parts) != 1 or tokens[parts[0]].lemma.lower() not in _BODY:
            continue
        whom = [j for j in governed(tokens, verb, "nsubj", "nsubjpass") if j < verb]
        within = [o for p in governed(tokens, verb, "prep") for o in governed(tokens, p, "pobj") if o < parts[0]]
        joints = [j for j in governed(tokens, verb, "cc") if j < parts[0]]
        plain = tokens[verb].tag in ("VBD", "VBN") and not governed(tokens, verb, *_HELPERS, "dobj")
        if not plain or len(whom) != 1 or not (within and joints) or tokens[within[-1]].lemma.lower() not in _BODY:
            continue
        found[main] = replace(
            token, dep=tokens[verb].dep, head=main if tokens[verb].head == verb else tokens[verb].head
        )
        found[verb] = replace(tokens[verb], tag="VBN", dep="acl", head=whom[0])
        found[whom[0]] = replace(tokens[whom[0]], dep=tokens[parts[0]].dep, head=main)
        found[parts[0]] = replace(tokens[parts[0]], dep="conj", head=within[-1])
        found[joints[-1]] = replace(tokens[joints[-1]], head=within[-1])
        for j in governed(tokens, verb, "mark", "punct", "advmod", "npadvmod"):
            if j < whom[0] or j > main:
                found[j] = replace(tokens[j], head=main)
    return found


def aged_doers(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "took his sons out and the 16-year-old shot a hare" the 16-year-old shot it."""
    found: dict[int, Token] = {}
    for i, old in enumerate(tokens[:-2]):
        verb = i + 1 + (tokens[i + 1].dep == "advmod")
        aged = old.lemma == "old" and old.dep == "conj" and bool(governed(tokens, i, "det", "npadvmod"))
        if not aged or tokens[verb].tag not in ("VBD", "VBZ") or tokens[verb].dep != "conj":
            continue
        joints = [j for j in governed(tokens, old.head, "cc") if j < i]
        if joints and not governed(tokens, verb, *SUBJECTS, "cc"):
            found[i] = replace(old, tag="NN", dep="nsubj", head=verb)
            found[joints[-1]] = replace(tokens[joints[-1]], head=tokens[verb].head)
    return found


def you_know(tokens: Sequence[Token]) -> dict[int, Token]:
    """Puts the clause that is known in the place of "you know", which becomes an aside of it."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        you = governed(tokens, verb, *SUBJECTS)
        if one.lemma != "know" or one.tag != "VBP" or you != [verb - 1] or tokens[verb - 1].lemma != "you":
            continue
        clause = _known(tokens, verb)
        if clause is None or one.dep not in _TOLD_AS or governed(tokens, verb, "aux", "neg", "mark"):
            continue
        above = clause if one.head in (verb, clause) else one.head
        if one.head != clause:
            found[clause] = replace(tokens[clause], head=above, dep=one.dep)
        found |= {i: replace(tokens[i], head=clause) for i in _hung_on(tokens, verb) if i not in (clause, *you)}
        found[verb] = replace(one, head=clause, dep="parataxis")
    return found


def _known(tokens: Sequence[Token], verb: int) -> int | None:
    """The clause after "you know", where it asks nothing: not "you know who came", "you know, it is late"."""
    below = governed(tokens, verb, "ccomp")
    if tokens[verb].dep == "parataxis" and not below and tokens[verb].head > verb:
        below = [tokens[verb].head]
    first = verb + 1 if verb + 1 < len(tokens) else verb
    asks = tokens[first].tag in _ASKING or tokens[first].lemma in _IF or tokens[first].tag in (",", ":")
    clause = below[0] if len(below) == 1 and below[0] > verb and not asks else None
    if clause is None or not governed(tokens, clause, *SUBJECTS):
        return None
    question = any(tokens[i].lemma == "?" for i in _hung_on(tokens, verb) + _hung_on(tokens, clause))
    return None if question else clause


def _hung_on(tokens: Sequence[Token], word: int) -> list[int]:
    """All that hangs on a word, near it."""
    return [i for i in range(max(word - REACH, 0), min(word + REACH, len(tokens))) if tokens[i].head == word != i]


def not_such(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "owes us calm talk, not heated words" nobody heated words: they are what is not owed."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        taken = one.tag in ("VBD", "VBN") and one.dep == "conj" and i > 1 and tokens[i - 1].lemma == "not"
        things = governed(tokens, i, "dobj") if taken and tokens[i - 2].lemma == "," else []
        if len(things) != 1 or things[0] != i + 1 or governed(tokens, i, *SUBJECTS, *_HELPERS):
            continue
        before = i - 3
        if tokens[before].tag[:2] == "NN":
            found[i + 1] = replace(tokens[i + 1], head=before, dep="conj")
            found[i - 1] = replace(tokens[i - 1], head=i + 1, dep="neg")
            found[i] = replace(one, head=i + 1, dep="amod", tag="JJ")
    return found


def passive_doing(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "claims that men were held trying to flee" the men tried to, and no claims did."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        before = tokens[i - 1] if i else one
        beside = one.tag == "VBG" and one.dep == before.dep == "acl" and before.tag == "VBN" and one.head == before.head
        if beside and governed(tokens, i - 1, "nsubjpass") and not governed(tokens, i, *SUBJECTS, *_HELPERS):
            found[i] = replace(one, head=i - 1, dep="xcomp")
    return found


def do_have(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "do have suspected links" nobody suspected any: the links that they have are suspected."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        helps = governed(tokens, i, "aux") if one.tag == "VBN" else []
        things = governed(tokens, i, "dobj")
        both = [tokens[h].lemma for h in helps] == ["do", "have"] and helps[1] == i - 1
        if not both or len(things) != 1 or things[0] < i or governed(tokens, things[0], "det", "poss"):
            continue
        have = helps[1]
        found |= {j: replace(tokens[j], head=have) for j in _hung_on(tokens, i) if j not in (have, *things)}
        found[helps[0]] = replace(tokens[helps[0]], head=have, tag="VBP")
        found[have] = replace(tokens[have], head=have if one.head == i else one.head, dep=one.dep)
        found[things[0]] = replace(tokens[things[0]], head=have)
        found[i] = replace(one, head=things[0], dep="amod", tag="JJ")
    return found


def set_off_noun(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the news – that about ten men – came from a guard" the news came, and no men did."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        noun, above = one.head, tokens[one.head]
        dashed = one.dep == "acl" and one.tag in ("VBD", "VBZ", "VBP") and tokens[verb - 1].lemma in _DASHES
        if not dashed or noun + 1 >= verb - 1 or tokens[noun + 1].lemma not in _DASHES or above.tag[:2] != "NN":
            continue
        doers, marks = governed(tokens, verb, *SUBJECTS), governed(tokens, verb, "mark")
        found[verb] = replace(one, head=verb if above.head == noun else above.head, dep="ccomp")
        found[noun] = replace(above, head=verb, dep="nsubj")
        found |= {i: replace(tokens[i], head=noun, dep="appos") for i in doers}
        found |= {i: replace(tokens[i], head=noun) for i in marks}
    return found


def more_that(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the idea there are dozens more that fled" the dozens fled, and no idea did."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        that = governed(tokens, verb, "nsubj", "nsubjpass") if one.dep == "relcl" else []
        if len(that) != 1 or tokens[that[0]].tag not in ("WDT", "WP") or that[0] < _NEXT:
            continue
        before = that[0] - (_NEXT if tokens[that[0] - 1].lemma == "more" else 1)
        if tokens[before].tag == "NNS" and tokens[before].dep == "appos" and tokens[before].head == one.head:
            found[verb] = replace(one, head=before)
    return found


MISHUNG = (
    told_that,
    given_that,
    called_in_full,
    listed_steps,
    body_of_whom,
    lifted_by_air,
    hurt_in_several,
    aged_doers,
    you_know,
    not_such,
    passive_doing,
    do_have,
    set_off_noun,
    more_that,
    *LED,
    *MISPARTED,
)
"""The mends of this module and of broken-off clauses, in their order."""
