from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from re._constants import (  # type: ignore[import-not-found]
    ASSERT,
    ASSERT_NOT,
    ATOMIC_GROUP,
    BRANCH,
    MAX_REPEAT,
    MIN_REPEAT,
    POSSESSIVE_REPEAT,
    SUBPATTERN,
)
from typing import Any

import pytest

from building import span_of
from sayso.claims.times.attach import said_at
from sayso.claims.times.expressions import TimeExpression, find_times, happened_at, published, said_within
from sayso.claims.times.words import RULES, any_rule, prefix, rule_patterns
from sayso.claims.tree import Tree
from sayso.model import Document, Interval
from sayso.read.syntax import SyntaxReader

PUBLISHED = "2031-03-05"
"""A Wednesday."""


@pytest.fixture(scope="module")
def syntax() -> SyntaxReader:
    return SyntaxReader()


def lines(name: str) -> list[Any]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [pytest.param(row, id=row["text"][:60]) for row in map(json.loads, text.splitlines())]


def read(syntax: SyntaxReader, text: str) -> Tree:
    (reading,) = syntax.pipe([Document("d-1", text)])
    return Tree(reading)


def told(text: str, interval: Interval | None) -> str | None:
    return interval.span.of(text) if interval and interval.span else None


@pytest.mark.parametrize("case", lines("times.jsonl"))
def test_times_are_found_and_resolved(case: dict[str, Any], syntax: SyntaxReader) -> None:
    tree = read(syntax, case["text"])
    found = [time.interval for time in find_times(tree, case.get("published", PUBLISHED))]
    assert [[told(tree.text, i), i.start, i.end, i.granularity.value] for i in found] == case["times"]


@pytest.mark.parametrize("case", lines("times_of_statements.jsonl"))
def test_a_statement_has_the_time_of_its_cue(case: dict[str, Any], syntax: SyntaxReader) -> None:
    tree = read(syntax, case["text"])
    times = find_times(tree, PUBLISHED)
    assert told(tree.text, said_at(tree, times, span_of(tree.text, case["cue"]))) == case["words"]


@pytest.mark.parametrize("case", lines("times_of_events.jsonl"))
def test_an_event_has_the_time_of_its_own_clause(case: dict[str, Any], syntax: SyntaxReader) -> None:
    tree = read(syntax, case["text"])
    words = tree.words_of([span_of(tree.text, case["clause"])])
    (head,) = (i for i in words if tree.word(i) == case["head"])
    assert told(tree.text, happened_at(tree, find_times(tree, PUBLISHED), words, head)) == case["words"]


def test_a_statement_without_a_cue_has_no_time(syntax: SyntaxReader) -> None:
    tree = read(syntax, "It rained on Monday.")
    assert said_at(tree, find_times(tree, PUBLISHED), None) is None


@pytest.mark.parametrize(
    ("cues", "words"), [(("estimate", "scoffed"), None), (("thinks", "said"), "Monday"), (("scoffed",), "Sunday")]
)
def test_what_is_named_was_said_before_it_is_told_of(
    cues: tuple[str, ...], words: str | None, syntax: SyntaxReader
) -> None:
    tree = read(
        syntax,
        "On Sunday the firm scoffed at an estimate by us that it was late. Lee said on Monday that Kim thinks so.",
    )
    found = said_within(tree, find_times(tree, PUBLISHED), [span_of(tree.text, cue) for cue in cues])
    assert told(tree.text, found) == words


def test_a_range_keeps_both_its_times(syntax: SyntaxReader) -> None:
    (time,) = find_times(read(syntax, "The army grew from March to May 2016."), PUBLISHED)
    assert [part.interval.start for part in time.parts] == ["2016-03-01", "2016-05-01"]


def test_a_length_is_kept(syntax: SyntaxReader) -> None:
    (time,) = find_times(read(syntax, "Deliveries grew in the last 18 to 24 months."), PUBLISHED)
    assert (time.kind, time.length) == ("rolling", (24, time.interval.granularity))


@pytest.mark.parametrize("text", [None, "", "yesterday", "2031-13-05", "2031-02-30", "05/03/2031"])
def test_a_date_that_cannot_be_read_is_none(text: str | None) -> None:
    assert published(text) == (None, False)


def test_the_day_of_publication_is_the_local_one() -> None:
    moment, clock = published("2031-03-05T23:30:00-08:00")
    assert (moment and moment.date().isoformat(), clock) == (PUBLISHED, True)


def check(tree: Tree, times: tuple[TimeExpression, ...]) -> None:
    """What every time keeps, whatever the text."""
    spans = [time.interval.span for time in times]
    assert None not in spans
    for time, span in zip(times, spans, strict=True):
        assert span is not None
        assert time.words
        assert not span.of(tree.text)[0].isspace()
        assert time.interval.start is None or time.interval.end is None or time.interval.start <= time.interval.end


def test_every_time_of_a_report_keeps_the_rules(syntax: SyntaxReader, reports: list[Path]) -> None:
    for report in reports:
        tree = read(syntax, report.read_text(encoding="utf-8"))
        for published_at in (None, PUBLISHED, "0001-01-01", "9999-12-31"):
            check(tree, find_times(tree, published_at))


def test_every_rule_has_its_own_place_in_the_whole() -> None:
    assert any_rule().groupindex == {f"r{i}": any_rule().groupindex[f"r{i}"] for i in range(len(RULES))}
    assert len(rule_patterns()) == len(RULES)


WIDEST, MOST = 128, 9
"""Letters of the longest match there can be, and how often anything in a pattern may be repeated."""


def repeats(pattern: Iterable[tuple[Any, Any]], around: int = 1) -> Iterator[int]:
    """How often each part of a parsed pattern can be repeated, times that of the parts around it."""
    for code, held in pattern:
        if code in (MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT):
            yield int(held[1]) * around
            yield from repeats(held[2], int(held[1]) * around)
        elif code is BRANCH:
            for one in held[1]:
                yield from repeats(one, around)
        elif code in (SUBPATTERN, ASSERT, ASSERT_NOT, ATOMIC_GROUP):
            yield from repeats(held if code is ATOMIC_GROUP else held[-1], around)


# What bounds the time is the pattern itself: at each place few letters are looked at, and few ways are tried.
@pytest.mark.parametrize(
    "pattern", [any_rule(), prefix(), *(pattern for _, pattern in rule_patterns())], ids=map(str, range(1000))
)
def test_no_text_makes_matching_slow(pattern: re.Pattern[str]) -> None:
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    assert parsed.getwidth()[1] <= WIDEST
    assert max(repeats(parsed), default=1) <= MOST


@pytest.mark.parametrize("endless", [r"(?:a{1,3}){1,9}", r"a+", r"(?:b|(?=c*)){2}", r"(?P<x>(?>a{4}){3})"])
def test_what_could_make_matching_slow_would_be_seen(endless: str) -> None:
    assert max(repeats(_parser.parse(endless))) > MOST


@pytest.mark.parametrize("piece", [" ", "1", "a ", "the last ", "one to ", "May ", "1-", "Monday, ", "2016-", "12:",
                                   "about ", "\n \t", "early ", "'"])  # fmt: skip
def test_a_long_text_of_the_beginnings_of_times_is_gone_through(piece: str) -> None:
    text = piece * (6_000 // len(piece))
    ends = [0] + [found.end() for found in any_rule().finditer(text)]
    assert ends == sorted(set(ends))
    assert ends[-1] <= len(text)
