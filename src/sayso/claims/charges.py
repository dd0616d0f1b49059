"""What somebody is accused of, charged with or convicted of: a proposition for each charge.

"Accused Lee of lying to the council and of theft": Lee has been lying to the council, Lee is guilty of theft. Parsers
hang such phrases on any word, so that the charges are found by the words that open them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.charging import ABOUT, CRIMES
from sayso.claims.dangling import is_person
from sayso.claims.forms import Form, Proposition, form_of, is_verb
from sayso.claims.misfits import PLURAL_NAME
from sayso.claims.passives import subject_of_passive
from sayso.claims.propositions import propositions
from sayso.claims.tree import SUBJECTS, Tree

_OPENERS = {
    "accuse": ("of",), "suspect": ("of",), "convict": ("of",), "charge": ("with",), "indict": ("for", "on"),
    "blame": ("for",), "admit": ("to",), "confess": ("to",), "acquit": ("of",), "clear": ("of",), "exonerate": ("of",),
    "absolve": ("of",),
}  # fmt: skip
"""What leads to a charge after a verb, in its base form."""
_CLEARING = frozenset("acquit clear exonerate absolve".split())
"""Verbs of those who find that somebody did not do it."""
_FINDING = frozenset("find declare hold pronounce judge".split())
"""Verbs of those who say whether somebody is guilty."""
_DROPPING = frozenset("drop dismiss withdraw void reject".split())
_CHARGES = frozenset("charge count accusation case".split())
_OWN = frozenset(("admit", "confess"))
"""Verbs by which somebody charges nobody else."""
_ONE_ANOTHER = (["each", "other"], ["one", "another"], ["the", "other"], ["the", "others"])
_TRADING = frozenset("trade exchange swap".split())
_TRADED = frozenset("accusation allegation charge".split())
_TAKING_ON = frozenset(
    "raid attack assault war ban tax strike strikes report debate crackdown vote sanction effect impact pressure fire "
    "hit ambush siege blockade restriction limit tariff duty dispute row talk deal decision information bet advance "
    "incident accident crash blast explosion leak clash".split()
)
"""What something is on: "the raid on a farm"."""
_HARMING = frozenset("kill murder shoot stab wound injure rape rob beat strangle assault".split())
_PHRASE = 4
"""Words in which a crime is named after an "and"."""
_NAMES = frozenset(("NNP", "NNPS", "PRP"))
_JOINING = frozenset(("and", "or"))
_WHEN = frozenset(("DATE", "TIME"))


def charges(tree: Tree, words: Sequence[int], cue: Sequence[int], denied: bool = False) -> list[Proposition] | None:
    """A proposition for each charge in a content; None where it has no charge, or one that says itself who did it."""
    head = _charging(tree, cue)
    lemma = tree[head].lemma.lower() if head is not None else ""
    if of_one := _told_of(tree, words, cue, lemma, denied):
        return of_one
    traded = lemma in _TRADING and any(tree[i].lemma.lower() in _TRADED for i in cue)
    openers = ("of",) if traded else _OPENERS.get(lemma)
    if not openers or not words:
        return None
    leading = next((i for i in (cue[-1], words[0]) if tree.lower(i) in openers), None)
    if leading is not None:
        told, opener = [i for i in words if i > leading], tree.lower(leading)
        whom = _its_own(tree, head, [i for i in words if i < cue[0]])
        held = list(whom)
        whom = whom or list(subject_of_passive(tree, head))
    else:
        inside = [n for n in range(1, len(words)) if tree.lower(words[n]) in openers]
        inside = [n for n in inside if tree.lower(words[n - 1]) != "connection"]  # "charged in connection with"
        first = next((n for n in inside if _opens(tree, words, n)), None)
        if first is None or lemma in _OWN:
            return None
        whom, told = _its_own(tree, head, _whom(tree, words[:first])), list(words[first + 1 :])
        opener = tree.lower(words[first])
        held = [*whom, *(words[first : first + 1] if len(whom) == first else ())]
    parts = list(_parts(tree, told, opener))
    torn = len({tree.sentence(i) for i in whom}) > 1  # "one of the men in the group | him"
    untold = torn or (not whom and (traded or (leading == words[0] and lemma not in _OWN)))
    if untold or [tree.lower(i) for i in whom] in _ONE_ANOTHER or _is_harmed(tree, whom):
        return []  # "blamed each other for the fire", "accused by the press of lying": who did it is not told
    if not told or (lemma in _OWN and len(parts) < 2) or not (lemma in _OWN or _is_somebody(tree, whom)):
        return None
    made = [one for part in parts for one in _made(tree, part, tuple(whom), lemma, denied)]
    return [replace(one, whom=tuple(held), contrary=head if lemma in _CLEARING else None) for one in made]


def _charging(tree: Tree, cue: Sequence[int]) -> int | None:
    """The verb of a cue; of "was arrested and charged with" the last."""
    head = tree.head_of(cue)
    if head is None or tree[head].lemma.lower() in _OPENERS:
        return head
    joined = (c for c in tree.children(head, "conj") if c in cue and tree[c].lemma.lower() in _OPENERS)
    return next(joined, head)


def _told_of(
    tree: Tree, words: Sequence[int], cue: Sequence[int], lemma: str, denied: bool
) -> list[Proposition] | None:
    """Who is blamed for something, or found guilty of it; nothing of any other verb."""
    if lemma == "blame":
        return _blamed_on(tree, words, cue)
    return _found_guilty(tree, words, denied) if lemma in _FINDING else None


def _found_guilty(tree: Tree, words: Sequence[int], denied: bool) -> list[Proposition]:
    """ "Found Lee (not) guilty of lying and of theft"; nothing of any other finding."""
    guilty = next((n for n, i in enumerate(words) if tree.lower(i) == "guilty"), None)
    if not guilty or guilty + 2 >= len(words) or tree.lower(words[guilty + 1]) != "of":
        return []
    no = next((i for i in words[:guilty] if tree.lower(i) == "not"), None)
    whom = tuple(i for i in words[:guilty] if i != no)
    if not _is_somebody(tree, whom):
        return []
    parts = _parts(tree, words[guilty + 2 :], "of")
    made = [one for part in parts for one in _made(tree, part, whom, "find", denied)]
    return [replace(one, whom=tuple(words[: guilty + 2]), contrary=no) for one in made]


def _its_own(tree: Tree, cue: int | None, whom: list[int]) -> list[int]:
    """Of whom a participle tells, where a content holds more before it: "hired to examine Lee, accused of theft"."""
    if cue is None or tree[cue].dep != "acl" or tree[cue].head not in whom:
        return whom
    return [i for i in tree.subtree(tree[cue].head) if i in whom]


def dropped(tree: Tree, cue: Sequence[int]) -> bool:
    """Whether a cue tells that charges are no longer brought: "dropped charges against"."""
    words = {tree[i].lemma.lower() for i in cue}
    return bool(words & _DROPPING) and bool(words & _CHARGES)


def _blamed_on(tree: Tree, words: Sequence[int], cue: Sequence[int]) -> list[Proposition] | None:
    """ "Blamed the strike on Tarsia": Tarsia is to blame for it; None of anything else under "blame"."""
    told = [i for i in words if i not in cue]
    on = next((n for n, i in enumerate(told) if n and tree.lower(i) == "on" and _on_somebody(tree, i, cue)), None)
    if on is None or tree.lower(told[0]) == "on":
        return None
    what, whom = told[:on], tuple(i for i in told[on + 1 :] if tree[i].tag not in ("``", "''"))
    if len(what) == 1 and tree[what[0]].tag in ("WDT", "WP"):  # "a strike that they blamed on Tarsia"
        clause = next((a for a in tree.ancestors(what[0]) if tree[a].dep == "relcl"), None)
        what = tree.subtree(tree[clause].head, frozenset(("relcl", "punct"))) if clause is not None else []
    head = tree.head_of(what) if what else None
    if head is None or not whom or tree[head].tag[0] not in "NV":
        return None
    before = f"{_are(tree, whom)} to blame for"
    return [Proposition(head, tuple(what), Form.NOMINAL, whom, before=before, whom=tuple(words))]


def _are(tree: Tree, whom: Sequence[int]) -> str:
    head = tree.head_of(whom)
    named = [i for i in whom if head is None or i <= head] or whom  # not "bias against voters"
    several = PLURAL_NAME.search(tree.span(named).of(tree.text)) or tree[head or 0].tag in ("NNS", "NNPS")
    joined = head is not None and any(c in whom for c in tree.children(head, "conj"))
    return "are" if several or joined else "is"


def _on_somebody(tree: Tree, on: int, cue: Sequence[int]) -> bool:
    """Whether "on" leads to whom or what it is blamed on: on the cue, or before somebody, or what has no article.

    "Blamed deaths on neglect"; not so "the raid on a farm".
    """
    blamed = tree.children(on, "pobj")
    somebody = any(tree[o].tag in _NAMES or is_person(tree, o) for o in blamed)
    if any(tree[o].entity in _WHEN for o in blamed):
        return False  # "blamed the leak on Tuesday on the firm"
    state = any(tree[o].tag == "NN" and not tree.children(o, "det", "poss", "nummod") for o in blamed)
    cause = tree[tree[on].head].tag[:2] == "NN" and tree[tree[on].head].lemma.lower() not in _TAKING_ON
    return tree[on].head in cue or somebody or state or cause


def _opens(tree: Tree, words: Sequence[int], place: int) -> bool:
    """Whether a preposition leads to what is done, and not to a name: not in "the mayor of Dorn"."""
    after = words[place + 1 : place + 3]
    if not after or tree[after[0]].entity in _WHEN:
        return False
    tag = tree[after[-1] if tree[after[0]].tag == "DT" and len(after) > 1 else after[0]].tag
    return tag not in _NAMES or not any(
        tree.lower(i) == tree.lower(words[place]) and tree[words[n + 1]].tag not in _NAMES
        for n, i in enumerate(words[:-1])
        if n > place
    )


def _is_somebody(tree: Tree, whom: Sequence[int]) -> bool:
    """Whether these words are a noun's, and no clause or phrase that only leads in: "after a boy shot his friend"."""
    if not whom or tree[whom[0]].tag in ("IN", "TO", "WRB"):
        return False
    verbs = (i for i in whom if is_verb(tree, i) and form_of(tree, i) is Form.FINITE and tree[i].dep != "relcl")
    # "Contaminated water", whose first word taggers take for a verb, has none that does it.
    return not any(tree.children(i, *SUBJECTS) or i != whom[0] for i in verbs)


def _is_harmed(tree: Tree, whom: Sequence[int]) -> bool:
    """ "The man police say killed | Lee | was charged": whom somebody killed, whatever the parser makes the subject."""
    before = whom[0] - 1 if whom else -1
    done = before >= 0 and tree[before].tag in ("VBD", "VBN") and tree[before].lemma.lower() in _HARMING
    return done and not tree.children(before, "auxpass", "dobj")


def _whom(tree: Tree, words: Sequence[int]) -> list[int]:
    """Whom it is held against, without when or as what: "Lee on Friday", "Lee again", "Lee as an adult"."""
    manner = next((n for n, i in enumerate(words) if n and tree.lower(i) == "as" and tree[i].dep == "prep"), None)
    kept = list(words[:manner])
    while (
        len(kept) > 1
        and tree.lower(kept[-1]) != "old"
        and (tree[kept[-1]].entity in _WHEN or tree[kept[-1]].tag in ("RB", "IN", ","))
    ):
        kept.pop()
    return kept


def _parts(tree: Tree, words: Sequence[int], opener: str) -> Iterator[list[int]]:
    """The words of each charge: parted before another "of", and before a gerund that follows a noun."""
    part: list[int] = []
    for n, i in enumerate(words):
        before = tree.lower(words[n - 1]) if n else ""
        joined = n > 0 and (before in _JOINING or tree.word(words[n - 1]) == ",")
        if opener == "for" and joined and tree[i].tag == "VBG" and before not in _JOINING:
            break  # ", contradicting the villagers"
        again = joined and tree.lower(i) == opener
        listed = before in _JOINING or (joined and tree[i].dep == "conj")
        gerund = listed and tree[i].tag == "VBG" and bool(part) and _is_done(tree, part, i)
        if again or gerund or (bool(part) and before in _JOINING and _is_crime(tree, part, i)):
            yield _bare(tree, part)
            part = [] if again else [i]
        else:
            part.append(i)
    yield _bare(tree, part)


def _is_done(tree: Tree, part: Sequence[int], gerund: int) -> bool:
    """Whether a charge ends before a gerund: "theft of grain and tampering with monitors"."""
    # "Preventing apprehension and obstructing prosecution": a gerund with its object is done with, too.
    whole = tree[part[0]].tag == "VBG" and any(tree[i].tag[0] == "N" for i in part[1:])
    verbs = not whole and any(tree[i].tag[:2] == "VB" for i in part)
    if not whole and tree.lower(min(gerund + 1, len(tree) - 1)) in ("it", "them"):
        return False  # "possession of a gun and firing it": which only the two together tell
    led = gerund + 1 < len(tree) and tree[gerund + 1].tag in ("IN", "DT", "CD", "PRP$", "NNP", "NN", "NNS", "JJ", "PRP")
    return not verbs and led


def _is_crime(tree: Tree, part: Sequence[int], first: int) -> bool:
    """Whether a crime follows what was done, and is not done to it: "carrying a gun and possession of drugs"."""
    verb = next((i for i in part if tree[i].tag != "RB"), first)
    noun = next((i for i in range(first, min(first + _PHRASE, len(tree))) if tree[i].tag[0] == "N"), first)
    while noun + 1 < len(tree) and tree[noun + 1].tag == "NN" and tree.lower(noun) not in CRIMES:
        noun += 1
    named = tree.lower(noun) in CRIMES and not any(tree[i].tag in ("PRP$", "POS", "IN") for i in range(first, noun))
    done = tree[verb].tag == "VBG" and tree[verb].lemma not in ABOUT and any(tree[i].tag[0] == "N" for i in part)
    return done and named and tree[noun].head == verb  # not "failing to stop a robbery and murder"


def _bare(tree: Tree, words: Sequence[int]) -> list[int]:
    """Without the marks and conjunctions at the end, which lead over to the next."""
    kept = list(words)
    while kept and (tree.lower(kept[-1]) in _JOINING or not tree.is_word(kept[-1])):
        kept.pop()
    return kept


def _made(tree: Tree, part: list[int], whom: tuple[int, ...], lemma: str, denied: bool) -> Iterator[Proposition]:
    if next((tree[i].tag for i in part if tree[i].tag != "RB"), "") == "VBG":
        for one in propositions(tree, part, denied):
            if one.form in (Form.GERUND, Form.PARTICIPLE, Form.VERBLESS):
                yield replace(one, form=Form.GERUND, subject=one.subject or whom, apart=True)
        return
    head = tree.head_of(part)
    if head is not None and tree[head].dep == "prep" and tree[part[0]].tag[0] == "N":
        head = part[0]  # "assault | on a clerk", which parsers hang on the charging
    if head is None or tree[head].tag[0] not in "NV" or lemma in _OWN:
        return
    held = "to blame for" if lemma == "blame" else "guilty of"
    yield Proposition(head, tuple(part), Form.NOMINAL, whom, before=f"{_are(tree, whom)} {held}")
