"""What a cut has torn: an ellipsis at the end, half a bracket, a sentence that broke off at an abbreviation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.claims.dangling import is_person
from sayso.claims.forms import AUXILIARIES, Form, Proposition, is_verb
from sayso.claims.tree import INTERROGATIVES, SUBJECTS, Tree

TITLES = frozenset(
    "ft hwy no mr mrs ms dr cpl cpt sgt lt det capt col gen maj pvt cmdr rep sen gov rev hon ofc dep supt insp prof "
    "pres mt rte vs sgts dets lts".split()
)
"""Abbreviations that go with a name or number after them, so that no sentence ends in them."""
ENDINGS = TITLES | frozenset(
    "st ave blvd rd jr sr inc corp co ln pl ct sq bldg apt univ twp pkwy ter cir hts n s e w ne nw se sw".split()
)
"""Those, and others in which the parser may have ended a sentence too early."""
LATER = frozenset("after before while since upon without until despite during".split())
"""What opens a phrase that only tells when, or against what, something else happened."""
_ARTICLES = frozenset(("the", "a", "an"))
_WITH_OBJECT = frozenset("kill identify arrest wound injure name accuse charge rob hospitalize".split())
"""Verbs that nobody does without an object."""
_OF_VERBS = ("dobj", "ccomp", "xcomp", "oprd", "dative", "conj", "agent", "prt")
_ABLE = frozenset("able unable supposed going".split())
_SCALING = frozenset("really very extremely quite".split())
"""What tells how much something is that has to follow."""
_OPEN = frozenset("with of for by from to".split())
_HELPERS = frozenset(("be", "have", "do"))
_COMPARING = frozenset(("than", "as"))
_COMPLETING = (
    "dobj",
    "attr",
    "acomp",
    "ccomp",
    "xcomp",
    "oprd",
    "dative",
    "prep",
    "advmod",
    "prt",
    "npadvmod",
    "advcl",
)
_HEARERS = ("dobj", "dative")
_LACKING = frozenset("go get take make put bring let give tell possess contain require".split())
"""Verbs that by themselves say nothing: "I went", "they took"."""
_TELLING = frozenset("believe say think allege suspect".split())
"""Verbs that say nothing without what is believed or said: "officers believe"."""
_SPANS = frozenset("moments minutes hours seconds days weeks months shortly soon".split())
_CONDITIONS = frozenset(("if", "unless"))
_WOULD = frozenset("would could might will 'd".split())
_INVERTED = frozenset(("had", "were", "should"))
"""What opens a condition by its order: "had they called"."""
_DOERS = frozenset("PRP DT NN NNS NNP NNPS PRP$".split())
_RELATIVES = frozenset("that which what".split())
_CALLED = frozenset("call see describe regard view label brand dub portray consider deem".split())
_BRACKETS = (("[", "]"), ("{", "}"))


def is_torn(tree: Tree, proposition: Proposition) -> bool:
    """Whether it was cut out of its sentence so that words it needs stayed behind."""
    said = [i for i in proposition.words if tree.is_word(i)]
    if proposition.form is Form.VERBLESS and [tree[i].tag for i in proposition.subject] in (["WDT"], ["WP"]):
        return not said  # "..., which the firm describes as false"
    return not said or any(rule(tree, proposition, said) for rule in _RULES)


def lost_its_verb(tree: Tree, nominal: Proposition, cue: range) -> bool:
    """Whether it is a subject whose verb, which is no cue, was left behind: "the men, all under 30," (are well)."""
    head = nominal.head
    verb = tree[head].head
    if nominal.form is not Form.NOMINAL or tree[head].dep not in ("nsubj", "nsubjpass"):
        return False
    helpers = {verb, *tree.children(verb, *AUXILIARIES)}
    return verb > head and is_verb(tree, verb) and verb not in nominal.words and not helpers.intersection(cue)


def ends_early(tree: Tree, i: int, among: frozenset[str] = ENDINGS) -> bool:
    """Whether a word ends its sentence and is an abbreviation after which that may go on."""
    words = tree.sentence_words(tree.sentence(i))
    after = [j for j in words if j > i]
    if any(tree.word(j) != "." for j in after) or not (after or tree.word(i).endswith(".")):
        return False
    number = tree.sentence(i) + 1
    further = number < len(tree.reading.sentences) and len(tree.sentence_words(number)) > 0
    same = further and tree.paragraph(tree.sentence_words(number)[0]) == tree.paragraph(i)
    return same and tree.word(i)[:1].isupper() and tree.lower(i).rstrip(".") in among


def _abbreviated(tree: Tree, _proposition: Proposition, said: Sequence[int]) -> bool:
    """ "She came to her handler, Cpl."."""
    return ends_early(tree, max(said), TITLES)


def _elliptic(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "He admitted he was", "to come there when you have": what they were or had stands elsewhere."""
    last = max(said)
    if tree[last].tag[:2] not in ("VB", "MD") or tree[last].lemma.lower() not in _HELPERS or proposition.shared:
        return False
    if tree[last].dep == "relcl" or any(c > last for c in tree.children(last) if tree[c].dep != "punct"):
        return False  # "on the information I had"
    first = last
    while first and tree[first - 1].lemma.lower() in _HELPERS and tree[first - 1].tag[0] == "V":
        first -= 1  # "that they had been"
    if not first or tree[first - 1].tag not in ("PRP", "EX") or last == proposition.head:
        return False
    clause = [i for i in said if i < last]
    return not any(tree[i].tag in INTERROGATIVES or tree.lower(i) in _COMPARING for i in clause[-8:])


def _left_subject(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "(What surveys show) is a wide lead": of what that is said stayed behind."""
    verb = proposition.verb
    bare = proposition.form is Form.FINITE and said[0] == verb and not (proposition.subject or proposition.before)
    return bare and any(c not in proposition.words for c in tree.children(verb, "csubj"))


def _bracketed(tree: Tree, proposition: Proposition, _said: Sequence[int]) -> bool:
    """ "The magazine] was empty": half a bracket."""
    text = [tree.word(i) for i in (*proposition.subject, *proposition.words)]
    return any(sum(map(text.count, pair)) % 2 for pair in _BRACKETS)


def _lacking(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "I went", "was trying to tell a girl": a verb without what it needs."""
    last = max(said)
    verb = last if is_verb(tree, last) else tree[last].head
    if not is_verb(tree, verb) or proposition.shared or proposition.form is Form.NOMINAL:
        return False
    lemma = tree[verb].lemma.lower()
    if lemma in _TELLING and verb == proposition.verb == last:
        return True
    if lemma not in _LACKING or tree[verb].tag in ("VBN", "VBG") or verb not in said:
        return False
    below = [c for c in tree.children(verb, *_COMPLETING) if c in said]
    if lemma == "tell" and any(tree[i].tag in INTERROGATIVES for i in tree.subtree(verb)):
        return False
    if lemma == "tell":
        return last == verb or any(
            last in tree.subtree(c) and _somebody(tree, c) for c in tree.children(verb, *_HEARERS)
        )
    return not below and verb == last and tree[verb].dep not in ("relcl", "acl", "csubj")


def _somebody(tree: Tree, i: int) -> bool:
    return tree[i].tag == "PRP" or is_person(tree, i)


def _later(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "After being convicted", "however not before shots were fired": when something else was."""
    first = next((i for i in said if tree[i].dep not in ("advmod", "neg", "cc")), said[0])
    if proposition.after or proposition.subject or tree.lower(first) not in LATER:
        return False
    if tree[first].dep == "mark":
        return tree[first].head == proposition.verb
    return tree[first].dep == "prep" and (
        proposition.head == first or proposition.head in tree.children(first, "pcomp")
    )


def _only_when(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "An hour and a half before the shots were fired": when what stayed behind was so."""
    verb = proposition.verb
    marks = [m for m in tree.children(verb, "mark") if tree.lower(m) in LATER and m in said]
    return bool(marks) and tree[verb].dep == "advcl" and tree[verb].head not in said and not proposition.after


def _conditional(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "If I'm a shooter, ...": a condition whose consequence is told by another."""
    verb = proposition.verb
    while tree[verb].dep == "conj" and tree[tree[verb].head].dep in ("advcl", "conj"):
        verb = tree[verb].head
    marks = [c for c in tree.children(verb, "mark") if tree.lower(c) in _CONDITIONS]
    opens = bool(marks) and marks[0] == said[0] and tree.lower(said[0]) == "if"
    if opens and not tree.children(verb, "advcl") and (tree[verb].dep == "ROOT" or tree[verb].head > verb):
        return True  # "If everyone could get up, but they can't": a condition of nothing, and none that was asked
    if not marks or tree[verb].dep != "advcl" or verb > tree[verb].head:
        return False
    beside = (c for c in tree.children(tree[verb].head, "advcl") if verb < c < tree[verb].head)
    claimed = any(tree.lower(m) == "as" for c in beside for m in tree.children(c, "mark"))
    return tree[verb].head not in said and not (claimed and not opens)  # "if (they pay), as the union demands, ..."


def _without_condition(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "(Had they called,) we would have hung up": what would be only under a condition that stayed behind."""
    if not any(tree.lower(a) in _WOULD for a in tree.children(proposition.verb, "aux")):
        return False
    before = [i for i in tree.sentence_words(tree.sentence(proposition.verb)) if i < said[0]]
    opens = (i for i in before if tree.lower(i) in _INVERTED and i + 2 < said[0])
    return any(tree[i + 1].tag in _DOERS and (i == before[0] or _opens_here(tree, i - 1)) for i in opens)


def _opens_here(tree: Tree, i: int) -> bool:
    """Whether a clause may open behind a word: a mark, a conjunction, "that"."""
    return not tree.is_word(i) or tree[i].tag == "CC" or tree.lower(i) == "that"


def _doubled(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "The quality of those who live here it's surprising": two subjects of one verb."""
    own = [c for c in tree.children(proposition.verb, "nsubj", "nsubjpass") if c in said and c < proposition.verb]
    return len(own) > 1 and tree[own[-1]].tag == "PRP" and not any(tree[c].tag in INTERROGATIVES for c in own)


def _bare_doer(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "Pleaded guilty to felony resisting an officer": a noun taken for who does it."""
    if proposition.form is not Form.GERUND or tree[proposition.verb].dep != "pcomp":
        return False
    own = [c for c in tree.children(proposition.verb, "nsubj") if c in said]
    return any(tree[c].tag == "NN" and not tree.children(c) and not tree[c].entity for c in own)


def _times(tree: Tree, _proposition: Proposition, said: Sequence[int]) -> bool:
    """ "Moments (after he was shot), medics came": what is told to have been after what stayed behind."""
    first = next((i for i in said if tree[i].dep not in ("det", "cc", "nummod")), said[0])
    after = next((i for i in range(first + 1, len(tree)) if tree.is_word(i)), first)
    if tree.lower(first) not in _SPANS or tree.lower(after) not in LATER:
        return False
    told = [tree[after].head] if tree[after].dep == "mark" else tree.children(after)
    return after not in said or not any(i in said for i in told)


def _not_only(tree: Tree, _proposition: Proposition, said: Sequence[int]) -> bool:
    """ "Not only do they hurt": turned round for what comes after."""
    return len(said) > 1 and (tree.lower(said[0]), tree.lower(said[1])) == ("not", "only")


def _cut_short(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "A dispute at the home the", "he was charged with", "I was really": words after which others have to come."""
    last = max(said)
    if proposition.after or proposition.shared or proposition.form is Form.NOMINAL:
        return False
    leads_on = tree[last].dep == "mark" or (tree.lower(last) in LATER and tree[last].dep == "prep")
    unable = tree[last].tag == "TO" and any(tree.lower(i) in _ABLE for i in said[-3:-1])
    if unable or (tree[last].tag == "IN" and leads_on and not tree.children(last)):
        return True  # "were unable to", "are investigating after"
    if tree.lower(last) in _ARTICLES or (tree.lower(last) in _SCALING and tree[last].dep == "advmod"):
        return True
    asks = any(tree[i].tag in INTERROGATIVES for i in said)
    if asks or any(tree[i].dep in ("relcl", "acl") for i in said):
        return False
    passive = tree[last].head == proposition.verb and bool(tree.children(proposition.verb, "auxpass"))
    open_end = passive and tree.word(min(last + 1, len(tree) - 1))[:1] not in (".", "?", "!")
    if open_end and tree[last].dep == "prep" and tree.lower(last) in _OPEN and not tree.children(last):
        return True
    # "(What they think) the motive was": what it was stands elsewhere.
    being = tree[last].lemma.lower() == "be" and last == proposition.verb and not tree.children(last, *_COMPLETING)
    after = [tree.word(i) for i in range(last + 1, min(last + 3, len(tree)))]
    # What it was may follow all the same: "was | late", which the parser parted, 'was, "as we said, a mistake"'.
    being = being and tree[min(last + 1, len(tree) - 1)].tag[0] not in "JR" and after[-1:] not in (['"'], ["“"])
    subjects = [c for c in tree.children(last, "nsubj") if tree[c].tag in ("NN", "NNS")]
    return being and bool(subjects) and not any(tree.lower(i) in _COMPARING for i in said)


def _nothing_there(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "There’s", "there may have been": what is there was left behind."""
    there = [i for i in said if tree[i].dep == "expl" and tree.lower(i) == "there"]
    bare = all(i in there or tree[i].tag == "MD" or tree[i].lemma.lower() in _HELPERS for i in said)
    return bool(there) and bare and not proposition.shared


def _objectless(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "The man killed", "the victims named Friday": of whom only more was to be told."""
    verb = proposition.verb
    told = proposition.form is Form.GERUND or (proposition.form is Form.FINITE and tree[verb].tag in ("VBD", "VBN"))
    if not told or proposition.shared:
        return False
    if tree[verb].lemma not in _WITH_OBJECT or tree.children(verb, *AUXILIARIES, *_OF_VERBS) or proposition.auxiliaries:
        return False
    return not any(tree[i].tag in INTERROGATIVES for i in said)


def _by_the_time(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "By the time I looked out": what else was so by then was left behind."""
    opening = [tree.lower(i) for i in said[:3]] == ["by", "the", "time"]
    subjects = tree.children(proposition.verb, "nsubj", "nsubjpass") if opening else []
    return any(min(tree.subtree(s)) == said[2] + 1 for s in subjects)


def _that_only(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "That claimed a life": a relative pronoun lent as a subject without its noun."""
    subject = proposition.subject
    return len(subject) == 1 and tree[subject[0]].tag == "WDT" and subject[0] not in said


def _what_is_done_to(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "(A town) that | to carry": what is done to what stands before the relative pronoun."""
    led = tree.lower(said[0]) in _RELATIVES and len(said) > 1
    led = led and (tree[said[0]].dep not in SUBJECTS or tree.lower(said[0]) == "what")
    return led and proposition.form is Form.INFINITIVE and said[0] < proposition.head and tree.lower(said[1]) == "to"


def _uncalled(tree: Tree, _proposition: Proposition, said: Sequence[int]) -> bool:
    """ "The post saved him from being called": what, was told by another."""
    last = max(said)
    return tree[last].dep == "pcomp" and tree[last].tag == "VBN" and tree[last].lemma.lower() in _CALLED


def _led_by_noun(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "(Agreed on) an inquiry, we should go": what the noun stands behind was left to another."""
    top = said[0]
    while tree[top].head in said and tree[top].head != top:
        top = tree[top].head
    noun = tree[top].dep == "pobj" and tree[top].tag[0] == "N" and tree[top].head == said[0] - 1
    own = proposition.form is Form.FINITE and any(c > top for c in tree.children(proposition.head, *SUBJECTS))
    # "Scoffed at | a count by the firm that 40 were lost".
    own = own and "that" not in map(tree.lower, range(top, proposition.head))
    return noun and own and top < proposition.head and proposition.head not in tree.subtree(top)


def _joined_gerund(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "Free meals and | letting tenants stay": a second thing besides the first, and not what that does."""
    before = proposition.head - 1
    return proposition.form is Form.GERUND and before in said and before > said[0] and tree[before].tag == "CC"


def _whose_alone(tree: Tree, _proposition: Proposition, said: Sequence[int]) -> bool:
    """ "A house in whose cellar was searched": what is told of the cellar was left behind."""
    led = [tree[tree[i].head].head for i in said if tree[i].tag == "WP$" and tree[tree[i].head].dep == "pobj"]
    return any(tree[tree[leads].head].tag[0] == "N" for leads in led)


def _verbless_modal(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "The victim might 15": a helping verb whose verb was lost."""
    later = [i for i in said if i > proposition.head and tree[i].dep not in ("neg", "advmod")]
    return tree[proposition.head].tag == "MD" and proposition.head == proposition.verb and bool(later)


def _beside_a_noun(tree: Tree, proposition: Proposition, said: Sequence[int]) -> bool:
    """ "(Shows) the suspect shooting and then fleeing", of which a parse took the first for a thing."""
    if proposition.form is not Form.GERUND or proposition.subject:
        return False
    before = [i for i in said if i < proposition.head and tree.lower(i) != "then"]
    joined = len(before) > 1 and tree[before[-1]].dep == "cc"
    return joined and tree[before[-2]].tag == "NN" and tree.lower(before[-2]).endswith("ing")


def _disagrees(tree: Tree, proposition: Proposition, _said: Sequence[int]) -> bool:
    """ "A dark day, as four of our children are victims": a parse took another noun for the subject."""
    forms = (proposition.verb, *tree.children(proposition.verb, *AUXILIARIES))
    own = tree.children(proposition.verb, "nsubj", "nsubjpass") if "are" in map(tree.lower, forms) else []
    single = [i for i in own if tree[i].tag == "NN" and not tree.children(i, "conj", "appos")]
    return any(tree.lower(p) == "as" for i in single for p in tree.children(i, "prep"))


_RULES: tuple[Callable[[Tree, Proposition, Sequence[int]], bool], ...] = (
    _abbreviated,
    _elliptic,
    _bracketed,
    _left_subject,
    _lacking,
    _later,
    _only_when,
    _conditional,
    _without_condition,
    _doubled,
    _bare_doer,
    _that_only,
    _what_is_done_to,
    _led_by_noun,
    _uncalled,
    _joined_gerund,
    _whose_alone,
    _cut_short,
    _nothing_there,
    _objectless,
    _by_the_time,
    _not_only,
    _times,
    _verbless_modal,
    _beside_a_noun,
    _disagrees,
)
