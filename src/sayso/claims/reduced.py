"""Participles that tell more of a noun, and were taken for what it does: "held a boy believed to be his son"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.regoverned import SUBJECTS, governed
from sayso.model import Token

_HEARSAY = frozenset("believe think allege suspect know report understand rumour rumor fear presume suppose".split())
"""What is said of somebody by whoever it is."""
_CALLED = frozenset("identify name know call describe".split())
BEING = frozenset(("be", "may", "might"))
"""What right behind a participle tells that it is one: "the man detained was a guard"."""
_PARTICIPLES = frozenset(("VBN", "VBD"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_HELPERS = frozenset(("aux", "auxpass"))


def _hearsay(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb without a subject tells what somebody is believed to be, or to have done."""
    token = tokens[i]
    own = token.tag in _PARTICIPLES and token.lemma.lower() in _HEARSAY and token.head < i
    to = [x for x in governed(tokens, i, "xcomp") if any(tokens[a].tag == "TO" for a in governed(tokens, x, "aux"))]
    return own and bool(to) and not governed(tokens, i, *SUBJECTS, *_HELPERS)


def first_of(tokens: Sequence[Token], noun: int) -> int:
    """The first of several nouns: the girl of "the girl and the boy"."""
    while tokens[noun].dep == "conj" and tokens[noun].head < noun:
        noun = tokens[noun].head
    return noun


def believed_to_be(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "held a woman and a boy believed to be his wife and son" nobody believed anything: they are believed so."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        before = i - 1
        if token.dep != "conj" or tokens[before].tag[:2] != "NN" or not _hearsay(tokens, i):
            continue
        first = first_of(tokens, before)
        if tokens[first].head == token.head and tokens[first].dep == "dobj":
            told = [a for x in governed(tokens, i, "xcomp") for a in governed(tokens, x, "attr")]
            several = any(governed(tokens, a, "conj") for a in told)
            found[i] = replace(token, tag="VBN", dep="acl", head=first if several else before)
    return found


def believed_aside(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "confirmed the child, believed to be nine, is his son" the child is his son, and no object."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        if tokens[i - 1].tag != "," or i == 1 or not _hearsay(tokens, i):
            continue
        noun, above = i - 2, token.head
        over = [tokens[above].head] if tokens[above].dep == "ccomp" else []
        later = [m for m in (*governed(tokens, above, "ccomp", "conj"), *over) if m > i and tokens[m].tag in _FINITE]
        main = next((m for m in later if tokens[m - 1].tag == ","), None)
        if tokens[noun].dep != "dobj" or tokens[noun].head != above or main is None:
            continue
        subjects = governed(tokens, main, *SUBJECTS)
        if any(s < main for s in subjects) or (subjects and tokens[main].lemma != "be"):
            continue
        found[noun] = replace(tokens[noun], dep="nsubj", head=main)
        found[i] = replace(token, tag="VBN", dep="acl", head=noun)
        if main in over:
            root = tokens[main].head == main
            found[above] = replace(tokens[above], dep=tokens[main].dep, head=above if root else tokens[main].head)
        found[main] = replace(tokens[main], dep="ccomp", head=above)
        found |= {s: replace(tokens[s], dep="attr") for s in subjects}
    return found


def with_whom(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the girl and the boy held with Lee are well" Lee is with whom they are held, and not who is well."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        verb = token.head
        if token.dep != "prep" or tokens[verb].tag not in _PARTICIPLES or governed(tokens, i, "pobj", "pcomp", "prep"):
            continue
        main = next((m for m in governed(tokens, verb, "conj") if m > i and governed(tokens, m, *_HELPERS)), None)
        if main is None or not governed(tokens, verb, *SUBJECTS) or governed(tokens, verb, "cc", *_HELPERS):
            continue
        subjects = [s for s in governed(tokens, main, "nsubj", "nsubjpass") if i < s < main]
        edge = min(
            (*subjects, *(c for s in subjects for c in governed(tokens, s, "compound", "det", "amod"))), default=0
        )
        if len(subjects) == 1 and edge == i + 1:
            found[subjects[0]] = replace(tokens[subjects[0]], dep="pobj", head=i)
    return found


def under_participle(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "gave another view, suggesting the man detained was a guard" the man was a guard, and detained nobody."""
    found: dict[int, Token] = {}
    for main, token in enumerate(tokens):
        if token.tag not in _FINITE or token.lemma != "be" or governed(tokens, main, "nsubj", "nsubjpass", "expl"):
            continue
        opens = [g for g in governed(tokens, main, "csubj") if g < main and tokens[g].tag == "VBG"]
        told = [w for w in governed(tokens, main, "ccomp") if opens and w < opens[0]]
        done = [
            v for g in opens for v in governed(tokens, g, "ccomp") if v == main - 1 and tokens[v].tag in _PARTICIPLES
        ]
        whom = [s for v in done for s in governed(tokens, v, "nsubj", "nsubjpass") if s == v - 1]
        if len(opens) == len(told) == len(whom) == 1:
            above = told[0] if token.head == main else token.head
            found[told[0]] = replace(tokens[told[0]], dep=token.dep, head=above)
            found[opens[0]] = replace(tokens[opens[0]], dep="advcl", head=told[0])
            found[main] = replace(token, dep="ccomp", head=opens[0])
            found[done[0]] = replace(tokens[done[0]], dep="acl", head=whom[0])
            found[whom[0]] = replace(tokens[whom[0]], dep="nsubj", head=main)
    return found


def is_no_other(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "is a guard who came from Selm and not the owner" he is not the owner, wherever the last noun stands."""
    found: dict[int, Token] = {}
    for no, token in enumerate(tokens):
        other = token.head
        joins = token.dep == "neg" and no > 1 and tokens[no - 1].lemma == "and" and tokens[no - 1].dep == "cc"
        if not joins or tokens[other].dep != "conj" or not governed(tokens, other, "det", "poss") or other < no:
            continue
        above = tokens[other].head
        while tokens[above].dep in ("pobj", "prep", "conj", "relcl", "acl", "pcomp", "advcl", "dobj"):
            above = tokens[above].head
        being = tokens[above].dep == "attr" and tokens[tokens[above].head].lemma == "be"
        if being and above != tokens[other].head and governed(tokens, above, "det", "poss"):
            found[other] = replace(tokens[other], head=above)
            found[no - 1] = replace(tokens[no - 1], head=above)
    return found


def when_they_did(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "two were hurt when a bomb they were about to clear went off" the bomb went off, and not the two."""
    found: dict[int, Token] = {}
    for i, token in enumerate(tokens):
        about, noun = token.head, next(iter(governed(tokens, token.head, "nsubj")), 0)
        if token.tag != "WRB" or tokens[about].tag[0] == "V" or tokens[about].dep != "advcl" or not i < noun < about:
            continue
        being = [r for r in governed(tokens, noun, "relcl") if r == about - 1 and tokens[r].lemma == "be"]
        above = tokens[about].head
        later = [v for v in governed(tokens, tokens[above].head, "conj") if v > about and v != above]
        later += [v for v in governed(tokens, above, "conj") if v > about]
        plain = [v for v in later if tokens[v].tag == "VBD" and not governed(tokens, v, *SUBJECTS, *_HELPERS, "cc")]
        if being and plain and tokens[plain[0] - 1].tag[:2] == "NN":
            found[plain[0]] = replace(tokens[plain[0]], dep="advcl", head=above)
            found[i] = replace(token, head=plain[0])
            found[noun] = replace(tokens[noun], head=plain[0])
            found[about] = replace(tokens[about], dep="acomp", head=being[0])
    return found


def ends_before(tokens: Sequence[Token], verb: int, main: int) -> int:
    """Where what a participle tells of a noun ends before the noun's verb, or its comma: "a man known as Lee, is"."""
    return main - (tokens[main - 1].tag == "," and tokens[verb].lemma.lower() in _CALLED)


REDUCED = (believed_to_be, believed_aside, with_whom, under_participle, is_no_other, when_they_did)
