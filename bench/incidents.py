"""The incident reports in two halves, and which of them tell of one event: for the parts that measure stories."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from bench.context import Context, Json
from bench.extractions import incidents
from sayso import Extraction

Ids = tuple[str, str]
"""Two reports by their document ids, in order."""


@dataclass(frozen=True, slots=True)
class Half:
    """Reports of whole incidents, with what was found in each. ``of`` are the incidents a report belongs to."""

    rows: list[Json]
    extractions: list[Extraction]
    of: dict[str, frozenset[str]]

    @property
    def kin(self) -> set[Ids]:
        """All pairs of reports that have an incident in common."""
        return {(a, b) for a, b in combinations(sorted(self.of), 2) if self.of[a] & self.of[b]}


def halves(context: Context) -> dict[str, Half]:
    """Dev, on which weights were fitted and rules were tried, and held. Incidents that share a report stay together."""
    rows, extractions = incidents(context)
    half_of = _half_of_incident(rows)
    chosen: dict[str, list[int]] = {"dev": [], "held": []}
    for number, row in enumerate(rows):
        chosen[half_of[row["incident"]]].append(number)
    return {name: _half([rows[i] for i in at], [extractions[i] for i in at]) for name, at in chosen.items()}


def _half(rows: list[Json], extractions: list[Extraction]) -> Half:
    of = {row["id"]: frozenset((row["incident"], *row.get("same_text_in", ()))) for row in rows}
    return Half(rows, extractions, of)


def _half_of_incident(rows: list[Json]) -> dict[str, str]:
    """Halves by a hash of the first incident of those that hang together by reports in common."""
    first = {incident: incident for row in rows for incident in (row["incident"], *row.get("same_text_in", ()))}

    def root(incident: str) -> str:
        while first[incident] != incident:
            incident = first[incident]
        return incident

    for row in rows:
        for other in row.get("same_text_in", ()):
            one, two = sorted((root(row["incident"]), root(other)))
            first[two] = one
    return {incident: "held" if _hash(root(incident)) % 2 else "dev" for incident in first}


def _hash(text: str) -> int:
    return int(sha256(text.encode()).hexdigest(), 16)
