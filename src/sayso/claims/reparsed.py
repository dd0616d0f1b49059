"""Parses mended before anything is asked of them: "rifles seized in the raid had been stolen"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.claims.likened import LIKENED
from sayso.claims.miscalled import called_names, condemned_saying
from sayso.claims.mishung import MISHUNG
from sayso.claims.misread import MISREAD
from sayso.claims.reattached import REATTACHED
from sayso.claims.recast import RECAST
from sayso.claims.reduced import BEING, REDUCED, ends_before, first_of
from sayso.claims.regoverned import REACH, RULES, SUBJECTS, governed
from sayso.claims.regrouped import (
    based_in,
    by_driving,
    going_on,
    helped_twice,
    labelled,
    named_behind,
    named_together,
    on_that_day,
    pleaded,
    that_several,
    that_very,
)
from sayso.claims.speakers.lexicon import table
from sayso.model import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PARTICIPLES = frozenset(("VBN", "VBD"))
"""Tags of one; most have the form of the past, and are taken for it."""
_REDUCED, _HELPERS = _PARTICIPLES | frozenset(("VBG",)), frozenset(("aux", "auxpass"))
_NOMINAL = frozenset(("dobj", "pobj", "nsubj", "nsubjpass", "oprd"))
_PARTING = _FINITE | frozenset(("WDT", "WP", "WRB", ",", ":", "CC", "''", "``"))
"""Tags of what begins another clause, or ends this one."""
_SAYING = frozenset(("say", "tell", "report", "state"))
_DONE_TO = frozenset(
    "shoot kill wound injure arrest charge fire hurt find take rob stab strike hit beat book hold release identify name"
    " indict convict sentence recover seize involve transport hospitalize detain question steal damage burn".split()
)
"""What is done to somebody or something, where no helping verb tells it: "shots fired", "two men arrested"."""
_LATER = frozenset(("after", "before", "since", "until"))
_ANY = ("pobj", "pcomp", "prep", "advmod")
_OPENS = frozenset((",", "CC", ":", ".", "``", "''"))
"""Tags of what stands before a clause that comes first."""


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
        elif token.dep in ("dep", "advmod") and token.lemma in ("'d", "’d") and _is_past(tokens[token.head]):
            found[i] = replace(token, tag="VBD", dep="aux")
            found[token.head] = replace(tokens[token.head], tag="VBN")
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
        elif token.tag == "VBN" and _did_itself(tokens, i):
            found[i] = replace(token, tag="VBD")
        elif token.dep == "aux" and token.lemma == "have" and (who := _has(tokens, i)) is not None:
            found[i] = replace(token, head=tokens[who].head, dep="ccomp")
            found[who] = replace(tokens[who], head=i, dep="nsubj")
            found[token.head] = replace(tokens[token.head], head=i, dep="dobj")
    for rule in (
        _harmed_pairs,
        _under_when,
        _told_clause,
        pleaded,
        helped_twice,
        _later,
        _yet_asked,
        *RULES,
        *LIKENED,
        *REATTACHED,
        called_names,
        condemned_saying,
        named_together,
        based_in,
        that_very,
        that_several,
        by_driving,
        on_that_day,
        labelled,
        named_behind,
        going_on,
        *RECAST,
        *MISREAD,
        *MISHUNG,
        *REDUCED,
    ):
        found = [changed.get(i, token) for i, token in enumerate(found)] if (changed := rule(found)) else found
    return _as_tree(tokens, list(_without_mistaken(tuple(found))))


def _as_tree(tokens: Sequence[Token], mended: list[Token]) -> tuple[Token, ...]:
    """The mended tokens; as they were around any ring, which two mends may make where each by itself is right."""
    while ring := _ring(mended):
        for i in range(max(min(ring) - REACH, 0), min(max(ring) + REACH, len(tokens))):
            mended[i] = tokens[i]
        if ring == _ring(mended):
            return tuple(tokens)
    return tuple(mended)


def _ring(tokens: Sequence[Token]) -> list[int]:
    """Words of which each governs the next and the last the first; none in a tree."""
    seen: list[int] = [0] * len(tokens)
    for start in range(len(tokens)):
        at, path = start, []
        while not seen[at]:
            seen[at] = start + 1
            path.append(at)
            at = tokens[at].head
        if seen[at] == start + 1 and tokens[at].head != at:
            return path[path.index(at) :]
    return []


def _is_past(token: Token) -> bool:
    return token.tag in _PARTICIPLES


def _without_mistaken(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """With a participle as one, and its noun as what the later verb does."""
    found = list(tokens)
    for verb, main in _mistaken(tokens):
        above = tokens[verb].head
        root = above in (verb, main)
        passive = any(t.head == main and t.dep == "auxpass" for t in tokens[verb:main])
        if tokens[verb].head != main:
            found[main] = replace(found[main], head=main if root else above, dep=tokens[verb].dep)
        noun = _subject_before(tokens, verb)
        found[verb] = replace(found[verb], head=noun, dep="acl")
        found[noun] = replace(tokens[noun], head=main, dep="nsubjpass" if passive else "nsubj")
        for i in range(max(verb - REACH, 0), min(main + REACH, len(tokens))):
            # What leads into the clause, and what ends it, is the verb's.
            if tokens[i].head == verb and i not in (verb, noun, main) and not noun < i < main:
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
    second = next((i for i in between if tokens[i].head == verb and tokens[i].dep in SUBJECTS), None)
    if second is None or (joint is None and token.dep != "appos"):
        return None
    return second if joint is None or joint < second else None


def _first_of(tokens: Sequence[Token], noun: int) -> int:
    """The first of several nouns: "No judge, no clerk and no guard was asked"."""
    for _ in range(REACH):
        if tokens[noun].dep not in ("conj", "appos") or tokens[noun].head > noun:
            break
        noun = tokens[noun].head
    return noun


def _parted_from(tokens: Sequence[Token], noun: int) -> int | None:
    """The "was" of which a clause with "as" parts what something is; None where none stands right before it."""
    clause = tokens[noun].head
    near = range(max(clause - REACH, 0), clause)
    marks = [i for i in near if tokens[i].head == clause and tokens[i].dep == "mark" and tokens[i].lemma == "as"]
    first = next((i for i in range(clause + 1, noun) if tokens[i].head == noun), noun)
    if tokens[clause].dep != "advcl" or noun < clause or len(marks) != 1 or tokens[first - 1].tag != ",":
        return None
    being = next((i for i in range(marks[0] - 1, -1, -1) if tokens[i].dep != "punct"), None)
    if being is None or tokens[being].lemma != "be" or tokens[being].tag not in _FINITE:
        return None
    own = range(being + 1, min(being + REACH, len(tokens)))
    return being if not any(tokens[i].head == being and tokens[i].dep in ("attr", "acomp") for i in own) else None


def _mistaken(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The participle, its subject right before it, and the verb behind it that has none; no two that overlap."""
    done = 0
    for verb in range(1, len(tokens)):
        noun, token = tokens[_subject_before(tokens, verb)], tokens[verb]
        if verb > done and token.tag in _REDUCED and noun.head == verb and noun.dep in SUBJECTS:
            near = range(verb + 1, min(verb + REACH, len(tokens))) if noun.tag[0] == "N" else ()
            main = next((i for i in near if _goes_on(tokens, verb, i)), None)
            if main is not None:
                done = main
                yield verb, main


def _subject_before(tokens: Sequence[Token], verb: int) -> int:
    """The word right before a verb, over an adverb that is the verb's: "a boy fatally shot"."""
    adverb = verb > 1 and tokens[verb - 1].tag == "RB" and tokens[verb - 1].head == verb
    return first_of(tokens, verb - 1 - adverb)


def _goes_on(tokens: Sequence[Token], verb: int, main: int) -> bool:
    """Whether a later verb is what the subject of ``verb`` does: finite, no subject of its own, nothing between."""
    token = tokens[main]
    beside = token.head == tokens[verb].head and tokens[verb].dep != "ROOT"
    # Of a verb in the past a clause may well be the object: "the army said died".
    under = token.head == verb and (tokens[verb].tag != "VBD" or tokens[verb + 1].lemma in BEING)
    joined = token.head == verb and token.dep == "conj"  # with nothing that joins it, as is asked below
    over = main == tokens[verb].head and tokens[verb].dep in SUBJECTS and tokens[verb].lemma != "be"
    apart = token.dep == "conj" and tokens[verb].dep == "acl" and tokens[verb + 1].lemma in BEING
    if not (over or ((beside or under or joined or apart) and main != tokens[verb].head)):
        return False
    if token.tag[0] != "V" or token.dep in _HELPERS:
        return False
    if token.dep == "conj" and not ((joined or apart) and governed(tokens, main, *_HELPERS)):
        return False
    near = range(max(verb - REACH, 0), min(main + REACH, len(tokens)))
    below = [i for i in near if tokens[i].head == main and i != verb]
    if any(tokens[i].dep in SUBJECTS or tokens[i].dep == "mark" for i in below):
        return False
    helpers = [i for i in below if tokens[i].dep in _HELPERS and i < main]
    finite = token.tag in _FINITE or any(tokens[i].tag in _FINITE for i in helpers)
    first = min([main, *(i for i in below if i < main and tokens[i].dep in (*_HELPERS, "neg", "advmod"))])
    noun = _subject_before(tokens, verb)
    before = [tokens[i] for i in range(max(verb - REACH, 0), noun) if tokens[i].head == verb]
    own = [t for t in before if t.dep in _HELPERS or t.tag in _PARTING or (t.dep == "mark" and t.lemma != "that")]
    between = range(verb + 1, ends_before(tokens, verb, first))
    whole = all(tokens[i].tag not in _PARTING and _hangs_on(tokens, i, verb, main) for i in between)
    return finite and not own and whole and (len(between) > 0 or tokens[first].lemma in BEING)


def _hangs_on(tokens: Sequence[Token], word: int, verb: int, main: int) -> bool:
    """Whether a word between the two is the first one's, however many words over."""
    for _ in range(REACH):
        if word in (verb, main):
            return word == verb
        word = tokens[word].head
    return False


def _did_itself(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what looks like a participle is what somebody did: "police say the boy posed with it"."""
    above = tokens[verb].head
    said = tokens[verb].dep == "ccomp" and tokens[above].lemma in _SAYING
    beside = [
        c for c in governed(tokens, verb, "conj") if tokens[c].tag == "VBD" and not governed(tokens, c, *_HELPERS)
    ]
    if not (said or beside) or tokens[verb].lemma in _DONE_TO:
        return False
    own = [i for i in range(max(verb - REACH, 0), verb) if tokens[i].head == verb]
    return any(tokens[i].dep == "nsubj" for i in own) and not any(tokens[i].dep in _HELPERS for i in own)


def _has(tokens: Sequence[Token], have: int) -> int | None:
    """Who has what a "have" was hung on: "say the men, who fled, have | wounds"; None of any other."""
    what = tokens[have].head
    who = tokens[what].head
    beside = tokens[what].dep == "appos" and tokens[what].tag[0] == "N" and who < have < what
    said = beside and tokens[who].dep == "dobj" and tokens[tokens[who].head].lemma in _SAYING
    return who if said else None


def _branch(tokens: Sequence[Token], top: int) -> list[int]:
    """A word and all that hangs on it, near it."""
    near = range(max(top - REACH, 0), min(top + REACH, len(tokens)))
    return [i for i in near if i == top or _hangsgoverned(tokens, i, top)]


def _hangsgoverned(tokens: Sequence[Token], word: int, top: int) -> bool:
    for _ in range(REACH):
        if tokens[word].head in (word, top):
            return tokens[word].head == top and word != top
        word = tokens[word].head
    return False


def _harmed_pairs(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the boy shot and killed on Friday has been named" he is the one who has been named."""
    changed: dict[int, Token] = {}
    for verb in range(1, len(tokens) - 3):
        noun, second = verb - 1, verb + 2
        pair = tokens[verb].tag in _PARTICIPLES and tokens[second].tag in _PARTICIPLES
        joined = pair and tokens[verb + 1].lemma == "and" and tokens[second].head == verb
        if not joined or tokens[noun].head != verb or tokens[noun].dep not in SUBJECTS or tokens[noun].tag[0] != "N":
            continue
        if governed(tokens, verb, "dobj", *_HELPERS) or governed(tokens, second, "dobj", *_HELPERS):
            continue
        heads = {verb, second, tokens[verb].head}
        later = [c for v in sorted(heads) for c in governed(tokens, v, "conj", "ccomp", "parataxis") if c > second]
        later = [c for c in later if tokens[c].tag in _FINITE or governed(tokens, c, *_HELPERS)]
        main = next((c for c in later if not governed(tokens, c, *SUBJECTS)), None)
        if main is None or any(tokens[i].tag in ("CC", ",") for i in range(second, main)):
            continue
        passive = bool(governed(tokens, main, "auxpass"))
        root = tokens[verb].head == verb
        changed[main] = replace(tokens[main], head=main if root else tokens[verb].head, dep=tokens[verb].dep)
        changed[verb] = replace(tokens[verb], head=noun, dep="acl", tag="VBN")
        changed[noun] = replace(tokens[noun], head=main, dep="nsubjpass" if passive else "nsubj")
        for c in governed(tokens, verb, "punct", "mark", "advcl", "ccomp", "prep", "npadvmod"):
            if c < noun or c > main:
                changed[c] = replace(tokens[c], head=main)
    return changed


def _under_when(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "was at home when men came in, started to shout and shot him" all after "when" is what the men did."""
    changed: dict[int, Token] = {}
    for word, token in enumerate(tokens):
        when = token.head
        if token.tag != "WRB" or token.lemma.lower() != "when" or token.dep != "advmod" or tokens[when].dep != "advcl":
            continue
        if word == 0 or tokens[word - 1].tag in _OPENS or not governed(tokens, when, *SUBJECTS):
            continue
        main = tokens[when].head
        last = _branch(tokens, when)[-1]
        after = last if tokens[last].tag == "," else last + 1
        beside = [main] if main > when else governed(tokens, main, "conj", "advcl")
        if tokens[main].dep in ("advcl", "xcomp") and tokens[main].head < main < when:  # "was inside waiting when"
            beside += governed(tokens, tokens[main].head, "conj")
        for verb in (v for v in beside if v > after and tokens[v].tag == tokens[when].tag == "VBD"):
            plain = not governed(tokens, verb, *SUBJECTS, *_HELPERS, "mark", "advmod")
            if not plain or tokens[after].tag != "," or verb != after + 1 or not governed(tokens, verb, "conj", "cc"):
                continue
            if main == verb:
                changed[when] = replace(tokens[when], head=when if tokens[verb].head == verb else tokens[verb].head)
            changed[verb] = replace(tokens[verb], head=when, dep="conj")
    return changed


def _later(tokens: Sequence[Token]) -> dict[int, Token]:
    """ "Are investigating after | a boy was hurt": when, and not a clause beside."""
    changed: dict[int, Token] = {}
    for word, token in enumerate(tokens):
        if token.tag != "IN" or token.dep != "prep" or token.lemma not in _LATER or governed(tokens, word, *_ANY):
            continue
        for verb in governed(tokens, token.head, "conj"):
            if verb > word and governed(tokens, verb, *SUBJECTS) and _branch(tokens, verb)[0] == word + 1:
                changed[verb] = replace(tokens[verb], dep="advcl")
                changed[word] = replace(token, head=verb, dep="mark")
    return changed


def _told_clause(tokens: Sequence[Token]) -> dict[int, Token]:
    """ "Told dispatchers she heard | shots fired": what she heard is told, and not which dispatchers."""
    changed: dict[int, Token] = {}
    for inner, token in enumerate(tokens):
        heard = token.head
        tells = tokens[heard].head
        if token.dep != "relcl" or tokens[heard].dep not in ("dobj", "dative") or tokens[tells].lemma != "tell":
            continue
        own = governed(tokens, inner, "nsubj", "nsubjpass")
        if not own or tokens[own[0]].tag in ("WP", "WDT") or governed(tokens, inner, "dobj", "ccomp", "xcomp"):
            continue
        end = _branch(tokens, inner)[-1]
        for said in governed(tokens, tells, "ccomp"):
            if _branch(tokens, said)[0] == end + 1:
                changed[inner] = replace(token, head=tells, dep="ccomp")
                changed[said] = replace(tokens[said], head=inner)
    return changed


def _yet_asked(tokens: Sequence[Token]) -> dict[int, Token]:
    """ "It is not clear yet who called": what is not clear, and no second clause."""
    changed: dict[int, Token] = {}
    for i, token in enumerate(tokens[:-1]):
        if token.lemma != "yet" or token.dep != "cc" or tokens[i + 1].tag not in ("WP", "WRB", "WDT", "WP$"):
            continue
        for clause in governed(tokens, token.head, "conj"):
            if clause > i and _branch(tokens, clause)[0] == i + 1:
                known = next(iter(governed(tokens, token.head, "acomp")), token.head)
                changed[i] = replace(token, dep="advmod")
                changed[clause] = replace(tokens[clause], head=known, dep="ccomp")
    return changed
