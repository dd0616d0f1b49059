"""Parses mended before anything is asked of them: "rifles seized in the raid had been stolen"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.claims.speakers.lexicon import table
from sayso.model import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PARTICIPLES = frozenset(("VBN", "VBD"))
"""Tags of one; most have the form of the past, and are taken for it."""
_HELPERS = frozenset(("aux", "auxpass"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
_NOMINAL = frozenset(("dobj", "pobj", "nsubj", "nsubjpass"))
_PARTING = _FINITE | frozenset(("WDT", "WP", "WRB", ",", ":", "CC", "''", "``"))
"""Tags of what begins another clause, or ends this one."""
_REACH = 40
"""Words within which the verb stands."""


def reparsed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, where a participle that only tells more of a noun was taken for what the noun does.

    Of "rifles seized in the raid had been stolen" parsers make two clauses, the second without a subject. And in
    "a lie that it armed them" they take for a relative clause what the noun is about, in "he’d been shot" a "had" for
    a noun, in "refuted claims that" a noun for a verb, in "told the Herald" a paper for a person, and give what
    something is to the clause put in before it: "it was, as he said, a mistake".
    """
    found = list(tokens)
    for i, token in enumerate(tokens):
        if token.dep == "mark" and token.lemma == "that" and tokens[token.head].dep == "relcl":
            found[token.head] = replace(tokens[token.head], dep="acl")
        elif token.dep == "dep" and token.lemma in ("'d", "’d") and tokens[token.head].tag == "VBN":
            found[i] = replace(token, tag="VBD", dep="aux")
        elif token.dep == "det" and token.lemma == "the" and tokens[token.head].entity == "PERSON":
            for j in range(i + 1, token.head + 1) if _no_person(tokens[i + 1 : token.head + 1]) else ():
                found[j] = replace(found[j], entity="ORG")
        elif token.tag == "VBZ" and token.dep in _NOMINAL:
            found[i] = replace(token, tag="NNS")
        elif (second := _second_subject(tokens, i)) is not None:
            first = _first_of(tokens, token.head)
            found[i] = replace(token, head=tokens[first].head, dep="ccomp")
            found[token.head] = replace(tokens[token.head], dep="conj")
            found[first] = replace(tokens[first], head=i, dep=tokens[second].dep)
            found[second] = replace(tokens[second], head=token.head, dep="conj")
        elif token.head != i and tokens[token.head].dep == "punct":  # what hangs on a mark hangs on its word
            found[i] = replace(token, head=tokens[token.head].head)
        elif token.dep in ("dep", "dobj") and token.tag[0] == "N" and (being := _parted_from(tokens, i)) is not None:
            found[i] = replace(token, dep="attr", head=being)
    for verb, main in _mistaken(tokens):
        inner = tokens[main].head == verb
        above = tokens[verb].head if inner else tokens[main].head
        root = above in (verb, main)
        passive = any(t.head == main and t.dep == "auxpass" for t in tokens[verb:main])
        found[main] = replace(found[main], head=main if root else above, dep=tokens[verb].dep)
        found[verb] = replace(found[verb], head=verb - 1, dep="acl")
        found[verb - 1] = replace(tokens[verb - 1], head=main, dep="nsubjpass" if passive else "nsubj")
        for i in range(max(verb - _REACH, 0), min(main + _REACH, len(tokens))):
            # What leads into the clause, and what ends it, is the verb's.
            if tokens[i].head == verb and i not in (verb, verb - 1, main) and not verb < i < main:
                found[i] = replace(tokens[i], head=main)
    return tuple(found)


def _no_person(name: Sequence[Token]) -> bool:
    """Whether a name behind "the" is no person's: "the Herald"; not "the driver Ann Lee", "the Rev. Lee"."""
    plain = all(token.tag == "NNP" and token.entity == "PERSON" for token in name)
    return plain and not any(token.lemma.lower() in table("titles") for token in name)


def _second_subject(tokens: Sequence[Token], verb: int) -> int | None:
    """The subject that another was taken from: "No judge and no clerk was asked, she said"; None of any other verb."""
    token, first = tokens[verb], tokens[verb].head
    if token.tag[0] != "V" or token.dep not in ("conj", "appos") or tokens[first].tag[0] != "N":
        return None
    if not first < verb < tokens[_first_of(tokens, first)].head:
        return None
    between = range(first + 1, verb)
    joint = next((i for i in between if tokens[i].dep == "cc" and tokens[i].head == first), None)
    second = next((i for i in between if tokens[i].head == verb and tokens[i].dep in _SUBJECTS), None)
    if second is None or (joint is None and token.dep != "appos"):
        return None
    return second if joint is None or joint < second else None


def _first_of(tokens: Sequence[Token], noun: int) -> int:
    """The first of several nouns: "No judge, no clerk and no guard was asked"."""
    for _ in range(_REACH):
        if tokens[noun].dep not in ("conj", "appos") or tokens[noun].head > noun:
            break
        noun = tokens[noun].head
    return noun


def _parted_from(tokens: Sequence[Token], noun: int) -> int | None:
    """The "was" of which a clause with "as" parts what something is; None where none stands right before it."""
    clause = tokens[noun].head
    near = range(max(clause - _REACH, 0), clause)
    marks = [i for i in near if tokens[i].head == clause and tokens[i].dep == "mark" and tokens[i].lemma == "as"]
    first = next((i for i in range(clause + 1, noun) if tokens[i].head == noun), noun)
    if tokens[clause].dep != "advcl" or noun < clause or len(marks) != 1 or tokens[first - 1].tag != ",":
        return None
    being = next((i for i in range(marks[0] - 1, -1, -1) if tokens[i].dep != "punct"), None)
    if being is None or tokens[being].lemma != "be" or tokens[being].tag not in _FINITE:
        return None
    own = range(being + 1, min(being + _REACH, len(tokens)))
    return being if not any(tokens[i].head == being and tokens[i].dep in ("attr", "acomp") for i in own) else None


def _mistaken(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The participle, its subject right before it, and the verb behind it that has none; no two that overlap."""
    done = 0
    for verb in range(1, len(tokens)):
        noun, token = tokens[verb - 1], tokens[verb]
        if verb > done and token.tag in _PARTICIPLES and noun.head == verb and noun.dep in _SUBJECTS:
            near = range(verb + 1, min(verb + _REACH, len(tokens))) if noun.tag[0] == "N" else ()
            main = next((i for i in near if _goes_on(tokens, verb, i)), None)
            if main is not None:
                done = main
                yield verb, main


def _goes_on(tokens: Sequence[Token], verb: int, main: int) -> bool:
    """Whether a later verb is what the subject of ``verb`` does: finite, no subject of its own, nothing between."""
    token = tokens[main]
    beside = token.head == tokens[verb].head and tokens[verb].dep != "ROOT"
    # Of a verb in the past a clause may well be the object: "the army said died".
    under = token.head == verb and tokens[verb].tag == "VBN"
    if not (beside or under) or token.tag[0] != "V" or token.dep == "conj" or main == tokens[verb].head:
        return False
    below = [i for i in range(max(verb - _REACH, 0), min(main + _REACH, len(tokens))) if tokens[i].head == main]
    if any(tokens[i].dep in _SUBJECTS or tokens[i].dep == "mark" for i in below):
        return False
    helpers = [i for i in below if tokens[i].dep in _HELPERS and i < main]
    finite = token.tag in _FINITE or any(tokens[i].tag in _FINITE for i in helpers)
    first = min([main, *(i for i in below if i < main and tokens[i].dep in (*_HELPERS, "neg", "advmod"))])
    before = [tokens[i] for i in range(max(verb - _REACH, 0), verb - 1) if tokens[i].head == verb]
    own = [t for t in before if t.dep in _HELPERS or t.tag in _PARTING or (t.dep == "mark" and t.lemma != "that")]
    between = range(verb + 1, first)
    whole = all(tokens[i].tag not in _PARTING and _hangs_on(tokens, i, verb, main) for i in between)
    return finite and not own and whole and len(between) > 0


def _hangs_on(tokens: Sequence[Token], word: int, verb: int, main: int) -> bool:
    """Whether a word between the two is the first one's, however many words over."""
    for _ in range(_REACH):
        if word in (verb, main):
            return word == verb
        word = tokens[word].head
    return False
