"""What a wording is made of, made comparable: words by stem and weight, names, numbers with what they count.

Words that mean the same deed or thing ("supply", "send", "ship") have one stem, by the declared table
``synonyms.json``; a country, its capital as its government, and its nationality are one term.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from sayso.countries import capital_named, country_named, nationality_of, people_named, seat_named
from sayso.ledger.numbers import Measure, Number, numbers_in
from sayso.ledger.words import RAREST, rarity, stem
from sayso.model import Span

TELLING = 1.3
"""The rarity (see ``words.rarity``) below which a word tells nothing: articles, auxiliaries, prepositions."""

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_REPLACED = re.compile(r"\b(?:not|rather than|instead of|up from|down from)\s*$", re.IGNORECASE)
"""What stands before a number that another is told in the place of: "340 kilograms, not 300"."""
_SIDE = re.compile(r"\b[A-Z][^\W_]*['’]s? side\b")
"""How a wording says "we" of who speaks for somebody: "Sool's side"."""
_KEPT_OUT = re.compile(
    r"\b(?:keep|keeps|kept|lock|locks|locked|shut|shuts)"
    r"(?= (?:[\w'’-]+ ){0,3}?out of\b| out(?: (?:for|on|until|by|all)\b|$))|\bturned(?= away\b)"
)
"""Verbs that with their particle mean that somebody is excluded: "kept out of the hall", "were locked out"."""
_PEOPLE = re.compile(r"(\w{4,}ia)n|(?=\w{7})(\w{4,}?)ese")
"""How the people of a country that no table has are called after it; "Julian" is too short to be one."""
_EMPTY = frozenset(
    "a an and are as at be been being but by can could did do does for from had has have he her his i if in into is it "
    "its may might more most no nor not of on or our she should so some such than that the their them then there these "
    "they this those to was we were what when where which while who whom whose will with would you your also just only "
    "very now still about after again all any before both each here how once other out over own same through under "
    "until up down against between during off s t mr mrs ms dr "
    "said say says told tell tells according reported reportedly allegedly".split()
)
"""Words that make no difference to what is claimed."""
PLACE, TO, NONE = "p", "t", "-"
_LEADS = {
    **dict.fromkeys(
        "in on at aboard near inside outside among under beside behind over onto into along across".split(), PLACE
    ),
    **dict.fromkeys("to for toward towards against".split(), TO),
    **dict.fromkeys(
        "of about with by from as than through via between that who which when where while because".split(), NONE
    ),
}
"""Words that begin a phrase, and what of: a place, somebody something is done to or for, or neither."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a claim and the stem of what it counts; ``least`` and ``most`` are None where open."""

    measure: str
    least: float | None
    most: float | None
    exact: bool
    noun: str


@dataclass(frozen=True, slots=True)
class Terms:
    """``words`` are stems with their weights, in order, each once, and ``said`` these words as they stand;
    ``names`` are the stems that stand for names. ``leads`` has a letter for each word: what the phrase that it stands
    in was begun as, PLACE, TO or NONE."""

    words: tuple[tuple[str, float], ...]
    said: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    leads: str = ""


def comparable(one: Figure, other: Figure) -> bool:
    """Whether they may be of the same thing."""
    return one.measure == other.measure and (one.noun == other.noun or not (one.noun and other.noun))


def figures_agree(one: Figure, other: Figure) -> bool:
    """Whether they fit: "about 20" and 21, "at least 11" and 11, not "at least 11" and 14: a reader wants both."""
    (low, high), (least, most) = _told(one), _told(other)
    return low <= most and least <= high


def _told(figure: Figure) -> tuple[float, float]:
    """The least and the most that it names; of an open end only the number it is open from."""
    ends = [end for end in (figure.least, figure.most) if end is not None]
    return (min(ends), max(ends)) if ends else (float("-inf"), float("inf"))


@lru_cache(maxsize=50_000)
def terms_of(text: str) -> Terms:
    """The terms of a wording, or of a phrase."""
    numbers = numbers_in(text)
    sides = {match.end() for match in _SIDE.finditer(text)}
    kept_out = {match.start() for match in _KEPT_OUT.finditer(text)}
    tokens = [m for m in _WORD.finditer(text) if not _within(m, numbers) and m.end() not in sides]
    words: dict[str, float] = {}
    said: dict[str, str] = {}
    names: dict[str, None] = {}
    leads: dict[str, str] = {}
    lead = NONE
    for token in tokens:
        said_so = _POSSESSIVE.sub("", token[0])
        word = "excluded" if token.start() in kept_out else said_so
        lead = _LEADS.get(word.casefold(), lead)
        term, is_name = _term(word, sentence_start=token.start() == 0)
        if term:
            words.setdefault(term, weight(word.casefold()) if not term.startswith("@") else 4.0)
            said.setdefault(term, said_so)
            leads.setdefault(term, lead)
            if is_name:
                names.setdefault(term)
    figures = tuple(_figures(text, numbers, tokens))
    return Terms(tuple(words.items()), tuple(said.values()), tuple(names), figures, "".join(leads.values()))


def weight(word: str) -> float:
    """How much a word tells, from 0.3 to about 5."""
    return max(0.3, rarity(word) - TELLING)


def _within(match: re.Match[str], numbers: Iterable[Number]) -> bool:
    return any(number.span.start <= match.start() < number.span.end for number in numbers)


def _term(word: str, sentence_start: bool) -> tuple[str, bool]:
    """The term a word stands for, and whether it is a name; an empty one tells nothing."""
    if word[:1].isupper() and (country := country_of(word)):
        return f"@{country}", True
    plain = word.casefold().replace(".", "")
    if plain in _EMPTY:
        return "", False
    if word[:1].isupper() and (people := _PEOPLE.fullmatch(plain)) and rarity(plain) >= RAREST:
        plain = people[1] or people[2]  # Pelessia, of "Pelessian"
    found = stem(plain)
    # What a sentence begins with is a name only if English has no such word.
    named = word[:1].isupper() and (not sentence_start or rarity(plain) >= RAREST)
    return _synonyms().get(found, found), named


@lru_cache(maxsize=20_000)
def country_of(word: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) that a name, a nationality or a seat of government stands for."""
    finders = (country_named, nationality_of, people_named, seat_named, capital_named)
    return next((found for finder in finders if (found := finder(word))), None)


@cache
def _synonyms() -> Mapping[str, str]:
    """The stem that stands for all of its row, by each stem of the row."""
    rows = json.loads(files(__package__).joinpath("synonyms.json").read_text(encoding="utf-8"))
    return {stem(word): f"~{row['means']}" for row in rows for word in row["words"].split()}


def _figures(text: str, numbers: Iterable[Number], tokens: list[re.Match[str]]) -> Iterator[Figure]:
    for number in numbers:
        if _REPLACED.search(text[: number.span.start]):
            continue
        yield Figure(number.measure.value, number.least, number.most, number.exact, _counted(text, number, tokens))


def _counted(text: str, number: Number, tokens: list[re.Match[str]]) -> str:
    """The stem of the noun that a number counts: the next telling word close behind it."""
    if number.measure is not Measure.COUNT:
        return ""
    behind: Span = number.span
    for token in tokens:
        if token.start() >= behind.end:
            if token.start() - behind.end > 30 or re.search(r"[,;.]", text[behind.end : token.start()]):
                return ""
            term, _ = _term(token[0], sentence_start=False)
            if term and not token[0][:1].isupper():
                return term
    return ""


EXCLUDED = terms_of("excluded").words[0][0]
"""The term of whatever keeps somebody out."""
COUNTING = frozenset(
    word
    for word, _ in terms_of(
        "people persons victims killed dead died deaths toll number count total figure injured wounded hurt least now "
        "stands stood rises rose risen climbed reached put"
    ).words
)
"""Terms that say no more than a count of dead or injured does."""
