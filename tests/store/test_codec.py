"""Values come back from bytes as they were; bytes that are something else are refused."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import with_claims
from sayso.model import Attribution, Claim, Document, Extraction, Speaker
from sayso.store.codec import GarbledError, expand, expand_text, pack, pack_record, shrink, unpack, unpack_record


@pytest.mark.parametrize("kind", [Attribution, Claim, Document, Speaker])
def test_records_of_every_kind(kind: type) -> None:
    found = with_claims()
    records = {
        Attribution: found.attributions,
        Claim: found.claims,
        Document: (found.document,),
        Speaker: found.speakers,
    }
    for one in records[kind]:
        assert unpack_record(pack_record(one), kind) == one
        assert unpack(pack(one), kind) == one


def test_a_whole_extraction() -> None:
    assert unpack_record(pack_record(with_claims()), Extraction) == with_claims()


def test_a_record_is_smaller_than_its_fields_and_names() -> None:
    claim = with_claims().claims[0]
    assert len(pack_record(claim)) < len(pack(claim)) * 0.7


@dataclass(frozen=True, slots=True)
class Older:
    """A record before it got another field."""

    name: str
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Newer:
    """The same later: one field more, one fewer."""

    name: str
    added: tuple[int, ...] = ()


def test_fields_that_come_and_go() -> None:
    assert unpack(pack(Older("x", 1)), Newer) == Newer("x")
    assert unpack(pack(Newer("x", (1, 2))), Older) == Older("x")


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text(words: str) -> None:
    assert expand_text(shrink(words.encode())) == words
    claim = replace(with_claims().claims[0], wording=words)
    assert unpack_record(pack_record(claim), Claim) == claim


@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    assert expand(shrink(raw)) == raw
    for refuses in (unpack, unpack_record):
        with pytest.raises(GarbledError):
            refuses(raw, Claim)


@pytest.mark.parametrize("raw", [None, b"", b"x", shrink(b"\xff")])
def test_what_is_no_text(raw: bytes | None) -> None:
    with pytest.raises(GarbledError):
        expand_text(raw)


def test_a_record_of_another_kind() -> None:
    with pytest.raises(GarbledError):
        unpack_record(pack_record(with_claims().speakers[0]), Claim)
