"""What is said where the content names the claim that says it: "rejected government claims that it had paid"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from sayso.claims.anaphors import POINTERS
from sayso.claims.branded import branded
from sayso.claims.charges import charges
from sayso.claims.dangling import is_person
from sayso.claims.forms import FINITE_TAGS, Form, Proposition, is_verb
from sayso.claims.propositions import propositions
from sayso.claims.sharing import WITHOUT_OBJECT
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.voices import in_marks
from sayso.claims.stance.acts import FALSEHOODS, NAMING, VERBS
from sayso.claims.stance.negation import negative_argument
from sayso.claims.stance.ungrounded import is_grounds, suggested
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

_CLAIMS = frozenset(
    "claim allegation accusation report rumour rumor suggestion assertion contention insinuation charge notion idea "
    "speculation story statement account theory position view finding complaint argument explanation".split()
)
_DENIAL = "denial"
_GROUNDS = frozenset("evidence proof indication sign trace record reason basis".split())
_REPEATING = frozenset(
    "repeat reiterate restate echo voice express confirm verify corroborate substantiate support stand".split()
)
"""What is done by saying again what a noun names, or bearing it out: "repeated its position that", "stands by it"."""
_QUESTIONING = frozenset(("question", "challenge", "query"))
_DOUBTING = frozenset("doubt deny dispute question reject".split())
_DECLARING = frozenset("call declare label brand deem rule find consider judge pronounce".split())
_ADJECTIVE = re.compile(
    r"(?:un|il|im|ir|in)[a-z]{3,}|[a-z]{3,}(?:ful|ous|ive|able|ible|less|ent|ant|ic)|legal|fair|valid|void"
)
"""How a word looks that is an adjective: "unfair", "lawful"."""
_OPENING, _CLOSING = ('"', "“", "``"), ('"', "”", "''")
_WITHHOLDING = frozenset(("decline", "refuse", "stop"))
_UNSAID = frozenset("name elaborate specify identify explain comment mention address provide give offer".split())
"""What somebody declines to do, or does not do, who leaves something out."""
_COMPLETE = frozenset("dobj attr acomp auxpass ccomp xcomp prt".split())
"""What a clause has that tells all of itself, and no more of the noun before it: "took bribes"."""
_HEARSAY = frozenset("report rumour rumor claim suggestion story talk".split())
_THINGS = frozenset((SpeakerKind.UNKNOWN, SpeakerKind.DOCUMENT))
_DEFINITE = frozenset("the this that these those".split())
_REACH = 6
"""Words between such a noun and its clause: "claims made on Friday by the ministry that"."""
_DASHES = frozenset(("-", "–", "—", "--"))
_NEAR, _LEAST = 4, 4
"""Words between "called" and "claim", and of such a clause."""
_TAKEN_FOR_VERBS = frozenset(("claims", "reports", "charges", "accounts"))
"""Such nouns that the tagger takes for verbs after another noun: "rejected government claims that"."""
_LEADING = frozenset("RB DT NN NNS NNP NNPS JJ JJS JJR PRP$ POS CD `` '' , PDT".split())


def as_told(tree: Tree, words: Sequence[int], cue: int | None) -> Sequence[int]:
    """Words of a content without the reasons, verdicts and narration that are no part of what is said."""
    told = _between_dashes(tree, words, cue)
    told = without_narration(tree, without_verdict(tree, without_reason(tree, told, cue), cue))
    return without_remark(tree, told)


def _between_dashes(tree: Tree, words: Sequence[int], noun: int | None) -> Sequence[int]:
    """Words of what a noun tells up to the dash that ends it: "the news – that ten had fled – (came from a guard)"."""
    led = noun is not None and tree[noun].tag[0] == "N" and words and words[0] == noun + 2
    if not led or tree.word(words[0] - 1) not in _DASHES:
        return words
    told = words[: next((n for n, i in enumerate(words) if tree.word(i) in _DASHES), len(words))]
    clause = tree.lower(words[0]) != "that" or any(tree[i].tag in FINITE_TAGS for i in told)
    return told if clause else ()  # "the news – that about ten men – came"


def claim_named(tree: Tree, words: Sequence[int], denied: bool, cue: int | None) -> list[Proposition] | None:
    """What is said where the content names the claim, or only what something is called; None of any other."""
    named = rejected(tree, words, denied, cue) or called_untrue(tree, words) or so_called(tree, words, cue)
    return named or branded(tree, words, cue) or _without_grounds(tree, words)


def _without_grounds(tree: Tree, words: Sequence[int]) -> list[Proposition] | None:
    """ "(Found) no evidence that votes had been bought": that they had, which the noun denies."""
    noun = tree.head_of(words)
    if noun is None or negative_argument(tree, noun) is None:
        return None
    if tree[noun].lemma.lower() in _GROUNDS:
        told = (c for c in tree.children(noun, "acl", "ccomp") if tree.children(c, "mark", *SUBJECTS))
    else:
        told = (c for c in suggested(tree, noun) if is_grounds(tree, noun))
    clause = next(told, None)
    inside = set(tree.subtree(clause)) if clause is not None else set()
    return [p for p in propositions(tree, [i for i in words if i in inside], False) if p.form is Form.FINITE] or None


def rejected(tree: Tree, words: Sequence[int], denied: bool, cue: int | None = None) -> list[Proposition] | None:
    """The propositions of the clause that a claim is named by which is denied, or repeated or questioned by the cue.

    None where the content names none. "As false" behind the clause is no part of it.
    """
    lemma = tree[cue].lemma.lower() if cue is not None else ""
    repeated = lemma in _REPEATING
    noun = _noun(tree, words) if denied or repeated or lemma in _QUESTIONING else None
    if noun is None or (tree[noun].lemma.lower() == _DENIAL and not repeated):
        return None
    if _does_something(tree, noun, words):
        return None
    after = [i for i in words if i > noun]
    opening = next((n for n, i in enumerate(after[:_REACH]) if tree.lower(i) == "that" and tree[i].tag != "DT"), None)
    if opening is None and after and tree.lower(after[0]) == "to":  # "retracted his claim to have seen it"
        made = [one for one in propositions(tree, after, denied) if one.form is Form.INFINITIVE]
        whose = [i for p in tree.children(noun, "poss") if tree[p].tag[0] == "N" for i in tree.subtree(p)]
        whose = [i for i in whose if tree[i].dep != "case"]  # "dismissed Lee's claim to have seen it"
        return [replace(one, apart=True, subject=one.subject or tuple(whose)) for one in made] or None
    if opening is None and (told := _told_at_once(tree, noun, after)):
        opening = after.index(told)
    if opening is None:
        return _accusing(tree, noun, after, denied) or (_of_what(tree, noun, words) if denied else None)
    if any(is_verb(tree, i) and tree[i].tag != "VBN" and not _says(tree, i, noun) for i in after[:opening]):
        return None
    clause = _concluded(tree, after[opening:])
    clause = without_verdict(tree, clause, cue)
    found = [one for one in propositions(tree, clause, denied) if one.form is Form.FINITE]
    contrary = noun if tree[noun].lemma.lower() == _DENIAL else None
    return [replace(one, apart=True, contrary=contrary) for one in found] or None


def _does_something(tree: Tree, noun: int, words: Sequence[int]) -> bool:
    """Whether a whole clause is said of the claim: "claims that she took money have no basis"."""
    verb = tree[noun].head
    said = {tree[c].head for c in words if tree.lower(c) == "that" and tree[c].dep == "mark"}
    return tree[noun].dep in SUBJECTS and verb in words and is_verb(tree, verb) and verb not in said


def _says(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a participle tells what the noun says: "a report alleging that"."""
    return tree[verb].tag == "VBG" and tree[verb].head == noun and tree[verb].lemma.lower() in VERBS


def _of_what(tree: Tree, noun: int, words: Sequence[int]) -> list[Proposition] | None:
    """What is told in "reports of missing boxes", "rumours of a coup": that boxes are missing, that there was one."""
    if tree[noun].lemma.lower() not in _HEARSAY:
        return None
    things = [o for p in tree.children(noun, "prep") if tree.lower(p) == "of" for o in tree.children(p, "pobj")]
    thing = things[0] if len(things) == 1 and things[0] in words and tree[things[0]].tag in ("NN", "NNS") else None
    if thing is None or is_person(tree, thing) or kind_of_noun(tree.lower(thing)) not in _THINGS:
        return None
    if tree.children(thing, "poss", "conj") or any(tree.lower(d) in _DEFINITE for d in tree.children(thing, "det")):
        return None
    verdict = {i for p in tree.children(thing, "prep") if tree.lower(p) == "as" for i in tree.subtree(p)}
    phrase = [i for i in tree.subtree(thing) if i in words and i not in verdict]
    state = next((c for c in tree.children(thing, "amod") if tree[c].tag in ("VBG", "VBN")), None)
    if state is None:
        return [Proposition(thing, tuple(phrase), Form.NOMINAL, apart=True)]
    rest = tuple(i for i in phrase if i != state)
    return [Proposition(state, (state,), Form.VERBLESS, rest, apart=True)]


def _accusing(tree: Tree, noun: int, after: Sequence[int], denied: bool) -> list[Proposition] | None:
    """What is held against somebody in "a report accusing it of shelling the camp"."""
    verb = next((i for i in after[:_REACH] if _says(tree, i, noun)), None)
    return charges(tree, [i for i in after if i > verb], [verb], denied) if verb is not None else None


def _told_at_once(tree: Tree, noun: int, after: Sequence[int]) -> int | None:
    """The first word of what a noun says without "that": "claims it had misled voters", not "the claims they made"."""
    if not after or after[0] != noun + 1:
        return None
    clause = next((c for c in tree.children(noun, "relcl", "acl", "ccomp") if c > noun), None)
    subjects = tree.children(clause, *SUBJECTS) if clause is not None else []
    if clause is None or not subjects or tree[subjects[0]].tag in ("WDT", "WP"):
        return None
    whole = bool(tree.children(clause, *_COMPLETE)) or tree[clause].lemma in ("be", *WITHOUT_OBJECT)
    return after[0] if whole and min(tree.subtree(subjects[0])) == after[0] else None


def _concluded(tree: Tree, clause: Sequence[int]) -> Sequence[int]:
    """What a report says in "a report that concluded its forces had bombed the town"."""
    verb = tree[clause[0]].head
    if tree[clause[0]].tag != "WDT" or tree[verb].lemma.lower() not in VERBS:
        return clause
    below = [c for c in tree.children(verb, "ccomp") if c in clause]
    return [i for i in tree.subtree(below[0]) if i in clause] if below else clause


def called_untrue(tree: Tree, words: Sequence[int]) -> list[Proposition] | None:
    """ "(Called) that a lie", whatever the parser makes of it: a pronoun and what it is called."""
    said = [i for i in words if tree.is_word(i)]
    if len(said) < 2 or tree.lower(said[0]) not in POINTERS:
        return None
    last = next((i for i in said[1:4] if tree[i].lemma.lower() in FALSEHOODS), None)
    if last is None or any(tree[i].tag not in ("DT", "JJ", "RB", "IN") for i in said[1 : said.index(last)]):
        return None
    return [Proposition(last, tuple(words[words.index(said[0]) + 1 :]), Form.VERBLESS, (said[0],))]


def so_called(tree: Tree, words: Sequence[int], cue: int | None) -> list[Proposition] | None:
    """ "(Called) the vote unfair", where the parser takes the adjective for a noun: the vote is unfair."""
    if cue is None or tree[cue].lemma.lower() not in _DECLARING or len(words) < 3:
        return None
    *named, last = words
    called = (
        tree[last].tag in ("NN", "NNS", "JJ")
        and tree[named[-1]].tag != "DT"
        and bool(_ADJECTIVE.fullmatch(tree.lower(last)))
    )
    definite = tree[named[0]].dep in ("det", "poss") and any(tree[i].tag[0] == "N" for i in named)
    plain = not any(is_verb(tree, i) or tree[i].dep in ("prep", "punct") for i in words)
    return [Proposition(last, (last,), Form.VERBLESS, tuple(named))] if called and definite and plain else None


def without_verdict(tree: Tree, words: Sequence[int], cue: int | None = None) -> Sequence[int]:
    """Words up to where they are called untrue, which is not what they say: "that she took money (as false)"."""
    end = next((n for n in range(1, len(words)) if _judges(tree, words, n)), len(words))
    if cue is not None and tree[cue].tag[0] == "N" and tree[cue].lemma.lower() in _HEARSAY:
        return words[:end]  # "(dismissed) reports of | a strike as baseless"
    end = min(end, _called_last(tree, words, cue))
    return words[:end] if any(tree[i].tag in FINITE_TAGS for i in words[:end]) else words


def _called_last(tree: Tree, words: Sequence[int], cue: int | None) -> int:
    """Where what a claim is called begins, behind all that it says: "called the claim that she took money (a lie)"."""
    said = [n for n, i in enumerate(words) if tree.is_word(i)]
    named = cue is not None and any(tree[i].lemma.lower() in NAMING for i in range(max(cue - _NEAR, 0), cue + 1))
    if len(said) < _LEAST or not named or tree[words[said[-1]]].lemma.lower() not in FALSEHOODS:
        return len(words)
    behind = takewhile(lambda n: tree[words[n]].tag in ("DT", "JJ", "RB", "``", "''"), range(said[-1] - 1, 0, -1))
    return min((n for n in behind), default=said[-1])


def without_narration(tree: Tree, words: Sequence[int]) -> Sequence[int]:
    """Words up to the end of a quotation behind which the report goes on: '"a foreign hand" (but did not name it)'.

    Only where that tells what somebody did not say: they may go on themselves, too ("and would leave").
    """
    for n in range(1, len(words) - 2):
        if tree.word(words[n]) not in _CLOSING or all(tree.word(i) not in _OPENING for i in words[:n]):
            continue
        after = [tree[i].lemma.lower() for i in words[n + 1 : n + 5]]
        unsaid = after[1:2] == ["do"] and after[2:3] in (["not"], ["n't"]) and not _UNSAID.isdisjoint(after[3:])
        if after[0] in ("but", "and") and (after[1] in _WITHHOLDING or unsaid):
            return words[: n + 1]
    return words


def without_remark(tree: Tree, words: Sequence[int]) -> Sequence[int]:
    """Words up to a dash behind which the report remarks on what is told in its own words.

    "She stood for order - plain words that may be put to the test".
    """
    marks = {"“", "”", '"'}
    if words and tree.sentence(words[0]) in in_marks(tree):
        return words
    for n in range(len(words) - 1, 1, -1):
        if tree.word(words[n]) not in _DASHES or tree[words[n]].start == tree[words[n - 1]].end:
            continue
        before, after = words[:n], words[n + 1 :]
        finite = [i for i in after if tree[i].tag in FINITE_TAGS]
        closed = any(tree.word(i) in _DASHES for i in (*before, *after))  # "the pier - the oldest one - and left"
        closed = closed or {tree.lower(i) for i in after[:1]} == {
            tree.lower(before[-1])
        }  # "something - something that comes at you"
        noun = (
            not closed
            and bool(finite)
            and all(_in_relative(tree, i, after) for i in finite)
            and _is_new(tree, after[0])
        )
        here = tree.sentence_words(tree.sentence(words[n]))
        plain = all(tree.word(i) not in marks for i in here if i < words[n] or i in after)
        if noun and plain and any(tree[i].tag in FINITE_TAGS for i in before):
            return before
    return words


def _is_new(tree: Tree, first: int) -> bool:
    """Whether a phrase names nothing known: what is known may be told by who speaks ("two rivals - the Lodge, ...")."""
    return tree[first].tag in ("JJ", "NN", "NNS", "RB") or tree.lower(first) in ("a", "an")


def _in_relative(tree: Tree, i: int, words: Sequence[int]) -> bool:
    """Whether a verb stands in a relative clause that is wholly among these words."""
    clause = next((a for a in (i, *tree.ancestors(i)) if tree[a].dep == "relcl"), None)
    led = clause is not None and any(tree[c].tag in ("WDT", "WP", "WP$") for c in tree.subtree(clause) if c < i)
    return clause is not None and led and tree.subtree(clause)[0] in words and tree[clause].head in words


def without_reason(tree: Tree, words: Sequence[int], cue: int | None) -> Sequence[int]:
    """Words up to a colon behind which is why something is doubted: "doubt that it will: it has done so before"."""
    if not words or cue is None or tree[cue].lemma.lower() not in _DOUBTING:
        return words
    behind = cue < words[0] and tree.word(words[0] - 1) == ":" and tree.sentence(cue) == tree.sentence(words[0])
    if behind and tree.word(words[0]) not in _OPENING:
        return ()
    colon = next((n for n in range(1, len(words) - 1) if tree.word(words[n]) == ":"), len(words))
    because = next((n for n, i in enumerate(words) if tree.lower(i) == "because" and tree[i].dep == "mark"), 0)
    bare = tree[cue].lemma.lower() in _QUESTIONING and not any(tree[i].tag in FINITE_TAGS for i in words[:because])
    if because and bare:
        return words[:because]  # "questioned her right to vote because she lives abroad"
    led = words[0] > cue and any(is_verb(tree, i) for i in words[:colon])
    return words[:colon] if led else words


def _noun(tree: Tree, words: Sequence[int]) -> int | None:
    """The noun for a claim that the content begins with, before which nothing but its own words and a verdict stand."""
    for n, i in enumerate(words):
        noun = tree[i].tag in ("NN", "NNS") and tree[i].lemma.lower() in (*_CLAIMS, _DENIAL)
        if noun or (n and tree[i].tag == "VBZ" and tree.lower(i) in _TAKEN_FOR_VERBS):
            return i
        if tree[i].tag not in _LEADING and not (tree.lower(i) == "as" and n <= 1):
            return None
    return None


def _judges(tree: Tree, clause: Sequence[int], n: int) -> bool:
    """Whether "as false" begins here."""
    if tree.lower(clause[n]) != "as":
        return False
    after = next((i for i in clause[n + 1 :] if tree.is_word(i) and tree[i].tag != "RB"), None)
    return after is not None and tree[after].lemma.lower() in FALSEHOODS
