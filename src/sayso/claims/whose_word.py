"""On whose word a report has it: the outlet's own, or that of whom another outlet cites for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.claims.chain import outlet_at
from sayso.claims.framed import is_source
from sayso.claims.heard import author, paper, teller
from sayso.claims.refused import with_deed
from sayso.claims.speakers.cast import Cast
from sayso.claims.speakers.control import is_said_of
from sayso.claims.speakers.corrections import is_outlet_itself
from sayso.claims.speakers.lexicon import is_page_of, table, without_article
from sayso.claims.speakers.voices import in_marks
from sayso.claims.stance.acts import NAMING
from sayso.claims.tree import SUBJECTS, Tree
from sayso.ids import speaker_id
from sayso.model import Attribution, Span, Speaker, SpeakerKind

_CITES = frozenset(("cite", "quote"))
_TOLD = frozenset("tell assure inform advise warn notify brief remind reassure persuade convince promise".split())
"""What is done to a hearer."""
_PRINTED = frozenset("report article story".split())
"""What cites somebody as a paper does."""
_MORE = frozenset(("prep", "relcl", "acl", "punct"))
_NEAR = 12
_EDITS = frozenset("withdraw retract regret correct apologise apologize report publish write print state".split())
"""What a newsroom says of its own reports."""


_HOLDS = frozenset("believe think demand estimate count reject accept call doubt conclude urge".split())
"""What those hold, or want, who publish a report and speak of themselves as "we"."""


def own_speaker(document: str, outlet: str | None, cast: Cast) -> Speaker | None:
    """The report's outlet as a speaker: the one in the cast if it speaks there too; None if the outlet is not known."""
    if not outlet:
        return None
    same = without_article(outlet)
    outlets = (s for s in cast.speakers if s.kind is SpeakerKind.OUTLET and without_article(s.name) == same)
    known = next(outlets, None) or next((s for s in cast.speakers if s.named and is_page_of(s.name, outlet)), None)
    return known or Speaker(speaker_id(document, outlet), document, outlet, SpeakerKind.OUTLET, named=True)


def is_editors(tree: Tree, attribution: Attribution, cast: Cast, quoted: bool) -> bool:
    """Whether the report's own "we" says it, or takes back or tells of what it printed: "we withdraw the statement".

    So does "this newspaper", or "an article" of a correction. ``quoted``: whether it stands in what somebody else says.
    """
    words = tree.words_of(attribution.sources)
    head = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    if quoted or head is None:
        return False
    we = [tree.lower(i) for i in words] == ["we"] and tree.sentence(words[0]) not in in_marks(tree)
    we = we and (tree[head].lemma.lower() in _EDITS | _HOLDS)
    return we or cast.outlets_own(words) or is_outlet_itself(tree, words)


def on_whose_word(tree: Tree, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions, each with whom an outlet cites in the outlet's place: "the Herald reported, citing a nurse".

    What the outlet has from somebody it does not say of its own knowledge; the outlet stays a hop of the chain. So does
    who "quotes her as saying" it, and who "heard from a guard that". And none with whom it was told beside who told
    it: "Lee was assured by the bank".
    """
    sources = {i for a in attributions for i in tree.words_of(a.sources)}
    known = (
        replace(one, sources=_without_byline(tree, one, _without_pronoun(tree, _without_hearer(tree, one))))
        for one in attributions
    )
    known = (
        replace(one, sources=()) if _only_modifies(tree, one) or _is_its_subject(tree, one) else one for one in known
    )
    known = (with_deed(tree, _as_saying(tree, one, sources) or _as_calling(tree, one)) for one in known)
    return tuple(_on_word_of(tree, one, whose) if (whose := _whose(tree, one)) else one for one in known)


def _as_calling(tree: Tree, one: Attribution) -> Attribution:
    """An attribution with the verb in its cue that was taken into its source: "the ministry calls | invented"."""
    called = tree.head_of(tree.within(one.cue)) if one.cue else None
    words = tree.words_of(one.sources)
    verb = tree[called].head if called is not None and tree[called].dep == "oprd" else None
    if one.cue is None or verb is None or len(words) < 2 or words[-1] != verb or tree[verb].lemma not in NAMING:
        return one
    return replace(one, sources=tree.spans(words[:-1]), cue=Span(tree[verb].start, one.cue.end))


def _on_word_of(tree: Tree, one: Attribution, whose: list[int]) -> Attribution:
    """An attribution with another source, and without the "it" that stands for what is said."""
    told = tuple(s for s in one.contents if s.of(tree.text).lower() != "it")
    return replace(one, sources=(tree.span(whose),), contents=told or one.contents)


def _whose(tree: Tree, one: Attribution) -> list[int]:
    """The words for whose word it is rather than that of the source found, if any are."""
    source = tree.head_of(tree.words_of(one.sources))
    outlets = source is not None and _is_outlet(tree, source)  # what a paper "has learned" it reports itself
    return _cited(tree, one) or ([] if outlets else teller(tree, one)) or paper(tree, one) or author(tree, one)


def _as_saying(tree: Tree, one: Attribution, sources: set[int]) -> Attribution | None:
    """Whom another quotes, as who says it: '"I saw nobody," it quotes him as saying'; None of any other attribution."""
    quotes = next((i for i in (tree.within(one.cue) if one.cue else ()) if tree[i].lemma.lower() in _CITES), None)
    if quotes is None:
        return None
    told = tree.children(quotes, "nsubjpass") if tree.children(quotes, "auxpass") else tree.children(quotes, "dobj")
    near = range(quotes, min(quotes + _NEAR, len(tree)))
    saying = next((i for i in near if tree[i].tag == "VBG" and tree.lower(i - 1) == "as"), None)
    if saying is None or not told:
        return None
    whom = [i for i in tree.subtree(told[0], _MORE) if i < saying - 1]
    if not whom or set(whom) & (sources - set(tree.words_of(one.sources))):
        return None
    rest = tuple(s for s in one.contents if not set(tree.within(s)) & set(whom))
    if not rest:
        return None
    return replace(one, sources=(tree.span(whom),), cue=Span(tree[saying].start, tree[saying].end), contents=rest)


def _only_modifies(tree: Tree, one: Attribution) -> bool:
    """Whether the source is but an adjective of the noun that tells it: "some local | reports that"."""
    source = tree.words_of(one.sources)
    cue = tree.within(one.cue) if one.cue else range(0)
    return bool(source) and all(
        tree[i].dep in ("det", "amod") and tree[i].head in cue and tree.word(i).islower() for i in source
    )


def _is_its_subject(tree: Tree, one: Attribution) -> bool:
    """Whether the source is of whom or what it is said: "a man said to be armed", "a pickup, believed to have"."""
    at = tree.head_of(tree.within(one.cue)) if one.cue else None
    return at is not None and is_said_of(tree, at) and not tree.children(at, "aux", "auxpass", "agent")


def _without_hearer(tree: Tree, one: Attribution) -> tuple[Span, ...]:
    """The sources but the one whom another tells it."""
    at = tree.head_of(tree.within(one.cue)) if one.cue and len(one.sources) > 1 else None
    if at is None or tree[at].lemma.lower() not in _TOLD:
        return one.sources
    hearers = {i for s in tree.children(at, "nsubjpass") for i in tree.subtree(s)}
    tellers = {o for a in tree.children(at, "agent") for o in tree.children(a, "pobj")}
    by_whom = any(tellers & set(tree.within(s)) for s in one.sources)
    return tuple(s for s in one.sources if not (by_whom and hearers & set(tree.within(s)))) or one.sources


def _without_pronoun(tree: Tree, sources: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sources but a pronoun beside a name: "the order by the board ... It tells" is the board's."""
    named = tuple(s for s in sources if any(tree[i].tag[0] == "N" for i in tree.within(s)))
    return (
        named
        if named and all(tree[i].tag == "PRP" for s in sources if s not in named for i in tree.within(s))
        else sources
    )


def _without_byline(tree: Tree, one: Attribution, sources: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sources but those of another paragraph than the cue: the reporter's name under "police said"."""
    if one.cue is None:
        return sources
    here = tree.paragraph_at(one.cue.start)
    return tuple(s for s in sources if tree.paragraph_at(s.start) == here) or sources


def _cited(tree: Tree, attribution: Attribution) -> list[int]:
    """The words for whom the outlet that is the source cites, none if it cites nobody."""
    head = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    source = tree.head_of(tree.words_of(attribution.sources))
    if head is None or source is None or tree[head].lemma.lower() in _CITES:
        return []
    if tree[head].lemma.lower() != "report" and not _is_outlet(tree, source):
        return []
    said = [*tree.words_of(attribution.contents)]
    return next((words for words in _citing(tree, head, source) if not set(words) & set(said)), [])


def _is_outlet(tree: Tree, source: int) -> bool:
    named = any(True for _ in outlet_at(tree, source, lenient=True))
    return named or tree[source].lemma.lower() in table("outlet_nouns") | _PRINTED


def _citing(tree: Tree, head: int, source: int) -> Iterator[list[int]]:
    """The objects of "citing" beside the verb, behind the outlet, or where parsers hang it on what is reported."""
    verbs = (head, *tree.children(head, "ccomp"))
    for verb in (*(v for up in verbs for v in tree.children(up, "advcl")), *tree.children(source, "acl")):
        if tree[verb].lemma.lower() in _CITES and tree[verb].tag == "VBG" and not tree.children(verb, *SUBJECTS):
            for word in tree.children(verb, "dobj"):
                if is_source(tree, word):
                    yield tree.subtree(word)
