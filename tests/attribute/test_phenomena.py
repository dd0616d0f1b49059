"""About forty invented paragraphs, each with what any careful reader finds in it."""

import json
import re
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from sayso.model import Span

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "phenomena.jsonl").read_text(encoding="utf-8").splitlines()
]
WORD = re.compile(r"\w+|[^\w\s]")
SHARE = 0.85
"""How many of the cases the shipped model must get, all in all."""


def located(text, words):
    """The one place where the words stand as whole words."""
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    assert len(places) == 1, f"{words!r} stands {len(places)} times in {text!r}"
    return Span(*places[0])


def words_in(text, spans):
    return {m.span() for m in WORD.finditer(text) if any(s.overlaps(Span(*m.span())) for s in spans)}


def matches(text, gold, found):
    """The measure: a word of the source in common, if there is one, and half the words of the contents."""
    if gold["source"] and not words_in(text, [located(text, gold["source"])]) & words_in(text, found.sources):
        return False
    wanted = words_in(text, [located(text, words) for words in gold["content"]])
    got = words_in(text, found.contents)
    return len(wanted & got) >= 0.5 * len(wanted | got)


def passes(case, found):
    """Whether each of the case's attributions has one of its own among those found."""
    wanted = case["attributions"]
    return any(
        all(matches(case["text"], gold, one) for gold, one in zip(wanted, chosen, strict=True))
        for chosen in permutations(found, len(wanted))
    )


def shown(case, found):
    def of(spans):
        return " … ".join(span.of(case["text"]) for span in spans)

    got = [f"{of(a.sources) or '-'} | {of([a.cue]) if a.cue else '-'} | {of(a.contents)}" for a in found]
    return f"{case['name']}: {case['text']!r} gave {got}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_case_is_sound(case):
    """What the case asks for stands in its text, each role once, and no two roles overlap."""
    assert case["attributions"]
    for gold in case["attributions"]:
        parts = [*gold["content"], gold["cue"], *filter(None, [gold["source"]])]
        spans = sorted(located(case["text"], part) for part in parts)
        assert gold["content"]
        assert not any(a.overlaps(b) for a, b in pairwise(spans))


def test_cases_have_names_of_their_own():
    assert len({case["name"] for case in CASES}) == len(CASES) >= 40


def test_most_are_found(reader):
    found = [one.attributions for one in reader.pipe(case["text"] for case in CASES)]
    failed = [shown(case, got) for case, got in zip(CASES, found, strict=True) if not passes(case, got)]
    share = 1 - len(failed) / len(CASES)
    assert share >= SHARE, "\n".join([f"{share:.0%} of {len(CASES)} cases pass; not these:", *failed])
