from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.decode import Decoder
from sayso.attribute.tags import ENDS, ROLES, STARTS, TAGS, TRANSITIONS, tag_index

seeds = st.integers(0, 2**32 - 1)
# From nearly even scores to such as leave one sequence only.
spreads = st.sampled_from([0.1, 1.0, 4.0, 30.0])


def legal_sequences(length):
    """All legal tag sequences, as an array (sequences, words)."""
    open_ends = [(tag,) for tag, may in enumerate(STARTS) if may]
    for _ in range(length - 1):
        open_ends = [(*s, tag) for s in open_ends for tag, may in enumerate(TRANSITIONS[s[-1]]) if may]
    return np.array([s for s in open_ends if ENDS[s[-1]]])


SEQUENCES = {length: legal_sequences(length) for length in range(1, 6)}


def is_legal(path):
    return STARTS[path[0]] and ENDS[path[-1]] and all(TRANSITIONS[a][b] for a, b in pairwise(path))


def totals(scores, transitions):
    """The score of every legal sequence."""
    sequences = SEQUENCES[len(scores)]
    steps = transitions[sequences[:, :-1], sequences[:, 1:]].sum(1)
    return scores[np.arange(len(scores)), sequences].sum(1) + steps


def tags_of(role, start, end):
    if end - start == 1:
        return [tag_index(role, "S")]
    return [tag_index(role, "B"), *[tag_index(role, "I")] * (end - start - 2), tag_index(role, "E")]


def made_up(seed, length, spread):
    random = np.random.default_rng(seed)
    return random.normal(0, spread, (length, len(TAGS))), random.normal(0, 1, (len(TAGS), len(TAGS)))


def test_the_reference_lists_what_is_legal():
    assert all(is_legal(s) for s in SEQUENCES[3].tolist())
    assert [len(SEQUENCES[n]) for n in (1, 2)] == [4, 4 * 4 + 3]


@given(seeds, st.integers(1, 5), spreads)
def test_the_path_is_the_best_of_all(seed, length, spread):
    scores, transitions = made_up(seed, length, spread)
    best = SEQUENCES[length][totals(scores, transitions).argmax()]
    assert Decoder(transitions).best_path(scores) == best.tolist()


@given(seeds, st.integers(1, 5), spreads)
def test_probabilities_are_shares_of_all_sequences(seed, length, spread):
    scores, transitions = made_up(seed, length, spread)
    every = totals(scores, transitions)
    weights = np.exp(every - every.max())
    weights /= weights.sum()
    sequences = SEQUENCES[length]
    for span in Decoder(transitions).spans(scores):
        exactly = (sequences[:, span.start : span.end] == tags_of(span.role, span.start, span.end)).all(1)
        assert span.exact == pytest.approx(weights[exactly].sum(), abs=1e-9)
        in_role = (sequences[:, span.start : span.end] - 1) // 4 == ROLES.index(span.role)
        in_role &= sequences[:, span.start : span.end] > 0
        assert span.overlap == pytest.approx((weights @ in_role).mean(), abs=1e-9)


@given(seeds, st.integers(1, 5), spreads)
def test_spans_are_those_of_the_path(seed, length, spread):
    scores, transitions = made_up(seed, length, spread)
    decoder = Decoder(transitions)
    again = [0] * length
    for span in decoder.spans(scores):
        again[span.start : span.end] = tags_of(span.role, span.start, span.end)
    assert again == decoder.best_path(scores)


def test_what_was_learned_about_forbidden_steps_does_not_count():
    scores, transitions = made_up(7, 5, 1.0)
    tempting = np.where(TRANSITIONS, transitions, 50.0)
    assert Decoder(tempting).spans(scores) == Decoder(transitions).spans(scores)


def test_far_words_do_not_change_a_probability():
    """In 5,000 words, parted by sure "outside" words, each stretch has the figures it has alone."""
    scores, transitions = made_up(11, 4, 2.0)
    outside = np.zeros((1, len(TAGS)))
    outside[0, 0] = 200.0
    alone = Decoder(transitions).spans(np.vstack([outside, scores, outside]))
    assert alone, "the stretch is meant to hold a span"
    many = Decoder(transitions).spans(np.vstack([*[outside, scores] * 1_000, outside]))
    assert len(many) == 1_000 * len(alone)
    for number, span in enumerate(many):
        model = alone[number % len(alone)]
        shift = 5 * (number // len(alone))
        assert (span.role, span.start, span.end) == (model.role, model.start + shift, model.end + shift)
        assert span.exact == pytest.approx(model.exact, abs=1e-6)
        assert span.overlap == pytest.approx(model.overlap, abs=1e-6)


def sound(decoder, scores):
    """Spans in order that do not overlap, with figures that are probabilities."""
    spans = decoder.spans(scores)
    figures = np.array([(s.exact, s.overlap) for s in spans])
    assert np.isfinite(figures).all()
    assert (figures >= 0).all()
    assert (figures <= 1 + 1e-6).all()
    # Just this span is never likelier than its words' having the role.
    assert (figures[:, 0] <= figures[:, 1] + 1e-6).all()
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert is_legal(decoder.best_path(scores))
    return spans


@pytest.mark.parametrize("spread", [0.01, 5.0, 300.0, 1e3, 1e6])
def test_5000_words_of_any_scores(spread):
    scores, transitions = made_up(3, 5_000, spread)
    assert sound(Decoder(transitions), scores)


@pytest.mark.parametrize("level", [-1e6, 1e6])
def test_the_level_of_scores_does_not_matter(level):
    scores, transitions = made_up(5, 5_000, 3.0)
    plain = Decoder(transitions).spans(scores)
    moved = Decoder(transitions).spans(scores + level)
    assert [(s.role, s.start, s.end) for s in moved] == [(s.role, s.start, s.end) for s in plain]
    assert [s.exact for s in moved] == pytest.approx([s.exact for s in plain], abs=1e-4)


@pytest.mark.parametrize("wanted", ["I-source", "E-content", "B-cue"])
def test_scores_that_ask_for_what_is_illegal(wanted):
    scores = np.full((5_000, len(TAGS)), -1e4)
    scores[:, TAGS.index(wanted)] = 1e4
    assert sound(Decoder(np.zeros((len(TAGS), len(TAGS)))), scores)


def test_no_words_no_spans():
    assert Decoder(np.zeros((len(TAGS), len(TAGS)))).spans(np.zeros((0, len(TAGS)))) == []


def test_nothing_found():
    scores = np.zeros((10, len(TAGS)))
    scores[:, 0] = 10
    assert Decoder(np.zeros((len(TAGS), len(TAGS)))).spans(scores) == []
