"""Control characters that stand for letters."""

from sayso import Document, Reader
from sayso.mojibake import MEANT


def test_each_stands_for_one_letter() -> None:
    assert "we\x92ll \x93so\x94 \x96 5 \x80".translate(MEANT) == "we’ll “so” – 5 €"
    assert all(len(letter) == 1 and ord(letter) >= 0xA0 for letter in MEANT.values())


def test_a_wording_has_the_letters_and_rests_on_the_text_as_it_is(reader: Reader) -> None:
    text = "\x93The town won\x92t pay for the bridge,\x94 said Odo Marl, the mayor of Selm."
    found = reader.read(Document("d", text))
    (claim,) = found.claims
    assert not set(claim.wording) & set(map(chr, MEANT))
    assert "won\x92t" in claim.original[0].of(text)
