"""Checks that a ledger is what it was: bytes, texts and the log against the hashes that were taken down with them.

It finds what was changed or lost since, by accident or by hand. It can't find what somebody changed together with its
hash: who has to rule that out keeps a copy of the log's last id, and of the hashes, elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from sayso.fetch.kept import Gone, Kept, Page
from sayso.ids import attribution_id, claim_id, decision_id, document_id, sha256_hex
from sayso.ledger.adding import BY_HAND
from sayso.ledger.types import Decision
from sayso.model import Claim, Extraction, Span
from sayso.store import Custody, View
from sayso.store.codec import GarbledError

PAGE = 500
"""Reports that are asked for at a time."""
_ADDRESS = re.compile(r"https?://[^!]+", re.IGNORECASE)
"""Where a report was fetched from, if it is all that was there."""
_MEMBER = "!"
"""Stands between the name of an archive and that of a member of it."""


class Found(StrEnum):
    """What was found. The first ones are of the ledger itself."""

    BYTES = "bytes"
    TEXT = "text"
    SPANS = "spans"
    IDS = "ids"
    CUSTODY = "custody"
    LOG = "log"
    ARCHIVE = "archive"
    FILE_CHANGED = "file changed"
    FILE_GONE = "file gone"
    ARCHIVE_GONE = "archive gone"


FILES = (Found.FILE_CHANGED, Found.FILE_GONE, Found.ARCHIVE_GONE)
"""What is found outside the ledger, which is as it was."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not what it was: of what kind, the id of the record it is about, and the matter in words."""

    kind: Found
    about: str
    says: str


@dataclass(slots=True)
class Counts:
    """How much was looked at."""

    reports: int = 0
    captures: int = 0
    claims: int = 0
    decisions: int = 0
    files: int = 0
    answers: int = 0


class Verifier:
    """Looks at a ledger at one moment.

    ``files`` looks at the files that reports came from as well; ``archive`` is where what was fetched was kept.
    """

    def __init__(self, view: View, files: bool = False, archive: str | None = None) -> None:
        self._view = view
        self._files = files
        self._archive = archive
        self._fetched: list[Page] = []
        self.counts = Counts()

    def total(self) -> int:
        """How many reports there are to look at."""
        return self._view.report_count()

    def findings(self, advance: Callable[[], object] = lambda: None) -> Iterator[Finding]:
        """All that is not what it was: reports, log, archive; ``advance`` is called for each report."""
        for document in self._documents():
            yield from self._report(document)
            advance()
        yield from self._log()
        yield from self._kept()

    def _documents(self) -> Iterator[str]:
        for start in range(0, self.total(), PAGE):
            yield from self._view.document_ids(start + 1, start + PAGE)

    def _report(self, document: str) -> Iterator[Finding]:
        self.counts.reports += 1
        yield from self._bytes(document)
        try:
            extraction = self._view.extraction(document)
        except (GarbledError, UnicodeDecodeError):
            yield Finding(Found.TEXT, document, "its text or what was found in it can't be unpacked")
            return
        if extraction is None:
            yield Finding(Found.TEXT, document, "what was found in it is missing")
            return
        yield from self._text(extraction)
        yield from self._records(extraction)

    def _bytes(self, document: str) -> Iterator[Finding]:
        """The bytes kept of a report against the hashes taken down with them."""
        kept: set[str] = set()
        for hashed, raw in self._view.bytes_of(document):
            self.counts.captures += 1
            if raw is None:
                yield Finding(Found.BYTES, document, f"its bytes (SHA-256 {hashed}) can't be unpacked")
            elif (now := sha256_hex(raw)) != hashed:
                yield Finding(Found.BYTES, document, f"its bytes were {hashed} (SHA-256) and are {now}")
            kept.add(hashed)
        for one in self._view.custody_of(document):
            if kept and one.sha256 is not None and one.sha256 not in kept:
                yield Finding(
                    Found.CUSTODY, document, f"the bytes captured {one.retrieved_at} ({one.sha256}) are missing"
                )
            if one.sha256 and _ADDRESS.fullmatch(one.source or ""):
                self._fetched.append(Page(document, one.source or "", one.sha256))
            if self._files:
                yield from self._file(document, one)

    def _text(self, extraction: Extraction) -> Iterator[Finding]:
        document = extraction.document
        hashed = self._view.text_hash(document.id)
        if hashed is not None and hashed != sha256_hex(document.text.encode()):
            yield Finding(Found.TEXT, document.id, "its text is another than the one that was read")
        if document.raw_sha256 and document_id(document.raw_sha256) != document.id:
            yield Finding(Found.IDS, document.id, f"its id is not that of its bytes ({document.raw_sha256})")
        raws = dict(self._view.bytes_of(document.id))
        if raws and document.raw_sha256 and document.raw_sha256 not in raws:
            yield Finding(Found.BYTES, document.id, f"the bytes it was read from ({document.raw_sha256}) are missing")

    def _records(self, extraction: Extraction) -> Iterator[Finding]:
        length = len(extraction.document.text)
        for one in extraction.attributions:
            yield from _outside(one.id, one.spans, length)
            made = attribution_id(one.document_id, one.sources, one.cue, one.contents)
            if made != one.id and one.producer != BY_HAND:
                yield Finding(Found.IDS, one.id, "its spans are others than those it was made of")
        for claim in extraction.claims:
            self.counts.claims += 1
            yield from _outside(claim.id, claim.original, length)
            if claim.id not in _ids_of(claim) and not _is_added(extraction, claim.attribution_id):
                yield Finding(Found.IDS, claim.id, "its words are others than those it was made of")

    def _log(self) -> Iterator[Finding]:
        for place, (number, one) in enumerate(self._view.numbered_decisions(), 1):
            self.counts.decisions += 1
            if number != place:
                yield Finding(Found.LOG, one.id, f"it is number {number} of the log where {place} was to come")
            if _id_of(number, one) != one.id:
                yield Finding(
                    Found.LOG, one.id, "what it says is not what was decided: its id is that of something else"
                )

    def _kept(self) -> Iterator[Finding]:
        """What was fetched, in the archive; one that nothing was fetched into need not be there."""
        if not self._archive or not (self._fetched or Path(self._archive).exists()):
            return
        kept = Kept(self._archive)
        try:
            for one in kept.odd(self._fetched):
                yield Finding(Found.ARCHIVE, one.about, one.says)
        except Gone as error:
            pages = f"{len(self._fetched):,} capture{'s' * (len(self._fetched) != 1)}"
            says = f"what was fetched for {pages} was kept in it, and it can't be read ({error})"
            yield Finding(Found.ARCHIVE_GONE, self._archive, says)
        self.counts.answers = kept.answers

    def _file(self, document: str, custody: Custody) -> Iterator[Finding]:
        """The file a report came from; what came from an address or out of an archive is not looked for."""
        source = custody.source
        if not source or custody.sha256 is None or "://" in source or source.startswith("-"):
            return
        path = Path(source.partition(_MEMBER)[0] if not Path(source).exists() else source)
        self.counts.files += 1
        if not path.exists():
            yield Finding(Found.FILE_GONE, document, f"{source} is gone")
        elif str(path) == source and (now := _hash_of(path)) != custody.sha256:
            yield Finding(Found.FILE_CHANGED, document, f"{source} was {custody.sha256} (SHA-256) and is {now}")


def _outside(about: str, spans: Sequence[Span], length: int) -> Iterator[Finding]:
    for span in spans:
        if span.end > length:
            says = f"{span.start}-{span.end} is no place in its report, which has {length:,} letters"
            yield Finding(Found.SPANS, about, says)


def _is_added(extraction: Extraction, attribution: str | None) -> bool:
    return any(one.id == attribution and one.producer == BY_HAND for one in extraction.attributions)


def _ids_of(claim: Claim) -> set[str]:
    """The ids that a claim of these words may have: alone, pointing back, beside another of them, or one of each."""
    first = claim_id(claim.document_id, claim.attribution_id, claim.original)
    told_apart = (claim.refers_to, (first,), (claim.speaker_id,) if claim.speaker_id else ())
    return {first, *(claim_id(claim.document_id, claim.attribution_id, claim.original, one) for one in told_apart)}


def _id_of(number: int, one: Decision) -> str:
    return decision_id(number, one.kind, one.target, one.value, one.decided_by, one.decided_at)


def _hash_of(path: Path) -> str:
    """The hash of a file; what stands for it where it can't be read."""
    found = sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                found.update(block)
    except OSError as error:
        return f"not to be read ({error.strerror or error})"
    return found.hexdigest()
