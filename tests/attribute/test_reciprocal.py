"""Two who accuse each other."""

from __future__ import annotations

import pytest

from building import extraction
from sayso.attribute.reciprocal import each_apart
from sayso.read.syntax import SyntaxReader


def parted(source: str, cue: str, content: str) -> list[tuple[str, list[str]]]:
    text = f"{source} {cue} {content}."
    made = extraction(text, {"sources": [source], "cue": cue, "contents": [content]})
    found = each_apart(SyntaxReader().read(made.document), made.attributions)
    return [(one.sources[0].of(text), [span.of(text) for span in one.contents]) for one in found]


@pytest.mark.parametrize(
    ("source", "cue", "content", "charge"),
    [
        ("Velland and Corvane", "accused", "each other of firing first", "of firing first"),
        ("The army and the rebels", "blamed", "one another for the raid", "for the raid"),
        ("Anna Lund and Pol Deem", "each accused", "the other of lying", "of lying"),
        ("Velland and Corvane", "traded accusations of", "firing first", "firing first"),
    ],
)
def test_each_accuses_the_other(source: str, cue: str, content: str, charge: str) -> None:
    one, two = source.split(" and ")
    assert parted(source, cue, content) == [(one, [two, charge]), (two, [one, charge])]


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("The two governments", "accused", "each other of firing first"),
        ("Velland, Tarsia and Corvane", "accused", "each other of firing first"),
        ("Velland and Corvane", "accused", "the rebels of firing first"),
        ("Velland and Corvane", "told", "each other of the raid"),
    ],
)
def test_of_all_others_nobody_can_tell_who_accuses_whom(source: str, cue: str, content: str) -> None:
    assert parted(source, cue, content) == [(source, [content])]


def test_who_blame_each_other_for_what_was_told_before_blame_the_other():
    text = "Velland and neighbouring Corvane each blamed the other."
    both = {"sources": ["Velland and neighbouring Corvane"], "cue": "each blamed", "contents": ["the other"]}
    made = extraction(text, both)
    told = each_apart(SyntaxReader().read(made.document), made.attributions)
    assert [(one.sources[0].of(text), [s.of(text) for s in one.contents]) for one in told] == [
        ("Velland", ["Corvane"]),
        ("Corvane", ["Velland"]),
    ]
