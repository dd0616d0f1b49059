"""Words parted from what they belong to: charges of a list, what a thing is called, a participle of the name before it.

Of "was charged with battery, disturbing the peace and resisting an officer" parsers make a circumstance of the last
two, and of "met Lee, later found dead, and left" a third thing that was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.charging import ABOUT, CRIMES
from sayso.claims.regoverned import SUBJECTS, governed
from sayso.model import Token

_HELPERS = ("aux", "auxpass")
_CALLING = frozenset("call label deem consider declare rule dub brand term name".split())
_OFFENCES = frozenset(
    "disturb resist obstruct evade elude flee possess carry discharge fire drive tamper receive trespass interfere "
    "hinder threaten endanger harass stalk steal sell conceal brandish use lie make leave operate fail refuse commit "
    "contribute damage point conspire attempt traffic distribute deal manufacture intimidate".split()
)
"""What one is charged with doing; not what somebody's charging brings about, "ending a manhunt"."""
_NEXT = 2
"""How far the second of two verbs with an "and" between stands from the first."""
_THROUGH = frozenset("go live put get suffer".split())
"""What one does with a thing and "through"."""
_CHARGING = frozenset("charge accuse convict indict book arrest suspect count charges".split())
_MARKS = frozenset("after before until since while because although though".split())
_FOUND = frozenset("find see arrest kill shoot wound injure hurt charge know believe identify name call".split())
"""What is done to a person, and told of him in an aside: "met Lee, later found dead"."""
_SENT = frozenset("train send hire call dispatch design build use mean ask pay assign bring force order need".split())
"""What is done to somebody or something so that it does another thing: "a dog trained to find drugs"."""


def listed_charges(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "charged with battery, disturbing the peace and fleeing police" all three are charges."""
    found: dict[int, Token] = {}
    for verb, charged in enumerate(tokens):
        if charged.lemma != "charge" or charged.tag not in ("VBN", "VBD"):
            continue
        first = [o for p in governed(tokens, verb, "prep") if tokens[p].lemma == "with" and p > verb
                 for o in governed(tokens, p, "pobj")]  # fmt: skip
        below = governed(tokens, verb, "advcl") + governed(tokens, charged.head, "advcl")
        for deed in below if len(first) == 1 else ():
            comma = deed - 1
            listed = tokens[deed].tag == "VBG" and tokens[deed].lemma in _OFFENCES and tokens[comma].lemma == ","
            if listed and deed > first[0] and not governed(tokens, deed, *SUBJECTS, *_HELPERS, "mark"):
                found[deed] = replace(tokens[deed], head=first[0], dep="conj")
                found[comma] = replace(tokens[comma], head=first[0])
    return found


def crime_beside(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "charged with resisting an officer and possession of drugs" possession is a charge, and resisted by none."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        thing = one.head
        deed = tokens[thing].head
        if one.dep != "conj" or one.lemma.lower() not in CRIMES or tokens[thing].dep != "dobj" or thing >= i:
            continue
        above = tokens[deed].head
        while tokens[above].dep == "conj" and tokens[above].head < above:
            above = tokens[above].head
        charged = tokens[deed].tag == "VBG" and tokens[deed].dep in ("pcomp", "conj") and deed < thing
        if charged and tokens[deed].lemma not in ABOUT and _is_charge(tokens, above):
            found[i] = replace(one, head=deed)
            found |= {j: replace(tokens[j], head=deed) for j in governed(tokens, thing, "cc") if thing < j < i}
    return found


def _is_charge(tokens: Sequence[Token], word: int) -> bool:
    """Whether it is the "with" of what somebody is charged with, or what follows it."""
    leads = word if tokens[word].dep == "prep" else tokens[word].head
    verb = tokens[leads].head
    return tokens[leads].lemma in ("with", "of", "for", "to") and tokens[verb].lemma in _CHARGING


def called_what(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "called the deaths of two students an accident" the deaths are called so, and no students are."""
    found: dict[int, Token] = {}
    for noun, one in enumerate(tokens):
        what = governed(tokens, noun, "dobj") if one.tag in ("NNS", "NN") and one.dep == "oprd" else []
        of = tokens[noun - 1].head if noun else noun
        joined = noun > 0 and tokens[noun - 1].dep == "pobj" and tokens[of].dep == "prep"
        if len(what) != 1 or what[0] < noun or not joined or tokens[one.head].lemma not in _CALLING:
            continue
        found[what[0]] = replace(tokens[what[0]], head=one.head, dep="oprd")
        found[noun] = replace(one, head=of, dep="pobj")
        found[noun - 1] = replace(tokens[noun - 1], head=noun, dep="compound")
        found |= {i: replace(tokens[i], head=noun) for i in governed(tokens, noun - 1, "det", "nummod", "amod", "poss")}
    return found


def that_which_is_called(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "calling the shooting gang-related" the shooting is a thing, and nothing that anybody does."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        called = one.tag == "VBG" and one.dep == "dobj" and tokens[one.head].lemma in _CALLING
        if called and governed(tokens, i, "det") and not governed(tokens, i, "dobj", *SUBJECTS):
            found[i] = replace(one, tag="NN")
    return found


def hyphened(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "called it gang-related" that is what it is like, and nobody related it."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        joined = i > 1 and one.tag == "VBN" and one.dep == "oprd" and tokens[i - 1].tag == "HYPH"
        if joined and tokens[i - 2].head == i and tokens[i - 2].dep == "npadvmod":
            found[i] = replace(one, tag="JJ")
    return found


def tail_of_last(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "shot and killed Lee, before fleeing" what follows goes with the last deed, and Lee with both."""
    found: dict[int, Token] = {}
    for last, one in enumerate(tokens):
        first = one.head
        near = one.dep == "conj" and first == last - _NEXT and tokens[last - 1].dep == "cc"
        things = governed(tokens, last, "dobj") if near else []
        if len(things) != 1 or one.tag != "VBD" or tokens[first].tag != "VBD" or things[0] < last:
            continue
        tail = [j for j in governed(tokens, first, "prep", "advcl", "punct", "npadvmod", "advmod") if j > things[0]]
        above = tokens[first].head  # "revealed that he shot and killed Lee, before fleeing"
        over = governed(tokens, above, "prep") if tokens[first].dep == "ccomp" and above < first else []
        tail += [j for j in over if j > things[0] and tokens[j].lemma in _MARKS and governed(tokens, j, "pcomp")]
        plain = all(tokens[j].tag not in ("``", "''", ".", ":") for j in tail)
        if any(tokens[j].dep in ("prep", "advcl") for j in tail) and plain and not governed(tokens, first, "dobj"):
            found |= {j: replace(tokens[j], head=last) for j in tail}
    return found


def done_by_itself(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "because the victims belonged to a gang" they did, where the tagger took the verb for a participle."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        doers = governed(tokens, i, "nsubj") if one.tag == "VBN" and one.dep == "advcl" else []
        told = doers and governed(tokens, i, "mark") and not governed(tokens, i, *_HELPERS, "agent")
        if told and tokens[doers[0]].tag[0] in "NP" and one.lemma not in _FOUND:
            found[i] = replace(one, tag="VBD")
    return found


def when_marked(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "happened at 4 a.m. Sunday, after they had left" the clause tells when, and Sunday is the day it happened."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        above = one.head
        marks = governed(tokens, i, "mark") if one.dep == "conj" and above < i else []
        marked = len(marks) == 1 and tokens[marks[0]].lemma in _MARKS and above < marks[0] < i
        comma = marks[0] - 1 if marked else 0
        if not marked or tokens[comma].lemma != "," or not governed(tokens, i, *SUBJECTS):
            continue
        found[i] = replace(one, dep="advcl")
        for j in range(above + 1, marks[0]):
            if tokens[j].head == i and tokens[j].dep in ("npadvmod", "punct", "advmod", "prep"):
                found[j] = replace(tokens[j], head=above)
    return found


def found_of_him(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "met Lee, later found dead, and left" Lee was found, and whoever met him found nobody."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        adverb = verb > 0 and tokens[verb - 1].tag == "RB"
        comma = verb - 1 - adverb
        if one.dep != "conj" or one.tag not in ("VBD", "VBN") or one.lemma not in _FOUND or comma < 1:
            continue
        noun, told = comma - 1, governed(tokens, verb, "xcomp", "oprd", "acomp", "agent", "ccomp")
        of = tokens[noun].tag[:2] == "NN" and tokens[noun].dep in ("dobj", "pobj") and tokens[comma].lemma == ","
        own = governed(tokens, verb, *SUBJECTS, *_HELPERS, "dobj", "cc")
        if not of or own or not told or governed(tokens, one.head, "cc") or told[0] <= verb:
            continue
        end = next((j for j in range(told[-1] + 1, min(told[-1] + 12, len(tokens))) if tokens[j].lemma == ","), None)
        if end is not None and end + 1 < len(tokens) and tokens[end + 1].tag != "VBD":
            found[verb] = replace(one, tag="VBN", head=noun, dep="acl")
    return found


def sent_to_do(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "a dog trained to find drugs found some" the dog was trained, and found some."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        taken = one.tag in ("VBD", "VBN") and one.lemma in _SENT and tokens[min(verb + 1, len(tokens) - 1)].tag == "TO"
        doers = governed(tokens, verb, "nsubj") if taken else []
        todo, main = governed(tokens, verb, "xcomp"), governed(tokens, verb, "conj")
        plain = len(doers) == len(todo) == len(main) == 1 and doers[0] == verb - 1 and todo[0] < main[0]
        if not plain or governed(tokens, verb, "cc", "dobj", *_HELPERS) or tokens[main[0]].tag not in ("VBD", "VBZ"):
            continue
        if any(tokens[j].lemma == "," or tokens[j].dep == "cc" for j in range(verb, main[0])):
            continue
        if governed(tokens, main[0], *SUBJECTS, *_HELPERS):
            continue
        root = one.head == verb
        found[main[0]] = replace(tokens[main[0]], head=main[0] if root else one.head, dep=one.dep)
        found[verb] = replace(one, tag="VBN", head=doers[0], dep="acl")
        found[doers[0]] = replace(tokens[doers[0]], head=main[0])
        found |= {j: replace(tokens[j], head=main[0]) for j in governed(tokens, verb, "punct", "mark", "advmod")
                  if j < doers[0] or j > main[0]}  # fmt: skip
    return found


def hers(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "was her on-again boyfriend" he is hers."""
    return {i: replace(t, tag="PRP$") for i, t in enumerate(tokens) if t.tag == "PRP" and t.dep == "poss"}


def found_to(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "was stopped and found to have a gun" he was found to, and found nothing."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        joined = one.dep == "conj" and one.tag == "VBD" and one.lemma in ("find", "believe") and one.head < verb
        passive = joined and tokens[one.head].tag == "VBN" and governed(tokens, one.head, "auxpass")
        led = verb + 1 < len(tokens) and tokens[verb + 1].tag == "TO" and governed(tokens, verb, "xcomp")
        if passive and led and not governed(tokens, verb, "dobj", *SUBJECTS, *_HELPERS):
            found[verb] = replace(one, tag="VBN")
    return found


def people_found(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "released the names of two people found dead and two more" the people were found, and nobody found anybody."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        noun = verb - 1
        bare = one.dep == "ccomp" and one.tag in ("VBD", "VBN") and one.lemma in _FOUND and verb > 0
        under = bare and tokens[noun].dep in ("dobj", "pobj") and tokens[noun].tag[0] == "N" and one.head < noun
        if not under or governed(tokens, verb, *SUBJECTS, *_HELPERS, "dobj", "mark"):
            continue
        found[verb] = replace(one, tag="VBN", head=noun, dep="acl")
        joined = [j for j in governed(tokens, verb, "conj", "cc") if tokens[j].tag[0] in "NC"]
        found |= {j: replace(tokens[j], head=noun) for j in joined}
    return found


def counted_more(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the names of two men and two more who fled" the two more are men, and no names."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        if (
            one.dep != "conj"
            or one.tag != "CD"
            or not any(tokens[j].lemma == "more" for j in governed(tokens, i, "amod"))
        ):
            continue
        of = [p for p in governed(tokens, one.head, "prep") if tokens[p].lemma == "of" and p < i]
        men = [o for p in of for o in governed(tokens, p, "pobj") if governed(tokens, o, "nummod")]
        if len(men) == 1:
            found[i] = replace(one, head=men[0])
            found |= {j: replace(tokens[j], head=men[0]) for j in governed(tokens, one.head, "cc") if men[0] < j < i}
    return found


def gone_through(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "imagine the grief parents are going through" the grief is what is imagined, which the parents go through."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        doers = governed(tokens, verb, "nsubj") if one.lemma in _THROUGH and one.dep in ("ccomp", "conj") else []
        ends = [j for j in governed(tokens, verb, "advmod", "prep", "prt") if tokens[j].lemma == "through"]
        if (
            len(doers) != 1
            or len(ends) != 1
            or governed(tokens, ends[0], "pobj")
            or governed(tokens, verb, "mark", "dobj")
        ):
            continue
        what = doers[0] - 1
        named = tokens[what].tag == "NN" and tokens[what].dep == "compound" and tokens[what].head == doers[0]
        articles = [j for j in governed(tokens, doers[0], "det", "amod", "poss") if j < what]
        if named and articles and tokens[doers[0]].tag == "NNS" and one.head < what:
            beside = [j for j in governed(tokens, one.head, "dobj") if j < what]
            joined = bool(beside) and tokens[articles[0] - 1].dep == "cc"
            found[what] = replace(
                tokens[what], head=beside[0] if joined else one.head, dep="conj" if joined else "dobj"
            )
            found |= {j: replace(tokens[j], head=what) for j in articles}
            found[verb] = replace(one, head=what, dep="relcl")
    return found


MISPARTED = (
    people_found,
    counted_more,
    gone_through,
    hyphened,
    tail_of_last,
    listed_charges,
    crime_beside,
    called_what,
    that_which_is_called,
    done_by_itself,
    when_marked,
    found_of_him,
    sent_to_do,
    hers,
    found_to,
)
"""The mends of this module, in their order."""
