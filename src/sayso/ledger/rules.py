"""The rules by which appearances have, or may have, one origin: two declared tables."""

from __future__ import annotations

from sayso.ledger import carrying, copies, doubts, speaking
from sayso.ledger.groups import Guard
from sayso.ledger.ties import Rule

RULES: tuple[Rule, ...] = (
    Rule("nested", speaking.told_within),
    Rule("text", copies.same_text),
    Rule("quotation", copies.same_quotation),
    Rule("speaker", speaking.one_report),
    Rule("speaker", speaking.one_occasion, Guard.DAYS),
    Rule("body", speaking.one_body, Guard.DAYS),
    Rule("relay", speaking.relayed, Guard.DAYS),
    Rule("recall", speaking.recalled),
    Rule("credit", carrying.credit, Guard.VOICES),
    Rule("third", carrying.third, Guard.VOICES),
    Rule("owner", carrying.owner, Guard.VOICES),
)
"""What makes one origin of two appearances, in the order in which the reasons are taken."""

DOUBTS: tuple[Rule, ...] = (
    Rule("occasion", doubts.other_occasion, sure=False),
    Rule("surname", doubts.same_surname, sure=False),
    Rule("body", doubts.same_body, sure=False),
    Rule("description", doubts.same_description, Guard.NAMES, sure=False),
    Rule("own voice", doubts.may_rest_on, Guard.SPEAKERS, sure=False),
)
"""What only may do so, in the order in which the doubts are taken."""
