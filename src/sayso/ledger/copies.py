"""The same text in two reports: reprints, wire copy with small edits, quotations copied over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ledger.groups import Groups
from sayso.ledger.passages import Overlap, meeting, normal, overlap, signature, words_in
from sayso.ledger.ties import Found
from sayso.ledger.types import Tie
from sayso.ledger.voices import Voice

QUOTED = 5
"""Words a quotation needs to show that it was copied."""
LONG = 10
"""Words a sentence needs to show by itself that it was copied."""
LONG_PASSAGE = 24
"""The same of a passage of several sentences."""


@dataclass(frozen=True, slots=True)
class Copied:
    """From where on two texts are one: the least share of all their shingles, and of those of the shorter."""

    jaccard: float
    containment: float
    words: int

    def holds(self, found: Overlap) -> bool:
        """Whether both are long enough and share enough."""
        enough = found.jaccard >= self.jaccard or found.containment >= self.containment
        return found.words >= self.words and enough


SENTENCE = Copied(0.4, 0.7, LONG)
PASSAGE = Copied(0.22, 0.45, LONG_PASSAGE)
"""Tuned on half of the planted variants; see bench/parts/origins.py."""


def same_text(voices: Sequence[Voice]) -> Found:
    """Nearly the same words in two reports."""
    by_id = {voice.id: voice for voice in voices}
    met = [*meeting({v.id: v.sentence for v in voices}), *meeting({v.id: v.passage for v in voices})]
    found = Groups(by_id, (), {})
    for first, second in sorted(set(met)):
        one, two = by_id[first], by_id[second]
        if one.document == two.document or found.root(first) == found.root(second):
            continue  # in a crowd of copies most pairs say nothing new
        share = _copied(one, two)
        if share is not None and not _speak_apart(one, two):
            found.join(Tie(first, second, "text", ""))
            yield (
                one,
                two,
                f"Nearly the same words stand in {one.place} and {two.place} ({share:.0%} of the shorter text).",
            )


def _copied(one: Voice, two: Voice) -> float | None:
    """The share of the shorter text that the other has too, where that shows a copy."""
    sentences, passages = overlap(one.sentence, two.sentence), overlap(one.passage, two.passage)
    if SENTENCE.holds(sentences):
        return sentences.containment
    return passages.containment if PASSAGE.holds(passages) else None


def _speak_apart(one: Voice, two: Voice) -> bool:
    """Whether two texts themselves name different speakers, however alike they are otherwise."""
    first, second = one.appearance.speaker, two.appearance.speaker
    if first is None or second is None or not (first.named and second.named):
        return False
    if normal(first.name)[-1:] == normal(second.name)[-1:]:
        return False
    return one.named_there and two.named_there


def same_quotation(voices: Sequence[Voice]) -> Found:
    """The same quoted words."""
    quoted = {voice.id: signature(voice.quote) for voice in voices if voice.quote}
    by_id = {voice.id: voice for voice in voices}
    for first, second in meeting({name: quote for name, quote in quoted.items() if words_in(quote) >= QUOTED}):
        one, two = by_id[first], by_id[second]
        found = overlap(quoted[first], quoted[second])
        # Only persons are told apart by name: what a spokesperson says is also told as the capital's words.
        apart = one.surname and two.surname and _speak_apart(one, two)
        if found.containment >= 0.8 and one.document != two.document and not apart:
            words = " ".join(min(one.quote, two.quote, key=len).split()[:8])
            yield one, two, f"The same quotation stands in {one.place} and {two.place}: “{words} …”."
