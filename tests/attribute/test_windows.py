import dataclasses
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import pieces
from sayso.attribute.windows import CONTEXT, MAX_PIECES, windows_of

# Mostly ordinary words; now and then one longer than a window.
words = st.lists(st.one_of(st.integers(1, 4), st.integers(1, 4), st.integers(5, 700)), min_size=1, max_size=120)


@st.composite
def texts(draw):
    """Pieces whose sentences end where words do."""
    lengths = draw(words)
    ends = sorted(draw(st.sets(st.integers(1, len(lengths)), max_size=20)) | {len(lengths)})
    at = np.cumsum([0, *lengths])
    return pieces(lengths, np.diff(at[[0, *ends]]).tolist())


sizes = st.sampled_from([(MAX_PIECES, CONTEXT), (20, 5), (8, 4), (4, 1), (3, 0), (2, 1)])


@given(texts(), sizes)
def test_every_piece_is_kept_exactly_once(text, size):
    kept = [i for w in windows_of(text, *size) for i in range(w.keep_start, w.keep_end)]
    assert kept == list(range(len(text)))


@given(texts(), sizes)
def test_what_is_kept_was_read(text, size):
    assert all(w.start <= w.keep_start <= w.keep_end <= w.end for w in windows_of(text, *size))


@given(texts(), sizes)
def test_no_window_is_longer_than_the_encoder_takes(text, size):
    assert all(0 < len(w) <= size[0] for w in windows_of(text, *size))


@given(texts(), sizes)
def test_each_window_goes_further_than_the_one_before(text, size):
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(windows_of(text, *size)))


@given(st.lists(st.integers(1, 15), min_size=300, max_size=600))
def test_ordinary_words_are_never_cut_and_have_context(lengths):
    text = pieces(lengths)
    found = windows_of(text)
    edges = {*np.flatnonzero(text.first).tolist(), len(text)}
    assert all({w.start, w.end, w.keep_start, w.keep_end} <= edges for w in found)
    # Half the context, less the words that lie across its edge and its middle.
    assert all(a.end - a.keep_end >= (CONTEXT - 15) // 2 for a in found[:-1])
    assert all(b.keep_start - b.start >= (CONTEXT - 15) // 2 - 15 for b in found[1:])


@pytest.mark.parametrize("word", [1, 15, 100, 150, 700])
@pytest.mark.parametrize("sentence", [20, 150, 3_000])
def test_few_windows_for_a_long_text(word, sentence):
    """Even with words that leave no place to cut, windows go forward by a good part of their size."""
    total = 21_000
    text = pieces([word] * (total // word), [sentence] * (total // sentence))
    assert len(windows_of(text)) <= total / (MAX_PIECES // 2 - CONTEXT) + 1


def test_a_text_that_fits_is_one_window():
    (only,) = windows_of(pieces([1] * MAX_PIECES))
    assert (only.start, only.end, only.keep_start, only.keep_end) == (0, MAX_PIECES, 0, MAX_PIECES)


def test_nothing_gives_no_window():
    assert windows_of(pieces([])) == []


@pytest.mark.parametrize("sentence", [100, 120])
def test_windows_begin_and_end_at_sentences_where_they_can(sentence):
    text = pieces([1] * 10 * sentence, [sentence] * 10)
    found = windows_of(text)
    assert all(w.end % sentence == 0 for w in found)


def test_windows_start_at_a_sentence_within_the_context():
    text = pieces([1] * 1_000, [25] * 40)
    assert all(w.start % 25 == 0 for w in windows_of(text))


def test_each_block_has_its_own_window():
    text = dataclasses.replace(pieces([1] * 30), blocks=np.repeat([0, 1, 2], 10))
    found = windows_of(text)
    assert [(w.start, w.end, w.keep_start, w.keep_end) for w in found] == [
        (0, 10, 0, 10),
        (10, 20, 10, 20),
        (20, 30, 20, 30),
    ]
