"""Whom a pronoun can't mean, whoever was named before: a wrong name in a wording is worse than none."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.claims.everybodys import is_whole
from sayso.claims.setting import Setting
from sayso.claims.speakers.cast import GENDERED
from sayso.claims.speakers.deeds import is_done_to_a_thing
from sayso.claims.speakers.lexicon import gender_of, kind_of_ending, kind_of_noun
from sayso.claims.speakers.ones_own import AUTHORITIES
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.speakers.untold import HEARD
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act, SpeakerKind

NUMBERS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))
"""What small numbers are called of which there are several."""
PLURAL_NAME = re.compile(
    r"^(?:Officials|Authorities|Analysts|Experts|Officers|Investigators|Witnesses|Detectives|Residents)$|"
    r"^(?:[\w-]+ ){0,2}(?:[A-Z][a-z]+(?:cans|crats|ians|tives|eans)|Liberals|Britons|Israelis|Tories|Muslims|Latinos)$|"
    r"(?i:^(?:an? |the )?(?:[\w-]+ )?(?:majority|minority|handful|number|dozen|lot|couple|third|quarter|half|percent)"
    r" of (?:[\w.'’-]+ )*"
    r"(?:[a-z]{2,}(?<!s)s|people|men|women|children|police)\b)|"
    rf"(?i:^(?:the |all )?(?:{'|'.join(NUMBERS)}|several|some|many|both)(?: |$))|\b(?:men|women|children)$|"
    r"\b(?:[Pp]eople|[Pp]olice)$|^(?:(?! of ).)*\b(?!(?:bias|gas|chaos)\b)[a-z]{2,}(?<![sui])s(?= of | more$|$)|"
    r"^(?:the )?[A-Z][a-z]{2,}(?<!s)s of | and "
)
_SEVERAL = re.compile(
    rf"(?i)^(?:{'|'.join(NUMBERS)}|several|many|some|both|most|all of|[2-9]|\d\d+)\b(?!-)|"
    r"\b(?:men|women|children|people|police)$"
)
_PHRASE = re.compile(
    r" (?:of|at|in|on|from|with|near|for|after|before|during|involving|inside|outside|who|that|accused|charged|"
    r"arrested|shot|killed|wounded|injured|found|familiar|close)\b.*$"
)
"""What follows the noun that tells whether they are several."""
_OWNER = re.compile(r"^.*['’]s? (?=[a-z])")
THEY = frozenset("they them their theirs".split())
_PEOPLE = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP))
_ONES_OWN, _TRUE = frozenset("i me my mine".split()), frozenset("true untrue false correct".split())
_IT, _OURS = frozenset(("it", "its")), frozenset(("we", "us", "our"))
_RESCUERS = re.compile(
    r"(?i)\b(?:police|officers?|officials|deputies|detectives|authorities|investigators|prosecutors|paramedics|medics|"
    r"doctors|nurses|firefighters|crews|troopers|responders|surgeons|rescuers)$"
)
"""Who tell of the hurt, or tend them."""
_SUFFERERS = frozenset(
    "suspect victim couple friend relative student teen teenager juvenile child man woman boy girl kid brother sister "
    "cousin neighbor neighbour acquaintance stranger gang".split()
)
"""What police don't call themselves: "police say they are not suspects"."""
_OF_THE_HURT = frozenset("identity death injury wound body condition home house apartment marriage child".split())
"""What police tell of others."""
_ONES_PERSON = _OF_THE_HURT | frozenset("name age life family".split())
"""What only people have."""
_OF_PATIENTS = frozenset("conscious unconscious alert unresponsive breathing stable critical ok okay fine".split())
"""How those are who are tended."""
_RECOVERING, _HOW_MANY = frozenset("survive recover live".split()), frozenset((*NUMBERS, "one", "several"))
_ANYBODY = frozenset("someone somebody anyone anybody everyone everybody nobody".split())
_HARM = frozenset("find kill wound stab treat hospitalize airlift rush transport pronounce fly take".split())
"""What is done to the hurt."""
_PROSECUTING = frozenset("charge arraign indict jail book convict".split())
_UNCHARGED = frozenset("witness victim neighbor neighbour bystander officer detective deputy sheriff coroner".split())
"""Who in a report are others than whom the law is after."""
_PREMISES = frozenset("school campus hospital building mall church area neighborhood college university".split())
_COLLECTIVES = frozenset(("police", "authorities"))
"""Who as a body have no names and families."""
_FOUNDED = frozenset("base word draft phrase publish".split())
"""What is done to nothing but what is written or said: "it was based on a guess"."""
_HANDLED = frozenset(
    "pick drop hold load grab put pull throw carry fire point aim hide toss lift move reload wear swing open touch "
    "clean sell buy steal pawn play".split()
)
"""What is done to a thing and to no body: "picked it up"."""
_EVENT_KINDS = frozenset(
    "shooting incident accident attack suicide homicide murder robbery tragedy crime stabbing ambush".split()
)
_CARED_FOR = frozenset(
    "take transport drive fly airlift rush treat hospitalize release pronounce identify arrest charge shoot kill wound "
    "injure hurt stab".split()
)
_HELD = frozenset("detain arrest interrogate jail imprison deport extradite abduct kidnap".split())
_OF_PEOPLE = frozenset(
    "injuries wounds charges shots gunshots calls conditions names burns identities ages details".split()
)
"""What people have or make, and which is not treated as they are."""
_SENSING = frozenset("see hear know think believe want remember notice understand agree speak".split())
"""What only somebody does."""
_OF_DOCUMENTS = frozenset("authenticity accuracy veracity wording publication authorship".split())
"""What only documents have."""
_SUFFERED = frozenset(
    "condition involved charged targeted intended suspected hospitalized expected connected related linked shot killed "
    "injured known cared treated transported airlifted rushed flown hospitalised reunited wounded hurt armed wanted "
    "alive dead died survived fled escaped".split()
)
_REBUFFS = frozenset("call accuse describe brand label dismiss denounce".split())
"""What is done to who has just spoken: "called him a liar"."""
_HAPPENING = frozenset("escalate happen occur unfold erupt ensue spiral".split())
"""What only events do."""
_BECOMING = frozenset("get become turn grow".split())
_CONDITIONS = frozenset(
    "dangerous late dark hot cold bad worse loud quiet crowded scary chaotic crazy busy ugly".split()
)
"""What it gets to be where nothing is meant but how things are: "it got too dangerous"."""
_ISSUED = frozenset(
    "report affidavit email e-mail release statement website page ad advertisement commercial poll survey video post "
    "message tweet".split()
)
_OF_WHAT_HAPPENS = frozenset(
    "horrible terrible tragic awful sad heartbreaking devastating shocking scary unbelievable unfortunate crazy "
    "disturbing horrific frightening unreal sickening".split()
)
"""What is said of what happened, and of hardly any thing."""
_HOURS, _SEEMING = frozenset(("late", "early", "dark")), frozenset("sound look feel seem".split())
_COUNTING, _GOES_OFF = frozenset("put estimate place set peg".split()), frozenset(("discharge", "jam", "misfire"))

_Rule = Callable[[Tree, int, str, Setting], bool]


def misfits(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """Whether a pronoun is too likely somebody or something else to fill in a name."""
    if is_whole(tree, i) or _thing(tree, i, name, setting) or name.rpartition(" ")[2].lower() in _ANYBODY:
        return True
    settled = setting.names.settled_at(i)
    office = AUTHORITIES.search(name) and not (settled and kind_of_noun(name.rpartition(" ")[2]) is SpeakerKind.PERSON)
    if tree.lower(i) in GENDERED and (is_plural(name) or office or name.isupper()):
        return True  # "police say the bullet went through his leg"
    if setting.person is None and _speaker_quoted(tree, i, name, setting):
        return True
    sure = setting.names.speaks_at(i) or settled
    return not sure and any(rule(tree, i, name, setting) for rule in _RULES)


def _thing(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """ "It" is nobody, and no several."""
    common = name.removeprefix("the ")[:1].islower()
    if tree.lower(i) in (*_OURS, *_ONES_OWN) and common and name.rsplit(maxsplit=1)[-1].lower() in _ISSUED:
        return True  # a report speaks for those who wrote it
    if tree.lower(i) == "it" and _is_event(tree, i) and name.rpartition(" ")[2].lower() not in _EVENT_KINDS:
        return True
    judged = {tree.lower(c) for c in tree.children(tree[i].head, "acomp")}
    if tree.lower(i) not in _IT or (name == setting.names.thing_at(i) and not judged & _OF_WHAT_HAPPENS):
        return False
    verb = tree[tree[i].head].head if tree[i].dep == "pobj" and tree.lower(tree[i].head) == "with" else tree[i].head
    if tree[i].dep in ("dobj", "pobj") and tree[verb].lemma.lower() in _HANDLED:
        return True
    if tree[i].dep == "nsubj" and (tree[verb].lemma in _GOES_OFF or _off(tree, verb)):
        return True
    last = name.partition(" of ")[0].rsplit(maxsplit=1)[-1]
    true = judged & _TRUE and kind_of_noun(last.lower()) is not SpeakerKind.DOCUMENT
    people = kind_of_noun(last.lower()) in _PEOPLE and not setting.names.settled_at(i)
    people = people and not (last[:1].isupper() and kind_of_ending(name))
    return bool(true or is_plural(name)) or people or _goes_on(tree, i)


def _is_event(tree: Tree, i: int) -> bool:
    """Whether an "it" is said to be something that happens: "it is believed to be an accident", "called it a crime"."""
    verbs = [tree[i].head, *tree.children(tree[i].head, "xcomp")]
    kinds = {tree[c].lemma.lower() for v in verbs for c in tree.children(v, "attr", "oprd")}
    return bool(kinds & _EVENT_KINDS)


def _off(tree: Tree, verb: int) -> bool:
    return tree[verb].lemma == "go" and any(tree.lower(p) == "off" for p in tree.children(verb, "prt", "advmod"))


def _goes_on(tree: Tree, i: int) -> bool:
    """Whether it is what happens or is counted, as nobody is: "it kept escalating", "put it at six"."""
    verb = tree[i].head
    if tree[verb].lemma.lower() in _SEEMING and any(
        tree.lower(p) in ("like", "as") for p in tree.children(verb, "prep")
    ):
        return True  # "it sounded like fireworks"
    if tree[i].dep == "dobj" and tree[verb].lemma.lower() in _COUNTING:
        return any(tree.lower(p) == "at" for p in tree.children(verb, "prep"))
    said = {tree[v].lemma.lower() for v in (verb, *tree.children(verb, "xcomp"))}
    how = {tree.lower(c) for c in tree.children(verb, "acomp")} if said & _BECOMING else set()
    how |= {tree.lower(c) for c in tree.children(verb, "acomp")} & _OF_WHAT_HAPPENS
    hours = {tree.lower(c) for c in tree.children(verb, "acomp")} & _HOURS if tree[verb].lemma == "be" else ()
    return tree[i].dep in SUBJECTS and bool(said & _HAPPENING or how & (_CONDITIONS | _OF_WHAT_HAPPENS) or hours)


def _bystander(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """Somebody who is only ever quoted is not whom a report talks of."""
    if tree.lower(i) in GENDERED:
        rebuffed = tree[i].dep in ("dobj", "nsubj") and tree[tree[i].head].lemma.lower() in _REBUFFS
        return name in setting.bystanders and name != setting.person and not rebuffed
    suffers = tree[i].dep in ("nsubjpass", "poss") and setting.subject is None
    return tree.lower(i) in THEY and suffers and name.removeprefix("the ") in setting.bystanders


def _speaker_quoted(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """Nobody says "he" of himself, known by name or not."""
    own = name == setting.person or (setting.subject is None and name.casefold() == setting.mention)
    return tree.lower(i) in GENDERED and own and quoted(tree, i) and not tree.children(tree[i].head, "mark")


def _beside_oneself(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """Who says "I" and "he" in one sentence speaks of another."""
    if tree.lower(i) not in GENDERED or name != setting.person:
        return False
    here = tree.sentence_words(tree.sentence(i))
    return any(tree.lower(j) in _ONES_OWN and setting.names.name_at([j]) == name for j in here)


def _with_oneself(tree: Tree, i: int, _name: str, _setting: Setting) -> bool:
    """ "Found his uncle's gun and shot himself and his cousin": the cousin of whoever did it."""
    beside = tree[tree[i].head].head
    return tree[i].tag == "PRP$" and tree[tree[i].head].dep == "conj" and tree.lower(beside) in ("himself", "herself")


def _before_the_name(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """ "He had been there, Craft said": a pronoun before a name in one sentence is not for that name."""
    if setting.source is None or name != setting.subject or i > setting.source:
        return False
    third = tree.lower(i) in GENDERED | THEY and tree[i].tag == "PRP"
    return third and tree.sentence(i) == tree.sentence(setting.source)


def _another(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """Under what one person says it might as well be that person, unless of the other sex, or nobody else was named."""
    if tree.lower(i) not in ("he", "she"):
        return False
    apart = setting.person is not None and name != setting.person and not setting.names.only_at(i)
    apart = apart and setting.names.sex_of(setting.person or "") in (None, PRONOUNS[tree.lower(i)])
    known = setting.names.sex_of(name) or gender_of(name.lower().split()[-1:])
    apart = apart and not (known and (setting.person or "").rpartition(" ")[2] in HEARD)
    return apart and tree[i].dep in SUBJECTS and not quoted(tree, i)


def _one_kind(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """ "They were held, officials said": of others than officials, whoever was called so before."""
    if tree.lower(i) not in THEY or not setting.subject or setting.names.speaks_at(i):
        return False
    mine, theirs = (re.sub(r" (?:in|of|at|from|with|for|on) .*$", "", one).split() for one in (setting.subject, name))
    alike = bool(mine and theirs) and mine[-1].lower() == theirs[-1].lower()
    return alike and setting.source is not None and i < setting.source


def _suspected(tree: Tree, i: int, name: str, _setting: Setting) -> bool:
    """ "Police say they are not suspects": of whom police talk."""
    if tree.lower(i) != "they" or not _RESCUERS.search(name.partition(" at ")[0]):
        return False
    verb = tree[i].head
    told = {tree[c].lemma.lower() for c in tree.children(verb, "attr")}
    states = {tree.lower(c) for c in (verb, *tree.children(verb, "acomp"))}
    states |= {tree.lower(o) for p in tree.children(verb, "prep") for o in tree.children(p, "pobj")}
    return bool(told & _SUFFERERS or states & _SUFFERED)


def _tended(tree: Tree, i: int, name: str, _setting: Setting) -> bool:
    """ "Paramedics took them in. They were conscious", "are expected to live": those who were tended."""
    expected = [x for x in tree.children(tree[i].head, "xcomp") if tree[tree[i].head].lemma.lower() == "expect"]
    states = {tree.lower(c) for v in (tree[i].head, *expected) for c in tree.children(v, "acomp", "attr", "advmod")}
    states |= {"stable" for x in expected if tree[x].lemma.lower() in _RECOVERING}
    within = [o for p in tree.children(tree[i].head, "prep") if tree.lower(p) == "in" for o in tree.children(p, "pobj")]
    states |= {tree.lower(c) for o in within if tree[o].lemma == "condition" for c in tree.children(o, "amod")}
    return tree.lower(i) in THEY and bool(states & _OF_PATIENTS) and bool(_RESCUERS.search(name))


def _nobody(_tree: Tree, _i: int, name: str, _setting: Setting) -> bool:
    """ "None of the men" and a bare "several", whom no pronoun means."""
    return name.partition(" ")[0].lower() in ("none", "neither", "nobody") or name.lower() in _HOW_MANY


def _harmed(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """ "Police said they were found dead", "he was flown to a clinic, the sheriff said": not who tells of it."""
    verb = tree[i].head
    done = tree[i].dep == "nsubjpass" and tree[verb].lemma.lower() in _HARM
    aimed = any(tree.lower(p) == "at" for p in tree.children(verb, "prep"))
    officer = tree.lower(i) in GENDERED and (setting.body or setting.official) and name == setting.subject
    return done and not aimed and (bool(officer) or (tree.lower(i) in THEY and bool(_RESCUERS.search(name))))


def _prosecuted(tree: Tree, i: int, name: str, _setting: Setting) -> bool:
    """ "The witness called the police. He is charged with assault": he of whom the witness told."""
    verb = tree[i].head
    held = tree[i].dep == "nsubjpass" and tree[verb].lemma.lower() in _PROSECUTING
    held = held or (tree[verb].lemma == "face" and any(tree[o].lemma == "charge" for o in tree.children(verb, "dobj")))
    return tree.lower(i) in GENDERED and held and name.rpartition(" ")[2].lower() in _UNCHARGED


def _lifted(tree: Tree, i: int, name: str, _setting: Setting) -> bool:
    """ "The school was locked down. It has been lifted": the lockdown."""
    ended = tree[i].dep in ("nsubjpass", "dobj") and tree[tree[i].head].lemma.lower() == "lift"
    building = name.rpartition(" ")[2].lower() in _PREMISES or kind_of_ending(name) is not None
    return tree.lower(i) == "it" and ended and building


def _called_by_name(tree: Tree, i: int, name: str, _setting: Setting) -> bool:
    """ "Police named the victims. They are Ann and Tom Lee"."""
    called = any(tree[c].entity == "PERSON" for c in tree.children(tree[i].head, "attr"))
    return tree.lower(i) in THEY and called and bool(_RESCUERS.search(name))


def _asked_of(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """ "Officers asked if they had seen him": those who are asked, and not who asks."""
    asked = setting.act is Act.QUESTION and tree.lower(i) in THEY and tree[i].dep in SUBJECTS
    return asked and name == setting.subject and not quoted(tree, i)


def _lifeless(tree: Tree, i: int, name: str, _setting: Setting) -> bool:
    """ "Their identities", which reports don't have; whether "they exist", which is asked of no people."""
    if tree[i].dep == "nsubj" and tree[tree[i].head].lemma == "exist":
        return tree.lower(i) in THEY
    if tree.lower(i) != "their" or tree[tree[i].head].lemma.lower() not in _ONES_PERSON:
        return False
    if name.lower().removeprefix("the ") in _COLLECTIVES:
        return True
    if tree[tree[i].head].lemma.lower() in _OF_THE_HURT and AUTHORITIES.search(name):
        return True
    return kind_of_noun(name.rsplit(maxsplit=1)[-1].lower()) in (SpeakerKind.DOCUMENT, SpeakerKind.OUTLET)


def _documents_own(tree: Tree, i: int, name: str, _setting: Setting) -> bool:
    """ "Its authenticity", which is a document's, as "it was based on a guess"."""
    own = tree.lower(i) == "its" and tree[tree[i].head].lemma.lower() in _OF_DOCUMENTS
    if not own and not (tree[i].dep == "nsubjpass" and tree[tree[i].head].lemma.lower() in _FOUNDED):
        return False
    return kind_of_noun(name.rsplit(maxsplit=1)[-1].lower()) is not SpeakerKind.DOCUMENT


def _ones_own_body(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """Who speaks for the police says "we" of them, and "they" of others."""
    if tree.lower(i) not in THEY or not setting.official or not AUTHORITIES.search(name):
        return False
    own = bool(setting.body and AUTHORITIES.search(setting.body) and quoted(tree, i))
    return own or any(tree.lower(j) in _OURS for j in tree.sentence_words(tree.sentence(i)))


def _senseless(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """ "Neither of them has seen it", as no things have."""
    one = tree[tree[i].head].head if tree.lower(tree[i].head) == "of" else i
    does = tree.lower(i) in THEY and tree[one].dep == "nsubj" and tree[tree[one].head].lemma.lower() in _SENSING
    thing = kind_of_noun(name.rsplit(maxsplit=1)[-1].lower()) is SpeakerKind.UNKNOWN
    return does and thing and name == setting.names.thing_at(i) and name.removeprefix("the ")[:1].islower()


def _no_things(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """ "Two of them were taken to a hospital", as people are and not their injuries."""
    one = tree[tree[i].head].head if tree.lower(tree[i].head) == "of" else i
    moved = tree[tree[one].head].lemma.lower() if tree.lower(i) in THEY and tree[one].dep == "nsubjpass" else ""
    kind = kind_of_noun(_PHRASE.sub("", name).rpartition(" ")[2].lower())
    thing = kind is SpeakerKind.UNKNOWN and name == setting.names.thing_at(i)
    return (moved in _HELD and thing) or (moved in _CARED_FOR and name.rpartition(" ")[2].lower() in _OF_PEOPLE)


def _treated_as_thing(tree: Tree, i: int, name: str, _setting: Setting) -> bool:
    """ "They had been destroyed", as records are and not people."""
    if tree.lower(i) not in THEY or not is_done_to_a_thing(tree, i):
        return False
    return kind_of_noun(_PHRASE.sub("", name).rsplit(maxsplit=1)[-1].lower()) in _PEOPLE


_RULES: tuple[_Rule, ...] = (
    _senseless,
    _treated_as_thing,
    _no_things,
    _bystander,
    _speaker_quoted,
    _beside_oneself,
    _with_oneself,
    _before_the_name,
    _another,
    _one_kind,
    _suspected,
    _nobody,
    _tended,
    _harmed,
    _prosecuted,
    _lifted,
    _called_by_name,
    _asked_of,
    _lifeless,
    _documents_own,
    _ones_own_body,
)


def is_plural(subject: str) -> bool:
    """Whether a name means several: "police", "the parents of a girl"."""
    if subject.lower().startswith(("one of ", "each of ")):
        return False
    subject = _OWNER.sub("", subject)
    short = _PHRASE.sub("", subject)
    if " and " not in short:
        subject = subject.replace(" and ", " ")  # "a boy shot and killed on Monday"
    return any(PLURAL_NAME.search(one) or _SEVERAL.search(one) for one in (subject, short))


def quoted(tree: Tree, i: int) -> bool:
    """Whether a word stands in double quotation marks, counted from the start of its paragraph."""
    start = tree.reading.paragraphs[tree.paragraph(i)].start
    before = tree.text[start : tree[i].start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
