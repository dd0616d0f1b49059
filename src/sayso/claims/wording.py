"""A claim's wording: a sentence that stands alone, from the words of one proposition.

Subjects are filled in, pronouns replaced where it is certain whom they mean, negation taken
out where the polarity tells it, the tense kept. Nothing is added that the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.claims.propositions import Form, Proposition
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act

MAX_WORDING = 1000
"""Code points; a longer wording is cut at a word and ends in an ellipsis."""
_PRONOUNS = frozenset(("PRP", "PRP$"))
_SPEAKERS_OWN = frozenset("i me my mine myself we us our ours ourselves".split())
_LOOSE = frozenset("it its itself they them their theirs themselves".split())
_VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_REFLEXIVE = frozenset("himself herself itself themselves oneself".split())
_SMALL = frozenset("the of and for in on de la al".split())
_COMMON = frozenset("Group Groups Authorities Officials Police People Analysts Experts Officers Investigators".split())
_FIRST_PLURAL = frozenset(("we", "us", "our", "ours"))
_CLOSING = frozenset(("%", "$", "£", "€", ")", "]", "'", "’"))
_QUOTES = frozenset('"“”„«»‟') | {"''", "``"}
_LEADING = frozenset(("that", "and", "but", "or", "so", "whether", "if", "then", "well", "yes", "yeah", "oh"))
_LEADING_DEPS = frozenset(("mark", "cc", "intj", "punct", "preconj"))
_LEADING_PREPOSITIONS = frozenset(("of", "about", "on", "to", "for", "as", "against", "over", "with", "into"))
_MODALS = {
    Act.PROMISE: "will", Act.WARN: "will", Act.PREDICT: "will", Act.DEMAND: "should", Act.DECLINE: "will",
    Act.DENY: "will", Act.BELIEVE: "would", Act.ACCUSE: "would",
}  # fmt: skip
"""What stands for "to" in "vowed to leave", "urged them to leave"."""
_SINGULAR = {"are": "is", "'re": "is", "am": "is", "'m": "is", "were": "was", "have": "has", "'ve": "has",
             "do": "does", "don't": "doesn't"}  # fmt: skip
"""The form a verb takes once a name stands for "I", "we", "you" or "they"."""
_PLURAL_NAME = re.compile(r"\b(?:people|police|[a-z]{2,}(?<!s)s)$| and ")
_NEGATIVE_POLARITY = frozenset(("any", "ever", "either", "yet"))
_RAISED = frozenset(("dobj", "pobj", "dative", "nsubj", "nsubjpass"))
_COMMAS = re.compile(r"(?: ?,){2,}| (?=,)")
_POSITIVE = {"nothing": "something", "nobody": "somebody", "none": "some", "nowhere": "somewhere", "neither": "one"}
"""What stands for a negative pronoun in a positive wording."""
_SPACES = re.compile(r"\s+")


class Names(Protocol):
    """Whoever knows whom a mention means."""

    def name_at(self, words: range | list[int]) -> str | None:
        """The name of whom these words mean, None where it is not certain."""
        ...


@dataclass(frozen=True, slots=True)
class Setting:
    """What a proposition needs from around it to become a sentence.

    ``subject`` is who does it where its own words don't say (the speaker of "denied providing
    weapons"); ``person`` is the speaker's name, if it is one individual; ``drop`` are the words
    of a negation that the polarity tells.
    """

    names: Names
    act: Act = Act.SAY
    subject: str | None = None
    person: str | None = None
    drop: frozenset[int] = frozenset()
    denied: bool = False


def wording(tree: Tree, proposition: Proposition, setting: Setting) -> str:
    """The sentence; the bare words where no sentence can be made of them without guessing."""
    words = _kept(tree, proposition, setting)
    replaced = _replacements(tree, words, setting) | _positives(tree, words, setting)
    lead = _lead(tree, proposition, setting, replaced)
    words = [i for i in words if i not in lead.used]
    if lead.words and words and tree[words[0]].tag in _VERBS and words[0] not in replaced:
        replaced[words[0]] = tree.word(words[0])[:1].lower() + tree.word(words[0])[1:]
    parts = [*lead.words, _text(tree, [*words, *proposition.shared], replaced)]
    return _finished(" ".join(part for part in parts if part))


def _kept(tree: Tree, proposition: Proposition, setting: Setting) -> list[int]:
    """Its words without quotation marks, the negation that polarity tells, and what leads up to it."""
    dropped = set(setting.drop)
    if setting.denied:
        dropped |= {
            i for i in proposition.words if tree.lower(i) in _NEGATIVE_POLARITY and tree[i].dep in ("det", "advmod")
        }
    dropped = {i for i in dropped if tree.lower(i) not in _POSITIVE}
    words = [i for i in proposition.words if i not in dropped and tree.word(i) not in _QUOTES]
    while len(words) > 1 and (_leads(tree, words[0], proposition) or _complementizer(tree, words)):
        words.pop(0)
    while words and tree.word(words[-1]) not in _CLOSING and not any(map(str.isalnum, tree.word(words[-1]))):
        words.pop()
    return words


def _positives(tree: Tree, words: Sequence[int], setting: Setting) -> dict[int, str]:
    """ "Nobody" as "somebody", where the polarity tells the negation."""
    return {i: _POSITIVE[tree.lower(i)] for i in words if i in setting.drop and tree.lower(i) in _POSITIVE}


def _complementizer(tree: Tree, words: list[int]) -> bool:
    """Whether the first word is a "that" which the parser took for something else: "that advisers were"."""
    return tree.word(words[0]) == "that" and tree[words[1]].tag in (
        "DT",
        "PRP",
        "PRP$",
        "NNS",
        "NNP",
        "NNPS",
        "EX",
        "CD",
    )


def _leads(tree: Tree, i: int, proposition: Proposition) -> bool:
    """Whether a first word only leads up to what is said."""
    if i == proposition.head:
        return False
    if tree[i].dep in _LEADING_DEPS and not tree.word(i).isalnum():
        return True
    if tree[i].dep in _LEADING_DEPS and tree.lower(i) in _LEADING:
        return tree[i].dep != "mark" or tree[i].head == proposition.head or tree.lower(i) == "that"
    if tree[i].dep == "prep" and tree.lower(i) in _LEADING_PREPOSITIONS:
        below = tree.children(i)
        return proposition.head in below or any(proposition.head in tree.subtree(b) for b in below)
    return False


def _replacements(tree: Tree, words: Sequence[int], setting: Setting) -> dict[int, str]:
    """Pronouns by the names they stand for, where a reader of the wording alone could not tell."""
    found: dict[int, str] = {}
    for i in words:
        if antecedent := _relative(tree, i, words, setting.names):
            found[i] = antecedent
            continue
        pronoun = tree[i].tag in _PRONOUNS and tree.lower(i) not in _REFLEXIVE
        name = setting.names.name_at([i]) if pronoun else None
        if not name:
            continue
        if tree.lower(i) not in _SPEAKERS_OWN and _plain_already(tree, i, name, (words, found, setting)):
            continue
        # "We" of one person is that person's side, whoever belongs to it.
        name = f"{_possessive(name)} side" if tree.lower(i) in _FIRST_PLURAL and name == setting.person else name
        found[i] = _possessive(name) if tree[i].tag == "PRP$" else name
        _agree(tree, i, name, found)
    return found


def _relative(tree: Tree, i: int, words: Sequence[int], names: Names) -> str | None:
    """What "who" or "which" stands for where its noun is left outside: "..., who, she said, was late"."""
    if tree[i].tag not in ("WP", "WDT") or tree[i].dep not in SUBJECTS or tree[tree[i].head].dep != "relcl":
        return None
    noun = tree[tree[i].head].head
    if noun in words:
        return None
    phrase = tree.subtree(noun, frozenset(("relcl", "punct", "appos", "acl")))
    return names.name_at([noun]) or _text(tree, phrase, {})


def _plain_already(tree: Tree, pronoun: int, name: str, around: tuple[Sequence[int], dict[int, str], Setting]) -> bool:
    """Whether a pronoun is understood as it stands, or is too loose to be sure whom it means.

    Its name stands before it in the wording; or it is a possessive that the subject of its
    own clause may bind ("one of them pulled out his gun"); or it is an "it" or "they" that
    stands for somebody without a name who is not the one speaking.
    """
    words, found, setting = around
    last = name.rsplit(maxsplit=1)[-1].casefold()
    before = [j for j in words if j < pronoun]
    if any(last in tree.word(j).casefold() for j in before) or any(name in given for given in found.values()):
        return True
    if tree[pronoun].tag == "PRP$" and any(tree[j].dep in SUBJECTS and tree[j].tag != "PRP" for j in before):
        return True
    return tree.lower(pronoun) in _LOOSE and name != setting.subject and not _proper(name)


def _proper(name: str) -> bool:
    """Whether every word of a name that matters has a capital, and it is more than the start of a sentence."""
    words = [w for w in name.split() if w not in _SMALL]
    return all(w[:1].isupper() or w[:1].isdigit() for w in words) and (len(words) > 1 or words[0] not in _COMMON)


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _agree(tree: Tree, pronoun: int, name: str, found: dict[int, str]) -> None:
    """Put the verb of a replaced subject in the third person: "I have" becomes "Radle has"."""
    if tree[pronoun].dep not in ("nsubj", "nsubjpass") or tree.lower(pronoun) not in ("i", "we", "you", "they"):
        return
    if _PLURAL_NAME.search(name):
        return
    verb = tree[pronoun].head
    auxiliaries = tree.children(verb, "aux", "auxpass")
    target = auxiliaries[0] if auxiliaries else verb
    singular = third_person(tree.lower(target), tree[target].lemma, tree[target].tag)
    if singular:
        found[target] = singular


def third_person(form: str, lemma: str, tag: str) -> str | None:
    """The third person singular of a present-tense verb form; None where it does not change."""
    if form in _SINGULAR:
        return _SINGULAR[form]
    return inflected(lemma.lower()) if tag == "VBP" else None


def inflected(lemma: str) -> str:
    """The third person singular present of a regular verb, of "be", "have" and "do"."""
    irregular = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    if lemma in irregular:
        return irregular[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


@dataclass(frozen=True, slots=True)
class _Lead:
    """What goes before the words, and which of them it takes the place of."""

    words: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()


def _lead(tree: Tree, proposition: Proposition, setting: Setting, replaced: Mapping[int, str]) -> _Lead:
    """Subject and auxiliary for a proposition that lacks them."""
    if proposition.form is Form.NOMINAL:
        return _Lead()
    own = [c for c in tree.children(proposition.head) if tree[c].dep in SUBJECTS and c in proposition.words]
    if proposition.form is Form.FINITE:
        if own or not proposition.subject:
            return _Lead()
        lent = [i for i in (*proposition.subject, *proposition.auxiliaries) if i not in setting.drop]
        return _Lead((_text(tree, lent, {**_replacements(tree, lent, setting), **replaced}),))
    return _made_finite(tree, proposition, setting, own)


def _made_finite(tree: Tree, proposition: Proposition, setting: Setting, own: list[int]) -> _Lead:
    """ "providing weapons" as "Russia has been providing weapons", "to leave" as "Russia will leave"."""
    subject, used = _its_subject(tree, proposition, setting, own)
    if not subject:
        return _Lead()
    auxiliaries = [a for a in tree.children(proposition.head, "aux", "auxpass") if a in proposition.words]
    has = "have" if _PLURAL_NAME.search(subject) else "has"
    perfect = [a for a in auxiliaries if tree.lower(a) in ("have", "having")]
    replaced = {*perfect, *(a for a in auxiliaries if tree[a].tag == "TO" or tree.lower(a) == "being")}
    if perfect:
        verbs: tuple[str, ...] = (has,)
    elif proposition.form is Form.GERUND:
        verbs = (has, "been")
    else:
        verbs = (_MODALS.get(setting.act, "would"),) if proposition.form is Form.INFINITIVE else ()
    return _Lead((subject, *verbs), used | replaced)


def _its_subject(
    tree: Tree, proposition: Proposition, setting: Setting, own: list[int]
) -> tuple[str | None, frozenset[int]]:
    """Who does it: the words before it ("it of providing"), what it shares, or the setting's subject."""
    chosen = set(proposition.words)
    before = [
        i for i in proposition.words if i < proposition.head and tree[i].dep in _RAISED and tree[i].head not in chosen
    ]
    raised = own or [i for i in before if proposition.head not in tree.subtree(i)][:1]
    if raised and raised[0] < proposition.head:
        phrase = [i for i in tree.subtree(raised[0]) if i in proposition.words and i < proposition.head]
        between = [
            i for i in proposition.words if phrase[-1] < i < proposition.head and tree[i].dep in ("prep", "punct")
        ]
        text = _text(tree, phrase, _replacements(tree, phrase, setting))
        return text, frozenset(phrase) | frozenset(between)
    if proposition.subject:
        return _text(tree, proposition.subject, _replacements(tree, proposition.subject, setting)), frozenset()
    return setting.subject, frozenset()


def _text(tree: Tree, words: Iterable[int], replaced: Mapping[int, str]) -> str:
    """The words as they stand, joined as in the text where they are neighbours."""
    out: list[str] = []
    last: int | None = None
    for i in words:
        gap = " "
        if last is not None and i == last + 1:
            gap = tree.text[tree[last].end : tree[i].start]
        if out and (gap or (i in replaced and replaced[i][0].isalnum())):
            out.append(" ")
        out.append(replaced.get(i, tree.word(i)))
        last = i
    return "".join(out)


def _finished(text: str) -> str:
    """One line, with a capital, no mark left over at either end, and of bounded length."""
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    line = _COMMAS.sub(lambda m: "," if "," in m[0] else "", _SPACES.sub(" ", text)).strip(" ,;:–—-")
    if len(line) > MAX_WORDING:
        line = line[: line.rfind(" ", 0, MAX_WORDING)].rstrip(" ,;:") + "…"
    return line[:1].upper() + line[1:]
