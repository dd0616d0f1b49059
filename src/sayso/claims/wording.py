"""A claim's wording: a sentence that stands alone, from the words of one proposition.

Subjects are filled in, pronouns replaced where it is certain whom they mean, negation taken
out where the polarity tells it, the tense kept. Nothing is added that the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.claims.bare import passive_lost
from sayso.claims.conjugation import charged, has_done
from sayso.claims.counted import NOBODY
from sayso.claims.dangling import FIRST
from sayso.claims.finished import finished
from sayso.claims.finite import finite, is_unmarked, modal
from sayso.claims.forms import VERB_TAGS, Form, Proposition, bids, raised
from sayso.claims.inflection import inflected
from sayso.claims.misfits import is_plural
from sayso.claims.of_those import one_of_several
from sayso.claims.pointers import pointers
from sayso.claims.polarity import (
    POSITIVE,
    articles,
    going_with,
    in_order,
    said_positively,
    turns_positive,
    without_do,
    without_lent_do,
    without_yet,
)
from sayso.claims.references import possessive, replacements, text_of
from sayso.claims.regrouped import is_that_very
from sayso.claims.resumed import resumed
from sayso.claims.setting import Setting
from sayso.claims.tied import tied_on, ties
from sayso.claims.torn import LATER
from sayso.claims.tree import SUBJECTS, Tree
from sayso.claims.undenied import undenied
from sayso.claims.whole import where_cued

_SHORT = 4
"""Words of a content that may be all negation."""
_LOWERED = VERB_TAGS | frozenset(("DT", "JJ", "JJR", "NNS", "NN", "CD", "IN", "RB", "PRP$", "PDT"))
"""Words that have a small letter inside a sentence."""
_CAPITAL = frozenset(("NORP", "GPE", "ORG", "PERSON", "LOC", "FAC", "EVENT", "PRODUCT", "LANGUAGE"))
_CLOSING = frozenset(("%", "$", "£", "€", ")", "]", "'", "’"))
_QUOTES = frozenset('"“”„«»‟') | {"''", "``"}
_NUMBER = re.compile(r"(?i)the (?:number|total|share|proportion) of ")
_LEADING = frozenset(
    (
        "cause",
        "'cause",
        "’cause",
        "that",
        "and",
        "but",
        "or",
        "so",
        "whether",
        "if",
        "then",
        "well",
        "yes",
        "no",
        "yeah",
        "oh",
    )
)
_CRIES = frozenset("oh lord god gosh goodness man hey look listen right ok okay honestly".split())
_LEADING_DEPS = frozenset(("mark", "cc", "intj", "punct", "preconj"))
_LEADING_PREPOSITIONS = frozenset(("of", "about", "on", "to", "for", "as", "against", "over", "with", "into"))
_AFTER_THAT = frozenset(("DT", "PRP", "PRP$", "NNS", "NNP", "NNPS", "EX", "CD"))
_WHOLE = {"wo": "will", "ca": "can", "sha": "shall"}
"""What "won't" and the like leave without their negation."""
_NO_ONE = ("no", "one")
_MYSELF = frozenset(("myself", "ourselves"))
_WISHES = {
    "want": ("want", "wanted"), "wish": ("wish", "wished"), "hope": ("hope", "hoped"), "mean": ("mean", "meant"),
    "choose": ("choose", "chose"), "intend": ("intend", "intended"), "prefer": ("prefer", "preferred"),
    "try": ("try", "tried"), "attempt": ("attempt", "attempted"), "seek": ("seek", "sought"),
    "like": ("want", "wanted"),
}  # fmt: skip
"""What somebody would do is told by what they wish: "did not want to be named"."""
_FILLERS = frozenset((("i", "mean"), ("you", "know")))
_PAUSES = frozenset((",", '"', "“", "-", "–", "…"))


def wording(tree: Tree, proposition: Proposition, setting: Setting) -> str:
    """The sentence; the bare words where no sentence can be made of them without guessing."""
    words = _kept(tree, proposition, setting)
    lent = [i for i in proposition.subject if i not in words]
    given = replacements(tree, [*lent, *words], setting)
    replaced = given | _positives(tree, words, setting)
    replaced |= {i: name for i, name in given.items() if tree.lower(i) in NOBODY}  # "one of the batches", not "some"
    lead = _lead(tree, proposition, setting, replaced)
    if lead.words and setting.subject and lead.words[0].casefold() == setting.subject.casefold():
        replaced = {i: word for i, word in replaced.items() if not _its_own(tree, i, word, setting.subject)}
    replaced |= passive_lost(tree, proposition.verb)
    replaced |= without_do(tree, words, setting, replaced) | without_yet(tree, words, setting) | dict(lead.forms)
    words = in_order(tree, [i for i in words if i not in lead.used and replaced.get(i) != ""], proposition.verb)
    replaced |= {i: tree.lower(i) for i in words[1:] if tree.word(i) == "That" and tree[i].dep == "mark"}
    if (
        lead.words
        and words
        and tree[words[0]].tag in _LOWERED
        and not ({words[0]} & {*replaced} or tree[words[0]].entity in _CAPITAL)
    ):
        replaced[words[0]] = _lowered(tree.word(words[0]))
    parts = [*lead.words, text_of(tree, [*words, *proposition.shared], replaced), proposition.after]
    # A content that is all negation ("nothing", "no") keeps its words: an empty wording says nothing.
    line = finished(" ".join(part for part in parts if part))
    return line or (finished(text_of(tree, proposition.words, {})) if len(proposition.words) <= _SHORT else "")


def _its_own(tree: Tree, i: int, word: str, subject: str) -> bool:
    """Whether a pronoun stands for the subject that is filled in before it: "Lee would change his name"."""
    third = tree[i].tag in ("PRP", "PRP$") and tree.lower(i) not in FIRST
    return third and word.casefold() in (subject.casefold(), possessive(subject).casefold())


def _lowered(word: str) -> str:
    """A word that no longer begins the sentence; "US" and "AK-47" keep their capitals."""
    if word == "A":
        return "a"
    return word if word[1:2].isupper() or not word[1:].islower() else word[:1].lower() + word[1:]


def _kept(tree: Tree, proposition: Proposition, setting: Setting) -> list[int]:
    """Its words without quotation marks, the negation that polarity tells, and what leads up to it."""
    dropped = set(setting.drop)
    dropped |= going_with(tree, proposition, setting)
    dropped -= {i for i in dropped if turns_positive(tree, i) and tree[i].head not in dropped}
    dropped -= {i for i in dropped if tree.lower(i) == "nor" and tree[i].head < i}  # "or" takes its place
    dropped -= set(articles(tree, proposition.words, setting))
    dropped |= _fillers(tree, proposition) | resumed(tree, proposition)
    dropped |= undenied(tree, proposition, setting.drop) if setting.denied else pointers(tree, proposition)
    if proposition.form is not Form.FINITE:  # "accused of helping him and then standing guard"
        dropped |= {i for i in tree.children(proposition.head, "advmod") if tree.lower(i) == "then"}
    dropped |= {i for i in proposition.words if tree.lower(i) in _MYSELF and tree[i].dep in ("npadvmod", "appos")}
    left = [i for i in proposition.words if tree[i].dep == "agent" and tree[i].head not in proposition.words]
    dropped |= {
        j for i in left if i > proposition.words[0] for j in tree.subtree(i)
    }  # "the boy (identified) by Lee fled"
    if proposition.form is Form.INFINITIVE:  # "the man, who (appeared) to have left"
        dropped |= {i for i in proposition.words if tree[i].tag == "WP" and tree[i].head not in proposition.words}
    words = [i for i in proposition.words if i not in dropped and not _is_mark(tree, i)]
    if tree[proposition.head].lemma == "be":  # "was, (as he said,) a mistake"
        commas = [i for before, i in pairwise(words) if before == proposition.head and tree.word(i) == ","]
        words = [i for i in words if i not in commas]
    words = _clause_last(tree, words, proposition.head)
    if [tree.lower(i) for i in words[:3]] == ["whether", "or", "not"]:
        words = words[3:]
    while len(words) > 1:
        rules = (_leads, _goes_on, _complementizer)
        led = any(rule(tree, words[0], proposition) for rule in rules)
        if not (led or (first := tied_on(tree, words, proposition, setting.denied))):
            break
        del words[: 1 if led else first]
    tied = ties(tree, words, proposition, setting.denied)
    words = [i for i in words if i not in tied]
    while words and _trails(tree, words[-1]):
        words.pop()
    or_not = [tree.lower(i) for i in words[-2:]] == ["or", "not"]  # "whether he is at home or not"
    return words[:-2] if or_not else words


def _clause_last(tree: Tree, words: list[int], head: int) -> list[int]:
    """ "That he knew, nobody has shown" as "nobody has shown that he knew"."""
    first = words[0] if words else head
    clause = tree[first].head
    if tree.lower(first) != "that" or tree[first].dep != "mark" or tree[clause].dep != "ccomp" or clause >= head:
        return words
    told = set(tree.subtree(clause))
    rest = [i for i in words if i not in told]
    while rest and not tree.is_word(rest[0]):
        rest.pop(0)
    while rest and not tree.is_word(rest[-1]):
        rest.pop()
    return [*rest, *(i for i in words if i in told)] if head in rest else words


def _fillers(tree: Tree, proposition: Proposition) -> set[int]:
    """ "I mean" and "you know" that only fill a pause."""
    words = proposition.words
    return {
        word
        for i in words
        if (tree.lower(i), tree.lower(min(i + 1, len(tree) - 1))) in _FILLERS
        and (tree.word(max(i - 1, 0)) in _PAUSES or tree.word(min(i + 2, len(tree) - 1)) in _PAUSES)
        for word in (*_next_thing(tree, i), i, i + 1)
    }


def _next_thing(tree: Tree, i: int) -> range:
    """The words before an "you know" that goes with them: "(the) next thing you know, he's in jail"."""
    first = i - 2 if i > 1 and tree.have(i - 2, ("next", "thing")) else i
    return range(first - (first < i and tree.lower(first - 1) == "the"), i)


def _is_mark(tree: Tree, i: int) -> bool:
    """Whether a word is a quotation mark, and no apostrophe of a possessive."""
    return not _owns(tree, i) and (tree.word(i) in _QUOTES or (tree[i].tag in ("''", "``") and not tree.is_word(i)))


def _owns(tree: Tree, i: int) -> bool:
    """Whether a mark is the apostrophe of an owner, which taggers take for the end of a quotation: "Davis’ home"."""
    if tree.word(i) not in ("'", "’") or not 0 < i < len(tree) - 1 or tree[i - 1].end != tree[i].start:
        return False
    here = tree.sentence_words(tree.sentence(i))
    opened = any(tree.word(j) in ("'", "‘", "`") for j in here if j < i)
    owner = tree.lower(i - 1)[-1:] in ("s", "x", "z") and tree[i - 1].tag[0] == "N"
    owner = owner or tree.word(i - 1) == "O"  # "Lake O’ the Pines"
    owned = tree[i + 1].tag[0] in "NJC" or tree[i + 1].tag in ("VBN", "DT")
    return owner and not opened and owned and tree[i + 1].start > tree[i].end


def _positives(tree: Tree, words: Sequence[int], setting: Setting) -> dict[int, str]:
    """ "Nobody" as "somebody", where the polarity tells the negation."""
    found = {i: POSITIVE[tree.lower(i)] for i in words if i in setting.drop and tree.lower(i) in POSITIVE}
    found |= {i: "one" for i in found if one_of_several(tree, i)}
    found |= {i: "someone" for i in words if i - 1 in setting.drop and _is_no_one(tree, i)}
    found |= {i: "or" for i in words if setting.denied and tree.lower(i) == "nor"}
    found |= {i: _WHOLE[tree.lower(i)] for i in words if tree.lower(i) in _WHOLE and i + 1 in setting.drop}
    found |= {i: "has" for i in words if has_done(tree, i)}
    return found | said_positively(tree, words, setting) | articles(tree, words, setting)


def _is_no_one(tree: Tree, i: int) -> bool:
    """Whether a "one" is that of "no one", and not of "no one-armed man"."""
    joined = i + 1 < len(tree) and tree.word(i + 1) == "-"
    return (tree.lower(i - 1), tree.lower(i)) == _NO_ONE and not joined


def _trails(tree: Tree, i: int) -> bool:
    """Whether a last word leads over to what is said next: a conjunction, a mark."""
    if tree[i].dep == "cc" or (tree.lower(i) == "then" and (tree[i - 1].dep == "cc" or tree.word(i - 1) == ",")):
        return True
    if tree.lower(i) == "rather" and tree[i - 1].dep == "cc":
        return True
    return tree.word(i) not in _CLOSING and not tree.is_word(i)


def _complementizer(tree: Tree, i: int, proposition: Proposition) -> bool:
    """Whether a first word is a "that" which the parser took for something else: "that advisers were"."""
    near = i + 1 in proposition.words  # "a tape that (they said) showed"
    opens = tree.word(i) == "that" and near and tree[i + 1].tag in _AFTER_THAT and not _is_subject(tree, i)
    return opens and not is_that_very(tree, i)


def _is_subject(tree: Tree, i: int) -> bool:
    """Whether a first "that" opens a clause which is the subject: "that it was no worse was luck"."""
    return tree[i].dep == "mark" and tree[tree[i].head].dep in ("csubj", "csubjpass")


def _leads(tree: Tree, i: int, proposition: Proposition) -> bool:
    """Whether a first word only leads up to what is said."""
    if i == proposition.head:
        return False
    if tree[i].dep in _LEADING_DEPS and not tree.word(i).isalnum():
        return True
    if tree[i].dep in _LEADING_DEPS and tree.lower(i) in _LEADING and not _is_subject(tree, i):
        return tree[i].dep != "mark" or tree[i].head == proposition.head or tree.lower(i) == "that"
    if tree[i].dep == "prep" and tree.lower(i) in _LEADING_PREPOSITIONS:
        below = tree.children(i)
        if tree.lower(i + 1) == "whom":
            return False
        return proposition.head in below or any(proposition.head in tree.subtree(b) for b in below)
    return False


def _goes_on(tree: Tree, i: int, proposition: Proposition) -> bool:
    """Whether a first "so" or "God" only leads over to a sentence: "So she got her gun"."""
    if tree.lower(i) in _CRIES and tree.word(min(i + 1, len(tree) - 1)) == ",":
        return tree[i].dep not in SUBJECTS
    if tree[i].dep not in ("advmod", "cc", "mark"):
        return False
    subject = next(iter(proposition.subject or tree.children(proposition.verb, *SUBJECTS)), None)
    return tree.lower(i) == "so" and subject is not None and i + 1 in tree.subtree(subject)


@dataclass(frozen=True, slots=True)
class _Lead:
    """What goes before the words, which of them it takes the place of, and which take another form."""

    words: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()
    forms: Mapping[int, str] = field(default_factory=dict)


def _lead(tree: Tree, proposition: Proposition, setting: Setting, replaced: Mapping[int, str]) -> _Lead:
    """Subject and auxiliary for a proposition that lacks them."""
    if proposition.form is Form.NOMINAL:
        owner = text_of(tree, proposition.subject, replacements(tree, proposition.subject, setting))
        return _Lead(tuple(part for part in (owner, proposition.before) if part))
    if proposition.form is Form.VERBLESS:
        subject = text_of(tree, proposition.subject, replacements(tree, proposition.subject, setting))
        plural = is_plural(subject) and not _NUMBER.match(subject)
        if proposition.before == "was":
            return _Lead((subject, "were" if plural else "was"))
        return _Lead((subject, "are" if plural else "is"))
    own = [c for c in tree.children(proposition.verb) if tree[c].dep in SUBJECTS and c in proposition.words]
    if proposition.form is Form.FINITE:
        if own or not proposition.subject:
            return _Lead()
        helpers, forms = without_lent_do(tree, proposition, setting)
        lent = [*proposition.subject, *helpers]
        asked = said_positively(tree, lent, setting) if proposition.asks else {}  # "Has anyone come?"
        asked |= {i: tree.lower(i) for i in helpers if proposition.asks}
        given = {**asked, **replacements(tree, lent, setting), **replaced, **articles(tree, lent, setting)}
        lent = [i for i in lent if i not in setting.drop or i in given]
        return _Lead((text_of(tree, lent, given),), forms=forms)
    return _Lead() if bids(tree, proposition) else _made_finite(tree, proposition, setting, own)


def _made_finite(tree: Tree, proposition: Proposition, setting: Setting, own: list[int]) -> _Lead:
    """ "providing weapons" as "Russia has been providing weapons", "to leave" as "Russia will leave"."""
    if own and is_unmarked(tree, proposition):
        return _Lead()
    subject, used = _its_subject(tree, proposition, setting, own)
    if not subject:
        return _Lead()
    auxiliaries = [a for a in tree.children(proposition.verb, "aux", "auxpass") if a in proposition.words]
    replaced = {a for a in auxiliaries if tree[a].tag == "TO" or tree.lower(a) in ("being", "have", "having")}
    plural = is_plural(subject)
    verbs, forms = finite(tree, proposition, plural)
    if not (verbs or forms or own or used or proposition.subject):
        verbs = _wished(tree, proposition.verb, plural) or ()
    if not (verbs or forms) and proposition.form is Form.INFINITIVE:
        verbs = (modal(tree, proposition, setting.act, plural),)
    return _Lead((subject, *verbs), used | replaced, forms)


def _wished(tree: Tree, verb: int, plural: bool) -> tuple[str, str] | None:
    """ "Wanted to" before what somebody wants to do."""
    above = tree[verb].head
    while tree[above].dep == "conj" and tree[above].tag == "VB":
        above = tree[above].head
    lemma = tree[above].lemma.lower()
    if lemma not in _WISHES or tree[verb].dep not in ("xcomp", "conj"):
        return None
    past = tree[above].tag in ("VBD", "VBN") or any(tree[a].tag == "VBD" for a in tree.children(above, "aux"))
    present, before = _WISHES[lemma]
    return before if past else present if plural else inflected(present), "to"


def _its_subject(
    tree: Tree, proposition: Proposition, setting: Setting, own: list[int]
) -> tuple[str | None, frozenset[int]]:
    """Who does it: the words before it ("it of providing"), what it shares, or the setting's subject."""
    doer = own[0] if own else raised(tree, proposition)
    if doer is not None and doer < proposition.head:
        helpers = [] if own else tree.children(proposition.head, "aux", "auxpass")
        inside = [i for i in tree.subtree(doer) if i in proposition.words and i not in helpers]
        phrase = [i for i in inside if i < proposition.head]
        if phrase[-1] + 1 < proposition.head and tree.lower(phrase[-1] + 1) == "more":
            phrase.append(phrase[-1] + 1)  # "dozens more (were) injured"
        between = [
            i
            for i in proposition.words
            if phrase[-1] < i < proposition.head
            and (tree[i].dep in ("prep", "punct") or tree[i].entity in ("DATE", "TIME"))
        ]
        between = sorted({*between, *where_cued(tree, proposition, phrase[-1])})
        if any(tree.lower(i) in LATER and tree[i].dep == "prep" for i in between):
            return None, frozenset()  # "possession of a gun after being convicted": not the gun is convicted
        apart = _apart(tree, proposition, phrase, between)
        if any(tree[i].tag[0] == "N" for i in apart) and not charged(tree, proposition.head):
            # "Asked Lee along with others to come": what the parser hangs elsewhere goes with whom it stands by.
            phrase = [i for i in proposition.words if phrase[0] <= i < min(_verb_words(tree, proposition))]
        given = replacements(tree, phrase, setting) | articles(tree, phrase, setting)
        said = [i for i in phrase if i in given or not (setting.denied and i in setting.drop)]
        text = text_of(tree, said, given)  # without the "no" that the polarity tells: "no casings found"
        if charged(tree, proposition.head):  # "charged Lee with assault for hitting him": of the deed alone
            return text, frozenset(proposition.words) - frozenset(tree.subtree(proposition.head))
        whose = [
            i for i in proposition.words if i < doer and tree[doer].tag == "WP"
        ]  # "the man who (seems) to have left"
        return text, frozenset((*phrase, *between, *whose))
    if proposition.subject:
        return text_of(tree, proposition.subject, replacements(tree, proposition.subject, setting)), frozenset()
    return setting.subject, frozenset()


def _verb_words(tree: Tree, proposition: Proposition) -> list[int]:
    """A verb with its auxiliaries."""
    return [proposition.head, *(a for a in tree.children(proposition.head, "aux", "auxpass", "neg"))]


def _apart(tree: Tree, proposition: Proposition, phrase: list[int], between: list[int]) -> list[int]:
    """The words between whoever does it and the verb that are part of neither."""
    stop = min(_verb_words(tree, proposition))
    own = set(tree.subtree(proposition.head))
    return [i for i in proposition.words if phrase[-1] < i < stop and i not in between and i not in own]
