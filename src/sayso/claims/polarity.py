"""What goes with a negation and must go or change with it: "did not see anyone" as "saw someone"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.charging import CRIMES
from sayso.claims.forms import Proposition
from sayso.claims.inflection import article, inflected, participle, past
from sayso.claims.mass_nouns import is_counted
from sayso.claims.setting import Setting
from sayso.claims.stance.negation import fronted, never
from sayso.claims.stance.verbs import asked
from sayso.claims.tree import SUBJECTS, Tree

_ITEMS = frozenset(("any", "ever", "either", "yet", "even", "anymore", "whatsoever"))
_PHRASES = (
    *(("at", "all"), ("as", "of", "yet"), ("any", "longer"), ("any", "more")),
    *(("at", "any", "time"), ("at", "any", "point"), ("at", "any", "stage"), ("in", "any", "way")),
    *(("in", whose, "life") for whose in ("my", "his", "her", "their")),
)
_DENYING = frozenset(("neg", "advmod"))
_MEASURES = frozenset(("kind", "sort", "type", "form", "of", "one"))
POSITIVE = {"nothing": "something", "nobody": "somebody", "none": "some", "nowhere": "somewhere", "neither": "either"}
"""What stands for a negative pronoun in a positive wording."""
_POSITIVE = {
    "anyone": "someone", "anybody": "somebody", "anything": "something", "anywhere": "somewhere", "any": "some",
}  # fmt: skip
"""What stands for it where there is no negation."""
_SAYINGS = frozenset(
    (verb, noun)
    for verbs, noun in (("make", "sense"), ("gain lose give make hold", "ground"), ("take pay lose", "heed"))
    for verb in verbs.split()
)
"""A verb with what it has without an article: "makes (no) sense"."""
_CLOSING = frozenset(('"', "”", "'", "’"))
_POSITIVE_OR_ITEM = _ITEMS | _POSITIVE.keys()


def turns_positive(tree: Tree, i: int) -> bool:
    """Whether something takes the place of a negative word: of "nothing", "nobody"."""
    return tree.lower(i) in POSITIVE and tree[i].dep not in ("cc", "preconj", "advmod")


def going_with(tree: Tree, proposition: Proposition, setting: Setting) -> set[int]:
    """The words of a proposition that are left out with its negation."""
    words = set(_bound(tree, proposition.words, setting))
    found = {i for i in words if _is_item(tree, i)}
    denied = {tree[i].head for i in setting.drop if tree[i].dep == "neg"} if setting.denied else set()
    found |= {
        i for i in proposition.words if tree.lower(i) == "also" and tree[i].head in denied
    }  # "also was not named"
    for phrase in _PHRASES:
        for i in words:
            run = range(i, min(i + len(phrase), len(tree)))
            if tuple(map(tree.lower, run)) == phrase and all(j in words for j in run):
                found.update(run)
    return found


def said_positively(tree: Tree, words: Sequence[int], setting: Setting) -> dict[int, str]:
    """What takes the place of words that only go with a negation: "someone", "some kind"."""
    bound = _bound(tree, words, setting)
    but = {i: "other than" for i in bound if tree.lower(i) == "but" and tree.lower(i - 1) in _POSITIVE}
    longer = but | {i: "still" for i in bound if tree.lower(i) == "longer" and i - 1 in setting.drop}
    return longer | {i: _POSITIVE[tree.lower(i)] for i in bound if tree.lower(i) in _POSITIVE}


def _compared(tree: Tree, i: int) -> bool:
    """Whether a word stands for all that something is compared with: "better than anyone else"."""
    return any(tree.lower(above) == "than" for above in tree.ancestors(i))


def _bound(tree: Tree, words: Sequence[int], setting: Setting) -> list[int]:
    """The words in the scope of a negation, or of the question whether."""
    if not setting.denied:
        return [i for i in words if _in_question(tree, i, words)]
    first = min((i for i in setting.drop if i in words), default=-1)
    return [i for i in words if i > first and not _compared(tree, i) and not tree.have(i + 1, ("-",))]  # "no-fly list"


def _in_question(tree: Tree, i: int, words: Sequence[int]) -> bool:
    """Whether a word stands in a clause that asks, the words before which are left out: "if any shots were fired"."""
    if tree.lower(i) not in _POSITIVE_OR_ITEM:
        return False
    here = tree.sentence_words(tree.sentence(i))
    last = next((tree.word(j) for j in reversed(here) if tree.word(j) not in _CLOSING), "")
    return last == "?" or any(
        asked(tree, above) and tree[above].dep in ("ccomp", "acl", "pcomp", "conj") and tree[above].head not in words
        for above in tree.ancestors(i)
    )


def _is_item(tree: Tree, i: int) -> bool:
    """Whether a word only goes with the negation: "any" in "no sign of any help", not in "any kind of help"."""
    if tree.lower(i) not in _ITEMS or tree[i].dep not in ("det", "advmod", "cc", "preconj"):
        return False
    if tree.lower(i) == "either" and tree[i].dep == "det":
        return False
    return i + 1 >= len(tree) or tree.lower(i + 1) not in _MEASURES


def articles(tree: Tree, words: Sequence[int], setting: Setting) -> dict[int, str]:
    """What stands for "no" and "any" before a thing that can be counted: "no arrest" as "an arrest"."""
    found = dict(_shared_articles(tree, words))
    bound = _bound(tree, words, setting) if setting.denied else []
    told = [i for i in (*setting.drop, *bound) if i in words and tree[i].head in words]
    for i in (j for j in told if tree[j].head not in setting.drop and _before_one(tree, j)):
        if tree.lower(i + 1) == "such" and i + 2 <= tree[i].head:  # "any such letter": such a letter
            found |= {i: "such", i + 1: article(tree.word(i + 2))}
        elif tree.lower(i + 1) == "other" and i + 2 <= tree[i].head:
            found |= {i: "another", i + 1: ""}
        else:
            found[i] = article(tree.word(i + 1))
    for i in bound:  # "any judge or clerk": the second, told apart, has the article of the first
        first = tree[i].head
        alone = tree[i].dep == "conj" and first not in words and not tree.children(i, "det", "poss", "amod", "compound")
        if (
            alone
            and tree[i].tag == "NN"
            and _is_one(tree, i)
            and any(_before_one(tree, c) for c in tree.children(first))
        ):
            found[i] = f"{article(tree.word(i))} {tree.word(i)}"
    return found


def _shared_articles(tree: Tree, words: Sequence[int]) -> Iterator[tuple[int, str]]:
    """ "A radio, (a) laptop computer and two cameras": the article of the first, for one that is told without it."""
    inside = set(words)
    for i in words:
        first = tree[i].head
        while tree[first].dep == "conj" and tree[first].tag[0] == "N":
            first = tree[first].head
        if tree[i].dep != "conj" or tree[i].tag != "NN" or first in inside or not _is_one(tree, i):
            continue
        own = [j for j in tree.subtree(i) if j <= i]
        bare = all(tree[j].dep in ("amod", "compound", "punct", "conj") and tree[j].tag != "CD" for j in own)
        if tree.lower(i) in CRIMES:
            continue  # "charged with carrying a knife and possession of drugs"
        if bare and not tree[i].entity and any(tree.lower(c) in ("a", "an") for c in tree.children(first, "det")):
            yield own[0], f"{article(tree.word(own[0]))} {tree.word(own[0])}"


def _before_one(tree: Tree, i: int) -> bool:
    noun = tree[i].head
    single = tree[i].dep == "det" and tree.lower(i) in ("no", "any") and noun > i
    single = single and tree[noun].lemma.lower() not in _MEASURES
    single = single and (tree[tree[noun].head].lemma.lower(), tree[noun].lemma.lower()) not in _SAYINGS
    return single and _is_one(tree, noun)


def _is_one(tree: Tree, noun: int) -> bool:
    """Whether there may be one of what a noun means."""
    named = tree[noun].tag == "NN" or (tree[noun].tag == "JJ" and tree[noun].dep in SUBJECTS)  # "no vial was left"
    return named and is_counted(tree[noun].lemma.lower())


def without_do(tree: Tree, words: Sequence[int], setting: Setting, given: Mapping[int, str]) -> dict[int, str]:
    """The verbs that "did not" leaves to tell the tense themselves, with "" for what is left out: "saw"."""
    found: dict[int, str] = {}
    for negation in setting.drop if setting.denied else ():
        verb = _denied_verb(tree, negation)
        helps = [a for a in tree.children(verb, "aux") if tree[a].lemma.lower() == "do" and a in words]
        if len([a for a in tree.children(verb, "aux") if a in words and tree[a].tag != "TO"]) > len(helps[:1]):
            continue  # "did and does pay": each needs the other
        denies = tree[negation].dep in _DENYING or tree.lower(negation) == "nor" or never(tree, negation)
        if denies and helps and tree[verb].tag == "VB" and verb in words and helps[0] < verb:
            found |= {helps[0]: "", verb: _finite(tree[verb].lemma.lower(), given.get(helps[0], tree.lower(helps[0])))}
    return found


def _denied_verb(tree: Tree, negation: int) -> int:
    """The verb that a word denies: of a "nor" the one whose helper it stands before."""
    if tree.lower(negation) == "nor" and tree[negation + 1].dep in ("aux", "auxpass"):
        return tree[negation + 1].head
    verb = tree[negation].head
    return tree[verb].head if tree[verb].dep == "aux" else verb


def in_order(tree: Tree, words: list[int], verb: int) -> list[int]:
    """The words with the subject before the helper that a denial put before it: "nor (had) the firm sold it"."""
    first = fronted(tree, verb)
    if first is None or first[1] not in words:
        return words
    _, helper, subject = first
    apart = frozenset(("prep",) if helper == verb else ())  # "was the mayor in the room"
    phrase = [i for i in tree.subtree(subject, apart) if i in words]
    rest = [i for i in words if i not in phrase]
    at = rest.index(helper)
    return [*rest[:at], *phrase, *rest[at:]]


def without_lent_do(tree: Tree, one: Proposition, setting: Setting) -> tuple[tuple[int, ...], dict[int, str]]:
    """What a denied or asked verb keeps of the auxiliaries lent to it, and its form: "did not buy, rent", "rented"."""
    helps = [a for a in one.auxiliaries if tree[a].lemma.lower() == "do"]
    bare = tree[one.verb].tag in (
        ("VB", "VBP") if one.asks else ("VB",)
    )  # taggers take the verb of a question for both
    if not (helps and bare and (setting.denied or one.asks)):
        return one.auxiliaries, {}
    kept = tuple(a for a in one.auxiliaries if a not in helps)
    return kept, {one.verb: _finite(tree[one.verb].lemma.lower(), tree.lower(helps[0]))}


_MANY_HAVE = frozenset(("have", "are", "'ve", "'re"))


def without_yet(tree: Tree, words: Sequence[int], setting: Setting) -> dict[int, str]:
    """The perfect that "has yet to be charged" denies: "has been charged"."""
    for yet in setting.drop if setting.denied else ():
        have = tree[yet].head
        below = [c for c in tree.children(have, "xcomp") if c in words and yet < c]
        if tree.lower(yet) != "yet" or tree[have].lemma not in ("have", "be") or not below:
            continue
        verb, found = below[0], {have: "have" if tree.lower(have) in _MANY_HAVE else "has"}
        found |= {to: "" for to in tree.children(verb, "aux") if tree[to].tag == "TO"}
        if passive := tree.children(verb, "auxpass"):
            return found | {passive[0]: "been"}
        return found | {verb: "been" if tree[verb].lemma == "be" else participle(tree[verb].lemma.lower())}
    return {}


def _finite(lemma: str, helper: str) -> str:
    """A verb in the form that its auxiliary has: "did see" is "saw"."""
    if helper == "did":
        return past(lemma)
    return inflected(lemma) if helper == "does" else lemma
