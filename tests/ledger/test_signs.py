from __future__ import annotations

import pytest

from sayso.ledger.signs import (
    AMID,
    ASCRIBED,
    FAULTED,
    FURTHER,
    MORE,
    NEGATIVE,
    QUESTION,
    REGARDED,
    RESULT,
    RIGHT,
    SOUGHT,
    THERE,
    signs_of,
)


@pytest.mark.parametrize(
    ("wording", "does", "signs"),
    [
        ("There are sealed tanks", "be", (THERE,)),
        ("There were cartridges on board", "be", (THERE,)),
        ("There were cartridges in the mill", "be", ()),
        ("There was a call from the mill", "be", (THERE,)),
        ("There was another call", "be", ()),
        ("The extra weight was there", "be", (MORE,)),
        ("The barge sat a little lower in the water than its papers allow", "sit", (MORE,)),
        ("The lorry was heavier than its papers say", "be", (MORE,)),
        ("The barge sat in the water", "sit", ()),
        ("The smoke rose behind the sheds", "rise", (AMID,)),
        ("The smoke rose in the shed", "rise", ()),
        ("There is every doubt about who paid", "be", (QUESTION,)),
        ("There was a question from the mill", "be", (THERE,)),
        ("The rumour that she fled was spread by a clerk", "spread", (ASCRIBED,)),
        ("The papers are right", "be", (RIGHT,)),
        ("The goods were packed in boxes without markings", "pack", (NEGATIVE,)),
        ("The earlier figure was wrong", "be", (FAULTED,)),
        ("The report was a mistake", "be", (FAULTED,)),
        ("The wrong man was arrested", "arrest", ()),
        ("A second lorry was stopped", "stop", (FURTHER,)),
        ("A second man was stopped", "stop", ()),
        ("The bank treats the letter as a joke", "treat", (REGARDED,)),
        ("The mayor dismissed the letter as soon as it came", "dismiss", ()),
        ("The clinic treated four divers", "treat", ()),
        ("Police are looking for a lorry", "look", (SOUGHT,)),
        ("The lorry looked like a van", "look", ()),
        ("The boiler exploded, killing two men", "kill", (RESULT,)),
        ("The boiler exploded, killing two men", "explode", ()),
    ],
)
def test_what_words_show(wording: str, does: str, signs: tuple[str, ...]) -> None:
    assert signs_of(wording, does) == signs
