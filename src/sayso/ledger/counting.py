"""How many of what, and what became of them, as one sentence says it.

"Three men were killed" counts 3, men, killed. It is read off by declared tables, without grammar; what they
don't know is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sayso.ledger.numbers import Bound, Measure, Number, numbers_in, value_of
from sayso.ledger.words import stem
from sayso.model import Span

KILLED, INJURED, SHOT = "killed", "injured", "shot"
"""What becomes of people, whatever the verb; all other fates go by the stem of their verb."""
PEOPLE = "people"
"""Persons of no particular kind."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of somebody or something, and what became of them.

    ``counted`` is the kind counted: PEOPLE for persons of no particular kind, else the noun with what restricts it.
    ``fate`` is KILLED, INJURED or the stem of a verb; ``degree`` how badly ("critically"), if told. ``others`` says
    that they are told apart from somebody else ("two others"). ``words`` are those of the noun and the fate.
    """

    number: Number
    counted: str
    fate: str
    degree: str | None = None
    others: bool = False
    words: str = field(default="", compare=False)

    def __str__(self) -> str:
        """As in "at least 3 people killed"."""
        return f"{self.number} {self.words or f'{self.counted} {self.fate}'}"


def counts_in(wording: str) -> tuple[Count, ...]:
    """The counts of a sentence, whatever their scope."""
    text = _ASIDE.sub(lambda aside: " " * len(aside[0]), wording)
    words = [_Word(match[0], match[0].lower(), match.start()) for match in _WORD.finditer(text)]
    counting = (n for n in numbers_in(text) if n.measure is Measure.COUNT)
    numbers = [n for n in counting if not text.startswith(("-", "'", "’"), n.span.end)]
    found = [count for count in (_count(number, words) for number in numbers) if count]
    return (*found, *_sums(found, words))


def _sums(counts: Sequence[Count], words: Sequence[_Word]) -> Iterator[Count]:
    """Of men and women with one fate, how many people: "two women and one man were shot"."""
    for one, other in pairwise(counts):
        alike = (one.fate, one.degree, one.others) == (other.fate, other.degree, other.others)
        kinds = {one.counted, other.counted} <= PARTS and one.counted != other.counted
        between = [w.plain for w in words if one.number.span.end <= w.start < other.number.span.start]
        if alike and kinds and one.number.exact and other.number.exact and between[-1:] == ["and"] and len(between) < 4:
            total = one.number.value + other.number.value
            span = Span(one.number.span.start, other.number.span.end)
            number = Number(total, total, total, Bound.EXACT, Measure.COUNT, span, span)
            yield replace(one, number=number, counted=PEOPLE, words=f"{PEOPLE} {one.words.partition(' ')[2]}")


@dataclass(frozen=True, slots=True)
class _Word:
    raw: str
    plain: str
    start: int


_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")
_ASIDE = re.compile(r",\s+(?:including|among them|all|both|ages|aged|ranging)\b[^,]*,|\s\([^)]*\)")

_PERSONS = {
    "people": PEOPLE, "persons": PEOPLE, "person": PEOPLE, "victims": PEOPLE, "victim": PEOPLE, "individuals": PEOPLE,
    "others": PEOPLE, "men": "men", "man": "men", "males": "men", "male": "men", "women": "women", "woman": "women",
    "females": "women", "female": "women", "children": "children", "child": "children", "kids": "children",
    "juveniles": "children", "juvenile": "children", "minors": "children", "boys": "boys", "boy": "boys",
    "girls": "girls", "girl": "girls", "teens": "teenagers", "teen": "teenagers", "teenagers": "teenagers",
    "teenager": "teenagers", "adults": "adults", "adult": "adults", "officers": "officers", "officer": "officers",
    "deputies": "deputies", "deputy": "deputies", "suspects": "suspects", "suspect": "suspects",
    "bystanders": "bystanders", "students": "students", "soldiers": "soldiers", "civilians": "civilians",
    "passengers": "passengers", "workers": "workers", "employees": "employees", "fighters": "fighters",
    "militants": "militants", "troops": "troops", "members": "members",
}  # fmt: skip
"""Nouns for persons, and the kind they are counted as."""

PARTS = frozenset("men women children boys girls teenagers adults".split())
"""Kinds of persons that reports may count as people."""
_OTHERS = frozenset("other others more another additional further remaining".split())
_NEUTRAL = frozenset("the these those all total young unidentified unnamed innocent unarmed".split())
_SEX = {("male", PEOPLE): "men", ("female", PEOPLE): "women", ("adult", "men"): "men", ("adult", "women"): "women"}
_BE = frozenset("is are was were be been being am has have had got get gets getting 's 're remain remains".split())
_ADVERBS = frozenset(
    "also then now still already later all both allegedly reportedly apparently accidentally intentionally only just "
    "each reported confirmed found pronounced declared left listed presumed believed".split()
)
_DEGREES = frozenset("critically seriously severely gravely slightly badly lightly superficially".split())
_DEADLY = frozenset("fatally mortally".split())
_RELATIVE = frozenset("who that which".split())
_STOPS = frozenset(
    "and or but , . ; : ( ) – — - in on at by with from for to of as after before when while during near outside "
    "inside into out between since if because where than about over under not".split()
)
_FATES = {
    "killed": KILLED, "slain": KILLED, "murdered": KILLED, "dead": KILLED, "died": KILLED, "die": KILLED,
    "dies": KILLED, "perished": KILLED, "drowned": KILLED, "executed": KILLED, "injured": INJURED,
    "wounded": INJURED, "hurt": INJURED,
}  # fmt: skip
_CAUSES = {
    "kill": KILLED, "kills": KILLED, "killed": KILLED, "killing": KILLED, "murdered": KILLED, "murdering": KILLED,
    "slaying": KILLED, "injure": INJURED, "injures": INJURED, "injured": INJURED, "injuring": INJURED,
    "wound": INJURED, "wounds": INJURED, "wounded": INJURED, "wounding": INJURED, "hurt": INJURED, "hurting": INJURED,
}  # fmt: skip
"""Verbs whose object is what is counted."""
_VERB = re.compile(r"\w{3,}ed|shot|hit|struck|stolen|taken|held|sunk|built|sold|sent|lost|found|fired|seized|put")
_FORMER = frozenset("last first next previous past".split())
_RESULT = frozenset("left leaving leaves with and killed killing injuring wounding wounded injured least".split())
_OBJECT = frozenset("a an the his her their its each several some him them".split())
_OWN = frozenset("his her their its our my your image photo chapter page".split())
_SHOT = frozenset("shot gunned stabbed".split())


def _count(number: Number, words: Sequence[_Word]) -> Count | None:
    """The count that a number begins; None for a part of a whole and where nothing is known to become of them."""
    at = next((i for i, word in enumerate(words) if word.start >= number.words.end), len(words))
    before = [word.plain for word in words if word.start < number.span.start]
    after = [word.plain for word in words[at:]]
    if after[:1] == ["of"]:
        if number.bound is not Bound.RANGE or after[1:2] in (["the"], ["them"], ["those"], ["whom"]):
            return None
        after = after[1:]
    noun = _noun(after)
    if _partial(before, noun) or (not noun and not _toll(before, after) and _bare(words, at)):
        return None
    if not noun and (fate := _toll(before, after)):
        return Count(number, PEOPLE, fate)
    rest = after[len(noun) :]
    told = None if _part_of(before) and rest[:1] and rest[0] in _BE else _fate_after(_joined(rest))
    told = told or _fate_within(noun) or _fate_before(before, bool(noun))
    if told is None:
        return None
    others = bool(_OTHERS & {*noun, *before[-1:], *(before[-2:-1] if before[-1:] == ["the"] else [])})
    kind = _kind([word for word in noun if word not in _OTHERS and word not in _FATES])
    shown = " ".join(filter(None, (*(noun or ["person" if number.value == 1 else PEOPLE]), told.degree, told.word)))
    return Count(number, kind, told.fate, told.degree, others, shown) if kind else None


@dataclass(frozen=True, slots=True)
class _Fate:
    """What became of somebody: the fate, the word that tells it, and how badly."""

    fate: str
    word: str
    degree: str | None = None


def _joined(rest: Sequence[str]) -> Sequence[str]:
    """What follows a noun, without a second counted noun: "two women [and one man] were shot"."""
    if rest[:1] != ["and"] or not rest[2:] or value_of(rest[1]) is None:
        return rest
    return rest[2 + (rest[2] in _PERSONS) :]


def _part_of(before: Sequence[str]) -> bool:
    """Whether what follows becomes of one of them only: "one of the two firefighters has died"."""
    return "of" in before[-2:] and any(
        value_of(word) is not None or word in ("some", "several") for word in before[-4:-1]
    )


def _partial(before: Sequence[str], noun: Sequence[str]) -> bool:
    """Whether others are counted beside: "his two children", "his wife and four other people"."""
    if before[-1:] and before[-1] in _FORMER:
        return True
    owned = before[-1:] and (before[-1] in _OWN or before[-1].endswith(("'s", "’s")))
    joined = before[-1:] == ["and"] and before[-2:-1] and before[-2] not in _FATES and not _VERB.fullmatch(before[-2])
    return bool(owned or (joined and _OTHERS & set(noun)))


def _bare(words: Sequence[_Word], at: int) -> bool:
    """Whether a number without a noun may be an age, one of several, or a verb's: "Darnell Smith, 26 was"."""
    before = [word.raw for word in words[max(0, at - 3) : at]]
    number, left = before[-1].lower(), before[:-1]
    if left[-1:] == [","] and left[0][:1].isupper():
        return True
    return left[-1:] in (["fired"], ["heard"]) or (number == "one" and (left[-1:] or [""])[0].lower() not in _RESULT)


def _noun(after: Sequence[str]) -> list[str]:
    """The words of the noun phrase behind a number, up to its noun."""
    noun: list[str] = []
    for word, following in zip(after[:6], [*after[1:7], ""], strict=False):
        if word in _STOPS or word in _BE or word in _RELATIVE or word in _ADVERBS | _DEGREES | _DEADLY:
            break
        if (word in _FATES or _VERB.fullmatch(word)) and (noun or word not in _FATES or not _person(after[1:3])):
            break
        noun.append(word)
        person = word in _PERSONS and word not in ("adult", "male", "female", "teen", "juvenile", "suspect")
        if person or (word.endswith("s") and not following.endswith("s")):
            break
    return noun


def _person(words: Sequence[str]) -> bool:
    return any(word in _PERSONS for word in words)


def _kind(noun: Sequence[str]) -> str | None:
    """What is counted: persons of no kind where there is no noun; a noun with what restricts it."""
    words = [word for word in noun if word not in _NEUTRAL]
    if not words:
        return PEOPLE
    head = _PERSONS.get(words[-1], stem(words[-1]))
    if (pair := (*words[:-1], head)) in _SEX:
        return _SEX[pair]
    return " ".join(pair) if all(w.isalpha() or "-" in w for w in words) else None


def _fate_after(after: Sequence[str]) -> _Fate | None:
    """What a clause says became of its subject: "were critically injured", "shot dead", "died"."""
    degree, deadly, be = None, False, False
    for i, word in enumerate(after[:7]):
        active = not be and after[i + 1 : i + 2] and (after[i + 1] in _OBJECT or value_of(after[i + 1]) is not None)
        if word in _DEGREES:
            degree = word
        elif word in _DEADLY:
            deadly = True
        elif word in _BE:
            be = True
        elif word in _FATES and not active:
            return _Fate(fate := KILLED if deadly else _FATES[word], fate, degree)
        elif word in _SHOT and not active:
            return _Fate(fate := _shot(after[i + 1 : i + 4], word, deadly), fate, degree)
        elif _passed(word, after[i + 1 : i + 2]) or (word in _RELATIVE and i == 0):
            continue
        else:
            return _Fate(stem(word), word, degree) if be and _VERB.fullmatch(word) else None
    return None


def _passed(word: str, following: Sequence[str]) -> bool:
    """Whether a word may stand between a subject and what became of it."""
    return word in _ADVERBS and (word not in ("found", "left") or following[:1] == ["dead"])


def _shot(after: Sequence[str], word: str, deadly: bool) -> str:
    following = " ".join(after)
    if deadly or re.match(r"(?:and killed|dead|to death|and fatally)", following):
        return KILLED
    return INJURED if re.match(r"and (?:wounded|injured)", following) else stem(word)


_TOLL = re.compile(
    r"""(?:^|\b(?:the|its|his|their|a|official|overall|confirmed|current|latest|final|death)\s)
    (?:(?:death\s)?toll|(?:numbers?|count|total)\sof\s(?:the\s)?(?P<fate>dead|deaths|killed|injured|wounded))
    (?:\s(?:is|was|has|had|been|now|stood|stands|rose|rises|risen|climbed|reached|put|at|to|of|as))*
    (?:\s(?:at\sleast|about|some|around|nearly|only))?$""",
    re.VERBOSE,
)
"""What stands before a number that is a toll: "the toll stood at", "the number of dead is"."""


def _toll(before: Sequence[str], after: Sequence[str]) -> str | None:
    """What becomes of those whom a bare number counts, where it is called a toll."""
    found = _TOLL.search(" ".join(before)) if not after[:1] or after[0] in _STOPS else None
    if found is None:
        return None
    return INJURED if found["fate"] in ("injured", "wounded") else KILLED


def _fate_within(noun: Sequence[str]) -> _Fate | None:
    """As in "two wounded men"."""
    return next((_Fate(_FATES[word], "") for word in noun if word in _FATES), None)


def _fate_before(before: Sequence[str], known: bool) -> _Fate | None:
    """What a verb says was done to its object: "killing at least three people"; "the deaths of six people"."""
    words = [word for word in before[-5:] if word not in _OTHERS | _NEUTRAL | {"a", "an", "of", "total"}]
    last, adverb = words[-1] if words else "", words[-2] if len(words) > 1 else None
    if last in ("death", "deaths", "lives") and before[-1:] == ["of"]:
        return _Fate(KILLED, KILLED)
    if not last.endswith("ing") and {"was", "were", "be", "is", "are", "been"} & set(before[-4:]):
        return None
    if last in _CAUSES:
        return _Fate(_CAUSES[last], _CAUSES[last], adverb if adverb in _DEGREES else None)
    if known and _VERB.fullmatch(last):
        deadly = adverb in _DEADLY and last in _SHOT
        return _Fate(KILLED, KILLED) if deadly else _Fate(stem(last), last)
    return None
