"""Words that parsers hang on the wrong one: who was asked, which of two numbers is meant, what one is accused of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.charging import charged_with
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.model import SpeakerKind, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
REACH = 40
"""Words within which a word governs another."""
_ASKING = frozenset(("ask", "press", "question", "quiz", "challenge"))
_PREFIXES = frozenset("co re pre un de mis over under".split())
_HELD = frozenset("doubt evidence indication proof sign reason".split())
_TOLD = frozenset("report claim rumour rumor allegation accusation suggestion assertion story".split())
_UNTRUE = frozenset(
    "false wrong untrue incorrect baseless unfounded groundless slander lie nonsense fiction rubbish invention".split()
)
_MADE_UP = frozenset("invent fabricate concoct manufacture".split())
_GROUND = frozenset("foundation basis merit substance".split())
_SHORT = 5
"""Words of a verdict, fewer than which it has."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))

_LIKEWISE = frozenset(("neither", "nor"))
_BEFORE_CLAUSES = frozenset((".", "``", "''", ":", "_SP"))
"""Tags of what stands before a sentence."""


def governed(tokens: Sequence[Token], i: int, *deps: str) -> list[int]:
    """What hangs on a word, near it, with one of these labels."""
    near = range(max(i - REACH, 0), min(i + REACH, len(tokens)))
    return [c for c in near if tokens[c].head == i and c != i and tokens[c].dep in deps]


def asked_aside(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "Lee, asked whether he had left, said he had not" Lee is who says it, and did not ask."""
    found: dict[int, Token] = {}
    for i in range(2, len(tokens)):
        asked, main = tokens[i], tokens[i].head
        if asked.lemma not in _ASKING or asked.dep != "ccomp" or main < i or tokens[i - 1].tag != ",":
            continue
        own = governed(tokens, i, *SUBJECTS)
        if len(own) == 1 and own[0] < i - 1 and tokens[main].tag in _FINITE and not governed(tokens, main, *SUBJECTS):
            found[i] = replace(asked, tag="VBN", head=own[0], dep="acl")
            found[own[0]] = replace(tokens[own[0]], head=main)
    return found


def prefixed(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "refused to co-operate" there is one verb."""
    found: dict[int, Token] = {}
    for i in range(len(tokens) - 2):
        first, hyphen, word = tokens[i : i + 3]
        glued = first.end == hyphen.start and hyphen.end == word.start and hyphen.lemma == "-"
        if glued and first.lemma.lower() in _PREFIXES and word.tag[0] == "V" and first.head != i + 2:
            found[i] = replace(first, tag="AFX", dep="compound", head=i + 2)
            found[i + 1] = replace(hyphen, tag="HYPH", dep="punct", head=i + 2)
            outer = next((t for t in (first, hyphen, word) if t.head not in (i, i + 1, i + 2)), first)
            root = outer.head in (i, i + 1)
            found[i + 2] = replace(word, head=i + 2 if root else outer.head, dep="ROOT" if root else outer.dep)
            for j in range(max(i - REACH, 0), min(i + REACH, len(tokens))):
                if tokens[j].head in (i, i + 1) and j not in (i, i + 1, i + 2):
                    found[j] = replace(tokens[j], head=i + 2)
    return found


def contrasted(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the toll was 31, not 40" the 31 is what it was; of "31 men were dismissed, not 40" they were."""
    found: dict[int, Token] = {}
    for i in range(3, len(tokens)):
        no, first, other = tokens[i - 1], tokens[i - 3], tokens[i]
        if no.lemma == "not" and tokens[i - 2].tag == "," and first.tag == other.tag == "CD" and first.head == i:
            found[i - 3] = replace(first, head=other.head, dep=other.dep)
            found[i] = replace(other, head=i - 3, dep="appos")
            found[i - 1] = replace(no, head=i)
        elif no.lemma == "not" and tokens[i - 2].tag == "," and other.tag == "CD" and other.dep in ("npadvmod", "dobj"):
            counted = next((j for j in range(i - 3, max(i - REACH, -1), -1) if tokens[j].tag in ("CD", ".")), i)
            if tokens[counted].tag == "CD" and counted != i:
                found[i] = replace(other, head=counted, dep="appos")
                found[i - 1] = replace(no, head=i)
    return found


def charged_by(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "was accused by the court of misleading it" he is accused of that, and it is no court of it."""
    found: dict[int, Token] = {}
    for i, of in enumerate(tokens):
        if (verb := charged_with(tokens, i)) is not None:
            found[i] = replace(of, head=verb)
            for j in range(i + 1, min(i + 3, len(tokens))):  # "misleading parliament" as no kind of parliament
                noun = tokens[j].head
                if tokens[j].tag == "VBG" and tokens[j].dep == "amod" and tokens[noun].head == i and noun > j:
                    found[j] = replace(tokens[j], head=i, dep="pcomp")
                    found[noun] = replace(tokens[noun], head=j, dep="dobj")
    return found


def held_that(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of 'had "no doubt" that he lied' the clause tells what there is no doubt of."""
    found: dict[int, Token] = {}
    for i, that in enumerate(tokens):
        clause = that.head
        if that.dep != "mark" or that.lemma != "that" or tokens[clause].dep != "ccomp" or clause < i:
            continue
        before = next((j for j in range(i - 1, -1, -1) if tokens[j].dep != "punct"), 0)
        held = tokens[before].lemma in _HELD and tokens[before].head == tokens[clause].head
        if held and tokens[before].dep in ("dobj", "attr"):
            found[clause] = replace(tokens[clause], head=before, dep="acl")
    return found


def called_untrue(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "reports that the mayor fled are wrong" the reports are wrong, and the mayor fled."""
    found: dict[int, Token] = {}
    for i in range(len(tokens) - 4):
        if tokens[i].lemma.lower() not in _TOLD or tokens[i].tag[:2] != "NN" or tokens[i + 1].lemma.lower() != "that":
            continue
        end = next((j for j in range(i + 2, len(tokens)) if tokens[j].tag == "."), len(tokens))
        verdict = next((j for j in range(i + 4, end - 1) if _is_verdict(tokens, j, end)), None)
        verb = next((j for j in range(verdict - 1, i + 2, -1) if tokens[j].tag in _FINITE), None) if verdict else None
        if verdict is None or verb is None or tokens[i].head == verdict:
            continue
        verb = tokens[verb].head if tokens[verb].dep in ("aux", "auxpass") else verb
        between = range(i + 2, verdict)
        own = any(tokens[j].head == verdict and tokens[j].dep == "nsubj" and j > verb for j in between)
        if verb not in between or own or any(tokens[j].tag[0] == "W" for j in between):
            continue
        root = tokens[i].head == i or i < tokens[i].head <= verdict
        found[verdict] = replace(
            tokens[verdict], head=verdict if root else tokens[i].head, dep="ROOT" if root else "ccomp"
        )
        found[i] = replace(tokens[i], head=verdict, dep="nsubj")
        found[verb] = replace(tokens[verb], head=i, dep="acl")
        for j in range(i + 1, verdict):
            if j != verb and tokens[j].head in (i, verdict):
                dep = "mark" if j == i + 1 else "nsubj" if tokens[j].tag[:2] in ("NN", "PR") else tokens[j].dep
                found[j] = replace(tokens[j], head=verb, dep=dep)
            elif tokens[j].head == verb and j == i + 1:
                found[j] = replace(tokens[j], dep="mark")
        for j in range(verdict + 1, end + 1):
            if j < len(tokens) and i <= tokens[j].head < verdict:
                found[j] = replace(tokens[j], head=verdict)
    return found


def _is_verdict(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a "be" calls what stands before it untrue, at the end of a sentence."""
    rest = [token.lemma.lower() for token in tokens[i + 1 : end]]
    untrue = (
        bool(rest) and len(rest) < _SHORT and (rest[-1] in _UNTRUE or (rest[0] == "without" and rest[-1] in _GROUND))
    )
    return tokens[i].lemma == "be" and tokens[i].tag in _FINITE and untrue


def interrupted(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "was at no time told" and "had in no case paid" the last word is the verb; "in no way liable" is no way."""
    found: dict[int, Token] = {}
    for helper in range(len(tokens) - 4):
        h, preposition, no, noun, word = tokens[helper : helper + 5]
        if h.lemma not in ("be", "have") or h.tag not in _FINITE or preposition.tag != "IN" or no.lemma != "no":
            continue
        if noun.head != helper + 1 or preposition.head == helper + 4:
            continue
        main, passive = helper + 4, h.lemma == "be"
        if word.tag == "JJ" and passive and word.head == helper + 3:
            found[main] = replace(word, head=helper, dep="acomp")
        if word.tag not in ("VBN", "VBD"):
            continue
        if word.head in (helper, helper + 3):
            word = replace(word, head=main if h.head == helper else h.head, dep=h.dep)
        found[main] = replace(word, tag="VBN")
        for c in range(max(helper - REACH, 0), min(helper + REACH, len(tokens))):
            if tokens[c].head == helper and c not in (helper, main):
                dep = "nsubjpass" if passive and tokens[c].dep == "nsubj" else tokens[c].dep
                found[c] = replace(tokens[c], head=main, dep=dep)
        found[helper] = replace(h, head=main, dep="auxpass" if passive else "aux")
    return found


def fronted(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "That he knew, nobody has shown" the clause is what nobody has shown, and no circumstance of it."""
    found: dict[int, Token] = {}
    for i, that in enumerate(tokens):
        clause, opens = that.head, not i or tokens[i - 1].tag in _BEFORE_CLAUSES
        if that.dep != "mark" or that.lemma.lower() != "that" or not opens or tokens[clause].dep != "advcl":
            continue
        main = tokens[clause].head
        plain = not governed(tokens, main, "ccomp", "dobj", "attr", "acomp")
        subjects = governed(tokens, main, "nsubj")
        if plain and len(subjects) == 1 and clause < subjects[0] < main:
            taking = governed(tokens, main, "xcomp")  # "he continues to dispute"
            found[clause] = replace(tokens[clause], dep="ccomp", head=taking[0] if len(taking) == 1 else main)
    return found


def denied_first(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "Neither had it asked" the first word denies, and is not what was asked."""
    found: dict[int, Token] = {}
    for i, word in enumerate(tokens[:-2]):
        helper, opens = tokens[i + 1], not i or tokens[i - 1].tag in _BEFORE_CLAUSES
        if word.lemma.lower() in _LIKEWISE and opens and helper.dep in ("aux", "auxpass") and word.head == helper.head:
            subject = any(i < c < word.head for c in governed(tokens, word.head, *SUBJECTS) if c != i)
            found |= {i: replace(word, dep="advmod", tag="RB")} if subject else {}
    return found


def described_as(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "described the account as invented", "called it invented" the participle is what it is called."""
    found: dict[int, Token] = {}
    for i in range(1, len(tokens)):
        word, before = tokens[i], tokens[i - 1]
        if word.tag != "VBN" or word.lemma not in _MADE_UP:
            continue
        if word.dep == "oprd":
            found[i] = replace(word, tag="JJ")
        elif before.lemma == "as" and before.dep == "mark" and before.head == i and word.dep in ("advcl", "ccomp"):
            found[i] = replace(word, tag="JJ", dep="amod", head=i - 1)
            found[i - 1] = replace(before, dep="prep", head=word.head)
    return found


def pleaded(tokens: Sequence[Token]) -> dict[int, Token]:
    """ "Pleaded guilty to witness tampering": a crime, and nothing that anybody is to do."""
    changed: dict[int, Token] = {}
    for verb in range(1, len(tokens)):
        to, above = verb - 1, tokens[verb].head
        pleads = tokens[above].lemma == "plead" or tokens[tokens[above].head].lemma == "plead"
        if tokens[verb].tag != "VB" or tokens[to].tag != "TO" or tokens[verb].dep != "xcomp" or not pleads:
            continue
        crime = next((o for o in governed(tokens, verb, "dobj") if o == verb + 1), verb)
        changed[to] = replace(tokens[to], head=above, dep="prep", tag="IN")
        changed[crime] = replace(tokens[crime], head=to, dep="pobj", tag="NN")
        if crime != verb:
            changed[verb] = replace(tokens[verb], head=crime, dep="compound", tag="NN")
            for c in governed(tokens, verb, "prep", "conj", "cc", "punct"):
                changed[c] = replace(tokens[c], head=crime)
    return changed


def named_together(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "Haldane & Moss" the whole is one name, and no two."""
    found: dict[int, Token] = {}
    for i in range(1, len(tokens) - 1):
        if tokens[i].lemma != "&" or not tokens[i - 1].tag[:3] == tokens[i + 1].tag[:3] == "NNP":
            continue
        last = tokens[i + 1].head if tokens[i + 1].dep == "compound" and tokens[i + 1].head > i else i + 1
        first = tokens[last].head
        if tokens[last].dep != "conj" or first > i or any(t.tag[:3] != "NNP" for t in tokens[first:i]):
            continue
        root = tokens[first].head == first
        near = range(max(i - REACH, 0), min(i + REACH, len(tokens)))
        found |= {j: replace(tokens[j], head=last) for j in near if tokens[j].head == first}
        found[first] = replace(tokens[first], dep="compound", head=last, entity="ORG")
        found[i] = replace(tokens[i], tag="NNP", dep="compound", head=last, entity="ORG")
        found[last] = replace(tokens[last], dep=tokens[first].dep, head=last if root else tokens[first].head)
        named = range(min([first, *governed(tokens, first, "compound")]), last + 1)
        found |= {j: replace(found.get(j, tokens[j]), entity="ORG") for j in named if tokens[j].tag[:3] == "NNP"}
    return found


def named_behind(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "The man at the centre of the affair, Milo Varga," the man is called so, and no affair."""
    found: dict[int, Token] = {}
    for i, name in enumerate(tokens):
        if name.dep != "appos" or name.tag != "NNP" or name.entity != "PERSON" or tokens[name.head].dep != "pobj":
            continue
        at, last = name.head, name.head
        while tokens[at].dep in ("pobj", "prep") and kind_of_noun(tokens[at].lemma.lower()) is not SpeakerKind.PERSON:
            at = tokens[at].head
        behind = tokens[last + 1].tag == "," and all(t.tag == "NNP" for t in tokens[last + 2 : i])
        one = kind_of_noun(tokens[at].lemma.lower()) is SpeakerKind.PERSON and tokens[at].tag == "NN"
        if behind and one and tokens[at].dep in SUBJECTS and tokens[last].tag[:2] == "NN":
            found[i] = replace(name, head=at)
    return found
