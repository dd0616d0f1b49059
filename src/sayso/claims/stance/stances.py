"""The stance taken to what is said: affirmed or denied, how surely, and by what act.

The cue tells the act, whether it is performed, and what it says of its content (``cues``); from the
content's main clause inwards, every operator on the way to a clause changes that (``factuality``).
Both are one composition in the algebra of FactBank's values (``algebra``, with the sources).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.claims.stance.acts import FALSEHOODS, NAMING, NOUNS, OPENLY_SAID, SHAMEFUL, SILENT, VERBS
from sayso.claims.stance.algebra import CERTAIN, NEGATION, OPEN, Factuality, compose, signature
from sayso.claims.stance.cues import Cue, bidding, performed, read_cue
from sayso.claims.stance.factuality import Reached, factuality, hard_to_believe, wrong_to_say
from sayso.claims.stance.hedging import SEEMING, hedged
from sayso.claims.stance.negation import is_to_be_done, negative_argument
from sayso.claims.stance.recognition import taken_back
from sayso.claims.stance.set_off import apart, around
from sayso.claims.stance.signatures import HEDGED, KNOWING, PUT, SURE
from sayso.claims.stance.ungrounded import ungrounded
from sayso.claims.stance.verbs import asked, indirect, infinitive, lemma_of
from sayso.claims.stance.wished import clause_under
from sayso.claims.tree import CLAUSES, INTERROGATIVES, SUBJECTS, Tree
from sayso.model import Act, Attribution, Certainty, Polarity

_POINTING = frozenset(("PRP", "WDT", "WP"))
_SAYINGS = frozenset(
    """claim allegation accusation charge report story article account version statement assertion suggestion
    insinuation theory notion idea rumour rumor explanation narrative""".split()
)
_NAMED_WITHIN = 8
_DESCRIBING = frozenset("acl relcl amod compound agent".split())
_WILLING = frozenset((Act.DEMAND, Act.BELIEVE))
_THINGS_ASKED = frozenset("what who whom whose which where".split())
_FRAMES = frozenset("be exist remain seem appear look sound".split())
_ORDINALS = frozenset("first second third last only".split())
_IDENTIFYING = frozenset("identify name".split())
_REFUSING = frozenset("refuse decline refusal unwillingness unwilling".split())
POSSIBLE = signature("s+/u")
_TELLING = frozenset("say tell report describe claim allege recount".split())
_REPEATING = frozenset("repeat echo relay reiterate retell".split())
_DOUBTS = frozenset("doubt question dispute".split())
_GROUNDS = frozenset("reason ground cause".split())
_HELD = _DOUBTS | _GROUNDS | frozenset("evidence indication proof sign information record knowledge".split())
"""What somebody has who has grounds to say something, or none."""
_HEDGES = frozenset(
    "likely probable possible seem appear look sound conceivable plausible chance possibility likelihood "
    "probability".split()
)
_UNSETTLED = frozenset("unknown unclear uncertain".split())
_OPINIONS = frozenset("think believe suppose feel".split())


@dataclass(frozen=True, slots=True)
class Stance:
    """How a proposition is put.

    ``negations`` are the numbers of the words in the content that make it negative, and that a
    positive wording leaves out: "never" in "never provided", all of "There is no evidence that".
    They are there too where the cue undoes them ("denied that it never ..."), and none of them
    where the polarity is unknown.
    """

    polarity: Polarity
    certainty: Certainty
    act: Act
    negations: tuple[int, ...]


def undecided(stance: Stance) -> Stance:
    """The stance to what is left open, not denied: "declined to comment or say whether he would go"."""
    return replace(stance, polarity=Polarity.AFFIRMS, certainty=Certainty.UNKNOWN, negations=())


def contrary(stance: Stance, unknown: bool = False) -> Stance:
    """The stance to the opposite of what it is taken to; what is ``unknown`` may well have a side."""
    if stance.certainty is Certainty.UNKNOWN and not unknown:
        return stance
    other = Polarity.DENIES if stance.polarity is Polarity.AFFIRMS else Polarity.AFFIRMS
    return replace(stance, polarity=other)


def act_in(tree: Tree, cue: Cue, top: int) -> Act:
    """The act of a cue for one of its sentences: who says "Go!" demands."""
    return Act.DEMAND if cue.act is Act.SAY and bidding(tree, top) else cue.act


def stance_of(
    tree: Tree, attribution: Attribution, head: int | None = None, within: Iterable[int] | None = None
) -> Stance:
    """The stance of the source to the clause headed by ``head`` (None: the contents' main clause).

    All that stands between the contents' main clause and ``head`` counts, verbs of nested
    attributions too; ``within`` are the words of a clause that stands by itself, for which
    nothing around it counts.
    """
    cue = read_cue(tree, attribution.cue, attribution.sources, around(tree, attribution, head))
    content = set(tree.words_of(apart(tree, attribution, head)))
    inside = content if within is None else set(within)
    alone = cue.key in NAMING and head is not None and tree[head].dep == "oprd"  # what one thing of two is called
    context = commitment(tree, cue, inside if alone else content)
    if seeming := _seeming(tree, attribution):
        context = compose(context, HEDGED[seeming])
    target = main_clause(tree, content, cue) if head is None else head
    if target is None:
        return Stance(context.polarity, context.certainty, cue.act, ())
    top = topmost(tree, target, inside)
    act = act_in(tree, cue, top) if head is not None or _one_sentence(tree, content) else cue.act
    borne_out = (cue.act is Act.CONFIRM or cue.key in _REPEATING) and tells_what(tree, top)
    if asked(tree, top) or bidding(tree, top) or (what_clause(tree, top) and not borne_out):
        context = compose(context, OPEN)
    stance = _under(tree, (target, inside), context, act, shifted(tree, top, cue))
    # What is not confirmed, "a leak but not a blast", is not denied.
    bare = act is Act.CONFIRM and tree[target].tag[0] == "N" and bool(tree.children(target, "neg"))
    withdrawn = cue.word is not None and stance.polarity is Polarity.AFFIRMS and taken_back(tree, cue.word)
    return undecided(stance) if bare or withdrawn else stance


def denies(tree: Tree, one: Attribution) -> bool:
    """Whether its source denies what its content tells; of several sentences not what only one of them denies."""
    alone = _one_sentence(tree, set(tree.words_of(one.contents)))
    return stance_of(tree, one if alone else replace(one, contents=())).polarity is Polarity.DENIES


def _under(tree: Tree, where: tuple[int, set[int]], context: Factuality, act: Act, past: bool) -> Stance:
    """The stance to a clause among the words of a content, in the context that the cue makes for it."""
    target, frame = unframed(tree, *where)
    reached = factuality(tree, target, where[1], context, past)
    worth = hedged(tree, target, reached.inner)
    certainty = worth.certainty
    if not worth.level and act in _WILLING:  # "demanded that they not go" denies, though it asserts nothing
        reached = factuality(tree, target, where[1])
        worth = reached.inner
    return Stance(worth.polarity, certainty, act, _negations(reached, frame))


def _one_sentence(tree: Tree, content: set[int]) -> bool:
    return bool(content) and tree.sentence(min(content)) == tree.sentence(max(content))


def shifted(tree: Tree, top: int, cue: Cue) -> bool:
    """Whether "would" in a content stands for "will", after a cue in the past: "said it would rain"."""
    return (
        cue.word is not None
        and tree[cue.word].tag in ("VBD", "VBN")
        and (tree[top].head, tree[top].dep) == (cue.word, "ccomp")
        and not any(
            tree.lower(c) == "if" for a in tree.children(top, "advcl", "ccomp") for c in tree.children(a, "mark")
        )
    )


def _seeming(tree: Tree, attribution: Attribution) -> str | None:
    """The verb by which a cue only seems to tell: "appeared to show"."""
    words = tree.within(attribution.cue) if attribution.cue else range(0)
    verbs = (i for i in words if lemma_of(tree, i) in SEEMING)
    return next((lemma_of(tree, i) for i in verbs if any(x in words for x in tree.children(i, "xcomp"))), None)


def clause_stance(tree: Tree, head: int, event: bool = False) -> tuple[Polarity, Certainty, tuple[int, ...]]:
    """What the report itself makes of a clause in its sentence, and the words that make it negative.

    With ``event`` of the head word alone: that something is expected is certain, what is expected is not.
    """
    target, frame = (head, ()) if event else unframed(tree, head, None)
    reached = factuality(tree, target)
    worth = reached.inner if event else hedged(tree, target, reached.inner)
    return worth.polarity, worth.certainty, _negations(reached, frame)


def _negations(reached: Reached, frame: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({*reached.negatives, *frame})) if reached.inner.level else ()


def commitment(tree: Tree, cue: Cue, content: set[int]) -> Factuality:
    """What performing the cue's act, or not, says of the content as a whole."""
    if cue.word is None:
        return compose(CERTAIN, cue.commitment)
    worth = compose(performed(tree, cue.word, content), cue.commitment)
    if cue.key in NAMING and (_named_false(tree, sorted(content)) or _false_by_cue(tree, cue.word, content)):
        return compose(worth, NEGATION)
    if cue.key == "consider" and considered(tree, cue.word, content):
        return compose(worth, POSSIBLE)
    if cue.act is Act.DENY and cue.meant is Act.ADMIT:
        return compose(CERTAIN, NEGATION)
    if cue.act is Act.DECLINE and cue.meant is Act.DECLINE and refused_deed(tree, cue.word, content):
        return compose(CERTAIN, NEGATION)
    return worth


def _named_false(tree: Tree, content: list[int]) -> bool:
    """Whether a content calls something false that is said: "it a lie", "claims that she took money as false".

    What is no saying is only called something: that "the talks a farce" are one is affirmed.
    """
    said = [lemma_of(tree, i) for i in content if tree.is_word(i)]
    close = any(word in FALSEHOODS for word in (*said[:_NAMED_WITHIN], *said[-1:]))
    if len(said) > 1 and FALSEHOODS.intersection(said[1:]) <= SHAMEFUL and tree[content[0]].tag == "PRP":
        return False
    if not close and not any(a == "as" and b in FALSEHOODS for a, b in pairwise(said)):
        return False
    # "The drought a hoax | made up to hurt the mills": what only tells more of the hoax is not called one.
    first = next((i for i in content if lemma_of(tree, i) in FALSEHOODS), len(tree))
    called = [i for i in content if i < first or not (i in tree.subtree(first) or infinitive(tree, i))]
    return any(tree[i].tag in _POINTING or _clausal(tree, i) or lemma_of(tree, i) in _SAYINGS for i in called)


def _false_by_cue(tree: Tree, word: int, content: set[int]) -> bool:
    """Whether the cue itself says what a pronoun is called: "a figure that the ministry | calls invented"."""
    called = {lemma_of(tree, c) for c in tree.children(word, "oprd", "xcomp", "ccomp", "acomp", "attr") if c > word}
    called |= {tree.lower(word + 1)} if word + 1 < len(tree) and word + 1 not in content else set()
    pointing = [i for i in content if tree.is_word(i)]
    return len(pointing) == 1 and tree[pointing[0]].tag in _POINTING and not FALSEHOODS.isdisjoint(called)


def _clausal(tree: Tree, i: int) -> bool:
    """Whether a word heads a clause that says something, and does not only tell which thing is meant."""
    return tree[i].tag[0] == "V" and tree[i].dep not in _DESCRIBING


def considered(tree: Tree, word: int, content: set[int]) -> bool:
    """Whether what is considered is to be done: "are considering closing it"."""
    head = clause_under(tree, word, content)
    return head is not None and tree[head].tag == "VBG" and tree[head].dep in ("xcomp", "ccomp")


def refused_deed(tree: Tree, word: int, content: set[int]) -> bool:
    """Whether what is refused is no saying: "refused to leave" tells that they did not leave."""
    head = clause_under(tree, word, content)
    if head is None or not infinitive(tree, head):
        return False
    lemma = lemma_of(tree, head)
    asks = any(asked(tree, c) or _wonders(tree, c) for c in tree.children(head, "ccomp", "pcomp"))
    if lemma_of(tree, word) in _REFUSING and tree[head].head == word and lemma not in _IDENTIFYING and not asks:
        return True  # "declined to comment": that is what they did not do
    return lemma not in SILENT and VERBS.get(lemma) not in OPENLY_SAID


def _wonders(tree: Tree, clause: int) -> bool:
    """Whether a clause asks who, what or how many, however deep in its first phrase."""
    return any(tree[i].tag in INTERROGATIVES for i in tree.subtree(clause) if i < clause)


def what_clause(tree: Tree, top: int) -> bool:
    """Whether a content is no proposition but asks for a thing: "who had sent them", "what was in the crates"."""
    first = tree.children(top)[:1]
    words = (*first, *(c for one in first if tree[one].dep not in CLAUSES for c in tree.children(one)[:1]))
    above = tree[top].head  # "(a train) which he said was late" tells more of it
    asks = tree[top].dep == "ccomp" and not (tree[above].dep == "relcl" and any(i < above for i in first))
    return asks and any(tree.lower(i) in _THINGS_ASKED for i in words if i < top)


def tells_what(tree: Tree, verb: int) -> bool:
    """Whether a clause stands for what somebody said: "what the driver had told them"."""
    said = any(tree.lower(c) == "what" and c < verb for c in tree.children(verb, "dobj", "dative"))
    return said and lemma_of(tree, verb) in _TELLING


def main_clause(tree: Tree, content: set[int], cue: Cue) -> int | None:
    """The head of the content; of several sentences, that of the one which the cue governs."""
    governed = None if cue.word is None else clause_under(tree, cue.word, content)
    return tree.head_of(content) if governed is None else governed


def topmost(tree: Tree, word: int, inside: set[int]) -> int:
    """The highest governor of a word that is still inside."""
    for governor in tree.ancestors(word):
        if governor not in inside:
            break
        word = governor
    return word


def unframed(tree: Tree, head: int, inside: set[int] | None) -> tuple[int, tuple[int, ...]]:
    """The clause that a frame such as "there is no evidence that" denies, or "it is likely that" hedges, and its words.

    Any other clause comes back itself, without words.
    """
    is_open = any(lemma_of(tree, c) in _UNSETTLED for c in tree.children(head, "acomp"))
    for below in _framed(tree, head):
        above, under = factuality(tree, head, inside), factuality(tree, below, inside)
        if not under.inner.level and (above.inner.sign < 0 or is_open):
            return below, ()
        sure = above.inner.sign < 0 < under.inner.sign and _beyond_doubt(tree, below)
        less = above.inner.sign > 0 and 0 < under.inner.sign * under.inner.level < CERTAIN.level
        sure = sure or (less and _only_hedges(tree, below)) or _is_hardly(tree, tree[below].head)
        if under.inner.level and (sure or (under.inner.sign < 0 and _denies(tree, head, above))):
            kept = set(tree.subtree(below)) - {c for c in tree.children(below, "mark") if tree.lower(c) == "that"}
            frame = (i for i in tree.subtree(head) if i not in kept and (inside is None or i in inside))
            return below, tuple(frame)
    return head, ()


def _framed(tree: Tree, head: int) -> list[int]:
    """The clauses that a frame may hold: complements of the verb, or of what it says there is."""
    lemma = lemma_of(tree, head)
    subjects = {tree.lower(c) for c in tree.children(head, "nsubj", "expl")}
    if none := ungrounded(tree, head):
        return none
    own = any(tree[c].tag == "PRP" for c in tree.children(head, "nsubj", "expl"))
    if own and (questions := _open_questions(tree, head)):
        return questions
    if tree[head].tag.startswith("N") and negative_argument(tree, head) is not None:
        return tree.children(head, "acl")
    ours = bool(subjects & {"i", "we"})
    if lemma == "be" and not subjects and (wrong := _wrongly_said(tree, head)):
        return wrong  # "to suggest that he lied is an insult"
    if not (lemma in _FRAMES and subjects & {"there", "it"}) and not (lemma in (*_OPINIONS, "have") and ours):
        return []
    held = [o for o in tree.children(head, "dobj") if lemma_of(tree, o) in _HELD] if lemma == "have" else [head]
    bearers = [*held, *tree.children(head, "attr", "acomp", "oprd", "nsubj")]
    below = [(b, c) for b in bearers for c in tree.children(b, "ccomp", "acl", "csubj") if tree[c].tag[:1] in "VM"]
    below = [(b, c) for b, c in below if not is_to_be_done(tree, c)]
    return (
        [c for bearer, c in below if not _belongs(tree, bearer, c)] + _wrongly_said(tree, head) + _unfounded(tree, held)
    )


def _unfounded(tree: Tree, bearers: list[int]) -> list[int]:
    """The clause in "there is no reason to think that he lied"."""
    named = (o for b in bearers for o in (b, *tree.children(b, "attr")) if lemma_of(tree, o) in _GROUNDS)
    thought = (x for o in named for x in tree.children(o, "acl", "relcl") if lemma_of(tree, x) in PUT)
    return [c for x in thought for c in tree.children(x, "ccomp")]


def _wrongly_said(tree: Tree, head: int) -> list[int]:
    """The clause in "it would be wrong to suggest that he lied", "it is hard to believe that he did not"."""
    below = (x for b in (head, *tree.children(head, "acomp", "attr")) for x in tree.children(b, "xcomp", "csubj"))
    return [c for x in below if _is_hardly(tree, x) for c in tree.children(x, "ccomp")]


def _is_hardly(tree: Tree, verb: int) -> bool:
    """Whether a verb puts what is not so, or hardly so: then what it puts as denied is so."""
    return wrong_to_say(tree, verb) or hard_to_believe(tree, verb)


def _beyond_doubt(tree: Tree, clause: int) -> bool:
    """Whether a clause is what there is no doubt of."""
    return lemma_of(tree, tree[clause].head) in _DOUBTS


def _only_hedges(tree: Tree, clause: int) -> bool:
    """Whether what a clause hangs on tells only how sure it is: "it is likely that", "there are grounds to believe"."""
    above = tree[clause].head
    called = {lemma_of(tree, a) for a in (above, *tree.children(above, "acomp"))} & _HEDGES
    return bool(called) or lemma_of(tree, tree[above].head) in _GROUNDS


def _belongs(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a clause only tells which thing a noun means: "no gun found there", "not the first time he saw it"."""
    if any(tree.lower(i) == "time" and tree.lower(i - 1) in _ORDINALS for i in range(noun + 1, clause)):
        return True
    if tree[noun].tag == "NNS" and lemma_of(tree, noun) not in NOUNS and lemma_of(tree, noun) not in _HELD:
        return True  # "there are things that he has no answer to"
    if tree[clause].dep != "acl":
        return False
    if tree[clause].tag in ("VBN", "VBG") and not tree.children(clause, *SUBJECTS, "mark", "aux", "auxpass"):
        return True
    known = any(tree.lower(c) == "the" for c in tree.children(noun, "det"))
    return known and not any(tree.lower(c) in ("that", "to") for c in tree.children(clause, "mark", "aux"))


def _open_questions(tree: Tree, head: int) -> list[int]:
    """The indirect questions under a verb of knowing or telling, or under its adjective or noun: "not sure how"."""
    bearers = [one for one in (head, *tree.children(head, "acomp", "attr", "dobj")) if lemma_of(tree, one) in KNOWING]
    below = ((lemma_of(tree, b), c) for b in bearers for c in tree.children(b, "ccomp", "acl"))
    return [c for lemma, c in below if lemma in SURE or asked(tree, c) or indirect(tree, c)]


def _denies(tree: Tree, head: int, above: Reached) -> bool:
    if ungrounded(tree, head):  # "knows of no reports suggesting that"
        return True
    return above.inner.sign < 0 or bool(tree.children(head, "acomp", "attr", "oprd", "det"))
