"""What an attribution's bounds or the parse took from a clause and can be given back with certainty."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from sayso.claims.entitled import entitled
from sayso.claims.forms import AUXILIARIES, FINITE_TAGS, Form, Proposition, form_of, is_verb
from sayso.claims.inflection import participle, past
from sayso.claims.layout import dateline_words
from sayso.claims.sharing import subjects_of
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import SUBJECTS, Tree
from sayso.claims.where_told import with_where
from sayso.claims.whom_called import whom_called
from sayso.model import Act

_RELATIVE = frozenset(("WDT", "WP"))
_LEADING = frozenset(("and", "but", "or"))
_BIDDING = frozenset("warn order urge forbid instruct tell remind encourage advise implore beg caution".split())
_PASSING = frozenset("unresponsive unconscious conscious alive alert hurt injured wounded asleep bleeding".split())
"""How those were found of whom nothing is told but that."""
_STANDING_FOR = frozenset(("appos", "nsubj", "nsubjpass", "conj"))
"""How a noun hangs on others that may be a subject."""


def mended(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> Proposition:
    """A proposition with its own subject and auxiliary, where these stand outside the content; no half relative clause.

    ``framing`` are the words of the attribution itself.
    """
    if one.form is Form.VERBLESS and not one.before and _found_so(tree, one, framing):
        return replace(one, before="was")
    if called := whom_called(tree, one, framing):
        return called
    one = entitled(tree, with_where(tree, _with_preposition(tree, _without_naming(tree, one))))
    one = _with_auxiliary(tree, _without_pronoun(tree, _as_clause(tree, one)), framing)
    one = _told_clause(tree, one, framing)
    one = _warned_against(tree, _with_limit(tree, one, framing), framing)
    if (
        one.form is Form.INFINITIVE
        and not one.subject
        and not _own(tree, one)
        and (whom := _told_to(tree, one, framing))
    ):
        return replace(one, subject=whom)
    if one.form is not Form.FINITE or one.subject or any(tree[i].dep in SUBJECTS for i in _own(tree, one)):
        return one
    if lent := _outside(tree, one, framing) or _before(tree, one, framing):
        taken = [a for a in tree.children(one.verb, *AUXILIARIES) if a not in one.words and tree[a].tag in FINITE_TAGS]
        return replace(one, subject=lent, auxiliaries=one.auxiliaries or tuple(taken))
    return one


def _with_limit(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> Proposition:
    """ "Until Monday had refused to publish it": what is denied is that it was published before Monday."""
    refused = tree[one.head].head
    if one.form is not Form.INFINITIVE or one.after or refused not in framing:
        return one
    if VERBS.get(tree[refused].lemma.lower()) is not Act.DECLINE:
        return one
    limits = [p for p in tree.children(refused, "prep") if tree.lower(p) in ("until", "till") and p not in one.words]
    when = [i for p in limits for o in tree.children(p, "pobj") for i in tree.subtree(o)]
    if len(limits) != 1 or not when or not any(tree[i].entity in ("DATE", "TIME") for i in when):
        return one
    return replace(one, after=f"before {tree.span(when).of(tree.text)}")


def _warned_against(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> Proposition:
    """ "Warned (the crew) against a new strike": of a thing it is denied that there should be one."""
    if one.form is not Form.NOMINAL or one.contrary is not None:
        return one
    warned = [i for i in framing if tree[i].lemma.lower() == "warn" and tree[i].tag[:2] == "VB"]
    bearers = (*warned, one.head) if tree[one.head].head in warned else warned  # "warned | the crew against a strike"
    leads = [p for v in bearers for p in tree.children(v, "prep") if tree.lower(p) == "against"]
    things = tree.children(leads[0], "pobj") if len(leads) == 1 else []
    if len(things) != 1 or things[0] not in one.words or tree[things[0]].tag not in ("NN", "NNS"):
        return one
    words = tuple(i for i in one.words if i > leads[0])
    return replace(one, head=things[0], words=words, contrary=leads[0])


def _told_clause(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> Proposition:
    """ "The gifts", she said, "paid for a chapel", where the parser takes what they did for what was done to them."""
    said = any(tree[i].lemma == "say" and tree[i].tag in FINITE_TAGS and i > one.words[0] for i in framing)
    done = [c for c in tree.children(one.head, "acl") if c in one.words and c > one.head] if said else []
    if one.form is not Form.NOMINAL or len(done) != 1 or done[0] + 1 not in one.words or tree[one.head].tag[0] != "N":
        return one
    lemma, word = tree[done[0]].lemma.lower(), tree.lower(done[0])
    ends = max((i for i in one.words if i < done[0] and tree.is_word(i)), default=-1) == one.head
    both = tree[done[0]].tag in ("VBN", "VBD") and past(lemma) == participle(lemma) == word
    passive = tree.children(done[0], *AUXILIARIES, "agent") or tree.children(one.head, "relcl")
    if not (ends and both) or passive or not tree.children(done[0], "prep", "dobj"):
        return one
    subject = tuple(i for i in one.words if i < done[0])
    rest = tuple(i for i in one.words if i >= done[0])
    return Proposition(done[0], rest, Form.FINITE, subject, whom=subject)


def _found_so(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> bool:
    """Whether somebody was found in a state that may have passed: "was found unresponsive"."""
    found = any(tree[i].lemma == "find" and tree[i].tag in ("VBD", "VBN") for i in framing)
    return found and tree.lower(one.head) in _PASSING


def _with_preposition(tree: Tree, one: Proposition) -> Proposition:
    """ "(Said to) whom it belonged": with the preposition that the cue took."""
    first = next((i for i in one.words if tree.is_word(i)), one.head)
    left = tree[first].tag in ("WP", "WDT") and first > 0 and tree[first - 1].dep == "prep"
    if not left or first - 1 in one.words or tree[first].dep not in ("pobj", "dobj"):
        return one
    return replace(one, words=(first - 1, *one.words))


def _without_naming(tree: Tree, one: Proposition) -> Proposition:
    """ "The child (identified by kin) as Ann, died": without what is left of another's naming."""
    inside = set(one.words)
    for i in one.words:
        verb = tree[i].head
        left = tree.lower(i) == "as" and tree[i].dep == "prep" and verb not in inside and i != one.head
        if left and tree[verb].tag == "VBN" and tree[verb].dep == "acl" and one.head not in tree.subtree(i):
            rest = inside - set(tree.subtree(i))
            return replace(one, words=tuple(j for j in one.words if j in rest and not _left_comma(tree, j, rest)))
    return one


def _left_comma(tree: Tree, i: int, words: AbstractSet[int]) -> bool:
    """Whether a comma stands where words were taken out."""
    return tree.word(i) == "," and (i - 1 not in words or i + 1 not in words)


def _told_to(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> tuple[int, ...]:
    """Who is to do it, where they stand between cue and content: "warned women (not to take part)"."""
    cue = tree[one.verb].head
    whom = [c for c in tree.children(cue, "dobj", "dative") if cue < c < one.verb and c not in one.words]
    if cue not in framing or tree[cue].lemma.lower() not in _BIDDING or len(whom) != 1:
        return ()
    return tuple(tree.subtree(whom[0], frozenset(("prep", "relcl", "acl", "punct"))))


def _with_auxiliary(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> Proposition:
    """ "Both men (were apparently) firing at him": with the auxiliary that the cue took."""
    if tree[one.verb].tag not in ("VBG", "VBN") or one.auxiliaries or not _own(tree, one):
        return one
    taken = [a for a in tree.children(one.verb, *AUXILIARIES) if a in framing and tree[a].tag in FINITE_TAGS]
    return replace(one, words=tuple(sorted({*one.words, *taken})), form=Form.FINITE) if taken else one


def _own(tree: Tree, one: Proposition) -> list[int]:
    """The subjects of its verb among its words."""
    return [i for i in subjects_of(tree, one.verb) if i in one.words]


def _as_clause(tree: Tree, one: Proposition) -> Proposition:
    """A clause that the parser took for a noun, "the boxes (held pumps) and were theirs", as the clause it is."""
    head = one.head
    if one.form is not Form.NOMINAL or tree[head].tag[0] != "N":
        return one
    done = [c for c in tree.children(head, "amod") if tree[c].tag == "VBN" and subjects_of(tree, c) and c in one.words]
    if done and tree.children(done[0], *AUXILIARIES):  # 'Lee had "cherry-picked" the names'
        return replace(one, head=done[0], form=Form.FINITE)
    if tree[head].dep not in SUBJECTS:
        return one
    verbs = [c for c in tree.children(head, "conj") if tree[c].tag in FINITE_TAGS and c in one.words]
    held = [c for c in tree.subtree(head) if head < c and tree[c].tag == "VBN" and tree[c].dep == "amod"]
    if len(verbs) != 1 or not held or held[0] > verbs[0] or subjects_of(tree, verbs[0]):
        return one
    return replace(one, head=verbs[0], form=Form.FINITE)


def _without_pronoun(tree: Tree, one: Proposition) -> Proposition:
    """ "It was copper, which" without the pronoun of a clause that is told apart."""
    said = [i for i in one.words if tree.is_word(i)]
    last = said[-1] if len(said) > 2 else None
    if last is None or tree[last].tag not in _RELATIVE or tree[last].dep not in SUBJECTS:
        return one
    verb = tree[last].head
    if verb in one.words or tree[verb].dep != "relcl" or tree.word(last - 1) != ",":
        return one
    return replace(one, words=tuple(i for i in one.words if i < last))


def _outside(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> tuple[int, ...]:
    """The subject of its verb, before the content: "Hald, who dives, (counted them), he said"."""
    for subject in subjects_of(tree, one.verb):
        words = tree.subtree(subject)
        if subject in dateline_words(tree, tree.sentence_words(tree.sentence(subject))):
            continue
        if {*words}.intersection(one.words):
            return ()  # one of several of whom it is told one by one: "two boys and three girls were hurt"
        if subject < one.words[0] and not framing & set(words) and tree[subject].tag not in _RELATIVE:
            return _closed(tree, _unmarked(tree, words))
    return ()


def _before(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> tuple[int, ...]:
    """What stands between the source and the content: "according to Wire, another victim, Lee, 29, (was hurt)"."""
    begins = (one.verb, *tree.children(one.verb, *AUXILIARIES))
    first = one.words[0]
    if first not in begins or tree.lower(first) in _LEADING or first - 1 in framing:
        return ()
    opening = tree.sentence_words(tree.sentence(first))[0]
    start = max((i + 1 for i in range(opening, first) if i in framing), default=opening)
    words = _unmarked(tree, list(range(start, first)))
    noun = next((i for i in words if tree[i].tag[0] == "N"), None)
    if start == opening or noun is None or any(_finite(tree, i) or tree[i].dep == "cc" for i in words):
        return ()
    above = tree[noun].head
    while above in words and above != noun:
        noun, above = above, tree[above].head
    adjoins = tree.word(words[-1] + 1) in (",", tree.word(first))
    return _closed(tree, words) if adjoins and tree[noun].dep in _STANDING_FOR else ()


def _closed(tree: Tree, words: list[int]) -> tuple[int, ...]:
    """Words with the comma that ends what a comma began: "Hald, who dives,"."""
    after = words[-1] + 1 if words else 0
    opened = any(tree.word(i) == "," for i in words) and after < len(tree) and tree.word(after) == ","
    return (*words, after) if opened else tuple(words)


def _finite(tree: Tree, i: int) -> bool:
    return is_verb(tree, i) and form_of(tree, i) is Form.FINITE


def _unmarked(tree: Tree, words: list[int]) -> list[int]:
    """Words without the marks at either edge."""
    while words and not tree.is_word(words[0]):
        words = words[1:]
    while words and not tree.is_word(words[-1]):
        words = words[:-1]
    return words
