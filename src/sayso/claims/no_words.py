"""Cues that were taken for somebody's word and are none: "ignored calls to resign", "told two lies", "for fear of".

What is told by them the sentence around them tells: of whoever speaks there, or of the report.
"""

from __future__ import annotations

from sayso.claims.dangling import is_person
from sayso.claims.stance.acts import NOUNS
from sayso.claims.stance.negation import is_negative
from sayso.claims.tree import Tree
from sayso.claims.withheld import IDENTIFYING
from sayso.model import Act, Attribution, Span

_UNHEEDED = frozenset("ignore disregard defy flout".split())
_BIDDING = frozenset(noun for noun, act in NOUNS.items() if act in (Act.DEMAND, Act.WARN))
"""What somebody heeds or does not."""
_OBSERVING = frozenset("observe see spot notice witness".split())
_COMING_UPON = frozenset("discover find recover seize uncover confiscate locate".split())
_PASSING_ON = frozenset("share post retweet tweet repost circulate upload forward".split())
_PICTURES = frozenset(
    "photo photograph picture image video clip selfie cartoon meme link map screenshot footage film".split()
)
_STORIES = frozenset("story version tale lie untruth falsehood fib joke account".split())
"""What is told of which nothing is said but how many there are."""
_CHANGES = frozenset(
    "rise fall drop decline increase decrease jump surge dip growth gain loss boost bump slump".split()
)
_DEGREES = frozenset(("so", "too", "as"))
_EACH = frozenset("every each any".split())
_DREADING = frozenset(("fear", "dread"))
_MEASURES = frozenset(("as", "than"))
_COMPARATIVES = frozenset(("JJR", "RBR"))
_TO_COME = frozenset("will 'll ’ll wo".split())
_INCLINED = frozenset("open interest interested".split())
_BARE = 2
"""Words of a noun with its article and nothing else."""
_CHOOSING = frozenset("choose pick select elect nominate vote".split())
_SERVING = frozenset("be become serve".split())
"""What somebody is chosen to do."""
_PLAYING_DOWN = frozenset("downplay minimize minimise".split())
_CLAUSES = frozenset("ccomp acl relcl csubj".split())
_FINITE = frozenset("VBD VBZ VBP MD".split())
_ABOUT = frozenset("about on regarding concerning over".split())
_SEEMING = frozenset("seem appear look sound".split())
_ANY = frozenset("any a an".split())
_FINDING_OUT = frozenset("identify determine establish find locate pinpoint".split())
_RESPONDING = frozenset(("respond", "rush", "race"))
_EMERGENCIES = frozenset("call alarm emergency scene shooting fire crash accident incident address disturbance".split())
_UNTIL = frozenset(("until", "till"))
_NEWS = frozenset(("word", "information", "news", "details"))
_ASKING = frozenset("whether if who what when where why how which".split())
_BARRING = frozenset("bar prevent prohibit stop ban keep forbid enjoin block restrain discourage deter".split())
_LOOKING = frozenset("see watch view review examine".split())
_PARTING = frozenset("distance dissociate disassociate separate".split())
_POINTERS = (["that"], ["this"], ["it"], ["so"])


_WITHHELD = frozenset(
    "right access entry visa benefit bail permission permit opportunity chance care nomination passage asylum".split()
)
"""What is denied to somebody who does not get it."""


def is_no_saying(tree: Tree, one: Attribution) -> bool:
    """Whether a cue tells what somebody did or is like, or what is so of whoever it may be, and no word of theirs."""
    cue = tree.within(one.cue) if one.cue else range(0)
    at = tree.head_of(cue)
    if at is None:
        return False
    done = _unheeded(tree, at) or _voted(tree, at, cue) or _tells_stories(tree, at) or _undergoes(tree, at)
    done = done or _is_open(tree, cue, one) or _unapologetic(tree, at) or any(tree.lower(i) == "mistaken" for i in cue)
    done = done or _is_measure(tree, at, one) or _plays_down(tree, at, one) or _is_topic(tree, at, one)
    done = done or _is_its(tree, at, one) or _is_ballot(tree, at, one) or _comes_upon(tree, at, one)
    done = done or _is_withheld(tree, at, one) or _not_found_out(tree, at, one) or _responds(tree, at, one)
    done = (
        done
        or _no_word(tree, cue, one)
        or _not_until(tree, at, one)
        or _threatens(tree, at, one)
        or _kept_from(tree, at)
    )
    done = (
        done
        or _is_sworn(tree, cue)
        or _gives_no_details(tree, cue, one)
        or _watches(tree, at, one)
        or _keeps_apart(tree, at, one)
        or _is_seen_doing(tree, at, one)
        or _is_chosen(tree, at, one)
        or _passes_on(tree, at, one)
    )
    return done or _is_like(tree, cue, one) or _is_anybodys(tree, one) or _is_askers(tree, one, at)


def _is_withheld(tree: Tree, at: int, one: Attribution) -> bool:
    """ "Deny the right to speak": what is not given, and not what is not so."""
    things = [o for o in tree.children(at, "dobj") if o in tree.words_of(one.contents)]
    things += [a for o in things for a in tree.children(o, "appos") if "," not in map(tree.word, range(o, a))]
    return tree[at].lemma.lower() == "deny" and any(tree[o].lemma.lower() in _WITHHELD for o in things)


def _is_sworn(tree: Tree, cue: range) -> bool:
    """ "Swore allegiance to the rebels": to whom, and nothing that there will be."""
    return "allegiance" in map(tree.lower, cue) and tree.lower(cue[-1]) == "to"


def _gives_no_details(tree: Tree, cue: range, one: Attribution) -> bool:
    """ "Gave no further details about the raid": that there was one is known, and nothing of it is left open."""
    words = [tree.lower(i) for i in cue]
    none = "no" in words and not _NEWS.isdisjoint(words) and words[-1] in _ABOUT
    return none and not any(tree[i].tag[0] in "VMW" for i in tree.words_of(one.contents))


def _watches(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Had seen footage of the ships": what somebody looks at, and says nothing by."""
    looks = tree[verb].lemma.lower() in _LOOKING
    things = tree.children(verb, "dobj") if looks else []
    return any(tree[o].lemma.lower() in _PICTURES and o in tree.words_of(one.contents) for o in things)


def _keeps_apart(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Distanced the bank from its founder": what is done to both, and nothing that is not so."""
    whom = [o for o in tree.children(verb, "dobj") if o in tree.words_of(one.contents)]
    apart = any(tree.lower(p) == "from" for p in tree.children(verb, "prep"))
    return tree[verb].lemma.lower() in _PARTING and bool(whom) and apart


def _threatens(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Threatened his neighbours": whom, and not what with."""
    told = tree.head_of(tree.words_of(one.contents)) if tree[verb].lemma.lower() == "threaten" else None
    whom = told is not None and told in tree.children(verb, "dobj") and is_person(tree, told)
    return whom and not tree.children(verb, "xcomp", "ccomp")


def _not_found_out(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Have not identified a suspect": what nobody has found is not kept back; "the victim" may well be."""
    done = [a for a in tree.children(verb, "aux") if tree[a].lemma == "have"] if tree[verb].tag == "VBN" else []
    undone = bool(done) and any(is_negative(tree, c) for c in tree.children(verb, "neg", "advmod"))
    things = [o for o in tree.children(verb, "dobj") if o in tree.words_of(one.contents)]
    known = [o for o in things if any(tree.lower(d) not in _ANY for d in tree.children(o, "det", "poss"))]
    found = tree[verb].lemma.lower()
    return undone and bool(things) and found in _FINDING_OUT and not (known and found in IDENTIFYING)


def _responds(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Responded to a 911 call": where they were called to, and nothing they said."""
    to = [p for p in tree.children(verb, "prep") if tree.lower(p) == "to"] if tree[verb].lemma in _RESPONDING else []
    called = [o for p in to for o in tree.children(p, "pobj") if tree[o].lemma.lower() in _EMERGENCIES]
    told = tree.words_of(one.contents)
    return bool(called) and (called[0] in told or called[0] in tree.within(one.cue or Span(0, 0)))


def _no_word(tree: Tree, cue: range, one: Attribution) -> bool:
    """ "There was no word on whether they met": nobody says so, and the report that nobody does."""
    none = not one.sources and any(tree.lower(i) == "no" and tree.lower(i + 1) in _NEWS for i in cue)
    told = next((i for i in tree.words_of(one.contents) if tree.is_word(i)), None)
    return none and told is not None and tree.lower(told) in _ASKING


def _not_until(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Was not expected home until noon": nobody is named who expects it, and what is denied is less than it tells."""
    undone = tree[verb].tag == "VBN" and any(is_negative(tree, c) for c in tree.children(verb, "neg", "advmod"))
    told = tree.words_of(one.contents) if undone and not one.sources else []
    return any(tree.lower(i) in _UNTIL and tree[i].dep in ("prep", "mark") for i in told)


def _kept_from(tree: Tree, verb: int) -> bool:
    """ "Barred him from repeating it": what somebody is not to say."""
    leads = tree[verb].head
    return (
        tree[verb].dep == "pcomp" and tree.lower(leads) == "from" and tree[tree[leads].head].lemma.lower() in _BARRING
    )


def is_aside(tree: Tree, one: Attribution) -> bool:
    """Whether a cue only tells why or upon what others say something: "for fear of arrest", "asked for proof, ..."."""
    at = tree.head_of(tree.within(one.cue)) if one.cue else None
    if at is None or one.cue is None:
        return False
    feared = (i for i in tree.within(one.cue) if tree[i].lemma.lower() in _DREADING)
    for_fear = any(tree.lower(i - 1) in ("for", "from") for i in feared if i)
    bare = tree[at].tag in ("VBN", "VBD") and tree[at].dep == "advcl" and not tree.children(at, "nsubj", "aux", "mark")
    return for_fear or (bare and tree.lower(at) == "asked" and tree.lower(at + 1) == "for")


def _unheeded(tree: Tree, verb: int) -> bool:
    """ "Ignored calls to resign": what was called for was not said, nor need it be refused in words."""
    objects = tree.children(verb, "dobj", "nsubjpass") if tree[verb].lemma.lower() in _UNHEEDED else []
    return any(tree[o].lemma.lower() in _BIDDING and not _for_the_report(tree, o) for o in objects)


def _for_the_report(tree: Tree, noun: int) -> bool:
    """Whether it is what a reporter asks for: "requests for comment"."""
    return tree[noun].lemma.lower() in ("request", "call") and any(
        tree.lower(o) in ("comment", "interview", "interviews", "response")
        for p in tree.children(noun, "prep")
        for o in tree.children(p, "pobj")
    )


def _voted(tree: Tree, verb: int, cue: range) -> bool:
    """ "Voted against the sale": what somebody did with a vote."""
    ballot = tree[verb].lemma.lower() == "vote" and tree[verb].tag == "VBD"
    return ballot and tree.lower(cue[-1]) in ("for", "against") and not tree.children(verb, "aux")


def _tells_stories(tree: Tree, verb: int) -> bool:
    """ "Told three stories", of which it is not told what they say."""
    told = tree.children(verb, "dobj") if tree[verb].lemma.lower() == "tell" else []
    return any(
        tree[o].lemma.lower() in _STORIES and not tree.children(o, "acl", "ccomp", "appos") for o in told
    ) and not tree.children(verb, "ccomp")


def _undergoes(tree: Tree, verb: int) -> bool:
    """ "Has seen a rise in its sales", "will see less rain": what somebody has seen, or will, at themselves."""
    sees = tree[verb].lemma.lower() in ("see", "experience", "enjoy", "suffer")
    things = tree.children(verb, "dobj") if sees else []
    if things and any(tree.lower(a) in _TO_COME for a in tree.children(verb, "aux")):
        return True
    in_what = (o for t in things for p in tree.children(t, "prep") for o in tree.children(p, "pobj"))
    own = any(tree[c].tag == "PRP$" for o in in_what for c in tree.children(o, "poss"))
    return own and any(tree[t].lemma.lower() in _CHANGES for t in things)


def _unapologetic(tree: Tree, verb: int) -> bool:
    """ "Did not apologise for his remarks": what they were nobody says again."""
    sorry = tree[verb].lemma.lower() in ("apologize", "apologise")
    return sorry and any(is_negative(tree, c) for c in tree.children(verb, "neg", "advmod"))


def _is_seen_doing(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "A man was observed leaving": by whom nobody tells, and who tells it says no more than that."""
    told = next((c for c in tree.children(verb, "xcomp") if c in tree.words_of(one.contents)), None)
    observed = tree[verb].lemma.lower() in _OBSERVING and tree[verb].tag == "VBN" and tree.children(verb, "auxpass")
    doing = told is not None and tree[told].tag == "VBG"
    return bool(observed) and doing and not one.sources


def _passes_on(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Shared a photo of the bridge": a picture that somebody sends round, of which nothing is said."""
    noun = tree.head_of(tree.words_of(one.contents))
    things = tree.children(verb, "dobj") if tree[verb].lemma.lower() in _PASSING_ON else []
    return any(tree[o].lemma.lower() in _PICTURES for o in things) and (noun in things or noun is None)


def _comes_upon(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Discovered 3 ounces of heroin": what somebody finds by the pound or the piece, and says nothing by."""
    told = tree.head_of(tree.words_of(one.contents))
    finds = tree[verb].lemma.lower() in _COMING_UPON and tree[verb].tag[0] == "V" and not tree.children(verb, "neg")
    if told is None or not finds or told not in tree.children(verb, "dobj") or tree.children(told, "relcl", "acl"):
        return False
    counted = tree[told].tag == "NNS" and any(tree[c].tag == "CD" for c in tree.children(told, "nummod"))
    weighed = any(tree.lower(p) == "of" for p in tree.children(told, "prep"))
    return counted and (weighed or tree[verb].lemma.lower() != "find")


def _is_open(tree: Tree, cue: range, one: Attribution) -> bool:
    """ "Is open to selling it", "has an interest in buying it": what somebody does not say will come."""
    told = next((i for i in tree.words_of(one.contents) if tree.is_word(i)), None)
    return told is not None and tree[told].tag == "VBG" and any(tree.lower(i) in _INCLINED for i in cue)


def _is_like(tree: Tree, cue: range, one: Attribution) -> bool:
    """ "A crew so unwilling to help": what somebody is like, of which it may be denied that there is such a one."""
    words = [i for i in cue if tree.is_word(i)]
    told = next((i for i in tree.words_of(one.contents) if tree.is_word(i)), None)
    degree = bool(words) and tree.lower(words[0]) in _DEGREES and all(tree[i].tag[:2] in ("RB", "JJ") for i in words)
    return degree and told is not None and tree.lower(told) in ("to", "of", "about")


def _is_measure(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Not as dry as many believe", "drier than many believe": what they believe is only measured by."""
    marks = {tree.lower(m) for m in tree.children(verb, "mark", "prep") if m < verb} & _MEASURES
    what, told = tree[verb].head, tree.words_of(one.contents)
    if tree[verb].dep != "advcl" or not marks or what > verb or tree[what].tag[:2] not in ("JJ", "RB"):
        return False
    if what not in told:  # "as far as he thinks | the law allows"
        return bool(told) and min(told) > verb
    if "than" in marks:
        return tree[what].tag in _COMPARATIVES or any(tree[c].tag in _COMPARATIVES for c in tree.children(what))
    degree = any(tree.lower(c) in ("as", "so") for c in tree.children(what, "advmod") if c < what)
    near = (*tree.children(what, "neg", "advmod"), *tree.children(tree[what].head, "neg", "advmod"))
    return degree and any(is_negative(tree, c) for c in near)


def _plays_down(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "Downplayed the risk": who does so has not said that there is none; not "played down reports that he fled"."""
    down = tree[verb].lemma.lower() in _PLAYING_DOWN or (
        tree[verb].lemma.lower() == "play" and any(tree.lower(p) == "down" for p in tree.children(verb, "prt"))
    )
    told = tree.words_of(one.contents)
    bare = len(told) <= _BARE  # "the idea", which was told before
    return down and not bare and not any(tree[i].dep in _CLAUSES or tree[i].tag in _FINITE for i in told)


def _is_topic(tree: Tree, noun: int, one: Attribution) -> bool:
    """ "A response about selling the mine": of what it is, and not what it says."""
    first = next((i for i in tree.words_of(one.contents) if tree.is_word(i)), None)
    if first is None or tree[first].tag != "VBG" or tree[noun].tag[:2] != "NN" or tree[first].dep != "pcomp":
        return False
    return tree.lower(tree[first].head) in _ABOUT and tree[tree[first].head].head == noun


def _is_its(tree: Tree, verb: int, one: Attribution) -> bool:
    """ "It seems unlikely that": nobody is "it", and what seems so is told by who tells the sentence."""
    source = [tree.lower(i) for i in tree.words_of(one.sources) if tree.is_word(i)]
    clauses = [c for b in (verb, *tree.children(verb, "acomp", "oprd", "attr")) for c in tree.children(b, "ccomp")]
    seems = tree[verb].lemma.lower() in _SEEMING and tree[verb].tag[0] == "V"
    return source == ["it"] and seems and any(c > verb and tree.lower(tree.subtree(c)[0]) == "that" for c in clauses)


def _is_ballot(tree: Tree, noun: int, one: Attribution) -> bool:
    """ "His vote to shield the banks": what somebody did with it."""
    first = next((i for i in tree.words_of(one.contents) if tree.is_word(i)), None)
    ballot = tree[noun].lemma.lower() == "vote" and tree[noun].tag[:2] == "NN" and bool(tree.children(noun, "poss"))
    return ballot and first is not None and tree.lower(first) == "to"


def _is_chosen(tree: Tree, at: int, one: Attribution) -> bool:
    """ "A third would choose Lee to be mayor": whom they would have, and not that he is, or would be, mayor."""
    first = next((i for i in tree.words_of(one.contents) if tree[i].tag == "TO"), None)
    chosen = tree[at].lemma.lower() in _CHOOSING and tree[at].tag[:2] == "VB" and first is not None
    return chosen and any(tree[i].lemma.lower() in _SERVING for i in tree.words_of(one.contents))


def _is_anybodys(tree: Tree, one: Attribution) -> bool:
    """Whether it is said of whoever it may be: "every tenant who wants to speak"."""
    source = tree.words_of(one.sources)
    if [tree.lower(i) for i in source] != ["who"] or tree[source[0]].tag != "WP":
        return False
    noun = tree[tree[source[0]].head].head
    return noun < source[0] and any(tree.lower(d) in _EACH for d in tree.children(noun, "det"))


def _is_askers(tree: Tree, one: Attribution, said: int) -> bool:
    """ "I was shocked when you told me that": what whoever asks had told before, and no claim of theirs."""
    both = (one.sources, one.contents)
    source, told = ([tree.lower(i) for i in tree.words_of(spans) if tree.is_word(i)] for spans in both)
    return one.within is not None and source == ["you"] and tree[said].tag == "VBD" and told in _POINTERS
