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

from sayso.attribute.attributor import MIN_INNER_PIECES
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


def load_news(texts: list[str], cache: Path, tokenizer: Tokenizer, pipeline: str | None) -> list[Article]:
    """Texts without labels, read by spaCy (or from ``cache``)."""
    readings = _cached_readings(texts, cache, pipeline)
    return [Article(f"news-{n}", f"news-{n}", pieces_of(readings[text], tokenizer), []) for n, text in enumerate(texts)]


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


_COLUMNS = ("ids", "starts", "ends", "first", "features", "heads", "sentences", "paragraphs", "blocks")


def keep_articles(path: Path, articles: list[Article]) -> None:
    """Write articles as arrays, which load in a second and need no spaCy."""
    table = {name: np.concatenate([getattr(a.pieces, name) for a in articles]) for name in _COLUMNS}
    # As steps from piece to piece these are mostly 0 and 1, and pack well.
    for name in ("starts", "ends", "heads", "sentences", "paragraphs", "blocks"):
        table[name] = np.diff(table[name], prepend=0).astype(np.int32)
    table["ids"], table["features"] = table["ids"].astype(np.int32), table["features"].astype(np.uint8)
    about = [[a.id, a.article, a.pieces.inside, len(a.pieces), a.attributions] for a in articles]
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part.npz")
    np.savez_compressed(unfinished, about=np.frombuffer(json.dumps(about).encode(), np.uint8), **table)
    unfinished.rename(path)


def kept_articles(path: Path) -> list[Article]:
    """The articles that ``keep_articles`` wrote."""
    with np.load(path) as file:
        table = {name: file[name] for name in _COLUMNS}
        about = json.loads(file["about"].tobytes())
    for name in ("starts", "ends", "heads", "sentences", "paragraphs", "blocks"):
        table[name] = np.cumsum(table[name], dtype=np.int64)
    found, start = [], 0
    for name, article, inside, length, attributions in about:
        part = {key: values[start : start + length] for key, values in table.items()}
        part = {key: value if key == "first" else value.astype(np.int64) for key, value in part.items()}
        gold = [{role: [(s, e) for s, e in one[role]] for role in ROLES} for one in attributions]
        found.append(Article(name, article, Pieces(**part, inside=inside), gold))
        start += length
    return found


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


def load_contents(articles: list[Article], read: set[str]) -> list[Article]:
    """The contents of all articles but those of ``read``, each as an article of its own, without labels."""
    return [
        alone
        for article in articles
        if article.id not in read
        for number, outer in enumerate(article.attributions)
        if (alone := content_alone(article.pieces, outer["content"], f"{article.id}#{number}"))
    ]


def content_alone(pieces: Pieces, runs: list[tuple[int, int]], name: str) -> Article | None:
    """A content, as runs of pieces, as an article that says nothing of what is in it; None if it is too short."""
    at = np.array([i for start, end in sorted(runs) for i in range(start, end)], np.int64)
    return Article(name, name, subset(pieces, at), []) if len(at) >= MIN_INNER_PIECES else None


def _inside(nested: dict, content: list) -> bool:
    spans = [span for role in ROLES for span in nested[role]]
    return all(any(s <= start and end <= e for s, e in content) for start, end in spans)


def _content_alone(article: Article, content: list, inner: list[dict], name: str) -> Article | None:
    alone = content_alone(article.pieces, piece_runs(article.pieces, content), name)
    if alone:
        alone.attributions = [{role: piece_runs(alone.pieces, n.get(role)) for role in ROLES} for n in inner]
    return alone
