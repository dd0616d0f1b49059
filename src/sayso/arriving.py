"""Takes a report in, inside a transaction that somebody else opened: as itself, as another capture of one that is
there, as a version of its article; and tells what that touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.deciding import joined, put_added, touched
from sayso.ledger.stories import profile_keys, profile_of
from sayso.ledger.types import Decision, DecisionKind
from sayso.model import Document, Extraction, Stretch
from sayso.store import Custody, Removed, View, Work
from sayso.store.codec import pack


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that comes: what was found in it, its bytes, how they came, and where its text stands in them.

    ``profile`` and ``keys`` are those of ``ledger.stories``. ``origin`` is None where it isn't known.
    """

    extraction: Extraction
    raw: bytes | None
    custody: Custody
    origin: tuple[Stretch, ...] | None
    profile: bytes
    keys: tuple[int, ...]

    @classmethod
    def of(
        cls,
        extraction: Extraction,
        raw: bytes | None,
        custody: Custody,
        origin: tuple[Stretch, ...] | None = None,
    ) -> Arrival:
        """With its profile."""
        profile = profile_of(extraction)
        return cls(extraction, raw, custody, origin, pack(profile), tuple(profile_keys(profile)))


@dataclass(frozen=True, slots=True)
class Touched:
    """Claims to derive anew, and claims that lost others of their entry."""

    changed: tuple[str, ...]
    disturbed: tuple[str, ...] = ()


def twin_of(view: View, document: Document) -> str | None:
    """The report of the same article that shows the same, if this one is not itself there."""
    return None if view.has(document.id) else view.twin_of(document)


def arrive(work: Work, arrival: Arrival) -> Touched:
    """Take a report in."""
    document = arrival.extraction.document
    before = _by_id(work.decisions_now())
    twin = twin_of(work, document)
    removed = Removed() if twin else _put(work, arrival)
    if twin:
        _put_capture(work, twin, arrival.raw, arrival.custody)
    return _settled(work, twin or document.id, before, removed)


def describe(work: Work, document_id: str) -> None:
    """Make the profile of a report that is there anew, and what tells of which article it is a version."""
    extraction = work.extraction(document_id)
    if extraction is not None:
        profile = profile_of(extraction)
        work.put_profile(document_id, pack(profile), profile_keys(profile))
        work.put_version(extraction)


def seen_again(work: Work, document_id: str, raw: bytes, custody: Custody) -> Touched:
    """Take down that a report which is there was captured again, perhaps with other bytes around it."""
    before = _by_id(work.decisions_now())
    _put_capture(work, document_id, raw, custody)
    return _settled(work, document_id, before, Removed())


def _put_capture(work: Work, document_id: str, raw: bytes | None, custody: Custody) -> None:
    work.add_custody(document_id, custody)
    if raw is not None:
        work.put_capture(document_id, raw)


def _put(work: Work, arrival: Arrival) -> Removed:
    document, raw = arrival.extraction.document, arrival.raw
    # A report that is read again for one that shows the same comes with the bytes of that one.
    own = raw if document.raw_sha256 in (None, arrival.custody.sha256) else None
    extraction = joined(work, arrival.extraction)
    removed = work.add_document(extraction, own, arrival.custody, arrival.profile, arrival.keys)
    if raw is not None and own is None:
        work.put_capture(document.id, raw)
    if own is not None and arrival.origin is not None:
        work.put_origin(document.id, arrival.origin)
    return removed


def _settled(work: Work, document_id: str, before: Mapping[str, Decision], removed: Removed) -> Touched:
    """Which versions stand now, what people decided about the others carried over, and what that touches."""
    reports = dict.fromkeys((document_id, *work.settle(document_id)))
    disturbed = list(removed.neighbours)
    if any(one.kind is DecisionKind.ADD for one in before.values()):
        disturbed += [claim for report in reports for claim in put_added(work, report)]
        work.settle(document_id)  # what was added is there now, to be decided about
    after = _by_id(work.decisions_now())
    changed = [claim for report in reports for claim in work.claims_of(report)]
    for log in (before, after):
        changed += _about(work, [log[one] for one in log if before.get(one) != after.get(one)], list(log.values()))
    return Touched(tuple(dict.fromkeys(changed)), tuple(dict.fromkeys(disturbed)))


def _about(work: View, decisions: Iterable[Decision], log: list[Decision]) -> list[str]:
    return [
        claim for one in decisions if one.kind is not DecisionKind.UNDO for claim in touched(work, one, log) if claim
    ]


def _by_id(log: Iterable[Decision]) -> dict[str, Decision]:
    return {one.id: one for one in log}


def in_utc(moment: str | None) -> str | None:
    """A moment (ISO 8601; without a zone, UTC) as the ledger writes it; None for none, or what is no moment."""
    try:
        found = datetime.fromisoformat(moment) if moment else None
    except ValueError:
        return None
    if found is None:
        return None
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
