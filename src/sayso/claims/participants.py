"""Those who take part in what is claimed, each by one name however the clause puts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.claims.misfits import misfits
from sayso.claims.references import replacements
from sayso.claims.setting import Setting
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.tree import Tree
from sayso.countries import countries, nationality_of
from sayso.model import Participant, SpeakerKind

_BEINGS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_SOMEBODY = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT))
_DETACHED = frozenset(("relcl", "acl", "appos", "advcl", "punct", "prep", "cc", "conj", "parataxis", "neg", "preconj"))
_ARTICLES = frozenset(
    "the a an any some no this that these those its his her their my your our such several many".split()
)
_KINDS = frozenset(("kind", "sort", "type", "form"))
_PRONOUNS = frozenset(("PRP", "WDT", "WP", "EX"))
MAX_NAME = 120
"""Code points of a participant's name; what is longer is a clause and no name."""


class Participants:
    """The participants of one document's claims, by their head words."""

    def __init__(self, tree: Tree, setting: Setting) -> None:
        self._tree = tree
        self._setting = setting

    def first(self, heads: Sequence[int]) -> Participant | None:
        """The first of several."""
        return self.one(heads[0]) if heads else None

    def of(self, words: Sequence[int]) -> Participant | None:
        """That which these words mean together."""
        head = self._tree.head_of(words)
        return self.one(head) if head is not None else None

    def one(self, head: int) -> Participant | None:
        """The noun phrase of a word, by the name it stands for, or in its own words without article."""
        tree, names = self._tree, self._setting.names
        head = self._below_kind(head)
        words = tree.subtree(head, _DETACHED)
        span = tree.span(words)
        if tree[head].tag in _PRONOUNS or (tree[head].tag == "DT" and len(words) == 1):
            name = replacements(tree, [head], self._setting).get(head)
            return Participant(bare(name), span) if name else None
        name = names.name_at([head]) or names.name_at(words)
        if name and self._doubtful(head, name):
            name = None
        plain = name or " ".join(span.of(tree.text).split())
        return Participant(bare(plain), span) if len(plain) <= MAX_NAME else None

    def _doubtful(self, head: int, name: str) -> bool:
        """Whether somebody is named by whose they are ("Lee's wife") where a wording would leave "his"."""
        tree, names = self._tree, self._setting.names
        if not name.lower().endswith(f"s {tree.lower(head)}"):
            return False
        told = ((i, names.name_at([i])) for i in tree.children(head, "poss") if tree[i].tag == "PRP$")
        return any(own is None or misfits(tree, i, own, self._setting) for i, own in told)

    def _below_kind(self, head: int) -> int:
        """Of "this kind of activity" the activity."""
        if self._tree[head].lemma.lower() not in _KINDS:
            return head
        below = [o for p in self._tree.children(head, "prep") for o in self._tree.children(p, "pobj")]
        return below[0] if below else head

    def nation(self, i: int) -> Participant | None:
        """Whose something is: "Lee's", "Russian"."""
        if self._tree[i].dep == "poss":
            return self.one(i)
        code = nationality_of(self._tree.word(i))
        return Participant(countries()[code].name, self._tree.span([i])) if code else None

    def being(self, heads: Iterable[int]) -> bool:
        """Whether any of these is a person, a body or a country."""
        tree = self._tree
        return any(
            tree[h].entity in _BEINGS or tree[h].tag == "PRP" or kind_of_noun(tree.lower(h)) in _SOMEBODY for h in heads
        )

    def receives(self, heads: Iterable[int]) -> bool:
        """Whether any of these may be given something: whatever has no place or time."""
        return any(self._tree[h].entity not in ("DATE", "TIME", "FAC", "LOC") for h in heads)


def bare(name: str) -> str:
    """A name without article or other determiner."""
    first, _, rest = name.partition(" ")
    return bare(rest) if rest and first.lower() in _ARTICLES else name
