import pytest

from sayso.claims.inflection import is_only_past, is_participle, participle, past


@pytest.mark.parametrize(
    ("lemma", "tense", "done"),
    [
        ("beat", "beat", "beaten"),
        ("kidnap", "kidnapped", "kidnapped"),
        ("stop", "stopped", "stopped"),
        ("look", "looked", "looked"),
        ("visit", "visited", "visited"),
        ("carry", "carried", "carried"),
        ("stay", "stayed", "stayed"),
        ("panic", "panicked", "panicked"),
        ("seize", "seized", "seized"),
        ("draw", "drew", "drawn"),
        ("", "ed", "ed"),
    ],
)
def test_the_past_and_the_participle_of_a_verb(lemma, tense, done):
    assert (past(lemma), participle(lemma)) == (tense, done)


@pytest.mark.parametrize("word", ["fell", "drew", "was", "had"])
def test_a_past_tense_that_no_passive_has(word):
    assert is_only_past(word)


@pytest.mark.parametrize("word", ["shot", "beaten", "found"])
def test_a_participle_that_a_passive_has(word):
    assert is_participle(word)
    assert not is_only_past(word)
