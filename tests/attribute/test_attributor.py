"""What holds of any model's attributions; and, with marks set by hand, how they are put together."""

import copy
from itertools import pairwise

import numpy as np
import pytest

import sayso
from building import in_order, of_the_examples, span_of
from sayso.artifact import load_artifact
from sayso.attribute.attributor import MAX_DEPTH, MIN_INNER_PIECES
from sayso.attribute.link import Linker
from sayso.attribute.linking import LINKED_ROLES, PAIR_SIZES
from sayso.attribute.tagger import Scores
from sayso.attribute.tags import TAGS, tag_index
from sayso.ids import attribution_id
from sayso.ingest.text import document_from_text
from sayso.model import Style


@pytest.fixture(scope="module")
def found(reader):
    return of_the_examples(reader)


def each(found):
    return [(extraction, one) for extraction in found for one in extraction.attributions]


def parents(extraction):
    by_id = {one.id: one for one in extraction.attributions}
    return [(one, by_id[one.within]) for one in extraction.attributions if one.within]


def test_the_examples_hold_attributions_and_nested_ones(found):
    """The tests below say nothing of a model that finds nothing."""
    assert all(extraction.attributions for extraction in found)
    assert any(parents(extraction) for extraction in found)


def test_spans_stand_in_the_body_without_white_space_at_their_edges(found):
    for extraction, one in each(found):
        assert one.contents
        for span in one.spans:
            words = span.of(extraction.document.text)
            assert words
            assert words == words.strip()
            assert extraction.document.body.contains(span)


def test_spans_of_one_attribution_do_not_overlap(found):
    for _, one in each(found):
        assert in_order(sorted(one.spans))
        assert in_order(one.sources)
        assert in_order(one.contents)


def test_no_span_crosses_the_end_of_a_paragraph(found):
    """In the examples each line is a paragraph."""
    for extraction, one in each(found):
        assert not any("\n" in span.of(extraction.document.text) for span in one.spans)


def test_spans_begin_and_end_with_words(found):
    for extraction, one in each(found):
        text = extraction.document.text
        for span in one.spans:
            assert not (text[span.start - 1].isalnum() and text[span.start].isalnum())
            assert not text[span.end - 1 : span.end + 1].isalnum() or span.end == len(text)


def test_nested_ones_lie_in_one_content_of_their_parent_and_say_less(found):
    for extraction in found:
        for one, parent in parents(extraction):
            assert one.cue
            assert all(any(outer.contains(span) for outer in parent.contents) for span in one.spans)
            said = [sum(s.end - s.start for s in a.contents) for a in (one, parent)]
            assert said[0] < said[1]


def test_nesting_has_a_limit(found):
    for extraction in found:
        depth = {}
        for one in extraction.attributions:
            depth[one.id] = depth[one.within] + 1 if one.within else 0
        assert max(depth.values()) <= MAX_DEPTH


def test_top_level_contents_do_not_overlap(found):
    for extraction in found:
        top = sorted(s for one in extraction.attributions if not one.within for s in one.contents)
        assert in_order(top)


def test_order_is_that_of_the_text_and_parents_come_first(found):
    for extraction in found:
        assert all(a.start <= b.start for a, b in pairwise(extraction.attributions))
        seen = set()
        for one in extraction.attributions:
            assert one.within is None or one.within in seen
            seen.add(one.id)


def test_ids_are_unique_and_those_of_the_spans(found):
    ids = [one.id for _, one in each(found)]
    assert len(set(ids)) == len(ids)
    for extraction, one in each(found):
        assert one.document_id == extraction.document.id
        assert one.id == attribution_id(one.document_id, one.sources, one.cue, one.contents)


def test_confidence_is_a_probability_of_three_digits(found):
    for _, one in each(found):
        assert 0 <= one.confidence <= 1
        assert one.confidence == round(one.confidence, 3)


def test_the_producer_is_the_model(found):
    artifact = load_artifact()
    for extraction, one in each(found):
        assert one.producer == extraction.producer
        assert one.producer == sayso.Producer(artifact.name, artifact.version, artifact.sha256)


@pytest.mark.parametrize("number", [0, 4, 11])
def test_a_second_run_without_the_other_reports_finds_the_same(reader, found, number):
    """Nothing that is found in a report depends on what is read with it."""
    assert reader.read(found[number].document) == found[number]


# From here on a tagger that marks what it is told to, and a linker that takes the nearest cue.


class Marked:
    """Marks the given (role, words), each list of them in one call: that is at one depth, with one content each."""

    link_size = 1

    def __init__(self, text, *levels):
        self._levels = [[(role, span_of(text, words)) for role, words in level] for level in levels]
        self.read = 0

    def score(self, pieces):
        marks = self._levels[self.read] if self.read < len(self._levels) else []
        self.read += 1
        tags = np.zeros((len(pieces), len(TAGS)), np.float32)
        tags[:, 0] = 50
        for role, span in marks:
            inside = [i for i in np.flatnonzero(pieces.first) if span.start <= pieces.starts[i] < span.end]
            places = "S" if len(inside) == 1 else "B" + "I" * (len(inside) - 2) + "E"
            for i, place in zip(inside, places if inside else "", strict=True):
                tags[i, tag_index(role, place)] = 100
        return Scores(tags, np.zeros((len(pieces), 4), np.float32))


def nearest():
    tables = {f"{role}_{name}": [0.0] * size for role in LINKED_ROLES for name, size in PAIR_SIZES.items()}
    for role in LINKED_ROLES:
        tables[f"{role}_order"] = [-abs(i - 6.0) for i in range(PAIR_SIZES["order"])]
    return Linker({"tables": tables, "none": dict.fromkeys(LINKED_ROLES, -50.0)}, 1)


@pytest.fixture
def marked(reader):
    """What comes of a text whose words are marked by hand."""

    def run(text, *levels):
        attributor = copy.copy(reader._attributor)
        attributor._tagger, attributor._linker = Marked(text, *levels), nearest()
        read = reader._syntax.read(document_from_text(text))
        attributions = attributor.attribute(read)
        return attributions, attributor._tagger

    return run


def texts(spans, text):
    return [span.of(text) for span in spans]


def test_a_quotation_over_two_paragraphs_is_one_content_in_two_spans(marked):
    text = "Corrow said: “We know.\n\n“We do.” Nobody asked."
    (one,), _ = marked(text, [("source", "Corrow"), ("cue", "said:"), ("content", "“We know.\n\n“We do.”")])
    assert texts(one.contents, text) == ["“We know.", "“We do.”"]
    assert texts([*one.sources, one.cue], text) == ["Corrow", "said:"]


def test_a_cue_over_the_end_of_a_paragraph_is_what_stands_before_it(marked):
    text = "Corrow went on to say\n- that the boy was safe."
    (one,), _ = marked(text, [("cue", "say\n-"), ("content", "that the boy was safe")])
    assert one.cue.of(text) == "say"


def test_a_nested_attribution_over_a_gap_is_parted_there(marked):
    text = "“Radle told us,” Corrow said, “that a boy saw all of it.”"
    (outer, inner), _ = marked(
        text,
        [
            ("content", "“Radle told us,”"),
            ("source", "Corrow"),
            ("cue", "said"),
            ("content", "“that a boy saw all of it.”"),
        ],
        [("source", "Radle"), ("cue", "told"), ("content", "us,” Corrow said, “that a boy saw all of it")],
    )
    assert texts(outer.contents, text) == ["“Radle told us,”", "“that a boy saw all of it.”"]
    assert inner.within == outer.id
    assert texts(inner.contents, text) == ["us,”", "“that a boy saw all of it"]


def test_a_content_without_cue_inside_another_is_no_attribution(marked):
    text = "Corrow said that a boy saw all of it."
    inside = [("source", "a boy"), ("content", "all of it")]
    attributions, tagger = marked(text, [("cue", "said"), ("content", "that a boy saw all of it")], inside)
    assert len(attributions) == 1
    assert tagger.read == 2


def test_nesting_goes_as_deep_as_allowed(marked):
    text = "Ann said Bea thought Cal wrote Dan knew Eve felt Flo saw it all."
    words = text.removesuffix(".").split()
    levels = [
        [("source", words[i - 1]), ("cue", words[i]), ("content", " ".join(words[i + 1 :]))] for i in range(1, 11, 2)
    ]
    attributions, tagger = marked(text, *levels)
    assert len(attributions) == MAX_DEPTH + 1 < len(levels)
    assert [a.within for a in attributions] == [None, *(a.id for a in attributions[:-1])]
    assert tagger.read == MAX_DEPTH + 1


@pytest.mark.parametrize(("words", "read"), [("boy leave town", 1), ("a boy leave town", 2)])
def test_a_short_content_is_not_read_again(marked, words, read):
    assert (len(words.split()) >= MIN_INNER_PIECES) is (read == 2)
    _, tagger = marked("Corrow saw a boy leave town early.", [("content", words)])
    assert tagger.read == read


@pytest.mark.parametrize(
    ("content", "style"),
    [
        ("“We know it,”", Style.DIRECT),
        ("We know it,", Style.DIRECT),
        ("that he “would not” go", Style.MIXED),
        ("that nobody asked", Style.INDIRECT),
    ],
)
def test_style(marked, content, style):
    text = "“We know it,” Corrow said, adding that he “would not” go and that nobody asked."
    (one,), _ = marked(text, [("content", content)])
    assert one.style is style


def test_spans_keep_combining_marks(marked):
    text = "Jose\u0301 said that he left the cafe\u0301."
    (one,), _ = marked(text, [("source", "Jose\u0301"), ("cue", "said"), ("content", "that he left the cafe\u0301")])
    assert texts([*one.sources, *one.contents], text) == ["Jose\u0301", "that he left the cafe\u0301"]


def test_without_words(reader):
    read = reader._syntax.read(document_from_text("\u200b\u200b."))
    assert reader._attributor.attribute(read) == ()
