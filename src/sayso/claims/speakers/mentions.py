"""A noun phrase that may mean a speaker, taken apart: name, role, whom it speaks for, nationality."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.claims.regrouped import seat_behind
from sayso.claims.speakers.bodies import Bodies
from sayso.claims.speakers.lexicon import is_first_name, is_title
from sayso.claims.speakers.mention import BODIES, TRADES, Mention, pronoun, spelled
from sayso.claims.speakers.names import Names
from sayso.claims.speakers.phrases import PRONOUNS, Phrases
from sayso.claims.speakers.selection import is_called
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

RELATIVES = frozenset(("WP", "WDT", "WP$"))
_PRONOMINAL = PRONOUNS | RELATIVES
OPENING = frozenset("( [ -LRB-".split())
CLOSING = frozenset(") ] -RRB-".split())
NAMING = frozenset(("named", "called"))
"""Participles that a name may follow: "a pilot named Ann Lee"."""
FOR_SEVERAL = frozenset("sens. sens reps. reps govs. govs gens. gens senators governors generals".split())
"""Titles that stand once before several names."""
BREAKS = frozenset((",", "—", "–", "--", ";", ":"))

_DONE = re.compile(r"[A-Z][a-z]+(?:[aeiou]t|tl|gl|ll|ss|st|nt|rt|ct|pt|lt|ck|ur|iz|is|rn|sh|ad|id|end|ew)ed")
"""How participles end that headlines put before a name."""


@dataclass(frozen=True, slots=True)
class Parser:
    """Takes phrases of one document apart: their pieces between commas, and the members of "X and Y"."""

    tree: Tree
    names: Names
    phrases: Phrases

    @staticmethod
    def of(tree: Tree, names: Names) -> Parser:
        """For one document."""
        return Parser(tree, names, Phrases(tree, names, Bodies(tree, names)))

    def mention(self, words: Iterable[int]) -> Mention | None:
        """What these words mean; None where they hold no noun, name or pronoun."""
        chosen = self._trimmed(sorted(words))
        if [self.tree.lower(i) for i in chosen[:3]] == ["those", "of", "us"]:
            chosen = [chosen[0], *chosen[3:]]  # "those of us who stayed"
        if not chosen:
            return None
        if self.tree[chosen[0]].tag in _PRONOMINAL and self._lone(chosen):
            return pronoun(self.tree, chosen)
        if address := [i for i in chosen if _is_address(self.tree.word(i))]:
            name = (self.tree.word(address[0]),)
            return Mention(tuple(chosen), address[0], SpeakerKind.UNKNOWN, True, name, noun=name[0])
        several = any(self.tree[i].tag == "CC" and self.tree.word(i) != "&" for i in chosen)  # "Marl & Sons"
        if several and (parts := max(self._parts(chosen), self._listed(chosen), key=len)):
            return self._joined(chosen, parts)
        return self._single(chosen)

    # Which words count

    def _trimmed(self, words: list[int]) -> list[int]:
        """Without what only frames the phrase: quotation marks, commas, a last "'s", a first "by"."""
        while words and (self._is_punctuation(words[-1]) or self._possessive(words) or self._both(words)):
            words = words[:-1]
        while words and (self._is_punctuation(words[0]) or self.tree[words[0]].tag in ("IN", "RB", "CC", "TO")):
            if self.tree.lower(words[0]) == "at" and [self.tree.lower(i) for i in words[1:2]] in (["least"], ["most"]):
                break  # "at least four candidates"
            if self.names.person(words[0]):
                break  # in "Lee: the vote is off" parsers take a name for an adverb
            words = words[1:]
        return words[1:] if self._on_a_day(words) or self._headlined(words) else words

    def _headlined(self, words: list[int]) -> bool:
        """Whether a name begins with what a headline says of it, as no first name ends: "Understated Perez says"."""
        if len(words) != 2 or not self.names.person(words[1]) or is_title(self.tree.lower(words[1])):
            return False
        first = self.tree.word(words[0])
        opens = words[0] == self.tree.sentence_words(self.tree.sentence(words[0]))[0]
        return opens and bool(_DONE.fullmatch(first)) and not is_first_name(first)

    def _on_a_day(self, words: list[int]) -> bool:
        """Whether the day before a name is none of its words, as parsers have it: "on Friday Lee's aide said"."""
        if len(words) < 2 or self.tree[words[0]].tag != "NNP" or self.tree[words[0]].entity != "DATE":
            return False
        return self.names.person(words[1]) or self.tree[words[1]].tag in ("DT", "PRP$")

    def _both(self, words: list[int]) -> bool:
        """Whether the last word only says that both or all are meant: "Rubio and Bush both"."""
        return len(words) > 1 and self.tree.lower(words[-1]) in ("both", "all") and self.names.proper(words[-2])

    def _possessive(self, words: list[int]) -> bool:
        last = words[-1]
        return self.tree[last].tag == "POS" or (len(words) > 1 and self.tree.lower(last) == "'s")

    def _is_punctuation(self, i: int) -> bool:
        return not self.tree.is_word(i) and self.tree.word(i) not in "%$&" and self.tree[i].dep != "case"

    def _lone(self, words: Sequence[int]) -> bool:
        """Whether a pronoun stands for the whole phrase: "he", "they all", not "his aides"."""
        if self.tree[words[0]].tag in ("PRP$", "WP$") or any(self.tree[i].tag == "CC" for i in words):
            return len(words) == 1
        return len(words) == 1 or not any(self.tree[i].tag.startswith("N") for i in words[1:3])

    # X and Y

    def _parts(self, words: list[int]) -> list[Mention]:
        """The members of a coordination of whole phrases: "the mayor and Dr Fenn"."""
        head = self.tree.head_of(words)
        chosen = set(words)
        heads = [head] if head is not None else []
        while heads and (more := [c for c in self.tree.children(heads[-1], "conj") if c in chosen]):
            heads.append(more[0])
        if any(set(heads[:2]) <= set(name) for name in self.names.initialled):
            return []
        if len(heads) < 2 or not all(self.tree[i].tag[0] == "N" or self.tree[i].tag == "PRP" for i in heads):
            return []
        if self._now(words) is not None:
            return []
        found = [self._single(part) for part in self._split(words, heads)]
        parts = self._shared([part for part in found if part])
        return parts if len(parts) == len(found) and not self._one(words, parts) else []

    def _shared(self, parts: list[Mention]) -> list[Mention]:
        """With what stands once for several: "Sens. Lee and Fenn", "Rob and Ann Lee"."""
        title = next((w for w in parts[0].modifiers if w in FOR_SEVERAL), None) if parts else None
        return [self._completed(part, title, parts[-1]) for part in parts]

    def _completed(self, part: Mention, title: str | None, last: Mention) -> Mention:
        """One of several with the title of the first and the surname of the last."""
        if title and part.named_person and part.noun is None:
            return replace(part, noun=title, modifiers=(title, *part.modifiers))
        if last.named_person and self._first_name_of(part, last):
            return replace(part, kind=SpeakerKind.PERSON, named=True, name=(part.name[0], last.name[-1]))
        return part

    def _first_name_of(self, part: Mention, last: Mention) -> bool:
        """Whether a part is only a first name whose surname the last one gives."""
        if len(part.name) != 1 or len(last.name) < 2 or part.definite is not None or not part.name[0][:1].isupper():
            return False
        return is_first_name(part.name[0]) and self.names.may_be_first(part.name[0], last.name[-1])

    def _listed(self, words: list[int]) -> list[Mention]:
        """Persons by name, however the parser reads them: "Lee, Fenn, Sen. Hale and Gov. Vale"."""
        pieces = [piece for chunk in self._chunks(words) for piece in self._apart(chunk)]
        pieces = [piece for piece in pieces if not all(self.names.label(i) == "GPE" for i in piece)]  # "of Ohio, Oslo"
        found = [self.phrases.mention(piece) for piece in pieces]
        several = bool(found and found[0] and found[0].plural and not found[0].named)  # "two mayors, Lee and Fenn"
        found = found[several:]
        people = self._shared([m for m in found if m and m.named_person])
        sure = several or len(people) > 2 or all(len(m.name) > 1 for m in people)
        return people if sure and 1 < len(people) == len(found) else []

    def _apart(self, chunk: list[int]) -> list[list[int]]:
        """A piece in pieces between conjunctions."""
        pieces: list[list[int]] = [[]]
        for i in chunk:
            if self.tree[i].tag == "CC":
                pieces.append([])
            else:
                pieces[-1].append(i)
        return [piece for piece in pieces if piece]

    def _one(self, words: list[int], parts: list[Mention]) -> bool:
        """ "the delegate and activist" is one person under one article."""
        *first, last = parts
        if not all(p.kind is SpeakerKind.PERSON and not p.plural and not p.named for p in first):
            return False
        if last.named_person:  # "columnist and contributor George Lee"
            return all(part.definite is None for part in parts)
        lone = last.kind is SpeakerKind.PERSON and not last.plural and last.definite is None
        return lone and self.tree[words[0]].tag == "DT" and all(part.definite is None for part in first[1:])

    def _split(self, words: list[int], heads: list[int]) -> list[list[int]]:
        """The words of each member: up to the conjunction or comma before the next one's phrase."""
        starts = [words[0]]
        for head in heads[1:]:
            starts.append(max(self._left_edge(head, set(words)), starts[-1]))
        ends = [*starts[1:], words[-1] + 1]
        return [
            self._trimmed([i for i in words if start <= i < end and self.tree[i].tag != "CC"])
            for start, end in zip(starts, ends, strict=True)
        ]

    def _left_edge(self, head: int, chosen: set[int]) -> int:
        return min(i for i in self.tree.subtree(head) if i in chosen)

    def _joined(self, words: list[int], parts: list[Mention]) -> Mention:
        name = " and ".join(part.text for part in parts)
        named = all(part.named for part in parts)
        whole = Mention(tuple(words), parts[0].head, SpeakerKind.GROUP, named, tuple(name.split()), plural=True)
        return replace(whole, parts=tuple(parts))

    # One phrase

    def _single(self, words: list[int]) -> Mention | None:
        chunks = self._chunks(words)
        found = [m for m in (self.phrases.mention(chunk) for chunk in chunks) if m]
        if not found:
            return None
        main = self._main(found)
        for other in found:
            main = main if other is main else main.with_apposition(other)
        if main.named_person and (now := self._now(words)) is not None:
            later = self.phrases.mention([i for i in self._chunks(words[now:])[0] if i > words[now]])
            one = later is not None and later.kind is SpeakerKind.PERSON and not later.named and not later.plural
            main = replace(main, affiliation=()).with_role(later) if later and one else main
        if main.may_be_person and (self._aged(chunks) or any(self.tree.lower(i) == "who" for i in words)):
            main = replace(main, kind=SpeakerKind.PERSON)
        if main.definite and not main.named and is_called(self.tree, main.head):
            main = replace(main, definite=False)
        if main.name == ("those",) and len(words) > 1:  # "those who voted"
            main = replace(main, kind=SpeakerKind.GROUP, name=spelled(self.tree, words), plural=True, definite=None)
        return main if main.words == tuple(words) else replace(main, words=tuple(words))

    def _now(self, words: list[int]) -> int | None:
        """Where among these words it is told what somebody is now: "Ann Lee, a clerk in 2008 and now director of"."""
        commas = [n for n, i in enumerate(words) if self.tree[i].tag == ","]
        joined = (n for n in range(3, len(words) - 1) if self.tree.lower(words[n]) == "now" and commas[:1] < [n])
        joined = (n for n in joined if n - 2 not in commas)  # "Ann Lee, a clerk, and now her brother"
        return next((n for n in joined if commas and self.tree[words[n - 1]].tag in ("CC", ",")), None)

    def _aged(self, chunks: list[list[int]]) -> bool:
        """Whether a piece is an age: "Ann Lee, 44,"."""
        return any(len(chunk) == 1 and self.tree.word(chunk[0]).isdigit() for chunk in chunks[1:2])

    def _main(self, found: list[Mention]) -> Mention:
        """The piece that names: "the director, Ann Lee"; else the first one."""
        first = found[0]
        alone = not first.named and first.kind is SpeakerKind.PERSON and not first.plural
        if alone and len(found) > 1 and first.noun not in TRADES:
            second = found[1]
            if (
                second.may_be_person
                and not second.is_agency(first)
                and len(second.name) > 1
                and second.words[0] - first.words[-1] == 2
            ):
                return replace(second, kind=SpeakerKind.PERSON)
        if len(found) > 1 and self._names_body(first, found[1]):
            kind = first.kind if found[1].kind is SpeakerKind.UNKNOWN else found[1].kind
            return replace(found[1], kind=kind)
        return next((m for m in found if m.named_person), first)

    def _names_body(self, first: Mention, second: Mention) -> bool:
        """Whether a body's name follows what it is: "the company, Norrin Trade,"."""
        body = first.kind in BODIES and not (first.named or first.plural or first.owner)
        body = body or ((first.noun in TRADES or second.is_agency(first)) and not first.named and second.kind in BODIES)
        near = second.words[0] - first.words[-1] == 2 or self.tree[second.head].dep == "appos"
        plain = second.named and not second.owner and near
        return body and plain and second.kind in BODIES | {SpeakerKind.UNKNOWN}

    def _chunks(self, words: list[int]) -> list[list[int]]:
        """The phrase in pieces between commas, without brackets and relative clauses."""
        chunks: list[list[int]] = [[]]
        depth, skipping = 0, False
        for n, i in enumerate(words):
            word = self.tree.word(i)
            depth += (word in OPENING) - (word in CLOSING)
            if not depth and n and self.tree[i].tag in RELATIVES:
                chunks.append(self._name_behind(words[n:]))
                break
            if word in BREAKS and not self._before_seat(i):
                chunks.append([])
                skipping = False
            elif n and self._starts_clause(i):
                named = self.tree.lower(i) in NAMING and n + 1 < len(words) and self.names.person(words[n + 1])
                named = named and self.tree[i].head in chunks[-1]  # not as in "a suit brought by a pilot named Lee"
                chunks.extend([[]] if named else ())
                skipping = not named
            elif not depth and not skipping and (not self._is_punctuation(i) or self._hyphen(i)):
                chunks[-1].append(i)
        chunks = self._whole([chunk for chunk in chunks if chunk])
        return [chunk for n, chunk in enumerate(chunks) if not n or not self._example(chunk)]

    def _before_seat(self, i: int) -> bool:
        """Whether a comma parts a town from its state: "Tolle, Ohio-based Marl Freight"."""
        return any(seat_behind(self.tree, based) == i for based in range(i + 3, min(i + 6, len(self.tree))))

    def _name_behind(self, clause: list[int]) -> list[int]:
        """The name behind a relative clause: "the company that runs the plant, Norrin Trade"."""
        commas = [n for n, i in enumerate(clause) if self.tree.word(i) == ","]
        name = clause[commas[-1] + 1 :] if commas else []
        told = any(self.tree[i].dep == "appos" for i in name) or (len(name) > 1 and all(map(self.names.person, name)))
        named = told and all(self.names.proper(i) for i in name)
        return name if named else []

    def _hyphen(self, i: int) -> bool:
        """Whether a hyphen joins two words."""
        around = self.tree.text[self.tree[i].start - 1 : self.tree[i].end + 1]
        return self.tree[i].tag == "HYPH" and not any(c.isspace() for c in around)

    def _whole(self, chunks: list[list[int]]) -> list[list[int]]:
        """A piece without a noun belongs to the next one: "solid, although classified, documents"."""
        found: list[list[int]] = []
        for chunk in chunks:
            if found and not any(self.tree[i].tag[0] in "NPC" for i in found[-1]):
                found[-1] = found[-1] + chunk
            else:
                found.append(chunk)
        return found

    def _example(self, chunk: list[int]) -> bool:
        """Whether a piece only gives examples or circumstances: "like Senator Lee", "including two of ..."."""
        first = self.tree[chunk[0]]
        return first.tag == "IN" or self.tree.lower(chunk[0]) in ("including", "such", "especially", "notably")

    def _starts_clause(self, i: int) -> bool:
        """Whether a participle or a subject begins a clause: "a poll released on Monday", "papers it had seen"."""
        token = self.tree[i]
        if token.tag in ("VBN", "VBG") and token.dep in ("acl", "advcl", "relcl"):
            return True
        above = [v for v in self.tree.ancestors(i) if self.tree[v].dep == "relcl"]
        return token.tag[0] != "W" and any(self.tree.subtree(v)[0] == i for v in above)


def _is_address(word: str) -> bool:
    """Whether a word is a handle or a web address, which tells nobody's kind."""
    return "://" in word or (word.startswith(("www.", "@")) and len(word) > 1)
