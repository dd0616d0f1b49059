"""What only somebody does, or is done to somebody, and what is done to nothing but things: one table for all pronouns.

"The firm said it had bribed nobody" is the firm; "the officials said it had been forged" is some paper.
"""

from __future__ import annotations

from sayso.claims.tree import Tree

_BY_SOMEBODY = frozenset(
    """bribe pay repay reimburse compensate fine tax fund finance sponsor donate lend borrow invest buy purchase sell
    hire employ recruit dismiss sack appoint elect nominate suspend pay deny admit concede acknowledge insist accuse
    blame sue prosecute investigate probe inspect audit decide agree refuse decline choose plan intend threaten promise
    vow pledge offer propose negotiate sign ratify authorise authorize reject accept welcome oppose endorse ask request
    consult persuade mislead deceive lie cheat defraud betray apologise apologize regret believe think know doubt
    suspect hope want wish expect learn hear receive obtain acquire seek search try attempt forge falsify fabricate
    disguise withhold publish respond comply cooperate invade occupy annex withdraw retreat retaliate deploy station
    mobilise mobilize conspire collude spy interfere intervene meddle lobby campaign appeal vote visit contact approach
    interview question arrest detain jail torture abduct kidnap murder assassinate possess own reply answer
    capture recapture seize bomb bombard shell besiege storm ambush raid repel liberate behead execute""".split()
)
"""What nothing does but somebody, nor any paper."""
_TO_SOMEBODY = frozenset(
    """ask tell inform notify warn advise consult brief assure persuade mislead deceive defraud cheat invite accuse
    blame sue prosecute acquit fine compensate hire threaten blackmail interview contact forbid""".split()
)
"""What is done to nobody but somebody."""
_TO_THINGS = frozenset(
    """destroy delete shred erase forge falsify publish download upload print translate sign redact fabricate edit file
    leak repair sell buy load unload dump conceal doctor authenticate wipe manufacture build decode transcribe digitise
    digitize declassify confiscate draft type photocopy overwrite encrypt launch recover ship""".split()
)
"""What is done to things, and to no people."""
_TO_WHAT_IS_IT = frozenset("burn film photograph record tape fire lose intercept hide".split())
"""What is done to people as well, who are no "it"."""
_TO_BODIES = frozenset("destroy sell buy build hide recover lose ship fire launch load".split())
"""What is done to firms and units as well."""
_HOW_THINGS_ARE = frozenset(
    """empty unsealed sealed unsigned signed undated blank forged fake counterfeit genuine authentic rusty unloaded
    unopened handwritten typewritten illegible""".split()
)
"""What is told of things, and of no people or body."""
_SHOWN = frozenset(("public", "available"))
_HAD = frozenset(
    """contact dealing plan intention knowledge reason evidence wish desire doubt business authority obligation
    involvement objection relation information agreement contract staff employee troop force soldier gun weapon
    artillery unit""".split()
)
"""What only somebody has."""
_ALSO_BY_THINGS = frozenset(
    "be have contain hit strike kill injure wound damage harm show prove cause weigh cost cover affect pose break "
    "hold carry bear include need reach enter leave cross".split()
)
"""What papers, shots and ships do as well."""


def does(tree: Tree, word: int) -> bool:
    """Whether a pronoun is told to do what only somebody does, or to have it done: "it had bribed him"."""
    verb, dep = tree[word].head, tree[word].dep
    lemma = tree[verb].lemma.lower()
    if dep == "nsubjpass":
        return lemma in _TO_SOMEBODY
    if dep != "nsubj" or tree[verb].tag[:2] != "VB":
        return False
    if lemma == "have":
        return any(tree[o].lemma.lower() in _HAD for o in tree.children(verb, "dobj"))
    by = any(tree.lower(p) == "by" for p in tree.children(verb, "prep"))
    if lemma == "stand" and by:
        return True  # "it stood by its report"
    return lemma in _BY_SOMEBODY or any(tree[x].lemma.lower() in _BY_SOMEBODY for x in tree.children(verb, "xcomp"))


def _told_of(tree: Tree, verb: int) -> list[int]:
    return tree.children(verb, "acomp") if tree[verb].lemma == "be" else []


def may_do(tree: Tree, word: int) -> bool:
    """Whether a pronoun is told to do something to something, and not what things do: "it had dumped waste"."""
    verb = tree[word].head
    lemma = tree[verb].lemma.lower()
    return tree[word].dep == "nsubj" and bool(tree.children(verb, "dobj")) and lemma not in _ALSO_BY_THINGS


def is_done_to_a_thing(tree: Tree, word: int) -> bool:
    """Whether what is done to a pronoun is done to nothing but things: "they may have been destroyed"."""
    return bool(done_to(tree, word))


def is_done_to_no_body(tree: Tree, word: int) -> bool:
    """Whether it is done neither to people nor to what they make up together: "it was forged", not "was sold"."""
    return done_to(tree, word) not in ("", *_TO_BODIES)


def done_to(tree: Tree, word: int) -> str:
    """The verb for what is done to a pronoun that means some thing; empty where it may mean somebody."""
    verb, dep = tree[word].head, tree[word].dep
    lemma = tree[verb].lemma.lower()
    if dep == "nsubj" and tree.lower(verb) in _SHOWN and tree[tree[verb].head].lemma == "make":
        return "make"  # "make it public"
    if dep in ("nsubj", "nsubjpass") and not _HOW_THINGS_ARE.isdisjoint(map(tree.lower, (verb, *_told_of(tree, verb)))):
        return "be"
    if dep == "nsubjpass" and lemma == "make" and not tree.children(verb, "xcomp", "oprd", "ccomp", "acomp"):
        return "make"
    thing = lemma in _TO_THINGS or (lemma in _TO_WHAT_IS_IT and tree.lower(word) == "it")
    return lemma if thing and dep in ("nsubjpass", "dobj") and tree[verb].tag[:2] == "VB" else ""
