"""Whether somebody else may be meant by a pronoun just as well: a wrong name is worse than no claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.claims.dangling import WHOEVER, beside, gender, gender_of_name, is_person
from sayso.claims.misfits import quoted
from sayso.claims.speakers.cast import Cast
from sayso.claims.speakers.lexicon import kind_of_ending, kind_of_noun, table
from sayso.claims.speakers.ones_own import AUTHORITIES, ONES_OWN
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.speakers.told_of import is_after_office
from sayso.claims.speakers.untold import HEARD
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_DOING = frozenset(("nsubj", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "pobj", "nsubjpass"))
_ARGUMENTS = _DOING | frozenset(("dobj", "dative", "attr"))
_INNER = frozenset(("compound", "nmod", "npadvmod", "amod"))
_SINGULAR = frozenset(("NN", "NNP"))
_NOBODY = frozenset(("nobody", "none", "nothing"))
_TIMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"))
_HARMED = frozenset("shoot kill wound injure hurt rescue treat save burn stab beat".split())
"""What is done to those who were found, rather than to who found them."""
_WORK = frozenset("investigation search case officer department probe detective effort work office agency team".split())
"""What is theirs who investigate."""
_BODIES = frozenset(("ORG", "NORP"))
_STATIONS = frozenset("Radio TV Television News Agency".split())
_ASKED = frozenset("tell ask inform contact sue accuse fine warn invite found own sell buy bar ban cite quote".split())
"""What is done to papers and stations."""
_TAKING = frozenset("capture seize invade attack occupy besiege bomb shell recapture conquer arm fight".split())
"""What none of them does."""
_BEING = frozenset(("as", "for"))
"""What leads to an office or a part that somebody has or wants."""


def _aged(tree: Tree, i: int) -> bool:
    """Whether somebody is called by an age alone: "the 14-year-old"."""
    return tree.lower(i) == "old" and tree[i].dep in (*_ARGUMENTS, "pobj") and tree.word(i - 1) == "-"


@dataclass(frozen=True, slots=True)
class Rivals:
    """Looks through a pronoun's sentence and the one before.

    ``cast`` says whom a word there means, ``officials`` are those who speak of others by office,
    ``sources`` the words that are a whole source, so that whom they mean was decided before.
    """

    tree: Tree
    cast: Cast
    officials: frozenset[str] = frozenset()
    sources: frozenset[int] = frozenset()
    _known: dict[tuple[int, str], bool] = field(default_factory=dict, init=False)
    _among_several: dict[int, bool] = field(default_factory=dict, init=False)

    def doubtful(self, word: int, name: str) -> bool:
        """Whether a pronoun taken for this name may mean another of the same number and gender.

        It does not where the name was a subject, and none of the others since.
        """
        # Each pronoun asks about all before it, so that answers have to be kept: a monologue would take for ever.
        if (word, name) not in self._known:
            self._known[word, name] = self._doubtful(word, name)
        return self._known[word, name]

    def _doubtful(self, word: int, name: str) -> bool:
        asks = PRONOUNS.get(self.tree.lower(word))
        if asks == "n":
            only = self._only_reports_it(word, name)
            return only or self._or_its_object(word, name) or self._or_a_things(word, name)
        if asks not in ("m", "f", "p"):
            return False
        own = [i for i in self._before(word) if self.cast.name_at([i]) == name]
        sure = [i for i in own if i in self.sources or self.tree[i].tag[:3] != "PRP" or not self.doubtful(i, name)]
        told = own
        if own and not (own := sure):
            return True
        several = asks == "p" and (
            self._of_more(word, name, own) or self._of_two(word, own) or self._or_what_was_done(word, own)
        )
        one = asks != "p" and (self._another_before(word, name, own) or self._of_their_kin(word, own, asks))
        if several or one:
            return True
        if self._turned(word, name, own, asks) or self._only_told_it(word, own, asks) or self._done_to(word, name, own):
            return True
        apart = beside(self.tree, word) | self._within(word, own)
        others = (i for i in self._before(word) if i not in own and i not in apart and self._agrees(i, asks))
        others = (i for i in others if not (self._only_called(i) or self._is_kept_back(i, word, own, asks)))
        rivals = [i for i in others if not self._beside(i, own) and not self._farther(word, i, own, asks)]
        return bool(rivals) and (self._fits_better(asks, name, told, rivals) or not self._leads(word, own, rivals))

    def _farther(self, word: int, rival: int, own: list[int], asks: str) -> bool:
        """Whether a rival stands in a paragraph before the one in whose first sentence the name stands.

        Or is a mere "someone", where the name's sex is known.
        """
        tree, here = self.tree, self.tree.sentence(word)
        if tree.lower(rival) in WHOEVER and any(gender(tree, i) == asks for i in own):
            return True
        near = any(tree.sentence(i) == here for i in own)
        return near and tree.paragraph(rival) != tree.paragraph(word)

    def _is_kept_back(self, i: int, word: int, own: list[int], asks: str) -> bool:
        """Whether a rival only tells things, unnamed, where the name's sex is known: "a source said she was well"."""
        tree = self.tree
        done = tree[word].dep == "nsubjpass"
        if tree[i].lemma.lower() not in HEARD or gender(tree, i) or (self._of_oneself(word) and not done):
            return False
        telling = [tree[i].head] if tree[i].dep == "nsubj" else tree.children(i, "acl")
        known = any(gender(tree, j) == asks or PRONOUNS.get(tree.lower(j)) == asks for j in own)
        return known and any(tree.children(verb, "ccomp") for verb in telling)

    def _only_called(self, i: int) -> bool:
        """Whether a noun tells only what somebody is or would be, or whose office it is: "fit to be governor"."""
        tree, token = self.tree, self.tree[i]
        if token.tag != "NN" or is_after_office(tree, i):
            return is_after_office(tree, i)
        bare = (
            token.dep == "pobj" and tree.lower(token.head) in _BEING and not tree.children(i, "det", "poss", "nummod")
        )
        is_told = token.dep == "attr" and tree[token.head].lemma == "be"
        told = is_told and bool(tree.children(token.head, "nsubj", "aux"))
        return token.dep == "oprd" or told or bare

    def _within(self, word: int, own: list[int]) -> set[int]:
        """Whom only what describes a source names, or through whom it speaks: "Lee, the elder's daughter, said"."""
        tree, here = self.tree, self.tree.sentence(word)
        saying = [
            i for i in own if tree.sentence(i) == here and tree[i].dep == "nsubj" and self._says(tree[i].head, word)
        ]
        told = {j for i in saying for c in tree.children(i, "appos", "relcl", "acl") for j in tree.subtree(c)}
        ways = [p for i in saying for p in tree.children(tree[i].head, "prep") if tree.lower(p) in ("through", "via")]
        return told | {j for p in ways for j in tree.subtree(p) if j < word}

    def several(self, word: int) -> bool:
        """Whether a sentence names several things that an "it" or "they" may mean."""
        if word not in self._among_several:
            many = PRONOUNS.get(self.tree.lower(word)) == "p"
            told = (i for i in self._before(word) if self.tree[i].dep in _ARGUMENTS and self._is_thing(i))
            things = {self.tree[i].lemma.lower() for i in told if self._many(i) == many}
            here, form = self.tree.sentence(word), self.tree.lower(word)
            same = (i for i in self._before(word) if self.tree.lower(i) == form and self.tree.sentence(i) < here)
            again = next((i for i in same if self.tree[i].dep in _DOING), None)
            doubt = not things and again is not None and self.several(again)
            self._among_several[word] = len(things) > 1 or doubt
        return self._among_several[word]

    def _before(self, word: int) -> Iterator[int]:
        first = max(self.tree.sentence(word) - 1, 0)
        return iter(range(self.tree.sentence_words(first)[0], word))

    def _agrees(self, i: int, asks: str) -> bool:
        tree = self.tree
        if _aged(tree, i):
            return asks != "p"
        outlet = tree[i].tag == "NNP" and kind_of_ending(tree.word(i)) is SpeakerKind.OUTLET  # "the Courier"
        if tree[i].tag[0] != "N" or tree[i].dep in _INNER or tree.lower(i) in _NOBODY or outlet:
            return False
        if asks == "p":
            people = is_person(tree, i) and self._many(i)
            body = tree[i].entity in _BODIES or (tree[i].tag[:3] == "NNP" and self.cast.body_at(i))
            return (people or (body and tree[i].dep in _ARGUMENTS)) and not self._speaks_alone(i)
        family = kind_of_noun(tree.lower(i)) is SpeakerKind.GROUP
        if (
            family
            or self.cast.body_at(i)
            or not is_person(tree, i)
            or self._many(i)
            or gender(tree, i) not in (None, asks)
        ):
            return False
        name = self.cast.name_at([i])  # "the leader, Joan Marks" is no "he"
        sex = (self.cast.sex_of(name) or gender_of_name(name)) if name else None
        return gender(tree, i) is not None or sex in (None, asks)

    def _turned(self, word: int, name: str, own: list[int], asks: str) -> bool:
        """Whether who speaks is named in this sentence alone, and the one before tells of another.

        "The boy was hurt. Lee said he had run off": unless it is what people say of themselves ("he knew").
        """
        tree, here = self.tree, self.tree.sentence(word)
        if tree[word].dep not in (*_DOING, "poss") or any(tree.sentence(i) != here for i in own) or not own:
            return False
        if not (name in self.officials or AUTHORITIES.search(name)):
            return False
        saying = [i for i in own if tree[i].dep == "nsubj" and self._says(tree[i].head, word)]
        again = any(tree[i].tag == "PRP" for i in own)
        if not saying or again or self._of_oneself(word):
            return False
        before = [i for i in self._before(word) if tree.sentence(i) < here and tree[i].dep in _DOING]
        return any(self._rivals(i, asks) for i in before)

    def _another_before(self, word: int, name: str, own: list[int]) -> bool:
        """ "When he turned the corner, the boy lay there, so he ran": he who was before, and not the boy."""
        tree = self.tree
        if tree[word].dep not in _DOING:
            return False
        here = range(tree.sentence_words(tree.sentence(word))[0], word)
        if quoted(tree, word):  # where nobody but the speaker keeps them apart
            here = range(next(i for i in self._before(word) if tree.paragraph(i) == tree.paragraph(word)), word)
        before = [i for i in here if tree.lower(i) == tree.lower(word) and tree[i].dep in _DOING]
        first = self.cast.name_at([before[0]]) if before else name
        return first != name and (first is not None or not any(i < before[0] for i in own))

    def _of_more(self, word: int, name: str, own: list[int]) -> bool:
        """Whether those of a name were last told of with others: "Two girls and a man came. They were unhurt"."""
        tree = self.tree
        if " and " in name or tree[word].dep not in (*_DOING, "poss") or not own or self._of_oneself(word):
            return False
        last = own[-1]
        first = tree[last].head if tree[last].dep == "conj" else last
        others = [c for c in tree.children(first, "conj") if c != last] + ([first] if first != last else [])
        return tree[first].dep in _DOING and any(is_person(tree, c) or tree[c].tag[:3] == "NNP" for c in others)

    def _of_two(self, word: int, own: list[int]) -> bool:
        """Whether two people named together may be meant: "The court heard that Lee met Moe. They had met once"."""
        if self.tree[word].dep not in _DOING or any(self._many(i) for i in own):
            return False
        told = (i for i in self._before(word) if i not in own and self.tree[i].dep in _ARGUMENTS)
        people = [i for i in told if is_person(self.tree, i) and not self._many(i)]
        return len({self.cast.name_at([i]) or self.tree[i].lemma.lower() for i in people}) > 1

    def _or_what_was_done(self, word: int, own: list[int]) -> bool:
        """Whether a comma alone parts the first "they" from what was done: "people saw the jets, they came twice"."""
        tree, here = self.tree, self.tree.sentence_words(self.tree.sentence(word))
        first = next((i for i in here if tree.lower(i) == "they" and tree[i].dep in _DOING), word)
        if first > word or tree.word(first - 1) != ",":
            return False
        verbs = {tree[i].head for i in own if tree[i].dep == "nsubj" and here[0] <= i < first}
        done = [o for v in verbs for o in tree.children(v, "dobj") if o < first and self._many(o)]
        return any(tree.subtree(o)[-1] == first - 2 for o in done)

    def _of_their_kin(self, word: int, own: list[int], asks: str) -> bool:
        """Whether who speaks is told by whom they belong to, of whom they may speak: "her mother said she was ill"."""
        tree = self.tree
        if tree[word].dep not in _DOING or not own or self._of_oneself(word):
            return False
        if any(tree.sentence(i) != tree.sentence(word) or not self._says(tree[i].head, word) for i in own):
            return False
        owners = [p for i in own for p in tree.children(i, "poss")]
        return any(PRONOUNS.get(tree.lower(p)) == asks or self._agrees(p, asks) for p in owners)

    def _only_told_it(self, word: int, own: list[int], asks: str) -> bool:
        """Whether those of a name have only told of others: "Two men died, officials said. They had been missing"."""
        tree = self.tree
        if asks != "p" or tree[word].dep not in (*_DOING, *_OBJECTS, "poss") or not own:
            return False
        if self._of_oneself(word) and not quoted(tree, word):  # nobody calls himself "they" there
            return False
        if self._begins_ones_own(word, own):
            return False
        if not all(tree[i].dep == "nsubj" and tree[tree[i].head].lemma.lower() in VERBS for i in own):
            return False
        places = _DOING if tree[word].dep in _DOING and tree.lower(word) != "them" else _ARGUMENTS
        others = [i for i in self._before(word) if tree[i].dep in places and i not in own]
        group = any(kind_of_noun(tree.lower(i)) is SpeakerKind.GROUP for i in others if tree[i].dep == "dobj")
        many = any(self._rivals(i, asks) or tree[i].tag == "NNS" or self._are_called(i) for i in others)
        return group or many or any(self._is_body(i) for i in others if tree[tree[i].head].dep == "ccomp")

    def _is_body(self, i: int) -> bool:
        """Whether a noun means a body, or a single name may: "Neighbours say the bank knew. 'They lied.'"."""
        if self.tree[i].tag == "NNP":
            return not self.tree.children(i, "compound", "amod")
        return kind_of_noun(self.tree.lower(i)) in (SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT)

    def _begins_ones_own(self, word: int, own: list[int]) -> bool:
        """Whether a thing of theirs begins what people say who do not speak by office: "owners insist their"."""
        tree = self.tree
        if tree[word].dep != "poss" or is_person(tree, tree[word].head) or AUTHORITIES.search(tree.word(own[-1])):
            return False
        saying = (tree[i].head for i in own if tree[i].dep == "nsubj" and self._says(tree[i].head, word))
        return any(all(tree[j].dep == "mark" for j in range(v + 1, word) if tree.is_word(j)) for v in saying)

    def _or_its_object(self, word: int, name: str) -> bool:
        """ "The assembly passed a law. Critics say it harms many": "it" may be what was done as well as who did it."""
        tree = self.tree
        verb = tree[tree[word].head].lemma.lower()
        if tree[word].dep != "nsubj" or verb in VERBS or verb in ONES_OWN or tree[tree[word].head].dep != "ccomp":
            return False
        own = [i for i in self._before(word) if self.cast.name_at([i]) == name]
        if not own or any(tree[i].dep != "nsubj" or tree.sentence(i) == tree.sentence(word) for i in own):
            return False
        done = [o for i in own for o in tree.children(tree[i].head, "dobj") if self._is_thing(o) and not self._many(o)]
        return any(tree.children(o, "det") for o in done)

    def _only_reports_it(self, word: int, name: str) -> bool:
        """Whether a paper or a station is taken for the "it" of what it tells of others: "when it was attacked"."""
        tree = self.tree
        outlet = kind_of_ending(name) is SpeakerKind.OUTLET or name.rpartition(" ")[2] in _STATIONS
        outlet = outlet or name in table("outlets")
        if not outlet or tree[word].dep not in (*_DOING, "poss") or word in self.sources:
            return False
        own = [i for i in self._before(word) if self.cast.name_at([i]) == name]
        verb = tree[tree[word].head].lemma.lower()
        passive = tree[word].dep == "nsubjpass" and verb not in _ASKED
        return passive or verb in _TAKING or not any(tree.sentence(i) == tree.sentence(word) for i in own)

    def _or_a_things(self, word: int, name: str) -> bool:
        """ "The bank found that the seal was real; Lee said its stamp was not": its may be the seal's as well."""
        tree, owned = self.tree, self.tree[word].head
        if tree.lower(word) != "its" or kind_of_noun(tree.lower(owned)) is not SpeakerKind.UNKNOWN:
            return False
        own = [i for i in self._before(word) if self.cast.name_at([i]) == name]
        if not own or any(self._says(tree[i].head, word) for i in own if tree[i].dep == "nsubj"):
            return False
        since = (i for i in self._before(word) if i > own[-1] and tree[i].dep in _DOING)
        return any(self._is_thing(i) and not self._many(i) and not tree[i].entity for i in since)

    def _are_called(self, i: int) -> bool:
        """ "The dead", "the wounded": those of whom that is true."""
        the = any(self.tree.lower(c) == "the" for c in self.tree.children(i, "det"))
        return self.tree[i].tag in ("JJ", "VBN") and self.tree.lower(i) != "old" and the

    def _done_to(self, word: int, name: str, own: list[int]) -> bool:
        """Whether something is done to "them", as it seldom is to officers, and others were told of that it may be."""
        done = self.tree.lower(word) == "they" and self.tree[word].dep == "nsubjpass"
        if not done or not (AUTHORITIES.search(name) or self.tree[self.tree[word].head].lemma in _HARMED):
            return False
        others = (i for i in self._before(word) if i not in own and self.tree[i].dep in _OBJECTS)
        return any(self.tree[i].tag == "NNS" for i in others)

    def _says(self, verb: int, word: int) -> bool:
        """Whether a word stands in what a verb says."""
        return any(word in self.tree.subtree(c) for c in self.tree.children(verb, "ccomp"))

    def _rivals(self, i: int, asks: str) -> bool:
        """Whether a subject may be meant instead; of several also "both" and "all four"."""
        if self.tree[i].tag in ("CD", "DT") and self.tree.lower(i) not in ("this", "that"):
            return asks == "p"
        saying = self.tree.children(self.tree[i].head, "ccomp")
        return not saying and self._agrees(i, asks)

    def _of_oneself(self, word: int) -> bool:
        """Whether a verb tells what sources tell of themselves."""
        verb = self.tree[word].head
        if self.tree[word].dep == "poss":
            return self.tree[verb].lemma.lower() in _WORK
        states = self.tree.children(verb, "acomp")
        told = {self.tree[i].lemma.lower() for i in (verb, *states, *self.tree.children(verb, "xcomp"))}
        return bool(told & ONES_OWN)

    def _fits_better(self, asks: str, name: str, own: list[int], rivals: list[int]) -> bool:
        """Whether another's gender is known to be the pronoun's, and that of the name is not."""
        known = gender_of_name(name) == asks or any(
            gender(self.tree, i) == asks or PRONOUNS.get(self.tree.lower(i)) == asks for i in own
        )
        return asks in ("m", "f") and not known and any(gender(self.tree, i) == asks for i in rivals)

    def _many(self, i: int) -> bool:
        return self.tree[i].tag not in _SINGULAR or bool(self.tree.children(i, "conj"))

    def _speaks_alone(self, i: int) -> bool:
        """Whether a name that is tagged as a plural or a body's is one person's who says something: "Hanks said"."""
        says = self.tree[i].dep == "nsubj" and self.tree[self.tree[i].head].lemma.lower() in VERBS
        return says and self.cast.person_at(i)

    def _is_thing(self, i: int) -> bool:
        token = self.tree[i]
        return token.tag[:2] == "NN" and not is_person(self.tree, i) and token.entity not in _TIMES

    def _beside(self, i: int, own: list[int]) -> bool:
        """Whether a noun only says who somebody is: "Lee, a teacher", "Lee is the mayor"."""
        head = self.tree[i].head
        if self.tree[i].dep == "appos" and head in own:
            return True
        if any(self.tree[o].dep == "appos" and self.tree[o].head == i for o in own):
            return True
        told = self.tree[i].dep == "attr" and bool(set(self.tree.children(head, *_DOING)) & set(own))
        is_told = self.tree[i].dep == "nsubj" and self.tree[head].lemma == "be" and not self.tree.children(head, "neg")
        return told or (is_told and bool(set(self.tree.children(head, "attr")) & set(own)))

    def _leads(self, word: int, own: list[int], rivals: list[int]) -> bool:
        """Whether the name was a subject, and since then no other was, nor stands in between in one sentence."""
        tree, here = self.tree, self.tree.sentence(word)
        subjects = [i for i in own if tree[i].dep in _DOING and not self._in_passing(i)]
        if not subjects:
            return False
        near = [i for i in rivals if tree.sentence(i) == here and i > subjects[-1]]
        if tree.sentence(subjects[-1]) == here and not near:
            return True
        later = [i for i in rivals if i > subjects[0] and tree[i].dep in _DOING]
        return (tree[word].dep in _DOING or self._opens(word)) and not near and not later

    def _in_passing(self, i: int) -> bool:
        """Whether only a participle tells what somebody does: "with polls showing Lee leading the race"."""
        verb = self.tree[i].head
        bare = self.tree[verb].tag == "VBG" and self.tree[verb].dep in ("ccomp", "pcomp")
        return bare and not self.tree.children(verb, "aux", "auxpass")

    def _opens(self, word: int) -> bool:
        """Whether a sentence begins with what is somebody's who did something before: "Her campaign took it up"."""
        owned = self.tree[word].head
        opens = word == self.tree.sentence_words(self.tree.sentence(word))[0]
        one = PRONOUNS.get(self.tree.lower(word)) != "p"
        return one and opens and self.tree[word].dep == "poss" and self.tree[owned].dep in _DOING
