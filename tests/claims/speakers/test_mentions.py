"""Phrases taken apart, in invented sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.claims.speakers.mentions import Parser
from sayso.claims.speakers.names import Names
from sayso.claims.tree import Tree
from sayso.model import Document, Span
from sayso.read.syntax import SyntaxReader

CASES = [json.loads(line) for line in Path(__file__).with_name("mentions.jsonl").read_text("utf-8").splitlines()]
_SYNTAX = SyntaxReader()


def parser_of(text: str) -> Parser:
    tree = Tree(_SYNTAX.read(Document("d-1", text)))
    return Parser.of(tree, Names(tree))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_mention(case: dict[str, Any]) -> None:
    parser = parser_of(f"{case['phrase']} {case['rest']}")
    mention = parser.mention(parser.tree.within(Span(0, len(case["phrase"]))))
    assert mention
    assert {field: getattr(mention, field) for field in case["expect"]} == case["expect"]


@pytest.mark.parametrize("words", ["", "said", '"', ",", "of the"])
def test_nothing_to_find_is_no_crash(words: str) -> None:
    parser = parser_of(f"{words} it rained on Monday.")
    parser.mention(parser.tree.within(Span(0, len(words))) if words else [])
