"""Words that parsers hang on the wrong one: who was asked, which of two numbers is meant, what one is accused of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.charging import charged_with
from sayso.model import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
REACH = 40
"""Words within which a word governs another."""
_ASKING = frozenset(("ask", "press", "question", "quiz", "challenge"))
_PREFIXES = frozenset("co re pre un de mis over under".split())
_HELD = frozenset(
    "doubt evidence indication proof sign reason myth fiction lie hoax falsehood fallacy notion idea narrative theory "
    "conspiracy fantasy pretence pretense illusion impression belief view".split()
)
_TOLD = frozenset("report claim rumour rumor allegation accusation suggestion assertion story".split())
_UNTRUE = frozenset(
    "false wrong untrue incorrect baseless unfounded groundless slander lie nonsense fiction rubbish invention".split()
)
_TELLING = frozenset("claim allege suggest say state assert".split())
"""What such words do, in participles that lead to what they say."""
_MADE_UP = frozenset("invent fabricate concoct manufacture".split())
_GROUND = frozenset("foundation basis merit substance".split())
_SHORT = 5
"""Words of a verdict, fewer than which it has."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))

_PARTING = frozenset((",", ":", "."))
_RELATIVE = frozenset(("WDT", "WP", "WP$"))
_CITES = frozenset(("cite", "quote"))
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
    """Of "refused to co-operate" there is one verb, of "the e-mails" one noun."""
    found: dict[int, Token] = {}
    for i in range(len(tokens) - 2):
        first, hyphen, word = tokens[i : i + 3]
        glued = first.end == hyphen.start and hyphen.end == word.start and hyphen.lemma == "-"
        if not glued or first.head == i + 2:
            continue
        letter = first.end - first.start == 1 and first.lemma.isalpha()
        if (first.lemma.lower() in _PREFIXES and word.tag[0] == "V") or (letter and word.tag[:2] == "NN"):
            found[i] = replace(first, tag="AFX", dep="compound", head=i + 2)
            found[i + 1] = replace(hyphen, tag="HYPH", dep="compound" if letter else "punct", head=i + 2)
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
        telling = tokens[i + 1].lemma.lower() == "that" or _tells(tokens[i + 1])
        if tokens[i].lemma.lower() not in _TOLD or tokens[i].tag[:2] != "NN" or not telling:
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
            marks = j == i + 1 or (j == i + 2 and tokens[j].lemma.lower() == "that")
            if j != verb and (marks or tokens[j].head in (i, i + 1, verdict)):
                dep = "mark" if marks else "nsubj" if tokens[j].tag[:2] in ("NN", "PR") else tokens[j].dep
                found[j] = replace(tokens[j], head=verb, dep=dep)
        for j in range(verdict + 1, end + 1):
            if j < len(tokens) and i <= tokens[j].head < verdict:
                found[j] = replace(tokens[j], head=verdict)
    return found


def _tells(token: Token) -> bool:
    """Whether a participle leads to what is told, as "that" does: "claims alleging they fled are false"."""
    return token.tag == "VBG" and token.lemma.lower() in _TELLING


def _is_verdict(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a "be" calls what stands before it untrue, at the end of a sentence."""
    rest = [token.lemma.lower() for token in tokens[i + 1 : end] if token.tag not in ("``", "''")]
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


def set_off(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "was, in fact, working for them" the last verb is the verb, and what stands in commas no predicate."""
    found: dict[int, Token] = {}
    for helper in range(len(tokens) - 4):
        h, comma = tokens[helper : helper + 2]
        if h.lemma != "be" or h.tag not in _FINITE or comma.lemma != ",":
            continue
        behind = next((j for j in range(helper + 3, min(helper + 7, len(tokens) - 1)) if tokens[j].lemma == ","), 0)
        verb = behind + 1
        aside = tokens[helper + 2 : behind]
        hangs = tokens[verb].dep == "advcl" and tokens[verb].head in (helper, h.head)
        if not aside or tokens[verb].tag != "VBG" or not hangs:
            continue
        if any(t.tag[0] in "VMW" for t in aside) or governed(tokens, helper, "attr", "acomp", "dobj", "oprd", "aux"):
            continue
        found[verb] = replace(tokens[verb], head=verb if h.head == helper else h.head, dep=h.dep)
        for c in range(max(helper - REACH, 0), min(helper + REACH, len(tokens))):
            if tokens[c].head == helper and c not in (helper, verb):
                found[c] = replace(tokens[c], head=verb)
        found[helper] = replace(h, head=verb, dep="aux")
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


def quoted_name(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of 'the call sign "Falcon" is not used' the call sign is not used, and no Falcon that tells of a sign."""
    found: dict[int, Token] = {}
    for i in range(len(tokens) - 4):
        if tokens[i + 1].tag != "``" or tokens[i].tag != "NN" or tokens[i + 3].tag != "''":
            continue
        noun, name = tokens[i], tokens[i + 2]
        verb = name.head
        if name.dep not in ("nsubj", "nsubjpass"):
            continue
        told = tokens[verb].dep in ("acl", "relcl") and tokens[verb].head == i and verb > i + 3
        if not told or not any(tokens[c].tag in _FINITE for c in (verb, *governed(tokens, verb, "aux", "auxpass"))):
            continue
        found[verb] = replace(tokens[verb], head=verb if noun.head == i else noun.head, dep=noun.dep)
        found[i] = replace(noun, head=verb, dep=name.dep)
        found[i + 2] = replace(name, head=i, dep="appos")
        found |= {c: replace(tokens[c], head=verb) for c in governed(tokens, i, "mark", "cc")}
    return found


def told_aside(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the yard whose gate, according to Lee, was open" the gate was open, and no yard or anybody before it.

    So too of "a boat which, the owner says, has sunk".
    """
    found: dict[int, Token] = {}
    for i, pronoun in enumerate(tokens):
        noun = pronoun.head if pronoun.tag == "WP$" else i
        if pronoun.tag not in _RELATIVE or i < 1 or not i <= noun < len(tokens) - 4 or tokens[noun + 1].tag != ",":
            continue
        end = next((j for j in range(noun + 2, min(noun + REACH, len(tokens))) if tokens[j].tag in (",", ".")), noun)
        if end + 1 >= len(tokens) or tokens[end].tag != "," or tokens[end + 1].tag not in _FINITE:
            continue
        aside = range(noun + 2, end)
        helper = tokens[end + 1]
        verb = helper.head if helper.dep in ("aux", "auxpass") and helper.head > end else end + 1
        owner = next((j for j in range(i - 1, -1, -1) if tokens[j].tag != ","), -1)
        if owner < 0 or tokens[owner].tag[0] != "N" or tokens[verb].head == owner or tokens[owner].head == verb:
            continue
        passive = bool(governed(tokens, verb, "auxpass"))
        found[noun] = replace(tokens[noun], head=verb, dep="nsubjpass" if passive else "nsubj")
        found[verb] = replace(tokens[verb], head=owner, dep="relcl")
        for j in (k for k in aside if tokens[k].head not in aside):
            found[j] = replace(tokens[j], head=verb, dep="parataxis" if tokens[j].tag in _FINITE else tokens[j].dep)
    return found


def cited_between(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "reported, citing a nurse, that he fled" the nurse is cited by who reports it, and the clause is reported."""
    found: dict[int, Token] = {}
    for i, citing in enumerate(tokens):
        if citing.lemma not in _CITES or citing.tag != "VBG" or i < 2 or tokens[i - 1].tag != ",":
            continue
        verb = next((j for j in range(i - 2, max(i - 6, -1), -1) if tokens[j].tag in _FINITE), None)
        that = next((j for j in range(i + 2, min(i + REACH, len(tokens))) if tokens[j].tag in (",", ".")), i) + 1
        if verb is None or that >= len(tokens) or tokens[that].dep != "mark" or tokens[that].lemma != "that":
            continue
        found[i] = replace(citing, head=verb, dep="advcl")
        clause = tokens[that].head
        found[clause] = replace(tokens[clause], head=verb, dep="ccomp")
    return found


def names_as(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "an extract from the register names Lee as its owner" the extract names Lee, and there are no names."""
    found: dict[int, Token] = {}
    for i, names in enumerate(tokens[:-3]):
        after = i + 1
        if names.tag != "NNS" or names.lemma != "name" or tokens[after].tag != "NNP" or not i:
            continue
        root = next((j for j in range(i, max(i - REACH, -1), -1) if tokens[j].head == j), None)
        leads = next((j for j in range(after, min(i + REACH, len(tokens))) if tokens[j].lemma == "as"), None)
        if root is None or root == i or tokens[root].tag[0] != "N" or leads is None or tokens[leads].dep != "prep":
            continue
        whom = next((j for j in range(leads - 1, i, -1) if tokens[j].tag == "NNP"), after)
        above = tokens[i].head
        found[i] = replace(names, tag="VBZ", dep="ROOT", head=i)
        found[root] = replace(tokens[root], dep="nsubj", head=i)
        found[whom] = replace(tokens[whom], dep="dobj", head=i)
        found[leads] = replace(tokens[leads], head=i)
        for j in governed(tokens, i, "det", "compound", "amod", "poss"):
            if j == i - 1 and tokens[j].dep == "compound" and tokens[above].dep == "prep":
                found[j] = replace(tokens[j], dep=names.dep, head=above)
        last = next((j for j in range(i - 1, root, -1) if tokens[j].head == i and tokens[j].tag[0] == "N"), None)
        for j in governed(tokens, i, "det", "compound", "amod", "poss"):
            if last is not None and j < last:
                found[j] = replace(tokens[j], head=last)
        for j in governed(tokens, root, "punct"):
            found[j] = replace(tokens[j], head=i)
    return found


def done_by(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "was hit by shells fired from a yard" it was hit by the shells, which fired nothing."""
    found: dict[int, Token] = {}
    for i, by in enumerate(tokens):
        if by.lemma != "by" or by.dep not in ("agent", "prep") or governed(tokens, i, "pobj", "pcomp"):
            continue
        near = range(i + 1, min(i + REACH, len(tokens)))
        noun = next((j for j in near if tokens[j].dep in ("nsubj", "nsubjpass")), None)
        if noun is None or any(tokens[j].tag in _PARTING or tokens[j].tag[:2] == "VB" for j in range(i + 1, noun)):
            continue
        verb = tokens[noun].head
        plain = verb == noun + 1 and tokens[verb].tag in ("VBD", "VBN") and tokens[verb].head != verb
        if plain and not governed(tokens, verb, "dobj", "ccomp", "xcomp", "acomp", "attr"):
            found[noun] = replace(tokens[noun], head=i, dep="pobj")
            found[verb] = replace(tokens[verb], head=noun, dep="acl", tag="VBN")
    return found


RULES: tuple[Callable[[Sequence[Token]], dict[int, Token]], ...] = (
    asked_aside,
    contrasted,
    charged_by,
    held_that,
    called_untrue,
    described_as,
    interrupted,
    set_off,
    fronted,
    denied_first,
    prefixed,
    quoted_name,
    told_aside,
    cited_between,
    names_as,
    done_by,
)
"""The mends of this module, in their order: each tells the words that hang wrong and how they hang."""
