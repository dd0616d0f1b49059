import numpy as np
import pytest

from building import pieces
from sayso.artifact import load_artifact
from sayso.attribute.features import SIZES
from sayso.attribute.tagger import OnnxTagger
from sayso.attribute.tags import TAGS
from sayso.attribute.windows import Window, windows_of


@pytest.fixture(scope="module")
def tagger():
    return OnnxTagger(load_artifact())


@pytest.fixture(scope="module")
def texts():
    """Made-up texts of one window, of several, of one word and of one sentence."""
    random = np.random.default_rng(4)
    made = []
    for length, sentence in ((40, 10), (600, 20), (1, 1), (9, 9)):
        text = pieces([1] * length, [sentence] * (length // sentence), {i: max(i - 1, 0) for i in range(length)})
        text.ids[:] = random.integers(1_996, 20_000, length)
        text.features[:] = random.integers(0, list(SIZES.values()), (length, len(SIZES)))
        made.append(text)
    return made


@pytest.fixture(scope="module")
def scored(tagger, texts):
    return [tagger.score(text) for text in texts]


def test_every_piece_is_scored(texts, scored, tagger):
    for text, scores in zip(texts, scored, strict=True):
        assert scores.tags.shape == (len(text), len(TAGS))
        assert scores.links.shape == (len(text), 4 * tagger.link_size)
        assert np.isfinite(scores.tags).all()
        assert np.isfinite(scores.links).all()
        assert scores.tags.any(axis=1).all(), "a piece without any score was passed over"


def test_scores_do_not_depend_on_what_was_scored_before(texts, scored, tagger):
    """Exactly: in a batch, an 8-bit encoder would give a text other scores beside other texts.

    Measured when windows were still batched, on the example reports, alone and all together:
    scores (standard deviation 2.7) differed by 0.08 on average and 1.4 at most, and 37 of 644
    spans came out otherwise.
    """
    for text, before in reversed(list(zip(texts, scored, strict=True))):
        again = tagger.score(text)
        assert (again.tags == before.tags).all()
        assert (again.links == before.links).all()


def test_texts_have_scores_of_their_own(scored):
    one, other = scored[0].tags[:9], scored[3].tags
    assert np.abs(one - other).mean() > 0.1 * one.std()


def test_a_long_text_has_each_window_s_scores_where_they_count(texts, scored, tagger):
    text, scores = texts[1], scored[1]
    windows = windows_of(text)
    assert len(windows) > 2
    for window in windows:
        alone = Window(window.start, window.end, window.start, window.end)
        tags, _ = tagger._session.run(None, tagger.inputs(text, alone))
        kept = slice(window.keep_start, window.keep_end)
        # Position 0 is the start token.
        shifted = slice(window.keep_start - window.start + 1, window.keep_end - window.start + 1)
        assert (scores.tags[kept] == tags[0, shifted]).all()


def test_inputs_stand_between_the_special_tokens(texts, tagger):
    text, special = texts[0], load_artifact().config["special"]
    inputs = tagger.inputs(text, Window(3, 23, 3, 23))
    assert inputs["ids"].tolist() == [[special["start"], *text.ids[3:23].tolist(), special["end"]]]
    assert inputs["features"][0, 1:21].tolist() == text.features[3:23].tolist()
    assert not inputs["features"][0, [0, 21]].any()
    assert inputs["mask"].tolist() == [[1] * 22]
    # Each piece's governor is the one before it; that of the first is outside of the window.
    assert inputs["heads"].tolist() == [[0, 1, *range(1, 20), 21]]


def test_threads_change_nothing(texts, scored):
    again = OnnxTagger(load_artifact(), threads=2).score(texts[0])
    assert (again.tags == scored[0].tags).all()


def test_an_empty_text(tagger):
    assert tagger.score(pieces([])).tags.shape == (0, len(TAGS))
