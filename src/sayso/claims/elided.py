"""Clauses that leave their verb to what was just said, "They had not", "It was not"; and "No" to what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.denied_again import denied_again
from sayso.claims.drafts import Draft
from sayso.claims.forms import Form, Proposition
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.voices import is_label_alone, sentences_apart
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act, SpeakerKind

_HELPING = frozenset("have do be can could will would should must".split())
_HELPERS = frozenset("did do does had has have was were is are been not be done doing so".split())
_BEING = frozenset("was were is are has have".split())
"""Forms that go with their subject's number."""
_BESIDE = (*SUBJECTS, "neg", "punct", "cc", "conj", "aux", "mark", "intj")
"""What such a clause may have beside its verb; with an adverb it often says something of its own ("he was there")."""
ANSWERS = {
    answer: denies
    for denies, answers in (
        (
            False,
            ("so", "so too", "yes", "yes indeed", "certainly", "absolutely", "definitely", "of course", "very much so"),
        ),
        (True, ("no", "never", "certainly not", "absolutely not", "definitely not", "of course not", "not at all")),
        (True, ("not true", "by no means", "no way", "not so", "far from it", "no never", "not once", "not")),
        (True, ("not one of them", "none of them", "not one", "none of us", "not one of us")),
    )
    for answer in answers
}
"""What says no more than that it is so, and whether it says that it is not."""
_ASKING = frozenset(("ask", "press", "question"))
_OPEN = frozenset("unclear unknown uncertain clear known disputed question doubt asked ask".split())
"""What tells that something is open."""
_STOPS = frozenset((",", ";", ".", "?", "!", "-", "–", "—", ":"))
_HELPED = 3
"""Words within which a verb's helping verbs stand before it."""
_WOULD = frozenset(("would", "'d", "might", "could"))
_CLOSING = "\"”'’"
_WITH_WHO_ASKS = 2
"""Sentences that a question may be to a parser, with who asks it."""
_LONGEST = 3
_OURS = frozenset(("i", "we"))
_THIRD = frozenset("he she it they".split())
_BODIES = frozenset((SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT))
_MANY = frozenset(("NNS", "NNPS"))
_NEAR = 1
"""Sentences back in which it was said."""


def elided_subject(tree: Tree, one: Proposition) -> int | None:
    """The subject of a clause that has nothing but that, its helping verb and a negation; None of any other."""
    if one.form is not Form.FINITE or one.head != one.verb or tree[one.head].lemma.lower() not in _HELPING:
        return None
    below = tree.children(one.head)
    own = [c for c in below if tree[c].dep in ("nsubj", "nsubjpass") and c in one.words]
    if len(own) != 1 or own[0] > one.head:
        return None
    whole = {one.head, *tree.subtree(own[0])}
    rest = [i for i in one.words if i not in whole and tree.is_word(i)]
    so = tree[one.head].lemma.lower() == "do"  # "none of them had done so"
    rest = [i for i in rest if not (so and (tree.lower(i) == "so" or (tree[i].tag == "IN" and i < own[0])))]
    if any(tree[i].head != one.head or tree[i].dep not in _BESIDE for i in rest):
        return None
    # "be" alone often says that something is there, and "will" what somebody wants.
    denied = any(tree[c].dep == "neg" for c in below)
    plain = tree[one.head].lemma.lower() in ("do", "have") or denied
    return own[0] if plain or _follows_question(tree, one.head) else None


def _follows_question(tree: Tree, word: int) -> bool:
    """Whether a question stands right before: "Is the water safe? It is", "'Is it?' she asked. 'It is.'"."""
    before = [n for n in range(tree.sentence(word) - 1, -1, -1) if not is_label_alone(tree, n)][:_WITH_WHO_ASKS]
    texts = [tree.reading.sentences[n].of(tree.text).rstrip(_CLOSING) for n in before]
    if not texts:
        return False
    told = any(tree.lower(i) == "asked" for i in tree.sentence_words(before[0]))
    return texts[0].endswith("?") or (told and any("?" in text for text in texts)) or _open_question(tree, word) >= 0


def _open_question(tree: Tree, word: int) -> int:
    """The "whether" of the sentence before, in one paragraph: "whether it was mined is unclear"; -1 without one."""
    here = tree.sentence(word)
    before = tree.sentence_words(here - 1) if here else range(0)
    marks = [i for i in before if tree.lower(i) in ("whether", "if") and tree[i].dep == "mark"]
    if len(marks) != 1 or tree.paragraph(marks[0]) != tree.paragraph(word):
        return -1
    asks = tree.lower(marks[0]) == "whether" or any(tree.lower(i) in _OPEN for i in before)
    return marks[0] if asks else -1


def of_the_question(tree: Tree, draft: Draft) -> str | None:
    """What it says where it answers what is told to be open: "whether the bridge was mined is unclear; it was"."""
    subject = elided_subject(tree, draft.proposition)
    mark = _open_question(tree, draft.proposition.head) if subject is not None else -1
    if subject is None or mark < 0 or tree.lower(subject) not in _THIRD:
        return None
    words = _asked_words(tree, mark)
    own = [i for i in words if tree[i].dep in ("nsubj", "nsubjpass") and tree[i].head == tree[mark].head]
    forms = {tree[i].lemma.lower() for i in words if tree[i].tag[0] == "V" and i >= tree[mark].head - _HELPED}
    helper = tree[draft.proposition.head].lemma.lower()
    if len(own) != 1 or not _agrees(tree, tree.lower(subject), own[0]) or (helper == "do") == ("be" in forms):
        return None
    if (helper == "be" and "be" not in forms) or any(tree[i].tag[:3] == "PRP" for i in words):
        return None
    text = " ".join(tree.span(words).of(tree.text).split())
    return f"{text[:1].upper()}{text[1:]}"


def _asked_words(tree: Tree, mark: int) -> range:
    """The words of a clause that asks: up to the main verb where it stands first, else to the end of its sentence."""
    inside = tree.sentence_words(tree.sentence(mark))
    root = next((i for i in inside if tree[i].dep == "ROOT"), mark)
    end = min([root, *tree.children(root, "aux", "auxpass", "neg", "advmod")]) if root > mark else inside[-1] + 1
    end = min((i for i in range(max(mark, tree[mark].head) + 1, end) if tree.word(i) in _STOPS), default=end)
    return range(mark + 1, end)


def bare_answer(tree: Tree, one: Proposition) -> tuple[int, bool] | None:
    """The first word of what says no more than "yes" or "no", and whether it says "no"; None of anything else."""
    said = [i for i in one.words if tree.is_word(i)]
    denies = ANSWERS.get(" ".join(tree.lower(i) for i in said[: _LONGEST + 1]))
    return (said[0], denies) if denies is not None else None


def said_before(tree: Tree, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The claim whose verb it takes up: the last one near by of the same subject, or what was just asked."""
    before = [d for d in earlier if d.start < draft.start and not d.gone]
    if (same := denied_again(tree, draft, before)) is not None:
        return same
    if (mark := _open_question(tree, draft.proposition.head)) >= 0:  # and not that it is open
        there = tree.sentence(mark)
        before = [d for d in before if d.claim.act is Act.QUESTION or tree.sentence(d.proposition.head) != there]
    if bare_answer(tree, draft.proposition) is not None:
        return _asked(tree, draft, before)
    told = [d for d in before if d.proposition.form is not Form.NOMINAL and _apart(tree, d, draft) <= _NEAR]
    asked = _asked(tree, draft, before)
    told = [asked, *told] if asked and asked not in told else told
    if _follows_clause(tree, draft.proposition):  # "after the others opposed a rise, Lee said he doesn't"
        here = tree.sentence(draft.proposition.head)
        told = [d for d in told if tree.sentence(d.proposition.head) == here]
    return next((d for d in reversed(told) if _fits(tree, draft, d) and _same(tree, draft, d)), None)


def _follows_clause(tree: Tree, one: Proposition) -> bool:
    """Whether a clause of somebody else's doing opens the sentence, so that its verb would be taken up."""
    words = tree.sentence_words(tree.sentence(one.head))
    opening = (i for i in words if i < one.head and tree[i].dep == "advcl" and tree[i].head > i)
    doers = (s for i in opening if tree[i].lemma not in _ASKING for s in tree.children(i, *SUBJECTS))
    return any(tree[s].tag[:2] == "NN" for s in doers)


def _apart(tree: Tree, one: Draft, other: Draft) -> int:
    """Sentences from one to another; of a question from where it is told who asks it."""
    last = one.proposition.head
    if one.claim.act is Act.QUESTION and one.attribution and one.attribution.cue:
        last = max(last, *tree.within(one.attribution.cue))
    return sentences_apart(tree, last, other.proposition.head)


def _asked(tree: Tree, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """What was asked right before, or before others answered it: "Was it late? Yes, says Lee. No, says Fenn"."""
    here = tree.sentence(draft.proposition.head)
    put = any(tree.lower(i) == "asked" for i in tree.sentence_words(here))
    for answers, one in enumerate(reversed(before)):
        if put and tree.sentence(one.proposition.head) != here:
            return None  # "asked about the leak, Lee said no": of that alone
        if bare_answer(tree, one.proposition) is None and elided_subject(tree, one.proposition) is None:
            asked = one.claim.act is Act.QUESTION or _is_asked_about(tree, one)
            return one if asked and _apart(tree, one, draft) <= _NEAR + answers else None
    return None


def _is_asked_about(tree: Tree, one: Draft) -> bool:
    """Whether somebody is asked about a charge: "asked about claims that he lied, Lee replied: 'Never'"."""
    about = (tree[i] for i in tree.ancestors(one.proposition.head) if tree.lower(i) == "about")
    return any(tree.lower(word.head) == "asked" for word in about)


def of_the_condition(tree: Tree, draft: Draft, earlier: Sequence[Draft]) -> str | None:
    """What it says where it takes up what something would hang on: "I would go if I had lied, and I didn't"."""
    subject = elided_subject(tree, draft.proposition)
    if subject is None or tree[draft.proposition.head].lemma.lower() not in ("do", "have"):
        return None
    for other in (d for d in reversed(earlier) if d.attribution == draft.attribution):
        verb = other.proposition.verb
        clauses = _conditions(tree, verb, draft.proposition.head)
        doers = [tree.lower(s) for c in clauses for s in tree.children(c, *SUBJECTS)]
        _, under, told = other.claim.wording.partition(" if ")
        if len(clauses) == 1 and under and doers == [tree.lower(subject)] and " if " not in told:
            return f"{told[:1].upper()}{told[1:]}"
    return None


def _conditions(tree: Tree, verb: int, end: int) -> list[int]:
    """The clauses on which it hangs what would be, up to a word of the same sentence."""
    would = any(tree.lower(a) in _WOULD for a in tree.children(verb, "aux"))
    below = [c for c in tree.children(verb, "advcl") if verb < c < end and would]
    below = below if tree.sentence(verb) == tree.sentence(end) else []
    return [c for c in below if any(tree.lower(m) == "if" for m in tree.children(c, "mark"))]


def of_another(tree: Tree, draft: Draft, earlier: Sequence[Draft]) -> str | None:
    """What it says where it is said of somebody else: "the police fired first, others said the crowd did"."""
    subject = elided_subject(tree, draft.proposition)
    if subject is None or tree[subject].tag[:2] != "NN":
        return None
    near = [d for d in earlier if _apart(tree, d, draft) <= _NEAR and not d.gone]
    told = [d for d in near if d.start < draft.start and d.attribution and d.attribution != draft.attribution]
    other = next((d for d in reversed(told) if _fits(tree, draft, d)), None)
    done = _done(tree, other) if other else None
    words = draft.claim.wording.split()
    while len(words) > 1 and words[-1].lower() in _HELPERS:
        words.pop()
    if not done or other is None or " ".join(words).casefold() in other.claim.wording.casefold():
        return None
    helper = tree.word(draft.proposition.head)
    first, _, rest = done.partition(" ")
    form = helper if first.lower() in _HELPERS and helper.lower() in _BEING else first
    return " ".join((*words, form, rest)).strip()


def _done(tree: Tree, other: Draft) -> str | None:
    """A claim's wording from its verb on; None where that can't be told."""
    one = other.proposition
    if one.form is not Form.FINITE or one.contrary is not None:
        return None
    verbs = sorted(i for i in (one.verb, *tree.children(one.verb, "aux", "auxpass")) if i in one.words)
    before, found, after = f"{other.claim.wording} ".partition(f" {tree.word(verbs[0])} ") if verbs else ("", "", "")
    return f"{tree.word(verbs[0])} {after}".strip() if found and before else None


def _fits(tree: Tree, draft: Draft, other: Draft) -> bool:
    """Whether the helping verb may stand for the other's verb: "did" for no "was", "was" for no "left"."""
    helper = tree[draft.proposition.head].lemma.lower()
    verb = other.proposition.verb
    being = tree[verb].lemma.lower() == "be" or any(
        tree[a].lemma.lower() == "be" for a in tree.children(verb, "aux", "auxpass")
    )
    if helper in ("do", "have") and _conditions(tree, verb, draft.proposition.head):
        return False  # "I would go if I had lied, and I didn't"
    return not being if helper == "do" else being if helper == "be" else True


def _same(tree: Tree, draft: Draft, other: Draft) -> bool:
    """Whether both are said of the same: by name, or, of a pronoun nobody settles, by what it may mean."""
    said, subject = draft.claim.wording.casefold(), elided_subject(tree, draft.proposition)
    word = tree.lower(subject) if subject is not None else ""
    name = said.rsplit(" ", 1)[0]
    before, named, _ = f" {other.claim.wording}".partition(f" {draft.claim.wording.rsplit(' ', 1)[0]} ")
    if other.claim.wording.casefold().startswith(f"{name} ") or (named and before.strip().istitle()):
        return True  # also "Mayor Lee" of Lee
    heads = tree.children(other.proposition.verb, "nsubj", "nsubjpass")
    if other.proposition.asks:  # beside whom it is put to: "Dr Lee, was the dam safe?"
        heads = [i for i in (tree.head_of(other.proposition.subject),) if i is not None]
    printed = draft.attribution is None and other.speaker is not None and other.speaker.kind is SpeakerKind.OUTLET
    printed = printed and other.attribution is not None  # "this paper wrote that the board had met; it had not"
    told = len(heads) == 1 and printed and word in _THIRD and _agrees(tree, word, heads[0])
    if told or (word == "it" and len(heads) == 1 and _is_thing(tree, heads[0])):
        return True  # "the ministry said the dam was safe, but engineers said it was not"
    if word in _OURS:
        return other.claim.act is Act.QUESTION or _held_against(draft, other)
    # "Witnesses said they did not": whoever speaks is taken for "they" where nobody nearer is.
    speaker = draft.speaker.name.casefold() if draft.speaker else word
    if word in _THIRD and len(heads) == 1 and f" {speaker}" in other.claim.wording.casefold():
        return _agrees(tree, word, heads[0])  # "Lee said he had not met the broker; the broker said he had"
    if word not in _THIRD or name.removeprefix("the ") not in (word, speaker):
        return False
    return len(heads) == 1 and _agrees(tree, word, heads[0])


def _is_thing(tree: Tree, head: int) -> bool:
    """Whether a noun means one thing that says nothing itself."""
    return tree[head].tag == "NN" and kind_of_noun(tree.lower(head)) is SpeakerKind.UNKNOWN


def _held_against(draft: Draft, other: Draft) -> bool:
    """Whether the other claim is told of whom the speaker speaks for: "the army shelled it", and its spokesman "we"."""
    speaker = draft.speaker
    bodies = [b.casefold() for b in (speaker.speaks_for, speaker.name) if b] if speaker else []
    told = other.claim.wording.casefold().removeprefix("the ")
    return any(told.startswith(f"{body.removeprefix('the ')} ") for body in bodies)


def _agrees(tree: Tree, word: str, head: int) -> bool:
    tag, person = tree[head].tag, tree[head].entity == "PERSON"
    if tree.lower(head) == word:
        return True
    if word == "they":
        return tag in _MANY or bool(tree.children(head, "conj")) or kind_of_noun(tree.lower(head)) in _BODIES
    return tag in ("NN", "NNP") and (not person if word == "it" else True)
