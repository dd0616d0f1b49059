"""Attributions whose words nobody says: what must be said, was never said, or it would be wrong to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.anaphors import SPOKEN
from sayso.claims.dangling import is_person
from sayso.claims.granted import known_to_all, what_one_says
from sayso.claims.imputed import is_deed, is_imputed
from sayso.claims.no_holder import is_held_by_nobody
from sayso.claims.no_words import is_aside, is_no_saying
from sayso.claims.only_possible import only_possible
from sayso.claims.own_voice import is_left_unchecked
from sayso.claims.relative_nouns import told_more_of
from sayso.claims.seeming import is_seen_by_report, seems_to
from sayso.claims.stance.acts import NAMING
from sayso.claims.stance.cues import Cue, performed, read_cue
from sayso.claims.stance.factuality import hard_to_believe, wrong_to_say
from sayso.claims.stance.negation import negative_argument
from sayso.claims.stance.put_in import is_put_in
from sayso.claims.stance.signatures import HARD
from sayso.claims.stance.ungrounded import ungrounded
from sayso.claims.stance.verbs import asked, indirect
from sayso.claims.stance.wished import made_known
from sayso.claims.tree import INTERROGATIVES, SUBJECTS, Tree
from sayso.model import Act, Attribution, Span, Speaker

_MAYBE = frozenset(("may", "might"))
_UNREAL = frozenset(("would", "'d", "might", "could", "may"))
_OUGHT = frozenset("must should shall ought".split())
_EXPECTING = frozenset(("expect", "hope"))
_NEEDING = frozenset("have need ought require".split())
_OURS = frozenset("i we it one".split())
"""Who must say so says so: "I must admit", "it should be said"."""
_WISHING = frozenset(
    "want urge ask demand call press order tell beg expect need require challenge invite force get wait lobby pressure "
    "petition implore exhort".split()
)
"""Verbs of those who want another to say something."""
_FEELING = frozenset(
    "surprised glad happy sorry pleased delighted proud sad shocked relieved honoured honored amazed".split()
)
_INTENDING = frozenset("intend intention plan decision".split())
"""What somebody has in mind, and need not have said."""
_PLOTTING = frozenset("plot scheme conspire".split())
"""What others say of somebody; who does it tells nobody."""
_BELIEVING = frozenset("think believe assume figure guess suppose".split())
_UNTIL = frozenset(("until", "till"))
_NOBODY = frozenset(("nobody", "no-one", "none"))
_CHARGING = frozenset("accuse suspect convict acquit".split())
_UNDONE = frozenset((Act.DEMAND, Act.ACCUSE, Act.PROMISE, Act.WARN))
"""What who did not do it said nothing by; who did not say or confirm a thing leaves it open."""
_LIKING = frozenset("like love prefer want wish hope expect need".split())
_REPEATING = frozenset("repeat renew reiterate restate".split())
_REFUSING = frozenset("refuse decline stop avoid".split())
_ASKING_NOT_TO_BE = frozenset("decline refuse ask request insist".split())
_NAMED = frozenset("name identify quote".split())
_SAID_OF_ONESELF = frozenset((Act.SAY, Act.REPORT, Act.ADMIT))

_STATING = frozenset("say state claim suggest write".split())
_INQUIRIES = frozenset("question query inquiry".split())
_UNBORNE = frozenset("unsupported unsubstantiated uncorroborated unproven unproved".split())
"""What a claim is by no evidence, which says nothing itself: "unsupported by the facts"."""
_DEEP = 3
"""How far what stands in what the report sees is followed."""
_NO_SOURCE = frozenset(("no", "nobody", "none", "neither", "anyone", "anybody", "whoever", "god"))
"""Words that a source begins with who is nobody: "no group", "none of the witnesses"."""
_NOT_ONE = (["not", "one"], ["not", "a"])


def is_unsaid(
    tree: Tree, attribution: Attribution, by_id: Mapping[str, Attribution], speakers: Mapping[str, Speaker | None]
) -> bool:
    """Whether what an attribution has somebody say is said by nobody; ``speakers`` has who says what, by id as well."""
    outer = by_id.get(attribution.within or "")
    at = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    if (
        at is None
        or is_no_word(tree, attribution)
        or seems_to(tree, attribution, outer)
        or _is_of_the_making(tree, attribution)
        or any(tree.lower(i) in _UNBORNE for i in tree.within(attribution.cue or Span(0, 0)))
        or is_aside(tree, attribution)
        or _only_describes(tree, attribution)
        or _is_any(tree, attribution)
        or is_held_by_nobody(tree, attribution, outer)
        or not _tells(tree, attribution)
        or _had_not_said(tree, at, attribution)
        or _is_purpose(tree, at, attribution)
        or (speakers.get(attribution.id) is None and _says_anybody(tree, attribution))
    ):
        return at is not None or is_seen_by_report(tree, attribution)
    untold = only_possible(tree, at) or _charged(tree, at) or wrong_to_say(tree, at)
    if tree[at].tag.startswith("VB") and untold:
        return True
    cue = read_cue(tree, attribution.cue, attribution.sources, attribution.contents)
    nobodys = not attribution.sources and (_repeated(tree, at, outer) or _called(tree, at, outer))
    hardly = outer is not None and any(hard_to_believe(tree, i) for i in tree.within(attribution.cue or Span(0, 0)))
    maybe = outer is not None and (_would_be(tree, at) or _feared(tree, attribution, cue))
    if _never_done(tree, cue, attribution) or nobodys or hardly or maybe:
        return True
    told_by_another = outer is not None and speakers.get(outer.id) != speakers.get(attribution.id)
    put_to_them = outer is not None and is_imputed(tree, attribution, outer, speakers)
    if put_to_them or (outer and _felt(tree, attribution)) or _intended(tree, attribution, told_by_another):
        return True
    if outer is None or not tree[at].tag.startswith("VB"):
        return False
    left_out = (
        _by_a_thing(tree, at, attribution) or _told_nobody(tree, at) or _leaves_open(tree, at) or _said_by_all(tree, at)
    )
    left_out = (
        left_out
        or _given_up(tree, at)
        or made_known(tree, tree[at].head) == at
        or (not told_by_another and _told_around(tree, at, cue))
    )
    return left_out or _open(tree, at, attribution) or _wanted(tree, at) or _what_is_asked(tree, at, outer)


def _said_by_all(tree: Tree, at: int) -> bool:
    """Whether it is nobody's in particular: "everyone knows that", "it is fair to say that", "you assume that"."""
    above = tree[at].head
    plain = tree[at].dep in ("xcomp", "ccomp") and tree[above].lemma == "be" and tree[at].tag == "VB"
    hard = _is_hard_for(tree, tree[at].head if indirect(tree, at) else at)
    you = hard or (tree[at].tag == "VBP" and [tree.lower(c) for c in tree.children(at, "nsubj")] == ["you"])
    return you or known_to_all(tree, at) or (plain and [tree.lower(c) for c in tree.children(above, "nsubj")] == ["it"])


def _is_hard_for(tree: Tree, at: int) -> bool:
    """ "It is hard for voters to judge how": whether any do is not told."""
    above = tree[at].head
    being = tree[above].head if tree[above].dep == "acomp" else above
    hard = tree[at].tag == "VB" and any(tree[a].lemma.lower() in HARD for a in tree.children(being, "acomp"))
    return hard and any(tree.lower(a) == "to" for a in tree.children(at, "aux")) and tree[being].lemma == "be"


def _had_not_said(tree: Tree, at: int, attribution: Attribution) -> bool:
    """ "He had not said that she gave nothing": nobody refuses to say so, and nobody says it."""
    perfect = any(tree[a].lemma.lower() == "have" for a in tree.children(at, "aux")) and tree.children(at, "neg")
    clauses = [c for c in tree.children(at, "ccomp") if c in tree.words_of(attribution.contents)]
    that = any(tree.lower(m) == "that" for c in clauses for m in tree.children(c, "mark"))
    return bool(perfect) and tree[at].lemma.lower() in _STATING and that


def _only_describes(tree: Tree, attribution: Attribution) -> bool:
    """ "Do have suspected | links": what they are called is no word of who has them."""
    cue = read_cue(tree, attribution.cue, attribution.sources, attribution.contents)
    firsts = [words[0] for s in attribution.sources if (words := tree.within(s))]
    if len(firsts) > 1 and any(tree.lower(i) == "no" for i in firsts):
        return True  # "the ministry | no evidence | to suggest": told of the ministry around it
    named = cue.word is not None and tree[cue.word].dep == "amod"
    return named and tree[cue.word or 0].head in tree.words_of(attribution.contents)


def _says_anybody(tree: Tree, attribution: Attribution) -> bool:
    """Whether a "you" may be anybody: "you never know who will come", not "you said that"."""
    cue = tree.within(attribution.cue) if attribution.cue else range(0)
    return not any(tree[i].tag == "VBD" for i in cue) and [
        tree.lower(i) for i in tree.words_of(attribution.sources)
    ] in (["you"], ["one"], ["he", "or", "she"])


def _tells(tree: Tree, attribution: Attribution) -> bool:
    """Whether a content is more than the word that leads to it: "that"."""
    return any(tree[i].dep != "mark" for i in tree.words_of(attribution.contents) if tree.is_word(i))


def _is_of_the_making(tree: Tree, attribution: Attribution) -> bool:
    """Whether it tells only how the report was made: "declined to be named", "could not independently verify it"."""
    cue = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    said = tree.head_of(tree.words_of(attribution.contents))
    if cue is None or said is None:
        return False
    unnamed = tree[cue].lemma.lower() in _ASKING_NOT_TO_BE and tree[said].lemma.lower() in _NAMED
    return (unnamed and bool(tree.children(said, "auxpass"))) or is_left_unchecked(tree, cue)


def is_no_word(tree: Tree, attribution: Attribution) -> bool:
    """Whether a cue only tells what somebody is called, or what they did: the report itself tells it."""
    named = _is_byname(tree, attribution) or is_seen_by_report(tree, attribution)
    return named or is_deed(tree, attribution) or is_no_saying(tree, attribution)


def others_words(tree: Tree, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions but those by which nobody says anything, and what hangs on them: the report tells it itself."""
    none = {a.id for a in attributions if is_no_word(tree, a)}
    seen = {a.id for a in attributions if is_seen_by_report(tree, a)}
    for _ in range(_DEEP):
        seen |= {a.id for a in attributions if a.within in seen}
    beside = none | seen | {a.id for a in attributions if a.within in none and not a.sources}
    return [a for a in attributions if a.id not in beside]


def _is_byname(tree: Tree, attribution: Attribution) -> bool:
    """Whether a cue only tells what somebody is called: "known locally as", "also known as"."""
    cue = tree.within(attribution.cue) if attribution.cue else range(0)
    words = [tree.lower(i) for i in cue]
    return "known" in words and "as" in (words[-1], tree.lower(min(cue[-1] + 1, len(tree) - 1)))


def _leaves_open(tree: Tree, at: int) -> bool:
    """ "I am not in a position to rule that in or out": so neither is said."""
    words = [tree.lower(i) for i in tree.sentence_words(tree.sentence(at)) if i > at]
    return tree[at].lemma in ("rule", "be") and any(
        words[n : n + 3] == ["in", "or", "out"] for n in range(len(words) - 2)
    )


def _told_around(tree: Tree, at: int, cue: Cue) -> bool:
    """Whether it is told as what is said: "I want you to know that he left", "I don't know whether he did".

    So are "he left, I guess", and what one "knows of no reports" of.
    """
    unknown = cue.meant is Act.KNOW and (cue.act is Act.QUESTION or bool(ungrounded(tree, at)))
    framed = tree[at].dep == "csubj" and bool(what_one_says(tree, tree[at].head))
    return made_known(tree, at) is not None or is_put_in(tree, at) or unknown or framed


def _given_up(tree: Tree, at: int) -> bool:
    """ "We thought it was thunder until the roof fell": what was believed then is not held."""
    believed = tree[at].tag == "VBD" and tree[at].lemma.lower() in _BELIEVING
    here = tree.sentence_words(tree.sentence(at))
    return believed and any(i > at and tree.lower(i) in _UNTIL and tree[i].dep in ("mark", "prep") for i in here)


def _told_nobody(tree: Tree, at: int) -> bool:
    """ "Nobody was told to keep quiet": so nobody is said to have told anybody."""
    return any(tree.lower(c) in _NOBODY for c in tree.children(at, "nsubjpass"))


def _open(tree: Tree, at: int, attribution: Attribution) -> bool:
    """ "It may refuse to pay", "I was told otherwise", "must first admit"."""
    helpers = {tree.lower(c) for c in tree.children(at, "aux")}
    if (
        _hopeless(tree, at)
        or helpers & _MAYBE
        or (helpers & _OUGHT and not _ours(tree, at))
        or _needed(tree, at, attribution)
    ):
        return True
    if attribution.sources:
        return False
    words = tree.within(attribution.cue) if attribution.cue else range(0)
    heard = tree.children(at, "auxpass") and not any(
        tree[i].tag[0] in "VM" for i in tree.words_of(attribution.contents)
    )
    return bool(heard) or any(tree[i].dep == "neg" and tree[i].head in words for i in words)


def _is_purpose(tree: Tree, at: int, attribution: Attribution) -> bool:
    """ "Was called before the court to defend his plan": what for, and not what he said there."""
    to = any(tree.lower(a) == "to" for a in tree.children(at, "aux")) and tree[at].dep == "advcl"
    told = any(tree[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in tree.words_of(attribution.contents))
    called = bool(tree.children(tree[at].head, "auxpass")) and not told
    return to and tree[at].tag == "VB" and (called or not attribution.sources)


def _hopeless(tree: Tree, at: int) -> bool:
    """ "Cannot expect to win": it will not come, and nobody says what they expect."""
    able = any(tree.lower(a) in ("can", "ca", "could") for a in tree.children(at, "aux"))
    return (
        able and tree[at].lemma.lower() in _EXPECTING and bool(tree.children(at, "neg") and tree.children(at, "xcomp"))
    )


def _would_be(tree: Tree, noun: int) -> bool:
    """Whether a noun names what there may never be: "would consider offers to buy it"."""
    verb = tree[noun].head
    bare = tree[noun].dep == "dobj" and not tree.children(noun, "det", "poss")
    return bare and tree[noun].tag[0] == "N" and any(tree.lower(a) in _UNREAL for a in tree.children(verb, "aux"))


def _feared(tree: Tree, attribution: Attribution, cue: Cue) -> bool:
    """ "Talked about fears of a flood": what nobody in particular fears, and no clause tells."""
    at = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    noun = at is not None and tree[at].tag[0] == "N" and cue.act is Act.BELIEVE and not attribution.sources
    return noun and not any(tree[i].tag[0] in "VM" for i in tree.words_of(attribution.contents))


def _by_a_thing(tree: Tree, verb: int, attribution: Attribution) -> bool:
    """ "Cited the town's harbour in defending her vote": the harbour defends nothing."""
    source = tree.head_of(tree.words_of(attribution.sources))
    leads = tree[verb].head
    if tree[verb].tag != "VBG" or tree[verb].dep != "pcomp" or source is None or tree[source].tag[:2] != "NN":
        return False
    return source < leads < verb and tree[source].dep in ("dobj", "pobj") and not is_person(tree, source)


def _repeated(tree: Tree, noun: int, outer: Attribution | None) -> bool:
    """Whether somebody is told to repeat an accusation of nobody else's, or not to: "did not renew the charge that"."""
    verb = tree[noun].head
    if tree[noun].tag[:2] != "NN" or tree[noun].dep != "dobj" or tree[verb].lemma.lower() not in _REPEATING:
        return False
    refused = tree[tree[verb].head].lemma.lower() in _REFUSING and tree[verb].dep in ("xcomp", "pcomp")
    told = outer is not None and outer.cue is not None and verb in tree.within(outer.cue)
    return told or refused or bool(tree.children(verb, "neg"))


def _called(tree: Tree, noun: int, outer: Attribution | None) -> bool:
    """Whether a noun only names what another calls something: "a claim that the minister called absurd"."""
    if outer is None or outer.cue is None or tree[noun].tag[:2] != "NN":
        return False
    return tree[noun].lemma.lower() in SPOKEN and any(tree[i].lemma in NAMING for i in tree.within(outer.cue))


def _felt(tree: Tree, attribution: Attribution) -> bool:
    """ "Was surprised to find them": that they were found is no wish nor plan, and told around it."""
    cue = tree.within(attribution.cue) if attribution.cue else range(0)
    first = next((i for i in tree.words_of(attribution.contents) if tree.is_word(i)), None)
    return first is not None and tree.lower(first) == "to" and any(tree.lower(i) in _FEELING for i in cue)


def _intended(tree: Tree, attribution: Attribution, told_by_another: bool) -> bool:
    """ "Friends say he intends to stay", "are plotting to rob it": they say it, and not he."""
    cue = tree.within(attribution.cue) if attribution.cue else range(0)
    lemmas = {tree[i].lemma.lower() for i in cue}
    ours = any(tree.lower(i) in _OURS for i in tree.words_of(attribution.sources))
    return bool((told_by_another and lemmas & _INTENDING) or (lemmas & _PLOTTING and not ours))


def _ours(tree: Tree, verb: int) -> bool:
    return any(tree.lower(s) in _OURS for s in tree.children(verb, *SUBJECTS))


def _needed(tree: Tree, verb: int, attribution: Attribution) -> bool:
    """ "Has to admit", "needs to say": what somebody is yet to do."""
    cue = tree.within(attribution.cue) if attribution.cue else range(0)
    if tree[verb].lemma.lower() in _NEEDING and (done := [x for x in tree.children(verb, "xcomp") if x in cue]):
        verb = done[0]  # where both are the cue: "need to recognize"
    above = tree[verb].head
    need = tree[verb].dep == "xcomp" and tree[above].lemma.lower() in _NEEDING and tree[verb].tag == "VB"
    return need and not _ours(tree, above)


def _charged(tree: Tree, verb: int) -> bool:
    """ "Is accused of knowing that": what those who accuse say of somebody."""
    leads = tree[verb].head
    of = tree[verb].dep == "pcomp" and tree.lower(leads) == "of"
    return of and tree[tree[leads].head].lemma.lower() in _CHARGING


def _never_done(tree: Tree, cue: Cue, attribution: Attribution) -> bool:
    """ "I never asked them to hide it", "it had not accused them"; in another's words also "he had not said so"."""
    if cue.word is None or tree[cue.word].tag[0] != "V" or cue.meant is Act.DECLINE:
        return False
    if any(negative_argument(tree, s) is not None for s in tree.children(cue.word, *SUBJECTS)):
        return False  # that "nobody has mentioned the summer" tells of the summer
    if cue.meant in _UNDONE and tree[cue.word].lemma not in _LIKING and _unreal(tree, cue.word):
        return True
    undone = cue.meant in _UNDONE or (attribution.within is not None and cue.meant in _SAID_OF_ONESELF)
    return undone and performed(tree, cue.word, set(tree.words_of(attribution.contents))).sign < 0


def _unreal(tree: Tree, verb: int) -> bool:
    """Whether somebody would have done it, and did not: "Lee would have never proposed to shut the port"."""
    helpers = {tree.lower(a) for a in tree.children(verb, "aux")}
    return tree[verb].tag == "VBN" and not helpers.isdisjoint(("would", "'d", "’d")) and bool(helpers & {"have", "'ve"})


def _wanted(tree: Tree, verb: int) -> bool:
    """ "Urged the army to admit": what another is to say."""
    above = tree[verb].head
    to = any(tree.lower(a) == "to" for a in tree.children(verb, "aux"))
    asked_of = [o for p in tree.children(above, "prep") if tree.lower(p) in ("on", "upon") for o in tree.children(p)]
    asked_of += tree.children(above, "dobj", "dative")
    other = tree.children(verb, *SUBJECTS) or any(o < verb for o in asked_of)
    return to and bool(other) and tree[verb].dep in ("xcomp", "ccomp") and tree[above].lemma.lower() in _WISHING


def _what_is_asked(tree: Tree, verb: int, outer: Attribution) -> bool:
    """ "Asked whether he stood by it", "took questions on whom he would like to see win": he says neither."""
    first = min(tree.subtree(verb))
    first += tree[first].tag == "IN"
    led = first > 1 and tree[first].tag in INTERROGATIVES and tree[first - 1].tag == "IN"
    on_whom = led and tree[first - 2].lemma.lower() in _INQUIRIES
    return (asked(tree, verb) or on_whom) and verb in tree.words_of(outer.contents)


def is_nobodys(tree: Tree, attribution: Attribution) -> bool:
    """Whether nobody says it, which only the report tells: "no group has claimed responsibility"."""
    first = next(iter(tree.words_of(attribution.sources)), None)
    if first is None or tree[first].tag == "CC":  # "neither the firm nor its lawyers would say"
        return False
    who = tree[first].tag == "WP" and first > 0  # "anyone who says otherwise"
    not_one = [tree.lower(i) for i in range(first, min(first + 2, len(tree)))] in _NOT_ONE
    return not_one or tree.lower(first - 1 if who else first) in _NO_SOURCE


def _is_any(tree: Tree, attribution: Attribution) -> bool:
    """Whether a relative clause tells of nobody there is: "did not find any outlet that verified it"."""
    first = next(iter(tree.words_of(attribution.sources)), None)
    noun = told_more_of(tree, first) if first is not None and tree[first].tag in ("WP", "WDT") else None
    while noun is not None and tree[noun].dep == "conj" and not tree.children(noun, "det"):
        noun = tree[noun].head
    return noun is not None and any(tree.lower(d) in ("any", "no") for d in tree.children(noun, "det"))
