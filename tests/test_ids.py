import hashlib
from itertools import combinations

import pytest

from sayso.ids import attribution_id, document_id, sha256_hex
from sayso.model import Span

A, B, C, D = Span(0, 3), Span(4, 8), Span(9, 12), Span(14, 20)


def test_the_hash_is_that_of_the_bytes() -> None:
    assert sha256_hex(b"report") == hashlib.sha256(b"report").hexdigest()


# People's decisions will refer to ids: one that changes, with code or with Python, cuts them off.
def test_ids_never_change() -> None:
    assert document_id(sha256_hex(b"report")) == "d-133ed6f9fa4d2aea189b"
    assert attribution_id("d-1", [A], B, [C, D]) == "a-0eb7f046dee0825033a1"
    assert attribution_id("d-1", [], None, [C]) == "a-4a64739d5a4acd8eef62"


def test_different_records_have_different_ids() -> None:
    different = [
        ("d-1", [A], B, [C]),
        ("d-2", [A], B, [C]),
        ("d-1", [B], A, [C]),
        ("d-1", [], B, [C]),
        ("d-1", [A], None, [C]),
        ("d-1", [A, B], None, [C]),
        ("d-1", [], A, [B, C]),
        ("d-1", [], None, [A, B, C]),
        ("d-1", [A], B, [C, D]),
        ("d-1", [Span(0, 31)], Span(4, 8), [C]),
        ("d-1", [Span(0, 3)], Span(14, 8 + 10), [C]),
    ]
    for one, other in combinations(different, 2):
        assert attribution_id(*one) != attribution_id(*other), (one, other)


def test_spans_can_come_as_any_iterable() -> None:
    assert attribution_id("d-1", iter([A]), B, (C,)) == attribution_id("d-1", (A,), B, [C])


@pytest.mark.parametrize("made", [document_id("0" * 64), attribution_id("d-1", [A], B, [C])])
def test_an_id_says_what_it_is_of_and_is_safe_anywhere(made: str) -> None:
    kind, dash, digest = made.partition("-")
    assert (kind in "da", dash, len(digest)) == (True, "-", 20)
    assert set(digest) <= set("0123456789abcdef")
