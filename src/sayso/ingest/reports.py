"""From what people hold to reports: files are found, told apart, opened, converted, each bad one told in a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from sayso.errors import InputError
from sayso.ingest.documents import report_of
from sayso.ingest.files import Ends, ends_of, read_file, read_stream
from sayso.ingest.find import STDIN, find_reports, shown
from sayso.ingest.formats import SIDECAR, Format
from sayso.ingest.isolation import converted, expanded
from sayso.ingest.limits import (
    MAX_DEPTH,
    MAX_MEMBER_BYTES,
    MAX_MEMBERS,
    MAX_PROBLEMS,
    MAX_RATIO,
    MAX_TOTAL_BYTES,
    RATIO_FROM,
)
from sayso.ingest.sidecar import Sidecar, read_sidecar
from sayso.ingest.sniff import format_of, sniffed
from sayso.ingest.types import Item, Options, Report
from sayso.model import Document

_STDIN = "standard input"

More = Callable[[int], None]
"""Is told how many reports more than one a file turns out to hold, as they come up."""


def reports(
    paths: Iterable[str], options: Options | None = None, stdin: BinaryIO | None = None, more: More | None = None
) -> Iterator[Report | InputError]:
    """The reports in files, folders, glob patterns and standard input ("-"), in order; errors where they come up."""
    return reports_in(find_reports(paths), options, stdin, more)


def reports_in(
    found: Iterable[str | InputError],
    options: Options | None = None,
    stdin: BinaryIO | None = None,
    more: More | None = None,
) -> Iterator[Report | InputError]:
    """Likewise, of files that have been found."""
    for one in found:
        if isinstance(one, InputError):
            yield one
            continue
        for number, report in enumerate(_of_file(one, options or Options(), stdin)):
            if number and more:
                more(1)
            yield report


def document_of(item: Item) -> Report:
    """The report that one item is. Raises InputError if it is none, or holds several."""
    form = _readable(item, format_of(item))
    if not form.convert:
        raise InputError(f"{shown(item.source)} is {form.words} that may hold many reports; save it and name the file.")
    return _converted(item, form)


def items_of(item: Item, options: Options | None = None) -> Iterator[Report | InputError]:
    """The reports in one item at hand, be it one or hold several."""
    return _Opened(options or Options(), len(item.raw)).told(item)


def load_report(path: str, stdin: BinaryIO | None = None) -> Document:
    """The Document in a file, or on standard input for "-".

    Raises InputError, naming the file and the remedy, if it can't be opened, can't be read as a report, or holds
    several.
    """
    found = [report for _, report in zip(range(2), _of_file(path, Options(), stdin), strict=False)]
    for one in found:
        if isinstance(one, InputError):
            raise one
    if len(found) != 1 or isinstance(found[0], InputError):
        raise InputError(f"{shown(path)} holds more than one report; 'sayso read' takes them all.")
    return found[0].document


def _of_file(path: str, options: Options, stdin: BinaryIO | None) -> Iterator[Report | InputError]:
    try:
        if path == STDIN:
            item = Item(read_stream(stdin or sys.stdin.buffer, _STDIN), _STDIN)
            yield from map(_from_stdin, _Opened(options, len(item.raw)).told(item))
            return
        ends = ends_of(path)
        sidecar = _sidecar(path)
        if isinstance(sidecar, InputError):
            yield sidecar
            sidecar = Sidecar()
        item = Item(b"", path, known=sidecar.meta, retrieved_at=sidecar.retrieved_at)
        opened = _Opened(options, ends.size)
        if ends.size > MAX_MEMBER_BYTES:
            yield from opened.told_of_large(item, ends)
        else:
            yield from opened.told(replace(item, raw=read_file(path)))
    except InputError as error:
        yield error


def _from_stdin(one: Report | InputError) -> Report | InputError:
    """What came through the pipe is called "-" in records, as it is on the command line."""
    if isinstance(one, InputError):
        return one
    path = STDIN + (one.source or "").removeprefix(_STDIN)
    return replace(one, document=replace(one.document, path=path), source=path)


def _sidecar(path: str) -> Sidecar | InputError:
    if not os.path.isfile(path + SIDECAR):
        return Sidecar()
    try:
        return read_sidecar(read_file(path + SIDECAR), path + SIDECAR)
    except InputError as error:
        return error


def _readable(item: Item, form: Format) -> Format:
    if form.remedy:
        raise InputError(f"{shown(item.source)} is {form.words}; {form.remedy}.")
    return form


def _converted(item: Item, form: Format) -> Report:
    if form.plain:
        from sayso.ingest.text import convert

        return report_of(item, convert(item), form)
    return report_of(item, converted(item, form), form)


class _Enough(InputError):
    """The rest of a file is left."""


@dataclass(slots=True)
class _Opened:
    """A file whose reports are taken out, and how much has come out of it."""

    options: Options
    size: int
    members: int = 0
    bytes: int = 0
    problems: int = field(default=0)

    def told(self, item: Item) -> Iterator[Report | InputError]:
        """The reports in an item; where the rest of the file is left, the last is the error that says so."""
        try:
            yield from self._reports(item)
        except _Enough as error:
            yield InputError(str(error))

    def told_of_large(self, item: Item, ends: Ends) -> Iterator[Report | InputError]:
        """Likewise of a file too large to be one report: it is opened where it is converted."""
        try:
            form = _readable(item, sniffed(ends.head, ends.tail, item.source))
            if not form.expand:
                raise InputError(
                    f"{shown(item.source)} has {ends.size:,} bytes, more than the {MAX_MEMBER_BYTES:,} of the longest "
                    "report; split it."
                )
            yield from self._members(item, form, item.source)
        except InputError as error:
            yield InputError(str(error))

    def _reports(self, item: Item) -> Iterator[Report | InputError]:
        try:
            form = _readable(item, format_of(item))
            if form.convert:
                yield self._one(item, form)
            if form.expand:
                yield from self._members(item, form)
        except _Enough:
            raise
        except InputError as error:
            yield self._counted(error, item)

    def _one(self, item: Item, form: Format) -> Report | InputError:
        """The report that an item is; what else it holds, as a mail its attachments, does not depend on that."""
        try:
            return _converted(item, form)
        except InputError as error:
            return self._counted(error, item)

    def _members(self, item: Item, form: Format, path: str | None = None) -> Iterator[Report | InputError]:
        if item.depth >= MAX_DEPTH:
            raise InputError(f"{shown(item.source)} lies {MAX_DEPTH} archives deep; unpack them first.")
        for member in expanded(item, form, self.options, path):
            if isinstance(member, InputError):
                yield self._counted(member, item)
            else:
                self._take(member)
                yield from self._reports(member)

    def _take(self, member: Item) -> None:
        self.members += 1
        self.bytes += len(member.raw)
        name = shown(member.source.partition("!")[0])
        if self.members > MAX_MEMBERS:
            raise _Enough(f"{name} holds more than {MAX_MEMBERS:,} reports, and the rest is left; split it.")
        if self.bytes > MAX_TOTAL_BYTES or self.bytes > max(RATIO_FROM, MAX_RATIO * self.size):
            raise _Enough(f"{name} unpacks to more than any file of its size should, and the rest is left; unpack it.")

    def _counted(self, error: InputError, item: Item) -> InputError:
        self.problems += 1
        if self.problems > MAX_PROBLEMS:
            name = shown(item.source.partition("!")[0])
            raise _Enough(f"{name} holds more than {MAX_PROBLEMS:,} reports that can't be read; the rest is left.")
        return error
