"""Very many reports from the incident reports: each round of them has other names and other dates.

New names are as long as the old ones, so that all spans still fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import msgspec

from sayso import Extraction
from sayso.ids import document_id, sha256_hex

_WORD = re.compile(r"[A-Za-z]+")
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T)")
_ID = re.compile(r"[acs]-[0-9a-f]{20}")
_KINDS = ("aeiou", "bcdfghjklmnpqrstvwxyz")
_DAYS_A_ROUND = 400
"""So that no two rounds tell of the same days."""


CLAIMS = 10
"""How many claims of a report are kept."""


def reports(found: Sequence[Extraction], number: int) -> Iterator[Extraction]:
    """As many extractions as asked for, with ``CLAIMS`` claims each; those of the first round have their own names."""
    found = [_cut(one) for one in found if len(one.claims) >= CLAIMS]
    plain = [msgspec.to_builtins(one) for one in found]
    names = [_names_of(one) for one in plain]
    for i in range(number):
        turn, which = divmod(i, len(found))
        yield _renamed(plain[which], names[which], turn) if turn else found[which]


def _cut(one: Extraction) -> Extraction:
    return replace(one, claims=one.claims[:CLAIMS])  # what a claim points back at comes before it


def _names_of(plain: dict[str, Any]) -> frozenset[str]:
    """The words of names in an extraction: those of speakers, places and actors that are never written small."""
    claims = plain["claims"]
    told = [one["name"] for one in plain["speakers"]]
    told += [place["name"] for claim in claims for place in claim["places"]]
    told += [
        actor["name"] for one in claims if one["actors"] for key in ("who", "whom") if (actor := one["actors"][key])
    ]
    small = {word for word in _WORD.findall(plain["document"]["text"]) if word.islower()}
    return frozenset(word for name in told for word in _NAME.findall(name) if word.lower() not in small)


def _renamed(plain: dict[str, Any], names: frozenset[str], turn: int) -> Extraction:
    def word(match: re.Match[str]) -> str:
        return other_name(match[0], turn) if match[0] in names else match[0]

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: walk(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [walk(one) for one in value]
        if not isinstance(value, str):
            return value
        if _ID.fullmatch(value):
            return value[:2] + sha256(f"{value} {turn}".encode()).hexdigest()[:20]
        return _NAME.sub(word, _DAY.sub(lambda day: _later(day[0], turn), value))

    made = walk(plain)
    _set_document(made, plain["document"]["id"])
    return msgspec.convert(made, Extraction)


def _set_document(made: dict[str, Any], old: str) -> None:
    about = made["document"]
    about["raw_sha256"] = sha256_hex(about["text"].encode())
    about["id"] = document_id(sha256_hex(f"{old} {about['raw_sha256']}".encode()))
    for one in (*made["attributions"], *made["speakers"], *made["claims"]):
        one["document_id"] = about["id"]


def other_name(name: str, turn: int) -> str:
    """Another name of the same length: vowels for vowels, consonants for consonants, the same in all of a round."""
    digest = sha256(f"{name} {turn}".encode()).digest()
    return "".join(_other(letter, digest[i % len(digest)]) for i, letter in enumerate(name))


def _other(letter: str, number: int) -> str:
    kind = _KINDS[letter.lower() not in _KINDS[0]]
    other = kind[number % len(kind)]
    return other.upper() if letter.isupper() else other


def _later(day: str, turn: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=_DAYS_A_ROUND * turn)).isoformat()
    except ValueError:  # what only looks like a day
        return day
