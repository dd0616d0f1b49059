"""The pieces of a content, which may stand apart in the text, and where each begins."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from sayso.claims.forms import Form, form_of, is_verb
from sayso.claims.stance.acts import VERBS
from sayso.claims.stance.scope import sets_condition
from sayso.claims.stance.wished import clause_told, wished_telling
from sayso.claims.tree import INTERROGATIVES, SUBJECTS, Tree
from sayso.model import Span

_TELLS = frozenset("tell inform assure remind notify advise convince persuade warn promise".split())
_NO_MORE = frozenset("only merely simply just likely clear".split())
"""What stands before the "that" of all that was said: "said only that", "it appears likely that"."""
_MOMENTS = frozenset("when after before as while".split())
_PLEDGES = frozenset("promise pledge vow commitment".split())
_KEEPING = frozenset("keep honor honour fulfil fulfill deliver redeem".split())
"""What is done with a promise in time: kept, made good on."""
_NO_CIRCUMSTANCE = frozenset(
    "fact addition particular contrast general short turn response reply answer all example instance time end case "
    "cases view opinion process point moment hindsight retrospect interview statement speech email e-mail letter "
    "tweet conference meeting hearing today yesterday tomorrow".split()
)
"""What only joins a sentence to others, or where and when it was said."""
_ELSEWHERE = frozenset(
    """this that these those such each both either other another same latter former then there here what which who
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
_OUTCOMES = frozenset("would could might may".split())
_MARKS = frozenset(('"', "“", "``", "''"))
_LEAST = 2
"""Words of "in 2012"."""
_JOINING = frozenset(("and", "but", "or"))
_HEARERS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))


def pieces_of_content(tree: Tree, contents: Sequence[Span], framing: AbstractSet[int] = frozenset()) -> list[list[int]]:
    """The words of each piece of a content; one that has no clause of its own goes on what stands before it.

    "The containers," she said, "belonged to a company" is one; "It was late," she said, "and nobody came" is two.
    ``framing`` are the words of the attribution itself, which may stand between two pieces.
    """
    found: list[list[int]] = []
    for span in contents:
        words = list(tree.within(span))
        if found and words and (_under_condition(tree, found[-1], words) or _leads_in(tree, found[-1], words)):
            found[-1] = [*found[-1], *_comma(tree, found[-1]), *words]
        elif found and words and (_opens_clause(tree, found[-1], words) or _is_subject(tree, found[-1], words)):
            found[-1] = [*found[-1], *words]
        elif not (found and words) or (_has_clause(tree, words) and not _goes_on(tree, found[-1], words)):
            found.append(words)
        elif not _parted(tree, found[-1], words, framing):
            found[-1] = sorted({*found[-1], *words})
    return found


def each_that(tree: Tree, words: Sequence[int]) -> list[list[int]]:
    """The words of a piece, parted before each "that" of what is told: "(that) Lee lived there and that he left"."""
    first = next((i for i in words if tree.is_word(i)), None)
    if first is None:
        return [list(words)]
    if tree.lower(first) in _NO_MORE and first + 1 in words and tree.lower(first + 1) == "that":
        words, first = [i for i in words if i > first], first + 1
    opened = tree.lower(first) == "that" and tree[first].tag != "DT"
    top = tree.head_of(words)
    parts: list[list[int]] = [[]]
    for i in words:
        again = tree.lower(i) == "that" and tree[i].dep == "mark" and len(parts[-1]) > 1
        again = again and (opened or _beside(tree, tree[i].head, top, words))
        listed = tree.lower(i) == "that" and parts[-1][-1:] == [i - 1] and tree.word(i - 1) == ","
        listed = listed and tree[i].dep == "mark" and _in_a_row(tree, tree[i].head, top, words)
        if listed or (again and parts[-1][-1] == i - 1 and tree.lower(i - 1) in _JOINING):
            parts[-1].pop()
            parts.append([])
        if _for_another(tree, i, parts[-1], words):
            parts[-1].pop()
            parts.append([])
            continue
        parts[-1].append(i)
    return parts


def _for_another(tree: Tree, i: int, before: Sequence[int], words: Sequence[int]) -> bool:
    """Whether it is called for another thing as well: "(called for) an inquiry and for the mayor to resign"."""
    if tree.lower(i) != "for" or len(before) < 2 or before[-1] != i - 1 or tree.lower(i - 1) != "and":
        return False
    infinitive = next((j for j in words if j > i and tree[j].tag == "TO"), None)
    who = infinitive is not None and any(tree[j].tag[0] in "NP" for j in range(i + 1, infinitive))
    does = infinitive is not None and any(tree[j].tag == "VB" for j in (infinitive + 1, infinitive + 2) if j in words)
    calls = tree.lower(words[0]) == "for" or tree[words[0]].tag[0] in "DNJP"
    plain = infinitive is not None and not any(tree[j].tag in ("VBD", "VBZ", "VBP", "MD") for j in range(i, infinitive))
    return who and does and calls and plain and not any(tree[j].tag in ("VBD", "VBZ", "MD") for j in before)


def _beside(tree: Tree, verb: int, top: int | None, words: Sequence[int]) -> bool:
    """Whether a verb is coordinated with the first clause of a piece, or with the verb that tells it."""
    return tree[verb].dep == "conj" and (tree[verb].head == top or tree[verb].head not in words)


def _in_a_row(tree: Tree, verb: int, top: int | None, words: Sequence[int]) -> bool:
    """Whether a clause with "that" behind a comma is one more that is told: "that it sank, that nobody was saved"."""
    if top is None or verb <= top or tree[verb].dep not in ("advcl", "ccomp", "conj"):
        return False
    if any(tree.lower(i) in ("so", "such") for i in words if i < verb):
        return False  # "so hot, that the roof fell in"
    above = tree[verb].head
    if above != top and any(tree.lower(m) == "that" for m in tree.children(above, "mark")):
        above = tree[above].head  # hung on the one before it
    # Of "Lee told her that it sank, that nobody was saved" Lee says both.
    own = above == top and tree[top].lemma.lower() not in VERBS
    return bool(tree.children(top, *SUBJECTS)) and (own or above not in words)


def _parted(tree: Tree, before: Sequence[int], words: Sequence[int], framing: AbstractSet[int]) -> bool:
    """Whether a clause of the report's own stands between two pieces, to which the second belongs."""
    if not before or tree.sentence(before[-1]) != tree.sentence(words[0]):
        return False
    gap = set(range(before[-1] + 1, words[0])) - framing
    return any(
        form_of(tree, i) is Form.FINITE and any(c in gap for c in tree.children(i, *SUBJECTS))
        for i in gap
        if is_verb(tree, i) and tree[i].dep != "relcl" and tree[i].lemma.lower() not in VERBS
    )


def _goes_on(tree: Tree, before: Sequence[int], words: Sequence[int]) -> bool:
    """Whether these words tell what the noun before them does: "Wade ... helping an accomplice"."""
    head, noun = tree.head_of(words), tree.head_of(before)
    if head is None or noun is None or is_verb(tree, noun):
        return False
    return is_verb(tree, head) and form_of(tree, head) in (Form.GERUND, Form.INFINITIVE)


def _under_condition(tree: Tree, before: Sequence[int], words: Sequence[int]) -> bool:
    """Whether these words tell what holds under what stands before: "Unless they pay," he said, "it will stay"."""
    head, verb = tree.head_of(words), tree.head_of(before)
    if head is None or verb is None or not any(sets_condition(tree, m) for m in tree.children(verb, "mark")):
        return False
    return tree[verb].head in (head, tree[head].head)


def _leads_in(tree: Tree, before: Sequence[int], words: Sequence[int]) -> bool:
    """Whether a piece only says when, where or how the clause of the next is so: "In 2012," she said, "it paid".

    Not where that points elsewhere ("in such cases"), only joins sentences ("in fact"), or may be when it was said.
    """
    said = [i for i in before if tree.is_word(i)]
    if len(said) < _LEAST or tree[said[0]].dep != "prep" or tree.sentence(before[0]) != tree.sentence(words[0]):
        return False
    alone = (
        tree.head_of(before) == said[0] and tree[said[0]].head not in before and not any(is_verb(tree, i) for i in said)
    )
    told = [o for o in tree.children(said[0], "pobj") if not tree.children(o, "appos", "conj")]
    if not alone or len(told) != 1 or not _has_clause(tree, words) or tree.lower(told[0]) in _NO_CIRCUMSTANCE:
        return False
    return not any(tree.lower(i) in _ELSEWHERE or tree[i].tag[:3] == "PRP" for i in said)


def _opens_clause(tree: Tree, before: Sequence[int], words: Sequence[int]) -> bool:
    """Whether the last word of a piece leads to the clause of the next: "it ended when," police say, "he fled"."""
    last = before[-1]
    if tree[last].tag not in ("WRB", "IN"):
        return False
    head = tree.head_of(words)
    adverbial = tree.lower(last) in _MOMENTS and tree[last].dep in ("advmod", "mark")
    return adverbial and head is not None and tree[last].head not in before and tree[head].head in before


def _is_subject(tree: Tree, before: Sequence[int], words: Sequence[int]) -> bool:
    """Whether a piece is what the verb of the next is said of: "which," they say, "had lain there when Lee came"."""
    noun = tree.head_of(before)
    return noun is not None and tree[noun].dep in SUBJECTS and not is_verb(tree, noun) and tree[noun].head in words


def _comma(tree: Tree, before: Sequence[int]) -> list[int]:
    """The comma behind a condition, which the attribution need not take in."""
    after = before[-1] + 1
    return [after] if after < len(tree) and tree.word(after) == "," else []


def _has_clause(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a finite verb stands here with its subject."""
    inside = set(words)
    return any(
        form_of(tree, i) is Form.FINITE and any(tree[c].dep in SUBJECTS and c in inside for c in tree.children(i))
        for i in words
        if is_verb(tree, i)
    )


def without_lead(tree: Tree, words: list[int], cue: int | None) -> list[int]:
    """The words of a content without what only leads to it: whom it is told ("the BBC that ..."), "to make clear"."""
    told = wished_telling(tree, cue, set(words))
    if told is not None and (clause := clause_told(tree, told)) is not None:
        return [i for i in tree.subtree(clause) if i in words]  # "wishes | to make clear that"
    if cue is not None and tree[cue].lemma.lower() == "ask":
        return _what_is_asked(tree, words)
    if cue is None or tree[cue].lemma.lower() not in _TELLS:
        return words
    at = next((n for n, i in enumerate(words) if tree.lower(i) == "that"), 0)
    before = words[:at]
    if not before or words[at] != before[-1] + 1 or any(is_verb(tree, i) for i in before):
        return words
    head = tree.head_of(before)
    clause = tree[words[at]].head
    named = tree[clause].dep in ("acl", "relcl") and tree[clause].head == head  # "claims that he fled are false"
    heard = head is not None and not named and tree[head].tag in _HEARERS and any(is_verb(tree, i) for i in words[at:])
    return words[at:] if heard else words


def _what_is_asked(tree: Tree, words: list[int]) -> list[int]:
    """The words of what is asked without who is, if there are any: "asked | the clerk | whether he had signed it"."""
    at = next((n for n, i in enumerate(words) if tree[i].tag in INTERROGATIVES or tree.lower(i) == "whether"), 0)
    before = words[:at]
    head = tree.head_of(before)
    if head is None or words[at] != before[-1] + 1 or any(is_verb(tree, i) or tree[i].tag == "IN" for i in before):
        return words
    asked = tree[head].tag in _HEARERS and tree[head].dep in ("dobj", "dative", "nsubj")
    if not asked or not all(tree.is_word(i) or tree[i].dep == "case" for i in before):
        return words
    of_whom = tree[tree[words[at]].head].dep == "relcl"  # as which the parser reads what nobody answers
    return [] if of_whom else words[at:]


def without_moment(tree: Tree, words: Sequence[int], cue: int | None) -> Sequence[int]:
    """The words of what is to be done without when it was said: "promised to go | when she took office"."""
    words = words if cue is None else _without_outcome(tree, words, cue)
    if cue is None or tree[cue].tag not in ("VBD", "VBN"):
        return words if cue is None else _without_its_keeping(tree, words, cue)
    done = [
        x for x in tree.children(cue, "xcomp") if x in words and any(tree.lower(a) == "to" for a in tree.children(x))
    ]
    clauses = (c for x in done for c in tree.children(x, "advcl") if tree[c].tag == "VBD" and c > x)
    aside = {i for c in clauses if tree.lower(min(tree.subtree(c))) in _MOMENTS for i in tree.subtree(c)}
    return [i for i in words if i not in aside] if aside else words


def _without_outcome(tree: Tree, words: Sequence[int], cue: int) -> Sequence[int]:
    """What is asked for without what the report says will come of it: "asked him to open it, | which would help us"."""
    if tree[cue].lemma.lower() == "vote" and tree[cue].tag[:2] == "VB":  # "voted 19-15 along party lines | to end it"
        ends = (x for x in tree.children(cue, "xcomp", "advcl") if x in words)
        to = next((a for x in ends for a in tree.children(x, "aux") if tree.lower(a) == "to"), -1)
        return [i for i in words if i >= to]
    asked = [x for x in tree.children(cue, "xcomp", "ccomp") if x in words]
    asked = [x for x in asked if any(tree.lower(a) == "to" for a in tree.children(x, "aux"))]
    last = max((i for i in words if tree.is_word(i)), default=cue)
    quotes = any(tree.lower(i) in _MARKS for i in words)  # then they ask it with these words
    for i in words if asked and not quotes else ():
        verb = tree[i].head
        opens = tree.lower(i) == "which" and tree.lower(i - 1) == "," and tree[verb].dep in ("relcl", "ccomp", "advcl")
        unsure = any(tree.lower(a) in _OUTCOMES for a in tree.children(verb, "aux"))
        if opens and unsure and tree[i].dep in SUBJECTS and last in tree.subtree(verb):
            return [j for j in words if j < i - 1]
    return words


def _without_its_keeping(tree: Tree, words: Sequence[int], cue: int) -> Sequence[int]:
    """What was promised without what tells of its keeping: "kept a promise | to pay only after a protest"."""
    verb = tree[cue].head
    verb = tree[verb].head if tree[verb].dep == "prep" else verb
    good = tree[verb].lemma.lower() == "make" and any(tree.lower(c) == "good" for c in tree.children(verb))
    if tree[cue].lemma.lower() not in _PLEDGES or not (good or tree[verb].lemma.lower() in _KEEPING):
        return words
    after = (i for i in words if tree.lower(i) in _MOMENTS and tree.lower(i - 1) in ("only", "just", "even"))
    begins = next((i - 1 for i in after), None)
    return words if begins is None else [i for i in words if i < begins]
