"""Readings of corpus texts, kept in .cache so that spaCy reads each corpus once and not at every trial."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from sayso.model import Document, Reading, Span, Token
from sayso.read.paragraphs import paragraphs_of
from sayso.read.syntax import SyntaxReader, find_pipeline

CACHE = Path(__file__).resolve().parent.parent / ".cache" / "readings"


def readings(documents: Iterable[Document]) -> Iterator[Reading]:
    """A Reading for each document, in order."""
    held = list(documents)
    key = sha256(json.dumps([str(find_pipeline()), *(d.text for d in held)]).encode()).hexdigest()[:16]
    file = CACHE / f"{key}.jsonl.gz"
    if not file.exists():
        _write(file, held)
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for document, line in zip(held, lines, strict=True):
            row = json.loads(line)
            sentences = tuple(Span(*pair) for pair in row["sentences"])
            yield Reading(
                document,
                paragraphs_of(document.text, document.body),
                sentences,
                tuple(Token(*t) for t in row["tokens"]),
            )


def _write(file: Path, documents: list[Document]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    with gzip.open(unfinished, "wt", encoding="utf-8", compresslevel=1) as out:
        for reading in SyntaxReader().pipe(documents):
            tokens = [[t.start, t.end, t.lemma, t.tag, t.dep, t.head, t.entity] for t in reading.tokens]
            sentences = [[s.start, s.end] for s in reading.sentences]
            out.write(json.dumps({"tokens": tokens, "sentences": sentences}) + "\n")
    unfinished.rename(file)
