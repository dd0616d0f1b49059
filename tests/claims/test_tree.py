from __future__ import annotations

from sayso.claims.tree import Tree, kept
from sayso.model import Document, Reading, Span, Token

WORDS = (
    ("The", "DT", "det", 1),
    ("clerk", "NN", "nsubj", 2),
    ("said", "VBD", "ROOT", 2),
    ("Ash", "NNP", "nsubj", 4),
    ("left", "VBD", "ccomp", 2),
    (".", ".", "punct", 2),
)
TEXT = " ".join(word for word, *_ in WORDS)


def tree() -> Tree:
    tokens, start = [], 0
    for word, tag, dep, head in WORDS:
        tokens.append(Token(start, start + len(word), word.lower(), tag, dep, head, ""))
        start += len(word) + 1
    whole = (Span(0, len(TEXT)),)
    return Tree(Reading(Document("d-1", TEXT), whole, whole, tuple(tokens)))


def test_words_go_by_their_number():
    one = tree()
    assert (len(one), one[3].tag, one.word(3), one.lower(3)) == (6, "NNP", "Ash", "ash")
    assert [i for i in range(6) if not one.is_word(i)] == [5]


def test_what_hangs_on_a_word():
    one = tree()
    assert one.children(2) == [1, 4, 5]
    assert one.children(2, "nsubj", "ccomp") == [1, 4]
    assert one.children(2, "dobj") == one.children(0, "dobj") == []
    assert one.subtree(2) == [0, 1, 2, 3, 4, 5]
    assert one.subtree(2, frozenset(("ccomp", "punct"))) == [0, 1, 2]


def test_the_head_of_words_is_the_one_nearest_to_the_root():
    one = tree()
    assert [one.depth(i) for i in range(6)] == [2, 1, 0, 2, 1, 1]
    assert one.head_of([3]) == 3
    assert one.head_of([3, 4]) == 4
    assert one.head_of([0, 4]) == 4
    assert one.head_of([0, 5]) == 0  # a mark heads nothing but marks
    assert one.head_of([]) is None


def test_what_is_kept_is_asked_once_of_each_tree():
    asked: list[tuple[Tree, int]] = []

    @kept
    def depth(of: Tree, i: int) -> int:
        asked.append((of, i))
        return of.depth(i)

    first, second = tree(), tree()
    assert [depth(first, 3), depth(first, 3), depth(first, 2), depth(second, 3)] == [2, 2, 0, 2]
    assert [(of is first, i) for of, i in asked] == [(True, 3), (True, 2), (False, 3)]
