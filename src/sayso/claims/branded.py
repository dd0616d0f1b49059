"""What is called something by whom it is dismissed: "dismissed the letters as forgeries", "branded the film a fake".

Who does so affirms that it is that, also by a verb that denies. Only of what somebody said is it the saying that is
denied, which the words that point back at it tell (``anaphors``).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from sayso.claims.anaphors import SPOKEN
from sayso.claims.dangling import is_person
from sayso.claims.forms import Form, Proposition, is_verb
from sayso.claims.stance.acts import FALSEHOODS, NAMING
from sayso.claims.tree import Tree

_DISMISSING = frozenset("dismiss reject disown disavow repudiate rubbish debunk".split())
_RULING = "rule"
_SHRUGGING = "dismiss"
"""What is done to somebody as the nobody they are said to be; who is rejected "as a partner" may not be one."""
_FORGED = frozenset("forgery fake hoax fabrication forge fabricate doctor counterfeit falsify stage".split())
"""What things are called, or are said to be, that somebody made to deceive."""
_COUNTERFEIT = frozenset(("forgery", "forge", "counterfeit", "doctor"))
"""What is called so is a thing, also where the word for it may stand for what it says: "the report"."""
_NAMES = frozenset("DT PRP$ POS NN NNS NNP NNPS JJ JJS JJR CD VBG VBN HYPH AFX".split())
_ADJECTIVES = frozenset("JJ JJR RB VBN HYPH CC".split())
_VERDICTS = _ADJECTIVES | frozenset("DT NN NNS".split())
"""Tags in the phrase that names a thing, in an adjective and in any phrase that tells what it is called."""


def branded(tree: Tree, words: Sequence[int], cue: int | None) -> list[Proposition] | None:
    """That a thing is what it is called; None where a content names no thing and what it is dismissed or branded as."""
    lemma = tree[cue].lemma.lower() if cue is not None else ""
    said = [i for i in words if tree.is_word(i) or tree[i].tag == "HYPH"]
    if lemma not in _DISMISSING and lemma not in NAMING:
        return _ruled(tree, words, said) if lemma == _RULING else None
    link = next((n for n, i in enumerate(said) if tree.lower(i) == "as"), None)
    if link is not None:
        named, called = said[:link], said[link + 1 :]
    else:
        first = _first_called(tree, said) if lemma in NAMING else 0
        named, called = said[:first], said[first:]
    who = tree.head_of(named) if lemma == _SHRUGGING and called and tree.lower(called[0]) in ("a", "an") else None
    if who is not None and is_person(tree, who):  # "dismissed the senator as a puppet"
        return [_verdict(tree, words, named, called, who)]
    noun = _thing(tree, named)
    if noun is None or not (called and _is_verdict(tree, called)):
        return None
    thing = tree[noun].lemma.lower() not in SPOKEN or tree[called[-1]].lemma.lower() in _COUNTERFEIT
    if not thing and tree.lower(named[0]) in ("a", "an"):
        return None  # "..., a claim she called absurd" is of the clause before it
    if not thing and lemma in _DISMISSING and tree[called[-1]].lemma.lower() not in FALSEHOODS:
        return [Proposition(noun, tuple(named), Form.NOMINAL)]  # "rejected the argument as weak": and it is weak
    return [_verdict(tree, words, named, called, noun if thing and lemma in _DISMISSING else None)]


def _ruled(tree: Tree, words: Sequence[int], said: Sequence[int]) -> list[Proposition] | None:
    """That it was what it is ruled: "ruled Lee's death a homicide by poison"."""
    articles = (n for n in range(1, len(said)) if tree.lower(said[n]) in ("a", "an") and said[n] == said[n - 1] + 1)
    first = next((n for n in articles if tree[said[n - 1]].tag[:2] == "NN"), None)
    head = tree[said[first]].head if first else None
    if head is None or tree[head].tag[:2] != "NN" or any(tree[i].tag[:2] == "VB" for i in said[:first]):
        return None
    named = tuple(said[:first])
    told = tuple(i for i in words if i > named[-1] and not _is_day(tree, i))
    return [Proposition(head, told, Form.VERBLESS, named, before="was", whom=named)]


def _is_day(tree: Tree, i: int) -> bool:
    """Whether a word tells on which day: "on Thursday"."""
    days = [i, *(c for c in tree.children(i, "pobj") if tree[i].dep == "prep")]
    return any(tree[j].entity in ("DATE", "TIME") for j in days)


def _verdict(
    tree: Tree, words: Sequence[int], named: Sequence[int], called: Sequence[int], contrary: int | None
) -> Proposition:
    """That what is named is what it is called; a ``contrary`` undoes the denial in the verb that dismisses it."""
    told = tuple(i for i in words if i > named[-1] and tree.lower(i) != "as")
    return Proposition(called[-1], told, Form.VERBLESS, tuple(named), whom=tuple(named), contrary=contrary)


def _first_called(tree: Tree, said: Sequence[int]) -> int:
    """Where in "the video a crude fake", "the letters forgeries" what it is called begins; 0 where there is no such."""
    marked = next((k for k in range(1, len(said)) if tree[said[k] - 1].tag == "``"), 0)
    if marked and all(tree[i].tag in _ADJECTIVES for i in said[marked:]):
        return marked  # "the plan for a wall 'useless', 'stupid'"
    if not said or tree[said[-1]].lemma.lower() not in _FORGED | FALSEHOODS:
        return 0
    n = len(said) - 1
    article = next((k for k in range(n - 1, 0, -1) if tree[said[k]].tag == "DT"), None)
    return article or n


def _thing(tree: Tree, named: Sequence[int]) -> int | None:
    """The noun of a phrase that names a thing, before what tells more of it; None of any other words."""
    core = list(takewhile(lambda i: tree[i].tag != "IN", named))
    if not core or tree[core[-1]].tag not in ("NN", "NNS") or is_person(tree, core[-1]):
        return None
    return core[-1] if all(tree[i].tag in _NAMES or tree[i].tag == "IN" for i in named) else None


def _is_verdict(tree: Tree, called: Sequence[int]) -> bool:
    """Whether words tell what is false, or how something is; not as what somebody is rejected: "as a partner"."""
    false = tree[called[-1]].lemma.lower() in _FORGED | FALSEHOODS
    tags = _VERDICTS if false else _ADJECTIVES
    return all(tree[i].tag in tags for i in called) and not any(
        is_verb(tree, i) and tree[i].tag != "VBN" for i in called
    )
