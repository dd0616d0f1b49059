from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.hygiene import tidy
from sayso.ingest.origin import one_for_one
from sayso.model import Span, Stretch

CASES = {
    "curly quotation marks stay": ("“It’s ‘ours’,” she said – and… left", None),
    "UTF-8 taken for windows-1252": ("He said â€œno commentâ€\x9d.", "He said “no comment”."),
    "an accent broken": ("The cafÃ© in OrÃ¡n", "The café in Orán"),
    "broken twice": ("itÃ¢â‚¬â„¢s", "it’s"),
    "capitals with accents are no damage": ("SÃO PAULO, CÔTE D’IVOIRE", None),
    "soft hyphens": ("har\xadbour", "harbour"),
    "no-break spaces": ("5\xa0March,\u202f14\u2009dead", "5 March, 14 dead"),
    "ligatures": ("oﬃcial ﬁgures", "official figures"),
    "letters that only look like ligatures": ("æsthetic œuvre", None),
    "zero width": ("Lin\u200bnet\ufeff Cor\u200drow", "Linnet Corrow"),
    "bidi controls": ("\u202egnitirw\u202c", "gnitirw"),
    "line ends": ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
    "controls": ("a\x00b\x07c\x1bd", "abcd"),
    "windows-1252 taken for Latin-1": ("it\x92s \x93so\x94\x85", "it’s “so”…"),
    "half a character": ("a\ud800b", "a\ufffdb"),
    "tabs stay": ("a\tb", None),
    "Arabic and Cyrillic stay": ("قال Москва", None),
}


@pytest.mark.parametrize("name", CASES)
def test_characters(name: str) -> None:
    given_, expected = CASES[name]
    assert tidy(given_)[0] == (given_ if expected is None else expected)


MESS = st.text(
    st.one_of(
        st.sampled_from("ab ﬁﬄ\xad\xa0\u200b\r\n\x92\u2028Ã©â€œ“’\x00\ud800"), st.characters(exclude_categories=[])
    ),
    max_size=40,
)


@given(MESS)
def test_every_stretch_stays_true(original: str) -> None:
    text, origin = tidy(original, (Stretch(Span(0, len(original)), 0, len(original)),) if original else ())
    ends = [0, *(one.span.end for one in origin)]
    for end, one in zip(ends, origin, strict=False):
        assert end <= one.span.start < one.span.end <= len(text)
        if one_for_one(one):
            for new, old in zip(text[one.span.start : one.span.end], original[one.start : one.end], strict=True):
                assert new == old or (new.isspace() and old.isspace())


@given(MESS)
def test_what_is_tidy_stays(original: str) -> None:
    text, _ = tidy(original)
    assert not any(c in text for c in "\r\xad\u200b\x00\xa0\ud800")


def test_places_lead_through() -> None:
    origin = (Stretch(Span(0, 9), 100, 109, page=2),)
    text, places = tidy("oﬃ\xadcial \xa0", origin)
    assert text == "official  "
    assert places == (
        Stretch(Span(0, 1), 100, 101, page=2),
        Stretch(Span(1, 4), 101, 102, page=2),
        Stretch(Span(4, 10), 103, 109, page=2),
    )


def test_no_origin_stays_none() -> None:
    assert tidy("a\xadb") == ("ab", ())
