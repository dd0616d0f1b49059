from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.ingest.credits import MAX_CREDITS, find_credits
from sayso.ingest.text import document_from_text
from sayso.model import Span

CASES = [json.loads(line) for line in (Path(__file__).parent / "credits.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_credits(case):
    found = find_credits(case["text"], Span(0, len(case["text"])))
    assert [[c.kind.value, c.name] for c in found] == case["credits"]
    for credit in found:
        assert credit.name in (credit.span.of(case["text"]), "agencies") or credit.name in credit.span.of(case["text"])


def test_a_document_has_its_credits_and_none_of_its_front_matter():
    document = document_from_text("---\ntitle: With reporting by Ann Lee\n---\nA ship sank.\n\n(AP)\n")
    assert [c.name for c in document.credits] == ["AP"]
    assert document.credits[0].span.of(document.text) == "(AP)"


def test_their_number_is_bounded():
    text = "(AP)\n" * 1000
    assert len(find_credits(text, Span(0, len(text)))) == MAX_CREDITS
