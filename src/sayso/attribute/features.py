"""What the tagger sees of a Reading: word pieces and, for each, its case, syntax and place.

The same code feeds training and run time, so that both see the same. Everything is an
array over all pieces of the document; windows are cut later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sayso.model import Reading, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Ints = NDArray[np.int64]

TAGS = tuple(
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS "
    "PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX ``".split()
)
"""The Penn Treebank tags of spaCy's English pipelines; index 0 is kept for any other."""

DEPS = tuple(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj "
    "csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass "
    "nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp".split()
)
"""The dependency labels of spaCy's English pipelines; index 0 is kept for any other."""

ENTITIES = tuple(
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT "
    "QUANTITY TIME WORK_OF_ART".split()
)
"""The named-entity types of spaCy's English pipelines; index 0 is "none"."""

LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = range(6)
OUTSIDE, INSIDE, MARK = range(3)
FLOWING, SENTENCE, PARAGRAPH = range(3)
HEAD_STEPS = (1, 2, 3, 5, 8, 13, 21)
"""Upper bounds of the buckets for the distance, in tokens, from a word to its governor."""

SIZES = {
    "case": 6,
    "tag": len(TAGS) + 1,
    "dep": len(DEPS) + 1,
    "entity": len(ENTITIES) + 1,
    "quote": 3,
    "place": 3,
    "reach": 2 * (len(HEAD_STEPS) + 1) + 1,
}
"""The features of a piece, in order of the columns of ``Pieces.features``, and how many values each has."""

_OPEN, _CLOSE, _STRAIGHT = "“„«‟", "”»", '"'
_ITEM = re.compile(r"(?:[-*•–—·▪‣]|\(?\d{1,2}[.)])\s")
_TAG_INDEX, _DEP_INDEX, _ENTITY_INDEX = (
    {name: i for i, name in enumerate(names, 1)} for names in (TAGS, DEPS, ENTITIES)
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one document, in order.

    ``ids`` into the vocabulary; ``starts`` and ``ends`` in the text; ``first`` marks the
    first piece of each word; ``features`` has one column for each of ``SIZES``; ``heads``
    is the index of the governing word's first piece; ``sentences`` and ``paragraphs``
    number the sentence and paragraph each piece stands in; ``blocks`` number what is read at
    once: a paragraph, with the list or the further paragraphs of a quotation that go on from it.
    ``inside`` says whether it is the content of an attribution that is read, and no whole text.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    first: NDArray[np.bool_]
    features: Ints
    heads: Ints
    sentences: Ints
    paragraphs: Ints
    blocks: Ints
    inside: bool = False

    def __len__(self) -> int:
        return len(self.ids)


def pieces_of(reading: Reading, tokenizer: Tokenizer) -> Pieces:
    """Split a Reading into word pieces with their features."""
    text = reading.document.text
    ids, starts, ends, words = _word_pieces(text, reading.paragraphs, tokenizer)
    first = np.diff(words, prepend=-1) != 0
    paragraphs = _index_of(reading.paragraphs, starts)
    sentences = _index_of(reading.sentences, starts)
    features = np.zeros((len(ids), len(SIZES)), np.int64)
    heads = np.arange(len(ids))
    if len(ids):
        first_at = np.flatnonzero(first)
        in_word = np.cumsum(first) - 1
        word_starts, word_ends = starts[first_at], ends[np.append(first_at[1:], len(ids)) - 1]
        forms = [text[s:e] for s, e in zip(word_starts.tolist(), word_ends.tolist(), strict=True)]
        features[:, 0] = np.array([_case(form) for form in forms], np.int64)[in_word]
        features[:, 4] = np.array(_quotes(forms, paragraphs[first_at].tolist()), np.int64)[in_word]
        features[:, 5] = _places(sentences, paragraphs)
        _add_syntax(reading, starts, features, heads)
    blocks = (
        np.array(_blocks([p.of(text) for p in reading.paragraphs]), np.int64)[paragraphs] if len(ids) else paragraphs
    )
    return Pieces(ids, starts, ends, first, features, heads, sentences, paragraphs, blocks)


def _word_pieces(text: str, paragraphs: tuple[Span, ...], tokenizer: Tokenizer) -> tuple[Ints, Ints, Ints, Ints]:
    """Ids, starts, ends and running word numbers of all pieces of the paragraphs."""
    rows: list[tuple[int, int, int, int]] = []
    word_base = 0
    encodings = tokenizer.encode_batch([p.of(text) for p in paragraphs], add_special_tokens=False)
    for paragraph, encoding in zip(paragraphs, encodings, strict=True):
        shift = paragraph.start
        kept = [
            (i, s + shift, e + shift, (w or 0) + word_base)
            for i, (s, e), w in zip(encoding.ids, encoding.offsets, encoding.word_ids, strict=True)
            if s < e
        ]
        rows += kept
        word_base = 1 + max((w for *_, w in kept), default=word_base)
    ids, starts, ends, words = np.array(rows, np.int64).reshape(-1, 4).T.copy()
    return ids, starts, ends, words


def _index_of(spans: tuple[Span, ...], starts: Ints) -> Ints:
    edges = np.array([span.start for span in spans], np.int64)
    return np.maximum(np.searchsorted(edges, starts, "right") - 1, 0)


def _case(form: str) -> int:
    if form.islower():
        return LOWER
    if form.isupper():
        return UPPER if len(form) > 1 else TITLE
    if form[:1].isupper() and form[1:].islower():
        return TITLE
    if form.isdigit():
        return DIGIT
    return MIXED if form.isalpha() else OTHER


def _quotes(forms: list[str], paragraphs: list[int]) -> list[int]:
    """For each word whether it stands outside or inside double quotation marks, or is one.

    A quotation left open at a paragraph's end goes on only if the next paragraph opens
    with a quotation mark, as in a quotation over several paragraphs.
    """
    states, inside = [], False
    for i, form in enumerate(forms):
        if i and paragraphs[i] != paragraphs[i - 1]:
            inside = False
        if form in _OPEN:
            inside = True
            states.append(MARK)
        elif form in _CLOSE:
            inside = False
            states.append(MARK)
        elif form == _STRAIGHT:
            inside = not inside
            states.append(MARK)
        else:
            states.append(INSIDE if inside else OUTSIDE)
    return states


def _blocks(paragraphs: list[str]) -> list[int]:
    """For each paragraph the number of its block."""
    numbers: list[int] = []
    for i, text in enumerate(paragraphs):
        goes_on = i > 0 and (
            paragraphs[i - 1].endswith((":", ";"))
            or _ITEM.match(text) is not None
            or (text[0] in _OPEN + _STRAIGHT and left_open(paragraphs[i - 1]))
        )
        numbers.append(numbers[-1] + (not goes_on) if numbers else 0)
    return numbers


def left_open(paragraph: str) -> bool:
    """Whether a double quotation mark in a paragraph is not closed in it."""
    inside = False
    for c in paragraph:
        inside = (not inside) if c == _STRAIGHT else (c in _OPEN or (inside and c not in _CLOSE))
    return inside


def _places(sentences: Ints, paragraphs: Ints) -> Ints:
    places = np.where(np.diff(sentences, prepend=-1) != 0, SENTENCE, FLOWING)
    places[np.diff(paragraphs, prepend=-1) != 0] = PARAGRAPH
    return places


def _add_syntax(reading: Reading, starts: Ints, features: Ints, heads: Ints) -> None:
    """Fill in tag, dep, entity, reach and the governing piece from the tokens."""
    tokens = reading.tokens
    if not tokens:
        return
    token_starts = np.array([t.start for t in tokens], np.int64)
    of_piece = np.maximum(np.searchsorted(token_starts, starts, "right") - 1, 0)
    table = np.array(
        [(_TAG_INDEX.get(t.tag, 0), _DEP_INDEX.get(t.dep, 0), _ENTITY_INDEX.get(t.entity, 0), t.head) for t in tokens],
        np.int64,
    )
    features[:, 1:4] = table[of_piece, 0:3]
    features[:, 6] = _reaches(table[:, 3] - np.arange(len(tokens)))[of_piece]
    first_piece = np.searchsorted(starts, token_starts, "left")
    heads[:] = np.minimum(first_piece[table[of_piece, 3]], len(starts) - 1)


def _reaches(distances: Ints) -> Ints:
    """Buckets for signed distances: 0 for none, then to the right, then to the left."""
    buckets = 1 + np.searchsorted(HEAD_STEPS, np.abs(distances), "left")
    buckets += (len(HEAD_STEPS) + 1) * (distances < 0)
    return np.where(distances, buckets, 0)


def subset(pieces: Pieces, at: Ints) -> Pieces:
    """Only the pieces at these places: the content of an attribution, to be read by itself.

    Being quoted no longer tells anything apart inside a quotation, so that feature is
    reset; a word whose governor stays outside becomes its own.
    """
    features = pieces.features[at].copy()
    features[features[:, 4] == INSIDE, 4] = OUTSIDE
    features[0, 5] = PARAGRAPH
    place = np.searchsorted(at, pieces.heads[at])
    place = np.minimum(place, len(at) - 1)
    kept = at[place] == pieces.heads[at]
    heads = np.where(kept, place, np.arange(len(at)))
    features[~kept, 6] = 0
    first = pieces.first[at].copy()
    first[0] = True
    return Pieces(
        pieces.ids[at],
        pieces.starts[at],
        pieces.ends[at],
        first,
        features,
        heads,
        pieces.sentences[at],
        pieces.paragraphs[at],
        pieces.blocks[at],
        inside=True,
    )
