"""Whether what a time stands with lies ahead, going by the verb that governs it."""

from __future__ import annotations

from sayso.claims.tree import SUBJECTS, Tree

WILL = frozenset("will 'll wo shall would 'd may might must should can could".split())
"""Modals that put what follows after the moment of speaking."""

DONE = frozenset(
    "able appear begin come continue dare enough fail find first force get happen help last like manage prove rush see"
    " seem start tend try use".split()
)
"""Words whose infinitive is as far back as they are: "managed to escape on Friday"."""

SCHEDULING = frozenset("due expect plan schedule set slate".split())
"""Words whose time lies ahead when it is that of the thing planned: "scheduled for Friday"."""

PUTTING_OFF = frozenset("adjourn delay extend give have postpone put suspend".split())
"""Words whose "until Friday" lies ahead."""

UNDATED = frozenset(
    "accord accuse allege appear believe call claim consider date describe feel find go have indicate know look mean"
    " need recall remain remember report say see seem show suggest tell think want".split()
)
"""Verbs whose present tense tells nothing about when what stands beside them happens."""

TO_COME = frozenset(
    "ballot briefing ceremony conference debate deadline election final game hearing launch match meeting poll primary"
    " race referendum session summit talk trial visit vote".split()
)
"""Things that reports name before they take place."""

FORWARD_NOUNS = frozenset(("deadline",))
_UNTIL = frozenset(("until", "till", "by"))
_AS_SOON_AS = frozenset(("soon", "early"))
_BACKWARD = frozenset(("since", "after", "by", "from"))
"""With these the present tells what already is: "by Friday they are gone"."""
_LIKE_A_PREPOSITION = frozenset(("start", "begin", "follow"))
_PRESENT = frozenset(("is", "are", "am", "'s", "'re", "'m"))
_VERBS = ("VB", "MD")


def ahead(tree: Tree, i: int, words: range) -> bool:
    """Whether a time (its words, and ``i``, on which the others depend) lies ahead of the report."""
    if _as_soon_as(tree, words[0]):
        return True
    way = _way_up(tree, i)
    if any(tree[a].lemma.lower() in FORWARD_NOUNS for a in way):
        return True
    verb = governor(tree, i)
    if verb is None or _of_what_was(tree, i):
        return False
    return _will(tree, verb) or _scheduled(tree, verb, way) or _infinitive(tree, verb) or _timetable(tree, verb, way)


def _of_what_was(tree: Tree, i: int) -> bool:
    """ "They will appeal Wednesday's ruling": the day is that of a thing, and the thing is over."""
    noun = tree[tree[i].head]
    if tree[i].dep == "poss" or (tree[i].dep in _MODIFIERS and noun.dep not in SUBJECTS):
        return noun.lemma.lower() not in TO_COME
    return False


_MODIFIERS = frozenset(("compound", "nmod", "amod", "nummod"))


def governor(tree: Tree, i: int) -> int | None:
    """The nearest verb above a word."""
    return next((a for a in tree.ancestors(i) if _tells(tree, a)), None)


def _tells(tree: Tree, i: int) -> bool:
    """Whether a word is a verb with a tense to go by; "starting Friday" goes by the verb above."""
    return tree[i].tag.startswith(_VERBS) and not (
        tree[i].tag == "VBG" and tree[i].lemma.lower() in _LIKE_A_PREPOSITION
    )


def _way_up(tree: Tree, i: int) -> list[int]:
    """A word and its governors below the nearest verb."""
    way = [i]
    for a in tree.ancestors(i):
        if _tells(tree, a):
            break
        way.append(a)
    return way


def _as_soon_as(tree: Tree, first: int) -> bool:
    before = [tree.lower(i) for i in range(max(0, first - 3), first)]
    return len(before) == 3 and before[0] == "as" and before[1] in _AS_SOON_AS and before[2] == "as"


def _helpers(tree: Tree, verb: int) -> set[str]:
    return {tree.lower(c) for c in tree.children(verb, "aux", "auxpass")}


def _will(tree: Tree, verb: int) -> bool:
    """ "Will meet", "is meeting", and a verb joined to one of these."""
    helpers = _helpers(tree, verb)
    if helpers & WILL:
        return "have" not in helpers
    if tree[verb].tag == "VBG" and helpers & _PRESENT:
        return "been" not in helpers
    first = tree[verb].head
    return tree[verb].dep == "conj" and tree[verb].tag in ("VB", "VBN") and first != verb and _will(tree, first)


def _scheduled(tree: Tree, verb: int, way: list[int]) -> bool:
    """ "Scheduled for Friday", "planned a march on Friday", "given until Friday"."""
    lemma, small = tree[verb].lemma.lower(), {tree.lower(a) for a in way}
    if lemma in PUTTING_OFF:
        return bool(small & _UNTIL) and (lemma not in ("have", "give") or bool(tree.children(verb, "xcomp", "advcl")))
    if lemma not in SCHEDULING:
        return False
    return (tree[verb].tag == "VBN" and bool(small & {"for", "on", "by", "until"})) or lemma in (
        "invite",
        "plan",
        "schedule",
    )


def _infinitive(tree: Tree, verb: int) -> bool:
    """ "Plans to meet", "expected to meet", "is to meet", "a vow to leave"."""
    if tree[verb].tag != "VB" or "to" not in _helpers(tree, verb):
        return False
    up = tree[verb].head
    lemma, tag = tree[up].lemma.lower(), tree[up].tag
    if lemma in ("go", "be"):
        return tag in ("VBG", "VBZ", "VBP")
    return tree[verb].dep in ("xcomp", "ccomp", "acl", "relcl") and lemma not in DONE


def _timetable(tree: Tree, verb: int, way: list[int]) -> bool:
    """The present tense with a date tells what is to come: "Parliament meets on Friday"."""
    if {tree.lower(a) for a in way} & _BACKWARD or any(tree[a].tag in ("NNS", "NN") for a in way[1:]):
        return False
    helpers = _helpers(tree, verb)
    if tree[verb].tag == "VBN":
        return bool(helpers & _PRESENT) and tree[verb].lemma.lower() not in UNDATED
    return tree[verb].tag in ("VBZ", "VBP") and not helpers and tree[verb].lemma.lower() not in UNDATED


def perfect(tree: Tree, i: int) -> bool:
    """Whether the verb is in the present perfect: "has ruled for two years"."""
    verb = governor(tree, i)
    return verb is not None and bool(_helpers(tree, verb) & {"has", "have", "'ve"}) and not _will(tree, verb)
