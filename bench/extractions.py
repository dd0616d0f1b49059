"""Extractions of corpus texts, kept in .cache: parts that measure the ledger need not find them again."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from bench.context import Context, Json
from sayso import Document, Extraction, Reader
from sayso.artifact import load_artifact
from sayso.ids import sha256_hex

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "extractions"
FINDERS = ("read", "attribute", "claims", "pipeline.py", "model.py", "countries.json")
"""What decides what is found, under src/sayso; a change to any of it makes a kept extraction out of date."""


def incidents(context: Context) -> tuple[list[Json], list[Extraction]]:
    """The incident reports and what is found in each, in file order."""
    rows = context.rows("data/incidents/dev.jsonl.gz")
    return rows, list(extractions(document_of(row) for row in rows))


def fnc_bodies(context: Context) -> tuple[list[Json], list[Extraction]]:
    """The bodies of the Fake News Challenge and what is found in each, in file order."""
    rows = context.rows("data/fnc/train_bodies.jsonl.gz")
    return rows, list(extractions(document_of({**row, "id": f"fnc-{row['body_id']}"}) for row in rows))


def document_of(row: Json) -> Document:
    """A Document of a corpus row, with what the corpus knows of it."""
    about = {name: row.get(name) for name in ("outlet", "url", "title", "published_at")}
    return Document(id=row["id"], text=row["text"], raw_sha256=sha256_hex(row["text"].encode()), **about)


def extractions(documents: Iterable[Document], jobs: int = 2) -> Iterator[Extraction]:
    """An Extraction for each document, in order. Kept by text; found anew where none is kept.

    What an older Sayso found is taken too, with a word about it: ``.cache/extractions`` may be deleted.
    """
    held = list(documents)
    key = sha256(json.dumps([[d.id, d.text] for d in held]).encode()).hexdigest()[:16]
    file = CACHE / f"{key}.jsonl.gz"
    if not file.exists():
        _write(file, held, jobs)
    with gzip.open(file, "rb") as lines:
        if next(lines).decode().strip() != finder():
            print(f"note: {file.name} was found by another Sayso; delete it to find anew", file=sys.stderr)
        for line in lines:
            yield msgspec.json.decode(line, type=Extraction)


def finder() -> str:
    """A mark of the model and the code that find attributions and claims."""
    source = ROOT / "src" / "sayso"
    files = sorted(f for name in FINDERS for f in ([source / name] if "." in name else (source / name).rglob("*.*")))
    code = b"".join(file.read_bytes() for file in files if file.suffix in (".py", ".json"))
    return sha256(load_artifact().sha256.encode() + code).hexdigest()[:16]


def _write(file: Path, documents: list[Document], jobs: int) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    with gzip.open(unfinished, "wb", compresslevel=1) as out:
        out.write(finder().encode() + b"\n")
        for number, extraction in enumerate(Reader().pipe(documents, jobs), 1):
            out.write(msgspec.json.encode(extraction) + b"\n")
            if number % 100 == 0:
                print(f"{number} of {len(documents)} reports read", file=sys.stderr, flush=True)
    unfinished.rename(file)
