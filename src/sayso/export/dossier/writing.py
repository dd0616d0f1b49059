"""Writes the dossier: one HTML file that needs nothing else, put in its place when it is whole."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sayso.errors import InputError, SaysoError
from sayso.export import words
from sayso.export.charts.lanes import Lanes, lanes_of
from sayso.export.charts.network import Network, network_of
from sayso.export.charts.worldmap import WorldMap, map_of
from sayso.export.dossier.redaction import ALL, Redactor, redactor_of
from sayso.export.entry_page import EntryPage, entry_page
from sayso.export.strips import strip_of
from sayso.ledger.types import Decision
from sayso.store import Custody, DocumentRow, EntryFilter, EntryRow, View
from sayso.views import EntryView, Views
from sayso.views.gathering import Gatherer
from sayso.views.network import deeds
from sayso.views.places import spots
from sayso.views.timeline import dated

if TYPE_CHECKING:
    from jinja2 import Environment

MOST_PLACES = 200
"""Places on the map."""
MOST_DECISIONS = 1000
"""Decisions that are listed one by one; all are counted."""
STYLES = (
    ("sayso.web", "static/sayso.css"),
    ("sayso.web", "static/entry.css"),
    ("sayso.web", "static/overview.css"),
    ("sayso.export", "templates/dossier.css"),
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a dossier: its title, the entries that meet a filter, how many at most, and who is left out."""

    title: str
    wanted: EntryFilter = field(default_factory=EntryFilter)
    limit: int | None = None
    redact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries and reports a dossier holds, and who is left out."""

    entries: int
    reports: int
    withheld: tuple[str, ...]


def write_dossier(view: View, views: Views, contents: Contents, path: Path) -> Counts:
    """Write a dossier. Nothing stays of it where it can't be finished.

    Raises DecisionError if nobody, or more than one, is called what is to be left out; InputError if the file can't be
    written; SaysoError if a name would have stayed in it.
    """
    redactor = redactor_of(view, views, contents.redact)
    dossier = _Dossier(view, views, contents, redactor)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with draft.open("x", encoding="utf-8") as file:
                file.writelines(dossier.parts())
                file.flush()
                os.fsync(file.fileno())
            _check(draft, redactor)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        told = error.strerror or error
        raise InputError(f"{path} can't be written ({told}); name another file with --output.") from error
    return Counts(dossier.entries, dossier.reports, tuple(one.label for one in redactor.sources))


def _check(path: Path, redactor: Redactor) -> None:
    """Look once more at all a reader could find in the file."""
    if not redactor.sources:
        return
    page = path.read_text(encoding="utf-8")
    told = unescape(re.sub(r"<[^>]*>", "", page)) + " " + unescape(page)
    if left := redactor.names_in(told):
        raise SaysoError(
            f"{left[0]!r} would have stayed in the dossier, so it was not written; this is a fault of Sayso."
        )


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the dossier lists it, with each time it was taken in."""

    row: DocumentRow
    custody: tuple[Custody, ...]


@dataclass(frozen=True, slots=True)
class Charts:
    """When, where, and who does what to whom, over the claims of so many entries; None where none tells it."""

    entries: int
    lanes: Lanes | None
    worldmap: WorldMap | None
    network: Network | None


class _Dossier:
    """The parts of one dossier, made one after the other: a ledger may not fit into memory."""

    def __init__(self, view: View, views: Views, contents: Contents, redactor: Redactor) -> None:
        self._view, self._views = view, views
        self._contents, self._redactor = contents, redactor
        self.entries = self.reports = 0

    def parts(self) -> Iterator[str]:
        """The file, piece by piece."""
        decisions = self._view.decisions()
        style = "\n".join(files(package).joinpath(name).read_text(encoding="utf-8") for package, name in STYLES)
        page = environment(self._redactor).get_template("dossier.html")
        yield from page.generate(
            title=self._contents.title,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            size=self._views.size(),
            contents=self._contents,
            withheld=self._redactor.sources,
            # Safe: these files are ours, and no report is in them.
            style=Markup(style),
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            rows=list(self._listed()),
            charts=self._charts(),
            pages=self._pages(),
            tally=_tally(decisions),
            decisions=decisions[-MOST_DECISIONS:],
            decided=len(decisions),
            reports=self._reports(),
            producers=self._producers(),
            credibility=words.CREDIBILITY,
            reliability=words.RELIABILITY,
        )

    def _rows(self) -> Iterator[EntryRow]:
        return self._views.each_row(self._contents.wanted, self._contents.limit or ALL)

    def _listed(self) -> Iterator[tuple[EntryRow, Any]]:
        """The disputed entries, for the first page."""
        for row in self._rows():
            if not row.disputed:  # they come first
                return
            yield row, strip_of(self._views.said([row.id]).get(row.id, []))

    def _charts(self) -> Charts:
        """Times, places and deeds of the first entries, as on the desk, of claims without who is left out."""
        gathered = Gatherer(self._view).gathered(self._contents.wanted)
        told = [replace(one, one=self._redactor.appearance(one.one)) for one in gathered.told]
        found = spots(told)[:MOST_PLACES]
        return Charts(
            len(gathered.rows), lanes_of(dated(told)), map_of(found) if found else None, network_of(deeds(told))
        )

    def _pages(self) -> Iterator[EntryPage]:
        for row in self._rows():
            self.entries += 1
            found = self._withheld(self._views.entry(row.id))
            yield entry_page(self._view, self._views, found, size=ALL, words=self._redactor.passage)

    def _withheld(self, found: EntryView) -> EntryView:
        entry = found.entry
        affirmed, denied, hedged = (
            tuple(map(self._redactor.appearance, held)) for held in (entry.affirmed, entry.denied, entry.hedged)
        )
        return replace(found, entry=replace(entry, affirmed=affirmed, denied=denied, hedged=hedged))

    def _reports(self) -> Iterator[Report]:
        for row in self._view.documents(limit=ALL):
            self.reports += 1
            yield Report(row, tuple(self._view.custody_of(row.document.id)))

    def _producers(self) -> list[str]:
        found = Counter(f"{row.producer.name} {row.producer.version}" for row in self._view.documents(limit=ALL))
        return list(found)


def _tally(decisions: list[Decision]) -> list[tuple[str, str, int]]:
    """Who decided what, and how often."""
    counted = Counter((one.decided_by, words.decided(one)) for one in decisions)
    return [(by, what, count) for (by, what), count in sorted(counted.items())]


def environment(redactor: Redactor) -> Environment:
    """Templates that escape everything, after the withheld names were taken out of it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    def told(value: Any) -> Any:
        return redactor.text(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    made = Environment(
        loader=PackageLoader("sayso.export"),
        autoescape=True,
        finalize=told,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(words.FILTERS)
    return made
