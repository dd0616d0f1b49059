"""What a pronoun means in an answer: the one person or thing that the question was about.

"Has the pilot been suspended? She has not": the pilot. It is nobody where the question names two whom it may
mean, or the answer another before it; and no thing where what was asked as a whole may be meant ("it was a mistake").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.claims.answered import is_told_of_things
from sayso.claims.dangling import FIRST, gender, is_person, means_nothing
from sayso.claims.misfits import THEY
from sayso.claims.speakers.cast import GENDERED
from sayso.claims.speakers.deeds import is_done_to_a_thing
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.speakers.voices import part_in
from sayso.claims.stance.acts import VERBS
from sayso.claims.told_on import OF_DEEDS
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

_IT = frozenset(("it", "its"))
_DOING = frozenset(("nsubj", "nsubjpass"))
_INNER = frozenset(("compound", "nmod", "npadvmod", "amod", "intj"))
_UNASKED = frozenset(("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"))
_PLURAL = frozenset(("NNS", "NNPS"))
_BODIES = frozenset((SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT))
"""What is "they" as well."""
_BACK = 3
"""Turns back in which somebody must have been asked about."""
_LAST = 2
"""Sentences at the end of a turn that are looked at: what is asked, and what it is asked of."""
_FAR = 4
"""Sentences from the beginning of an answer."""
_NO_THINGS = frozenset("time way lot kind sort question answer fact case point thing reason idea part number".split())
"""What is asked about by its name alone, and told of by no "it"."""


class Answers:
    """The turns of one conversation, and what the pronouns in them take up."""

    def __init__(self, tree: Tree, attributions: Iterable[Attribution]) -> None:
        self._tree = tree
        parts, inner = [], set[int]()
        for one in attributions:
            if part_in(tree, one):
                parts.append(one)
            elif any(tree.lower(i) not in FIRST for i in tree.words_of(one.sources)):
                inner.update(tree.words_of(one.contents))
        self._turns = [tree.words_of(a.contents) for a in sorted(parts, key=lambda a: a.start)]
        self._turn = {i: n for n, words in enumerate(self._turns) for i in words}
        self._inner = inner
        self._called = {tree.lower(i) for one in parts for i in tree.words_of(one.sources)}

    def asked(self, word: int) -> int | None:
        """The noun for whom or what a pronoun of an answer means; None where that is not certain."""
        tree, turn = self._tree, self._turn.get(word)
        third = tree.lower(word) in GENDERED | THEY | _IT and tree[word].tag[:3] == "PRP"
        if not turn or not third or word in self._inner or self._since(word, self._turns[turn]) is None:
            return None
        for words in reversed(self._turns[max(turn - _BACK, 0) : turn]):
            for sentence in self._last(words):
                found = list(self._fit(word, sentence))
                if found or any(tree[i].tag[0] == "N" and not self._is_called(i) for i in sentence):
                    doubt = tree.lower(word) in GENDERED and self._may_be_somebody(sentence, found)
                    return None if doubt else self._one(word, found)
        return None

    def _last(self, words: Sequence[int]) -> Iterator[list[int]]:
        """The last sentences of a turn, the last of all first."""
        numbers = sorted({self._tree.sentence(i) for i in words}, reverse=True)
        for number in numbers[:_LAST]:
            yield [i for i in words if self._tree.sentence(i) == number]

    def _since(self, word: int, turn: Sequence[int]) -> list[int] | None:
        """The words of the answer before a pronoun; None if it is far from the question or names another."""
        tree = self._tree
        before = [i for i in turn if i < word]
        far = bool(before) and tree.sentence(word) - tree.sentence(before[0]) >= _FAR
        others = list(self._fit(word, before))
        if tree[word].dep in _DOING and tree.lower(word) in _IT | THEY:
            again = any(tree.lower(i) == tree.lower(word) and tree[i].dep in _DOING for i in before)
            here = tree.sentence(word)
            others = [i for i in others if not again or tree[i].dep in _DOING or tree.sentence(i) == here]
        return None if far or others else before

    def _one(self, word: int, found: Sequence[int]) -> int | None:
        """The only one of these, or the one that does what the pronoun does."""
        tree = self._tree
        here = {tree.lower(i) for i in tree.sentence_words(tree.sentence(word)) if i > word and tree[i].tag[0] == "N"}
        beside = {self.asked(i) for i in tree.children(tree[word].head) if i < word and tree[i].tag == "PRP"}
        left = [i for i in found if tree.lower(i) not in here and i not in beside]
        alike = [i for i in left if self._alike(word, i)]
        plain = [i for i in left if tree[i].tag in _PLURAL or tree.children(i, "conj")]
        left = plain if tree.lower(word) in THEY and plain else left  # and not a body, which is "they" as well
        several = {tree[i].lemma.lower() for i in left}
        chosen = left if len(several) == 1 else alike
        if len({tree[i].lemma.lower() for i in chosen}) != 1:
            return None
        return chosen[-1] if tree.lower(word) not in _IT or self._is_of_a_thing(word, chosen[-1]) else None

    def _alike(self, word: int, noun: int) -> bool:
        """Whether the same is told of both: "did the tug leave the pier? It never left"."""
        tree = self._tree
        same = tree[tree[noun].head].lemma == tree[tree[word].head].lemma != "be"
        return same and tree[noun].dep == tree[word].dep

    def _fit(self, word: int, words: Iterable[int]) -> Iterator[int]:
        """The nouns among these that a pronoun may mean."""
        for i in words:
            token = self._tree[i]
            if token.tag[:2] == "NN" and token.dep not in _INNER and not self._is_called(i) and self._agrees(word, i):
                yield i

    def _is_called(self, i: int) -> bool:
        """Whether it is how somebody is addressed: "Minister, did you know?", "Did you know, Minister?"."""
        tree = self._tree
        said = [j for j in tree.sentence_words(tree.sentence(i)) if j in self._turn and tree.is_word(j)]
        phrase = [j for j in tree.subtree(i) if tree.is_word(j)]
        if not said or not phrase or phrase[-1] + 1 >= len(tree):
            return False
        opens = phrase[0] == said[0] and tree.word(phrase[-1] + 1) == ","
        return opens or (phrase[-1] == said[-1] and tree.word(phrase[0] - 1) == ",")

    def _agrees(self, word: int, i: int) -> bool:
        tree, token = self._tree, self._tree[i]
        asks = PRONOUNS[tree.lower(word)]
        name = token.entity == "PERSON" and not tree.children(i, "det")  # which taggers take for many: "Dalos"
        several = (token.tag in _PLURAL and not name) or bool(tree.children(i, "conj"))
        several = several or (asks == "p" and kind_of_noun(tree.lower(i)) in _BODIES)
        if (
            token.entity in _UNASKED
            or tree.lower(i) in self._called
            or token.lemma.lower() in _NO_THINGS
            or several != (asks == "p")
        ):
            return False
        if asks == "p":
            return True
        somebody = is_person(tree, i) or self._has_rank(i) or self._is_bare_name(i)
        if asks == "n":
            return not somebody
        return somebody and gender(tree, i) in (None, asks) and kind_of_noun(tree.lower(i)) is not SpeakerKind.GROUP

    def _may_be_somebody(self, sentence: Sequence[int], found: Sequence[int]) -> bool:
        """Whether another does something in a sentence of whom nobody knows whether it is a person: "the mate"."""
        tree = self._tree
        doing = (i for i in sentence if tree[i].dep in _DOING and i not in found and not self._is_called(i))
        return any(tree[i].tag == "NN" and kind_of_noun(tree.lower(i)) is SpeakerKind.UNKNOWN for i in doing)

    def _has_rank(self, i: int) -> bool:
        """ "Lieutenant Osk", whatever the name is taken for."""
        ranks = self._tree.children(i, "compound")
        return self._tree[i].tag == "NNP" and any(
            kind_of_noun(self._tree.lower(c)) is SpeakerKind.PERSON for c in ranks
        )

    def _is_topic(self, noun: int) -> bool:
        """Whether it is what is asked about: "was the note forged?", "who wrote the note?"."""
        tree, does = self._tree, self._tree.children(self._tree[noun].head, *_DOING)
        who = tree[noun].dep == "dobj" and len(does) == 1 and tree[does[0]].tag == "WP"
        return tree[noun].dep in _DOING or who

    def _is_bare_name(self, i: int) -> bool:
        """Whether it is a name without an article that is known for nothing else's: "Sefa Brun"."""
        return self._tree[i].tag[:3] == "NNP" and not self._tree[i].entity and not self._tree.children(i, "det")

    def _is_of_a_thing(self, word: int, noun: int) -> bool:
        """Whether what is told is told of a thing, rather than of all that was asked: "it was a mistake"."""
        tree, verb = self._tree, self._tree[word].head
        if tree[word].dep == "poss" and tree.lower(word) == "its":
            return True
        if self._alike(word, noun) or is_done_to_a_thing(tree, word):
            return True
        if tree[word].dep not in _DOING or not self._is_topic(noun) or means_nothing(tree, word):
            return False
        if tree[verb].lemma == "be" and tree[word].dep == "nsubj":
            asked = {tree[i].lemma for i in tree.sentence_words(tree.sentence(noun))}
            again = any(tree[c].lemma in asked for c in tree.children(verb, "acomp"))
            return again or is_told_of_things(tree, tree[noun].head, verb)
        return tree[verb].lemma.lower() not in OF_DEEDS | VERBS.keys() and not tree.children(verb, "ccomp")
