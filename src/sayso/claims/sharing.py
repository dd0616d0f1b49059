"""What coordinated clauses share: a subject that stands with the first, an object that stands with the last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import takewhile

from sayso.claims.dangling import is_person
from sayso.claims.forms import AUXILIARIES, FINITE_TAGS, Form, Proposition, is_verb
from sayso.claims.speakers.control import is_said_of
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.stance.negation import negative_argument
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

_COMPLEMENTS = ("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd")
_JOINING = frozenset(("cc", "advmod", "punct", "conj", "aux", "auxpass", "neg"))
_OF_ONE = frozenset(("was", "is", "has"))
"""Forms whose subject is not several."""
DASHES = frozenset(("–", "—", "--"))
_BEFALLEN = frozenset(
    "kill wound injure hurt shoot stab die arrest detain damage destroy displace evacuate rescue hospitalize "
    "hospitalise find seize recover charge".split()
)
"""What becomes of somebody or something in one event."""
_HARM = frozenset("kill wound injure hurt shoot stab beat".split())
_OCCASIONS = frozenset(
    "shooting crash fire attack explosion blast bombing accident collision incident stabbing raid riot robbery".split()
)
_NONE = frozenset("zero no nobody none neither".split())
_APPEARING = frozenset(("appear", "seem"))


def subjects_of(tree: Tree, head: int) -> list[int]:
    """The subjects of a verb, also where the parser hangs them on its auxiliary."""
    return [c for h in (head, *tree.children(head, *AUXILIARIES)) for c in tree.children(h, *SUBJECTS)]


def taken_for_conjunct(tree: Tree, clause: int) -> set[int]:
    """The subject that the parser coordinates with a noun before it: "taken into custody and charges are pending"."""
    first = min(clause, *tree.children(clause, *AUXILIARIES)) if tree.children(clause, *AUXILIARIES) else clause
    nouns = takewhile(lambda i: tree[i].dep != "ROOT", (first - 1, *tree.ancestors(first - 1)))
    noun = max((i for i in nouns if _joined_noun(tree, i)), key=lambda i: -tree.depth(i), default=None)
    if subjects_of(tree, clause) or noun is None or tree[noun].tag[0] != "N" or noun >= first:
        return set()
    phrase = tree.subtree(noun)
    joined = tree[phrase[0] - 1].dep == "cc" and tree[first].tag in FINITE_TAGS
    closed = phrase[-1] == first - 1 or (tree.word(first - 1) == "," and phrase[-1] == first - 2)
    return set(phrase) if joined and closed else set()


def _joined_noun(tree: Tree, i: int) -> bool:
    return tree[i].dep == "conj" and tree[i].tag[0] == "N"


WITHOUT_OBJECT = frozenset(
    "come go arrive flee wait fall die sleep live happen look talk laugh cry scatter respond react collapse escape "
    "crawl remain rise kneel emerge be scream yell stoop bend arise duck panic stumble turn smile weep grin "
    "shiver resign retire spread brake".split()
)
"""Verbs of which nothing is done to anybody."""
_STOPPED_TO = frozenset("render give offer help call report look check exchange provide".split())
"""What a driver does who stops."""
_OF_ITSELF = frozenset(("discharge", "fire", "ricochet", "explode"))
"""What a weapon does and somebody does with it: the object of the verb after it is none of its own."""
SETTING_OFF = frozenset(("while", "whereas"))
"""What leads to a clause that is set off against another: "the bridge was open, while the road was closed"."""
_COMPLETED = ("auxpass", "nsubjpass", "dobj", "prep", "xcomp", "ccomp", "attr", "acomp")
_MINDS = frozenset("think believe hope want feel wish fear suspect".split())
_UNDERTAKING = frozenset("apologise apologize decline refuse promise vow pledge urge".split())
"""What is done by who speaks: "said the tape could not be found and apologised"."""


def may_share(tree: Tree, head: int, clause: int) -> bool:
    """Whether a clause may share the subject of the first: not "the visit was late, and believe it was planned"."""
    subjects = tree.children(head, "nsubj", "nsubjpass")
    if subjects_of(tree, clause) or taken_for_conjunct(tree, clause):
        return True
    if tree.children(head, "expl") and tree[head].lemma.lower() == "be":
        return tree[clause].lemma.lower() == "be"  # "there is no threat and are investigating"
    others = (_told_of, _after_dash, _of_what_is_said, _of_another_time, _of_another_mind)
    if not subjects or any(rule(tree, head, clause) for rule in others):
        return not subjects
    if tree[subjects[0]].dep == "nsubjpass" and tree[clause].lemma.lower() in _UNDERTAKING:
        return tree[clause].tag == "VBN" and bool(tree.children(clause, *AUXILIARIES))
    single = tree[subjects[0]].tag in ("NN", "NNP") and not tree.children(subjects[0], "conj")
    form = next(iter(tree.children(clause, *AUXILIARIES)), clause)
    one = single and is_person(tree, subjects[0]) and kind_of_noun(tree.lower(subjects[0])) is not SpeakerKind.GROUP
    were = one and tree.lower(form) == "were"  # "they said Lee had fled, and were looking for her"
    plural = tree[form].tag == "VBP" or were or (form == clause and tree[form].tag == "VB")
    if tree[subjects[0]].tag in ("NNS", "NNPS") and tree.lower(form) in _OF_ONE:
        return False  # "police took criticism after the suspect they named – Lee – was cleared"
    return not (single and plural and tree[head].tag not in ("VB", "VBP"))


def _told_of(tree: Tree, _head: int, clause: int) -> bool:
    """Whether a participle tells of the noun before it: "left in a pickup, believed to have no plate"."""
    return is_said_of(tree, clause) and not tree.children(clause, *AUXILIARIES)


def _after_dash(tree: Tree, _head: int, clause: int) -> bool:
    """Whether a verb goes on with what stands before a dash: "some gunmen – we don't know how many – came out"."""
    first = min((clause, *tree.children(clause, *AUXILIARIES)))
    return first > 0 and tree.word(first - 1) in DASHES


def _of_what_is_said(tree: Tree, head: int, clause: int) -> bool:
    """Whether a past goes on with what somebody thinks now: "they believe he was inside and had been drinking"."""
    form = next(iter(tree.children(clause, *AUXILIARIES)), clause)
    told = [c for c in tree.children(head, "ccomp") if head < c < clause]
    return bool(told) and tree[head].tag in ("VBP", "VBZ") and tree[form].tag == "VBD"


def _of_another_time(tree: Tree, head: int, clause: int) -> bool:
    """Whether a past goes on with more than a "will": "he hopes they will come and had a message for them"."""
    will = tree[head].tag == "VB" and any(tree[a].tag == "MD" for a in tree.children(head, "aux"))
    return will and tree[clause].tag in ("VBD", "VBZ") and not tree.children(clause, *AUXILIARIES)


def _of_another_mind(tree: Tree, head: int, clause: int) -> bool:
    """Whether no thing can do what a verb tells: "said a knife was found and thinks it was his"."""
    subject = tree.children(head, "nsubj", "nsubjpass")[0]
    thing = tree[subject].tag == "NN" and not tree[subject].entity and tree[subject].dep == "nsubjpass"
    return thing and tree[clause].lemma in _MINDS and tree[clause].tag in ("VBZ", "VBD")


def of_somebody(tree: Tree, head: int, clause: int) -> bool:
    """Whether a second verb goes on with what "someone" did, of whom it says nothing alone: "someone ... and fled".

    "Nobody came in and helped" says of none that they did both.
    """
    doers = subjects_of(tree, head)
    some = [tree.lower(s) for s in doers] in (["someone"], ["somebody"]) and not tree.children(doers[0])
    none = any(tree.lower(c) in _NONE for s in doers for c in (s, *tree.children(s, "nummod", "det", "amod")))
    none = none and any(tree.lower(c) == "and" for c in tree.children(head, "cc"))
    return (some or none) and not subjects_of(tree, clause)


def late_setting(tree: Tree, heads: list[int], words: set[int]) -> tuple[int, ...]:
    """When and where two things befell people, told with the second: "one was killed and one hurt on Friday in Osk"."""
    first, last = heads[0], heads[-1]
    dead = {i for c in tree.children(first, "acomp") for i in tree.subtree(c) if _is_dead(tree, first)}
    between = [i for i in range(first + 1, last) if i not in tree.subtree(last) and i not in dead]
    joined = [tree.lower(i) for i in between if tree.is_word(i)] == ["and"]
    befell = all((tree[h].lemma.lower() in _BEFALLEN or _is_dead(tree, h)) and subjects_of(tree, h) for h in heads)
    if len(heads) != 2 or not joined or not befell or tree[first].lemma == "die":  # who dies may do so later
        return ()
    inside = [i for i in tree.subtree(last) if i in words and i > last]
    if any(tree[i].tag in FINITE_TAGS or tree[i].tag[0] == "W" for i in inside):
        return ()  # "... and one was hurt when he fell on Friday"
    # Nobody "is dead on Friday".
    begins = [
        i for i in inside if _is_occasion(tree, i) or (tree[i].entity in ("DATE", "TIME") and not _is_dead(tree, first))
    ]
    start = min(begins, default=None)
    if start is None:
        return ()
    while tree[start].head > start and tree[tree[start].head].tag[0] == "N":  # "in a Friday night shooting in Osk"
        start = tree[start].head
    start = min(i for i in tree.subtree(start) if i > last)
    start -= tree[start - 1].dep == "prep" and start - 1 in inside
    told = [i for i in inside if i >= start]
    while told and not tree.is_word(told[-1]):
        told.pop()
    return tuple(told)


def _is_dead(tree: Tree, verb: int) -> bool:
    """ "Four are dead and two are hurt in a fire": what befell them in one event."""
    return tree[verb].lemma == "be" and any(tree.lower(c) == "dead" for c in tree.children(verb, "acomp"))


def _is_occasion(tree: Tree, prep: int) -> bool:
    """Whether a preposition leads to what befell both: "were hurt in three fires in Marl"."""
    at = tree[prep].dep == "prep" and tree.lower(prep) in ("in", "during")
    return at and any(tree[o].lemma in _OCCASIONS for o in tree.children(prep, "pobj"))


def told_with_next(tree: Tree, one: Proposition, gone: AbstractSet[int]) -> Proposition:
    """A clause with what is told so of it with the next one, but for words that are ``gone``."""
    after = [c for c in tree.children(one.head, "conj") if c not in one.words and is_verb(tree, c)]
    if one.form is not Form.FINITE or one.shared or len(after) != 1:
        return one
    late = late_setting(tree, [one.head, *after], set(tree.subtree(after[0])))
    return replace(one, shared=late) if late and gone.isdisjoint(late) else one


_BESIDES = frozenset("even also then instead eventually finally".split())
"""Adverbs that set off a second deed, whose object the first does not share."""


def late_object(tree: Tree, heads: list[int], words: set[int]) -> tuple[int, ...]:
    """The object that stands with the last of several verbs and belongs to all: "aiding or arming the Taliban"."""
    first, last = heads[0], next((h for h in heads[1:] if tree.children(h, "dobj")), heads[-1])
    between = range(first + 1, last)
    alike = tree[first].tag == tree[last].tag or {tree[first].tag, tree[last].tag} <= {"VBD", "VBN"}
    # "Were searching for and collecting evidence": a preposition that leads to nothing shares the object, too.
    open_ = [p for p in tree.children(first, "prep") if not tree.children(p) and tree[min(p + 1, last)].dep == "cc"]
    if agent := _late_agent(tree, first, last):
        return tuple(i for i in agent if i in words)
    own = tree.children(first, *_COMPLETED)
    if (
        not alike
        or own != open_
        or tree[first].lemma in WITHOUT_OBJECT | _OF_ITSELF
        or (tree[first].lemma == "stop" and tree[last].lemma in _STOPPED_TO)
        or any(tree[i].dep not in _JOINING or tree.lower(i) in _BESIDES for i in between if i not in open_)
    ):
        return late_setting(tree, heads, words)
    # "Has not found, and has not looked for, anything": a comma parts a preposition from what it shares.
    preps = [p for p in tree.children(last, "prep") if tree.word(min(p + 1, len(tree) - 1)) == ","]
    apart = [o for p in preps for o in tree.children(p, "pobj") or tree.children(last, "npadvmod")]
    objects = [*tree.children(last, "dobj"), *apart][:1]
    last_alone = bool(tree.children(last, "neg")) and not tree.children(first, "neg")
    if last_alone or any(negative_argument(tree, o) is not None for o in objects):
        return ()  # "checked and found no signs", "to act and not frighten voters"
    return tuple(i for o in objects for i in tree.subtree(o) if i in words)


def tail_of_both(tree: Tree, heads: list[int], rest: set[int]) -> set[int]:
    """What a parser hangs on the first of two neighbouring verbs behind both: "shot and killed at home, in Marl"."""
    both = len(heads) == 2 and heads[1] == heads[0] + 2 and tree[heads[0]].tag == tree[heads[1]].tag == "VBN"
    tail = {i for i in rest if both and i > heads[1]}
    plain = all(
        tree[c].dep in ("prep", "npadvmod", "punct", "agent", "advmod") for c in tree.children(heads[0]) if c in tail
    )
    return tail if plain and any(map(tree.is_word, tail)) else set()


def told_late(tree: Tree, late: Iterable[int], tail: set[int]) -> tuple[int, ...]:
    """What stands behind several verbs and belongs to all, without a comma before it."""
    both = sorted({*late, *tail})
    return tuple(both if not both or tree.is_word(both[0]) else both[1:])


def _late_agent(tree: Tree, first: int, last: int) -> list[int]:
    """By whom, where and when somebody was "shot and killed": who did the one did the other."""
    harmed = tree[first].tag == tree[last].tag == "VBN" and {tree[first].lemma, tree[last].lemma} <= _HARM
    near = first + 2 == last and tree.lower(first + 1) == "and"
    if not (harmed and near) or tree.children(first, "agent"):
        return []
    told = [tree.subtree(c) for c in tree.children(last, "agent", "prep", "npadvmod") if c > last]
    return [i for phrase in told if not any(tree[i].tag[:2] == "VB" for i in phrase) for i in phrase]


def lacks_object(tree: Tree, verb: int) -> bool:
    """Whether a verb between others shares what the last one is done to: "bought, leased or tested it"."""
    return tree[verb].lemma not in WITHOUT_OBJECT and not tree.children(verb, *_COMPLETED)


def is_contact(tree: Tree, clause: int) -> bool:
    """Whether a clause tells of the noun it follows, without "that": "the seat Lee was sitting in"."""
    if tree[clause].dep not in ("conj", "ccomp"):
        return False
    subjects = subjects_of(tree, clause)
    if not subjects or tree[subjects[0]].tag in ("WDT", "WP", "IN") or tree.children(clause, *_COMPLEMENTS, "mark"):
        return False
    first = min(tree.subtree(subjects[0]))
    opens = min(tree.subtree(clause))
    if any(c < first for c in tree.children(clause, "cc")) or (opens < first and tree[opens - 1].dep == "cc"):
        return False  # "..., but in one attack six men were hurt"
    before = first - 1
    if before < 0 or tree.sentence(before) != tree.sentence(first):
        return False
    return tree[before].tag in ("NN", "NNS") and tree[before].end < tree[first].start and not tree[before].entity


def is_reduced(tree: Tree, head: int, clause: int) -> bool:
    """Whether the first of two verbs only tells of the subject of the second: "a boy shot on Monday has been named"."""
    if tree[head].tag not in ("VBD", "VBN") or tree.children(head, *AUXILIARIES) or subjects_of(tree, clause):
        return False
    before = min((clause, *tree.children(clause, *AUXILIARIES, "advmod"))) - 1
    joined = any(head < c < clause for c in tree.children(head, "cc")) or tree.lower(before) in ("and", "but", "or")
    own = bool(tree.children(clause, *AUXILIARIES)) or tree[clause].lemma.lower() == "be"
    between = tree.word(head - 1) == "," == tree.word(before)  # "five people, believed to be related, were killed"
    return own and not joined and (between or tree[before].tag not in ("IN", ":", ","))


def with_their_nouns(tree: Tree, words: Sequence[int]) -> tuple[int, ...]:
    """These words without clauses of that kind whose noun is none of them."""
    inside = set(words)
    for i in words:
        if is_contact(tree, i) and min(tree.subtree(subjects_of(tree, i)[0])) - 1 not in inside:
            inside -= set(tree.subtree(i))
    return tuple(sorted(inside)) if inside else tuple(words)


def is_attempted(tree: Tree, i: int) -> bool:
    """Whether a supposed verb tells of a crime that it was attempted: "charged with murder and attempted robbery"."""
    crime = tree.lower(i) == "attempted" and i + 1 < len(tree) and tree[i + 1].tag == "NN"
    return crime and tree[i + 1].head == i and tree.lower(i + 1) != "suicide"


def turns_up(tree: Tree, verb: int) -> bool:
    """Whether a verb with its particle has no object: "was to meet her but never showed up"."""
    return tree[verb].lemma in ("show", "turn", "end", "wake", "wind") and bool(tree.children(verb, "prt"))


def conjunctions(tree: Tree, heads: list[int]) -> set[int]:
    """The "and", "or", "both" that join these, and the "while" that sets one off against another.

    Not the "or" before one that stays with the first.
    """
    joining = {
        c
        for head in heads
        for c in tree.children(head, "cc", "preconj")
        if tree.lower(c) != "or" or next((o for o in tree.children(head, "conj") if o > c), heads[0]) in heads
    }
    return joining.union(*(setting_off(tree, head) for head in heads))


def setting_off(tree: Tree, head: int) -> set[int]:
    """The "while" or "whereas" of a clause."""
    return {c for c in tree.children(head, "mark", "advmod") if tree.lower(c) in SETTING_OFF}


def subject_words(tree: Tree, head: int, words: set[int]) -> tuple[int, ...]:
    """The words of a verb's subject among these; of "it appeared that the shot hit a wall" that of the clause."""
    subjects = [c for c in subjects_of(tree, head) if c in words]
    if [tree.lower(s) for s in subjects] == ["it"] and tree[head].lemma in _APPEARING:
        clauses = [c for c in tree.children(head, "ccomp") if c in words]
        subjects = [s for c in clauses for s in subjects_of(tree, c) if s in words] or subjects
    joined = [s for n, s in enumerate(subjects) if tree[subjects[0]].end + n >= tree[s].start]  # "co-defendant"
    # But for what a parse hung on it behind its verb.
    return tuple(i for s in joined for i in tree.subtree(s) if i in words and not s < head <= i)


def is_harmed_too(tree: Tree, one: Proposition) -> bool:
    """Whether a clause has the helping verb of the one before: "two were killed and seven others wounded"."""
    above = tree[one.head].head
    plain = one.form is Form.PARTICIPLE and tree[one.head].dep == "conj" and tree[one.head].tag == "VBN"
    own = any(s in one.words for s in tree.children(one.head, *SUBJECTS))
    return plain and own and tree[above].tag == "VBN" and bool(tree.children(above, "auxpass"))


def verb_left_out(tree: Tree, head: int, words: Sequence[int], before: Iterable[int]) -> tuple[int, ...]:
    """The verb that a last "to" leaves to the clause before, with what goes with it: "can't pay and won't try to"."""
    last = next((i for i in reversed(words) if tree.is_word(i)), None)
    if last is None or tree[last].tag != "TO" or tree[last].dep == "aux" or tree[head].tag != "VB":
        return ()
    verb = sorted(i for i in before if i >= head)
    while verb and not tree.is_word(verb[-1]):
        verb.pop()
    return tuple(verb)
