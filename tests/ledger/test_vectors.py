import pytest

from sayso.errors import ModelError
from sayso.ledger.vectors import SIZE, Encoder, cosine


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_near_meanings_are_nearer_than_others(encoder: Encoder) -> None:
    ship, vessel, bread = encoder.vectors(
        ["The ship carried shells to Port Velin.", "Shells came to Port Velin by vessel.", "Bread is dear this year."]
    )
    assert len(ship) == SIZE
    assert cosine(ship, vessel) > cosine(ship, bread) + 0.4


def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    texts = [
        "Two men were held.",
        "A much longer text, about many things that nobody ever did " * 9,
        "Two men were held.",
    ]
    together = encoder.vectors(texts)
    assert together[0] == together[2]
    assert together == [encoder.vectors([text])[0] for text in texts]


def test_a_vector_is_near_itself_alone(encoder: Encoder) -> None:
    (vector,) = encoder.vectors(["The minister resigned."])
    assert cosine(vector, vector) == pytest.approx(1.0, abs=1e-5)
    assert cosine(vector, bytes(SIZE)) == 0.0


def test_no_text_and_an_empty_one(encoder: Encoder) -> None:
    assert encoder.vectors([]) == []
    assert len(encoder.vectors([""])[0]) == SIZE


def test_a_damaged_folder_is_refused(tmp_path) -> None:
    with pytest.raises(ModelError):
        Encoder(tmp_path)
