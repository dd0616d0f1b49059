"""Which words of a document are names, and of what: the labels of the reading, put right by the whole document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sayso.claims.layout import dateline_words
from sayso.claims.speakers.crowned import called_after
from sayso.claims.speakers.first_names import first_names_alone
from sayso.claims.speakers.initialled import with_initials
from sayso.claims.speakers.lexicon import (
    is_compound,
    is_first_name,
    is_title,
    kind_of_ending,
    kind_of_noun,
    table,
    without_article,
)
from sayso.claims.speakers.unknown_names import (
    MISTAKEN,
    acts_as_person,
    goes_on_as_he,
    is_aged,
    is_beside_office,
    is_headlines,
    is_somebody,
    place_or_firm,
    saints_houses,
    says_it,
    tells_where,
    told_as,
)
from sayso.claims.tree import Tree
from sayso.countries import country_named, seat_named
from sayso.model import SpeakerKind

COURTESY = frozenset("mr mr. mrs mrs. ms ms. dr dr. sen sen. rep rep. gov gov. gen gen.".split())
NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"))
SURNAME = re.compile("[OD]['’][A-Z][a-z]+")
NAMED_AFTER = frozenset("Show Foundation Hour Library Campaign Report Fund".split())
"""Last words of names in which a person's full name stands."""
OFFICES = frozenset(("Office", "Department", "Bureau"))
"""Bodies that are named after who heads them: "the Sheriff's Office"."""
HEADING = frozenset("examiner da d.a. marshal commissioner controller defender".split())
"""Who heads such a body, besides titles that stand before a name."""
TITLES = frozenset(
    "mp mep lawmaker legislator senator congressman congresswoman spokesman spokeswoman minister ambassador mayor sen. "
    "rep. gov. col. gen. lt. sgt. prof. dr.".split()
)
"""What stands before a person's name, and begins that of no body."""
_WAYS = frozenset("Avenue Ave Ave. Street Road Drive Boulevard Blvd Blvd. Lane Court Parkway Highway".split())
"""Last words of the names of streets, which are nobody's."""
_LOCATING = frozenset(("in", "to", "from", "across", "near"))
_CALL_SIGN = re.compile("[KW][A-Z]{2,3}")
"""What an American broadcaster is called."""
_POSSESSIVE = ("'s", "’s", "'", "’", "s'")


class Names:
    """Labels of words and the runs they form; a surname is one wherever it stands."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._labels = [token.entity if token.entity in NAMES else "" for token in tree]
        self._lines: set[int] = set()
        self._impersonal: set[str] = set()
        self._own_outlet = without_article(tree.reading.document.outlet or "")
        self.initialled = tuple(with_initials(tree))
        self._strip()
        self._irish()
        self._unlabelled()
        self._bodies()
        self._described()
        self._full_names()
        self._beside()
        self._titled()
        self._retiring()
        self._outlets()
        self._unknown()
        self._compounds()
        self._credits()
        self._persons = self._surnames()
        self._relabel()
        self._towns()
        self.crowned = frozenset(i for words, _ in called_after(tree) for i in words[1:])
        self._inner = self._inside()

    def label(self, i: int) -> str:
        """The kind of name a word belongs to, or the empty string."""
        return self._labels[i]

    def person(self, i: int) -> bool:
        """Whether a word belongs to a person's name."""
        return self._labels[i] == "PERSON"

    def proper(self, i: int) -> bool:
        """Whether a word is a proper name's: by tag or label, and with a capital."""
        word, tag = self.tree.word(i), self.tree[i].tag
        capital = word[:1].isupper() or word[:1].isdigit() or word[:3] in ("al-", "el-", "&") or self._hyphened(i)
        return capital and (tag in ("NNP", "NNPS") or (bool(self._labels[i]) and tag not in ("DT", "IN")))

    def _hyphened(self, i: int) -> bool:
        """Whether a hyphen joins a word to the person's name before it: "Ki-moon"."""
        joined = i > 1 and self.tree.word(i - 1) == "-" and self.tree[i].start == self.tree[i - 2].end + 1
        return joined and self.person(i) and self.person(i - 2)

    def inside(self, i: int) -> bool:
        """Whether a word such as "of" lies inside a name of a body."""
        return i in self._inner

    def is_outlet(self, name: str) -> bool:
        """Whether a name is an outlet's: one of the table's, or the report's own."""
        plain = without_article(name)
        return name in table("outlets") or plain in table("outlets") or bool(plain and plain == self._own_outlet)

    def office(self, words: Sequence[int]) -> bool:
        """Whether an owner is part of these words' name: "the Marsh County Sheriff's Office"."""
        if len(words) < 3 or self.tree[words[-2]].tag != "POS" or self.tree.word(words[-1]) not in OFFICES:
            return False
        holder = self.tree.word(words[-3])
        return holder[:1].isupper() and (is_title(holder.lower()) or holder.lower() in HEADING)

    def runs(self) -> list[tuple[str, range]]:
        """Runs of words of one label, in order."""
        found: list[tuple[str, range]] = []
        for i, label in enumerate(self._labels):
            if not label:
                continue
            before, words = found[-1] if found else ("", range(0))
            if before == label and words.stop == i and not self._broken(i):
                found[-1] = label, range(words.start, i + 1)
            else:
                found.append((label, range(i, i + 1)))
        return found

    def _broken(self, i: int) -> bool:
        """Whether a name can't go on: another sentence, or words between."""
        before, here = self.tree[i - 1], self.tree[i]
        return here.start - before.end > 1 or self.tree.sentence(i) != self.tree.sentence(i - 1)

    def _strip(self) -> None:
        """Datelines, articles, possessive marks and courtesy titles are no part of a name."""
        for number in range(len(self.tree.reading.sentences)):
            self._lines |= dateline_words(self.tree, self.tree.sentence_words(number))
        for i in self._lines:
            self._labels[i] = ""
        for i in range(len(self._labels)):
            word = self.tree.word(i)
            mark = word in _POSSESSIVE or self.tree[i].tag in ("POS", "DT") or self._is_noise(i)
            if mark or is_headlines(self.tree, i) or (self._labels[i] == "PERSON" and word.lower() in COURTESY):
                self._labels[i] = ""

    def _is_noise(self, i: int) -> bool:
        return not self.tree.is_word(i) and self.tree.word(i) not in ("&", "-")

    def _irish(self) -> None:
        """ "O'Malley" and "D'Souza" are surnames; what stands before them is the first name."""
        for i in range(len(self._labels)):
            after = i + 1 < len(self.tree) and self.tree[i + 1].tag == "NNP"
            if not SURNAME.fullmatch(self.tree.word(i)) or after:
                continue
            self._labels[i] = "PERSON"
            if i and self.tree[i - 1].tag == "NNP" and self.tree.lower(i - 1) not in COURTESY:
                self._labels[i - 1] = "PERSON"

    def may_be_first(self, first: str, last: str) -> bool:
        """Whether a first name may go with a surname: it is no surname itself here, nor another's first name."""
        pairs = {
            (self.tree.word(words[0]), self.tree.word(words[-1]))
            for label, words in self.runs()
            if label == "PERSON" and len(words) > 1
        }
        others = {surname for name, surname in pairs if name == first} - {last}
        return first not in {surname for _, surname in pairs} and ((first, last) in pairs or not others)

    def _full_names(self) -> None:
        """ "Penny Lee" is a person, whatever the reading says, if "Penny" is a first name; "Lee Freight" is none."""
        for label, words in self.runs():
            text = [self.tree.word(i) for i in words]
            if len(text) not in (2, 3):
                continue
            first, ending = is_first_name(text[0]), kind_of_ending(" ".join(text))
            if text[-1] in _WAYS:
                self._label(words, "FAC")
            elif label in MISTAKEN and first and not ending and not self.is_outlet(" ".join(text)):
                self._label(words, "PERSON")
            elif label == "PERSON" and not first and ending is SpeakerKind.ORGANISATION:
                self._label(words, "ORG")

    def _beside(self) -> None:
        """Who is set beside an office or an age is a person: "the president, Milo Varga," and "Milo Varga, 52,"."""
        for label, words in self.runs():
            name = " ".join(self.tree.word(i) for i in words)
            mistaken = label in MISTAKEN or (label == "FAC" and self.tree[words[-1]].dep == "appos")
            if not mistaken or len(words) not in (2, 3) or kind_of_ending(name) or self.is_outlet(name):
                continue
            if is_beside_office(self.tree, words[-1]) or is_aged(self.tree, words[-1]):
                self._label(words, "PERSON")

    def _titled(self) -> None:
        """ "Opposition MP Lidia Fess", whom the reading takes for a body: two names after what only a person is."""
        for label, words in self.runs():
            last = words[-2:]
            if label not in MISTAKEN or len(last) < 2 or kind_of_ending(self.tree.word(last[-1])):
                continue
            if last[0] and self.tree.lower(last[0] - 1) in TITLES and all(self.tree.word(i).istitle() for i in last):
                self._label(words, "")
                self._label(last, "PERSON")

    def _unlabelled(self) -> None:
        """What the reading takes for no name: "Orvane Trading", which ends as a body's does, and who is then "he"."""
        for i, token in enumerate(self.tree):
            first = i - 1
            pair = first >= 0 and token.tag[:3] == "NNP" and self.tree[first].tag == "NNP"
            if not pair or self._labels[i] or self._labels[first] or self.tree.children(i, "compound") != [first]:
                continue
            known = is_title(self.tree.lower(first)) or kind_of_noun(self.tree.lower(first)) is not SpeakerKind.UNKNOWN
            ending = kind_of_ending(self.tree.word(i))
            if not known and (ending is SpeakerKind.ORGANISATION or (not ending and is_somebody(self.tree, i))):
                self._label(range(first, i + 1), "ORG" if ending else "PERSON")

    def _bodies(self) -> None:
        """Houses named after saints, which the reading takes for persons; firms and places that it mistakes."""
        bodies = (*saints_houses(self.tree), *self.initialled)
        for words, label in (*((words, "ORG") for words in bodies), *called_after(self.tree)):
            self._label(words, label)
        for label, words in self.runs():
            name = self.tree.word(words[0])
            if len(words) == 1 and not country_named(name):
                self._label(words, place_or_firm(self.tree, name, label))

    def _described(self) -> None:
        """What stands before a full name is no part of it: "Pharmacist Ann Lee", "Little Ann Lee"."""
        for label, words in self.runs():
            if label != "PERSON" or len(words) < 3 or is_first_name(self.tree.word(words[0])):
                continue
            first = self.tree.lower(words[0])
            told = first in ("little", "baby", "young") or kind_of_noun(first) is SpeakerKind.PERSON
            if told and is_first_name(self.tree.word(words[1])):
                self._labels[words[0]] = ""

    def _retiring(self) -> None:
        """Who resigns, testifies, dies or is interviewed is a person, and who says "he": "Milo Varga resigned"."""
        for label, words in self.runs():
            name = self.tree.span(words).of(self.tree.text)
            acts = acts_as_person(self.tree, words[-1], label, name) or is_somebody(self.tree, words[-1])
            if len(words) in (2, 3) and acts and not kind_of_ending(name):
                self._label(words, "PERSON")

    def _outlets(self) -> None:
        """ "The daily Horizont" and "the club Horizont" are no persons, nor is "Horizont" elsewhere."""
        told = {
            self.tree.word(words[0])
            for label, words in self.runs()
            if len(words) == 1
            and words[0] > 1
            and kind_of_noun(self.tree.lower(words[0] - 1)) in (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET)
            and self.tree[words[0] - 2].tag in ("DT", "JJ")
        }
        for label, words in self.runs():
            word = self.tree.word(words[0])
            if len(words) == 1 and label == "PERSON" and (word in told or _CALL_SIGN.fullmatch(word)):
                self._label(words, "ORG")

    def _compounds(self) -> None:
        """Names with a word made up of words, or of a country, are no persons' ("AgroChem Moln", "Diario de Cuba")."""
        for label, words in self.runs():
            first, last = self.tree.word(words[0]), self.tree.word(words[-1])
            made = any(is_compound(self.tree.word(i)) for i in words)
            made = made or (len(words) > 2 and not is_first_name(first) and country_named(last) is not None)
            if label == "PERSON" and (made or (not is_first_name(first) and says_it(self.tree, words[-1]))):
                self._label(words, "ORG")

    def _unknown(self) -> None:
        """Single names of countries, places and bodies that no table knows are no persons', wherever they stand."""
        longer = {
            self.tree.word(i) for label, words in self.runs() if label == "PERSON" and len(words) > 1 for i in words
        }
        single = [(label, words[0]) for label, words in self.runs() if len(words) == 1]
        lone = {self.tree.word(i) for label, i in single if label == "PERSON"} - longer
        lines = {self.tree.word(i).title() for i in self._lines}
        longer_ones = [words[0] for label, words in self.runs() if label == "ORG" and len(words) > 1]
        for name in sorted(lone):
            held = [i for i in self.tree.where(name.lower()) if self.tree.word(i) == name and i not in self._lines]
            held = [i for i in held if not self._labels[i] or any(i == one for _, one in single)]
            only_where = bool(held) and not is_first_name(name) and all(tells_where(self.tree, i) for i in held)
            told = [*held, *(i for i in longer_ones if self.tree.word(i) == name)]
            if held and (label := "GPE" if only_where else told_as(self.tree, name, told, name in lines)):
                self._impersonal.add(name)
                for i in held:
                    self._labels[i] = label

    def _credits(self) -> None:
        """No names: those in the credit of a photograph ("| Ann Lee/Sun-Times") or of a post ("Ann Lee (@lee)")."""
        for label, words in self.runs():
            near = (words[0] - 1, *range(words[-1] + 1, words[-1] + 3))
            around = [self.tree.word(i) for i in near if 0 <= i < len(self.tree)]
            if (label == "PERSON" and "/" in around[:2]) or (around[-2:-1] == ["("] and around[-1].startswith("@")):
                self._label(words, "")

    def _label(self, words: range, label: str) -> None:
        for i in words:
            self._labels[i] = label

    def _towns(self) -> None:
        """A single name is what it is called most often; "in X" speaks for a place."""
        votes: dict[str, Counter[str]] = {}
        alone = [(label, words[0]) for label, words in self.runs() if len(words) == 1]
        single = [one for one in alone if one[0] in ("ORG", "GPE", "PERSON")]
        for label, i in single:
            count = votes.setdefault(self.tree.word(i), Counter())
            count[label] += 1
            inside = i > 0 and self.tree.lower(i - 1) == "in"
            count["GPE"] += 2 * inside
            count["in"] += inside
        for label, i in single:
            word = self.tree.word(i)
            count = votes[word]
            town = count.most_common(1)[0][0] == "GPE" and word not in self._persons
            if town and (label != "PERSON" or count["in"]):
                self._labels[i] = "GPE"

    def _surnames(self) -> frozenset[str]:
        """Last words of full names, words after "Mr." and the like, and words labelled so most of the time."""
        found: set[str] = set()
        votes: dict[str, Counter[str]] = {}
        for label, words in self.runs():
            last = self.tree.word(words[-1])
            if label == "PERSON" and len(words) > 1:
                found.add(last)
            if bearer := self._named_after(words):
                found.add(bearer)
            votes.setdefault(last, Counter())[label] += 1
        for i in self._after(COURTESY):
            if self.tree.word(i)[:1].isupper():
                after = i + 1 < len(self.tree) and self.tree[i + 1].tag == "NNP" and self.tree.word(i + 1)[0].isupper()
                found.add(self.tree.word(i + 1 if after else i))
        found |= {word for word, count in votes.items() if count["PERSON"] > sum(count.values()) / 2}
        found |= self._running(votes) | set(self._called_he())
        full = [words for label, words in self.runs() if label == "PERSON" and len(words) > 1]
        firsts = {word for words in full if country_named(word := self.tree.word(words[0]))}  # "Zaire Lee"
        located = {self.tree.word(i) for i in self._after(_LOCATING)}  # the country of that name is spoken of too
        borne = (firsts | {self.tree.word(words[-1]) for words in full}) - located
        found = (found | firsts & borne) - table("organisations") - self._impersonal
        return frozenset(word for word in found if word in borne or not (country_named(word) or seat_named(word)))

    def _running(self, votes: dict[str, Counter[str]]) -> set[str]:
        """Single names before "campaign" that the reading took for a body: "the Sayle campaign"."""
        before = {self.tree.word(i - 1) for i in self.tree.where("campaign") if i}
        taken = {w for w in before if votes.get(w) and votes[w].most_common(1)[0][0] == "ORG"}
        return {w for w in taken if w.istitle() and not kind_of_ending(w) and not self.is_outlet(w)}

    def _called_he(self) -> Iterator[str]:
        """Single names that are "he" or "she" at once: "Marl said she would go", 'Marl left. "I lost," he said'."""
        tree = self.tree
        for i, token in enumerate(tree):
            word = tree.word(i)
            alone = token.tag == "NNP" and token.dep == "nsubj" and word.istitle() and not tree.children(i)
            if not alone or self._labels[i] == "PERSON" or self.is_outlet(word) or kind_of_ending(word):
                continue
            if goes_on_as_he(self.tree, self._labels, i):
                yield word

    def _named_after(self, words: range) -> str | None:
        """The surname in "The Ann Lee Show"."""
        if len(words) < 3 or self.tree.word(words[-1]) not in NAMED_AFTER:
            return None
        return self.tree.word(words[-2]) if is_first_name(self.tree.word(words[-3])) else None

    def _after(self, words: Iterable[str]) -> list[int]:
        return [i + 1 for i in self.tree.where(*words) if i + 1 < len(self.tree)]

    def _relabel(self) -> None:
        """Single words that are surnames in this document become persons, countries cease to be."""
        full = [words for label, words in self.runs() if label == "PERSON" and len(words) > 1]
        firsts = {word for words in full if is_first_name(word := self.tree.word(words[0]))}
        for label, words in self.runs():
            word = self.tree.word(words[0])
            called = word in self._persons or (word in firsts and label in ("LAW", "ORG", "LOC", "WORK_OF_ART"))
            if len(words) == 1 and label != "PERSON" and called:
                self._labels[words[0]] = "PERSON"
            if len(words) == 1 and label == "PERSON" and word in table("organisations"):
                self._labels[words[0]] = "ORG"
            if len(words) == 1 and label == "PERSON" and country_named(word) and word not in self._persons:
                self._labels[words[0]] = "GPE"
        for i in first_names_alone(self.tree, self._labels, full):
            self._labels[i] = "PERSON"
        for i, token in enumerate(self.tree):
            word = self.tree.word(i)
            shouted = word.isupper() and len(word) > 2 and word.title() in self._persons  # a transcript's "LEE:"
            if shouted or (not self._labels[i] and token.tag in ("NNP", "NN", "JJ") and word in self._persons):
                self._labels[i] = "PERSON"

    def _inside(self) -> frozenset[int]:
        bodies = ("ORG", "FAC", "LAW", "WORK_OF_ART")
        return self.crowned.union(*(words[1:-1] for label, words in self.runs() if label in bodies))
