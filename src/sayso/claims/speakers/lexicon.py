"""Words that tell what kind of thing speaks: declared tables, ``nouns.json`` and ``first_names.json``.

``given_names.json`` has the names that are of one sex in the lists of some sixty countries that Faker (MIT) keeps.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from sayso.model import SpeakerKind

PARTICLES = frozenset("de del der van von bin bint ibn al el da di la le dos du st. ben".split())
"""Small words of which a surname may be made, too: "Bill de Blasio"."""
_FIGURES = frozenset("military police political public religious party opposition senior top leading prominent".split())
"""Before "figures" they make them persons."""
_BODYS_GUARD = frozenset("national coast revolutionary republican presidential royal home civil honour honor".split())
"""Before "guard" they make it a body."""
KIND_TABLES = (
    ("government_nouns", SpeakerKind.GOVERNMENT),
    ("outlet_nouns", SpeakerKind.OUTLET),
    ("document_nouns", SpeakerKind.DOCUMENT),
    ("organisation_nouns", SpeakerKind.ORGANISATION),
    ("person_nouns", SpeakerKind.PERSON),
    ("group_nouns", SpeakerKind.GROUP),
)
"""The tables of common nouns, in the order in which they are asked."""

ENDINGS = (
    ("document_endings", SpeakerKind.DOCUMENT),
    ("organisation_endings", SpeakerKind.ORGANISATION),
    ("outlet_endings", SpeakerKind.OUTLET),
)
"""Tables of the last words of names, in the order in which they are asked."""

RANKS = {
    "gen.": "general", "gen": "general", "sen.": "senator", "sen": "senator", "gov.": "governor", "gov": "governor",
    "rep.": "representative", "rep": "representative", "lt.": "lieutenant", "col.": "colonel", "col": "colonel",
    "maj.": "major", "capt.": "captain", "sgt.": "sergeant", "adm.": "admiral", "cmdr.": "commander",
    "maj": "major", "capt": "captain", "sgt": "sergeant", "lt": "lieutenant", "cpl.": "corporal", "cpl": "corporal",
    "det.": "detective", "det": "detective", "supt.": "superintendent", "insp.": "inspector", "ofc.": "officer",
    "dr.": "doctor", "dr": "doctor", "prof.": "professor", "prof": "professor", "pres.": "president",
    "rev.": "reverend", "amb.": "ambassador", "brig.": "brigadier", "congresswoman": "representative",
    "congressman": "representative", "spokeswoman": "spokesperson", "spokesman": "spokesperson",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "attorney": "lawyer", "reporter": "journalist",
    "source": "official", "sens.": "senator", "sens": "senator", "reps.": "representative",
    "reps": "representative", "govs.": "governor", "govs": "governor", "gens.": "general", "gens": "general",
    "poll": "poll", "survey": "poll", "study": "study", "analysis": "study", "memorandum": "memo", "email": "email",
    "e-mail": "email", "company": "company", "firm": "company", "corporation": "company", "lawsuit": "lawsuit",
    "suit": "lawsuit", "complaint": "lawsuit", "newspaper": "newspaper", "paper": "newspaper", "daily": "newspaper",
}  # fmt: skip
"""Words for one role or thing, under one of them."""

KNOWN_AS = {
    "bureau": frozenset(("fbi", "federal bureau of investigation")),
    "agency": frozenset(("fbi", "cia", "nsa", "epa", "irs", "central intelligence agency")),
    "committee": frozenset(("dnc", "rnc")),
    "party": frozenset(("gop",)),
    "network": frozenset(("cnn", "fox news", "nbc", "abc", "cbs", "msnbc", "fox business", "univision", "nbc news")),
    "newspaper": frozenset(("new york times", "washington post", "wall street journal", "usa today")),
}
"""Bodies that a report calls by a common noun that is not in their name."""


STATES = {
    "ala": "alabama", "al": "alabama", "ak": "alaska", "alaska": "alaska", "ariz": "arizona", "az": "arizona",
    "ark": "arkansas", "ar": "arkansas", "calif": "california", "ca": "california", "colo": "colorado",
    "co": "colorado", "conn": "connecticut", "ct": "connecticut", "del": "delaware", "de": "delaware",
    "fla": "florida", "fl": "florida", "ga": "georgia", "hi": "hawaii", "hawaii": "hawaii", "id": "idaho",
    "idaho": "idaho", "ill": "illinois", "il": "illinois", "ind": "indiana", "in": "indiana", "iowa": "iowa",
    "ia": "iowa", "kan": "kansas", "ks": "kansas", "ky": "kentucky", "la": "louisiana", "maine": "maine",
    "me": "maine", "md": "maryland", "mass": "massachusetts", "ma": "massachusetts", "mich": "michigan",
    "mi": "michigan", "minn": "minnesota", "mn": "minnesota", "miss": "mississippi", "ms": "mississippi",
    "mo": "missouri", "mont": "montana", "mt": "montana", "neb": "nebraska", "ne": "nebraska", "nev": "nevada",
    "nv": "nevada", "nh": "new hampshire", "nj": "new jersey", "nm": "new mexico", "ny": "new york",
    "nc": "north carolina", "nd": "north dakota", "ohio": "ohio", "oh": "ohio", "okla": "oklahoma",
    "ok": "oklahoma", "ore": "oregon", "or": "oregon", "pa": "pennsylvania", "ri": "rhode island",
    "sc": "south carolina", "sd": "south dakota", "tenn": "tennessee", "tn": "tennessee", "texas": "texas",
    "tex": "texas", "tx": "texas", "utah": "utah", "ut": "utah", "vt": "vermont", "va": "virginia",
    "wash": "washington", "wa": "washington", "wva": "west virginia", "wv": "west virginia", "wis": "wisconsin",
    "wi": "wisconsin", "wyo": "wyoming", "wy": "wyoming",
}  # fmt: skip
"""States of the US by their abbreviations after a politician's party, without full stops."""


PARTY_WORDS = {"republican": "republican", "gop": "republican", "democrat": "democrat", "democratic": "democrat"}
"""Words that tell a politician's party."""
SEAT = re.compile(r",? \(?([RDI])-([A-Z][A-Za-z. ]{1,11}?)\b")
STATE_ALONE = re.compile(r" \(([A-Z][A-Za-z. ]{1,11}?)\)")
PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}


def party_and_state(after: str) -> list[str]:
    """Party and state, in lower case, that stand after a politician's name: "(R-Fla.)", "(Fla.)"."""
    if found := SEAT.match(after):
        return [*_state(found[2]).split(), PARTIES[found[1]]]
    found = STATE_ALONE.match(after)
    return _state(found[1]).split() if found else []


def _state(short: str) -> str:
    return STATES.get(short.replace(".", "").replace(" ", "").lower(), "")


def party_told(words: Iterable[str]) -> str | None:
    """The party that words before a name or role tell, in lower case; None if they tell none or two."""
    told = {PARTY_WORDS[word] for word in words if word in PARTY_WORDS}
    return told.pop() if len(told) == 1 else None


@cache
def table(name: str) -> frozenset[str]:
    """One of the tables of ``nouns.json``. Raises KeyError for a name that is none."""
    return frozenset(_tables()[name])


@cache
def _tables() -> dict[str, list[str]]:
    return dict(json.loads(files(__package__).joinpath("nouns.json").read_text(encoding="utf-8")))


@cache
def _first_names(file: str = "first_names.json") -> dict[str, str]:
    rows = json.loads(files(__package__).joinpath(file).read_text(encoding="utf-8"))
    return {name: sex[0] for sex, names in rows.items() for name in names}


def is_title(word: str) -> bool:
    """Whether a word, in lower case, may stand before a name: "gen.", "spokesman", "mrs."."""
    tables = ("titles", "titles_male", "titles_female", "person_nouns")
    return any(word in table(name) for name in tables) or (word.endswith("woman") and len(word) > 8)


def gender_of(words: list[str]) -> str | None:
    """ "m" or "f" where titles, roles or a first name tell it; words are in lower case, name last."""
    for word in words:
        if word in table("titles_male") or word in table("male_nouns"):
            return "m"
        if word in table("titles_female") or word in table("female_nouns"):
            return "f"
    return None


def gender_of_first_name(word: str) -> str | None:
    """ "m" or "f" where the table knows this first name as one or the other; None where as both."""
    sex = _first_names().get(word.lower())
    return sex if sex in ("m", "f") else None


def gender_of_rare_name(word: str) -> str | None:
    """ "m" or "f" of a first name, or of the first of "Lars-Erik", that is of one sex wherever it is borne.

    By these no person is recognised: some are words or places as well.
    """
    names = _first_names("given_names.json")
    return names.get(word.lower()) or names.get(word.lower().partition("-")[0])


_MEN_IN_A = frozenset(
    "musa isa yahya hamza talha abba elisha misha sasha ilya kolya vanya petya costa juma nkosana".split()
)


def likely_sex(name: Sequence[str]) -> str | None:
    """The sex of a rare first name; "f" for one that no table knows and that ends as women's mostly do: "Lida Venn"."""
    first = name[0].lower() if len(name) > 1 else ""
    if sex := gender_of_rare_name(first):
        return sex
    unknown = first.endswith("a") and len(first) > 3 and not is_first_name(first)
    return "f" if unknown and first not in _MEN_IN_A else None


def is_first_name(word: str) -> bool:
    """Whether the table knows this first name, of whatever sex."""
    return word.lower() in _first_names()


def role_noun(word: str) -> str:
    """The word under which a role or thing is compared: "Gen." and "general" are one."""
    word = word.lower()
    return RANKS.get(word, word)


@cache
def singular(word: str) -> str:
    """A noun, in lower case, without its plural ending."""
    if word in ("people", "men", "women"):
        return {"people": "person", "men": "man", "women": "woman"}[word]
    for ending, instead in (("ies", "y"), ("men", "man"), ("sses", "ss"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and len(word) >= len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


@cache
def kind_of_noun(word: str) -> SpeakerKind:
    """What a common noun, in lower case, speaks as; a plural of persons is a group."""
    for name, kind in KIND_TABLES:
        if word in table(name):
            return kind
    base = singular(word)
    for name, kind in KIND_TABLES:
        if base in table(name):
            return SpeakerKind.GROUP if kind is SpeakerKind.PERSON else kind
    return _by_ending(word, base)


def kind_described(noun: str, before: Sequence[str]) -> SpeakerKind:
    """The same with the words before it: "a 21-year-old", "opposition figures", not "the figure"."""
    if (noun == "old" and before) or noun == "another":
        return SpeakerKind.PERSON
    if noun == "figures" and _FIGURES.intersection(before):
        return SpeakerKind.GROUP
    if noun == "guard" and not is_bodys_guard((*before, noun), len(before)):
        return SpeakerKind.PERSON
    if noun == "guards":
        return SpeakerKind.GROUP  # of whom a guard, like the National Guard, is a body
    return SpeakerKind.UNKNOWN if noun == "figure" and not before else kind_of_noun(noun)


def is_bodys_guard(words: Sequence[str], n: int) -> bool:
    """Whether a word is of a body's name, as in "the coast guard spokesman", who is no guard."""
    return words[n] == "guard" and bool(_BODYS_GUARD.intersection(words[:n]))


@cache
def kind_of_source(word: str) -> SpeakerKind:
    """What a common noun that no table lists speaks as where something is said by it: "defenders", "sewer"."""
    base = singular(word)
    if base.endswith(("er", "or", "ant", "ent", "ee", "ian", "hawk")) and not base.endswith("ment"):
        return SpeakerKind.PERSON if base == word else SpeakerKind.GROUP
    return SpeakerKind.UNKNOWN


def _by_ending(word: str, base: str) -> SpeakerKind:
    """Agent nouns that no table lists: "bricklayer", "archivist", "harbourmaster"."""
    if base.endswith(
        ("ist", "man", "woman", "person", "ologist", "surgeon", "ician", "crat", "maker", "holder", "goer", "keeper")
    ):
        return SpeakerKind.PERSON if base == word else SpeakerKind.GROUP
    return SpeakerKind.UNKNOWN


@cache
def kind_of_ending(name: str) -> SpeakerKind | None:
    """What the last word of a proper name tells, if anything."""
    last = name.rpartition(" ")[2]
    for table_name, kind in ENDINGS:
        if last in table(table_name):
            return kind
    return None


_COMPOUND = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz)[A-Z][a-z]+[A-Z][A-Za-z]+")


def is_compound(word: str) -> bool:
    """Whether a word of a name is made up of words, as firms have it: "AgroChem"."""
    return _COMPOUND.fullmatch(word) is not None


def without_article(name: str) -> str:
    """An outlet's name without the article that some reports give it and some do not."""
    return name.removeprefix("The ").removeprefix("the ")


_OF_OUTLETS = frozenset("Daily Weekly Morning Evening Sunday News Agency Newspaper Magazine Online Group".split())
"""Words of outlets' names that may be left out."""
_VOWELS = frozenset("aeiouy")
_LONG_NAME = 6
"""Letters of a first name that may be misspelt, where a shorter one would be another."""


def is_short_for(name: str, outlet: str) -> bool:
    """Whether an outlet may be called so by itself: "Lantern" of "The Daily Lantern", "Herald" of "The Orla Herald"."""
    words = without_article(outlet).split()
    kept = [word for word in words if word not in _OF_OUTLETS]
    last = words[-1:] == [name] and name in table("outlet_endings")
    return last or (0 < len(kept) < len(words) and name == " ".join(kept))


def is_page_of(name: str, outlet: str) -> bool:
    """Whether a body's own page is under a name that tells its country as well: "Election Board of Orla"."""
    return " " in name and without_article(outlet).startswith(f"{name} of ")


def is_surname(name: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is the surname of a full one, of several words: "De Blasio" of "Bill de Blasio"."""
    words = [word.casefold() for word in name]
    return len(words) > 1 and words[0] in PARTICLES and words == [word.casefold() for word in full[1:]]


def surname_key(word: str) -> str:
    """What a surname is found by: "al-Souri", "Al-Souri" and "Souri" are one."""
    name = word.casefold().removesuffix("'s")
    return name.removeprefix("al-").removeprefix("el-") or name


def may_be_one_name(one: str, other: str) -> bool:
    """Whether two first names may be one person's: equal, an initial, one the start of the other, or misspelt."""
    one, other = one.casefold().rstrip("."), other.casefold().rstrip(".")
    short, long = sorted((one, other), key=len)
    whole = long.startswith(short) if len(short) in (1, 3, 4, 5) else long == short
    return whole or _is_misspelt(one, other)


def _is_misspelt(one: str, other: str) -> bool:
    """Whether two long names differ in one vowel that is not their last letter: "Kristin" and "Kristen"."""
    differing = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(one) < _LONG_NAME or len(differing) != 1:
        return False
    (at,) = differing
    return at < len(one) - 1 and {one[at], other[at]} <= _VOWELS
