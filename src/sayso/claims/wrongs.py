"""Whether a claim tells of a wrong, which somebody may deny in general: "denied any wrongdoing", "denied everything".

What a report says of the denier besides ("the firm makes radars") is none, nor what the law did about one ("was
charged with theft").
"""

from __future__ import annotations

from sayso.claims.drafts import Draft
from sayso.claims.tree import Tree

_WRONGS = frozenset(
    """abduct abduction abet abuse accomplice aid ambush arm assassinate assault attack bomb bombing breach bribe
    bribery burn cartel cheat coerce collude collusion complicit complicity conceal conspiracy conspire contaminate
    corrupt corruption counterfeit coverup crime damage deceive deception defraud destroy discriminate disguise dump
    embezzle embezzlement endanger espionage evade exploit extort extortion fabricate falsify forge forgery fraud
    fraudulent genocide gouge hack harass harassment harm hide illegal illegally infringe interfere intimidate
    invade kickback kidnap kill killing launder laundering leak lie loot manipulate massacre mastermind mislead
    mistreat misuse murder neglect negligence negligent obstruct offence offense overcharge pilfer plagiarise
    plagiarism plagiarize plot pocket poison pollute profiteer punish raid rape rig rob sabotage secretly shell
    shoot siphon slander smuggle spill spy steal strike swindle tamper theft threaten torture traffic unlawful
    unlawfully violate violation wiretap withhold wrong""".split()
)
"""Lemmas of deeds that are held against somebody, and of what tells that a deed was one."""
_WRONGFUL = frozenset("fraudulent illegal negligent unlawful wrong".split())
_BEFORE_NOUNS = frozenset(("amod", "compound"))
_HANDED = frozenset(
    "accept channel demand funnel get give offer pay provide receive sell send ship supply take transfer".split()
)
_MONEY = frozenset("money cash payment bribe kickback fund crown dollar euro pound million weapon arms".split())
"""What is paid or taken, and held against who did; neither the verb nor the noun alone tells of a wrong."""
_LAW = frozenset(
    """accuse acquit arraign arrest charge clear convict detain exonerate fine impeach imprison indict interview
    investigate jail probe prosecute question search sentence sue summon suspect""".split()
)
"""What is done about a wrong, which is itself none."""


def is_wrong(tree: Tree, draft: Draft) -> bool:
    """Whether a claim tells that somebody did what is held against them."""
    return not _WRONGS.isdisjoint(_lemmas(tree, draft))


def is_dealing(tree: Tree, draft: Draft) -> bool:
    """Whether a claim tells that somebody paid or took money, or arms: of what they may say that it was no wrong."""
    lemmas = _lemmas(tree, draft)
    return not (_HANDED.isdisjoint(lemmas) or _MONEY.isdisjoint(lemmas))


def _lemmas(tree: Tree, draft: Draft) -> set[str]:
    """The lemmas of its words, but for "shell" of "a shell company"; none where it tells what the law did."""
    if tree[draft.proposition.verb].lemma.lower() in _LAW:
        return set()
    words = (*draft.proposition.words, *draft.proposition.subject)
    found = ((tree[i].lemma.lower(), tree[i].dep in _BEFORE_NOUNS) for i in words)
    return {lemma for lemma, before in found if not before or lemma in _WRONGFUL}
