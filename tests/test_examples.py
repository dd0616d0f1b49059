"""The example reports and the attributions that a careful reader finds in them."""

import itertools
import json
import re

import pytest

import sayso
from sayso.model import Span

ROLES = ("source", "cue", "content")


@pytest.fixture(scope="module")
def gold(examples):
    lines = (examples / "attributions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def documents(reports):
    return {path.name: sayso.load_report(str(path)) for path in reports}


def each(gold, documents):
    """Every attribution, with its report's name and document and the attributions beside it."""
    for row in gold:
        for one in row["attributions"]:
            yield documents[row["path"]], one, row["attributions"]


def spans(one, *roles):
    return [Span(*pair) for role in roles or ROLES for pair in one[role]]


def test_every_report_has_its_attributions_in_order(gold, reports):
    assert [row["path"] for row in gold] == [path.name for path in reports]
    assert all(row["attributions"] for row in gold)


def test_reports_are_of_200_to_700_words(documents):
    for name, document in documents.items():
        assert 200 <= len(document.body.of(document.text).split()) <= 700, name


def test_reports_are_english(documents):
    assert {document.language for document in documents.values()} == {"en"}


def test_reports_with_front_matter_say_where_they_come_from(documents):
    with_front = [d for name, d in documents.items() if name.endswith(".md")]
    assert len(with_front) == 10
    for document in with_front:
        assert all((document.title, document.outlet, document.byline, document.published_at, document.url))


def test_the_readme_names_every_report(examples, reports):
    rows = re.findall(r"^\| (\d\d) \|", (examples / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [path.name[:2] for path in reports]


def test_stored_text_is_that_of_the_report(gold, documents):
    for document, one, _ in each(gold, documents):
        for role in ROLES:
            assert one[f"{role}_text"] == [span.of(document.text) for span in spans(one, role)]


def test_every_attribution_has_a_content_and_words_in_each_span(gold, documents):
    for document, one, _ in each(gold, documents):
        assert one["content"]
        for span in spans(one):
            words = span.of(document.text)
            assert words == words.strip() != ""
            assert document.body.contains(span), "front matter is not labelled"
            assert "\n" not in words


def test_spans_of_one_attribution_do_not_overlap(gold, documents):
    for _, one, _ in each(gold, documents):
        found = sorted(spans(one))
        assert not any(a.overlaps(b) for a, b in itertools.pairwise(found))
        assert all(one[role] == sorted(one[role]) for role in ROLES)


def test_nested_ones_lie_in_a_content_of_their_parent(gold, documents):
    nested = 0
    for _, one, beside in each(gold, documents):
        if one["within"] is None:
            continue
        nested += 1
        outer = spans(beside[one["within"]], "content")
        assert all(any(o.contains(span) for o in outer) for span in spans(one))
    assert nested


def test_top_level_ones_come_first_and_in_order(gold):
    for row in gold:
        depth = [one["within"] is not None for one in row["attributions"]]
        assert depth == sorted(depth)
        starts = [min(spans(one)).start for one in row["attributions"] if one["within"] is None]
        assert starts == sorted(starts)


def test_no_attribution_is_there_twice(gold):
    for row in gold:
        keys = [tuple(spans(one)) for one in row["attributions"]]
        assert len(set(keys)) == len(keys)


def test_the_hard_things_are_among_them(gold):
    """What the examples are for: unnamed sources, contents in parts, chains."""
    every = [(one, row["attributions"]) for row in gold for one in row["attributions"]]
    assert any(not one["source"] for one, _ in every)
    assert any(len(one["content"]) > 1 for one, _ in every)
    assert any(one["within"] is not None and beside[one["within"]]["within"] is not None for one, beside in every)
