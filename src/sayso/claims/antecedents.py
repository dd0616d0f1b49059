"""What a pronoun means that stands for a thing or for what was said: told by the grammar of what the same voice said.

Salience (``speakers/``) finds persons and bodies. Here are the few constructions that leave one
answer: a question taken up ("what the weight was ... it might be copper"), the object of what was
done ("found two caps but not where they were made"), what there is ("there was a signature ... it
was a courtesy"), a cleft ("somebody waited; it was not us"). Where two answers are left, there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from sayso.claims.answered import answered, of_the_first
from sayso.claims.counted import just_counted, of_which, two_who_spoke
from sayso.claims.dangling import is_person
from sayso.claims.done_to import people_held
from sayso.claims.forms import AUXILIARIES, FINITE_TAGS, says
from sayso.claims.references import text_of
from sayso.claims.same_thing import deed_judged, deed_promised, is_opposers_own, same_thing, tells_on
from sayso.claims.ships import laden, ship_by_its_parts, ship_meant
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, Speaker

_SINGLE = frozenset(("it", "its"))
_MANY = frozenset(("they", "them", "their"))
_OBJECTS = frozenset(("it", "them"))
_ONESELF = frozenset(("i", "we"))
_OPENING = frozenset(('"', "“", "``"))
_AMOUNTS = frozenset("lot bunch couple kind sort number".split())
"""Nouns that tell how many of others are meant."""
_NO_OBJECTS = frozenset("time way look break breath chance turn".split())
"""What is no object but part of its verb: "took a look"."""
_WITH = frozenset(("with", "to"))
_POINTING = frozenset(("that", "this"))
_DOING = frozenset(("nsubj", "nsubjpass"))
_BACK = 2
"""Sentences back in which the same voice must have spoken."""
_PLURAL = frozenset(("NNS", "NNPS"))
_NOT_THINGS = frozenset(("FAC", "PERSON", "ORG", "NORP", "GPE", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"))
_SOMEBODY = frozenset(("somebody", "someone"))
_NO = frozenset(("no", "not", "n't", "never", "any", "neither"))
_ASKING = frozenset(("WRB", "WP"))
_THOUGHTS = frozenset("guess view belief theory fear suspicion opinion point impression feeling hunch".split())
_DOUBTS = frozenset("doubt deny dispute question".split())
_QUESTIONS = frozenset("question criticise criticize doubt fault attack condemn".split())
"""Verbs whose subject does so to somebody else's."""
_PICTURES = frozenset("picture photograph photo image footage video film scan".split())
_SHOWING = frozenset("show reveal depict capture".split())
_ASIDE = frozenset(("relcl", "acl", "punct", "appos", "det", "predet", "advmod"))
_INNER = frozenset(("compound", "nmod", "npadvmod", "amod"))

_Rule = Callable[[int], str | None]


class Antecedents:
    """What the pronouns of one document mean that mean nobody; ``of`` is None where that is not certain."""

    def __init__(self, tree: Tree, attributions: Sequence[Attribution], speakers: Mapping[str, Speaker | None]) -> None:
        self._tree = tree
        self._voices: list[frozenset[str]] = [frozenset()] * len(tree)
        for one in attributions:
            voice = who.id if (who := speakers.get(one.id)) else one.id
            for i in tree.words_of(one.contents):
                self._voices[i] |= {voice}
        self._kinds = {who.id: who.kind for who in speakers.values() if who}
        told = ((tree.words_of(a.sources), speakers.get(a.id)) for a in attributions if not a.within)
        self._spoke = sorted(((words[0], who) for words, who in told if words), key=lambda one: one[0])
        self._known: dict[int, str | None] = {}

    def of(self, word: int) -> str | None:
        """What this pronoun means, in words that fit a sentence."""
        if word not in self._known:
            self._known[word] = None  # one that leads back to itself has no meaning
            self._known[word] = next(filter(None, (rule(word) for rule in self._rules(word))), None)
        return self._known[word]

    def _rules(self, word: int) -> tuple[_Rule, ...]:
        form, tag = self._tree.lower(word), self._tree[word].tag
        if any(self._tree[c].tag == "WDT" for c in self._tree.children(self._tree[word].head)):
            return ()  # "which it often is"
        if tag == "DT" and form in _POINTING:
            return self._thought, partial(deed_promised, self._tree)
        if tag == "PRP" and form in _SINGLE | _MANY:
            return (
                self._carried,
                partial(laden, self._tree),
                self._had,
                self._doubted,
                self._cleft,
                self._asked,
                self._done_to,
                self._there,
                self._same,
                self._again,
                self._only,
                self._discussed,
                self._pair,
                self._answered,
            )
        alone: dict[str, _Rule] = {
            "its": self._questioned,
            "their": partial(just_counted, self._tree),
            "both": self._pair,
            "she": self._ship,
            "her": self._ship,
        }
        return (alone[form],) if form in alone else ()

    # Where to look

    def _before(self, word: int) -> Iterator[int]:
        """The words before one that the same voice said, backwards to the start of its last sentence but this."""
        tree, here = self._tree, self._tree.sentence(word)
        last: int | None = None
        for i in range(word - 1, -1, -1):
            number = tree.sentence(i)
            if number < here - _BACK or (last is not None and number < last):
                return
            if self._voices[i] & self._voices[word] or not (self._voices[i] or self._voices[word]):
                if number < here:
                    last = number
                yield i

    def _nouns(self, word: int) -> list[int]:
        """The things before a pronoun that it agrees with, nearest first."""
        return [i for i in self._before(word) if self._agrees(word, i)]

    def _agrees(self, word: int, noun: int) -> bool:
        token = self._tree[noun]
        if token.tag[:2] != "NN" or token.entity in _NOT_THINGS or token.dep in _INNER or is_person(self._tree, noun):
            return False
        if says(self._tree, noun, word) or is_opposers_own(self._tree, noun, word):
            return False
        many = token.tag in _PLURAL or bool(self._tree.children(noun, "conj"))
        return many == (self._tree.lower(word) in _MANY)

    # The constructions

    def _cleft(self, word: int) -> str | None:
        """ "Somebody was waiting. It was not us.": who was waiting."""
        tree, verb = self._tree, self._tree[word].head
        told = tree.children(verb, "attr")
        if not self._is(word) or not any(tree[a].tag == "PRP" or tree[a].entity in ("PERSON", "ORG") for a in told):
            return None
        for i in self._before(word):
            doing = tree[i].head
            if tree.lower(i) in _SOMEBODY and tree[i].dep == "nsubj" and tree.sentence(i) == tree.sentence(word) - 1:
                rest = [w for w in tree.subtree(doing) if w > i and self._voices[w] == self._voices[i]]
                rest = [w for w in rest if tree[w].dep != "punct" and tree[w].head != i]
                return f"who {text_of(tree, rest, {})}" if tree.children(doing, *AUXILIARIES) else None
        return None

    def _carried(self, word: int) -> str | None:
        """ "Separated the guards and questioned them": the object of the verb with which its own is coordinated.

        Or of the same verb before it in the sentence.
        """
        tree, verb = self._tree, self._tree[word].head
        if tree[word].dep == "pobj":
            return self._parallel(word)
        if tree[word].dep != "dobj" or tree.lower(word) not in _OBJECTS:
            return None
        # "Called the killings a crime and said Lee had ordered them"
        telling = tree[verb].dep == "ccomp" and tree[tree[verb].head].dep == "conj"
        verb = tree[verb].head if telling else verb
        while tree[verb].dep == "conj" and not tree.children(verb, *SUBJECTS):
            verb = tree[verb].head
            partners = (p for p in tree.children(verb, "prep") if tree.lower(p) in _WITH)
            below = [*tree.children(verb, "dobj"), *(o for p in partners for o in tree.children(p, "pobj"))]
            if objects := [c for c in below if c < word]:
                return self._phrase(objects[-1]) if self._fits(word, objects[-1]) else None
        again = [i for i in self._before(word) if tree[i].dep == "dobj" and self._alike(i, word)]
        return self._phrase(again[0]) if again and self._fits(word, again[0]) else None

    def _parallel(self, word: int) -> str | None:
        """ "Said she left a week after her warning. She left two weeks after it.": the same, done at another time."""
        tree, preposition = self._tree, self._tree[word].head
        first = tree.sentence_words(max(tree.sentence(word) - 1, 0))[0]
        same = (
            p for p in range(first, preposition) if tree.lower(p) == tree.lower(preposition) and tree[p].dep == "prep"
        )
        alike = [p for p in same if self._done(p) == self._done(preposition)]
        nouns = [o for p in alike for o in tree.children(p, "pobj") if self._agrees(word, o)]
        if len(nouns) != 1 or not self._done(preposition):
            return None
        owned = any(tree[o].tag == "PRP$" for o in tree.children(nouns[0], "poss"))
        return f"the {tree.lower(nouns[0])}" if owned else self._phrase(nouns[0])

    def _done(self, preposition: int) -> str:
        """What is done after, before or by something: the verb above a preposition."""
        verbs = (v for v in self._tree.ancestors(preposition) if self._tree[v].tag[:2] == "VB")
        verb = next(verbs, None)
        return self._tree[verb].lemma if verb is not None and self._tree[verb].lemma != "be" else ""

    def _had(self, word: int) -> str | None:
        """ "I have three boats, and I won't add to them": the object before, of a clause with the same pronoun."""
        tree, verb = self._tree, self._tree[word].head
        if tree[word].dep not in ("dobj", "pobj") or tree.lower(word) not in _OBJECTS:
            return None
        while tree[verb].dep in ("prep", "dative", "xcomp"):
            verb = tree[verb].head
        first, doers = tree[verb].head, tree.children(verb, *_DOING)
        if tree[verb].dep != "conj" or not doers or tree.lower(doers[0]) not in _ONESELF:
            return None
        before = [c for c in tree.children(first, "nsubj") if tree.lower(c) == tree.lower(doers[0])]
        said = range(tree.sentence_words(tree.sentence(word))[0], doers[0])
        things = [i for i in said if self._agrees(word, i) or self._fits(word, i)]
        objects = tree.children(first, "dobj")
        only = before and len(things) == 1 and objects == things and self._fits(word, objects[0])
        only = only and not any(tree[i].tag[:3] == "PRP" for i in tree.subtree(objects[0]))
        return self._phrase(objects[0]) if only else None

    def _doubted(self, word: int) -> str | None:
        """ "Had seen no such tapes and doubted that they existed": the object before, of which it is doubted."""
        tree, verb = self._tree, self._tree[word].head
        doubt = tree[verb].head
        if tree[word].dep != "nsubj" or tree[verb].dep != "ccomp" or tree[doubt].lemma not in _DOUBTS:
            return None
        above = tree[doubt].head if tree[doubt].dep == "conj" and not tree.children(doubt, *SUBJECTS) else doubt
        things = [c for c in tree.children(above, "dobj") if c < doubt and self._agrees(word, c)]
        return self._phrase(things[-1]) if things and not tells_on(tree, above, doubt) else None

    def _alike(self, one: int, other: int) -> bool:
        """Whether the same is done to both: "broke a rule ... broke it"."""
        tree = self._tree
        same = tree[tree[one].head].lemma == tree[tree[other].head].lemma and tree[one].head != tree[other].head
        return same and tree.sentence(one) == tree.sentence(other)

    def _fits(self, word: int, noun: int) -> bool:
        """Whether an object may be meant by "it", or by "them", which are people as well."""
        token = self._tree[noun]
        if token.tag not in ("NN", "NNS") or token.entity in _NOT_THINGS or token.lemma in _NO_OBJECTS:
            return False
        if self._tree.lower(word) == "it":
            counted = self._tree.children(noun, "det", "poss", "nummod") and not self._tree.children(noun, "conj")
            return token.tag == "NN" and bool(counted) and not is_person(self._tree, noun)
        return token.tag == "NNS" or bool(self._tree.children(noun, "conj"))

    def _asked(self, word: int) -> str | None:
        """ "Did not show what the weight was. It might be copper.": the weight."""
        if not self._is(word):
            return None
        for i in self._before(word):
            verb = self._tree[i].head
            asked = [c for c in self._tree.children(verb, "attr") if self._tree.lower(c) == "what" and c < i]
            if self._tree[i].dep == "nsubj" and asked and self._agrees(word, i):
                return self._phrase(i)
        return None

    def _done_to(self, word: int) -> str | None:
        """ "Found two caps but did not know where they were made": the caps, if nothing else was done to."""
        tree, verb = self._tree, self._tree[word].head
        asking = [c for c in tree.children(verb) if tree[c].tag in _ASKING and c < word]
        objects = [i for i in self._nouns(word) if tree[i].dep == "dobj"] if asking else people_held(tree, word)
        return self._phrase(objects[0]) if len(objects) == 1 and tree[word].dep == "nsubjpass" else None

    def _there(self, word: int) -> str | None:
        """ "There was a signature, but no stamp. Everyone knew it was a courtesy.": the signature."""
        tree = self._tree
        if not self._is(word) or not tree.children(tree[word].head, "attr"):
            return None
        before = list(self._before(word))
        if any(tree[i].dep in _DOING and self._agrees(word, i) for i in before):
            return None
        told = [a for i in before if tree[i].dep == "expl" for a in tree.children(tree[i].head, "attr")]
        there = [a for a in told if self._agrees(word, a) and not self._negated(a)]
        return self._phrase(there[0]) if len(there) == 1 else None

    def _negated(self, noun: int) -> bool:
        near = [*self._tree.children(noun), *self._tree.children(self._tree[noun].head, "neg")]
        return any(self._tree.lower(c) in _NO for c in near)

    def _same(self, word: int) -> str | None:
        """ "Salt water dissolves salt. It does not dissolve lies.": a subject of the same verb.

        Of "be" only in the plural: "it is a shame" may mean all that was said.
        """
        tree, verb = self._tree, self._tree[word].head
        if tree[word].dep not in _DOING or (self._is(word) and tree.lower(word) in _SINGLE):
            return None
        if self._is(word) and not tree.children(verb, "attr"):
            return None
        for i in self._before(word):
            if tree[i].dep == tree[word].dep and i != word and tree[tree[i].head].lemma == tree[verb].lemma:
                like = not self._is(word) or tree.children(tree[i].head, "attr")
                return self._phrase(i) if like and self._agrees(word, i) else None
        return None

    def _again(self, word: int) -> str | None:
        """The same as the pronoun before it in the same place, if nothing else came between."""
        tree = self._tree
        if tree[word].dep not in _DOING:
            return None
        for i in self._before(word):
            if tree[i].dep in ("nsubj", "nsubjpass", "dobj") and self._agrees(word, i):
                return None
            if tree[i].dep in _DOING and tree.lower(i) == tree.lower(word):
                return self.of(i)
            if self._is(word) and tree[i].tag == "DT" and tree.lower(i) in _POINTING and self._is(i):
                return self.of(i) if tree.children(tree[word].head, "attr") else None
        return None

    def _only(self, word: int) -> str | None:
        """What lies in or on "them", and what "they" shown in a picture are: the only things named."""
        tree = self._tree
        nouns = self._nouns(word)
        if tree.lower(word) == "they" and tree[word].dep in _DOING:
            shown = [i for i in nouns if tree[i].dep == "dobj" and self._shown(i)]
            others = [i for i in nouns if i not in shown and tree[i].lemma not in _PICTURES]
            return self._phrase(shown[0]) if len(shown) == 1 and not others else None
        if tree.lower(word) != "them" or tree[word].dep != "pobj" or tree.lower(tree[word].head) == "of":
            return None
        people = any(tree[i].tag in _PLURAL and is_person(tree, i) for i in self._before(word))
        return self._phrase(nouns[0]) if len({tree[i].lemma for i in nouns}) == 1 and not people else None

    def _shown(self, noun: int) -> bool:
        """Whether a thing is what pictures show, wherever the parser hangs their verb."""
        tree, verb = self._tree, self._tree[noun].head
        before = range(tree.sentence_words(tree.sentence(noun))[0], verb)
        subjects = tree.children(verb, "nsubj") or [i for i in before if tree[i].dep in _DOING]
        return tree[verb].lemma in _SHOWING and any(tree[s].lemma in _PICTURES for s in subjects)

    def _discussed(self, word: int) -> str | None:
        """ "The bank questioned its tone. 'It is a rant,' she said.": what "its" means there."""
        tree, here = self._tree, self._tree.sentence(word)
        opens = here > 0 and tree.word(word - 1) in _OPENING and tree.paragraph(word - 1) == tree.paragraph(word)
        if not (opens and self._is(word) and tree.lower(word) == "it" and tree.children(tree[word].head, "attr")):
            return None
        before = tree.sentence_words(here - 1)
        own = [i for i in before if tree.lower(i) == "its" and tree.paragraph(i) == tree.paragraph(word)]
        return self.of(own[-1]) if own else None

    def _pair(self, word: int) -> str | None:
        """ "Two of them hit the mill"; "neither of them has seen it", in the report's own voice."""
        return of_which(self._tree, word) or two_who_spoke(self._tree, word, () if self._voices[word] else self._spoke)

    def _answered(self, word: int) -> str | None:
        """ "One says the vote was stolen, another says it was clean": the vote."""
        kinds = {self._kinds[v] for v in self._voices[word] if v in self._kinds}
        told = answered(self._tree, self._voices, kinds, word) or of_the_first(self._tree, kinds, word)
        noun = told or same_thing(self._tree, kinds, word)
        return self._phrase(noun) if noun is not None else deed_judged(self._tree, word)

    def _thought(self, word: int) -> str | None:
        """ "My guess is that he lied. That is a crime.": that he lied."""
        tree = self._tree
        if not self._is(word) or tree.children(word) or not tree.children(tree[word].head, "attr"):
            return None
        before = list(self._before(word))
        for i in before:
            if tree[i].dep == "nsubj" and tree[i].lemma in _THOUGHTS and tree[tree[i].head].lemma == "be":
                clauses = [c for c in tree.children(tree[i].head, "ccomp") if tree.children(c, "mark") and c > i]
                words = [w for c in clauses[:1] for w in tree.subtree(c) if w in before]
                return text_of(tree, words, {}) if words and tree.lower(words[0]) == "that" else None
        return None

    def _questioned(self, word: int) -> str | None:
        """ "Did not deny that it had the memo but questioned its tone": nobody questions what is one's own."""
        tree = self._tree
        verb = tree[tree[word].head].head
        if tree[tree[word].head].dep != "dobj" or tree[verb].lemma not in _QUESTIONS or tree[verb].dep != "conj":
            return None
        below = tree.subtree(tree[verb].head)
        things = [i for i in below if i < verb and tree[i].dep == "dobj" and self._agrees(word, i)]
        return self._phrase(things[0]) if len(things) == 1 else None

    def _ship(self, word: int) -> str | None:
        """A ship by what only ships do or have."""
        named = ship_by_its_parts(self._tree, word)
        return self._phrase(named) if named is not None else ship_meant(self._tree, word)

    # Words

    def _is(self, word: int) -> bool:
        """Whether a word is the subject of "be"."""
        return self._tree[word].dep in SUBJECTS and self._tree[self._tree[word].head].lemma == "be"

    def _phrase(self, noun: int) -> str | None:
        """A thing named again: "the two fuse caps"; a stuff without an article stays without one."""
        tree = self._tree
        owners = tree.children(noun, "poss")
        if tree[noun].lemma in _AMOUNTS:
            return None
        if any(tree[o].tag == "PRP$" for o in owners):
            return None
        aside = [c for c in tree.children(noun) if tree[c].dep in _ASIDE or self._loose(c)]
        gone = {i for c in aside for i in tree.subtree(c)}
        words = [i for i in tree.subtree(noun) if i not in gone]
        if any(tree[i].tag in FINITE_TAGS for i in words):
            return None
        text = text_of(tree, words, {})
        proper = tree[words[0]].entity or tree[words[0]].tag[:3] == "NNP" or text[1:2].isupper()
        text = text if proper else text[:1].lower() + text[1:]
        articles = tree.children(noun, "det")
        bare = owners or (tree[noun].tag == "NN" and not articles and not tree.children(noun, "nummod", "conj"))
        return text if bare else f"the {text}"

    def _loose(self, child: int) -> bool:
        return self._tree[child].dep == "prep" and self._tree.lower(child) != "of"
