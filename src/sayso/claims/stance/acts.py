"""The declared table of acts: which words and constructions of a cue do what.

A key is a base form, or base form and particle or preposition ("call for"), in lower case. The
longest key that the cue holds wins; a word that is in no key is speech like any other: *say*.
"""

from __future__ import annotations

from sayso.claims.stance.signatures import table_of
from sayso.model import Act


def _words(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.split(",")]


def _table(rows: dict[Act, str]) -> dict[str, Act]:
    found: dict[str, Act] = {}
    for act, text in rows.items():
        for key in _words(text):
            if key in found:
                raise ValueError(f"{key!r} has two acts: {found[key]} and {act}")
            found[key] = act
    return found


VERBS = _table({
    Act.SAY: """say, tell, add, state, write, tweet, retweet, note, explain, argue, describe, call, continue,
        declare, remark, observe, comment, mention, recall, recount, insist, maintain, assert, claim, contend, stress,
        emphasize, emphasise, underline, underscore, point out, point to, reiterate, repeat, respond, reply, answer,
        retort, quip, joke, brag, boast, complain, lament, bemoan, regret, grumble, speak, talk, discuss, cite, refer,
        reference, post, email, shout, yell, chant, scream, whisper, mutter, exclaim, conclude, sum up, put it, invoke,
        name, identify, list, outline, lay out, detail, spell out, address, raise, bring up, testify, swear, recite,
        read, remind, assure, reassure, inform, brief, advise that, tout, portray, paint, depict, cast, characterize,
        characterise, label, dub, brand, term, compare, liken, echo, concur, agree that, counter, shoot back, fire back,
        hit back, snap, clarify, elaborate, specify, thank, congratulate, praise, hail, laud, applaud, commend, defend,
        celebrate, welcome, reaffirm, affirm, pronounce, proclaim, opine, muse, joke about, rule, communicate, convey,
        relay, express, voice, articulate, highlight, introduce, present, go on, chime in, weigh in, interject,
        interrupt, protest, argue against, make clear, spoke, justify, rationalize, narrate, caption, title, entitle,
        head, text, message, phone, stump, campaign, boom, crow, gush, sigh, laugh, nod, smile, sneer, deadpan, begin,
        finish, open, close, start, end, think aloud, object, credit, share, offer, sign""",
    Act.REPORT: """quote, attribute, report, announce, publish, broadcast, unveil, release, disclose, reveal,
        document, uncover, air, leak, determine, find, break, cover, chronicle, issue, declassify, rate""",
    Act.ADMIT: """apologize, apologise, admit, acknowledge, concede, confess, own up, plead guilty, allow that,
        recognize, recognise, grant""",
    Act.CONFIRM: """confirm, verify, corroborate, affirm that, authenticate, certify, vouch, validate, attest,
        substantiate""",
    Act.DENY: """counter claim, counter claims, counter allegation, counter allegations, counter report,
        counter reports, counter accusation, counter accusations, counter suggestion, counter suggestions, plead not,
        withdraw, retract, recant, take back, deny, reject, dismiss, refute, rebut, disavow, disown, dispute, rule out,
        contradict, brush aside, brush off, shrug off, shrug aside, wave aside, swat down, shoot down, wave off,
        wave away, bat down, bat away, debunk, repudiate, disclaim, negate, knock down, swat away, play down, downplay,
        push back, gainsay, rubbish, dispel, quash, scotch, pooh pooh, scoff, walk back, laugh off, laugh at,
        pour cold, throw cold, pour scorn, disagree, discount, lie about, distance, distance from""",
    Act.ACCUSE: """accuse, blame, allege, charge, criticize, criticise, attack, blast, slam, denounce, condemn,
        assail, decry, rip, ripped, rip into, lash out, lambast, lambaste, fault, bash, castigate, chide, chastise,
        rebuke, scold, berate, excoriate, eviscerate, pillory, rail, rail against, knock, mock, ridicule, deride,
        insult, taunt, hammer, skewer, savage, jab, swipe, hit out, go after, tear into, lay into, take aim, take issue,
        call out, sue, indict, charge with, impeach, complain about, deplore, slap, trash, vilify, smear, needle, jeer,
        reprimand, admonish, disparage, belittle, satirize, lampoon, thunder, fulminate, hit, pounce, zing, troll, call
        foul, inveigh, impugn, implicate, target, rap, tear, tar, tie, shame, disrespect""",
    Act.BELIEVE: """estimate, believe, think, feel, consider, hope, want, support, oppose, prefer, favor, favour,
        like, love, hate, dislike, endorse, back, agree, agree with, disapprove, approve, view, regard, see, deem,
        suppose, assume, presume, figure, reckon, imagine, fear, worry, suspect, trust, wish, desire, value, judge,
        perceive, envision, envisage, picture, fancy, dread, resent, admire, respect, care, enjoy, appreciate,
        would like, accept, embrace, champion, advocate, vote for, vote against, vote, side, side with, stand by,
        sympathize, doubtless, convince, persuade that, rate as, rank, guess, expect of, tend, lean, mean, need, count
        on, bet, bank on, interpret, construe, come out for, stand, stand for, reflect, mind, nominate, revel, relish,
        mourn, backtrack, fret, decide, choose, conceive, seek, look for, look to, look, try, believe in, crave, yearn,
        long, lust, prize, mistrust, distrust, detest, loathe, welcome that""",
    Act.KNOW: """know, learn, discover, realize, realise, understand, remember, find out, notice, hear, see that,
        recollect, aware, be aware, forget, get, watch, witness, sense, figure out, establish, ascertain""",
    Act.SPECULATE: """speculate, suggest, hint, wonder, imply, insinuate, intimate, theorize, theorise, hypothesize,
        hypothesise, postulate, posit, conjecture, surmise, float, hint at, ponder, toy, muse about, contemplate,
        suggest that, entertain""",
    Act.INDICATE: """show, indicate, demonstrate, prove, reflect that, signal, illustrate, appear, seem, reveal
        that, display, imply that, sound, look like, evidence, attest to, suggest by, signify, denote, contain, include,
        feature, measure, register, capture, expose""",
    Act.PROMISE: """promise, vow, pledge, plan, intend, commit, guarantee, agree to, undertake, swear to, volunteer,
        propose to, aim, resolve, prepare, pledge to, vow to, will""",
    Act.DEMAND: """urge, demand, order, request, call for, call on, call upon, ask for, ask to, implore, beg, plead,
        appeal, exhort, insist on, press, pressure, push, push for, lobby, recommend, advise, encourage, instruct, tell
        to, command, require, direct, beseech, propose, petition, counsel, invite, dare, challenge to, compel, bid,
        agitate, prod, summon, subpoena, entreat, ban, prohibit, block, restrict, forbid, allow, warn against,
        discourage, pray""",
    Act.QUESTION: """question, doubt, ask, query, challenge, inquire, enquire, ask about, interrogate, quiz, grill,
        cast doubt, cast doubts, throw doubt, debate, press on, press about, press over, press whether,
        second guess, puzzle, struggle, probe""",
    Act.WARN: "warn, caution, threaten, alert, warn of, forewarn, sound the alarm, admonish that",
    Act.PREDICT: """predict, expect, forecast, project, foresee, anticipate, prophesy, envision that, be set,
        foretell, augur""",
    Act.DECLINE: """decline, refuse, refrain, demur, balk, dodge, sidestep, evade, stop short, duck, deflect,
        stonewall, withhold, ignore, skirt, steer clear, decline to, avoid, decide against""",
})  # fmt: skip
"""What a verb does as a cue."""

NOUNS = _table({
    Act.SAY: """statement, claim, comment, remark, words, speech, argument, assertion, contention, declaration,
        answer, response, reply, message, tweet, explanation, description, account, testimony, position, stance,
        platform, rhetoric, mention, complaint, anecdote, story, quote, joke, apology, praise, reference, talk, note,
        letter, boast, rebuttal, reminder, point, line, slogan, motto, refrain, case, insistence""",
    Act.REPORT: """report, announcement, finding, revelation, disclosure, news, headline,
        coverage, publication, findings, call regarding, call about""",
    Act.ADMIT: "admission, acknowledgment, acknowledgement, confession, concession",
    Act.CONFIRM: "confirmation, verification",
    Act.DENY: "denial, rejection, dismissal, refutation, repudiation, disavowal",
    Act.ACCUSE: """accusation, allegation, charge, criticism, attack, condemnation, denunciation, critique,
        indictment, critic, lawsuit, jab, swipe, insult, broadside, rebuke, barb, mockery, slam, diatribe, tirade,
        blame""",
    Act.BELIEVE: """belief, view, opinion, support, opposition, hope, fear, concern, worry, desire, preference,
        feeling, thought, faith, confidence, conviction, attitude, sentiment, endorsement, supporter, opponent,
        proponent, advocate, backer, fan, admirer, impression, sense, wish, trust, priority, objection, disapproval,
        approval, favor, idea, notion, reservation, anger, outrage, frustration, vote, perception, assumption,
        skepticism, enthusiasm, disdain, dream, ambition, aspiration, indignation, disappointment""",
    Act.KNOW: "knowledge, awareness, understanding, realization, discovery",
    Act.SPECULATE: """speculation, suggestion, hint, theory, rumor, rumour, innuendo, insinuation, hypothesis,
        suspicion""",
    Act.INDICATE: "evidence, indication, sign, proof, signal",
    Act.PROMISE: """promise, pledge, vow, commitment, plan, intention, guarantee, offer, assurance, decision,
        agreement""",
    Act.DEMAND: """demand, call, request, appeal, order, plea, proposal, recommendation, advice, push, petition,
        ban, encouragement, urging, instruction, invitation""",
    Act.QUESTION: "question, doubt, query, inquiry, uncertainty, debate",
    Act.WARN: "warning, threat, caution, alert",
    Act.PREDICT: "prediction, forecast, projection, expectation, anticipation, prophecy, estimate",
    Act.DECLINE: "refusal, unwillingness, reluctance, no comment",
})  # fmt: skip
"""What a noun does as a cue: "his denial of", "a call for"."""

OTHERS = _table({
    Act.SAY: "according to, per, in the words of",
    Act.BELIEVE: """against, for, confident, certain, sure, convinced, optimistic, pessimistic, worried, concerned,
        afraid, hopeful, wary, skeptical, sceptical, eager, happy, glad, proud, willing, supportive, open, opposed,
        grateful, pleased, disappointed, angry, critical, loath, fond, enthusiastic, frustrated, sorry, ready, hostile,
        adamant, interested, dubious, unhappy, upset, furious, excited, favorite, unconvinced, comfortable,
        reluctant""",
    Act.KNOW: "aware, unaware, mindful, conscious, unclear, uncertain",
    Act.SPECULATE: "maybe",
    Act.ACCUSE: "allegedly",
    Act.REPORT: "reportedly",
    Act.PREDICT: "likely",
    Act.INDICATE: "apparently, seemingly, clear, unlikely",
    Act.DECLINE: "mum, silent, tight-lipped, noncommittal",
})  # fmt: skip
"""Adjectives, adverbs and prepositions."""

LIGHT = frozenset(
    """make issue put give express release have be take raise voice deliver send get keep do come go draw offer
    present hold pose lodge level file launch repeat reiterate share provide receive cast begin start continue
    stop try stand lead mount fire sound use face serve seem appear""".split()
) | {"go on"}
"""Verbs that leave the act to their noun or adjective: "made a claim", "issued a denial", "is aware"."""

DOCUMENTS = frozenset(
    """report document poll survey data study evidence video image picture record file email memo footage figure
    statistic census analysis research paper transcript letter log tape recording photo photograph filing chart
    map index average result polling count missive note message tweet article memoir trend pattern timing history
    vote""".split()
)
"""Sources that are things: what they say, they indicate."""

DATA = frozenset("poll survey data study research census statistic figure average polling".split())
"""Documents that indicate whatever their cue is: "in the poll", "the survey had"."""

OPENLY_SAID = frozenset((Act.SAY, Act.REPORT, Act.CONFIRM, Act.DENY, Act.ADMIT, Act.INDICATE, Act.DECLINE, Act.KNOW))
"""Acts that can be refused without their content being denied: "refused to say"; not "refused to leave"."""

FALSEHOODS = frozenset(
    """lie fable nonsense fiction fabrication false untrue hoax myth invention baseless unfounded rubbish slander
    groundless ridiculous absurd laughable ludicrous preposterous bogus fantasy falsehood fake tale fairytale
    farce grotesque outrageous scandalous insult insulting smear disgrace disgraceful shameful fanciful outlandish
    far-fetched unsupported unsubstantiated slanderous libel libellous libelous defamatory calumny malicious mendacious
    fabricated fictitious imaginary delusional obscene travesty joke invented concocted made-up untruthful hogwash
    garbage bunk""".split()
)
"""What one calls a claim to deny it: "called it a fable"."""

SHAMING = frozenset(
    "outrageous scandalous insult insulting disgrace disgraceful shameful obscene grotesque travesty farce".split()
)
"""Those of them that true crimes are called as well."""

SHAMEFUL = frozenset("outrageous scandalous insulting disgraceful shameful obscene grotesque".split())
"""The adjectives among these: what is only "it", and is called so, may well be true."""

TRUTHS = frozenset("true truthful accurate correct credible genuine factual fair justified well-founded".split())
"""What one calls a claim to grant it."""

NAMING = frozenset("call describe brand label dub term characterize characterise".split())
"""Verbs that call a thing something."""

PERSONS = frozenset("he she i him her himself herself who".split())
"""Pronouns of single persons."""

BY_SOURCE = {
    "find": (Act.BELIEVE, Act.INDICATE),
    "estimate": (Act.BELIEVE, Act.INDICATE),
    "announce": (Act.SAY, Act.REPORT),
    "reveal": (Act.SAY, Act.INDICATE),
    "disclose": (Act.SAY, Act.INDICATE),
    "share": (Act.SAY, Act.SAY),
    "unveil": (Act.SAY, Act.REPORT),
    "release": (Act.SAY, Act.REPORT),
    "publish": (Act.SAY, Act.REPORT),
    "issue": (Act.SAY, Act.REPORT),
    "determine": (Act.BELIEVE, Act.INDICATE),
    "suggest": (Act.SPECULATE, Act.INDICATE),
    "conclude": (Act.SAY, Act.INDICATE),
    "imply": (Act.SPECULATE, Act.INDICATE),
    "hint": (Act.SPECULATE, Act.INDICATE),
    "reflect": (Act.BELIEVE, Act.INDICATE),
}
"""Where the act hangs on who does it: a single person, and a document."""

BY_OPENER = {
    ("ask", "to"): Act.DEMAND,
    ("ask", "for"): Act.DEMAND,
    ("ask", "that"): Act.DEMAND,
    ("request", "whether"): Act.QUESTION,
    ("tell", "to"): Act.DEMAND,
    ("call", "to"): Act.DEMAND,
    ("call", "for"): Act.DEMAND,
    ("want", "whether"): Act.QUESTION,
    ("determine", "whether"): Act.QUESTION,
    ("determine", "if"): Act.QUESTION,
    ("establish", "whether"): Act.QUESTION,
    ("agree", "to"): Act.PROMISE,
    ("offer", "to"): Act.PROMISE,
    ("agree", "that"): Act.SAY,
    ("swear", "to"): Act.PROMISE,
    ("propose", "to"): Act.PROMISE,
    ("insist", "on"): Act.DEMAND,
    ("worry", "that"): Act.BELIEVE,
    ("challenge", "to"): Act.DEMAND,
    ("challenge", "whether"): Act.QUESTION,
}
"""Where it hangs on the word that opens the content."""

FRANK = frozenset("openly freely candidly frankly grudgingly reluctantly".split())
"""Adverbs by which one who says something of himself admits it: "has openly stated that it has ..."."""

BORNE = frozenset("able unable willing unwilling ready prepared sure certain confident optimistic hopeful".split())
"""Adjectives over which their verb's negation reaches: "have not been able to confirm", "is not sure that"."""
SILENT = frozenset(
    """repeat say comment answer respond mention elaborate specify disclose discuss address explain identify reply
    provide reveal state tell clarify release speak return name detail acknowledge
    announce publish""".split()
)
"""What one who does not do it declines: "would not say"."""

COMMITMENTS = {
    Act.SAY: "+/u",
    Act.REPORT: "+/u",
    Act.ADMIT: "+/u",
    Act.CONFIRM: "+/u",
    Act.DENY: "-/u",
    Act.ACCUSE: "+/u",
    Act.BELIEVE: "p+/p-",
    Act.KNOW: "+/u",
    Act.SPECULATE: "s+/u",
    Act.INDICATE: "p+/u",
    Act.PROMISE: "+/-",
    Act.DEMAND: "u/u",
    Act.QUESTION: "u/u",
    Act.WARN: "+/u",
    Act.PREDICT: "p+/p-",
    Act.DECLINE: "u/u",
}
"""What doing an act says of its content: committed to it, and where the act is denied ("did not say")."""

WORD_COMMITMENTS = table_of(
    ("p+/p-", """plan, intend, aim, intention, suspect, suspicion, evidence, proof, indication, sign, seem, appear,
        look, sound, apparently, seemingly, likely"""),
    ("p-/+", "doubt"),
    ("p-/p+", """cast doubt, cast doubts, throw doubt, unlikely, dubious, unconvinced, skeptical, sceptical,
        disbelieve, challenge"""),
    ("-/s+", "rule out"),
    ("+/u", "decide, decide against, show, find, prove, demonstrate, reveal, expose, illustrate"),
    ("-/+", "oppose, disapprove, opposition, opponent, against, vote against, opposed, disagree, objection, object"),
    ("u/p-", """want, hope, wish, desire, seek, would like, eager, willing, ready, dream, ambition, aspiration,
        look for, hopeful"""),
    ("u/u", "unclear, uncertain, unaware, try, ban, prohibit"),
    ("s+/u", "fear, worry, concern, imagine, worried, concerned, afraid"),
    ("+/-", """prefer, support, endorse, endorsement, back, approve, advocate, champion, vote for, agree, agree
        with, accept, embrace, supporter, proponent, favor, favour, like, love, supportive, see, regard, view, consider,
        call"""),
    ("+/u", "certain, sure"),
    ("p+/u", "confident, optimistic"),
)  # fmt: skip
"""Words that differ in this from their act."""
