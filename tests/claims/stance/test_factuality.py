"""Clauses in the report's own voice, the algebra, and the tables it reads."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from sayso.claims.stance import acts, signatures
from sayso.claims.stance.algebra import CERTAIN, NEGATION, OPEN, UNDERSPECIFIED, compose, signature
from sayso.claims.stance.factuality import MOST_GOVERNORS, path_down
from sayso.claims.stance.stances import clause_stance
from sayso.claims.tree import Tree
from sayso.model import Certainty, Document, Polarity, Reading, Span, Token
from sayso.read.syntax import SyntaxReader

CASES = (Path(__file__).parent / "factuality.jsonl").read_text(encoding="utf-8").splitlines()
CODES = ("+", "p+", "s+", "-", "p-", "s-", "u")
SIGNATURES = [signature("/".join(pair)) for pair in product(CODES, CODES)]


@pytest.fixture(scope="module")
def syntax() -> SyntaxReader:
    return SyntaxReader()


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in map(json.loads, CASES)])
def test_clause(case: dict[str, Any], syntax: SyntaxReader) -> None:
    tree = Tree(syntax.read(Document("d-1", case["text"])))
    head = tree.within(Span(*case["head"]))[0]
    polarity, certainty, negations = clause_stance(tree, head)
    assert (polarity, certainty) == (case["polarity"], case["certainty"])
    assert sorted(map(tree.word, negations)) == sorted(case["negations"])


def test_a_negation_undoes_another() -> None:
    assert compose(compose(CERTAIN, NEGATION), NEGATION) == CERTAIN


def test_nothing_grows_surer_than_its_context_unless_it_projects() -> None:
    for context, operator in product([one.affirmed for one in SIGNATURES], SIGNATURES):
        worth = compose(context, operator)
        assert operator.projects or worth.level <= context.level
        assert worth.level or worth == UNDERSPECIFIED


def test_what_is_open_is_unknown_and_not_denied() -> None:
    open_ = compose(compose(CERTAIN, NEGATION), OPEN)
    assert (open_.polarity, open_.certainty) == (Polarity.AFFIRMS, Certainty.UNKNOWN)


def test_a_word_stands_once_in_a_table() -> None:
    with pytest.raises(ValueError, match="'may' has two signatures"):
        signatures.table_of(("+/-", "may"), ("s+/s-", "can, may"))


def test_every_act_has_a_word_and_a_commitment() -> None:
    assert set(acts.VERBS.values()) == set(acts.COMMITMENTS)


def test_of_a_very_deep_sentence_only_the_nearest_governors_are_asked() -> None:
    text = " ".join(["think"] * 10_000)
    tokens = tuple(Token(6 * i, 6 * i + 5, "think", "VBP", "ccomp", max(i - 1, 0), "") for i in range(10_000))
    whole = Span(0, len(text))
    tree = Tree(Reading(Document("d-1", text), (whole,), (whole,), tokens))
    assert len(path_down(tree, 9_999)) == MOST_GOVERNORS + 1
    assert clause_stance(tree, 9_999) == (Polarity.AFFIRMS, Certainty.PROBABLE, ())
