from __future__ import annotations

import numpy as np
import pytest
from tests.building import of_the_examples

import sayso
from sayso.ledger.relate import Relation, Stance, Weights, relate, weights
from sayso.ledger.vectors import Encoder
from sayso.ledger.weighing import NAMES

CLAIM = "Crates landed from the Amber Tern bore the mark of the Pelessian army depot"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def related(reader: sayso.Reader, encoder: Encoder, report: int, claim: str = CLAIM) -> Relation:
    return relate(claim, of_the_examples(reader)[report], encoder)


@pytest.mark.parametrize("report", [2, 7])
def test_a_report_of_the_claim_is_related_and_shows_its_grounds(
    report: int, reader: sayso.Reader, encoder: Encoder
) -> None:
    found = related(reader, encoder, report)
    text = of_the_examples(reader)[report].document.text
    assert found.stance is not Stance.UNRELATED
    assert any("mark" in ground.span.of(text) for ground in found.grounds)
    assert [ground.span.start for ground in found.grounds] == sorted(ground.span.start for ground in found.grounds)


def test_a_report_of_something_else_is_unrelated_and_rests_on_nothing(reader: sayso.Reader, encoder: Encoder) -> None:
    found = related(reader, encoder, 0, "A new species of frog was discovered in the mountains of Borneo")
    assert found.stance is Stance.UNRELATED
    assert not found.grounds


def test_the_stance_is_the_likeliest_and_chances_add_up(reader: sayso.Reader, encoder: Encoder) -> None:
    found = related(reader, encoder, 7)
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert found.stance is max(Stance, key=lambda stance: found.probabilities[stance])


def test_weights_fitted_to_other_figures_are_refused() -> None:
    plain = weights().plain()
    assert np.array_equal(
        Weights.of(plain).chances(np.ones((1, len(NAMES)), np.float32)),
        weights().chances(np.ones((1, len(NAMES)), np.float32)),
    )
    with pytest.raises(ValueError, match="other figures"):
        Weights.of({**plain, "names": ["something"]})
