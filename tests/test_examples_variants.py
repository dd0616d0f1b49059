"""The planted variants of the example reports: their offsets hold, and each kind is what its name says."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sayso

Variant = dict[str, Any]

SAME = {
    "credited-paraphrase": True,
    "quotation-only": True,
    "second-source": False,
    "edited-wire": True,
    "possible": "maybe",
}
"""Each kind, and whether it has the origin of the report it was made from."""
KEYS = (
    *("id", "base", "kind", "outlet", "published", "title", "text"),
    *("claim", "claim_text", "claim_here", "claim_here_text", "same_origin", "why"),
)


@pytest.fixture(scope="module")
def variants(root: Path) -> list[Variant]:
    lines = (root / "bench" / "gold" / "variants" / "examples.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def documents(reports: list[Path]) -> dict[str, sayso.Document]:
    return {path.name: sayso.load_report(str(path)) for path in reports}


def _shingles(text: str, size: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)}


def test_there_are_enough_of_each_kind(variants: list[Variant]) -> None:
    count = Counter(one["kind"] for one in variants)
    assert set(count) == set(SAME)
    assert all(count[kind] >= 20 for kind in set(SAME) - {"possible"})
    assert len({one["id"] for one in variants}) == len(variants)


def test_each_has_the_described_keys_and_the_origin_of_its_kind(variants: list[Variant]) -> None:
    for one in variants:
        assert tuple(one) == KEYS, one["id"]
        assert all(one[key] for key in KEYS if key != "same_origin"), one["id"]
        assert one["same_origin"] == SAME[one["kind"]], one["id"]


def test_offsets_give_the_stored_sentences(variants: list[Variant], documents: dict[str, sayso.Document]) -> None:
    for one in variants:
        base = documents[one["base"]]
        here, there = sayso.Span(*one["claim_here"]), sayso.Span(*one["claim"])
        assert here.of(one["text"]) == one["claim_here_text"]
        assert there.of(base.text) == one["claim_text"]
        assert base.body is None or base.body.contains(there), one["id"]


def test_none_is_older_than_its_report_or_of_the_same_outlet(
    variants: list[Variant], documents: dict[str, sayso.Document]
) -> None:
    outlets = {base.outlet for base in documents.values()}
    for one in variants:
        assert date.fromisoformat(one["published"])
        base = documents[one["base"]]
        assert base.published_at is None or one["published"] >= base.published_at[:10], one["id"]
        assert one["outlet"] not in outlets, one["id"]


def test_what_is_copied_is_copied_and_what_is_not_is_not(
    variants: list[Variant], documents: dict[str, sayso.Document]
) -> None:
    for one in variants:
        base = documents[one["base"]].text
        # A quotation may be as short as four words; a source of one's own shares no more than names and figures.
        if one["kind"] in {"quotation-only", "edited-wire"}:
            assert _shingles(one["claim_text"], 4) & _shingles(one["claim_here_text"], 4), one["id"]
        else:
            assert not _shingles(base, 8) & _shingles(one["text"], 8), one["id"]


def test_a_credited_one_names_the_outlet_it_credits(
    variants: list[Variant], documents: dict[str, sayso.Document]
) -> None:
    for one in variants:
        outlet = documents[one["base"]].outlet or ("Strand" if one["base"].startswith("06") else "Cargo & Tide")
        named = outlet.removeprefix("The ") in one["text"]
        if one["kind"] == "credited-paraphrase":
            assert named, one["id"]
        elif one["kind"] in {"quotation-only", "edited-wire"}:
            assert not named or one["base"].startswith("08"), one["id"]
