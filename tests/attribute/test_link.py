import math

import numpy as np
import pytest

from building import pieces
from sayso.attribute.decode import WordSpan
from sayso.attribute.features import DEPS, INSIDE, TAGS
from sayso.attribute.link import MIN_SOURCE_LINK, Linker
from sayso.attribute.linking import LINKED_ROLES, ORDER_REACH, PAIR_SIZES

SIZE = 2
# Which of the four vectors of a piece is which: what a role looks for, then what a cue offers it.
LOOKING = {"source": 0, "content": 1}
OFFERED = {"source": 2, "content": 3}


def linker(none=0.0, **tables):
    """A Linker whose tables are zero but for what is given as {value: score}."""
    full = {f"{role}_{name}": [0.0] * size for role in LINKED_ROLES for name, size in PAIR_SIZES.items()}
    for name, scores in tables.items():
        for value, score in scores.items():
            full[name][value] = score
    return Linker({"tables": full, "none": dict.fromkeys(LINKED_ROLES, none)}, SIZE)


def no_vectors(text):
    return np.zeros((len(text), 4 * SIZE), np.float32)


def span(role, start, end, exact=0.9, overlap=0.95):
    return WordSpan(role, start, end, exact, overlap)


def text_of(words=20, deps=(), heads=None):
    text = pieces([1] * words, heads=heads)
    for place, name in dict(deps).items():
        text.features[place, 2] = 1 + DEPS.index(name)
    return text


def simple(found):
    return [(one.sources, one.cue, one.contents) for one in found]


NEXT, LAST = ORDER_REACH + 1, ORDER_REACH - 1


def test_tables_decide():
    text = text_of()
    spans = [span("source", 0, 2), span("cue", 2, 3), span("content", 4, 8), span("cue", 9, 10), span("source", 11, 12)]
    tables = {"source_order": {NEXT: 5.0}, "content_order": {LAST: 5.0}}
    found = linker(none=2.0, **tables).link(text, no_vectors(text), spans)
    assert simple(found) == [([(0, 2)], (2, 3), [(4, 8)])]
    tables = {"source_order": {LAST: 5.0}, "content_order": {NEXT: 5.0}}
    found = linker(none=2.0, **tables).link(text, no_vectors(text), spans)
    assert simple(found) == [([(11, 12)], (9, 10), [(4, 8)])]


def test_vectors_decide():
    """A span's two ends look for what a cue's two ends offer."""
    text = text_of()
    spans = [span("cue", 2, 3), span("content", 4, 8), span("cue", 9, 11)]
    for wanted, ends in (((2, 3), (2,)), ((9, 11), (9, 10))):
        vectors = no_vectors(text)
        vectors[[4, 7], LOOKING["content"] * SIZE] = 3.0
        vectors[list(ends), OFFERED["content"] * SIZE] = 1.0
        assert simple(linker().link(text, vectors, spans)) == [([], wanted, [(4, 8)])]


def test_one_role_does_not_look_with_the_vectors_of_the_other():
    text = text_of()
    vectors = no_vectors(text)
    vectors[[4, 7], LOOKING["source"] * SIZE] = 3.0
    vectors[9, OFFERED["source"] * SIZE] = 1.0
    found = linker(content_order={LAST: 1.0}).link(
        text, vectors, [span("cue", 2, 3), span("content", 4, 8), span("cue", 9, 10)]
    )
    assert [one.cue for one in found] == [(2, 3)]


def test_probabilities_are_shares_of_all_cues_and_none():
    text = text_of()
    found = linker(none=1.0, content_order={LAST: 2.0, NEXT: 0.5}).link(
        text, no_vectors(text), [span("cue", 2, 3), span("content", 4, 8), span("cue", 9, 10)]
    )
    total = math.exp(2.0) + math.exp(0.5) + math.exp(1.0)
    assert found[0].evidence["content_link"] == pytest.approx(math.exp(2.0) / total, rel=1e-5)


def test_a_content_that_fits_no_cue_stands_alone_after_the_others():
    text = text_of()
    spans = [span("content", 0, 4), span("content", 6, 8), span("cue", 9, 10), span("content", 11, 13)]
    found = linker(none=1.0, content_order={LAST: 5.0}).link(text, no_vectors(text), spans)
    assert simple(found) == [([], (9, 10), [(11, 13)]), ([], None, [(0, 4)]), ([], None, [(6, 8)])]


def test_without_cues_contents_stand_alone_and_sources_are_dropped():
    text = text_of()
    found = linker().link(text, no_vectors(text), [span("source", 0, 2), span("content", 4, 8)])
    assert simple(found) == [([], None, [(4, 8)])]


def test_a_cue_without_content_is_nothing():
    text = text_of()
    assert linker().link(text, no_vectors(text), [span("source", 0, 2), span("cue", 2, 3)]) == []


def test_no_spans():
    text = text_of()
    assert linker().link(text, no_vectors(text), []) == []


def test_a_content_in_two_parts_keeps_its_order():
    text = text_of()
    spans = [span("content", 0, 4), span("source", 5, 6), span("cue", 6, 7), span("content", 8, 12)]
    assert simple(linker(none=-5.0).link(text, no_vectors(text), spans)) == [([(5, 6)], (6, 7), [(0, 4), (8, 12)])]


def test_the_evidence_is_that_of_the_weakest_content():
    text = text_of()
    spans = [span("content", 0, 4, 0.9, 0.5), span("cue", 6, 7, 0.7, 0.8), span("content", 8, 12, 0.2, 0.6)]
    (found,) = linker(none=-5.0).link(text, no_vectors(text), spans)
    assert found.evidence["content"] == 0.2
    assert found.evidence["content_overlap"] == 0.5
    assert (found.evidence["cue"], found.evidence["cue_overlap"]) == (0.7, 0.8)


@pytest.mark.parametrize(("probability", "kept"), [(MIN_SOURCE_LINK + 0.01, True), (MIN_SOURCE_LINK - 0.01, False)])
def test_a_second_source_must_be_likely_enough(probability, kept):
    text = text_of()
    score = math.log(probability / (1 - probability))
    tables = {"source_order": {NEXT: 3.0, LAST: score}, "content_order": {LAST: 5.0}}
    spans = [span("source", 0, 2), span("cue", 2, 3), span("content", 4, 8), span("source", 9, 11)]
    (found,) = linker(**tables).link(text, no_vectors(text), spans)
    assert found.sources == ([(0, 2), (9, 11)] if kept else [(0, 2)])


def test_the_likeliest_source_comes_first_in_evidence_and_all_in_order_of_the_text():
    text = text_of()
    tables = {"source_order": {NEXT: 1.0, LAST: 3.0}, "content_order": {LAST: 5.0}}
    spans = [
        span("source", 0, 2, exact=0.1),
        span("cue", 2, 3),
        span("content", 4, 8),
        span("source", 9, 11, exact=0.6),
    ]
    (found,) = linker(**tables).link(text, no_vectors(text), spans)
    assert found.sources == [(0, 2), (9, 11)]
    assert found.evidence["source"] == 0.6


def test_spans_are_in_words_and_runs_in_pieces():
    text = pieces([2, 1, 3, 1])
    found = linker(none=-5.0).link(
        text, no_vectors(text), [span("source", 0, 1), span("cue", 1, 2), span("content", 2, 4)]
    )
    assert simple(found) == [([(0, 2)], (2, 3), [(3, 7)])]


# Words: 0-1 source, 2 cue, 4-7 content, 9 second cue, 10-12 content, 14-16 more.
CHAIN = [span("source", 0, 2), span("cue", 2, 3), span("content", 4, 8), span("cue", 9, 10), span("content", 10, 13)]
NEAREST = {"source_order": {NEXT: 9.0}, "content_order": {LAST: 9.0}}


@pytest.mark.parametrize(
    ("dep", "shared"), [("advcl", True), ("conj", True), ("xcomp", True), ("relcl", False), ("ccomp", False)]
)
def test_a_cue_without_source_has_that_of_the_cue_it_depends_on(dep, shared):
    """As in: She left, he said, adding that ..."""
    text = text_of(deps={9: dep}, heads={9: 2})
    first, second = linker(**NEAREST).link(text, no_vectors(text), CHAIN)
    assert first.sources == [(0, 2)]
    assert second.sources == ([(0, 2)] if shared else [])
    assert ("grammatical_source" in second.evidence) is shared
    assert "grammatical_source" not in first.evidence


def test_a_source_found_by_the_tagger_is_not_replaced():
    text = text_of(deps={9: "advcl", 8: "nsubj"}, heads={9: 2, 8: 9})
    spans = sorted([*CHAIN, span("source", 8, 9)], key=lambda s: s.start)
    assert [one.sources for one in linker(**NEAREST).link(text, no_vectors(text), spans)] == [[(0, 2)], [(8, 9)]]


def test_a_cue_that_hangs_on_a_verb_of_the_content_before_it_has_the_source_of_that():
    """As in: he admitted that drones had struck a clinic, but claimed that ..."""
    text = text_of(deps={9: "conj", 4: "nsubj"}, heads={9: 6, 4: 6})
    first, second = linker(**NEAREST).link(text, no_vectors(text), CHAIN)
    assert first.sources == second.sources == [(0, 2)]
    assert second.evidence["grammatical_source"] == 1.0


@pytest.mark.parametrize(("head", "sources"), [(4, [(4, 8)]), (7, [])])
def test_a_subject_may_hold_another_attribution_whole_but_for_its_head(head, sources):
    """As in: dockers hoping to block it say that ..., where "hoping to block it" is one as well."""
    text = text_of(deps={4: "nsubj", 5: "acl", 6: "xcomp", 7: "dobj"}, heads={4: 9, 5: 4, 6: 5, 7: 6} | {head: 9})
    for place in {4, 5, 6, 7} - {head}:
        text.heads[place] = head
    text.features[head, 2] = 1 + DEPS.index("nsubj")
    spans = [span("cue", 5, 6), span("content", 6, 8), span("cue", 9, 10), span("content", 10, 13)]
    found = linker(**NEAREST).link(text, no_vectors(text), spans)
    assert found[1].sources == sources


@pytest.mark.parametrize(
    ("tag", "dep", "shared"), [("VBG", "punct", True), ("VBG", "amod", False), ("VBD", "punct", False)]
)
def test_a_gerund_behind_a_comma_has_the_source_of_the_attribution_before_it(tag, dep, shared):
    """As in: he said there was no meeting planned, adding: ..."""
    text = text_of(deps={8: dep, 9: "ROOT"})
    text.features[9, 1] = 1 + TAGS.index(tag)
    _, second = linker(**NEAREST).link(text, no_vectors(text), CHAIN)
    assert second.sources == ([(0, 2)] if shared else [])


@pytest.mark.parametrize("cued", [False, True])
def test_a_clause_goes_to_the_verb_that_tells_it_and_not_to_the_cue_of_who_is_cited(cued):
    """As in: the Herald reported, citing officials, that the money was gone."""
    deps = {0: "nsubj", 1: "ROOT", 2: "punct", 3: "advcl", 4: "dobj", 5: "punct", 6: "mark", 7: "nsubj", 8: "ccomp"}
    text = text_of(words=9, deps=deps, heads={0: 1, 2: 1, 3: 1, 4: 3, 5: 1, 6: 8, 7: 8, 8: 1})
    text.features[3, 1] = 1 + TAGS.index("VBG")
    spans = [span("source", 0, 1), *([span("cue", 1, 2)] if cued else []), span("cue", 3, 4), span("content", 4, 9)]
    tables = {"source_order": {NEXT: 9.0}, "content_order": {LAST: 9.0}}
    found = simple(linker(**tables).link(text, no_vectors(text), spans))
    assert found[0] == ([(0, 1)], (1, 2), [(6, 9)])
    assert found[1:] == ([([(0, 1)], (3, 4), [(4, 5)])] if cued else [])


def test_who_hands_something_over_is_the_source_even_where_the_tagger_found_another():
    """As in: We have had letters given to us by elders and said ..."""
    deps = {0: "nsubj", 2: "dobj", 3: "acl", 4: "dative", 5: "pobj", 6: "agent", 7: "pobj", 8: "cc", 9: "conj"}
    text = text_of(deps=deps, heads={0: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 3, 7: 6, 8: 1, 9: 1})
    for place, tag in {0: "PRP", 1: "VBN", 3: "VBN", 5: "PRP", 9: "VBD"}.items():
        text.features[place, 1] = 1 + TAGS.index(tag)
    spans = [span("source", 0, 1), span("cue", 9, 10), span("content", 10, 13)]
    (found,) = linker(**NEAREST).link(text, no_vectors(text), spans)
    assert found.sources == [(7, 8)]
    assert "source" not in found.evidence


def test_a_cue_without_any_source_has_its_subject_with_all_that_depends_on_it():
    """As in: the old man from Ostrel complained of ..."""
    deps = {4: "nsubj", 2: "det", 3: "amod", 5: "prep", 6: "pobj", 7: "ROOT"}
    text = text_of(deps=deps, heads={4: 7, 2: 4, 3: 4, 5: 4, 6: 5})
    (found,) = linker(none=-9.0).link(text, no_vectors(text), [span("cue", 7, 8), span("content", 8, 12)])
    assert found.sources == [(2, 7)]
    assert found.evidence["grammatical_source"] == 1.0


def test_a_passive_cue_has_its_agent_and_never_its_subject():
    """As in: the charge was denied by the man."""
    deps = {1: "nsubjpass", 3: "ROOT", 4: "agent", 6: "pobj", 5: "det"}
    heads = {1: 3, 2: 3, 4: 3, 6: 4, 5: 6, 0: 1}
    spans = [span("content", 0, 2), span("cue", 2, 4)]
    text = text_of(deps=deps, heads=heads)
    assert simple(linker(none=-9.0).link(text, no_vectors(text), spans)) == [([(5, 7)], (2, 4), [(0, 2)])]
    text = text_of(deps={1: "nsubjpass", 3: "ROOT"}, heads={1: 3, 2: 3, 0: 1})
    assert simple(linker(none=-9.0).link(text, no_vectors(text), spans)) == [([], (2, 4), [(0, 2)])]


def test_a_subject_in_the_content_is_no_source():
    text = text_of(deps={9: "nsubj", 7: "ROOT"}, heads={9: 7})
    (found,) = linker(none=-9.0).link(text, no_vectors(text), [span("cue", 7, 8), span("content", 8, 12)])
    assert found.sources == []


TOGETHER = [span("source", 5, 6), span("cue", 6, 7)]


# A cue in the first of three paragraphs, 10 pieces each, all of them blocks of their own; a content in a later one.


def paragraphs(quoted):
    """Three paragraphs in which these pieces stand in quotation marks."""
    text = pieces([1] * 30, sentences=[10, 10, 10])
    text.blocks[:] = text.paragraphs
    text.features[list(quoted), 4] = INSIDE
    return text


@pytest.mark.parametrize(
    ("quoted", "start", "joins"),
    [
        ((*range(4), *range(10, 14)), 10, True),
        (range(4), 10, False),
        (range(10, 14), 10, False),
        (range(30), 20, False),
    ],
    ids=["it goes on quoting", "no quotation", "after a caption", "a paragraph further"],
)
def test_what_a_later_paragraph_holds_joins_an_earlier_cue_only_as_a_quotation_that_goes_on(quoted, start, joins):
    text = paragraphs(quoted)
    spans = [span("content", 0, 4), *TOGETHER, span("content", start, start + 4)]
    found = linker(none=-5.0).link(text, no_vectors(text), spans)
    assert [one.contents for one in found] == (
        [[(0, 4), (start, start + 4)]] if joins else [[(0, 4)], [(start, start + 4)]]
    )


def test_what_is_read_at_once_with_a_cue_may_be_its_content():
    """As where a colon leads on to the next paragraphs."""
    text = paragraphs(())
    text.blocks[:] = 0
    spans = [*TOGETHER, span("content", 20, 24)]
    assert simple(linker(none=-5.0).link(text, no_vectors(text), spans)) == [([(5, 6)], (6, 7), [(20, 24)])]


def test_a_quotation_may_come_paragraphs_before_its_cue():
    text = paragraphs(())
    spans = [span("content", 0, 4), span("source", 25, 26), span("cue", 26, 27)]
    assert simple(linker(none=-5.0).link(text, no_vectors(text), spans)) == [([(25, 26)], (26, 27), [(0, 4)])]


@pytest.mark.parametrize(
    ("quoted", "joins"),
    [((*range(10), *range(20, 30)), False), (range(30), True), ((*range(10), *range(10, 25)), True)],
    ids=["the report tells something between", "it goes on until then", "up to the sentence of the cue"],
)
def test_a_quotation_is_not_said_by_who_is_met_after_words_of_the_reports_own(quoted, joins):
    text = paragraphs(quoted)
    spans = [span("content", 0, 4), span("source", 25, 26), span("cue", 26, 27), span("content", 27, 29)]
    found = linker(none=-5.0).link(text, no_vectors(text), spans)
    assert [one.contents for one in found] == ([[(0, 4), (27, 29)]] if joins else [[(27, 29)], [(0, 4)]])


def test_a_quotation_is_not_said_in_whose_view_the_next_sentence_is():
    text = pieces([1] * 20, sentences=[10, 10])
    text.features[range(10), 4] = INSIDE
    text.features[10, 2] = 1 + DEPS.index("prep")
    spans = [span("content", 0, 9), span("cue", 10, 13), span("source", 13, 14), span("content", 15, 20)]
    found = linker(none=-5.0).link(text, no_vectors(text), spans)
    assert simple(found) == [([(13, 14)], (10, 13), [(15, 20)]), ([], None, [(0, 9)])]


@pytest.mark.parametrize(("start", "joins"), [(10, True), (14, False)], ids=["opens its paragraph", "stands in it"])
def test_a_quotation_goes_on_in_the_next_paragraph_only_where_it_opens_that(start, joins):
    text = paragraphs((*range(4), *range(start, start + 4)))
    spans = [span("content", 0, 4), *TOGETHER, span("content", start, start + 4)]
    found = linker(none=-5.0).link(text, no_vectors(text), spans)
    assert [one.contents for one in found] == (
        [[(0, 4), (start, start + 4)]] if joins else [[(0, 4)], [(start, start + 4)]]
    )
