"""Whom attributions, pronouns and descriptions mean, in invented reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from building import PRODUCER
from sayso.claims.speakers.cast import Cast, find_cast
from sayso.claims.tree import Tree
from sayso.ids import attribution_id, speaker_id
from sayso.model import Attribution, Document, Span, Style
from sayso.read.syntax import SyntaxReader
from steps import steps

CASES = [json.loads(line) for line in Path(__file__).with_name("speakers.jsonl").read_text("utf-8").splitlines()]
_SYNTAX = SyntaxReader()


def span_of(text: str, words: str) -> Span:
    """Where the words stand for the first time; what follows "|" only tells which ones are meant."""
    wanted, _, after = words.partition("|")
    start = text.index(wanted + after)
    return Span(start, start + len(wanted))


def attributions_of(text: str, rows: list[list[str | None]], within: list[int | None]) -> tuple[Attribution, ...]:
    made: list[Attribution] = []
    for (source, cue, content), outer in zip(rows, within, strict=True):
        sources = (span_of(text, source),) if source else ()
        assert cue is not None
        assert content is not None
        spans = span_of(text, cue), (span_of(text, content),)
        key = attribution_id("d-1", sources, *spans)
        inner = made[outer].id if outer is not None else None
        made.append(Attribution(key, "d-1", sources, *spans, Style.INDIRECT, inner, 0.9, PRODUCER))
    return tuple(made)


def read(case: dict[str, Any]) -> tuple[Tree, tuple[Attribution, ...], Cast]:
    tree = Tree(_SYNTAX.read(Document("d-1", case["text"])))
    within = case.get("within", [None] * len(case["attributions"]))
    attributions = attributions_of(case["text"], case["attributions"], within)
    return tree, attributions, find_cast(tree, attributions)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_speakers(case: dict[str, Any]) -> None:
    tree, attributions, cast = read(case)
    keys = [cast.by_attribution[a.id] for a in attributions]
    speakers = [cast.speaker(key) if key else None for key in keys]
    assert [s and s.name for s in speakers] == case["speakers"]
    for field, attribute in (
        ("kinds", "kind"), ("roles", "role"), ("speaks_for", "speaks_for"), ("nationalities", "nationality"),
    ):  # fmt: skip
        if field in case:
            assert [s and getattr(s, attribute) for s in speakers] == case[field]
    if "named" in case:
        assert [cast.named_at(a.id) for a in attributions] == case["named"]
    for words, name in case.get("names", ()):
        assert cast.name_at(tree.within(span_of(case["text"], words))) == name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_speaker_is_mentioned_where_it_speaks(case: dict[str, Any]) -> None:
    _, attributions, cast = read(case)
    for one in attributions:
        key = cast.by_attribution[one.id]
        if key and one.sources:
            assert any(mention.overlaps(one.sources[0]) for mention in cast.speaker(key).mentions)
    for speaker in cast.speakers:
        assert list(speaker.mentions) == sorted(set(speaker.mentions))


def test_ids_are_of_the_name_or_of_the_first_mention() -> None:
    named, unnamed = (
        read({"text": f"{source} said the pier burned.", "attributions": [[source, "said", "the pier burned"]]})[2]
        for source in ("Martha Lund", "An official")
    )
    assert named.speakers[0].id == speaker_id("d-1", "Martha Lund") == speaker_id("d-1", "martha lund")
    assert unnamed.speakers[0].id == speaker_id("d-1", Span(0, 11))
    assert speaker_id("d-1", "Martha Lund") != speaker_id("d-2", "Martha Lund")


def test_no_such_speaker() -> None:
    _, _, cast = read(CASES[0])
    with pytest.raises(KeyError):
        cast.speaker("s-0")


def test_no_attributions() -> None:
    tree = Tree(_SYNTAX.read(Document("d-1", "It rained. He left.")))
    cast = find_cast(tree, ())
    assert cast.speakers == ()
    assert cast.name_at([]) is None


@pytest.mark.parametrize("text", ["", " ", "!!!", "Lund", "“”“", "he", "(((", "the the the"])
def test_odd_texts(text: str) -> None:
    tree = Tree(_SYNTAX.read(Document("d-1", text)))
    sources = (Span(0, len(text)),) if text.strip() else ()
    contents = (Span(0, max(len(text), 1)),)
    one = Attribution("a-1", "d-1", sources, None, contents, Style.INDIRECT, None, 0.9, PRODUCER)
    assert set(find_cast(tree, (one,)).by_attribution) == {"a-1"}


def said(times: int) -> tuple[Tree, tuple[Attribution, ...]]:
    """The same two sentences over and over, each with its attribution."""
    sentence = "Martha Lund, the mayor, told Peter Hale that Norway had sold it. He denied that they knew.\n"
    made = []
    for start in range(0, times * len(sentence), len(sentence)):
        for source, cue, content in (((0, 23), (24, 28), (40, 63)), ((65, 67), (68, 74), (75, 89))):
            spans = [Span(start + a, start + b) for a, b in (source, cue, content)]
            key = attribution_id("d-1", spans[:1], spans[1], spans[2:])
            made.append(
                Attribution(key, "d-1", (spans[0],), spans[1], (spans[2],), Style.INDIRECT, None, 0.9, PRODUCER)
            )
    return Tree(_SYNTAX.read(Document("d-1", sentence * times))), tuple(made)


def test_many_attributions_take_work_in_proportion() -> None:
    few, many = said(10), said(50)
    assert len(find_cast(*many).by_attribution) == 100
    assert steps(lambda: find_cast(*many)) < 6 * steps(lambda: find_cast(*few))


def test_a_surname_that_looks_like_a_plural_is_the_persons(reader):
    text = 'Ann Rivers answered the post. Rivers wrote, "Venn sold the ferry last week."'
    made = reader.read(Document("d", text, raw_sha256="0" * 64))
    assert [s.name for s in made.speakers] == ["Ann Rivers"]
