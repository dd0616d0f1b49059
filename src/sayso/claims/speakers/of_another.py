"""Whom "he" means beside whoever speaks: whom a condition tells of, whom one's own people judge, whom a group has.

Each construction leaves one person, named by the word it gives; who speaks is another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.claims.speakers.hearers import names_one
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, Span, SpeakerKind

if TYPE_CHECKING:
    from sayso.claims.speakers.roster import Entity

_CONDITIONS = frozenset(("if", "unless"))
_REACTS = frozenset(
    "resign quit leave move vote support back endorse join refuse run withdraw sue step go respond veto oppose "
    "emigrate abstain stay return consider be".split()
)
"""What somebody says they will do if another wins: "Marn said that if Lee won, he would resign"."""
_JUDGES = frozenset("think believe consider find".split())
_SUCH_AS = frozenset(("like", "including", "as"))
_NAMES = frozenset(("NNP", "NNPS"))
_PEOPLE = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP))
_THIRD = frozenset("he him his she her hers".split())
_ABOUT = frozenset("on with about against".split())
_THIS = frozenset(("this", "that"))
_PUTS = frozenset("leave put make keep place force".split())
"""What something just told does to somebody."""
_NEAR = 2
"""Sentences back in which somebody is still talked of."""


def another(tree: Tree, word: int) -> int | None:
    """The name of whom a "he" or "she" means who isn't who says it; None where the construction tells nothing."""
    rules = (_of_a_condition, _judged, _at_ones_event, _put_there, _of_the_fault)
    return next((told for rule in rules if (told := rule(tree, word)) is not None), None)


def _of_a_condition(tree: Tree, word: int) -> int | None:
    """ "Lee said if Marn wins, he would close the port": Marn would, who is the subject of the condition."""
    verb = tree[word].head
    if tree[word].dep not in SUBJECTS or tree[verb].lemma in _REACTS or _does_to_him(tree, verb):
        return None
    for clause in tree.children(verb, "advcl"):
        marks = [tree.lower(m) for m in tree.children(clause, "mark")]
        subjects = [s for s in tree.children(clause, "nsubj", "nsubjpass") if s < clause]
        named = len(subjects) == 1 and tree[subjects[0]].tag in _NAMES and not tree.children(subjects[0], "conj")
        if clause < word and named and _CONDITIONS.intersection(marks):
            return subjects[0]
    return None


def _does_to_him(tree: Tree, verb: int) -> bool:
    """Whether somebody is meant by the verb's object, who may be the condition's: "if Marn wins, he will fight him"."""
    objects = [*tree.children(verb, "dobj", "dative")]
    objects += [o for p in tree.children(verb, "prep") for o in tree.children(p, "pobj")]
    return any(tree[o].tag == "PRP" for o in objects)


def _judged(tree: Tree, word: int) -> int | None:
    """ "Lee's boss thinks he is a fool": Lee is one, by the judgement of who is told of by way of Lee."""
    verb = tree[word].head
    thinks = tree[verb].head
    judged = tree[verb].lemma in ("be", "'s") and tree.children(verb, "attr", "acomp") and tree[verb].dep == "ccomp"
    if not judged or tree[word].dep != "nsubj" or tree[thinks].lemma not in _JUDGES:
        return None
    owners = [o for s in tree.children(thinks, "nsubj") for o in tree.children(s, "poss") if tree[s].tag == "NN"]
    return owners[0] if len(owners) == 1 and tree[owners[0]].tag[0] == "N" else None


def _at_ones_event(tree: Tree, word: int) -> int | None:
    """ "Lee discussed Marn's speech in May, when he refused to go": Marn, whose speech it was."""
    verb = tree[word].head
    noun = tree[verb].head
    if tree[noun].dep == "pobj" and tree[noun].entity == "DATE":  # parsers hang it on the day
        above = tree[tree[noun].head].head
        objects = [o for o in tree.children(above, "dobj") if o < noun]
        noun = objects[0] if tree[above].tag[:2] == "VB" and objects else above
    when = any(tree.lower(i) == "when" for i in tree.children(verb, "advmod") if i < word)
    if tree[word].dep not in SUBJECTS or not when or tree[noun].tag != "NN" or not noun < verb:
        return None
    owners = [o for o in tree.children(noun, "poss") if tree[o].tag in _NAMES]
    return owners[0] if len(owners) == 1 else None


def _put_there(tree: Tree, word: int) -> int | None:
    """ "That left Marn at the head, so that he accused": Marn, the only one whom the sentence names."""
    here = tree.sentence_words(tree.sentence(word))
    first = here[0]
    verb = tree[first].head
    puts = tree.lower(first) in _THIS and tree[first].dep == "nsubj" and tree[verb].lemma in _PUTS
    if not puts or tree[word].dep not in SUBJECTS:
        return None
    named = [i for i in here if verb < i < word and tree[i].entity == "PERSON"]
    one = bool(named) and named[-1] - named[0] == len(named) - 1
    others = any(tree[i].tag == "NN" and kind_of_noun(tree.lower(i)) in _PEOPLE for i in here if i < word)
    return named[-1] if one and not others else None


def _of_the_fault(tree: Tree, word: int) -> int | None:
    """ "Lee said the trouble with Marn was his plan": Marn's, who alone is named in what it is."""
    noun = tree[word].head
    verb = tree[noun].head
    if tree[word].dep != "poss" or tree[noun].dep not in ("attr", "nsubj") or tree[verb].lemma != "be":
        return None
    subjects = [s for s in tree.children(verb, "nsubj") if s < verb < word and tree[s].tag[:2] == "NN"]
    led = [o for s in subjects for p in tree.children(s, "prep") for o in tree.children(p, "pobj")]
    named = [o for o in led if tree[o].tag in _NAMES and tree.lower(tree[o].head) in _ABOUT]
    return named[0] if len(named) == 1 and not tree.children(named[0], "conj") else None


def one_of_those(tree: Tree, before: Attribution, word: int) -> int | None:
    """ "Experts like Ann Lee, a geologist, say so. It is hard, she said.": the one whom the sentence before names."""
    said_by = tree.words_of(before.sources)
    if not said_by or tree.sentence(said_by[0]) != tree.sentence(word) - 1:
        return None
    heads = [i for i in said_by if tree[i].tag == "NNS" and tree[i].head not in said_by]
    such = [p for i in heads for p in tree.children(i, "prep") if tree.lower(p) in _SUCH_AS]
    named = [o for p in such for o in tree.children(p, "pobj") if tree[o].tag in _NAMES]
    one = len(named) == 1 and not tree.children(named[0], "conj")
    return named[0] if one and tree.paragraph(named[0]) == tree.paragraph(word) else None


def named_in_quotation(tree: Tree, quoted: Sequence[Span], meant: Mapping[int, Entity], word: int) -> int | None:
    """ "I thank Senator Lee. I will work with her.": the only one whom somebody has named so far in what is quoted."""
    before = [i for span in quoted for i in tree.within(span) if i < word]
    named = [i for i in before if names_one(tree, meant, i) and tree[i].tag in _NAMES]
    who = {id(meant[i]) for i in named}
    others = any(tree[i].tag in ("NN", "NNS") and kind_of_noun(tree.lower(i)) in _PEOPLE for i in before)
    alone = len(who) == 1 and not others and not any(tree.lower(i) in _THIRD for i in before)
    near = alone and tree.sentence(word) - tree.sentence(named[-1]) <= _NEAR
    return named[-1] if near and meant[named[-1]].named else None
