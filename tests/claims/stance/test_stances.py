"""Invented sentences, each with the stance that a careful reader gives its attribution."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from building import PRODUCER, span_of
from sayso.claims.stance.stances import stance_of
from sayso.claims.tree import Tree
from sayso.model import Act, Attribution, Document, Style
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
    cue = span_of(case["text"], case["cue"]) if case["cue"] else None
    return Attribution("a-1", "d-1", sources, cue, contents, Style.INDIRECT, None, 1.0, PRODUCER)


@pytest.mark.parametrize("case", cases("stance.jsonl"))
def test_stance(case: dict[str, Any]) -> None:
    tree, attribution = tree_of(case["text"]), attribution_of(case)
    stance = stance_of(tree, attribution)
    assert (stance.polarity, stance.certainty, stance.act) == (case["polarity"], case["certainty"], case["act"])
    if "positive" in case:
        words = [i for i in tree.words_of(attribution.contents) if i not in stance.negations]
        assert " ".join(map(tree.word, words)) == case["positive"]


@pytest.mark.parametrize("case", cases("stance_inside.jsonl"))
def test_stance_of_a_clause_inside(case: dict[str, Any]) -> None:
    """All that stands over a clause in the content counts, verbs of nested attributions too."""
    tree = tree_of(case["text"])
    head = tree.within(span_of(case["text"], case["head"]))[0]
    stance = stance_of(tree, attribution_of(case), head)
    assert (stance.polarity, stance.certainty, stance.act) == (case["polarity"], case["certainty"], case["act"])


def test_the_act_of_no_cue_is_to_say() -> None:
    case = {"text": "The dam is safe.", "source": [], "cue": None, "content": ["The dam is safe"]}
    assert stance_of(tree_of(case["text"]), attribution_of(case)).act is Act.SAY


def test_a_capitalised_cue_is_known_though_its_lemma_is_not() -> None:
    case = {"text": "MAYOR DENIES THEFT", "source": [], "cue": "DENIES", "content": ["THEFT"]}
    assert stance_of(tree_of(case["text"]), attribution_of(case)).act is Act.DENY
