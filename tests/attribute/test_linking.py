import numpy as np
import pytest

from building import pieces
from sayso.attribute.linking import ORDER_REACH, PAIR_SIZES, PARAGRAPH_REACH, SENTENCE_REACH, pair_features

COLUMN = {name: number for number, name in enumerate(PAIR_SIZES)}
# Ten sentences of ten words; each sentence is a paragraph.
TEXT = pieces([1] * 100, [10] * 10)


def feature(name, spans, cues, text=TEXT):
    return pair_features(text, spans, cues)[:, :, COLUMN[name]].tolist()


def test_order_counts_cues_from_the_span():
    cues = [(0, 1), (10, 11), (30, 31), (40, 41)]
    assert feature("order", [(20, 22)], cues) == [[ORDER_REACH + n for n in (-2, -1, 1, 2)]]


def test_order_is_cut_at_its_reach():
    cues = [(i, i + 1) for i in range(0, 100, 5)]
    (row,) = feature("order", [(51, 53)], cues)
    assert row == sorted(row)
    assert (row[0], row[-1]) == (0, 2 * ORDER_REACH)
    assert ORDER_REACH not in row, "no cue is the span itself"


@pytest.mark.parametrize(
    ("span", "cue", "between"),
    [
        ((41, 43), (44, 45), 0),
        ((41, 43), (50, 51), 1),
        ((41, 43), (39, 40), -1),
        ((38, 43), (44, 45), 0),
        ((38, 43), (36, 37), 0),
        ((41, 43), (0, 1), -4),
        ((1, 2), (99, 100), SENTENCE_REACH),
    ],
)
def test_sentences_between_the_near_ends(span, cue, between):
    assert feature("sentence", [span], [cue]) == [[SENTENCE_REACH + between]]
    cut = max(-PARAGRAPH_REACH, min(PARAGRAPH_REACH, between))
    assert feature("paragraph", [span], [cue]) == [[PARAGRAPH_REACH + cut]]


@pytest.mark.parametrize(
    ("span", "cue", "value"),
    [
        ((10, 12), (12, 13), 0),
        ((10, 12), (13, 14), 1),
        ((10, 12), (14, 15), 2),
        ((10, 12), (15, 16), 2),
        ((10, 12), (16, 17), 3),
        ((10, 12), (9, 10), 0),
        ((10, 12), (7, 9), 1),
        ((10, 12), (11, 12), 0),
    ],
)
def test_touching(span, cue, value):
    assert feature("touching", [span], [cue]) == [[value]]


@pytest.mark.parametrize(
    ("heads", "value"),
    [
        ({}, 0),
        ({10: 14}, 1),
        ({11: 10, 10: 14}, 1),
        ({14: 11}, 2),
        ({10: 20, 14: 20}, 3),
        ({11: 10}, 0),
        ({10: 20, 14: 21}, 0),
        ({10: 14, 14: 11}, 1),
    ],
)
def test_governed(heads, value):
    text = pieces([1] * 100, [10] * 10, heads)
    assert feature("governed", [(10, 12)], [(14, 15)], text) == [[value]]


def test_values_fit_the_tables():
    random = np.random.default_rng(1)
    text = pieces([1] * 100, [10] * 10, {i: int(random.integers(100)) for i in range(100)})
    starts = np.sort(random.choice(97, 30, replace=False))
    runs = [(int(s), int(s) + 1 + int(random.integers(3))) for s in starts]
    found = pair_features(text, runs, runs[::2])
    assert found.shape == (30, 15, len(PAIR_SIZES))
    assert (found >= 0).all()
    assert (found < np.array(list(PAIR_SIZES.values()))).all()


@pytest.mark.parametrize(("spans", "cues"), [([], [(0, 1)]), ([(0, 1)], []), ([], [])])
def test_nothing_to_pair(spans, cues):
    assert pair_features(TEXT, spans, cues).shape == (len(spans), len(cues), len(PAIR_SIZES))
