import numpy as np
import pytest
from tokenizers import Tokenizer

from building import reading
from conftest import cases
from sayso.artifact import shipped_folder
from sayso.attribute.features import (
    DEPS,
    DIGIT,
    ENTITIES,
    FLOWING,
    LOWER,
    MIXED,
    OTHER,
    PARAGRAPH,
    SENTENCE,
    SIZES,
    TAGS,
    TITLE,
    UPPER,
    pieces_of,
    subset,
)

COLUMN = {name: number for number, name in enumerate(SIZES)}


@pytest.fixture(scope="module")
def tokenizer():
    return Tokenizer.from_file(str(shipped_folder() / "tokenizer.json"))


@pytest.fixture(scope="module")
def spoken(tokenizer):
    """Two sentences in a paragraph, one in the next, with syntax for the first."""
    return pieces_of(
        reading(
            ["Tull told Meridian so.", "Nobody listened."],
            ["Obrin listened."],
            tokens=[
                ("Tull", "NNP", "nsubj", 1, "PERSON"),
                ("told", "VBD", "ROOT", 1, ""),
                ("Meridian", "NNP", "dobj", 1, "ORG"),
                ("so", "RB", "no-such-label", 1, ""),
                (".", "no-such-tag", "punct", 1, ""),
                ("Nobody", "NN", "nsubj", 6, ""),
                ("listened", "VBD", "ROOT", 6, ""),
                (".", ".", "punct", 6, ""),
                ("Obrin", "NNP", "nsubj", 9, "PERSON"),
                ("listened", "VBD", "ROOT", 9, ""),
                (".", ".", "punct", 9, ""),
            ],
        ),
        tokenizer,
    )


def words(pieces, column):
    return pieces.features[pieces.first, COLUMN[column]].tolist()


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("said", LOWER),
        ("3rd", LOWER),
        ("Moscow", TITLE),
        ("A", TITLE),
        ("É", TITLE),
        ("NATO", UPPER),
        ("B52", UPPER),
        ("McKay", MIXED),
        ("2031", DIGIT),
        ("-", OTHER),
        ("“", OTHER),
    ],
)
def test_case(tokenizer, word, case):
    assert words(pieces_of(reading([f"x {word} x"]), tokenizer), "case") == [LOWER, case, LOWER]


def test_all_pieces_of_a_word_have_its_case(tokenizer):
    pieces = pieces_of(reading(["Dunmarrow DUNMARROW"]), tokenizer)
    assert pieces.first.sum() == 2
    assert len(pieces) > 2, "the words are meant to be unknown to the vocabulary"
    assert [set(part.tolist()) for part in np.split(pieces.features[:, 0], np.flatnonzero(pieces.first)[1:])] == [
        {TITLE},
        {UPPER},
    ]


@pytest.mark.parametrize("case", cases("quotes.jsonl"), ids=lambda case: case["name"])
def test_quotation_marks(tokenizer, case):
    pieces = pieces_of(reading(*([text] for text, _ in case["paragraphs"])), tokenizer)
    found = "".join("OIM"[state] for state in words(pieces, "quote"))
    assert found == "".join(states for _, states in case["paragraphs"])


def test_places(spoken):
    expected = [PARAGRAPH, *[FLOWING] * 4, SENTENCE, *[FLOWING] * 2, PARAGRAPH, *[FLOWING] * 2]
    assert words(spoken, "place") == expected


def test_only_a_first_piece_begins_a_sentence(tokenizer):
    pieces = pieces_of(reading(["Dunmarrow fell."]), tokenizer)
    assert pieces.features[:, COLUMN["place"]].tolist() == [PARAGRAPH] + [FLOWING] * (len(pieces) - 1)


def test_syntax(spoken):
    assert words(spoken, "tag")[:5] == [
        1 + TAGS.index("NNP"),
        1 + TAGS.index("VBD"),
        1 + TAGS.index("NNP"),
        1 + TAGS.index("RB"),
        0,
    ]
    assert words(spoken, "dep")[:5] == [
        1 + DEPS.index("nsubj"),
        1 + DEPS.index("ROOT"),
        1 + DEPS.index("dobj"),
        0,
        1 + DEPS.index("punct"),
    ]
    assert words(spoken, "entity")[:3] == [1 + ENTITIES.index("PERSON"), 0, 1 + ENTITIES.index("ORG")]


def test_every_piece_points_to_the_first_piece_of_its_governor(spoken):
    first = np.flatnonzero(spoken.first)
    in_word = np.cumsum(spoken.first) - 1
    governors = np.array([1, 1, 1, 1, 1, 6, 6, 6, 9, 9, 9])
    assert spoken.heads.tolist() == first[governors[in_word]].tolist()


def test_reach_tells_direction_and_distance(spoken):
    subject, verb, thing, adverb, stop = words(spoken, "reach")[:5]
    assert verb == 0
    assert subject not in (0, thing), "the governor to the right is not the governor to the left"
    assert 0 < subject < thing < adverb < stop


def test_a_far_governor_is_in_the_last_bucket(tokenizer):
    count = 60
    tokens = [("a", "NN", "dep", 0 if i else count - 1, "") for i in range(count)]
    reach = words(pieces_of(reading([" ".join("a" * count)], tokens=tokens), tokenizer), "reach")
    assert reach[-1] == SIZES["reach"] - 1
    assert reach[0] == (SIZES["reach"] - 1) // 2


def test_offsets_are_those_of_the_text(tokenizer):
    read = reading(["“Så  sa\u00a0Émile,” 🚢 she said."], ["Dunmarrow\u200b fell."])
    pieces = pieces_of(read, tokenizer)
    text = read.document.text
    starts = pieces.starts[pieces.first].tolist()
    ends = pieces.ends[np.append(np.flatnonzero(pieces.first)[1:], len(pieces)) - 1].tolist()
    found = [text[s:e].replace("\u200b", "") for s, e in zip(starts, ends, strict=True)]
    assert found == ["“", "Så", "sa", "Émile", ",", "”", "🚢", "she", "said", ".", "Dunmarrow", "fell", "."]
    assert (np.diff(pieces.starts) > 0).all()
    assert pieces.paragraphs[pieces.first].tolist() == [0] * 10 + [1] * 3


def test_values_fit_the_tables_of_the_encoder(spoken):
    assert (spoken.features >= 0).all()
    assert (spoken.features < np.array(list(SIZES.values()))).all()


def test_a_reading_without_words(tokenizer):
    assert len(pieces_of(reading(["\u200b"]), tokenizer)) == 0


def test_a_reading_without_syntax(tokenizer):
    pieces = pieces_of(reading(["Nobody listened."]), tokenizer)
    assert words(pieces, "tag") == [0, 0, 0]
    assert pieces.heads.tolist() == list(range(len(pieces)))


def test_a_part_is_a_text_of_its_own(tokenizer):
    read = reading(
        ["He said: “They all left at dawn.”"],
        tokens=[
            ("He", "PRP", "nsubj", 1, ""),
            ("said", "VBD", "ROOT", 1, ""),
            (":", ":", "punct", 1, ""),
            ("“", "``", "punct", 6, ""),
            ("They", "PRP", "nsubj", 6, ""),
            ("all", "RB", "advmod", 6, ""),
            ("left", "VBD", "ccomp", 1, ""),
            ("at", "IN", "prep", 6, ""),
            ("dawn", "NN", "pobj", 7, "TIME"),
        ],
    )
    whole = pieces_of(read, tokenizer)
    before = whole.features.copy()
    part = subset(whole, np.arange(4, 9))
    assert [
        read.document.text[s:e] for s, e in zip(part.starts, part.ends, strict=True)
    ] == "They all left at dawn".split()
    assert set(words(part, "quote")) == {0}, "being quoted tells nothing apart inside a quotation"
    assert words(part, "place") == [PARAGRAPH, FLOWING, FLOWING, FLOWING, FLOWING]
    assert part.heads.tolist() == [2, 2, 2, 2, 3], "a word whose governor stays outside becomes its own"
    assert words(part, "reach")[2] == 0
    assert words(part, "reach")[:2] == words(whole, "reach")[4:6]
    assert (whole.features == before).all(), "the whole is left as it was"


def test_a_part_with_a_gap(tokenizer):
    whole = pieces_of(reading(["One two three four five six."]), tokenizer)
    whole.heads[:] = [5, 0, 1, 5, 4, 4, 0]
    part = subset(whole, np.array([0, 1, 4, 5]))
    assert part.heads.tolist() == [3, 0, 2, 2]
    assert part.first.all()
    assert part.starts.tolist() == whole.starts[[0, 1, 4, 5]].tolist()


@pytest.mark.parametrize(
    ("paragraphs", "blocks"),
    [
        (["One day.", "Another day."], [0, 1]),
        (["The memo said:", "- the gate was shut", "- nobody came", "It ends there."], [0, 0, 0, 1]),
        (["It gave reasons.", "1. the gate was shut", "• nobody came"], [0, 0, 0]),
        (["“We know it.", "“We saw it,” Obrin said.", "“Enough.”"], [0, 0, 1]),
        (['"We know it.', '"We saw it," Obrin said.', "Enough."], [0, 0, 1]),
        (["“We know it.”", "“We saw it,” Obrin said."], [0, 1]),
        (["“We know it.", "Nobody answered."], [0, 1]),
    ],
)
def test_a_block_is_a_paragraph_with_its_list_or_the_rest_of_its_quotation(tokenizer, paragraphs, blocks):
    pieces = pieces_of(reading(*([p] for p in paragraphs)), tokenizer)
    assert [int(pieces.blocks[pieces.paragraphs == i][0]) for i in range(len(paragraphs))] == blocks
