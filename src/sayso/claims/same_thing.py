"""What an "it" means by what is told of it: papers are read, and of what "that" tells "and that it" tells more."""

from __future__ import annotations

from collections.abc import Set

from sayso.claims.dangling import is_person
from sayso.claims.done_to import thing_done_to
from sayso.claims.speakers.deeds import does
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.ones_own import ONES_OWN
from sayso.claims.stance.acts import VERBS
from sayso.claims.told_on import told_on
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

_DOING = frozenset(("nsubj", "nsubjpass"))
_ARGUMENTS = _DOING | frozenset(("dobj", "pobj", "dative", "attr", "conj"))
_READ = frozenset(("read", "reread", "sign", "countersign", "draft", "dictate", "redact", "misread"))
"""What is done to nothing but papers."""
_UNITS = frozenset("unit brigade battalion battery company squad platoon patrol division regiment crew".split())
"""Parts of a force, which act as it does."""
_LEAVES = frozenset(("sheet", "page", "line", "word", "paragraph", "sentence", "copy"))
"""What papers have, and of which they may be told."""
_PAPERS = frozenset(("sheet", "logbook", "dossier", "diary", "script"))
"""Papers that say nothing by themselves."""
_ATONING = frozenset("answer pay suffer apologise apologize atone punish blame prosecute jail".split())
"""What becomes of whoever did something "for it"."""
_ANY = frozenset(("document", "paper", "text", "file"))
"""What any paper is called again."""
_ACTING = frozenset(("dobj", "dative", "ccomp", "xcomp", "agent"))
"""What a verb has of somebody who acts, for the most part."""
_ADMITTING = [["admission"], ["confession"], ["concession"], ["acknowledgement"], ["acknowledgment"]]
"""What somebody says that a deed of theirs is not."""
_PROMISING = frozenset("promise agree offer pledge vow".split())
_JUDGED = frozenset("mistake error blunder miscalculation provocation outrage atrocity disgrace".split())
"""What somebody calls what was done."""
_LEADING_ON = ("ccomp", "xcomp", "csubj", "acl", "relcl", "advcl")
_STATES = frozenset("be have seem remain stay know want need lie stand".split())
_MODAL = "MD"
_TAGS = {"it": "NN", "they": "NNS"}
"""Of what nouns a pronoun may stand for."""
_OWN = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "i", "our": "we"}
"""Whose a thing is, by who does something with it."""
_OPPOSING = frozenset("disagree reject dispute oppose disown condemn differ".split())
_AMOUNTING = frozenset("come amount run add".split())
_SUMS = frozenset(
    "payment cost loss debt fee damage bill transfer fine sale loan tax expense donation bribe grant saving profit "
    "earning bonus sum subsidy reserve".split()
)
_ONES_WHO_SPEAK = frozenset((SpeakerKind.PERSON, SpeakerKind.DOCUMENT))
_OTHERS_SPEAK = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.DOCUMENT))
"""Whose words an "it" stands in who are not likely to be it themselves."""


def same_thing(tree: Tree, kinds: Set[SpeakerKind], word: int) -> int | None:
    """The noun that a pronoun means by what is told of it; ``kinds`` is what those are in whose words it stands."""
    more = _told_more_of(tree, kinds, word)
    more = more if more is not None else _amounting(tree, word)
    more = more if more is not None else _told_of_and_denied(tree, word)
    more = more if more is not None else _put_right(tree, word)
    more = more if more is not None else _paper_read(tree, word)
    more = more if more is not None else thing_done_to(tree, word)
    return more if more is not None else told_on(tree, kinds, word)


def _put_right(tree: Tree, word: int) -> int | None:
    """ "An earlier version said the pool was shut for 20 days. It was shut for two.": the pool, and no version."""
    here, verb = tree.sentence(word), tree[word].head
    if tree.lower(word) != "it" or tree[word].dep not in _DOING or here == 0 or tree[verb].head != verb:
        return None
    told = _predicate(tree, verb)
    before = tree.sentence_words(here - 1)
    if not told or not _counts(tree, verb) or tree.paragraph(before[0]) != tree.paragraph(word):
        return None
    same = (i for i in before if tree[i].dep == "ccomp" and _counts(tree, i) and _predicate(tree, i) == told)
    nouns = [s for i in same for s in tree.children(i, *_DOING) if tree[s].tag == "NN"]
    return nouns[0] if len(nouns) == 1 else None


def _predicate(tree: Tree, verb: int) -> tuple[str, ...]:
    """What a clause says of its subject, but for the number: "be shut for", "weigh", "be metre long"."""
    told = [verb, *tree.children(verb, "auxpass", "acomp", "attr", "prep", "dobj")]
    lemmas = [tree[i].lemma for i in told if tree[i].tag != "CD"]
    return tuple(lemmas) if lemmas != ["be"] else ()


def _counts(tree: Tree, verb: int) -> bool:
    """Whether a number stands in what a clause says."""
    return any(tree[i].tag == "CD" for i in tree.subtree(verb) if i > verb)


def _told_of_and_denied(tree: Tree, word: int) -> int | None:
    """ "Confirmed that a unit had stayed but denied that it had guns": the one first told of, if no deed of who speaks.

    Of a body, such as a unit, every deed may be told.
    """
    cue = tree[tree[word].head].head
    first = tree[cue].head
    beside = tree[cue].dep == "conj" and not tree.children(cue, *SUBJECTS) and tree[tree[word].head].dep == "ccomp"
    if tree.lower(word) != "it" or tree[word].dep not in _DOING or not beside:
        return None
    # Parsers often hang the second verb on what the first tells: "a unit had stayed but denied".
    clauses = [first] if tells_on(tree, first, cue) else [c for c in tree.children(first, "ccomp") if c < cue]
    told = [s for c in clauses for s in tree.children(c, *_DOING)]
    new = len(told) == 1 and any(tree.lower(d) in ("a", "an") for d in tree.children(told[0], "det"))
    if not new or tree[told[0]].tag != "NN" or is_person(tree, told[0]):
        return None
    body = kind_of_noun(tree.lower(told[0])) is SpeakerKind.ORGANISATION or tree.lower(told[0]) in _UNITS
    return told[0] if body or not does(tree, word) else None


def tells_on(tree: Tree, first: int, cue: int) -> bool:
    """Whether a clause is told by whoever the verb is of that a parser hung on it: "a tug had left but denied"."""
    return tree[first].dep == "ccomp" and bool(tree.children(first, "aux")) and not tree.children(cue, "aux")


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


def is_deed_atoned(tree: Tree, word: int) -> bool:
    """ "Those who lied will answer for it": for what the clause about who answers tells that they did."""
    led = tree.lower(word) == "it" and tree[word].dep == "pobj" and tree.lower(tree[word].head) == "for"
    verb = tree[tree[word].head].head
    if not led or tree[verb].lemma not in _ATONING:
        return False
    who = [s for s in tree.children(verb, *SUBJECTS) if s < word]
    return any(tree.children(s, "relcl", "acl") or tree[s].dep[:5] == "csubj" for s in who)


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


def deed_judged(tree: Tree, word: int) -> str | None:
    """ "The battery fired on the hospital. 'It was a mistake,' he said": that the battery fired on the hospital."""
    verb, here = tree[word].head, tree.sentence(word)
    told = tree.children(verb, "attr")
    judged = len(told) == 1 and tree[told[0]].lemma in _JUDGED and not tree.children(told[0], *_LEADING_ON)
    if not judged or tree.lower(word) != "it" or tree[verb].lemma != "be" or tree.children(verb, *_LEADING_ON):
        return None
    first = next((i for i in tree.sentence_words(here) if tree.is_word(i)), word)
    done = _deed(tree, here - 1) if here and first == word else None
    if done is None or tree.paragraph(done) != tree.paragraph(word):
        return None
    aside = frozenset(("advcl", "mark", "punct", "conj", "cc"))
    words = tree.subtree(done, aside)
    if any(tree[i].tag[:3] == "PRP" for i in words) or words != list(range(words[0], words[-1] + 1)):
        return None
    text = " ".join(tree.span(words).of(tree.text).split())
    name = tree[words[0]].tag[:3] == "NNP" or tree[words[0]].entity
    return f"that {text if name else text[:1].lower() + text[1:]}"


def _deed(tree: Tree, sentence: int) -> int | None:
    """The verb of what a sentence tells that somebody did, or that it was said they did."""
    root = next((i for i in tree.sentence_words(sentence) if tree[i].dep == "ROOT"), None)
    if root is None or tree[root].tag[0] != "V":
        return None
    told = tree.children(root, "ccomp") if tree[root].lemma in VERBS else [root]
    if len(told) != 1 or tree[told[0]].lemma in _STATES or tree.children(told[0], "neg"):
        return None
    does = tree.children(told[0], *_DOING)
    return told[0] if len(does) == 1 and tree[does[0]].tag[:2] == "NN" else None


def is_opposers_own(tree: Tree, noun: int, word: int) -> bool:
    """ "Made her views on the plans clear. She disagrees with them": nobody does so with views of their own."""
    above = tree[word].head
    verb = tree[above].head if tree[above].tag == "IN" else above
    subjects = {tree.lower(s) for s in tree.children(verb, *SUBJECTS)}
    owners = {_OWN.get(tree.lower(c)) for c in tree.children(noun, "poss")}
    return tree[verb].lemma.lower() in _OPPOSING and not subjects.isdisjoint(owners)
