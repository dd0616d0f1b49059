"""Whose words they are, where the tagger took one who says nothing for it: the seen one, a turn, whom others hear.

Each rule reads one construction of grammar that leaves one answer. Where it tells who says it, they do; where it
tells only that the one marked doesn't, nobody in particular is left, or the attribution goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sayso.attribute.owners import in_the_clause_before, seems, whose_remarks, within_marks, without_agents
from sayso.attribute.word_received import NOT_TOLD, OF_OTHERS
from sayso.attribute.words import hangs_on, phrase, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span, Token

_DEEMING = frozenset(
    "see view regard consider perceive deem believe think expect favor favour tip allege rumour rumor portray depict"
    " paint describe label brand hail denounce criticize criticise ridicule mock dismiss blame praise".split()
)
"""What others do to the subject of such a passive; "is convinced", "was told" tell of what the subject holds."""
_SPENDING = frozenset("take spend waste lose have devote".split())
_SPENT = frozenset("turn time hour minute day week month year moment trouble difficulty fun pain decade".split())
"""What nobody is who spends it on something: "took turns rebutting", "spent an hour denying"."""
_SHARED = frozenset(("each", "both", "all"))
_SUBORDINATING = frozenset("after before when since because while though although once as until whereas".split())
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_DEEDS = frozenset("devote dedicate".split())
_FAVOURED = frozenset("favor favour tip slate schedule poise".split())
_HOPING = frozenset("expect hope".split())
_REACH = 25
"""Words within which a verb's subject stands."""


def rightly_held(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each said by who grammar tells; without those in which nobody says anything."""
    gone = {one.id: one.within for one in attributions if any(rule(reading, one) for rule in _NOTHING_SAID)}
    loose = {one.id for one in attributions if _is_anybodys(reading, one)}
    gone |= {one.id: one.within for one in attributions if loose & {one.id, one.within}}
    renamed: dict[str, str] = {}
    found: list[Attribution] = []
    for one in attributions:
        if one.id in gone:
            continue
        sources = next((told for rule in _RULES if (told := rule(reading, one)) is not None), one.sources)
        aside = within_marks(reading, one)
        told = one.contents if aside is None else (aside,)
        contents = tuple(_goes_on_alone(reading, one, _within_range(reading, one, span)) for span in told)
        if (sources, contents) != (one.sources, one.contents):
            renamed[one.id] = attribution_id(one.document_id, sources, one.cue, contents)
            found.append(replace(one, id=renamed[one.id], sources=sources, contents=contents))
        else:
            found.append(one)
    found = [_moved(one, gone, renamed) for one in found]
    left = {one.id: one.contents for one in found}
    return [one for one in found if one.within is None or _inside(one, left[one.within])]


def _moved(one: Attribution, gone: dict[str, str | None], renamed: dict[str, str]) -> Attribution:
    """An attribution in what is left of what it stands in."""
    within = one.within
    while within in gone:
        within = gone[within]
    return replace(one, within=renamed.get(within or "", within))


def _inside(one: Attribution, contents: Iterable[Span]) -> bool:
    """Whether a nested attribution stands in what is left of the other's content."""
    return any(c.start <= s.start and s.end <= c.end for c in contents for s in one.contents[-1:])


# Who says it


def _deemed(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """ "The club, which is seen as close to him": others see it so, and not the club."""
    tokens, verb = reading.tokens, _verb(reading, one)
    if verb is None or tokens[verb].lemma not in _DEEMING or tokens[verb].tag != "VBN":
        return None
    below = _below(tokens, verb)
    done_to = next((i for i in below if tokens[i].dep == "nsubjpass"), None)
    if done_to is None or any(tokens[i].dep == "agent" for i in below):
        return None
    return () if _is_source(reading, one, _whom(tokens, verb, done_to)) else None


def _spends(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """ "The towns took turns rebutting him": the towns rebut him."""
    tokens, at = reading.tokens, _verb(reading, one)
    if at is None or tokens[at].tag != "VBG" or len(one.sources) != 1:
        return None
    noun = _head(tokens, words_in(reading, one.sources[0]))
    verb = tokens[noun].head
    spent = tokens[noun].lemma in _SPENT and tokens[noun].dep == "dobj" and tokens[verb].lemma in _SPENDING
    who = _subject(tokens, verb) if spent and noun < at else None
    return (_named(tokens, who),) if who is not None else None


def _shared(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """ "The three ministers, each of whom blamed the bank": the three ministers."""
    tokens = reading.tokens
    words = words_in(reading, one.sources[0]) if len(one.sources) == 1 else range(0)
    relative = next((i for i in words if tokens[i].lemma in ("whom", "which")), None)
    if relative is None or tokens[words[0]].lemma.lower() not in _SHARED or words[-1] != relative:
        return None
    verb = tokens[words[0]].head
    noun = tokens[verb].head
    if tokens[verb].dep != "relcl" or noun >= words[0]:
        return None
    end = max((i for i in range(noun, words[0]) if tokens[i].dep != "punct"), default=noun)
    return (Span(phrase(tokens, noun).start, tokens[end].end),)


def _beside_hearing(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """ "The guards hear him dig and do not know where": the guards don't, a finite verb shares no infinitive's subject.

    The parser joins the second verb to what is heard, and the tagger takes its subject.
    """
    tokens, verb = reading.tokens, _verb(reading, one)
    if verb is None or tokens[verb].dep != "conj" or any(tokens[i].dep in _SUBJECTS for i in _below(tokens, verb)):
        return None
    if not any(tokens[i].tag in _FINITE for i in (verb, *_helpers(tokens, verb))):
        return None
    first = tokens[verb].head
    above = tokens[first].head
    bare = tokens[first].tag in ("VBG", "VB") and not _helpers(tokens, first) and tokens[first].dep == "ccomp"
    wrong, right = _subject(tokens, first), _subject(tokens, above)
    if not bare or wrong is None or right is None or not right < above < wrong < first < verb:
        return None
    return (_named(tokens, right),) if _is_source(reading, one, wrong) else None


def _commanded(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """ "The party used the time taken by Lee to call it weak": the party calls it that, Lee only took the time."""
    tokens, verb = reading.tokens, _verb(reading, one)
    if verb is None or tokens[verb].tag != "VB" or _subject(tokens, verb) is not None:
        return None
    participle = tokens[verb].head
    noun = tokens[participle].head
    by = next((i for i in _below(tokens, participle) if tokens[i].dep == "agent"), None)
    if by is None or tokens[participle].dep != "acl" or not noun < participle < by < verb:
        return None
    doers = [i for i in _below(tokens, by) if tokens[i].dep == "pobj"]
    above = tokens[noun].head
    while tokens[above].tag[0] == "N" and tokens[above].head != above:
        above = tokens[above].head
    who = _subject(tokens, above)
    if who is None or not any(_is_source(reading, one, i) for i in doers):
        return None
    return (_named(tokens, who),)


def _named_aside(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """ "He hit back after the challenger, Ann Lee, had said he lied": the challenger, whom a name between commas tells.

    The parser hangs all of that on the verb before it, and the subject of that is taken for who says it.
    """
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    if not cue or cue[0] < 5 or tokens[cue[0]].tag not in _FINITE or tokens[cue[0] - 1].tag != ",":
        return None
    name = cue[0] - 1
    while name > 0 and tokens[name - 1].tag == "NNP":
        name -= 1
    noun = name - 2
    if name == cue[0] - 1 or noun < 1 or tokens[name - 1].tag != "," or tokens[noun].tag not in ("NN", "NNP"):
        return None
    first = noun
    while first > 0 and tokens[first - 1].tag in ("DT", "PRP$", "JJ", "NN", "NNP", "POS"):
        first -= 1
    subordinate = (
        first > 0 and tokens[first - 1].lemma.lower() in _SUBORDINATING and tokens[first].tag in ("DT", "PRP$")
    )
    whole = Span(tokens[first].start, tokens[cue[0] - 2].end)
    inside = all(whole.start <= s.start and s.end <= whole.end + 1 for s in one.sources)
    return (whole,) if subordinate and not (one.sources and inside) else None


def _here(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """ "Was called a fraud by pilots. He was watched by the guild": the pilots call him one, without the guild."""
    tokens = reading.tokens
    if one.cue is None or len(one.sources) < 2:
        return None
    cue = one.cue
    sentence = next((s for s in reading.sentences if s.start <= cue.start < s.end), None)
    if sentence is None:
        return None
    here = [s for s in one.sources if sentence.start <= s.start < sentence.end]
    others = [_head(tokens, words_in(reading, s)) for s in one.sources if s.start >= sentence.end]
    apart = others and all(tokens[tokens[i].head].dep == "agent" or tokens[i].dep in _SUBJECTS for i in others)
    return tuple(here) if here and apart else None


_Rule = Callable[[Reading, Attribution], tuple[Span, ...] | None]
_RULES: tuple[_Rule, ...] = (
    _deemed,
    _spends,
    _shared,
    _beside_hearing,
    _commanded,
    _named_aside,
    _here,
    whose_remarks,
    without_agents,
    in_the_clause_before,
    *OF_OTHERS,
)


# Where nobody says anything


def _proves(reading: Reading, one: Attribution) -> bool:
    """ "The harbour proved to be safe": it was; "the film proved that he lied" does tell something."""
    tokens, verb = reading.tokens, _verb(reading, one)
    if verb is None or tokens[verb].lemma != "prove" or tokens[verb].tag == "VBN" or one.sources == ():
        return False
    kinds = {tokens[i].dep for i in _below(tokens, verb) if i > verb}
    being = any(tokens[i].dep == "xcomp" and tokens[i].lemma == "be" for i in _below(tokens, verb))
    return not kinds & {"ccomp", "dobj"} and (being or bool(kinds & {"acomp", "attr", "oprd"}))


def _is_devoted(reading: Reading, one: Attribution) -> bool:
    """ "Half of the speech was devoted to criticizing him": the half says nothing."""
    words = words_in(reading, one.cue) if one.cue else range(0)
    return any(reading.tokens[i].lemma in _DEEDS and reading.tokens[i].tag in ("VBN", "JJ") for i in words)


def _cannot_hope(reading: Reading, one: Attribution) -> bool:
    """ "He cannot expect to win": whoever says that predicts it, and not he."""
    tokens, verb = reading.tokens, _verb(reading, one)
    if verb is None or tokens[verb].lemma not in _HOPING or tokens[verb].tag != "VB":
        return False
    below = _below(tokens, verb)
    can = any(tokens[i].dep == "aux" and tokens[i].lemma.lower() in ("can", "could", "ca") for i in below)
    denied = any(tokens[i].dep == "neg" or tokens[i].lemma in ("hardly", "scarcely") for i in below)
    return can and denied and any(tokens[i].dep == "xcomp" for i in below)


def _appeals(reading: Reading, one: Attribution) -> bool:
    """ "He is appealing to young voters": they like him, and he asks them for nothing."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    verb = next((i for i in cue if tokens[i].lemma == "appeal" and tokens[i].tag == "VBG"), None)
    if verb is None or len(one.contents) != 1:
        return False
    words = words_in(reading, one.contents[0])
    head = _head(tokens, words) if words else verb
    to = tokens[head].head
    return tokens[head].dep == "pobj" and tokens[to].lemma == "to" and tokens[to].head == verb and to not in words


def _is_favoured(reading: Reading, one: Attribution) -> bool:
    """ "She is favoured to win": as whoever tells it sees it."""
    tokens, verb = reading.tokens, _verb(reading, one)
    if one.sources or verb is None or tokens[verb].lemma not in _FAVOURED or tokens[verb].tag != "VBN":
        return False
    kinds = {tokens[i].dep for i in _below(tokens, verb)}
    return {"nsubjpass", "xcomp"} <= kinds and "agent" not in kinds


def _is_anybodys(reading: Reading, one: Attribution) -> bool:
    """ "A refuge ... from saying that he won to praising himself": it is no refuge that says so."""
    tokens, verb = reading.tokens, _verb(reading, one)
    if verb is None or tokens[verb].tag != "VBG" or len(one.sources) != 1 or _opens_range(tokens, verb) is None:
        return False
    cut = any(_within_range(reading, one, span) != span for span in one.contents)
    return cut and tokens[words_in(reading, one.sources[0])[0]].lemma.lower() in ("a", "an")


_NOTHING_SAID = (_is_favoured, _proves, _is_devoted, _cannot_hope, _appeals, seems, *NOT_TOLD)


# What they say


def _opens_range(tokens: Sequence[Token], cue: int) -> int | None:
    """The "from" that leads in a cue with what stands before its word: "from his unlikely plan"."""
    opens = cue
    while opens > 0 and tokens[opens - 1].tag in ("PRP$", "JJ", "DT", "POS", "NNP"):
        opens -= 1
    return opens - 1 if opens > 0 and tokens[opens - 1].lemma.lower() == "from" else None


def _within_range(reading: Reading, one: Attribution, span: Span) -> Span:
    """ "From his plan to sell the port, to his jokes": the plan is to sell the port, and no jokes."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    words = words_in(reading, span)
    if not cue or not words or words[0] < cue[-1]:
        return span
    if _opens_range(tokens, cue[0]) is None:
        return span
    gerund = tokens[cue[0]].tag == "VBG"
    ends = (i for i in words[1:-1] if tokens[i].lemma == "to" and tokens[i].dep in ("prep", "dative"))
    other = next((i for i in ends if (tokens[i + 1].tag == "VBG" if gerund else tokens[i - 1].tag == ",")), None)
    if other is None:
        return span
    last = other - 1 if tokens[other - 1].tag != "," else other - 2
    return Span(span.start, tokens[last].end)


def _goes_on_alone(reading: Reading, one: Attribution, span: Span) -> Span:
    """ "He is urging that it close, and his aides are calling members": the aides are, as the report tells."""
    tokens, verb = reading.tokens, _verb(reading, one)
    if (
        verb is None
        or not _is_progressive(tokens, verb)
        or '"' in (said := span.of(reading.document.text))
        or "“" in said
    ):
        return span
    inside = words_in(reading, span)
    for i in inside:
        subject = next((j for j in _below(tokens, i) if tokens[j].dep == "nsubj" and j < i), None)
        if tokens[i].dep != "conj" or tokens[i].head != verb or subject is None or not _is_progressive(tokens, i):
            continue
        first = next((j for j in range(subject - 1, inside[0], -1) if tokens[j].dep == "cc"), None)
        if first is not None and tokens[first - 1].tag == ",":
            return Span(span.start, tokens[first - 2].end)
    return span


def _is_progressive(tokens: Sequence[Token], verb: int) -> bool:
    helpers = _helpers(tokens, verb)
    return tokens[verb].tag == "VBG" and any(
        tokens[i].lemma in ("be", "'s") and tokens[i].tag in _FINITE for i in helpers
    )


# Grammar


def _verb(reading: Reading, one: Attribution) -> int | None:
    """The word of the cue that its others depend on, of "took turns rebutting" the one that says something."""
    words = words_in(reading, one.cue) if one.cue else range(0)
    return _head(reading.tokens, words) if words else None


def _head(tokens: Sequence[Token], words: Sequence[int]) -> int:
    tops = (i for i in words if tokens[i].head not in words or tokens[i].head == i)
    return next((i for i in tops if tokens[i].dep != "punct"), words[0])


def _below(tokens: Sequence[Token], verb: int) -> list[int]:
    near = range(max(verb - _REACH, 0), min(verb + _REACH, len(tokens)))
    return [i for i in near if tokens[i].head == verb and i != verb]


def _helpers(tokens: Sequence[Token], verb: int) -> list[int]:
    return [i for i in _below(tokens, verb) if tokens[i].dep in ("aux", "auxpass")]


def _subject(tokens: Sequence[Token], verb: int) -> int | None:
    """The subject of a verb, or of the one it is joined to or is the end of; who a "who" or "which" means."""
    for _ in range(3):
        if (own := next((i for i in _below(tokens, verb) if tokens[i].dep in _SUBJECTS), None)) is not None:
            return _whom(tokens, verb, own)
        if tokens[verb].dep not in ("conj", "xcomp"):
            return None
        verb = tokens[verb].head
    return None


def _named(tokens: Sequence[Token], head: int) -> Span:
    """A subject as it is told, with all whom a list has: "the leaders of Velland, Norrin and Osk"."""
    span = phrase(tokens, head)
    last = next(i for i in range(head, len(tokens)) if tokens[i].end >= span.end)
    listed = (i for i in range(last + 1, last + 1 + _REACH) if i < len(tokens) and tokens[i].dep == "conj")
    for i in listed:
        near = all(tokens[j].dep in ("punct", "cc", "det", "amod", "compound") for j in range(last + 1, i))
        if near and hangs_on(tokens, i, head):
            last = i
    return Span(span.start, tokens[last].end)


def _whom(tokens: Sequence[Token], verb: int, subject: int) -> int:
    """What a relative subject stands for."""
    relative = tokens[subject].tag in ("WDT", "WP") and tokens[verb].dep == "relcl"
    return tokens[verb].head if relative else subject


def _is_source(reading: Reading, one: Attribution, word: int) -> bool:
    """Whether a word is what the source is named by."""
    tokens = reading.tokens
    heads = (_head(tokens, words) for s in one.sources if (words := words_in(reading, s)))
    return any(head == word or (hangs_on(tokens, head, word) and tokens[head].dep != "pobj") for head in heads)
