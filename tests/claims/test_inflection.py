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
        ("evade", "evaded", "evaded"),
        ("rob", "robbed", "robbed"),
        ("admit", "admitted", "admitted"),
        ("carry", "carried", "carried"),
        ("play", "played", "played"),
        ("panic", "panicked", "panicked"),
        ("seize", "seized", "seized"),
        ("steal", "stole", "stolen"),
        ("draw", "drew", "drawn"),
        ("be", "was", "been"),
        ("", "ed", "ed"),
    ],
)
def test_the_past_and_the_participle_of_a_verb(lemma, tense, done):
    assert (past(lemma), participle(lemma)) == (tense, done)


@pytest.mark.parametrize("word", ["fell", "drew", "was"])
def test_a_past_tense_that_no_passive_has(word):
    assert is_only_past(word)
    assert not is_participle(word)


@pytest.mark.parametrize("word", ["shot", "beaten", "found"])
def test_a_participle_that_a_passive_has(word):
    assert is_participle(word)
    assert not is_only_past(word)
