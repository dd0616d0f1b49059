"""The declared tables of factuality: which words are operators, and with what signature.

A signature is written ``affirmed/denied`` (see ``algebra``): ``+`` certain, ``p+`` probable, ``s+``
possible, ``-`` their opposites, ``u`` underspecified. A predicate is looked up by its base form with
the word that introduces its complement ("forget to", "prevent from"), then by the base form alone.
Classes follow Nairn, Condoravdi & Karttunen (2006) and Saurí's De Facto (2008); which words stand in
them was settled on the training files of UW and MEANTIME.
"""

from __future__ import annotations

from sayso.claims.stance.algebra import Signature, signature


def table_of(*rows: tuple[str, str]) -> dict[str, Signature]:
    """Signatures by key; keys are parted by commas. Raises ValueError where a key comes twice."""
    found: dict[str, Signature] = {}
    for code, keys in rows:
        for key in (" ".join(one.split()) for one in keys.split(",")):
            if key in found:
                raise ValueError(f"{key!r} has two signatures")
            found[key] = signature(code)
    return found


PREDICATES = table_of(
    # what begins, goes on, ends or brings about, and what is so
    ("+/-", """manage, succeed, happen, bother, dare, begin, start, continue, keep, resume, proceed, go on, come,
        get, let, make, cause, help, result, bring about, turn out, occur, take place, carry out, conduct, hold, launch,
        complete, finish, undergo, true, correct, the case, fact, reach for"""),
    ("-/+", """fail, stop, cease, quit, forget to, neglect, neglect to, omit, false, untrue, wrong, incorrect,
        baseless, unfounded, lie, nonsense, absence, lack, failure, myth, fabrication, hoax, fiction, fantasy"""),
    ("-/u", """prevent, avoid, stop from, keep from, bar, block, deter, avert, thwart, foil, cancel, scrap, abandon,
        shelve, refuse, decline to, refrain, abstain, prohibit, ban, forbid, exclude, rule out, dissuade, short,
        refusal, unable, inability, unwilling, reluctant, reluctance, ward off, deny, denial, dismiss, reject, refute,
        rejection, dispel, disprove, call off, impossible, impossibility, hesitate, resist, instead of, rather than"""),
    ("+/u", """evident, clear, certain, sure, obvious, certainty, confident, convinced, confirm, show, demonstrate,
        force, compel, oblige, prove, indicate, report, say, tell, state, announce"""),
    # degrees
    ("p+/p-", """evidence, proof, sign, indication, believe, think, expect, suppose, assume, presume, estimate,
        feel, suspect, anticipate, seem, appear, look that, sound that, likely, probable, predict, forecast, belief,
        expectation, consider,
        guess, figure, reckon, set, poised, bound, schedule, due, promise, pledge, vow, agree to, agreement to, commit,
        allege, likelihood, probability, claim, allow, basis, reason, merit, truth"""),
    ("p-/p+", "unlikely, improbable, implausible, doubtful, skeptical, sceptical, disbelief, disbelieve"),
    ("p-/+", "doubt"),
    ("u/+", "question that, dispute that"),
    ("s+/-", """possible, able, ability, chance, possibility, capable, opportunity, potential, conceivable,
        plausible, enable, permit, free"""),
    ("s+/u", """speculate, suggest, hint, fear, worry, threaten, risk, threat, danger, imagine, suspicion, concern,
        warn, imply, prospect, offer, accuse"""),
    # what is intended may well come, what is wished for or attempted may
    ("p+/p-", """plan, intend, intention, intent, agree, decide to, decision, design, aim, prepare, order, arrange,
        supposed, be to, go to, hop, propose, proposal, negotiate, call for, apply, recommend, recommendation, invite,
        work to, vote to, task, move to"""),
    ("p+/-", "have to, use to, authorize, authorise, require, need, strive"),
    ("s+/u", """want, wish, hope, seek, urge, ask, demand, request, advise, encourage, bid, desire, willing, ready,
        eager, hopeful, willingness, persuade, pressure, push, pursue, call, appeal, explore, tell to, like to, prefer,
        tempt, option, important, necessary, essential, hard, difficult, easy, tough, better, best, way, right to,
        enough, too, deadline, incentive, pretext, consideration, study, wait"""),
    ("s+/-", """try, attempt, effort, struggle, fight, fight to, battle, available, allegation, accusation,
        suggestion, speculation, rumor, rumour, notion, idea, assertion, charge, theory"""),
    ("u/u", "wonder, question, debate, whether, unclear, uncertain, unknown, remain to"),
    ("-/-", "pretend, pretence, pretense"),
    # factive: so whether affirmed or denied
    ("+/+", """know, realise, realize, regret, acknowledge, admit, discover, notice, learn, find out, aware, glad,
        sorry, proud, sad, happy, surprised, despite, resent, forget, remember, recall, ignore, overlook, reveal,
        concede, mourn, praise, condemn, denounce, criticize, criticise, blame, thank, apologize, welcome, celebrate,
        survive, deplore, point out"""),
)  # fmt: skip
"""What a verb, noun or adjective makes of its complement."""

MODALS = table_of(
    ("s+/s-", "may, might"),
    ("s+/-", "can, could"),
    ("p+/p-", "should, must, ought, shall"),
    ("p+/p-", "would, 'd"),
    ("+/-", "will, 'll, wo"),
)  # fmt: skip
"""What a modal makes of its verb."""

UNREAL = frozenset("would should 'd ought".split())
"""Modals that with "have" tell what did not come to pass, or only under a condition."""

PERCEIVED = frozenset("see hear feel smell taste sense notice recognize recognise".split())
"""What one could do one did: "could hear the shots"."""

REFUSED = frozenset(
    "say speak talk comment answer respond tell disclose discuss cooperate comply obey surrender let".split()
)
"""What somebody would not do, and so did not do."""

LATER = frozenset("later eventually subsequently ultimately".split())
"""Adverbs by which "would" tells what came to pass."""

ARTICLES = frozenset("a an the his her their its my our your".split())
"""Words after which "no" is part of a thing's name: "a no bail hold"."""

OUTSCOPED = frozenset("can could ca need able".split())
"""Modals that a negation after them still takes in its scope: "cannot" is "not possible"."""

ADVERBS = table_of(
    ("p+/p-", "probably, likely, presumably, apparently, seemingly, evidently, supposedly, ostensibly"),
    ("s+/s-", "possibly, reportedly, perhaps, maybe, allegedly, purportedly, conceivably, potentially, arguably"),
    ("u/u", "hopefully, if, whether"),
    ("p-/p+", "rarely, seldom, hardly, barely, scarcely"),
    ("-/+", "almost, nearly"),
    ("+/s-", "necessarily"),
)  # fmt: skip
"""What an adverb makes of the word it modifies."""

EVENTFUL = frozenset("of for to from against about with without despite instead".split())
"""Prepositions through which a word bears on an event: "fear of", "call for"; not "in", "at", "after"."""

NOT_OF_THINGS = frozenset(
    """call set offer suspect tell show report say state announce figure indicate prove stop cease quit reject
    refuse decline dismiss""".split()
)
"""Predicates of clauses that mean something else with an object: "called a meeting"."""

HEDGED = table_of(
    ("p+/p-", "likely, probable, seem, appear, expect, believe, think, suspect, suppose, presume, assume, set, due"),
    ("s+/-", "possible"),
    ("s+/s-", "allege, rumor, rumour, report, say"),
)
"""Main words that hedge the clause they stand in: "is likely to rise", "seems to be", "is expected to fall"."""

INTENDED = signature("p+/u")
"""What an infinitive is worth under a word of no table, or as a purpose: "in order to"."""

KNOWING = frozenset(
    """know say tell calculate understand determine explain see estimate sure clear certain remember decide confirm
    learn ask wonder specify recall disclose reveal predict judge figure guess doubt unclear uncertain discuss
    idea clue answer verify establish""".split()
)
"""Words that, denied, leave open what an indirect question under them asks: "does not know how ..."."""

SURE = frozenset("sure certain clear confident convinced evident obvious".split())
"""Adjectives that, denied, leave open what is said under them: "not certain that ..."."""

WRONG = frozenset(
    "wrong misleading incorrect false untrue inaccurate absurd unfair mistake lie nonsense insult slander ridiculous "
    "ludicrous preposterous".split()
)
PUT = frozenset("suggest say claim think imply believe conclude assume pretend allege argue".split())
"""What it is wrong to do, and by which words, where what is put is not so: "it would be wrong to suggest"."""

HARD = frozenset("hard difficult tough impossible inconceivable".split())
HELD = frozenset("believe imagine conceive credit".split())
"""What it is hard to do, and by which words, where what is held so is hardly so: "it is hard to believe"."""

INDIRECT = signature("+/u")
"""What a verb makes of an indirect question: one who knows how it is knows that it is."""

NEGATIVES = frozenset("not n't n’t never neither nor no cannot without".split())
"""Adverbs, determiners and conjunctions that deny what they modify."""

NEGATIVE_NOUNS = frozenset("nobody none nothing nowhere no-one neither".split())
"""Words that deny the clause in which they are an argument."""

SCARCE = frozenset("few little".split())
"""Quantities that all but deny the clause, unless "a" goes before."""

NOT_NEGATIVE_BEFORE = {
    "not": frozenset("only just merely simply until least".split()),
    "n't": frozenset("only just merely simply until".split()),
    "nothing": frozenset(("but", "less")),
    "none": frozenset(("other",)),
    "no": frozenset("doubt wonder matter less fewer more sooner later contest".split()),
}
"""Where the next word takes a negative its force: "not only", "nothing but lies", "no doubt"."""

OPEN_TO_ALL = frozenset("secret mystery surprise".split())
"""What it is none of that something is so, for all know it."""

MARKS = table_of(
    ("u/u", "if, unless, whether, provided, lest, except"),
    ("-/-", "without, instead, rather"),
    ("+/+", "because, since, after, when, while, although, though, as, despite, where, even, before"),
    ("s+/s+", "until"),
)  # fmt: skip
"""What the word that opens an adjunct clause makes of it, whatever the main clause is worth."""
