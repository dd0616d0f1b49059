"""Who a speaker is over all documents: one key for one person, government or body.

Unresolved beats wrong. A person needs a full name, a ministry its country, a body a word of its own: "Smith", "the
foreign ministry" and "the hospital" could be anybody's in another report, so that they have no key. Names are compared
without titles, middle initials, accents and capitals.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from sayso.countries import capital_named, countries, country_named, nationality_of, organisation_named, seat_named
from sayso.ledger.outlets import KNOWN, OutletTable
from sayso.model import Document, Speaker, SpeakerKind

PERSON = "person:"
"""What the key of a speaker who is no outlet begins with."""
ANONYMOUS = (SpeakerKind.PERSON, SpeakerKind.GROUP)
"""What is anonymous where it has no name: any other is known by what it is."""
BODIES = (SpeakerKind.GOVERNMENT, SpeakerKind.ORGANISATION, SpeakerKind.GROUP)

_QUOTED = re.compile(r"[\"“”][^\"“”]*[\"“”]|\([^)]*\)")
_SEATED = re.compile(
    r"(.*\b(?i:ministry(?: of [\w ]+?)?|government|parliament|cabinet|presidency|treasury)) in ([A-Z].*)"
)
"""How a body of a state is told by where it has its seat: "the foreign ministry in Moscow". An embassy is a guest."""
_WORD = re.compile(r"[^\W_]+(?:\.(?=[^\W_]\.))?[^\W_]*")
_POSSESSIVE = re.compile(r"['’ʼ]s\b", re.IGNORECASE)


@cache
def table(name: str) -> frozenset[str]:
    """One of the tables of ``people.json``. Raises KeyError for a name that is none."""
    return frozenset(_tables()[name])


@cache
def _tables() -> dict[str, list[str]]:
    return dict(json.loads(files(__package__).joinpath("people.json").read_text(encoding="utf-8")))


def plain(text: str) -> str:
    """Without accents, capitals and the forms of letters that only print differently."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@lru_cache(KNOWN)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, plain: "Bashar al-Assad's" is bashar, al, assad, and "U.S." is us."""
    undotted = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", _POSSESSIVE.sub("", name))
    return tuple(_WORD.findall(plain(re.sub(r"['’ʼ.]", "", undotted))))


@dataclass(frozen=True, slots=True)
class Body:
    """A government or organisation taken apart: the country it is of, and the other words of its name.

    The country is its code (ISO 3166-1 alpha-2); of one that no table has, such as a breakaway state, the stem that its
    name and its people's share ("transnistr").
    """

    country: str | None
    words: tuple[str, ...]
    part_of: tuple[str, ...] = ()
    """The words of the body it is told to be part of: "the army's Northern Command"."""

    @property
    def own(self) -> tuple[str, ...]:
        """The words that are no kind of body, and so tell which one it is."""
        return tuple(word for word in self.words if word not in table("generic"))

    @property
    def name(self) -> str | None:
        """The name it has in a key; None where it could be any."""
        if self.country:
            known = countries().get(self.country)
            country = plain(known.name) if known else self.country
            return f"{' '.join(self.words) or 'government'} of {country}"
        return " ".join(self.words) if self.own else None

    @property
    def marks(self) -> frozenset[str]:
        """What tells it from others. A part has all the marks of the whole: an army of its ministry and government."""
        country = {f"of {self.country}"} if self.country else set()
        words = (*without_office(self.words), *self.part_of)
        above = {"defense", "ministry"} if table("armed") & {*words} else set()
        return frozenset({word for word in words if word != "government"} | country | above)


def person_of(speaker: Speaker, document: Document, outlets: OutletTable | None = None) -> str | None:
    """The key of a speaker over all documents: ``person:oswin radle``, ``outlet:reuters``; None where unresolved.

    ``outlets`` is the table of outlets, the shipped one by default.
    """
    known = outlets or OutletTable.shipped()
    if not speaker.named:
        return None
    outlet = known.named(speaker.name, document) if speaker.kind is SpeakerKind.OUTLET else None
    outlet = outlet or (known.known(speaker.name) if may_be_outlet(speaker.name, speaker.kind) else None)
    if outlet or speaker.kind is SpeakerKind.OUTLET:
        return outlet.key if outlet else None
    return key_of(speaker.name, speaker.kind, speaker.nationality)


def may_be_outlet(name: str, kind: SpeakerKind) -> bool:
    """Whether a name may be an outlet's though it was read as something else: "KSLA", "wave3.com"."""
    if kind is SpeakerKind.PERSON:
        return " " not in name.strip() and (not name.isalpha() or name.isupper())
    return kind not in (SpeakerKind.GROUP, SpeakerKind.DOCUMENT)


def key_of(name: str, kind: SpeakerKind, nationality: str | None = None) -> str | None:
    """The key that a name of this kind has, outlets aside; None where the name could be anybody's."""
    if kind is SpeakerKind.PERSON:
        found = _full_name(name)
    elif kind in BODIES:
        found = body_named(name, kind, nationality).name
    else:
        # Documents and what nobody can tell: only under a name of some length.
        body = Body(None, _shortened(words_of(name)))
        found = body.name if len(body.own) > 1 else None
    return f"{PERSON}{found}" if found else None


def _full_name(name: str) -> str | None:
    """A person's name without titles and middle initials; None for a bare surname."""
    words = list(words_of(_QUOTED.sub(" ", name)))
    regal = [word for word in words[:1] if word in table("regal")]
    while len(words) > 1 and words[0] in table("titles"):
        words.pop(0)
    middle = [word for word in words[1:-1] if len(word) > 1]
    words = [*words[:1], *middle, *words[1:][-1:]]
    if regal and len(words) == 1:
        words = [*regal, *words]
    suffixes = [word for word in words if word in table("suffixes")]
    return " ".join(words) if len(words) - len(suffixes) > 1 else None


def surname_of(name: str) -> str | None:
    """The last word of a person's name, plain, without a suffix such as "Jr"; None if there is none."""
    words = [word for word in words_of(_QUOTED.sub(" ", name)) if word not in table("suffixes")]
    return words[-1] if words else None


def body_named(name: str, kind: SpeakerKind = SpeakerKind.ORGANISATION, nationality: str | None = None) -> Body:
    """A government or organisation taken apart, with the country it is of, where it is a state's."""
    name = _aliases().get(" ".join(words_of(name)), name)
    whole = _country_alone(name) or unknown_state(name) if kind is SpeakerKind.GOVERNMENT else None
    if whole:
        return Body(whole, ())
    country, rest = _country_within(name)
    if not country:
        country, rest = _seated(name)
    if not country:
        country, rest = _of_unknown_state(name)
    words = _shortened(words_of(rest))
    if not any(word in table("state_bodies") for word in words):
        return Body(None, _shortened(words_of(name)))  # "American Airlines" is no body of the state
    known = organisation_named(name)
    found = country or known or (nationality if not Body(None, words).own else None)
    return Body(found, tuple(word for word in words if word != "government") if found else _shortened(words_of(name)))


def _country_alone(name: str) -> str | None:
    """The country whose government a name such as "Moscow", "the Kremlin" or "Russia" means."""
    return country_named(name) or capital_named(name) or seat_named(name)


def _country_within(name: str) -> tuple[str | None, str]:
    """The country that a name of a body states, and the name without it: "Russia's foreign ministry"."""
    parts = _POSSESSIVE.sub("", name).split()
    for size in (3, 2, 1):
        for start in range(len(parts) - size + 1):
            run = " ".join(parts[start : start + size]).strip(",")
            code = country_named(run) or nationality_of(run)
            if code and (size > 1 or run[:1].isupper()):
                return code, " ".join(parts[:start] + parts[start + size :])
    return None, name


def unknown_state(name: str) -> str | None:
    """What the name of a country that no table has shares with its people's: "peless" of Pelessia and Pelessian."""
    stem = _ENDING.sub("", plain(name))
    return stem if name[:1].isupper() and name.isalpha() and len(stem) > 3 and not _is_kind(name) else None


def sounds_like_state(name: str) -> bool:
    """Whether a name that no table has ends as names of countries do, and few others: "Pelessia"."""
    return bool(_LAND.fullmatch(name)) and unknown_state(name) is not None


def _of_unknown_state(name: str) -> tuple[str | None, str]:
    """The stem of such a country, and the rest of a name: "the Pelessian embassy", "Pelessia's foreign ministry"."""
    found = _OF_STATE.fullmatch(name)
    if not found or (found["of"] and not anywhere(words_of(found["body"]))):
        return None, name
    state = unknown_state(found["people"] or found["of"])
    return (state, found["body"]) if state else (None, name)


def _is_kind(name: str) -> bool:
    return plain(name) in table("generic")


_ENDING = re.compile(r"(?:i?an|ean|ese|ish|ia|[aeiy])$")
"""How names of countries and of their people end, where they differ."""
_LAND = re.compile(r"\w{3,}(?:ia|stan)")
_OF_STATE = re.compile(r"(?:[Tt]he )?(?:(?P<of>[A-Z]\w+)['’ʼ]s|(?P<people>[A-Z]\w+(?:an|ese|ish|i))) (?P<body>\w.*)")


def is_seated(name: str) -> bool:
    """Whether a body of the state is told by where it has its seat, and so is no other that is called the same."""
    return _SEATED.fullmatch(name) is not None


def _seated(name: str) -> tuple[str | None, str]:
    """The country in whose capital a body of the state is said to be, and the name without it."""
    seat = _SEATED.fullmatch(name)
    country = capital_named(seat[2]) if seat else None
    return (country, seat[1]) if seat and country else (None, name)


def _shortened(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without small words, under one spelling, and "ministry of defence" as "defense ministry"."""
    spelled = [_spellings().get(word, word) for word in words if word not in table("small")]
    if spelled[:1] and spelled[0] in ("ministry", "department") and len(spelled) > 1:
        spelled = [*spelled[1:], spelled[0]]
    # "Houston Police Department" is what reports call Houston police, and a sheriff's office the sheriff.
    if len(spelled) > 1 and spelled[-1] in ("department", "office") and spelled[-2] in ("police", "sheriff"):
        spelled.pop()
    return tuple(word for word in spelled if word != "affairs" or len(spelled) == 1)


def anywhere(words: Iterable[str]) -> bool:
    """Whether a body's words name a kind that every country has one of: a ministry, an army."""
    return not table("everywhere").isdisjoint(words)


def without_office(words: tuple[str, ...]) -> tuple[str, ...]:
    """A body's words without "office" where the others name whose it is: "the prosecutor general's office"."""
    held = len(words) > 2 and words[-1] == "office" and words[-2] in table("office_holders")
    return words[:-1] if held else words


@cache
def _spellings() -> dict[str, str]:
    return dict(pair.split("=") for pair in _tables()["spellings"])


@cache
def _aliases() -> dict[str, str]:
    return dict(pair.split("=") for pair in _tables()["aliases"])


def is_anonymous(speaker: Speaker) -> bool:
    """Whether it is a person or a group that is told by a description alone: an official, two people.

    A body told so ("the coast guard") is known to whoever reads it, and a document is no person.
    """
    return not speaker.named and speaker.kind in ANONYMOUS


def body_of(speaker: Speaker) -> Body | None:
    """The body that a speaker speaks for, or that speaks itself; None where there is none.

    A body may be as vague as "police": it has marks to compare, but no name.
    """
    if not speaker.speaks_for and speaker.kind in BODIES and (speaker.named or speaker.kind is not SpeakerKind.GROUP):
        return body_named(speaker.name, speaker.kind, speaker.nationality)
    if speaker.speaks_for:
        return body_named(speaker.speaks_for, SpeakerKind.GOVERNMENT, speaker.nationality)
    return None
