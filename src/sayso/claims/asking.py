"""Questions that can be answered by yes or no, as the statement they ask for: "Did she sign it?" as "She signed it"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sayso.claims.elliptical import is_figure_alone
from sayso.claims.forms import AUXILIARIES, FINITE_TAGS, Form, Proposition, form_of, is_verb
from sayso.claims.speakers.voices import is_label_alone, is_ones_own, part_in
from sayso.claims.stance.stances import Stance
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act, Attribution, Certainty, Polarity

_CONDITIONS = frozenset("if unless when whether why how what who which where whose whom".split())
_QUOTES = frozenset('"“”')
_TRUE = frozenset("true correct right so".split())
_POINTING = frozenset(("that", "this"))
_WHERE = frozenset("in at on under near behind inside aboard with".split())
_PARTLY = frozenset("by in on at with from since until before after during under near through without".split())
_LEADING = frozenset(("so", "and", "but", "then"))
_HOSTS = frozenset("host presenter interviewer anchor moderator".split())
_TALKING = frozenset("speak talk meet sit interview answer".split())
_TALKS = frozenset("interview conversation transcript exchange".split())
_OURS = frozenset("i we my our".split())
_NOT_ASKING = frozenset(("care", "know"))
"""What nobody does, as who asks means: "who cares?"."""
_WHO = frozenset(("who", "what"))
_LENT = frozenset("do have be will would can could should".split())
_DOING = frozenset("did do does".split())
_FAR = 8
"""Sentences back in which it was asked how many."""
_LEAST = 3
"""Words of a statement that is put as a question."""
_PAUSES = frozenset((",", "—", "–", ";", ".", "!"))


def asked_outright(tree: Tree, number: int) -> Proposition | None:
    """The statement that the sentence of this number asks for; None of any other sentence."""
    return _outright(tree, tree.sentence_words(number))


def _outright(tree: Tree, words: Sequence[int]) -> Proposition | None:
    last = next((i for i in reversed(words) if tree.word(i) not in _QUOTES), None)
    if last is None or tree.word(last) != "?":
        return None
    for verb in (i for i in words if is_verb(tree, i)):
        if (helper := _fronted(tree, verb, words)) is not None:
            return _statement(tree, verb, helper, [i for i in words if helper <= i < last])
    if any(tree.lower(i) in _DOING for i in words[2:3]):  # "Captain, did your men ...", which no statement is
        return None
    return _put_as_fact(tree, [i for i in words if i < last and tree.word(i) not in _QUOTES])


def _put_as_fact(tree: Tree, words: Sequence[int]) -> Proposition | None:
    """The same of a question in the order of a statement: "So he did not know of it?"."""
    words = words[1:] if words and tree.lower(words[0]) in _LEADING else words
    root = next((i for i in words if tree[i].head == i), None)
    if root is None or form_of(tree, root) is not Form.FINITE or any(tree[i].tag[0] == "W" for i in words):
        return None
    subjects = [s for s in tree.children(root, *SUBJECTS) if s < root and min(tree.subtree(s)) == words[0]]
    negations = {i for i in words if tree[i].dep == "neg" and tree[i].head == root}
    tagged = any(tree.lower(i) in ("n't", "not") and i > root for i in words[-3:])  # "..., wouldn't she?"
    if len(subjects) != 1 or tagged or len(words) < _LEAST:
        return None
    lent = tuple(i for i in tree.children(root, "aux") if negations and tree[i].lemma == "do")
    who = tuple(tree.subtree(subjects[0])) if lent else ()
    rest = tuple(i for i in words if i not in {*negations, *lent, *who})
    return Proposition(root, rest, Form.FINITE, who, lent, whom=tuple(words), asks=True)


def _fronted(tree: Tree, verb: int, words: Sequence[int]) -> int | None:
    """The verb or its auxiliary that stands before the subject, and behind nothing but whom the question is put to."""
    below = [*_taken_for_main(tree, verb), *tree.children(verb, *AUXILIARIES)]
    above = tree[verb].head  # beside whom a question is put to parsers take "did" for its verb: "Dr Lee, did he call"
    below += [above] if tree[verb].tag == "VB" and tree[verb].dep == "ccomp" and tree.lower(above) in _DOING else []
    first = next((i for i in (*below, verb) if tree[i].tag in FINITE_TAGS), None)
    if first is None or _subject(tree, verb, first) is None or (first == verb and tree[verb].lemma != "be"):
        return None
    opening = [i for i in words if i < first and tree.word(i) not in _QUOTES]
    if any(tree.lower(i) in _CONDITIONS or is_verb(tree, i) for i in opening):
        return None
    comma = bool(opening) and tree.word(opening[-1]) in (",", ":", "—", "–")
    return first if not opening or comma or all(tree[i].dep in ("cc", "intj") for i in opening) else None


def _taken_for_main(tree: Tree, verb: int) -> list[int]:
    """The auxiliary that a parser takes for the verb of who is addressed: "Captain, did your crew fire on it?"."""
    above = tree[verb].head
    called = any(c < above and tree.word(above - 1) == "," for c in tree.children(above, *SUBJECTS))
    return [above] if called and tree[verb].dep == "ccomp" and tree[above].lemma in _LENT else []


def _subject(tree: Tree, verb: int, first: int) -> int | None:
    """What stands right behind; beside whom a question is put to parsers take it for anything: "Dr Lee, was he ill"."""
    after = first + 1 + _negated(tree, first)
    below = (i for i in tree.children(verb, *SUBJECTS, "attr", "dobj", "npadvmod") if i > first)
    return next((i for i in below if min(tree.subtree(i)) == after), None)


def _negated(tree: Tree, first: int) -> bool:
    """Whether a "not" stands right behind: "didn't he know"."""
    return tree.lower(first + 1) in ("n't", "not")


def _statement(tree: Tree, verb: int, helper: int, words: Sequence[int]) -> Proposition | None:
    """What is asked for; of "is it true that she left" that she left, of "is that true" nothing."""
    true = [c for c in tree.children(verb, "acomp") if tree.lower(c) in _TRUE]
    if true and tree.lower(helper + 1) in _POINTING:
        return None
    for clause in tree.children(true[0], "ccomp") + tree.children(verb, "ccomp") if true else ():
        told = tuple(i for i in tree.subtree(clause) if i in words and tree[i].dep != "mark")
        return Proposition(clause, told, form_of(tree, clause), whom=tuple(words), asks=True)
    subject = _subject(tree, verb, helper)
    who = () if subject is None else tuple(i for i in tree.subtree(subject) if i in words)
    predicates = [c for c in tree.children(verb, "attr", "acomp", "advmod") if c != subject]
    if subject is not None and helper == verb and not predicates:
        # Parsers hang what is asked of somebody on them: "Was the dam safe?", "Were your men in Orle?"
        begins = _predicate_in(tree, subject, who)
        who = tuple(i for i in who if begins is None or i < begins)
        doing = [i for i in who[2:] if tree[i].dep in ("compound", "amod") and tree.lower(i).endswith("ing")]
        if any(tree[i - 1].tag[:2] == "NN" for i in doing):
            return None  # "Was the ferry carrying arms?", of which parsers make one long noun
    gone = {*who, *(i for i in words if tree[i].dep == "neg" and tree[i].head == verb)}
    lent = (helper,) if helper != verb else ()
    rest = tuple(i for i in words if i not in gone and i not in lent)
    if helper == verb and not any(tree.is_word(i) for i in rest if i != helper):
        return None  # a predicate that the parser took for part of the subject: "Was the tug smuggling arms?"
    return Proposition(verb, rest, Form.FINITE, who, lent, whom=tuple(words), asks=True)


def _predicate_in(tree: Tree, subject: int, who: Sequence[int]) -> int | None:
    """Where what is asked of somebody begins among the words for them: "the captain of the ferry | arrested in May"."""
    hung = [(h, c) for h in who if h >= subject for c in tree.children(h, "amod", "acl", "prep") if c == h + 1]
    fits = (c for h, c in hung if tree[c].dep != "prep" or tree.lower(c) in _WHERE)
    begins = sorted(fits, key=lambda c: (tree[c].tag == "VBG", c))  # "was the man driving the van | arrested"
    return next(iter(begins), None)


def report_asks(tree: Tree, attributions: Sequence[Attribution]) -> Iterator[Proposition]:
    """What the report itself asks, in headings or in its text, so that who is quoted then answers it."""
    turns = (a for a in attributions if is_ones_own(tree, a))
    told = {tree.sentence(i) for a in turns for i in tree.words_of(a.contents)}
    for number, sentence in enumerate(tree.reading.sentences):
        text = sentence.of(tree.text)
        own = number not in told and text.rstrip().endswith("?") and _QUOTES.isdisjoint(text)
        asked = asked_outright(tree, number) if own else None
        yield from [asked] if asked else []


def told_who(tree: Tree, one: Proposition) -> Proposition | None:
    """A phrase as the answer to who or what did what was asked right before: "Who gave the order? The general"."""
    if tree[one.head].tag == "IN":
        return _completed(tree, one)
    if is_figure_alone(tree, one.words):
        return _counted(tree, one)
    here = tree.sentence(one.head)
    number = next((n for n in range(here - 1, -1, -1) if not is_label_alone(tree, n)), None)
    first = next((i for i in tree.sentence_words(here) if tree.is_word(i)), None)
    if one.form is not Form.NOMINAL or tree[one.head].tag[0] != "N" or number is None or first not in one.words:
        return None
    words = tree.sentence_words(number)
    who = words[0]
    verb = tree[who].head
    asked = tree.word(words[-1]) == "?" and tree.lower(who) in _WHO and tree[who].dep in SUBJECTS
    if not asked or tree[verb].head != verb or form_of(tree, verb) is not Form.FINITE:
        return None
    if tree[verb].lemma in _NOT_ASKING and verb == who + 1 == words[-1] - 1:
        return None  # "Who cares? A storm in a teacup"
    told = tuple(i for i in words[1:-1] if tree.is_word(i))
    more = {i for c in tree.children(one.head, "appos", "relcl") for i in tree.subtree(c)}
    phrase = tuple(i for i in one.words if i not in more and (tree.is_word(i) or tree[i].dep == "case"))
    return Proposition(verb, told, Form.FINITE, phrase)


def _how_many(tree: Tree, word: int) -> range | None:
    """The words of the question asked last before a word, if that is how many there are of something."""
    here = tree.sentence(word)
    before = range(here - 1, max(here - _FAR, 0) - 1, -1)
    asked = next((n for n in before if _asks(tree, n)), None)
    words = tree.sentence_words(asked) if asked is not None else range(0)
    if len(words) < _LEAST or not tree.have(words[0], ("how", "many")):
        return None
    noun = tree[words[1]].head
    verb = tree[noun].head
    fits = noun > words[1] and tree[noun].dep in SUBJECTS and form_of(tree, verb) is Form.FINITE
    return words if fits else None


def _counted(tree: Tree, one: Proposition) -> Proposition | None:
    """How many of what was asked of last: "How many crates are missing? The union says 41"."""
    if (words := _how_many(tree, one.head)) is None:
        return None
    noun = tree[words[1]].head
    figure = tuple(i for i in one.words if tree.is_word(i))
    rest = tuple(i for i in words[:-1] if i > noun)
    return Proposition(tree[noun].head, rest, Form.FINITE, (*figure, *range(words[2], noun + 1)))


def _of_what(tree: Tree, one: Proposition) -> Proposition:
    """With what is counted where a number alone tells how many: "17 are still missing"."""
    subject = next((c for c in tree.children(one.verb, *SUBJECTS) if c in one.words), None)
    number = tuple(tree.subtree(subject)) if subject is not None else ()
    alone = all(tree[i].tag == "CD" or tree.lower(i) == "more" for i in number)
    if not (number and alone) or one.form is not Form.FINITE or (words := _how_many(tree, one.head)) is None:
        return one
    counted = range(words[2], tree[words[1]].head + 1)
    return replace(one, words=tuple(i for i in one.words if i not in number), subject=(*number, *counted), whom=number)


def in_turn(
    tree: Tree, one: Attribution, attributions: Sequence[Attribution], made: Iterable[Proposition]
) -> Iterator[Proposition]:
    """What an attribution says; in a turn of a conversation with what it asks, and without what only tells who says it.

    That "the mayor says it will rain" the mayor's claim tells, with who handed it on. What a host does on air ("we are
    joined by Dr Lee") is no claim, nor what somebody is only asked whether they say.
    """
    if not is_ones_own(tree, one):
        quoted = list(_quoted(tree, one))
        put = {tree.sentence(q.head) for q in quoted}
        rest = [] if one.within and _is_asked(tree, one) else made
        yield from (*quoted, *(p for p in rest if tree.sentence(p.head) not in put))
        return
    asked = {n: q for n in _sentences(tree, one) if (q := asked_outright(tree, n))}
    cues = {i for a in attributions if a.within == one.id and a.cue and a.sources for i in tree.within(a.cue)}
    answer = [*_answer(tree, one), *_partly(tree, one)]
    yield from (*asked.values(), *answer, *_replies(tree, one, attributions))
    apart = {*cues, *(p.head for p in answer)}
    hosts = not _HOSTS.isdisjoint(map(tree.lower, tree.words_of(one.sources)))
    for p in made:
        own = hosts and any(tree.lower(i) in _OURS for i in _doer(tree, p))
        if not (own or p.head in apart or _asks(tree, tree.sentence(p.head))):
            yield _of_what(tree, p)


def _quoted(tree: Tree, one: Attribution) -> Iterator[Proposition]:
    """What somebody is told to ask in so many words: "'Did you sign it?' the judge asked"."""
    head = tree.head_of(tree.within(one.cue)) if one.cue else None
    if head is None or one.within or tree[head].lemma.lower() != "ask":
        return
    quoted = [s for s in one.contents if s.of(tree.text)[:1] in _QUOTES]
    for _, words in groupby(tree.words_of(quoted), key=tree.sentence):
        if asked := _outright(tree, list(words)):
            yield asked


def _is_asked(tree: Tree, one: Attribution) -> bool:
    """Whether it is only asked whether somebody says or orders something: "Did you order them to fire?"."""
    head = tree.head_of(tree.within(one.cue)) if one.cue else None
    asked = asked_outright(tree, tree.sentence(head)) if head is not None else None
    return asked is not None and asked.verb == head


def introduces(tree: Tree, attributions: Sequence[Attribution], one: Proposition) -> bool:
    """Whether it only tells above a conversation that there was one: "She spoke to our reporter. It was shortened"."""
    nouns = {tree[s].lemma.lower() for s in tree.children(one.verb, *SUBJECTS)}
    if tree[one.verb].lemma.lower() not in _TALKING and nouns.isdisjoint(_TALKS):
        return False
    return tree[one.head].start < min((a.start for a in attributions if part_in(tree, a)), default=0)


def _doer(tree: Tree, one: Proposition) -> list[int]:
    """The words for who does it."""
    return [*one.subject, *(i for s in tree.children(one.verb, *SUBJECTS) for i in tree.subtree(s))]


def _sentences(tree: Tree, one: Attribution) -> list[int]:
    return sorted({tree.sentence(i) for i in tree.words_of(one.contents)})


def _asks(tree: Tree, number: int) -> bool:
    return tree.reading.sentences[number].of(tree.text).rstrip("\"”’' ").endswith("?")


def _answer(tree: Tree, one: Attribution) -> Iterator[Proposition]:
    """The "no" that a turn begins with: "No, the drum was empty"."""
    words = tree.words_of(one.contents)
    alone = len(words) > 1 and tree.word(words[1]) in _PAUSES and [tree.lower(i) for i in words[2:3]] != ["but"]
    if alone and tree.lower(words[0]) in ("yes", "no"):
        yield Proposition(words[0], (words[0],), Form.VERBLESS)


def _partly(tree: Tree, one: Attribution) -> Iterator[Proposition]:
    """When, where or by whom it is so, or not so, what was just asked: "Not by the police", "In May, yes"."""
    for number in _sentences(tree, one):
        said = [i for i in tree.sentence_words(number) if tree.is_word(i)]
        denies = next((i for i in (said[:1] + said[-1:]) if tree.lower(i) in ("not", "no")), None)
        phrase = [i for i in said if i != denies and tree.lower(i) != "yes"]
        led = bool(phrase) and tree.lower(phrase[0]) in _PARTLY and bool(tree.children(phrase[0], "pobj"))
        if led and len(phrase) < len(said) and not any(is_verb(tree, i) or tree[i].tag == "PRP" for i in phrase):
            unread = denies is not None and tree[denies].dep != "neg"  # "in May, no"
            yield Proposition(phrase[0], tuple(phrase), Form.NOMINAL, contrary=denies if unread else None)


def _completed(tree: Tree, one: Proposition) -> Proposition | None:
    """What was asked with the phrase that answers it."""
    here = tree.paragraph(one.head)
    before = range(tree.sentence(one.head) - 1, -1, -1)
    outside = (n for n in before if tree.paragraph(tree.sentence_words(n)[0]) != here)
    number = next((n for n in outside if not is_label_alone(tree, n)), None)
    asked = asked_outright(tree, number) if number is not None else None
    text = tree.span(one.words).of(tree.text)
    return asked and replace(asked, whom=one.words, after=f"{text[:1].lower()}{text[1:]}", contrary=one.contrary)


def _replies(tree: Tree, one: Attribution, attributions: Sequence[Attribution]) -> Iterator[Proposition]:
    """What is said of another's claim in the sentence that tells it: "He says nobody came, and that's not so"."""
    told = {i for a in attributions if a.within == one.id and a.cue for i in tree.words_of(a.contents)}
    for i in (i for i in tree.words_of(one.contents) if i not in told and tree[i].dep in ("conj", "relcl")):
        if tree[i].head in told and form_of(tree, i) is Form.FINITE:
            yield Proposition(i, tuple(tree.subtree(i)), Form.FINITE)


OPEN = Stance(Polarity.AFFIRMS, Certainty.UNKNOWN, Act.QUESTION, ())
"""How what is only asked is put."""
