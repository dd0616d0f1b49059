"""PolNeAR articles as pieces with gold labels, kept in a cache so that spaCy reads them once."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from sayso.attribute.features import Pieces, pieces_of, subset
from sayso.model import Document, Reading, Span, Token
from sayso.read.paragraphs import paragraphs_of
from sayso.read.syntax import SyntaxReader

ROLES = ("source", "cue", "content")


@dataclass
class Article:
    """One annotator's version of an article: pieces, and per attribution the pieces of each role."""

    id: str
    article: str
    pieces: Pieces
    attributions: list[dict[str, list[tuple[int, int]]]]


def read_rows(path: Path) -> list[dict]:
    """The rows of a .jsonl or .jsonl.gz file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def piece_runs(pieces: Pieces, spans: list[list[int]]) -> list[tuple[int, int]]:
    """The maximal runs of whole words, as piece indices, that the character spans touch."""
    words = np.cumsum(pieces.first) - 1
    covered = np.zeros(len(pieces), bool)
    for start, end in spans or ():
        covered |= (pieces.starts < end) & (pieces.ends > start)
    covered = np.isin(words, words[covered])
    padded = np.diff(np.concatenate([[0], covered.astype(np.int8), [0]]))
    return list(zip(np.flatnonzero(padded == 1).tolist(), np.flatnonzero(padded == -1).tolist(), strict=True))


def load_articles(path: Path, cache: Path, tokenizer: Tokenizer, pipeline: str | None) -> list[Article]:
    """All article versions of a PolNeAR file, read by spaCy (or from ``cache`` if it was read before)."""
    rows = read_rows(path)
    texts = {row["text"]: None for row in rows}
    readings = _cached_readings(list(texts), cache, pipeline)
    articles = []
    for row in rows:
        pieces = pieces_of(readings[row["text"]], tokenizer)
        gold = [{role: piece_runs(pieces, a.get(role)) for role in ROLES} for a in row["attributions"]]
        articles.append(Article(row["id"], row["id"].rsplit("_", 1)[0], pieces, gold))
    return articles


def _cached_readings(texts: list[str], cache: Path, pipeline: str | None) -> dict[str, Reading]:
    """Readings by text. The cache holds only tokens and sentences, as JSON lines."""
    if not cache.exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        reader = SyntaxReader(pipeline)
        with gzip.open(cache, "wt", encoding="utf-8", compresslevel=1) as out:
            for reading in reader.pipe(Document(str(i), text) for i, text in enumerate(texts)):
                tokens = [[t.start, t.end, t.lemma, t.tag, t.dep, t.head, t.entity] for t in reading.tokens]
                out.write(
                    json.dumps({"tokens": tokens, "sentences": [[s.start, s.end] for s in reading.sentences]}) + "\n"
                )
    return {text: _reading(text, row) for text, row in zip(texts, read_rows(cache), strict=True)}


def _reading(text: str, row: dict) -> Reading:
    return Reading(
        Document("", text),
        paragraphs_of(text),
        tuple(Span(*s) for s in row["sentences"]),
        tuple(Token(*t) for t in row["tokens"]),
    )


def split_held(articles: list[Article], share: float, seed: int) -> tuple[list[Article], list[Article]]:
    """Set whole articles aside for calibration; those with several versions stay in training."""
    versions = defaultdict(list)
    for article in articles:
        versions[article.article].append(article)
    single = sorted(name for name, group in versions.items() if len(group) == 1)
    held = set(random.Random(seed).sample(single, round(share * len(versions))))
    return [a for a in articles if a.article not in held], [a for a in articles if a.article in held]


def load_nested(paths: list[Path], polnear: Path, articles: list[Article]) -> list[Article]:
    """Every content that was read for nested attributions, as an article of its own.

    Those are the outer contents of the labelled articles, with the attributions at depth
    1 in them, and the contents of nested attributions, with those one deeper.
    """
    by_id = {article.id: article for article in articles}
    outers = {row["id"]: row["attributions"] for row in read_rows(polnear)}
    found: list[Article | None] = []
    for row in (row for path in paths for row in read_rows(path)):
        article = by_id.get(row["id"])
        if article is None:
            continue
        for number, outer in enumerate(outers[row["id"]]):
            inner = [n for n in row["nested"] if n["outer"] == number]
            for depth, content in [(0, outer["content"]), *((n["depth"], n["content"]) for n in inner)]:
                below = [n for n in inner if n["depth"] == depth + 1 and _inside(n, content)]
                found.append(_content_alone(article, content, below, f"{row['id']}#{len(found)}"))
    return [content for content in found if content]


def _inside(nested: dict, content: list) -> bool:
    spans = [span for role in ROLES for span in nested[role]]
    return all(any(s <= start and end <= e for s, e in content) for start, end in spans)


def _content_alone(article: Article, content: list, inner: list[dict], name: str) -> Article | None:
    runs = piece_runs(article.pieces, content)
    at = np.array([i for start, end in runs for i in range(start, end)], np.int64)
    if len(at) < 4:
        return None
    pieces = subset(article.pieces, at)
    gold = [{role: piece_runs(pieces, n.get(role)) for role in ROLES} for n in inner]
    return Article(name, name, pieces, gold)
