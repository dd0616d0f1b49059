from itertools import product

import pytest

from sayso.attribute.tags import ENDS, ROLES, STARTS, TAGS, TRANSITIONS, tag_index


def test_every_role_has_every_place_and_each_tag_its_own_number():
    numbers = [tag_index(role, place) for role, place in product(ROLES, "BIES")]
    assert sorted(numbers) == list(range(1, len(TAGS)))
    assert [TAGS[tag_index(role, place)] for role, place in product(ROLES, "BIES")] == [
        f"{place}-{role}" for role, place in product(ROLES, "BIES")
    ]


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("O", "O", True),
        ("O", "B-cue", True),
        ("O", "I-cue", False),
        ("O", "E-cue", False),
        ("B-cue", "E-cue", True),
        ("B-cue", "O", False),
        ("B-cue", "B-cue", False),
        ("B-cue", "I-content", False),
        ("I-content", "E-content", True),
        ("I-content", "S-cue", False),
        ("E-source", "S-cue", True),
        ("E-source", "B-source", True),
        ("E-source", "I-source", False),
        ("S-source", "S-source", True),
        ("S-source", "E-source", False),
    ],
)
def test_what_may_follow(before, after, allowed):
    assert TRANSITIONS[TAGS.index(before)][TAGS.index(after)] is allowed


def test_a_text_starts_and_ends_outside_an_open_span():
    assert {tag for tag, may in zip(TAGS, STARTS, strict=True) if not may} == {f"{p}-{r}" for p in "IE" for r in ROLES}
    assert {tag for tag, may in zip(TAGS, ENDS, strict=True) if not may} == {f"{p}-{r}" for p in "BI" for r in ROLES}


def test_no_tag_is_a_dead_end():
    assert all(any(row) for row in TRANSITIONS)
    assert all(any(column) for column in zip(*TRANSITIONS, strict=True))
