"""What a report says in its own voice: factual sentences outside every attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.claims.anaphors import verdicts_of
from sayso.claims.around_told import FRAMING, told_branches
from sayso.claims.beside import standing_beside
from sayso.claims.captions import is_caption
from sayso.claims.forms import AUXILIARIES, Form, Proposition, form_of, is_verb
from sayso.claims.furniture import Phrases
from sayso.claims.layout import layout_words
from sayso.claims.propositions import propositions
from sayso.claims.rejoined import rejoined
from sayso.claims.relative_nouns import told_more
from sayso.claims.sharing import is_contact, is_harmed_too, setting_off, told_with_next
from sayso.claims.speakers.voices import in_marks, in_single_marks
from sayso.claims.stance.acts import NOUNS, VERBS
from sayso.claims.torn import ends_early
from sayso.claims.tree import SUBJECTS, Tree
from sayso.claims.whole import is_complete, of_lone_relatives
from sayso.model import Attribution, Span

_REPORTS = frozenset("report claim accusation allegation rumour rumor story denial statement".split())
_POINTING = frozenset("it this that what which as so".split())
_SURFACING = frozenset("surface emerge come circulate appear follow mount spread persist".split())
_SPEAKING = frozenset("say tell add report announce state reveal confirm note explain write claim".split())
_REPLYING = frozenset("respond reply comment answer".split())
_CALLS = frozenset("call message email e-mail inquiry request".split())
_CHECKING = frozenset("verify confirm corroborate authenticate".split())
_COMING_OUT = frozenset(("emerge", "transpire"))
_REACHED = frozenset(("reach", "contact"))
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
        quoted = number in in_marks(tree) or in_single_marks(tree, number)  # by others
        quoted = quoted or _QUOTED.fullmatch(sentence.of(tree.text).strip()) is not None
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
            gone = told_branches(tree, head, told | cues)
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


def _only_frames(tree: Tree, proposition: Proposition) -> bool:
    """Whether it only frames what is said: "the mission said", "similar reports surfaced last month"."""
    head = proposition.head
    subjects = {tree[c].lemma.lower() for c in tree.children(head, "nsubj", "nsubjpass")}
    said = tree[head].lemma.lower() in VERBS and not any(tree[c].dep not in FRAMING for c in tree.children(head))
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
    if _is_listed(tree, proposition.head):
        return False
    if _keeps_silent(tree, proposition.head) or is_left_unchecked(tree, proposition.head):
        return False
    if tree[proposition.head].dep == "relcl" or _is_there(tree, proposition) or _as_usual(tree, proposition.head):
        return False
    return bool(proposition.subject) or any(_does(tree, i, proposition) for i in proposition.words)


def _is_listed(tree: Tree, head: int) -> bool:
    """Whether a clause is one of those that tell what is held: "two beliefs: that it is old and that it is holy"."""
    here = tree.sentence_words(tree.sentence(head))
    colon = next((i for i in here if tree.word(i) == ":" and i < head), None)
    first = min(i for i in tree.subtree(head) if colon is None or i > colon)
    opened = first if tree.is_word(first) and tree[first].dep != "cc" else first + 1
    return colon is not None and tree.have(colon + 1, ("that",)) and tree.lower(opened) == "that"


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
