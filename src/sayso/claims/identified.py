"""What an "it" or "they" is told to be, where nobody can tell what is meant: that there was such a thing.

"He said it was machine parts" says that there were machine parts, whatever held them; of "it was a mistake" a reader
must know what was one.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.dangling import is_person
from sayso.claims.forms import AUXILIARIES, Form, Proposition
from sayso.claims.setting import Setting
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.substance import stands_alone
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

_FORMS = frozenset("is was are were 's".split())
_TIMES = frozenset(("DATE", "TIME"))
_HAVE = frozenset(("have", "'ve", "’ve"))
_ARTICLES = frozenset(("a", "an", "some"))
_BODIES = frozenset((SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT))
_YOURS = frozenset(("you", "your", "yours"))
_LEAST = 3
"""Words of "what is copper"."""
_TELLING_MORE = ("relcl", "acl", "appos", "poss")
_NO_THINGS = frozenset("time fun work one thing".split())
"""What is said of a moment, or of all that is told."""
_WORDS = frozenset("statement word comment remark claim lie allegation accusation".split())
"""What somebody said, which is there because somebody said it."""
_TURNS = frozenset("reversal turnaround u-turn climbdown about-face volte-face backflip".split())
"""What somebody's words are who says another thing than before: with an article, and of nothing else."""


def standing_alone(tree: Tree, one: Proposition, setting: Setting) -> Proposition | None:
    """A proposition that says something by itself, put so that it does where it has to be; None where it can't be."""
    if stands_alone(tree, one, setting):
        return one
    found = _identified(tree, one)
    return found if found and stands_alone(tree, found, setting) else None


def _identified(tree: Tree, one: Proposition) -> Proposition | None:
    """The same with "there was"; None of what is called something, or of persons, who are many things."""
    verb = one.head
    if called := _called_by_another(tree, one) or _not_that_but_this(tree, one) or _you_have(tree, one):
        return called
    if one.form is not Form.FINITE or one.subject or one.after or tree.lower(verb) not in _FORMS:
        return None
    subjects = [c for c in tree.children(verb, *SUBJECTS) if c in one.words]
    told = [c for c in tree.children(verb, "attr") if c in one.words and c > verb]
    if [tree.lower(s) for s in subjects] not in (["it"], ["they"]) or len(told) != 1:
        return None
    if tree.children(verb, *AUXILIARIES, "ccomp", "xcomp", "advcl", "csubj") or not _is_kind(tree, told[0]):
        return None
    if any(tree.lower(c) == "or" and c < verb for c in tree.children(verb, "cc")) or _says_what_else(tree, verb):
        return None  # "That is envy. Or it's spite": what else that may be
    several = tree[told[0]].tag == "NNS"
    past = tree[verb].tag == "VBD"
    being = ("were" if several else "was") if past else ("are" if several else "is")
    words = tuple(i for i in tree.subtree(told[0]) if i in one.words)
    return replace(one, head=told[0], words=words, form=Form.NOMINAL, before=f"there {being}")


def _says_what_else(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what the thing just named was besides: "The penalty is a fine. It was exile"."""
    here = tree.sentence(verb)
    before = tree.sentence_words(here - 1) if here else range(0)
    root = next((i for i in before if tree[i].head == i), None)
    if root is None or tree[root].lemma != "be" or tree.paragraph(root) != tree.paragraph(verb):
        return False
    named = any(tree[s].tag in ("NN", "NNS") for s in tree.children(root, "nsubj"))
    return named and bool(tree.children(root, "attr")) and not tree.children(root, "neg")


def _not_that_but_this(tree: Tree, one: Proposition) -> Proposition | None:
    """What is what it is after what it was said not to be: "three crowns a day is no wage. It is an insult"."""
    here = tree.sentence(one.head)
    before = tree.sentence_words(here - 1) if here else range(0)
    root = next((i for i in before if tree[i].head == i), None)
    subjects = [c for c in tree.children(one.head, "nsubj") if c in one.words]
    if root is None or one.form is not Form.FINITE or [tree.lower(s) for s in subjects] != ["it"]:
        return None
    told = tree.children(root, "attr")
    denied = tree.children(root, "neg") or any(tree.lower(c) == "no" for a in told for c in tree.children(a, "det"))
    alike = tree[root].lemma == tree[one.head].lemma == "be" and tree[root].tag == tree[one.head].tag
    doers = tree.children(root, "nsubj")
    near = tree.paragraph(root) == tree.paragraph(one.head) and subjects[0] == tree.sentence_words(here)[0]
    if not (denied and alike and near and len(doers) == 1 and len(told) == 1 and tree.children(one.head, "attr")):
        return None
    who = tuple(tree.subtree(doers[0]))
    if any(tree[i].tag in ("PRP", "DT", "PRP$") and tree.lower(i) not in ("the", "a", "an") for i in who):
        return None
    rest = tuple(i for i in one.words if i not in subjects)
    return replace(one, words=rest, subject=who, whom=tuple(subjects))


def _called_by_another(tree: Tree, one: Proposition) -> Proposition | None:
    """ "What (police say) is a bomb": there is one; "what (divers say) is her hull": something is."""
    said = [i for i in one.words if tree.is_word(i)]
    said = said[1:] if said and tree[said[0]].tag == "IN" else said  # "beside what (police say) is a bomb"
    if one.form is not Form.FINITE or len(said) < _LEAST or one.subject or one.after:
        return None
    what, verb = said[:2]
    told = [c for c in tree.children(verb, "attr") if c > verb and tree[c].tag[:2] == "NN"]
    apart = tree.lower(what) == "what" and verb == one.head and verb > what + 1
    if not apart or not told or tree.lower(verb) not in _FORMS:
        return None
    known = any(tree.lower(c) not in ("a", "an") for c in tree.children(told[0], "det", "poss"))
    words = tuple(i for i in one.words if i > verb)
    before = f"{'something' if known else 'there'} {tree.lower(verb)}"
    return replace(one, head=told[0], words=words, form=Form.NOMINAL, before=before, whom=(what, verb))


def _you_have(tree: Tree, one: Proposition) -> Proposition | None:
    """That there are such, of "you have people who sell their votes": said to nobody, of what anybody would find."""
    verb = one.head
    having = tree[verb].lemma == "have" or tree.lower(verb) == "got"
    if one.form is not Form.FINITE or one.after or not having or tree.children(verb, "neg", "advcl", "xcomp", "mark"):
        return None
    subjects = [*one.subject, *(c for c in tree.children(verb, *SUBJECTS) if c in one.words)]
    helpers = [tree.lower(a) for a in (*one.auxiliaries, *tree.children(verb, *AUXILIARIES))]
    told = [c for c in tree.children(verb, "dobj") if c in one.words and c > verb]
    if [tree.lower(s) for s in subjects] != ["you"] or set(helpers) - _HAVE or len(told) != 1:
        return None
    now = tree[verb].tag == "VBP" or (tree.lower(verb) == "got" and bool(helpers))
    if not now or not _such(tree, told[0]):
        return None
    several = tree[told[0]].tag == "NNS" or bool(tree.children(told[0], "conj"))
    words = tuple(i for i in tree.subtree(told[0]) if i in one.words)
    return replace(one, head=told[0], words=words, form=Form.NOMINAL, before=f"there {'are' if several else 'is'}")


def _such(tree: Tree, noun: int) -> bool:
    """Whether it is an indefinite somebody of whom more is told: "someone who cheats", "a council that sleeps"."""
    somebody = is_person(tree, noun) or kind_of_noun(tree.lower(noun)) in _BODIES
    some = somebody and tree[noun].tag in ("NN", "NNS") and not tree.children(noun, "poss")
    articles = {tree.lower(c) for c in tree.children(noun, "det", "predet")}
    clauses = [c for c in tree.children(noun, "relcl") if c > noun]
    own = any(tree.lower(i) in _YOURS for c in clauses for i in tree.subtree(c))
    return some and articles <= _ARTICLES and bool(clauses) and not own


def _is_kind(tree: Tree, noun: int) -> bool:
    """Whether a noun only tells what kind of thing there was: "machine parts", "vanity and haste", "a reversal"."""
    if tree[noun].tag not in ("NN", "NNS") or tree[noun].entity in _TIMES or is_person(tree, noun):
        return False
    if tree.children(noun, *_TELLING_MORE) or tree[noun].lemma.lower() in _NO_THINGS | _WORDS:
        return False
    if tree[noun].lemma.lower() == "part" and tree[noun].tag == "NN":
        return False  # "it was part of the plan"
    if any(tree[d].tag == "RB" for c in tree.children(noun, "amod") for d in tree.children(c, "advmod")):
        return False  # "they are very cheap bricks" judges what was named
    articles = [tree.lower(c) for c in tree.children(noun, "det", "predet", "nummod")]
    return not articles or (articles == ["a"] and tree[noun].lemma.lower() in _TURNS)
