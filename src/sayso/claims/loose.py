"""What nobody can make out of one sentence alone: words torn from their clause, or that mean something outside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from sayso.claims.counted import ELLIPTIC, NOBODY, bare_number, lacks_noun, lacks_people
from sayso.claims.dangling import DEMONSTRATIVES, FIRST, VERBAL, WHOEVER, agrees, beside, dangles, is_now, is_person
from sayso.claims.forms import Form, Proposition, raised
from sayso.claims.happenings import is_numbered
from sayso.claims.left_out import here_alone, of_oneself, tells_apart, told_before
from sayso.claims.misfits import PLURAL_NAME, quoted
from sayso.claims.questions import is_question
from sayso.claims.same_thing import is_deed_atoned
from sayso.claims.speakers.cast import GENDERED
from sayso.claims.stance.ungrounded import suggests
from sayso.claims.tree import SUBJECTS, Tree

_SAYING = frozenset("say tell claim suggest think believe argue insist state pretend know".split())
_ARGUMENTS = SUBJECTS | frozenset(("dobj", "pobj", "dative", "attr"))
_OBJECTS = frozenset(("dobj", "pobj"))
_DOING = frozenset(("nsubj", "nsubjpass"))
_RELATIVE = frozenset(("WDT", "WP"))
_GROUPS = frozenset("all both some many most few several two three four five six family couple crowd".split())
_MANY = frozenset("they them their".split())
_BREAKS = frozenset((",", "-", "--", "–", "—"))
_ADVERBIAL = frozenset(("npadvmod", "pobj", "compound"))
_PRONOUNS = frozenset(("PRP", "PRP$"))
_OWNED = re.compile("['’]")
_PLURAL, _WH = frozenset(("NNS", "NNPS")), frozenset(("WP", "WDT", "WRB"))
_SUBORDINATING = frozenset(
    "after before because since although though while as like for when once until till unless".split()
)
_DESCRIBING = ("prep", "relcl", "acl", "amod", "det", "nummod")
_CLAIMS = frozenset("claim report accusation allegation rumour rumor story denial statement suggestion".split())
_OTHERS = frozenset(("case", "question"))
"""What "that" tells from the one the report is about."""
_RUN_TOGETHER = re.compile(r"[^\W\d_][\"'”’]?[^\S\n]{2,}[\"'“‘]?[A-Z]")  # as between headlines
_BEGINNING = frozenset("There They He She We When After If These Those However Meanwhile".split())
_PLAIN = frozenset(("NN", "NNS", "VBD", "VBN", "RB", "JJ"))
"""What no capital follows but where another sentence begins: "no spent fuses There were"."""
_PARTS = frozenset("both all some one two three four many most none neither either".split())
_ONESELF = frozenset(("himself", "herself"))
_EVENTS = frozenset("incident shooting accident attack event crash death case".split())
_REPEATED = 4
"""So many words at its beginning no sentence says twice, but for a speaker's ("I will ..."): they are a headline."""
_WITH_IT = frozenset("make call work figure have lose live play cut knock".split())
"""Verbs with whose particle an "it" means nothing: "made it out"."""
_NEEDING = frozenset("need want like".split())
_LEAST = 6
_MOSTLY = 0.7
"""Of so many words, so many of whose letters are capitals, a sentence is a transcript that no parser can read."""


@dataclass(frozen=True, slots=True)
class Told:
    """A proposition's words with those it borrows, in order, and the names that stand for its pronouns."""

    proposition: Proposition
    words: Sequence[int]
    known: Mapping[int, str]
    lead: str = ""
    """The name that is filled in before them."""


def is_loose(tree: Tree, told: Told) -> bool:
    """Whether anything in it can't be made out by itself."""
    return any(rule(tree, told) for rule in RULES)


def is_run_together(tree: Tree, sentence: int) -> bool:
    """Whether a sentence is none of prose: headlines run together, a transcript in capitals."""
    words = [j for j in tree.sentence_words(sentence) if tree.word(j)[:1].isalnum()]
    said = " ".join(map(tree.lower, words))
    opening = " ".join(map(tree.lower, words[:_REPEATED]))
    if len(words) > _REPEATED and tree[words[0]].tag not in ("PRP", "EX") and said.find(opening, 1) > 0:
        return True
    letters = list(filter(str.isalpha, "".join(map(tree.word, words))))
    if len(words) >= _LEAST and sum(map(str.isupper, letters)) > _MOSTLY * len(letters):
        return True
    inside = tree.sentence_words(sentence)
    if any(tree.word(i) in _BEGINNING and tree[i - 1].tag in _PLAIN and i - 1 in inside for i in inside):
        return True
    return bool(_RUN_TOGETHER.search(tree.reading.sentences[sentence].of(tree.text).strip()))


def _elliptic(tree: Tree, told: Told) -> bool:
    """ "Another was treated", "there were three in the port", "that alone proves it": of what stands elsewhere."""
    may = [i for i in told.words if tree.lower(i) in ELLIPTIC or tree[i].tag == "CD"]
    unknown = [i for i in may if i not in told.known or (tree.lower(i) in NOBODY and not told.known[i])]
    return any(lacks_noun(tree, i, told.words) or bare_number(tree, i) or _both(tree, i, told) for i in unknown)


def _both(tree: Tree, i: int, told: Told) -> bool:
    """ "Both were treated", "the two fled", "all three died", of those who were named before."""
    alone = tree.lower(i) in NOBODY | {"both", "all"} or any(tree.lower(c) in ("the", "all") for c in tree.children(i))
    return alone and lacks_people(tree, i, told.words)


def _pointing(tree: Tree, told: Told) -> bool:
    """ "I can't take this": a pointer to what was said or seen before."""
    return any(_points(tree, i, told) for i in told.words if tree.lower(i) in DEMONSTRATIVES and i not in told.known)


def _points(tree: Tree, i: int, told: Told) -> bool:
    if tree[i].tag != "DT" or tree.children(i) or is_now(tree, i):
        return False
    if tree[i].dep == "det":
        noun = tree[tree[i].head].lemma.lower()
        return noun in _CLAIMS or (tree.lower(i) == "that" and noun in _OTHERS)
    if tree[i].dep not in _ARGUMENTS:
        return False
    nouns = [j for j in told.words if j < i and tree[j].tag[0] == "N" and not is_person(tree, j)]
    if tree.lower(i) == "this" and tree[i].dep in _OBJECTS:
        return True
    # Nobody does anything to itself by "that".
    return all(tree[j].dep in _DOING and tree[i].dep == "dobj" for j in nouns)


def _unknown(tree: Tree, told: Told) -> bool:
    """A "he" or "them" with nobody before it, or named after it, whom it may mean."""
    return any(_means_nobody(tree, i, told) for i in told.words if i not in told.known)


def _means_nobody(tree: Tree, i: int, told: Told) -> bool:
    word = tree.lower(i)
    if tree[i].tag not in _PRONOUNS or not (word in GENDERED or word in _MANY or _undone(tree, i)):
        return False
    if word in _MANY and tree[i].dep == "pobj" and tree.lower(tree[i].head) == "of":
        return _counted_alone(tree, i, told)
    if word == "they" and _called(tree, i, told):
        return False
    if word == "them" and told.proposition.after:
        return False  # "who had sent them" is open, whatever they are
    if word == "it" and any(j < i and tree.lower(j) in DEMONSTRATIVES and tree[j].dep in _OBJECTS for j in told.words):
        return False  # "not to settle that before we have settled it": the same
    # Who says "I" or "we" is not who is "he" or "they" in the same words.
    given = {j: name for j, name in told.known.items() if tree[j].tag[0] not in VERBAL and tree.lower(j) not in FIRST}
    if told.lead and (word in _MANY or _OWNED.search(told.lead) or not PLURAL_NAME.search(told.lead)):
        given[-1] = told.lead
    return dangles(tree, i, told.words, given) and not _somebody(tree, i, told)


def _called(tree: Tree, they: int, told: Told) -> bool:
    """ "I told you they were crates": things that are told to be of a kind, by what another clause says of them."""
    verb = tree[they].head
    kinds = [c for c in tree.children(verb, "attr") if tree[c].tag == "NNS" and not is_person(tree, c)]
    return tree[verb].dep == "ccomp" and tree[verb].head in told.words and bool(kinds)


def _counted_alone(tree: Tree, them: int, told: Told) -> bool:
    """ "Two of them died", "there are two of them", and nobody stands before it; not "kept with each of them"."""
    one = tree[tree[them].head].head
    there = tree[one].dep == "attr" and bool(tree.children(tree[one].head, "expl"))
    several = any(j < them and (tree[j].tag in _PLURAL or tree[j].tag[:3] == "NNP") for j in told.words)
    part = tree[one].dep in _OBJECTS and tree.lower(one) in _PARTS and them not in told.known
    return (there or part or tree[one].dep in _DOING) and not several


def _undone(tree: Tree, i: int) -> bool:
    """Whether it is an "it" to which something is done, and none that only fills a place: "made it clear that"."""
    wholly = tree.have(i + 1, ("all",)) and not tree.have(i + 1, ("all", "the"))  # not "it all the time"
    if tree.lower(i) != "it" or tree[i].dep not in _OBJECTS or wholly:
        return False
    verb = tree[i].head
    idiom = tree[verb].lemma in _WITH_IT and tree.children(verb, "prt")
    return not (idiom or is_deed_atoned(tree, i)) and not tree.children(verb, "ccomp", "xcomp", "oprd", "acomp")


def _somebody(tree: Tree, i: int, told: Told) -> bool:
    """Whether a subject may be meant that is no word for people: "a 6-year-old killed his father", "Marsavious".

    So may the subject of the main clause that follows: "by the time they stormed his home, Lee had fled".
    """
    if any(j < i and (tree.lower(j) == "old" or tree.lower(j).endswith("-old")) for j in told.words):
        return True
    for j in (j for j in told.words if tree[j].dep in _DOING):
        main = tree[j].head in (told.proposition.verb, told.proposition.head)
        several = tree.lower(j) in _GROUPS and tree.lower(i) not in GENDERED
        person = tree.lower(j) in FIRST | GENDERED and (tree.lower(i) != "it" or tree.lower(tree[i].head) == "about")
        named = bool(told.known.get(j)) and not (person if tree.lower(i) == "it" else tree.lower(j) in FIRST)
        if tree.lower(i) != "it" and not _may_be(tree, i, j, told.known.get(j)):
            continue
        if tree.lower(i) in GENDERED and j > i and tree[j].tag == "NN" and quoted(tree, i):
            continue  # "When he turned the corner, the boy was there," she said: another
        if tree.lower(i) in GENDERED and PLURAL_NAME.search(told.known.get(j, "")):
            continue  # "deputies had her flown out"
        one = tree.lower(i) in _MANY and tree[j].entity == "PERSON" and not tree.children(j, "conj")
        if one and not several:
            continue
        if (j < i or main) and (tree[j].tag[:3] == "NNP" or several or named):
            return True
        ahead = main and j > i and is_person(tree, j) and tree.lower(j) not in WHOEVER
        if ahead and (tree.lower(i) in GENDERED or tree[j].tag in _PLURAL):
            return True
    return False


def _may_be(tree: Tree, i: int, subject: int, name: str | None) -> bool:
    """Whether a pronoun may mean a subject: it is of no other sex, nor does to itself what is done."""
    return agrees(tree, subject, i, name) and subject not in beside(tree, i)


def _relative(tree: Tree, told: Told) -> bool:
    """ "Which ended up in court": a clause whose noun was left behind, or a "who" whose clause was."""
    words = told.proposition.words
    first = next((i for i in told.words if tree.word(i)[:1].isalnum()), None)
    if first is not None and first not in told.known and tree.lower(first) in ("which", "whose"):
        return True
    left = (i for i, after in zip_longest(words, words[1:]) if after is None or tree.word(after) in _BREAKS)
    return any(tree[i].tag in _RELATIVE and tree[i].dep in _DOING for i in left)


def bidding(tree: Tree, verb: int) -> bool:
    """Whether a verb may be an order, which has no subject."""
    return tree[verb].tag == "VB" and all(tree.lower(a) == "do" for a in tree.children(verb, "aux"))


def _subjectless(tree: Tree, told: Told) -> bool:
    """A finite verb before which nothing stands that could be its subject: "earlier had been there"."""
    one = told.proposition
    if one.form is not Form.FINITE or one.subject or bidding(tree, one.verb):
        return False
    if any(tree[c].dep in SUBJECTS and c in told.words for c in tree.children(one.verb)):
        return False
    before = (i for i in told.words if i < one.verb)
    after = (i for i in told.words if i > one.verb)
    named = any(tree[i].dep in SUBJECTS or (tree[i].tag[0] == "N" and tree[i].dep not in _ADVERBIAL) for i in before)
    turned = any(tree[i].tag[0] == "N" and tree[i].head == one.verb for i in after)
    return not (named or turned)


def _torn(tree: Tree, told: Told) -> bool:
    """A conjunction whose clause broke off ("after police"), or a subject whose verb did ("after Emma Lee, 37")."""
    one = told.proposition
    inside = {*told.words, *one.shared}
    if any(tree[i].dep == "mark" and tree[i].head not in inside for i in one.words[2:]):
        return True
    last = next((i for i in reversed(told.words) if tree.word(i)[:1].isalnum()), one.head)
    if tree[last].dep == "prep" and tree[last].head == one.verb and tree.word(min(last + 1, len(tree) - 1)) == ":":
        return True
    lone = [i for i in one.words if tree[i].dep in _DOING and tree[i].head not in inside and i > one.verb]
    return any(tree.lower(min(tree.subtree(i)) - 1) in _SUBORDINATING for i in lone)


def _led_in(tree: Tree, told: Told) -> bool:
    """ "After a boy shot him", "about the four victims, and now he is dead": no clause of its own."""
    one = told.proposition
    first = next((i for i in one.words if tree.word(i)[:1].isalnum()), one.head)
    if one.form is not Form.FINITE or first in one.subject or one.after:
        return False
    if tree[first].dep == "mark" and tree.lower(first) in _SUBORDINATING:
        return tree[first].head == one.head
    return tree[first].tag in ("IN", "TO") and tree[first].dep == "prep" and tree[first].head not in told.words


def _asking(tree: Tree, told: Told) -> bool:
    """ "What police call an accident", "who would do that": a question, or a clause that stands for a thing."""
    one = told.proposition
    if one.after:
        return False
    start = one.subject if one.form is Form.VERBLESS else told.words
    first = next((i for i in start if tree.word(i)[:1].isalnum()), one.head)
    if tree[first].tag not in _WH or tree.lower(first) == "that" or first in told.known:
        return False
    if one.form is Form.VERBLESS:
        return True
    if tree[first].dep == "mark" or (tree[first].tag == "WRB" and tree.lower(first) not in ("how", "why")):
        return is_question(tree, one)
    above = next((i for i in tree.ancestors(first) if tree[i].dep in ("csubj", "csubjpass")), None)
    return above is None or above not in told.words


_WRITTEN = frozenset("statement letter report note message article interview speech post e-mail email memo".split())
"""In which somebody says something."""


def _gapped(tree: Tree, told: Told) -> bool:
    """ "(A sound that he said) he is used to hearing": a clause whose object was left behind."""
    head, own = told.proposition.verb, tree.children(told.proposition.verb, *SUBJECTS)
    above = tree[head].head
    if tree[head].dep != "ccomp" or tree[above].dep != "relcl" or not own or above in told.words:
        return False
    if suggests(tree, above) or tree[tree[above].head].lemma.lower() in _WRITTEN:
        return False  # "a statement in which it admitted that it had fired", "grounds to suggest that it had"
    if any(tree[i].tag in _WH for i in own) or any(
        tree[c].tag in _WH or tree[c].dep == "dobj" for c in tree.children(above)
    ):
        return False
    return all(tree.lower(i) not in ("where", "when") for i in tree.subtree(above) if i < head)


def _relative_that(tree: Tree, told: Told) -> bool:
    """ "That happened on Monday": the rest of "a shooting that happened on Monday"."""
    first = next((i for i in told.proposition.words if tree.word(i)[:1].isalnum()), None)
    if first is None or first in told.known or tree.lower(first) != "that" or tree[first].tag == "DT":
        return False
    after = next((i for i in told.proposition.words if i > first), first)
    return tree[first].dep in _DOING and tree[after].tag[:2] in ("VB", "MD", "RB")


def _same_again(tree: Tree, told: Told) -> bool:
    """ "The school was at the school": what an "it" can't mean."""
    for i, name in told.known.items():
        last = name.rsplit(maxsplit=1)[-1].lower() if name else ""
        again = [j for j in told.words if j > i and tree.lower(j) == last and not is_numbered(tree, j)]
        if tree.lower(i) == "it" and again:
            return True
    return False


def _addressing(tree: Tree, told: Told) -> bool:
    """ "You fought", "it is your fault": said to somebody who is not named."""
    one = told.proposition
    you = [i for i in told.words if tree.lower(i) in ("you", "your") and i not in told.known]
    doing = any(tree[i].dep in _DOING and tree[i].head in (one.verb, one.head) for i in you)
    owned = {j for c in tree.children(one.verb, "attr", "nsubj", "nsubjpass") for j in tree.children(c, "poss")}
    asked = any(tree[i].dep in _DOING and tree[i].head in tree.children(one.verb, "ccomp", "xcomp") for i in you)
    needs = asked and tree[one.verb].lemma.lower() in _NEEDING  # "I need you to get home"
    heard = any(tree[i].dep in ("dobj", "dative") and tree[i].head == one.verb for i in you)
    heard = heard and tree[one.verb].lemma.lower() not in _SAYING
    by_me = heard and any(tree.lower(i) in FIRST and tree[i].dep == "nsubj" for i in told.words)  # "I will hurt you"
    return doing or needs or by_me or bool(owned & set(you))


def _lone_one(tree: Tree, told: Told) -> bool:
    """ "He never had one": of what stands elsewhere."""
    return any(
        tree.lower(i) == "one"
        and tree[i].dep == "dobj"
        and not [c for c in tree.children(i, *_DESCRIBING) if not tree.have(c, ("in", "custody"))]
        and _first_thing(tree, i, told)
        for i in told.words
    )


def _first_thing(tree: Tree, i: int, told: Told) -> bool:
    before = (j for j in told.words if j < i and tree[j].tag in ("NN", "NNS") and j not in told.known)
    before = (j for j in before if tree[j].entity not in ("DATE", "TIME") and tree[j].lemma not in ("time", "moment"))
    return not any(not is_person(tree, j) for j in before)


def _told_from_others(tree: Tree, told: Told) -> bool:
    """ "The other two are stable": told from those who are named elsewhere."""
    return tells_apart(tree, [i for i in told.words if i not in told.known], told.proposition.verb)


def _nobodys_own(tree: Tree, told: Told) -> bool:
    """ "I have two sons", "sirens are rare here": who or where that is stands elsewhere."""
    unknown = [i for i in told.words if i not in told.known]
    mine = of_oneself(tree, told.words, told.proposition.verb, told.known)
    other = told_before(tree, told.words, told.known, told.proposition.verb)
    return mine or other or here_alone(tree, unknown)


def _otherwise(tree: Tree, told: Told) -> bool:
    """ "Anyone who says otherwise lies": other than what stands elsewhere."""
    words = (i for i in told.words if i and tree.lower(i) == "otherwise")
    return any(tree[i - 1].lemma.lower() in _SAYING for i in words)  # which parsers hang on any verb


def _anothers_self(tree: Tree, told: Told) -> bool:
    """ "Police should shoot himself", "the incident shot himself": a verb that lost who does it to himself."""
    verb = told.proposition.verb
    if not any(tree.lower(i) in _ONESELF and tree[i].dep == "dobj" and tree[i].head == verb for i in told.words):
        return False
    own = next((i for i in told.words if tree[i].dep in _DOING and tree[i].head == verb), None)
    if own is None:
        lent = told.proposition.subject
        own = tree.head_of(lent) if lent else raised(tree, told.proposition)
    if own is None:
        return bool(PLURAL_NAME.search(told.lead))
    return tree[own].tag in _PLURAL or tree[own].lemma.lower() in _EVENTS


RULES: tuple[Callable[[Tree, Told], bool], ...] = (
    _elliptic,
    _pointing,
    _unknown,
    _relative,
    _subjectless,
    _torn,
    _led_in,
    _asking,
    _gapped,
    _relative_that,
    _same_again,
    _addressing,
    _lone_one,
    _told_from_others,
    _nobodys_own,
    _otherwise,
    _anothers_self,
)
