import math

import pytest

from sayso.attribute.confidence import FEATURES, confidence, evidence_of
from sayso.attribute.link import Linked

SURE = {"cue": 0.9, "content": 0.8, "source": 0.7}


def linked(evidence=None, *, sources=((0, 1),), cue=(1, 2), contents=((2, 4),)):
    return Linked(list(sources), cue, list(contents), dict(SURE if evidence is None else evidence))


def logit(p):
    return math.log(p / (1 - p))


def test_probabilities_enter_as_log_odds_under_their_names():
    found = evidence_of(linked(), inside=False)
    assert found == pytest.approx({name: logit(p) for name, p in SURE.items()})


@pytest.mark.parametrize("p", [0.0, 1.0, 1e-12, 1 - 1e-12])
def test_certainty_is_bounded(p):
    assert abs(evidence_of(linked({"cue": p}), inside=False)["cue"]) < 10


@pytest.mark.parametrize(
    ("what", "inside", "flags"),
    [
        (linked({}), False, set()),
        (linked({}), True, {"inside"}),
        (linked({}, sources=()), False, {"no_source"}),
        (linked({}, cue=None), False, {"no_cue"}),
        (linked({}, contents=((2, 4), (6, 8))), False, {"several_contents"}),
        (linked({"grammatical_source": 1.0}), False, {"grammatical_source"}),
        (linked({}, sources=(), cue=None), True, {"no_source", "no_cue", "inside"}),
    ],
)
def test_flags(what, inside, flags):
    assert evidence_of(what, inside) == dict.fromkeys(flags, 1.0)


def test_all_evidence_is_declared():
    every = linked(dict.fromkeys(FEATURES, 0.5), contents=((2, 4), (6, 8)))
    none = linked({}, sources=(), cue=None)
    assert {*evidence_of(every, True), *evidence_of(none, True)} == set(FEATURES)


def test_the_figure_is_a_logistic_regression():
    config = {"weights": {"cue": 0.5, "source": 0.25, "inside": -1.0}, "bias": 0.1}
    score = 0.5 * logit(0.9) + 0.25 * logit(0.7) + 0.1
    assert confidence(linked(), False, config) == round(1 / (1 + math.exp(-score)), 3)
    assert confidence(linked(), True, config) == round(1 / (1 + math.exp(1.0 - score)), 3)


def test_more_certain_evidence_gives_more_confidence():
    config = {"weights": dict.fromkeys(FEATURES, 0.3), "bias": 0.0}
    figures = [confidence(linked({"cue": p, "content": p}), False, config) for p in (0.1, 0.4, 0.6, 0.9)]
    assert figures == sorted(set(figures))


@pytest.mark.parametrize(("bias", "figure"), [(1e6, 1.0), (-1e6, 0.0)])
def test_extremes_stay_probabilities(bias, figure):
    assert confidence(linked(), False, {"weights": {}, "bias": bias}) == figure
