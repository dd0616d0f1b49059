"""Checks that the web archive beside a ledger is what it was: what was fetched against the hashes kept with it."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha1, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.ingest.find import reason
from sayso.ingest.http import Answer, BodyError, parse_answer, unpacked
from sayso.ingest.limits import MAX_MEMBER_BYTES
from sayso.ingest.warcfile import Damaged, Record, records_in

if TYPE_CHECKING:
    from typing import BinaryIO

_MOST = MAX_MEMBER_BYTES + (1 << 20)
"""Bytes of an answer, headers and all."""

_DIGESTS: dict[str, Callable[[bytes], str]] = {
    "sha256": lambda body: sha256(body).hexdigest(),
    "sha1": lambda body: b32encode(sha1(body, usedforsecurity=False).digest()).decode(),
}
"""How archives hash a body; in hexadecimal here, as others do in base 32."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a ledger says that it was fetched: the report made of it, its address, the hash of its unpacked bytes."""

    report: str
    address: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Odd:
    """What is not as it was: the report or address it is about, and the matter in words."""

    about: str
    says: str


class Gone(Exception):
    """There is no archive to look into; the message is why."""


class Kept:
    """The archive at a path, looked through once; ``answers`` is how many answers were hashed anew."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._hashes: set[str] = set()
        self.answers = 0

    def odd(self, pages: list[Page]) -> Iterator[Odd]:
        """Each answer that is not what was kept, and each page that no answer holds. Raises Gone."""
        try:
            with Path(self._path).open("rb") as file:
                yield from self._records(file)
        except OSError as error:
            raise Gone(reason(error)) from error
        for page in pages:
            if page.sha256 not in self._hashes:
                yield Odd(page.report, f"{self._path} holds no answer of {page.address} with the bytes ({page.sha256})")

    def _records(self, file: BinaryIO) -> Iterator[Odd]:
        number = 0
        try:
            size = Path(self._path).stat().st_size
            for number, record in enumerate(records_in(file, size, _MOST), 1):
                if record.headers.get("warc-type") == "response" and (says := self._wrong(record)):
                    yield Odd(record.headers.get("warc-target-uri", f"record {number:,}")[:2_000], says)
        except Damaged:
            yield Odd(self._path, f"it is damaged after {number:,} records, so that what comes then can't be checked")

    def _wrong(self, record: Record) -> str | None:
        """What is wrong with an answer as it was kept."""
        self.answers += 1
        answer = parse_answer(record.block)
        if record.length is None or len(record.block) < record.length or answer is None:
            return f"its answer in {self._path} is cut short, or none"
        way, _, said = record.headers.get("warc-payload-digest", "").partition(":")
        now = _DIGESTS[way.lower()](answer.body) if way.lower() in _DIGESTS else None
        self._remember(answer)
        if now is None:
            return f"its answer in {self._path} has no hash that it could be checked by"
        return None if now.lower() == said.lower() else f"its answer in {self._path} was {said} ({way}) and is {now}"

    def _remember(self, answer: Answer) -> None:
        with suppress(BodyError):  # of such an answer no report was made
            self._hashes.add(sha256(unpacked(answer, MAX_MEMBER_BYTES)).hexdigest())
