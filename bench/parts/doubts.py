"""How well the order in which a person is asked to look at claims finds those that readers called wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from bench.context import ROOT, Context, Json, documents, read_rows
from bench.tables import Row, SkippedError, Table
from sayso.ledger.people import ANONYMOUS
from sayso.model import Extraction
from sayso.store.reviewing import Standing
from sayso.views.doubts import TO_REVIEW, doubt_of

TITLE = "Doubts: what a person is asked to look at first"
NOTE = (
    "Claims of 28 articles of PolNeAR, made end to end, that rest on just the words that one rested on which readers "
    "judged; a rule made since may have mended or marred it. *Area*: of 100 pairs of a claim that was wrong and one "
    "that was not, in how many the first is the more doubtful (50 by chance). *Looked at* is the share with a doubt of "
    "0.5, at which a claim is one to review, *wrong of these* and *of the wrong, found* what that brings; *in a "
    "fifth*: the share of the wrong ones among the most doubtful fifth. Weights were set by looking at both lists; a "
    "dispute, which needs a ledger, weighs nothing here."
)
LISTS = {"first list": "claims-polnear.jsonl", "second list": "claims-polnear-2.jsonl"}
WRONG = "wrong"


def run(context: Context) -> Table:
    """A row for each list."""
    corpus = [*context.rows("data/polnear/train.jsonl.gz"), *context.rows("data/polnear/dev.jsonl.gz")]
    by_article = {row["article"]: row for row in reversed(corpus)}
    return {name: _row(context, read_rows(ROOT / "bench/gold" / file), by_article) for name, file in LISTS.items()}


def _row(context: Context, gold: list[Json], by_article: dict[str, Json]) -> Row:
    judged: dict[str, list[Json]] = defaultdict(list)
    for row in gold:
        judged[row["article"]].append(row)
    if missing := judged.keys() - by_article.keys():
        raise SkippedError(f"PolNeAR lacks {len(missing)} of the articles whose claims were judged")
    articles = list(judged)[: context.limit]
    about = [by_article[article] for article in articles]
    dated = [replace(d, published_at=row["published_at"]) for d, row in zip(documents(about), about, strict=True)]
    found = zip(articles, context.reader.pipe(dated), strict=True)
    return _figures([one for article, made in found for one in _scored(made, judged[article])])


def _scored(made: Extraction, rows: list[Json]) -> Iterator[tuple[float, bool]]:
    """The doubt of each claim that was judged, and whether it was called wrong."""
    verdicts: dict[tuple[tuple[int, int], ...], list[str]] = defaultdict(list)
    for row in rows:
        verdicts[tuple((start, end) for start, end in row["original"])].append(row["verdict"])
    speakers = {speaker.id: speaker for speaker in made.speakers}
    attributions = {one.id: one for one in made.attributions}
    taken: Counter[tuple[tuple[int, int], ...]] = Counter()
    for claim in made.claims:
        words = tuple((span.start, span.end) for span in claim.original)
        if not (told := verdicts.get(words)):
            continue
        verdict = told[min(taken[words], len(told) - 1)]
        taken[words] += 1
        speaker, attributed = speakers.get(claim.speaker_id or ""), attributions.get(claim.attribution_id or "")
        standing = Standing(
            claim,
            attributed.confidence if attributed else None,
            bool(attributed and attributed.within),
            None if speaker is None else speaker.named or speaker.kind not in ANONYMOUS,
            claim.id,
            disputed=False,
        )
        yield doubt_of(standing, ()).score, verdict == WRONG


def _figures(scored: list[tuple[float, bool]]) -> Row:
    wrong = [score for score, is_wrong in scored if is_wrong]
    rest = [score for score, is_wrong in scored if not is_wrong]
    pairs = sum((one > other) + (one == other) / 2 for one in wrong for other in rest)
    looked = [is_wrong for score, is_wrong in scored if score >= TO_REVIEW]
    fifth = sorted(scored, key=lambda one: -one[0])[: len(scored) // 5]
    return {
        "claims": len(scored),
        "wrong": len(wrong),
        "area": 100 * pairs / max(len(wrong) * len(rest), 1),
        "looked at %": 100 * len(looked) / max(len(scored), 1),
        "wrong of these %": 100 * sum(looked) / max(len(looked), 1),
        "of the wrong, found %": 100 * sum(looked) / max(len(wrong), 1),
        "in a fifth %": 100 * sum(is_wrong for _, is_wrong in fifth) / max(len(wrong), 1),
    }
