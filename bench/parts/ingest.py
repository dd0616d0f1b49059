"""What becomes of files of every format, beside what public programs make of them; what converting costs."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.context import Context
from bench.ingest_corpus import Case, Found, corpus_cases, judged
from bench.ingest_mixed import write_mixed
from bench.tables import Row, Table
from sayso.ingest.reports import reports
from sayso.ingest.types import Report

TITLE = "Files as people have them"
NOTE = (
    "The files of `tests/ingest/corpus`, written for this project: metadata exactly as expected (*day*: the day alone) "
    "in percent of what is judged, the mean F1 of words of the main text in percent. *Held out*: pages written "
    "after the rules for pages were. *trafilatura*: `bare_extraction` with its defaults, but days in the future "
    "allowed, as the invented ones are. *PDFium*: the text of the pages as it gives it. *Mixed files*: those of the "
    "corpus, and its reports put into fourteen formats, pages with 60 KB of script around them: `sayso extract "
    "--jobs 2` over all, and converting them alone, each as a program of its own from start to end, one after the "
    "other; CPU is that of all its processes."
)
FILES = 1_000
_CONVERT = "import sys; from sayso.ingest.reports import reports; print(sum(1 for _ in reports(sys.argv[1:])))"


@dataclass(frozen=True, slots=True)
class _Cost:
    """Seconds that a program took, with all that it started."""

    wall: float
    cpu: float


def run(context: Context) -> Table:
    """The corpus, format by format; two peers; what converting costs of a whole run."""
    cases = corpus_cases()
    table = _corpus(cases)
    for group in ("html, tuned", "html, held out"):
        pages = [case for case in cases if case.group == group]
        table[f"trafilatura, {group}"] = judged([(case, _by_trafilatura(case)) for case in pages])
    prints = [replace(case, expected={"text": case.expected["text"]}) for case in cases if case.group == "pdf"]
    table["PDFium, pdf"] = judged([(case, _by_pdfium(case)) for case in prints])
    return {**table, "mixed files": _mixed(context.limit or FILES)}


def _corpus(cases: list[Case]) -> Table:
    found = {
        one.source: _found(one)
        for one in reports(dict.fromkeys(str(case.file) for case in cases))
        if isinstance(one, Report)
    }
    pairs = [(case, found.get(case.source)) for case in cases]
    groups = dict.fromkeys(case.group for case in cases)
    table: Table = {name: judged([pair for pair in pairs if pair[0].group == name]) for name in groups}
    pages = [pair for pair in pairs if pair[0].file.parent.name in ("html", "mhtml")]
    return {**table, "html and mhtml": judged(pages), "all": judged(pairs)}


def _found(report: Report) -> Found:
    document = report.document
    text = document.body.of(document.text) if document.body else document.text
    return Found(text, document.title, document.outlet, document.published_at)


def _by_trafilatura(case: Case) -> Found | None:
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": True, "max_date": "2040-01-01"}
    found: Any = bare_extraction(case.file.read_bytes(), with_metadata=True, date_extraction_params=dates)
    return Found(found.text or "", found.title, found.sitename, found.date) if found else None


def _by_pdfium(case: Case) -> Found:
    import pypdfium2

    document = pypdfium2.PdfDocument(case.file)
    try:
        return Found("\n".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()


def _mixed(count: int) -> Row:
    with TemporaryDirectory() as folder:
        write_mixed(Path(folder), count)
        whole = _cost([sys.executable, "-m", "sayso", "extract", "--format", "jsonl", "--jobs", "2", folder])
        alone = _cost([sys.executable, "-c", _CONVERT, folder])
    return {
        "files": count,
        "whole run, s": round(whole.wall, 1),
        "its CPU, s": round(whole.cpu, 1),
        "converting, s": round(alone.wall, 1),
        "its CPU s": round(alone.cpu, 1),
        "of the run %": round(100 * alone.wall / whole.wall, 1),
        "of its CPU %": round(100 * alone.cpu / whole.cpu, 1),
    }


def _cost(command: list[str]) -> _Cost:
    """What a program took; some files of the corpus are not in English, which it tells by its exit status."""
    with TemporaryDirectory() as folder, Path(folder, "out").open("wb") as out:
        begin = perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode in (0, 1), f"{command[2:4]} ended with status {process.returncode}"
        return _Cost(wall, used.ru_utime + used.ru_stime)
