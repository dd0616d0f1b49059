"""Where a pronoun stands, and whom a construction alone then lets it mean, whoever else is near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.speakers.control import doer_of
from sayso.claims.speakers.lexicon import gender_of_first_name, kind_of_noun, table
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.speakers.voices import Voices
from sayso.claims.stance.acts import NAMING
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, SpeakerKind

_THOUGH = frozenset(("though", "although"))
ASKS = frozenset("ask question press interview quiz grill".split())
ADDRESSES = frozenset(
    "accuse blame tell ask urge warn criticize criticise praise persuade invite sue thank condemn denounce".split()
)
SPEAKS = frozenset(
    "say tell deny claim admit accuse want plan believe think know hope agree refuse decline promise warn argue".split()
)
"""Verbs whose object, and whose subject, is somebody."""
_BIDS = frozenset("tell order instruct urge".split())
_TELLS = frozenset("tell assure inform notify advise warn".split())
"""Verbs whose object hears what is said."""
_ALLOWED = frozenset("can could may might".split())
"""With these who asks means himself: "asked him if he could leave"."""
_ACCUSING = frozenset("accuse blame criticize criticise condemn denounce attack fault sue rebuke thank".split())
"""What is done to whom the next words then tell of."""
_FAULTING = _ACCUSING | frozenset(
    "mock ridicule deride slam blast rip scold chide hit question lambast lambaste assail bash".split()
)
"""What is done to another's deeds and words, not to one's own."""
_FOR = frozenset(("with", "at", "for", "over", "about"))
_QUOTES = frozenset(('"', "“", "``"))
_SAYING = frozenset("say tell claim insist think believe admit explain add swear testify".split())
_LIGHT = SPEAKS | frozenset("be do have get make take give go come seem become happen need".split())
"""Verbs that say too little for a repeated one to be said of the same."""
_AGAIN = 2
"""Sentences back in which a verb is looked for that is said again of "it"."""
_AIRING = frozenset("air broadcast publish carry run print release show screen".split())
"""What is done with an interview by those who did not give it."""


def same_before(tree: Tree, word: int) -> int | None:
    """The same pronoun as subject of the clause that its own hangs on: "they came and they shot", "he said he fell"."""
    verb = tree[word].head
    said = tree[verb].dep == "ccomp" and tree[tree[verb].head].lemma in _SAYING and verb > tree[verb].head
    if tree[word].dep not in SUBJECTS or not (said or tree[verb].dep == "conj"):
        return None
    above = tree.children(tree[verb].head, *SUBJECTS)
    return next((i for i in above if i < word and tree.lower(i) == tree.lower(word)), None)


def same_owner(tree: Tree, word: int) -> int | None:
    """Whose it is by the words beside it: "Lee's name and his firm", "hit Lee for his act".

    And of the same one in "his plan for his son".
    """
    noun = tree[word].head
    if tree[word].tag != "PRP$":
        return None
    if tree[noun].dep == "conj":
        owners = [i for i in tree.children(tree[noun].head, "poss") if i < word]
    elif tree[noun].dep == "pobj" and tree.lower(tree[noun].head) == "of":
        above = tree[tree[noun].head].head
        named = tree[above].tag == "NNP" and tree[above].dep == "dobj"  # parsers hang "of" on who is deprived
        done_to = [above] if named else tree.children(above, "dobj") if tree[above].tag[:2] == "VB" else []
        owners = [i for i in done_to if i < word and not tree.children(i, "conj")]
    elif tree[noun].dep == "pobj" and tree.lower(tree[noun].head) in _FOR:
        owners = [i for i in _faulted(tree, tree[noun].head) if i < word and not tree.children(i, "conj")]
    else:
        owners = []
    if owners:
        return owners[0] if len(owners) == 1 else None
    around = (c for a in tree.ancestors(noun) if tree[a].tag[:2] == "NN" for c in tree.children(a, "poss"))
    return next((c for c in around if c < word and tree.lower(c) == tree.lower(word)), None)


def _faulted(tree: Tree, leading: int) -> list[int]:
    """Whom somebody finds fault with for what a preposition leads to; it may hang on either."""
    verb = tree[leading].head
    verb = tree[verb].head if tree[verb].dep == "dobj" else verb
    return tree.children(verb, "dobj") if tree[verb].lemma in _FAULTING and tree[verb].tag[:2] == "VB" else []


def done_to_again(tree: Tree, word: int) -> int | None:
    """Whom who did something to them calls something: "Lee praised Roth, calling him a friend"."""
    verb = tree[word].head
    joined = tree[verb].dep == "conj" or (tree[verb].dep in ("advcl", "xcomp") and tree[verb].tag == "VBG")
    above = tree[verb].head
    if tree[word].dep != "dobj" or tree[verb].lemma not in NAMING or not joined or tree.children(verb, *SUBJECTS):
        return None
    objects = [o for o in tree.children(above, "dobj") if o < verb]
    if len(objects) != 1 or tree[objects[0]].tag[:3] != "NNP" or tree.children(objects[0], "conj"):
        return None
    between = (i for i in range(objects[0] + 1, word) if tree[i].tag[:3] == "NNP" or tree.lower(i) in PRONOUNS)
    return None if any(tree[i].entity in ("PERSON", "") for i in between) else objects[0]


def interviewed(tree: Tree, word: int) -> int | None:
    """Who speaks in what a station sends: "aired an interview with Lee in which she said"."""
    verb = tree[word].head
    talk = tree[verb].head
    heard = tree[word].dep == "nsubj" and tree[verb].dep == "relcl" and tree[talk].lemma == "interview"
    led = any(tree.lower(o) == "which" for p in tree.children(verb, "prep") for o in tree.children(p, "pobj"))
    if not (heard and led) or tree[tree[talk].head].lemma not in _AIRING or tree[talk].dep not in ("dobj", "nsubjpass"):
        return None
    guests = [o for p in tree.children(talk, "prep") if tree.lower(p) == "with" for o in tree.children(p, "pobj")]
    return guests[0] if len(guests) == 1 and guests[0] < verb else None


def is_partitive(tree: Tree, word: int) -> bool:
    """Whether some of several are meant: "most of them", "two of them"."""
    of = tree[word].head
    number = tree[of].head
    some = tree[number].tag == "CD" or tree.lower(number) in table("quantifiers")
    return tree.lower(of) == "of" and some


def another_ahead(tree: Tree, word: int, asks: str, found: Entity) -> bool:
    """Whether a clause that comes first may tell of whom it is followed by: "Even though she is gone, Lee still helps".

    It may tell of somebody before as well, so that it is not certain of whom. "While she was away, Lee ran it" tells
    rather of another.
    """
    if _of_misread(tree, word, found):
        return True
    clause = tree[word].head
    conceded = tree[clause].dep == "advcl" and any(tree.lower(m) in _THOUGH for m in tree.children(clause, "mark"))
    main = tree[clause].head
    subjects = tree.children(main, "nsubj", "nsubjpass") if conceded and clause < main else []
    named = len(subjects) == 1 and subjects[0] > word and tree[subjects[0]].tag == "NNP"
    if not named or tree.word(subjects[0]) in found.name:
        return False
    called = {tree[i].entity for i in tree.where(tree.lower(subjects[0]))}
    if called and "PERSON" not in called:
        return False
    first = min(tree.subtree(subjects[0]))
    sex = gender_of_first_name(tree.word(first))
    return tree.word(first - 1) == "," and sex in (None, asks)


def _of_misread(tree: Tree, word: int, found: Entity) -> bool:
    """Whether a clause within another tells of its doer, whose name was misread: "Lee helps those she knew"."""
    clause = next((a for a in tree.ancestors(word) if tree[a].dep == "relcl"), word)
    doers = [c for a in tree.ancestors(clause) for c in tree.children(a, "nsubj") if c < word and a != clause]
    if clause == word or len(doers) != 1 or tree[doers[0]].tag != "NNP" or tree[doers[0]].entity == "PERSON":
        return False
    called = {tree[i].entity for i in tree.where(tree.lower(doers[0]))}
    return "PERSON" in called and tree.word(doers[0]) not in found.name


def part_of(tree: Tree, word: int) -> int | None:
    """Who are some of those meant: "two" in "two of them"."""
    return tree[tree[word].head].head if tree.lower(tree[word].head) == "of" else None


def is_referred_to(tree: Tree, one: Attribution) -> bool:
    """Whether it is told after the words whom they mean: "They are lying," Lee said, referring to the ministry."""
    verbs = [v for i in (tree.within(one.cue) if one.cue else ()) for v in tree.children(i, "advcl")]
    return any(tree[v].lemma == "refer" and tree[v].tag == "VBG" for v in verbs)


def opens(tree: Tree, word: int) -> bool:
    """Whether it is the subject of a sentence that begins with it and goes on in one paragraph."""
    words = tree.sentence_words(tree.sentence(word))
    first = next((i for i in words if tree[i].dep != "punct"), word)
    return first == word and tree[word].dep == "nsubj"


def takes_long(tree: Tree, word: int) -> bool:
    """Whether a sentence begins with how long somebody took: "It took him a day to answer"."""
    verb = tree[word].head
    empty = [s for s in tree.children(verb, "nsubj") if tree.lower(s) == "it" and opens(tree, s)]
    rest = (i for c in tree.children(verb, "dobj", "npadvmod") if c > word for i in tree.subtree(c))
    timed = any(tree[i].entity in ("DATE", "TIME") for i in rest)
    return bool(empty) and timed and tree[verb].lemma == "take" and tree[word].dep in ("dobj", "dative")


def employs(tree: Tree, word: int) -> bool:
    """Whether "its" goes with a person's role, so that a body is meant."""
    noun = tree[tree[word].head]
    plain = tree[word].tag == "PRP$" and noun.tag == "NN"
    return plain and kind_of_noun(noun.lemma.lower()) is SpeakerKind.PERSON


def is_somebody(tree: Tree, word: int) -> bool:
    """Whether only somebody can be meant, no thing: "accused it of", "they say"."""
    token = tree[word]
    verb = tree[token.head].lemma
    return (token.dep in ("dobj", "dative") and verb in ADDRESSES) or (token.dep == "nsubj" and verb in SPEAKS)


def just_accused(tree: Tree, voices: Voices, word: int) -> int | None:
    """Whom somebody just accused who goes on in quotation marks: 'Lee accused the firm of fraud. "They knew," he said.'

    None of several, of whom each may be meant.
    """
    here = tree.sentence(word)
    if tree.lower(word) != "they" or not here or not voices.quoted(word) or tree.word(word - 1) not in _QUOTES:
        return None
    before = tree.sentence_words(here - 1)
    verb = next((i for i in before if tree[i].dep == "ROOT"), word)
    accuses = tree[verb].lemma in _ACCUSING and not voices.quoted(verb) and tree.paragraph(verb) == tree.paragraph(word)
    accused = tree.children(verb, "dobj") if accuses else []
    return accused[0] if len(accused) == 1 and not tree.children(accused[0], "conj") else None


def doer(tree: Tree, word: int) -> int | None:
    """Who does to somebody else what is done: "it will not let them in"."""
    verb = tree[word].head
    done_to = tree[word].dep in ("dobj", "dative") or (
        tree[word].dep == "nsubj" and tree.lower(word) in ("them", "him", "her")
    )
    subject = doer_of(tree, verb) if done_to else None
    return subject if subject is not None and subject < word else None


def faulter(tree: Tree, word: int) -> int | None:
    """Who finds fault with what is "his", and so is another: "Lee mocked his plan", "hit Roth over his refusal"."""
    thing = tree[word].head
    if tree[word].tag != "PRP$" or tree[thing].dep not in ("dobj", "pobj"):
        return None
    verb = tree[thing].head
    if tree[thing].dep == "pobj":
        leading, verb = tree.lower(verb), tree[verb].head
        verb = tree[verb].head if tree[verb].dep == "dobj" else verb  # "over" may hang on who is attacked
        issue = [c for c in tree.children(verb, "dobj") if tree.lower(c) in ("issue", "aim")]
        if not (issue or tree[verb].lemma in _FAULTING) or leading not in _FOR:
            return None
    elif tree[verb].lemma not in _FAULTING:
        return None
    while tree[verb].dep == "conj" and not tree.children(verb, "nsubj"):
        verb = tree[verb].head
    return next((s for s in tree.children(verb, "nsubj") if s < word), None)


def asked_him(tree: Tree, attributions: Sequence[Attribution], voices: Voices, word: int) -> int | None:
    """Who is asked about himself: "Lee had asked him whether the report had reached his desk"."""
    around = voices.contents(word)
    cue = attributions[around[0]].cue if around else None
    if cue is None or voices.quoted(word) or word < tree.within(cue)[-1]:
        return None
    asking = [i for i in tree.within(cue) if tree[i].lemma in ASKS and not tree.children(i, "auxpass")]
    asked = [o for i in asking for o in tree.children(i, "dobj", "dative") if o < word]
    above = tree[word].head if tree[word].dep in SUBJECTS else tree[tree[word].head].head
    allowed = any(tree.lower(a) in _ALLOWED for a in tree.children(above, "aux"))
    same = asked and PRONOUNS.get(tree.lower(asked[0])) == PRONOUNS.get(tree.lower(word))
    return asked[0] if same and not allowed else None


def said_of_oneself(tree: Tree, own: Sequence[Attribution], voices: Voices, word: int) -> list[int]:
    """What tells who says something behind it: "her" in "a nurse took her aside, she says"."""
    said = (i for a in own for s in a.contents for i in tree.within(s))
    asks, here = PRONOUNS.get(tree.lower(word)), tree.sentence(word)
    return [
        i
        for i in said
        if i < word and tree.sentence(i) == here and PRONOUNS.get(tree.lower(i)) == asks and not voices.quoted(i)
    ]


def passes_on(tree: Tree, speaker: Entity | None, word: int) -> bool:
    """Whether somebody tells what he was told himself: "a friend said he had told her that"."""
    if speaker is None or speaker.named or speaker.gender or speaker.kind is not SpeakerKind.PERSON:
        return False
    verb = tree[word].head
    heard = (PRONOUNS.get(tree.lower(o)) for o in tree.children(verb, "dobj", "dative"))
    return tree[verb].lemma == "tell" and any(asks in ("m", "f") for asks in heard)


def is_only_told(tree: Tree, one: Attribution, source: int) -> bool:
    """Whether who stands as a source says nothing, but hears it: "this house was told that no letter exists"."""
    verb = tree[source].head
    told = tree[verb].lemma in _TELLS and tree[source].dep == "nsubjpass" and bool(tree.children(verb, "auxpass"))
    return told and one.cue is not None and verb in tree.within(one.cue)


def shows(tree: Tree, word: int) -> int | None:
    """Who has something of which they say what it tells: "the firm sent a letter which it said proved that"."""
    verb = tree[word].head
    if tree[word].dep != "nsubj" or tree[verb].dep != "relcl" or tree[word - 1].tag != "WDT":
        return None
    above = next((a for a in tree.ancestors(verb) if tree[a].tag in ("VBD", "VBZ", "VBP", "VBN", "VB")), verb)
    subjects = tree.children(above, "nsubj")
    through = tree[tree[word - 1].head].dep == "ccomp" and tree[tree[word - 1].head].head == verb
    return subjects[0] if through and len(subjects) == 1 and subjects[0] < verb else None


def in_passing(tree: Tree, word: int) -> bool:
    """Whether who says something is named in passing, as saying what others say: "as the Herald reported"."""
    verb = tree[word].head
    verb = tree[verb].head if tree[verb].dep == "agent" else verb
    return tree[verb].dep == "advcl" and any(tree.lower(m) == "as" for m in tree.children(verb, "mark"))


def said_again(tree: Tree, word: int) -> int | None:
    """The subject of a verb that is said again of "it": "The siren worked. It worked so well that"."""
    verb = tree[word].head
    if tree.lower(word) != "it" or tree[word].dep != "nsubj" or tree[verb].lemma in _LIGHT:
        return None
    first = max(tree.sentence(word) - _AGAIN, 0)
    before = range(tree.sentence_words(first)[0], word)
    same = [i for i in before if tree[i].lemma == tree[verb].lemma and tree[i].tag[:2] == "VB" and i != verb]
    subjects = [s for i in same[-1:] for s in tree.children(i, "nsubj")]
    things = (s for s in subjects if tree[s].tag in ("NN", "JJ") and tree.children(s, "det"))
    return next((s for s in things if kind_of_noun(tree.lower(s)) is not SpeakerKind.PERSON), None)


def does_again(tree: Tree, voices: Voices, word: int) -> int | None:
    """The subject of what "they" are said to do again by one voice: "The club moves to Orvane. They move to Orvane"."""
    verb = tree[word].head
    if tree.lower(word) != "they" or tree[word].dep != "nsubj" or tree[verb].lemma in _LIGHT:
        return None
    first = max(tree.sentence(word) - _AGAIN, 0)
    told = _undergoing(tree, verb)
    for i in reversed(range(tree.sentence_words(first)[0], word)):
        same = i != verb and tree[i].lemma == tree[verb].lemma and tree[i].tag[:2] == "VB"
        if same and told & _undergoing(tree, i) and voices.owner(i) == voices.owner(word):
            subjects = tree.children(_first_of(tree, i), "nsubj")
            noun = bool(subjects) and (tree[subjects[0]].tag[:2] == "NN" or tree.lower(subjects[0]) == "they")
            return subjects[0] if noun else None
    return None


def _undergoing(tree: Tree, verb: int) -> frozenset[tuple[str, str]]:
    """What is done by a verb, and where to: nouns and names, each with its preposition."""
    found = [("", o) for o in tree.children(verb, "dobj")]
    found += [(tree.lower(p), o) for p in tree.children(verb, "prep") for o in tree.children(p, "pobj")]
    named = [(how, i) for how, o in found if tree[o].tag[:2] == "NN" for i in (o, *tree.children(o, "compound"))]
    return frozenset((how, tree.lower(i)) for how, i in named)


def _first_of(tree: Tree, verb: int) -> int:
    """The first of the verbs that are joined with one, which has their subject."""
    while tree[verb].dep == "conj" and not tree.children(verb, "nsubj"):
        verb = tree[verb].head
    return verb


def of_an_untold_body(tree: Tree, meant: Mapping[int, Entity], word: int) -> bool:
    """Whether it is theirs who blame it, and whom nobody can tell: "The group in turn blamed its subsidiary"."""
    verb = tree[tree[word].head].head
    if tree.lower(word) != "its" or tree[tree[word].head].dep != "dobj" or tree[verb].lemma not in ADDRESSES:
        return False
    subjects = tree.children(verb, "nsubj")
    return bool(subjects) and subjects[0] not in meant and tree[subjects[0]].tag == "NN"


def asked(tree: Tree, one: Attribution) -> int | None:
    """Who is asked something by an attribution: the word of it."""
    verbs = [i for i in (tree.within(one.cue) if one.cue else ()) if tree[i].lemma in ASKS | _BIDS]
    verbs = [i for i in verbs if tree[i].lemma in ASKS or tree.children(i, "auxpass")]
    passive = bool(verbs) and bool(tree.children(verbs[-1], "auxpass"))
    whom = ("nsubjpass",) if passive else ("dobj", "dative")  # "was told by Lee": who was told answers
    objects = tree.children(verbs[-1], *whom) if verbs else []
    return objects[0] if objects else None


def intends(tree: Tree, one: Attribution) -> bool:
    """Whether an attribution tells no speech but an aim: "to focus on the race"."""
    words = tree.within(one.cue) if one.cue else range(0)
    return bool(words) and tree[words[0]].tag == "TO"
