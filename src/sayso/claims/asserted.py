"""Contents that look like a sentence and assert nothing: wishes, invitations, what is still to be found out."""

from __future__ import annotations

from collections.abc import Callable

from sayso.claims.beside import holds_back
from sayso.claims.cued import Cue
from sayso.claims.entitled import of_ones_own
from sayso.claims.forms import AUXILIARIES, FINITE_TAGS, Form, Proposition, raised
from sayso.claims.questions import ASKING
from sayso.claims.stance.acts import VERBS
from sayso.claims.stance.negation import fronted, is_negative
from sayso.claims.stance.verbs import asked
from sayso.claims.summed_up import no_doubt_alone, says_otherwise, sums_up, unspoken_of, vaguely
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act

_HANDLED = frozenset("investigate probe examine look work study".split())
"""What is done to a matter "as a homicide" before anybody says that it is one."""
_FINDING_OUT = frozenset("see determine learn find figure establish ascertain decide know verify check".split())
_PROVING = frozenset("prove show demonstrate establish disprove determine".split())
_KNOWN = frozenset("know understand remember realize realise".split())
_WANTING = frozenset("want like wish need hope".split())
_LIKING = frozenset("love enjoy hate".split())
_DREAMING = frozenset("dream aspiration hope ambition aspire idea prospect chance plan".split())
_AMISS = frozenset("wrong off amiss up".split())
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_LOOKING = frozenset("check turn look listen watch investigate search".split())
_GROUNDS = frozenset("evidence proof sign indication reason".split())
_SENSING = frozenset("see hear watch notice spot observe".split())
_HEARING = frozenset("hear learn read see discover".split())
_FANCYING = frozenset("think joke fantasize fantasise dream wonder daydream".split())
_BARRING = frozenset("ban bar prohibit outlaw block restrict".split())
_CUSTOMARILY = frozenset("normally usually generally typically ordinarily routinely customarily".split())
_DECLINING = frozenset("decline refuse".split())
_SPEAKING = frozenset("comment elaborate respond answer speak talk name identify quote interview".split())
_HELPING = frozenset("do have be can will would could should".split())
_REMARKING = frozenset("comment elaborate".split())
_REQUESTING = frozenset("ask appeal call beg plead seek request want".split())
_NECESSARY = frozenset("have need must".split())
_UNREAL = frozenset("could would had were was did".split())
"""Forms in which a wish tells what is not so."""
_QUOTING = frozenset(("quote", "cite"))
_LIKEWISE = frozenset("neither nor so".split())
_GOING_ON = frozenset("continue be want try plan intend begin start keep refuse have go decide choose".split())
"""What frames a deed that another verb tells."""
_DO_THE_SAME = 4
"""Words of "do just the same"."""
_BLESSING = frozenset("bless help save forbid damn rest".split())
_UTTERING = frozenset("say ask tell scream yell shout think wonder".split())


def asserts_nothing(tree: Tree, proposition: Proposition, cue: Cue | None) -> bool:
    """Whether no claim can be made of a proposition, whatever words it has; without a cue of the report's own voice."""
    if not proposition.words:  # told whole by its subject and what stands before it
        return False
    if any(rule(tree, proposition) for rule in _BY_ITSELF):
        return True
    return cue is not None and cue.head is not None and any(rule(tree, proposition, cue) for rule in _UNDER_A_CUE)


def _inverted(tree: Tree, one: Proposition) -> bool:
    """ "Do guns mix with drugs", "is he dead": a question, or half of a "not only ..."."""
    first = next((i for i in one.words if tree.is_word(i) and tree.lower(i) != "that"), one.head)
    if one.form is not Form.FINITE or one.after or fronted(tree, one.verb):
        return False
    own = tree.children(one.verb, *SUBJECTS)
    helper = first in tree.children(one.verb, *AUXILIARIES) and tree[first].tag in FINITE_TAGS
    return helper and bool(own) and first < own[0]


def _asks(tree: Tree, one: Proposition) -> bool:
    """ "I said, 'What happened?'", "why involve the kids?": a question, or the report of one."""
    end = max(one.words)
    near = range(max(end - 2, 0), min(end + 3, len(tree)))
    if not any(tree.lower(i) == "?" and tree.sentence(i) == tree.sentence(end) for i in near):
        return False
    quoted = [
        c for c in tree.children(one.verb, "ccomp") if c in one.words and tree[one.verb].lemma.lower() in _UTTERING
    ]
    return any(
        tree[i].tag in ASKING and i < verb
        for verb in (one.verb, *quoted)
        for i in tree.children(verb)
        if i in one.words
    )


def _called_upon(tree: Tree, one: Proposition) -> bool:
    """ "People, teach your children": an order to somebody who is called."""
    bare = tree[one.verb].tag == "VB" and not tree.children(one.verb, *AUXILIARIES)
    called = [c for c in tree.children(one.verb, "nsubj") if c < one.verb and c in one.words]
    ends = [max(tree.subtree(c)) for c in called]
    return bare and any(end < one.verb and tree.word(end + 1) == "," for end in ends)


def _to_be_found(tree: Tree, one: Proposition) -> bool:
    """ "Are investigating to see if it was arson": what is done to find something out."""
    finding = one.form is Form.INFINITIVE and tree[one.verb].lemma.lower() in _FINDING_OUT
    return finding and any(asked(tree, c) for c in tree.children(one.verb, "ccomp"))


def _just_knows(tree: Tree, one: Proposition) -> bool:
    """ "We just don't know yet": of what, it does not say; but not so "she had not known", "the mayor knew"."""
    told = tree.children(one.verb, "dobj", "ccomp", "xcomp", "prep", "advcl", "oprd")
    return (
        one.form is Form.FINITE
        and tree[one.verb].lemma == "know"
        and not told
        and not (tree[one.verb].tag == "VBN" and any(tree.lower(a) == "had" for a in tree.children(one.verb, "aux")))
        and not (tree[one.verb].tag == "VBD" and any(tree[s].tag[0] == "N" for s in tree.children(one.verb, "nsubj")))
        and one.verb == max(_solid(tree, one), default=-1)
    )


def _solid(tree: Tree, one: Proposition) -> list[int]:
    """Its words, but for the last ones that only tell when or how much: "yet", "exactly"."""
    return [i for i in one.words if tree.is_word(i) and tree[i].dep not in ("advmod", "npadvmod")]


def _so_does(tree: Tree, one: Proposition) -> bool:
    """ "So does her brother", "so, at times, do you": what, the clause before tells."""
    own = [i for i in one.words if tree.is_word(i) and tree.lower(i) not in (*_LIKEWISE, "and", "but")]
    opens = next((i for i in one.words if tree.lower(i) not in ("and", "but")), one.verb)
    aside = tree.lower(opens) in _LIKEWISE and tree.lower(opens + 1) == "," and tree.lower(one.verb - 1) == ","
    if aside and any(one.verb < s for s in tree.children(one.verb, *SUBJECTS)):
        return tree[one.verb].lemma.lower() in _HELPING
    after = one.verb > 0 and tree.lower(one.verb - 1) in _LIKEWISE
    return after and own[:1] == [one.verb] and tree[one.verb].lemma.lower() in _HELPING


def _does_the_same(tree: Tree, one: Proposition) -> bool:
    """ "The mayor will continue to do so", "the governor did just that": what, another sentence tells."""
    said = [i for i in one.words if tree.is_word(i)]
    last = said[-1] if said else one.verb
    do = next((i for i in reversed(said[-_DO_THE_SAME:]) if tree[i].lemma.lower() == "do"), None)
    if do is None or one.form is not Form.FINITE or tree.lower(last) not in ("so", "that", "same", "likewise"):
        return False
    between = [tree.lower(i) for i in said if do < i < last]
    others = [i for i in said if tree[i].tag[:2] == "VB" and i != do and tree[i].dep not in AUXILIARIES]
    nouns = any(tree[s].tag[0] == "N" for s in (*one.subject, *tree.children(one.verb, *SUBJECTS)))
    # "Nobody had done so" says so of a claim before.
    apart = bool(others) or tree.lower(last) == "that"
    alike = set(between) <= {"just", "the", "exactly"} and all(tree[i].lemma in _GOING_ON for i in others)
    return nouns and apart and alike


def _only_thanks(tree: Tree, one: Proposition) -> bool:
    """ "Dr Lee, thank you": who is thanked."""
    return tree[one.verb].lemma == "thank" and [tree.lower(o) for o in tree.children(one.verb, "dobj")] == ["you"]


def _something_happened(tree: Tree, one: Proposition) -> bool:
    """ "Something bad had happened": what, it does not say; "something went wrong in Osk" says where."""
    some = any(tree.lower(s) == "something" for s in tree.children(one.verb, *SUBJECTS))
    more = [c for c in tree.children(one.verb, "prep", "advcl", "xcomp", "ccomp", "dobj") if c in one.words]
    states = {tree.lower(c) for c in tree.children(one.verb, "acomp", "prep", "advmod")}
    nothing = tree[one.verb].lemma in ("happen", "occur") or bool(states & _AMISS)
    where = [o for p in tree.children(one.verb, "prep") for o in tree.children(p, "pobj")]
    named = any(tree[o].entity in _PLACES or tree[o].tag == "NNP" for o in where)
    return some and nothing and not named and (not more or bool(states & _AMISS))


def _only_looks(tree: Tree, one: Proposition) -> bool:
    """ "The deputy checked": what, it does not say."""
    own = {*one.subject, *(j for s in tree.children(one.verb, *SUBJECTS) for j in tree.subtree(s))}
    own.update(tree.children(one.verb, *AUXILIARIES))
    told = [i for i in one.words if tree.is_word(i) and i not in own]
    return told == [one.verb] and not one.shared and tree[one.verb].lemma.lower() in _LOOKING


def _only_like(tree: Tree, one: Proposition) -> bool:
    """ "She was like, 'Go away'", how somebody is told to have spoken; "it's not like they were quiet"."""
    at = next((i for i in range(one.verb + 1, min(one.verb + 3, len(tree) - 1)) if tree.lower(i) == "like"), None)
    if at is None or tree[one.verb].lemma != "be":
        return False
    it = any(tree.lower(s) == "it" for s in tree.children(one.verb, "nsubj"))
    clauses = tree.children(one.verb, "advcl", "ccomp") + tree.children(at, "pcomp", "advcl")
    whole = any(tree.children(c, *SUBJECTS) for c in clauses)
    return (it and whole) or (at == one.verb + 1 and not tree.is_word(at + 1))


def _in_what(tree: Tree, one: Proposition) -> bool:
    """ "In what police call a tragedy": what a whole clause is called, which stands elsewhere."""
    said = [i for i in one.words if tree.is_word(i)][:2]
    return len(said) > 1 and tree.lower(said[0]) == "in" and tree.lower(said[1]) == "what"


def _rules_it_out(tree: Tree, one: Proposition) -> bool:
    """ "He cannot rule it out": what, an attribution of its own tells."""
    rules = tree[one.verb].lemma == "rule" and any(tree.lower(p) == "out" for p in tree.children(one.verb, "prt"))
    return rules and [tree.lower(o) for o in tree.children(one.verb, "dobj")] in (["it"], ["that"], ["this"])


def _without_comment(tree: Tree, one: Proposition) -> bool:
    """ "Had no further comment": who says nothing has said nothing."""
    having = tree[one.head].lemma.lower() == "have"
    return having and any(tree[c].lemma.lower() == "comment" for c in tree.children(one.head, "dobj"))


def _put_as_condition(tree: Tree, one: Proposition) -> bool:
    """ "Pay a fee and you get your permit": whoever pays gets it, and nobody is told to pay."""
    verb = one.verb
    while tree[verb].dep == "conj" and tree[verb].tag == "VB":
        verb = tree[verb].head
    if tree[one.verb].tag != "VB" or tree[verb].tag != "VB" or tree.children(verb, *SUBJECTS, *AUXILIARIES):
        return False
    then = [c for c in tree.children(verb, "conj") if [tree.lower(s) for s in tree.children(c, "nsubj")] == ["you"]]
    return any(tree.lower(i) == "and" for c in then for i in range(one.verb, c) if tree[i].dep == "cc")


def _blesses(tree: Tree, one: Proposition) -> bool:
    """ "God bless (you all)": a wish."""
    wished = tree[one.verb].lemma.lower() in _BLESSING and tree[one.verb].tag in ("VB", "VBP")
    doers = [tree.lower(s) for s in (*one.subject, *tree.children(one.verb, *SUBJECTS))]
    return wished and "god" in doers and not tree.children(one.verb, *AUXILIARIES)


def _passes_over(tree: Tree, one: Proposition) -> bool:
    """ "I don't want to say stupid": a word that somebody takes back while saying it."""
    return holds_back(tree, one.verb)


def _no_evidence(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "I don't see evidence that he lied": whether there is any, who does not see it does not tell."""
    head = cue.head or 0
    helps = (head, *tree.children(head, *AUXILIARIES))
    denied = any(is_negative(tree, c) for a in helps for c in tree.children(a, "neg", "advmod"))
    return denied and cue.lemma in _SENSING and tree[one.head].lemma.lower() in _GROUNDS


def _only_handled(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Investigated the case as a homicide", "would not call it an accident": not said to be one."""
    if one.form is not Form.VERBLESS or cue.act is Act.DENY:
        return False  # "does not recognise the strip as a state" denies that it is one
    head = cue.head or 0
    below = [c for a in (head, *tree.children(head, *AUXILIARIES)) for c in tree.children(a, "neg", "advmod")]
    return cue.lemma in _HANDLED or any(is_negative(tree, c) for c in below)


def _wished(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Wishes she could sit there": what is not so."""
    if cue.lemma != "wish" or tree[one.head].head != cue.head or tree[one.head].dep != "ccomp":
        return False
    return any(tree.lower(i) in _UNREAL for i in (one.head, *tree.children(one.head, *AUXILIARIES)))


def _to_be_known(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "I want people to know that I had no part in it": only what they are to know is said."""
    verb = one.verb
    known = one.form is Form.INFINITIVE and tree[verb].lemma.lower() in _KNOWN and bool(tree.children(verb, "ccomp"))
    return cue.lemma in _WANTING and known


def _loved(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "He loved to sing": what somebody likes to do is no claim of his."""
    own = one.form in (Form.INFINITIVE, Form.GERUND) and not one.subject and raised(tree, one) is None
    return cue.lemma in _LIKING and own


def _only_dreamt(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Has dreams of becoming a nurse": what somebody would like to do, and has not done."""
    above = tree[tree[one.verb].head].head if tree[one.verb].dep == "pcomp" else one.verb
    dreamt = cue.lemma in _DREAMING or tree[above].lemma.lower() in _DREAMING
    return dreamt and one.form is Form.GERUND and not one.subject


def _only_talked_of(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Talks about killing people": what somebody does not say to have done."""
    own = one.form is Form.GERUND and not one.subject and raised(tree, one) is None
    now = cue.head is not None and tree[cue.head].tag in ("VBZ", "VBP", "VBG")
    return own and cue.about and (cue.lemma in _FANCYING or (now and cue.lemma == "talk"))


def _felt_on_hearing(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Was saddened to hear of it": what somebody has heard already is nothing he will hear."""
    feels = cue.head is not None and tree[one.verb].head == cue.head and tree[cue.head].tag in ("VBN", "JJ")
    return feels and one.form is Form.INFINITIVE and tree[one.verb].lemma.lower() in _HEARING


def _barred(_tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Banned smoking", "barred officers from entering": what nobody is to do, and nobody says is done."""
    return cue.lemma in _BARRING and one.form is not Form.FINITE


def _told_apart(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "To tell the wounded from the others": what nobody says."""
    return (
        cue.lemma == "tell"
        and one.form in (Form.VERBLESS, Form.NOMINAL)
        and any(tree.lower(i) == "from" and tree[i].dep == "prep" for i in one.words)
    )


def _sensed(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Saw people in the streets, running": what others did than who saw it."""
    own = one.form is Form.GERUND and not one.subject and raised(tree, one) is None
    return cue.lemma in _SENSING and own and not any(tree[c].dep in SUBJECTS for c in tree.children(one.verb))


def _by_custom(tree: Tree, _one: Proposition, cue: Cue) -> bool:
    """ "Does not usually name victims": what is withheld from nobody in particular."""
    told = tree.children(cue.head, "advmod") if cue.head is not None else ()
    return cue.act is Act.DECLINE and any(tree.lower(c) in _CUSTOMARILY for c in told)


def _keeps_silent(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Declined to comment", "refused to be named": who says nothing."""
    bare = not tree.children(one.verb, "dobj", "ccomp", "prep", "xcomp") or tree[one.verb].lemma in _REMARKING
    silent = one.form is Form.INFINITIVE and bare and tree[one.verb].lemma.lower() in _SPEAKING
    return cue.lemma in _DECLINING and silent


def _remark(tree: Tree, one: Proposition, _cue: Cue) -> bool:
    """ "Requests for comment": who asks for a comment has said nothing."""
    return one.form is Form.NOMINAL and not one.before and tree[one.head].lemma.lower() in _REMARKING


def _invited(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Invited the boy to play": an invitation says nothing of whether he did or should."""
    return cue.lemma == "invite" and tree[one.verb].dep in ("xcomp", "ccomp") and one.form is Form.INFINITIVE


def _as_saying(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "A doctor was quoted (by the agency) as saying that nine had died": the agency is not who said so."""
    quoted = cue.lemma in _QUOTING and one.form is Form.GERUND and tree[one.verb].lemma.lower() in VERBS
    return quoted and tree.lower(one.verb - 1) == "as" and raised(tree, one) is None


def _help_wanted(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "Asked for help in finding the gunmen": what the help is for."""
    above = tree[one.verb].head
    return cue.lemma in _REQUESTING and tree[one.verb].dep == "pcomp" and tree.lower(above) in ("in", "with")


def _to_be_proved(tree: Tree, one: Proposition, cue: Cue) -> bool:
    """ "We have to prove that a crime occurred": it is not said that one did."""
    head = tree[one.head].head
    above = tree[head].head
    bound = tree[head].dep == "xcomp" and tree[above].lemma.lower() in _NECESSARY
    bound = bound or any(tree.lower(a) in _NECESSARY and tree[a].tag == "MD" for a in tree.children(head, "aux"))
    return tree[head].lemma.lower() in _PROVING and cue.lemma in (_PROVING | _NECESSARY) and bound


_BY_ITSELF: tuple[Callable[[Tree, Proposition], bool], ...] = (
    _inverted,
    _asks,
    _called_upon,
    _to_be_found,
    _just_knows,
    _in_what,
    _only_looks,
    _something_happened,
    _only_like,
    _rules_it_out,
    _without_comment,
    _so_does,
    _only_thanks,
    _blesses,
    _does_the_same,
    of_ones_own,
    _passes_over,
    _put_as_condition,
    sums_up,
    unspoken_of,
    says_otherwise,
    vaguely,
    no_doubt_alone,
)
_UNDER_A_CUE: tuple[Callable[[Tree, Proposition, Cue], bool], ...] = (
    _only_handled,
    _no_evidence,
    _wished,
    _to_be_known,
    _loved,
    _only_dreamt,
    _only_talked_of,
    _felt_on_hearing,
    _barred,
    _sensed,
    _told_apart,
    _by_custom,
    _keeps_silent,
    _remark,
    _invited,
    _as_saying,
    _help_wanted,
    _to_be_proved,
)
