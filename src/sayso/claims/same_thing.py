"""What an "it" means by what is told of it: papers are read, and of what "that" tells "and that it" tells more."""

from __future__ import annotations

from collections.abc import Set

from sayso.claims.dangling import is_person
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.ones_own import ONES_OWN
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

_DOING = frozenset(("nsubj", "nsubjpass"))
_ARGUMENTS = _DOING | frozenset(("dobj", "pobj", "dative", "attr", "conj"))
_READ = frozenset(("read", "reread", "sign", "countersign", "draft", "dictate", "redact", "misread"))
"""What is done to nothing but papers."""
_LEAVES = frozenset(("sheet", "page", "line", "word", "paragraph", "sentence", "copy"))
"""What papers have, and of which they may be told."""
_PAPERS = frozenset(("sheet", "logbook", "dossier", "diary", "script"))
"""Papers that say nothing by themselves."""
_ANY = frozenset(("document", "paper", "text", "file"))
"""What any paper is called again."""
_ACTING = frozenset(("dobj", "dative", "ccomp", "xcomp", "agent"))
"""What a verb has of somebody who acts, for the most part."""
_ADMITTING = [["admission"], ["confession"], ["concession"], ["acknowledgement"], ["acknowledgment"]]
"""What somebody says that a deed of theirs is not."""
_PROMISING = frozenset("promise agree offer pledge vow".split())
_MODAL = "MD"
_TAGS = {"it": "NN", "they": "NNS"}
"""Of what nouns a pronoun may stand for."""
_AMOUNTING = frozenset("come amount run add".split())
_SUMS = frozenset(
    "payment cost loss debt fee damage bill transfer fine sale loan tax expense donation bribe grant saving profit "
    "earning bonus sum subsidy reserve".split()
)
_ONES_WHO_SPEAK = frozenset((SpeakerKind.PERSON, SpeakerKind.DOCUMENT))
_OTHERS_SPEAK = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.DOCUMENT))
"""Whose words an "it" stands in who are not likely to be it themselves."""


def same_thing(tree: Tree, kinds: Set[SpeakerKind], word: int) -> int | None:
    """The noun that an "it" means by what is told of it; ``kinds`` is what those are in whose words it stands."""
    more = _told_more_of(tree, kinds, word)
    more = more if more is not None else _amounting(tree, word)
    return more if more is not None else _paper_read(tree, word)


def amounts(tree: Tree, verb: int) -> bool:
    """Whether a verb tells how much something is: "came to 3 million"."""
    to = (p for p in tree.children(verb, "prep") if tree.lower(p) == "to") if tree[verb].lemma in _AMOUNTING else ()
    sums = (o for p in to for o in tree.children(p, "pobj"))
    return any(tree[i].tag == "CD" for o in sums for i in (o, *tree.children(o, "nummod", "quantmod")))


def _amounting(tree: Tree, word: int) -> int | None:
    """ "Had made payments, but said they came to 3 million": the sums told of just before."""
    if tree.lower(word) not in _TAGS or tree[word].dep != "nsubj" or not amounts(tree, tree[word].head):
        return None
    tag = _TAGS[tree.lower(word)]
    before = [i for i in tree.sentence_words(tree.sentence(word)) if i < word and tree[i].tag == tag]
    return before[-1] if before and tree[before[-1]].lemma.lower() in _SUMS else None


def _paper_read(tree: Tree, word: int) -> int | None:
    """ "The log was there. He denied having read it": the one paper named in this sentence and the one before."""
    if tree.lower(word) != "it" or not (_is_read(tree, word) or is_leafed(tree, word)):
        return None
    first = tree.sentence_words(max(tree.sentence(word) - 1, 0))[0]
    near = [i for i in range(first, word) if tree[i].tag == "NN" and tree[i].dep in _ARGUMENTS]
    papers = [i for i in near if tree.lower(i) in _PAPERS or kind_of_noun(tree.lower(i)) is SpeakerKind.DOCUMENT]
    papers = [i for i in papers if tree.lower(i) not in _LEAVES - _PAPERS and not _leaf_of(tree, i, word)]
    if any(tree.lower(i) in _ANY for i in papers):
        return None
    named = len({tree.lower(i) for i in papers}) == 1 and bool(tree.children(papers[-1], "det", "poss"))
    return papers[-1] if named and tree.paragraph(papers[-1]) == tree.paragraph(word) else None


def _is_read(tree: Tree, word: int) -> bool:
    return tree[word].dep in ("dobj", "nsubjpass") and tree[tree[word].head].lemma in _READ


def is_leafed(tree: Tree, word: int) -> bool:
    """Whether a sheet or a copy "of it" is told of."""
    of = tree[word].head
    return tree[word].dep == "pobj" and tree.lower(of) == "of" and tree[tree[of].head].lemma in _LEAVES


def _leaf_of(tree: Tree, noun: int, word: int) -> bool:
    return tree[word].dep == "pobj" and tree[tree[word].head].head == noun


def _told_more_of(tree: Tree, kinds: Set[SpeakerKind], word: int) -> int | None:
    """ "Says the valve had been shut and that it failed": the subject of the clause before, if nothing else is named.

    Of what only somebody does, or what a body may say of itself, it is not certain.
    """
    verb = tree[word].head
    first = tree[verb].head
    if tree.lower(word) not in _TAGS or tree[word].dep not in _DOING or tree[verb].dep != "conj" or first >= word:
        return None
    many = tree.lower(word) == "they"
    again = any(tree.lower(m) == "that" and m < word for m in tree.children(verb, "mark"))
    clauses = (first, *tree.children(first, "ccomp")) if many else (first,)
    subjects = [c for v in clauses for c in tree.children(v, *SUBJECTS) if c < v and (not many or tree[c].tag == "NNS")]
    if not again or len(subjects) != 1 or not kinds or not kinds <= (_ONES_WHO_SPEAK if many else _OTHERS_SPEAK):
        return None
    lemma = tree[verb].lemma.lower()
    acts = tree.children(verb, *_ACTING) or any(tree[a].tag == _MODAL for a in tree.children(verb, "aux"))
    if tree[word].dep == "nsubj" and (acts or lemma in ONES_OWN or lemma in VERBS):
        return None
    # "The pump filled the tank and that it leaked": either.
    here = tree.subtree(first)
    tag = _TAGS[tree.lower(word)]
    others = (i for i in here if subjects[0] < i < word and tree[i].tag == tag and tree[i].dep in _ARGUMENTS)
    thing = tree[subjects[0]].tag == tag and not is_person(tree, subjects[0])
    alone = thing and not tree.children(subjects[0], "conj")
    return subjects[0] if alone and not any(tree.children(i, "det", "poss") for i in others) else None


def deed_promised(tree: Tree, word: int) -> str | None:
    """ "Agreed to pay the families; it said this was no admission of guilt": to pay the families."""
    verb = tree[word].head
    told = tree.children(verb, "attr")
    if tree[word].dep != "nsubj" or tree[verb].lemma != "be" or [tree[a].lemma for a in told][:1] not in _ADMITTING:
        return None
    first = tree.sentence_words(max(tree.sentence(word) - 1, 0))[0]
    promised = [i for i in range(first, word) if tree[i].dep == "xcomp" and tree[tree[i].head].lemma in _PROMISING]
    promised = [i for i in promised if any(tree[a].tag == "TO" for a in tree.children(i, "aux"))]
    if len(promised) != 1 or tree.paragraph(promised[0]) != tree.paragraph(word):
        return None
    words = tree.subtree(promised[0])
    open_ = any(tree[i].tag[:3] == "PRP" or (tree[i].dep == "conj" and tree[i].head == promised[0]) for i in words)
    return None if open_ or word in words else " ".join(tree.span(words).of(tree.text).split())
