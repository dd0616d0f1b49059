"""Clauses that parsers break off at their subject: "hit the town as troops | launched an assault".

What leads to the clause is then taken for a preposition, or its first participle for its verb, and what is done in it
stands beside the clause before, as if that one's subject had done it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.claims.regoverned import REACH, SUBJECTS, governed
from sayso.model import Token

_LEADING = frozenset("as after before since until".split())
"""Words that lead to a noun as well as to a clause."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_HELPERS = ("aux", "auxpass")
_NAME = 6
"""Words that a name has fewer than."""
_HELPING = frozenset("help let make see watch".split())
"""What is done to somebody who then does something, told without a "to"."""
_PARTING = frozenset((",", "CC", ":", "WDT", "WP", "WRB"))
_ASIDE = frozenset(("VBN", "VBG", "WDT", "WP"))
"""Tags of what begins an aside about the noun before it."""


def led_by_preposition(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "hit the town as troops launched an assault" the troops launched it, while they hit the town."""
    found: dict[int, Token] = {}
    for verb, first in _without_subject(tokens, "conj", "advcl"):
        end, aside = _before_aside(tokens, first)
        for lead in range(max(end - REACH, 0), end):
            nouns = governed(tokens, lead, "pobj") if tokens[lead].lemma.lower() in _LEADING else []
            if tokens[lead].dep != "prep" or len(nouns) != 1 or tokens[nouns[0]].tag[0] not in "NP":
                continue
            plain = nouns[0] > lead and _reach_of(tokens, nouns[0], end) == end - 1
            if not plain or not _is_above(tokens, lead, tokens[verb].head):
                continue
            noun = nouns[0]
            found[lead] = replace(tokens[lead], tag="IN", dep="mark", head=verb)
            found[noun] = replace(tokens[noun], dep="nsubj", head=verb)
            found[verb] = replace(tokens[verb], dep="advcl", head=tokens[lead].head)
            for i in aside:
                if not lead <= tokens[i].head < first:
                    found[i] = replace(tokens[i], head=noun, dep="acl" if tokens[i].dep == "advcl" else tokens[i].dep)
            break
    return found


def led_by_participle(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "it began when a man driving a van fired a gun" the man fired it, and it did not."""
    found: dict[int, Token] = {}
    for verb, first in _without_subject(tokens, "conj"):
        for doing in range(max(first - REACH, 1), first - 1):
            doers = governed(tokens, doing, "nsubj")
            plain = tokens[doing].tag == "VBG" and doers == [doing - 1] and not governed(tokens, doing, *_HELPERS)
            if not plain or tokens[doing].dep not in ("advcl", "relcl") or _reach_of(tokens, doing, first) != first - 1:
                continue
            if not _is_above(tokens, doing, tokens[verb].head) or tokens[verb].head == doing:
                continue
            found[verb] = replace(tokens[verb], dep=tokens[doing].dep, head=tokens[doing].head)
            found[doing - 1] = replace(tokens[doing - 1], head=verb)
            for i in governed(tokens, doing, "mark", "advmod", "punct"):
                if i < doing - 1:
                    found[i] = replace(tokens[i], head=verb)
            found[doing] = replace(tokens[doing], dep="acl", head=doing - 1)
            break
    return found


def harmed_and_named(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the clerk killed, Ann Lee, was a guard" she killed nobody, and was one."""
    found: dict[int, Token] = {}
    for main, first in _without_subject(tokens, "conj"):
        verb = tokens[main].head
        name = range(verb + 2, first - 1)
        commas = 0 < len(name) < _NAME and tokens[verb + 1].lemma == "," == tokens[first - 1].lemma
        named = commas and all(tokens[i].tag[:3] == "NNP" for i in name)
        doers = governed(tokens, verb, "nsubj")
        if not named or doers != [verb - 1] or tokens[verb].tag not in ("VBD", "VBN") or verb < 1:
            continue
        noun, root = verb - 1, tokens[verb].head == verb
        if tokens[noun].tag not in ("NN", "NNS"):
            continue
        found[main] = replace(tokens[main], dep=tokens[verb].dep, head=main if root else tokens[verb].head)
        found[noun] = replace(tokens[noun], head=main)
        for i in range(max(verb - REACH, 0), min(main + REACH, len(tokens))):
            if tokens[i].head == verb and i not in (verb, noun, main):
                inside = verb < i < first
                found[i] = replace(
                    tokens[i], head=noun if inside else main, dep="appos" if i in name else tokens[i].dep
                )
        found[verb] = replace(tokens[verb], tag="VBN", dep="acl", head=noun)
    return found


def helped_to_do(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the raids help the fighters at sea push back the fleet" it is the fighters who push it back."""
    found: dict[int, Token] = {}
    for verb, token in enumerate(tokens):
        above = token.head
        bare = token.tag in ("VBP", "VB") and token.dep == "conj" and above < verb
        if not bare or tokens[above].lemma not in _HELPING or governed(tokens, verb, *_HELPERS, *SUBJECTS):
            continue
        whom = [i for i in governed(tokens, above, "dobj") if above < i < verb]
        between = range(whom[0] + 1, verb) if len(whom) == 1 else range(0)
        near = all(tokens[i].tag not in _PARTING and tokens[i].tag[:2] != "VB" for i in between)
        if len(whom) == 1 and near and tokens[whom[0]].tag in ("NNS", "NNPS"):
            found[verb] = replace(token, tag="VB", dep="ccomp")
            found[whom[0]] = replace(tokens[whom[0]], dep="nsubj", head=verb)
            found |= {i: replace(tokens[i], head=whom[0]) for i in between if tokens[i].head == above}
    return found


def pictured(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "imposed in Osk (pictured) on Friday" the picture shows Osk, and is nothing that was done there."""
    found: dict[int, Token] = {}
    for i in range(2, len(tokens) - 1):
        between = tokens[i - 1].lemma in ("(", "-lrb-") and tokens[i + 1].lemma in (")", "-rrb-")
        if between and tokens[i].lemma == "picture" and tokens[i].tag in ("VBN", "VBD") and tokens[i].dep == "conj":
            found[i] = replace(tokens[i], tag="VBN", dep="acl", head=i - 2)
    return found


def become_it(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "a branch which later became IS" that is its name, and tells of nothing that it is."""
    found: dict[int, Token] = {}
    for i in range(1, len(tokens) - 1):
        token, before = tokens[i], tokens[i - 1]
        named = token.tag == "VBZ" and token.lemma == "be" and token.dep == "conj" and before.lemma == "become"
        if named and not governed(tokens, i, "attr", "acomp", "prep", "ccomp", *SUBJECTS):
            found[i] = replace(token, tag="NNP", dep="attr", head=i - 1)
    return found


def _without_subject(tokens: Sequence[Token], *deps: str) -> Iterator[tuple[int, int]]:
    """Finite verbs that hang so on an earlier word and have nothing before them but helpers, with their first word."""
    for verb, token in enumerate(tokens):
        if token.dep not in deps or token.head >= verb or governed(tokens, verb, "mark", *SUBJECTS):
            continue
        helpers = governed(tokens, verb, *_HELPERS)
        own = [verb, *helpers, *(i for i in governed(tokens, verb, "neg", "advmod") if i < verb)]
        finite = any(tokens[i].tag in _FINITE for i in (verb, *helpers))
        first = min(own)
        if finite and first == verb - len(own) + 1 and tokens[first].tag not in ("WRB", "TO"):
            yield verb, first


def _before_aside(tokens: Sequence[Token], first: int) -> tuple[int, list[int]]:
    """Where the noun before an aside in commas ends, and the aside: "its leader|, hurt by a mine,| gave up"."""
    if tokens[first - 1].lemma == ",":
        for i in range(first - 2, max(first - REACH, 0), -1):
            if tokens[i].lemma == ",":
                whole = tokens[i + 1].tag in _ASIDE and first - i > 2
                return (i, list(range(i, first))) if whole else (first, [])
    return first, []


def _reach_of(tokens: Sequence[Token], top: int, end: int) -> int:
    """The last word before ``end`` that hangs on a word, however many words over."""
    inside, last = {top}, top
    for i in range(top + 1, end):
        if tokens[i].head in inside or any(h in inside for h in _above(tokens, i)):
            inside.add(i)
            last = i
    return last


def _above(tokens: Sequence[Token], i: int) -> Iterator[int]:
    for _ in range(REACH):
        if tokens[i].head == i:
            return
        i = tokens[i].head
        yield i


def _is_above(tokens: Sequence[Token], i: int, head: int) -> bool:
    return head in _above(tokens, i)


LED = (led_by_preposition, led_by_participle, harmed_and_named, helped_to_do, become_it, pictured)
"""The mends of this module, in their order."""
