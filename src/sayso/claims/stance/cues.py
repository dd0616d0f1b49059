"""What a cue does: its act, by the tables of ``acts``, and how far the act is performed at all."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from sayso.claims.stance import acts
from sayso.claims.stance.algebra import CERTAIN, Factuality, Signature, compose, signature, through
from sayso.claims.stance.factuality import embedding, operators_on
from sayso.claims.stance.negation import negative_argument
from sayso.claims.stance.recognition import calls_so, gives_nothing, known_as, puts_off, rings_to_tell
from sayso.claims.stance.ungrounded import grounds_missing
from sayso.claims.stance.verbs import asked, indirect, infinitive, lemma_of
from sayso.claims.stance.wished import WISHING, clause_under, wished_telling
from sayso.claims.tree import Tree, kept
from sayso.model import Act, Span

_MOST_CLIMBED = 6
PERSON, DOCUMENT = 0, 1
_MOST_CUE_WORDS = 40
_QUOTES = frozenset(('"', "“", "”", "``", "''"))
_BEARING = frozenset("have make give find see get".split())
"""Verbs that leave it to their object what is done: "nor do we have any indication that"."""
_RETORTS = frozenset(("hit back", "fire back", "shoot back", "lash out", "hit out"))
_GROUNDS, _REASONS = frozenset("evidence proof indication sign".split()), frozenset(("ground", "reason", "basis"))
_HOLDING = frozenset("believe think suspect conclude".split())
_FIGURES = frozenset("figure number count estimate toll tally total".split())
_HEARSAY = frozenset("claim allegation accusation suggestion report rumour rumor speculation story charge".split())
"""What is rejected by who hits back at it, or attacks it."""
_COMMITMENTS = {act: signature(code) for act, code in acts.COMMITMENTS.items()}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue understood: its word (None: there is none), that word's key in the tables and the act it stands for.

    ``act`` differs from ``meant`` where the word's act is kept back: "refused to rule out".
    """

    word: int | None
    key: str
    meant: Act
    act: Act

    @property
    def commitment(self) -> Signature:
        """What the word says of its content."""
        return acts.WORD_COMMITMENTS.get(self.key) or _COMMITMENTS[self.meant]


@kept
def read_cue(tree: Tree, cue: Span | None, sources: tuple[Span, ...], contents: tuple[Span, ...]) -> Cue:
    """The act of a cue: of its main word, or of the noun or adjective that a light verb leaves it to."""
    words = list(tree.within(cue))[:_MOST_CUE_WORDS] if cue else []
    content = set(tree.words_of(contents))
    found = list(_candidates(tree, words, content))
    if found and _hands_on(tree, found[0].word, sources):
        return Cue(found[0].word, "say", Act.SAY, Act.SAY)
    if not found:
        act = Act.INDICATE if words and _head_lemma(tree, list(sources)) in acts.DATA else Act.SAY
        act = Act.DECLINE if gives_nothing(tree, words) else act
        return Cue(tree.head_of(words), "", act, act)
    if (none := grounds_missing(tree, words)) is not None:
        return Cue(none, "evidence", Act.INDICATE, Act.INDICATE)
    main = _rejecting(tree, _told_of(tree, _main(tree, words, found), found, content), content)
    if main.word is not None and _later(tree, main.word, min(content, default=main.word)):
        main = Cue(main.word, "say", Act.SAY, Act.SAY) if main.act is Act.DECLINE or _refuses(tree, main.word) else main
    kind = _kind(tree, list(sources))
    return (
        _by_source(main, kind) if kind == DOCUMENT else _by_source(_by_circumstance(tree, main, found, content), kind)
    )


def _hands_on(tree: Tree, word: int | None, sources: tuple[Span, ...]) -> bool:
    """Whether somebody lets it be known, or the source is from whom it was heard: "had heard from | a guard | that"."""
    if word is None or tree[word].tag[:2] != "VB":
        return False
    if lemma_of(tree, word) == "know" and [tree.lower(i) for i in tree.children(word, "nsubjpass")] == ["it"]:
        return lemma_of(tree, tree[word].head) == "let"
    said_by = tree.head_of(tree.words_of(sources))
    above = tree[said_by].head if said_by is not None else word
    return tree.lower(above) == "from" and tree[above].head == word


def _candidates(tree: Tree, words: list[int], content: set[int]) -> Iterator[Cue]:
    """Every word of the cue that stands in a table, with the longest key it matches."""
    for word in words:
        unsaid = tree[word].dep in ("neg", "punct", "aux", "auxpass") and len(words) > 1
        unsaid = unsaid or (tree.lower(word) == "press" and tree[word].tag == "NN")  # "issued a press release"
        if unsaid or rings_to_tell(tree, word, words):
            continue
        for key in _keys(tree, word, opener_of(tree, word, content) or _that_begins(tree, content, word)):
            if (act := _act_of(tree, word, key)) is not None:
                yield Cue(word, key, act, act)
                break


def _that_begins(tree: Tree, content: set[int], cue: int = -1) -> str:
    """The "that" of a content, behind its cue, hung elsewhere: "were advised by nurses | that he had died"."""
    first = min(content, default=None)
    if first is not None and tree.lower(first) != "that":
        first = min((i for i in content if i > cue), default=first)
    if first is None or tree.lower(first) != "that":
        return ""
    leads = tree[first].dep in ("mark", "dobj") or (tree[first].tag == "WDT" and tree[first].dep in ("nsubj", "pobj"))
    return "that" if leads else ""


def _keys(tree: Tree, word: int, opener: str) -> Iterator[str]:
    near = [*range(word + 1, min(word + 3, len(tree))), *tree.children(word, "prt", "prep", "acomp")[:4]]
    near, opener = ([], "") if calls_so(tree, word) else (near, opener)
    after = [tree.lower(i) for i in near if not _tells_when(tree, i)]
    forms = dict.fromkeys((lemma_of(tree, word), *_stems(tree.lower(word))))
    for form in forms:
        yield from (f"{form} {particle}" for particle in (opener, *after) if particle)
    yield from forms


def _tells_when(tree: Tree, i: int) -> bool:
    """Whether a preposition leads to a day or an hour: "insisted on Monday that"."""
    return any(tree[o].entity in ("DATE", "TIME") for o in tree.children(i, "pobj"))


def _stems(word: str) -> Iterator[str]:
    """The word itself and what it may be a form of: lemmas of capitalised words are often left as they stand."""
    yield word
    for ending, instead in (("ied", "y"), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("s", "")):
        if word.endswith(ending):
            yield word[: -len(ending)] + instead


def _act_of(tree: Tree, word: int, key: str) -> Act | None:
    form, _, opener = key.partition(" ")
    if found := acts.BY_OPENER.get((form, opener)):
        return found
    verbal = tree[word].tag[:1] in "VM"
    if verbal:
        tables = [acts.VERBS, acts.NOUNS, acts.OTHERS]
    else:  # a verb may be taken for a noun, but hardly after a preposition
        tables = [acts.NOUNS, acts.OTHERS, *([] if tree[word].dep == "pobj" else [acts.VERBS])]
    return next((table[key] for table in tables if key in table), None)


def _main(tree: Tree, words: list[int], found: list[Cue]) -> Cue:
    """The cue's head if a table has it and it is not light, else the first that is not light."""
    head = tree.head_of(words)
    first = next((one for one in found if one.word == head), found[0])
    if not _light(first):
        return _denying(tree, first, found) or first
    heavy = next((one for one in found if not _light(one) and tree[one.word or 0].tag != "IN"), first)
    return _denying(tree, heavy, found) or heavy


def _denying(tree: Tree, main: Cue, found: list[Cue]) -> Cue | None:
    """ "Released a statement (to the press) denying that": what the statement does, wherever it hangs."""
    if main.act is not Act.SAY:
        return None
    below = (c for c in found if c.act is Act.DENY and c.word is not None and tree[c.word].tag == "VBG")
    return next((c for c in below if tree.children(c.word or 0, "ccomp")), None)


def _light(cue: Cue) -> bool:
    return cue.key in acts.LIGHT


def _by_circumstance(tree: Tree, cue: Cue, found: list[Cue], content: set[int]) -> Cue:
    """What is left undone is declined: "refused to say", "would not say", "neither confirmed nor denied"."""
    assert cue.word is not None
    if cue.act is Act.DECLINE:
        withheld = (one for one in found if one.word is not None and cue.word in climbed(tree, one.word)[:-1])
        return next((replace(one, act=Act.DECLINE) for one in withheld), cue)
    if _refuses(tree, cue.word) and not _later(tree, cue.word, min(content, default=cue.word)):
        return replace(cue, act=Act.DECLINE)
    if cue.act is Act.BELIEVE and _wants_to_know(tree, cue.word, found, content):
        return replace(cue, act=Act.QUESTION, meant=Act.QUESTION)
    if cue.act is Act.SAY and (act := _telling(tree, cue, content)) is not None:
        return replace(cue, act=act, meant=act)
    if (act := _only_telling(tree, cue, content)) is not None:
        return replace(cue, key="say", act=act, meant=act)
    undone = performed(tree, cue.word, content).sign < 0
    both = {"confirm", "deny"} <= {one.key for one in found} or cue.act in (Act.DENY, Act.ADMIT)
    silent = both or lemma_of(tree, cue.word) in acts.SILENT or _would_not(tree, cue)
    act = Act.DECLINE if silent else Act.BELIEVE if cue.key == "doubt" else cue.act  # "have no doubt | that he knew"
    act = Act.DENY if cue.act is Act.ADMIT and known_as(tree, cue.word, content) else act
    act = Act.QUESTION if _not_knowing(tree, cue, content) else act
    return replace(cue, act=act) if undone else cue


def _not_knowing(tree: Tree, cue: Cue, content: set[int]) -> bool:
    """ "(Do not) know whether he left": who does not leaves it open."""
    head = clause_under(tree, cue.word, content) if cue.word is not None and cue.act is Act.KNOW else None
    return head is not None and asked(tree, head)


def _told_of(tree: Tree, cue: Cue, found: list[Cue], content: set[int]) -> Cue:
    """The cue for what it tells, where its main word alone misleads.

    What "is understood", reporters' word for what nobody will be named for, is believed; whose "figure is" so many
    puts it at that; who "found no evidence" denies; who "wishes to make clear that" something is so makes it clear.
    """
    if cue.key == "understand" and cue.word is not None and tree.children(cue.word, "auxpass"):
        return Cue(cue.word, "believe", Act.BELIEVE, Act.BELIEVE)
    figures = (c.word for c in found if c.key in _FIGURES and c.word is not None and tree[c.word].dep == "nsubj")
    if any(cue.word in (figure, tree[figure].head) for figure in figures):  # "the army's estimate is 14"
        return Cue(cue.word, "put", Act.SAY, Act.SAY)
    grounds = (c for c in found if c.word is not None and c.key in _GROUNDS and tree[c.word].head == cue.word)
    none = next((c for c in grounds if negative_argument(tree, c.word or 0) is not None), None)
    if none is not None:  # "found no evidence | that he lied"
        return replace(none, act=cue.act, meant=cue.meant)
    held = (c for c in found if c.key in _HOLDING and c.word and lemma_of(tree, c.word - 2) in _REASONS)
    thought = next(held, None)
    if thought and negative_argument(tree, (thought.word or 0) - 2) is None:
        return replace(thought, act=cue.act)  # "found reasonable grounds to believe | that he lied"
    if cue.word is not None and lemma_of(tree, cue.word) in WISHING:
        telling = [c for c in found if c.act is Act.SAY and c.word and tree[c.word].head == cue.word]
        if telling and clause_under(tree, telling[0].word or 0, content) is not None:
            return telling[0]
    told = wished_telling(tree, cue.word, content)
    return cue if told is None else Cue(told, lemma_of(tree, told), Act.SAY, Act.SAY)


def _rejecting(tree: Tree, cue: Cue, content: set[int]) -> Cue:
    """Who hits back at a claim, or slams it, denies it."""
    if cue.word is None:
        return cue
    attacked = [p for p in tree.children(cue.word, "prep") if tree.lower(p) in ("at", "against")]
    nouns = [o for p in attacked for o in tree.children(p, "pobj")]
    retorts = cue.key in _RETORTS or (cue.key == "protest" and bool(nouns))
    if retorts and any(lemma_of(tree, noun) in _HEARSAY for noun in nouns):
        return Cue(cue.word, "reject", Act.DENY, Act.DENY)
    noun = tree.head_of(content)
    if noun is None or lemma_of(tree, noun) not in _HEARSAY or tree[noun].dep not in ("pobj", "dobj"):
        return cue
    slammed = cue.act is Act.ACCUSE and tree[noun].head == cue.word and tree[noun].dep == "dobj"
    slammed = slammed and not any(infinitive(tree, c) for c in tree.children(noun, "acl"))  # the deed is condemned
    return Cue(cue.word, "reject", Act.DENY, Act.DENY) if slammed or cue.key in _RETORTS else cue


def _only_telling(tree: Tree, cue: Cue, content: set[int]) -> Act | None:
    """What a call or a denial is that only tells: "a call that a man was shot", "disagreed: there was no fire"."""
    if cue.key in ("call", "call to") and cue.act is Act.DEMAND and _tells_that(tree, content):
        return Act.REPORT
    return Act.SAY if cue.act is Act.DENY and _put_forward(tree, cue.word or 0, content) else None


def _tells_that(tree: Tree, content: set[int]) -> bool:
    """Whether a content tells that something is so: "a call that a man was shot", no "call that he resign"."""
    head = tree.head_of(content)
    return head is not None and bool(_that_begins(tree, content)) and not bidding(tree, head)


def _would_not(tree: Tree, cue: Cue) -> bool:
    """Whether who could confirm it will not: "would not confirm the report"."""
    helps = tree.children(cue.word, "aux") if cue.word is not None else []
    return cue.act is Act.CONFIRM and any(tree.lower(a) in ("would", "will", "wo") for a in helps)


def _wants_to_know(tree: Tree, word: int, found: list[Cue], content: set[int]) -> bool:
    """Whether somebody asks by wishing for an answer: "would like to know where it went"."""
    knowing = [
        one.word for one in found if one.act is Act.KNOW and one.word is not None and tree[one.word].head == word
    ]
    heads = [clause_under(tree, one, content) for one in knowing]
    return any(head is not None and (asked(tree, head) or indirect(tree, head)) for head in heads)


def _put_forward(tree: Tree, word: int, content: set[int]) -> bool:
    """Whether what follows or precedes are one's own words and not what is denied: "disagreed: there was no fire".

    So is a quotation that begins a sentence of its own behind it: 'denied it. "I was not there."'.
    """
    first = min(content, default=word)
    before = first - 1 if tree.word(first) in _QUOTES else first
    while before > 0 and tree.word(before - 1) in _QUOTES:
        before -= 1
    quoted = (tree.word(first) in _QUOTES and first < word) or _later(tree, word, first)
    return quoted or (before > 0 and word < first and tree.word(before - (before == first)) == ":")


def _later(tree: Tree, word: int, first: int) -> bool:
    """Whether a content is a quotation in a sentence after its cue's: "refused to say. 'We never do'"."""
    return tree.word(first) in _QUOTES and tree.sentence(first) > tree.sentence(word)


def _refuses(tree: Tree, word: int) -> bool:
    """Whether somebody refused, declined or put off what a cue tells."""
    return any(acts.VERBS.get(lemma_of(tree, g)) is Act.DECLINE or puts_off(tree, g) for g in climbed(tree, word)[:-1])


def _telling(tree: Tree, cue: Cue, content: set[int]) -> Act | None:
    """What telling amounts to: admitting, demanding ("that he be there"), or knowing ("could not tell who")."""
    assert cue.word is not None
    head = clause_under(tree, cue.word, content)
    if head is None:
        return None
    if _frank(tree, cue.word, content):
        return Act.ADMIT
    if bidding(tree, head) and tree.children(head, "mark"):
        return Act.DEMAND
    cannot = any(tree.lower(c) in ("could", "can", "ca") for c in tree.children(cue.word, "aux"))
    return Act.KNOW if cannot and cue.key == "tell" and (asked(tree, head) or indirect(tree, head)) else None


def bidding(tree: Tree, head: int) -> bool:
    """Whether a clause bids: an imperative, or a subjunctive after "that"."""
    bare = tree[head].tag == "VB" and not tree.children(head, "aux", "auxpass" if tree.lower(head) == "be" else "aux")
    marked = any(tree.lower(c) == "that" for c in tree.children(head, "mark"))
    return bare and marked == bool(tree.children(head, "nsubj", "nsubjpass"))


def _frank(tree: Tree, word: int, content: set[int]) -> bool:
    head = clause_under(tree, word, content)
    adverbs = {tree.lower(c) for c in tree.children(word, "advmod")}
    return (
        head is not None
        and bool(adverbs & acts.FRANK)
        and any(tree[c].tag == "PRP" for c in tree.children(head, "nsubj", "nsubjpass"))
    )


def _by_source(cue: Cue, kind: int | None) -> Cue:
    """Some acts hang on whether a person or a document does them."""
    by_source = acts.BY_SOURCE.get(cue.key.split(" ")[0])
    if by_source is None or kind is None or cue.act is Act.DECLINE:
        return cue
    return replace(cue, act=by_source[kind], meant=by_source[kind])


def _head_lemma(tree: Tree, sources: list[Span]) -> str:
    head = tree.head_of(tree.words_of(sources))
    return "" if head is None else lemma_of(tree, head)


def _kind(tree: Tree, sources: list[Span]) -> int | None:
    """PERSON, DOCUMENT, or None for any other source."""
    words = tree.words_of(sources)
    head = tree.head_of(words)
    if head is None:
        return None
    if tree[head].entity == "PERSON" or tree.lower(head) in acts.PERSONS:
        return PERSON
    return DOCUMENT if lemma_of(tree, head) in acts.DOCUMENTS else None


def opener_of(tree: Tree, governor: int, content: Container[int]) -> str:
    """The word that opens what a word of the cue governs in the content: "that", "to", "whether"."""
    head = clause_under(tree, governor, content)
    if head is None:
        return ""
    if asked(tree, head):
        return "whether"
    if infinitive(tree, head):
        return "to"
    return next((tree.lower(c) for c in tree.children(head, "mark")), "")


def climbed(tree: Tree, word: int) -> list[int]:
    """A cue word and the verbs of the same subject that govern it, topmost first: "refused to rule out"."""
    path = [word]
    while len(path) < _MOST_CLIMBED and (above := _subject_shared(tree, path[-1])) is not None:
        path.append(above)
    return path[::-1]


def _subject_shared(tree: Tree, word: int) -> int | None:
    dep, above = tree[word].dep, tree[word].head
    if dep == "pcomp":
        above = tree[above].head
        if any(tree.lower(a) == "alone" for a in (above, *tree.children(above, "acomp"))):
            return None  # who is "not alone in saying" it says it
    borne = dep == "acomp" and lemma_of(tree, word) in acts.BORNE
    held = dep == "dobj" and lemma_of(tree, above) in _BEARING and not tree[word].tag.startswith("V")
    return above if (dep in ("xcomp", "pcomp") or borne or held) and above != word else None


def performed(tree: Tree, word: int, content: Container[int]) -> Factuality:
    """How far the act is performed: denied in "did not say" and "refused to say".

    Operators in the content leave the act as it is ("found no evidence"). Of its governors only
    those count that keep it from happening: one who wants to say a thing, or goes on to, says it.
    """
    path = climbed(tree, word)
    applied: set[int] = set()  # the "no" of "have no doubt" denies the verb, and the noun
    value = through(CERTAIN, _signatures(tree, path[0], content, applied))
    for below in path[1:]:
        operator, _ = embedding(tree, tree[below].head, below)
        if operator.affirmed.sign < 0:
            value = compose(value, operator)
        value = through(value, _signatures(tree, below, content, applied))
    return value


def _signatures(tree: Tree, word: int, content: Container[int], applied: set[int]) -> list[Signature]:
    """The operators on a cue word that were not ``applied`` yet; "can" counts only where it is denied."""
    found = [one for one in operators_on(tree, word) if one.word not in content and one.word not in applied]
    applied.update(one.word for one in found)
    denied = any(one.signature.affirmed.sign < 0 for one in found)
    return [one.signature for one in found if denied or tree.lower(one.word) != "can"]
