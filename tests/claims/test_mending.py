from __future__ import annotations

from sayso.claims.forms import Form, Proposition
from sayso.claims.mending import mended
from sayso.claims.tree import Tree
from sayso.model import Document, Reading, Span, Token

TEXT = "Lee to win games pleases"


def test_the_root_of_a_sentence_among_the_words_before_a_content_lends_no_subject():
    """A root is its own governor: whoever climbs up to it must stop there."""
    words = (("Lee", "NNP", "nsubj", 2), ("to", "TO", "aux", 2), ("win", "VB", "ROOT", 2), ("games", "NNS", "dobj", 2))
    tokens, start = [], 0
    for word, tag, dep, head in (*words, ("pleases", "VBZ", "conj", 2)):
        tokens.append(Token(start, start + len(word), word.lower(), tag, dep, head, ""))
        start += len(word) + 1
    whole = (Span(0, len(TEXT)),)
    tree = Tree(Reading(Document("d-1", TEXT), whole, whole, tuple(tokens)))
    one = Proposition(4, (4,), Form.FINITE, ())
    assert mended(tree, one, {0}) == one
