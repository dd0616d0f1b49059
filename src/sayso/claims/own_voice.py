"""What a report says in its own voice: factual sentences outside every attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.claims.anaphors import verdicts_of
from sayso.claims.beside import standing_beside
from sayso.claims.captions import is_caption
from sayso.claims.forms import AUXILIARIES, Form, Proposition, form_of, is_verb
from sayso.claims.furniture import Phrases
from sayso.claims.layout import layout_words
from sayso.claims.propositions import propositions
from sayso.claims.rejoined import rejoined
from sayso.claims.relative_nouns import told_more
from sayso.claims.sharing import is_contact, is_harmed_too, setting_off, told_with_next
from sayso.claims.speakers.voices import in_marks
from sayso.claims.stance.acts import NOUNS, VERBS
from sayso.claims.torn import ends_early
from sayso.claims.tree import SUBJECTS, Tree
from sayso.claims.whole import is_complete, of_lone_relatives
from sayso.model import Attribution, Span

_FRAMING = SUBJECTS | frozenset(("aux", "auxpass", "advmod", "punct", "cc", "mark", "npadvmod"))
_REPORTS = frozenset("report claim accusation allegation rumour rumor story denial statement".split())
_POINTING = frozenset("it this that what which as so".split())
_SURFACING = frozenset("surface emerge come circulate appear follow mount spread persist".split())
_SPEAKING = frozenset("say tell add report announce state reveal confirm note explain write claim".split())
_REPLYING = frozenset("respond reply comment answer".split())
_CALLS = frozenset("call message email e-mail inquiry request".split())
_CHECKING = frozenset("verify confirm corroborate authenticate".split())
_COMING_OUT = frozenset(("emerge", "transpire"))
_REACHED = frozenset(("reach", "contact"))
_COMING = frozenset(("respond", "dispatch", "call"))
_COMPLETE = frozenset(
    "resign quit retire abdicate surrender flee escape collapse die fall rise drop plunge tumble slump slide climb "
    "soar jump gain apologise apologize close reopen emigrate defect withdraw".split()
)
"""Verbs that tell something by themselves: who resigned has done so, whatever he said."""
_NEEDED = frozenset(("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "dative", "prt", "aux", "auxpass", "neg"))
_SHARES = frozenset("half third quarter percent cent majority most many all some few number one two three".split())
_ALL_OR_NONE = frozenset("nobody everybody everyone".split())
"""Of whom two words tell enough: "Nobody objected."."""
MIN_WORDS = 3
"""A shorter sentence says nothing that stands alone."""
_ENDS = re.compile(r"[.!…:][\"'”’)\]]*$")
_TEASER = re.compile(r"(?:\.{3,}|…)$")
"""How a headline or a teaser ends that is cut short."""
_BOILERPLATE = Phrases(
    ("read the", r"\bread the (?:full|entire)"),
    ("sign up, subscribe, newsletter, follow us, see also", r"\b(?:sign up|subscribe|newsletter|follow us|see also)"),
    ("contributed to", r"\bcontributed to this (?:report|story|article)"),
    ("reporting by, editing by, copyright", r"\b(?:reporting by|editing by|copyright)"),
    (
        "photo, image, picture, caption, credit",
        r"\b(?:photo(?:graph)?(?: courtesy| by|:)|(?:image|picture|caption|file photo|credit)s?:)",
    ),
    ("advertisement", r"\b(?<!^)advertisement"),
    ("watch", r"\bwatch (?:the video|live)"),
    ("originally", r"\boriginally (?:published|appeared)"),
    ("updated, corrected", r"\bthis (?:story|article|report) (?:has been|was|will be) (?:updated|corrected)"),
    ("keep you", r"\bkeep you (?:updated|posted)"),
    ("developing", r"\bthis (?:is a|story is(?: still)?) developing"),
    ("this material, check back, to follow", r"\b(?:this material may not be|check back|more details to follow)"),
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
"""A sentence that is all quotation."""
_MAX_BOILERPLATE = 300
"""Longer sentences are text, whatever words stand in them."""


def own_voice(tree: Tree, attributions: Sequence[Attribution]) -> Iterator[Proposition]:
    """The propositions that are nobody's but the report's, in order of the text.

    Not questions, headlines and captions (which end without a full stop), datelines,
    boilerplate, nor the frame of an attribution ("..., he said").
    """
    told = {i for a in attributions for c in a.contents for i in tree.within(c) if _said_in(tree, i, c)}
    cues = {i for a in attributions if a.cue for i in tree.within(a.cue)}
    sources = set(tree.words_of(s for a in attributions for s in a.sources))
    for number, sentence in enumerate(tree.reading.sentences):
        quoted = number in in_marks(tree) or _QUOTED.fullmatch(sentence.of(tree.text).strip())  # by others
        if not quoted and _factual(tree, sentence) and not is_caption(tree, number):
            here = list(tree.sentence_words(number))
            claim = _of_a_claim(tree, here, told, cues) or _verdict(tree, here, told)
            yield from [claim] if claim else []
            gone = sources | ({claim.head} if claim else set())
            for part in _untold(tree, number, told, cues):
                words = _without_teller(tree, part, sources, cues)
                made = rejoined(tree, propositions(tree, words), MIN_WORDS)
                yield from (told_with_next(tree, p, told) for p in made if p.head not in gone and _asserts(tree, p))
            for clause in told_more(tree, here):
                words = set(tree.subtree(clause))
                if told.isdisjoint(words) and cues.isdisjoint(words):
                    yield from (p for p in propositions(tree, words) if p.form is Form.FINITE)


def _said_in(tree: Tree, i: int, content: Span) -> bool:
    """Whether a content has more of a word than a mark that stands against it: 'the floor."Lee lives there'."""
    word = tree[i]
    if content.start <= word.start and word.end <= content.end:
        return True
    part = tree.text[max(word.start, content.start) : min(word.end, content.end)]
    return any(map(str.isalnum, part)) or not tree.is_word(i)


def _factual(tree: Tree, sentence: Span) -> bool:
    """Whether a sentence is prose that asserts something."""
    text = sentence.of(tree.text).strip()
    told = len(text.split()) + (text.split()[0].lower() in _ALL_OR_NONE)
    if not _ENDS.search(text) or _TEASER.search(text) or told < MIN_WORDS:
        return False
    return len(text) > _MAX_BOILERPLATE or not _BOILERPLATE.found_in(text)


def _if_as_told(tree: Tree, head: int, told: set[int]) -> bool:
    """Whether a clause holds only if what another says does: "if it burned, as the guild claims, the mill is lost"."""
    below = (c for c in tree.children(head, "advcl") if c in told)
    return any(tree.lower(m) in ("if", "unless") for c in below for m in tree.children(c, "mark"))


def _untold(tree: Tree, number: int, told: set[int], cues: set[int]) -> Iterator[set[int]]:
    """The clauses of a sentence that are no part of an attribution, each as its words."""
    words = list(tree.sentence_words(number))
    roots = [i for i in words if tree[i].head == i or tree[i].head not in words]
    layout = layout_words(tree, words)
    for verb in (r for r in roots if is_verb(tree, r)):
        root = _come_out(tree, verb)
        opening = set(tree.children(root, "mark")) if root != verb else set()
        heads = [root, *_side_clauses(tree, root, root in told or root in cues)]
        lent = [i for s in tree.children(root) if tree[s].dep in SUBJECTS for i in tree.subtree(s)]
        for head in heads:
            if head in told or head in cues or _if_as_told(tree, head, told):
                continue
            others = {i for h in heads if h != head and h in tree.subtree(head) for i in tree.subtree(h)}
            gone = _told_branches(tree, head, told | cues)
            if gone is None:
                continue
            rest = set(tree.subtree(head)) - others - layout - gone - opening
            if head != root:
                rest -= setting_off(tree, head)
            if not any(tree[s].dep in SUBJECTS for s in tree.children(head)):
                rest |= set(lent) - told
            rest -= of_lone_relatives(tree, rest)
            if len(rest) >= MIN_WORDS:
                yield rest | _rest_of(tree, number, rest)


def _without_teller(tree: Tree, words: set[int], sources: set[int], cues: set[int]) -> set[int]:
    """Words without who says something else, whom the parser took into them: "cleared the house and medics (said)".

    Nor with who tells a relative clause that is told apart: "the girl (whom) relatives (call Ida) came home".
    """
    telling = {i for i in words & sources if tree[i].head in cues and tree[tree[i].head].dep == "relcl"}
    telling = {i for i in telling if tree[i].head not in words}  # "half of the tenants who back Lee"
    words = words - {j for i in telling for j in tree.subtree(i) if j in sources}
    last = max((i for i in words if tree.is_word(i)), default=0)
    tail = [i for i in range(last, min(words), -1) if i in sources]
    first = tail[-1] if tail else 0
    whole = tail and tail[0] == last and tail == list(range(last, first - 1, -1)) and last + 1 in cues
    return words - {*tail, first - 1} if whole and tree[first - 1].dep == "cc" else words


def _come_out(tree: Tree, root: int) -> int:
    """The verb of what comes out: "it emerged on Monday that she had known of it"; of any other clause its own."""
    out = tree[root].lemma.lower() in _COMING_OUT or any(tree.lower(p) == "out" for p in tree.children(root, "prt"))
    if not out or [tree.lower(s) for s in tree.children(root, *SUBJECTS)] != ["it"]:
        return root
    clauses = tree.children(root, "ccomp")
    return next((c for c in clauses if any(tree.lower(m) == "that" for m in tree.children(c, "mark"))), root)


def _rest_of(tree: Tree, number: int, words: set[int]) -> set[int]:
    """The words of the next sentence where that is the end of this one, which an abbreviation parted: "Ave. NE."."""
    last = max((i for i in words if tree.is_word(i)), default=None)
    if last is None or not ends_early(tree, last):
        return set()
    after = set(tree.sentence_words(number + 1))
    return set() if len(after) > MIN_WORDS or any(is_verb(tree, i) for i in after) else after


def _side_clauses(tree: Tree, root: int, root_is_told: bool) -> list[int]:
    """Clauses beside the root's: with their own subject, or, where the root is told, finite ones that share its."""
    found, waiting = [], [root]
    while waiting:
        at = waiting.pop()
        found += standing_beside(tree, at)
        below = [c for c in tree.children(at, "conj") if is_verb(tree, c)]
        found += [
            c
            for c in below
            if (any(tree[s].dep in SUBJECTS for s in tree.children(c)) and not is_contact(tree, c))
            or (root_is_told and form_of(tree, c) is Form.FINITE)
        ]
        waiting += below
    return sorted(set(found))


def _told_branches(tree: Tree, head: int, told: set[int]) -> set[int] | None:
    """Everything below a clause that leads into an attribution: "after complaining that ...".

    None where the clause says nothing without it.
    """
    out: set[int] = set()
    for child in tree.children(head):
        branch = tree.subtree(child)
        if tree[child].dep == "prep" and tree[head].lemma.lower() in _COMING and child not in told:
            continue  # "came for reports of shots", which the report tells
        if child not in told and (aside := _told_aside(tree, branch, told)):
            out |= aside
        elif told.intersection(branch):
            if tree[child].dep in _NEEDED:
                return None
            if tree[child].dep in SUBJECTS:
                out |= set() if _names_claim(tree, child) else _told_of_subject(tree, child, told)
            else:
                out |= set(branch)
    of = (o for p in tree.children(head, "prep") if p in out for o in tree.children(p, "pobj"))
    claim = any(tree[o].lemma.lower() in NOUNS for o in of)
    framing = _FRAMING | {"prt"} if claim else _FRAMING  # "doubled down (on his claim that ...)"
    left = [c for c in tree.children(head) if tree[c].dep not in framing and c not in out and not _only_when(tree, c)]
    left += [c for c in tree.children(head, "conj") if c in out]  # "was shot, but is expected to recover"
    left += [c for c in tree.children(head, "npadvmod") if c not in out and _is_amount(tree, c)]
    left += [head] if tree[head].lemma.lower() in _COMPLETE and _only_beside(tree, head, out) else []
    # "The boy was taken", without "to a hospital, where police said ...", says too little.
    return None if out and not left and form_of(tree, head) is Form.FINITE else out


def _is_amount(tree: Tree, noun: int) -> bool:
    """Whether it tells by how much: "fell 7 per cent", "rose a metre"."""
    number = tree[noun].tag == "CD" or any(tree[c].tag == "CD" for c in tree.children(noun))
    return number and tree[noun].entity not in ("DATE", "TIME")


def _only_beside(tree: Tree, head: int, out: set[int]) -> bool:
    """Whether all that leads into an attribution is a clause behind a comma: "resigned, saying that"."""
    clauses = [c for c in tree.children(head, "advcl") if c in out and c > head]
    held = {i for c in clauses for i in tree.subtree(c)}
    told = {i for i in out if tree.is_word(i)}
    return bool(clauses) and told <= held and all(tree.word(min(tree.subtree(c)) - 1) == "," for c in clauses)


def _of_a_claim(tree: Tree, words: list[int], told: set[int], cues: set[int]) -> Proposition | None:
    """A sentence on a claim, whose verb the parser took into the claim's clause: "the claim that he lied rests on"."""
    root = next((i for i in words if tree[i].head == i), None)
    clause = [i for i in words if i in told]
    if root not in cues or tree[root].lemma.lower() not in NOUNS or not clause:
        return None
    verb = clause[-1] + 1
    whole = root < clause[0] and clause == list(range(clause[0], verb)) and verb in words
    plain = whole and tree[verb].tag in ("VBZ", "VBD") and not tree.children(verb, *AUXILIARIES, "neg")
    return Proposition(root, tuple(words), Form.FINITE, clause=verb) if plain and tree[verb].head in clause else None


def _verdict(tree: Tree, words: list[int], told: set[int]) -> Proposition | None:
    """Whether what others tell is so, by the report itself: "reports that a child had died proved false"."""
    root = next((i for i in words if tree[i].head == i), None)
    subjects = (
        [c for c in tree.children(root, "nsubj") if tree[c].lemma.lower() in _REPORTS] if root is not None else []
    )
    if root is None or not subjects or told.isdisjoint(tree.subtree(subjects[0])) or root in told:
        return None
    noun = tuple(tree.subtree(subjects[0]))
    rest = tuple(i for i in tree.subtree(root) if i not in noun)
    judged = told.isdisjoint(rest) and any(verdicts_of(tree, root))
    return Proposition(root, rest, Form.FINITE, subject=noun) if judged else None


def _only_when(tree: Tree, child: int) -> bool:
    """Whether a phrase only tells when, "on Wednesday", or stands in brackets."""
    if tree.word(max(min(tree.subtree(child)) - 1, 0)) == "(" or tree.word(min(tree.subtree(child))) == "(":
        return True
    times = [c for c in tree.children(child, "pobj") if tree[c].entity in ("DATE", "TIME")]
    return tree[child].dep == "prep" and bool(times)


def _names_claim(tree: Tree, noun: int) -> bool:
    """Whether a subject is a claim told in a clause of its own, of which more is said: "Lee's claim that he won"."""
    called = tree[noun].tag == "NN" and tree[noun].lemma.lower() in NOUNS
    return called and any(tree.children(c, "mark") for c in tree.children(noun, "acl", "ccomp"))


def _told_of_subject(tree: Tree, subject: int, told: set[int]) -> set[int]:
    """The told words below a subject; none where one of several who do it would go: "the suspect and four others"."""
    branch = tree.subtree(subject)
    if subject not in told and _limits(tree, branch, told):
        return set()
    several = [i for i in branch if tree[i].dep == "conj" and i in told]
    if several and subject not in told:
        return set()
    inside = sorted({*branch} & told)
    led = {p for p in branch if tree[p].dep == "prep" and {*tree.subtree(p)} - {p} <= {*inside}}  # "a gain (in) ..."
    around = {inside[0] - 1, inside[-1] + 1} if inside and subject not in told else set()
    return {*inside, *led, *(around if all(tree.word(i) == "," for i in around) else ())}


def _limits(tree: Tree, branch: Sequence[int], told: set[int]) -> bool:
    """Whether what is told tells of whom a number counts: "half of the tenants who back Lee"."""
    inside = told.intersection(branch)
    clauses = [i for i in branch if tree[i].dep == "relcl" and tree.word(tree.subtree(i)[0] - 1) != ","]
    counted = any(tree.lower(i) == "of" and tree.lower(tree[i].head) in _SHARES for i in branch)
    return counted and any(
        inside <= set(tree.subtree(c)) and any(tree[s].tag in ("WP", "WDT") for s in tree.children(c, "nsubj"))
        for c in clauses
    )


def _told_aside(tree: Tree, branch: Sequence[int], told: set[int]) -> set[int]:
    """The relative clause that holds all in a branch that is told, of a name or of somebody or something new.

    "The mission, which agreed to ..."; "a woman who said that ...".
    """
    inside = told.intersection(branch)
    for i in branch if inside else ():
        clause = tree.subtree(i) if tree[i].dep == "relcl" else []
        if inside.issubset(clause) and tree.word(clause[0] - 1) == ",":
            closed = clause[-1] + 1 < len(tree) and tree.word(clause[-1] + 1) == ","
            return {*clause, clause[0] - 1, *([clause[-1] + 1] if closed else [])}
        if inside.issubset(clause) and any(tree.lower(c) in ("a", "an") for c in tree.children(tree[i].head, "det")):
            named = tree.subtree(tree[i].head)
            beside = tree[tree[i].head].dep in ("npadvmod", "appos") and tree.word(named[0] - 1) == ","
            return {*named, named[0] - 1} if beside else set(clause)  # "900 euros each, a sum that they called a joke"
    return set()


def _only_frames(tree: Tree, proposition: Proposition) -> bool:
    """Whether it only frames what is said: "the mission said", "similar reports surfaced last month"."""
    head = proposition.head
    subjects = {tree[c].lemma.lower() for c in tree.children(head, "nsubj", "nsubjpass")}
    said = tree[head].lemma.lower() in VERBS and not any(tree[c].dep not in _FRAMING for c in tree.children(head))
    said = said and subjects.isdisjoint(_ALL_OR_NONE)  # "nobody objected"
    # "No gun has been found" tells something; "it was reported" and "the claim was denied" do not.
    if tree.children(head, "auxpass") and not subjects & (_REPORTS | _POINTING):
        said = False
    return said or _quotes(tree, head) or (bool(subjects & _REPORTS) and tree[head].lemma.lower() in _SURFACING)


def _keeps_silent(tree: Tree, head: int) -> bool:
    """ "Did not respond to questions", "could not be reached": how the report was made, not what it tells."""
    verb = tree[head].lemma.lower()
    reached = verb in _REACHED and bool(tree.children(head, "auxpass"))
    governors = (head, *tree.children(head, "acomp"))  # "it was not possible to verify"
    possible = [x for g in governors for x in tree.children(g, "xcomp") if tree.children(head, "acomp")]
    reached = reached or any(tree[x].lemma.lower() in _CHECKING for x in possible)
    returned = verb == "return" and any(tree[c].lemma.lower() in _CALLS for c in tree.children(head, "dobj"))
    return bool(tree.children(head, "neg")) and (verb in _REPLYING or reached or returned)


def is_left_unchecked(tree: Tree, verb: int) -> bool:
    """ "Could not independently verify the account": which tells nothing of what was said."""
    unchecked = tree[verb].lemma.lower() in _CHECKING and bool(tree.children(verb, "neg"))
    alone = unchecked and any(tree.lower(a) == "independently" for a in tree.children(verb, "advmod"))
    return alone and not tree.children(verb, "auxpass")


def _as_usual(tree: Tree, head: int) -> bool:
    """ "As is its custom": an aside."""
    custom = tree[head].dep == "advcl" or (tree[head].lemma == "be" and bool(tree.children(head, "attr")))
    return custom and any(tree.lower(m) == "as" for m in tree.children(head, "mark"))


def _quotes(tree: Tree, head: int) -> bool:
    """Whether a clause is another's words and who says them, which no attribution was found for: "..., police said"."""
    told = [c for c in tree.children(head, "ccomp") if c < head and tree[c].lemma != tree[head].lemma]
    subjects = [c for c in tree.children(head, "nsubj") if told and c > told[-1]]
    return tree[head].lemma.lower() in _SPEAKING and bool(subjects) and tree[head].dep == "ROOT"


def _asserts(tree: Tree, proposition: Proposition) -> bool:
    """Whether it is a finite clause with a subject, and no command; or what came of one."""
    if proposition.apart and proposition.before:
        return True  # "three of the nine people were students"
    besides = proposition.form is Form.GERUND and bool(proposition.subject)  # "fled, wounding her"
    besides = besides or is_harmed_too(tree, proposition)
    more = besides or is_complete(tree, proposition.head)
    told = len(proposition.words) + len(proposition.subject) * more
    if not (besides or proposition.form is Form.FINITE) or told < MIN_WORDS or _only_frames(tree, proposition):
        return False
    if _keeps_silent(tree, proposition.head) or is_left_unchecked(tree, proposition.head):
        return False
    if tree[proposition.head].dep == "relcl" or _is_there(tree, proposition) or _as_usual(tree, proposition.head):
        return False
    return bool(proposition.subject) or any(_does(tree, i, proposition) for i in proposition.words)


def _is_there(tree: Tree, proposition: Proposition) -> bool:
    """ "The father is now there": where that is stands elsewhere."""
    below = [c for c in tree.children(proposition.head) if c in proposition.words and c > proposition.head]
    told = [c for c in below if tree[c].dep not in ("punct", "cc", "conj") and tree.lower(c) != "now"]
    return tree[proposition.head].lemma == "be" and [tree.lower(c) for c in told] in (["there"], ["here"])


def _does(tree: Tree, i: int, proposition: Proposition) -> bool:
    """Whether a word is a subject, or hangs on a dateline's town that the parser took for it."""
    if tree[i].dep in SUBJECTS:
        return True
    above = tree[i].head
    town = tree[above].dep in SUBJECTS and tree[above].head == proposition.verb and above not in proposition.words
    return town and tree[i].tag[0] == "N" and above < i < proposition.verb
