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
from sayso.ledger.words import rarity

_WORD = re.compile(r"[A-Za-z]+")
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}\b|\b[A-Z]{2,}(?=-?\d)")
_TELLING = 2.0
"""The rarity (see ``ledger.words``) from which a word that is never written small is taken for a name."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T)")
_ID = re.compile(r"[acs]-[0-9a-f]{20}")
_KINDS = ("aeiou", "bcdfghjklmnpqrstvwxyz")
_DAYS_A_ROUND = 400
"""So that no two rounds tell of the same days."""


CLAIMS = 10
"""How many claims of a report are kept."""


class Reports:
    """As many reports as are wanted, by their number, each with ``CLAIMS`` claims."""

    def __init__(self, found: Sequence[Extraction]) -> None:
        # What a claim points back at comes before it, so that the first claims are whole.
        kept = (replace(one, claims=one.claims[:CLAIMS]) for one in found if len(one.claims) >= CLAIMS)
        self._plain: list[dict[str, Any]] = [msgspec.to_builtins(one) for one in kept]
        self._names = [_names_of(one) for one in self._plain]

    def wordings(self, number: int) -> list[str]:
        """The wordings that those of this report were made from, in order."""
        return [claim["wording"] for claim in self._plain[number % len(self._plain)]["claims"]]

    def between(self, first: int, end: int) -> Iterator[Extraction]:
        """Reports ``first`` to ``end``, without that one; they are always the same."""
        for number in range(first, end):
            turn, which = divmod(number, len(self._plain))
            yield _renamed(self._plain[which], self._names[which], turn)


def _names_of(plain: dict[str, Any]) -> frozenset[str]:
    """The words of names in an extraction: those of speakers, places, actors, and rare ones, never written small."""
    claims, document = plain["claims"], plain["document"]
    told = [one["name"] for one in plain["speakers"]]
    told += [place["name"] for claim in claims for place in claim["places"]]
    told += [
        actor["name"] for one in claims if one["actors"] for key in ("who", "whom") if (actor := one["actors"][key])
    ]
    small = {word for word in _WORD.findall(document["text"]) if word.islower()}
    rare = [
        word for word in _NAME.findall(f"{document['title']} {document['text']}") if rarity(word.lower()) >= _TELLING
    ]
    named = {*rare, *(word for name in told for word in _NAME.findall(name))}
    return frozenset(word for word in named if word.lower() not in small)


def _renamed(plain: dict[str, Any], names: frozenset[str], turn: int) -> Extraction:
    def word(match: re.Match[str]) -> str:
        return other_name(match[0], turn) if turn and match[0] in names else match[0]

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
    about = made["document"]
    about["raw_sha256"] = sha256_hex(about["text"].encode())
    about["id"] = document_id(sha256_hex(f"{about['id']} {turn}".encode()))
    if about["url"] and turn:  # another address: at the same one it would be a newer version of the same article
        about["url"] += f"{'&' if '?' in about['url'] else '?'}round={turn}"
    for one in (*made["attributions"], *made["speakers"], *made["claims"]):
        one["document_id"] = about["id"]
    return msgspec.convert(made, Extraction)


def other_name(name: str, turn: int) -> str:
    """Another name of the same length: vowels for vowels, consonants for consonants, the same in all of a round."""
    digest = sha256(f"{name.lower()} {turn}".encode()).digest()
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
