"""Invented sentences, each with the stance that a careful reader gives its attribution."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from building import PRODUCER, span_of
from sayso.claims.stance import stance_of
from sayso.claims.tree import Tree
from sayso.model import Attribution, Document, Style
from sayso.read.syntax import SyntaxReader

HERE = Path(__file__).parent
_SYNTAX = SyntaxReader()


def cases(name: str) -> list[Any]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(case, id=case["name"]) for case in map(json.loads, lines)]


def tree_of(text: str) -> Tree:
    return Tree(_SYNTAX.read(Document("d-1", text)))


def attribution_of(case: dict[str, Any]) -> Attribution:
    sources = tuple(span_of(case["text"], words) for words in case["source"])
    contents = tuple(span_of(case["text"], words) for words in case["content"])
    cue = span_of(case["text"], case["cue"])
    return Attribution("a-1", "d-1", sources, cue, contents, Style.INDIRECT, None, 1.0, PRODUCER)


@pytest.mark.parametrize("case", cases("stance.jsonl"))
def test_stance(case: dict[str, Any]) -> None:
    tree, attribution = tree_of(case["text"]), attribution_of(case)
    stance = stance_of(tree, attribution)
    assert (stance.polarity, stance.certainty, stance.act) == (case["polarity"], case["certainty"], case["act"])
    if "positive" in case:
        words = [i for i in tree.words_of(attribution.contents) if i not in stance.negations]
        assert " ".join(map(tree.word, words)) == case["positive"]
