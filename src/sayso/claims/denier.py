"""What a denial by a body means of all that was just said: what tells of that body, "the mill's owner" of the mill."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.anaphors import POINTERS, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.meant import REPORTS, names_denier, printed
from sayso.claims.tree import Tree
from sayso.claims.weighed import BACK
from sayso.model import Polarity


def of_denier(tree: Tree, draft: Draft, anaphor: Anaphor, candidates: Sequence[Draft], best: Draft) -> Draft:
    """What "the mill's owner" denies by "it": of what was just said the last that tells of the mill.

    "The reports" that a firm denies are those that tell of it.
    """
    sources = draft.attribution.sources if draft.attribution else ()
    if anaphor.noun in REPORTS and anaphor.owner is None and not names_denier(tree, draft.speaker, best):
        near = [d for d in candidates if 0 <= tree.sentence(anaphor.word) - tree.sentence(d.proposition.head) <= BACK]
        of_them = [d for d in near if printed(tree, d) and names_denier(tree, draft.speaker, d)]
        return of_them[-1] if of_them else best
    if anaphor.noun not in POINTERS or draft.claim.polarity is not Polarity.DENIES:
        return best
    words = tree.words_of(sources)
    head = tree.head_of(words)
    own = {tree[i].lemma.lower() for i in words if i != head and tree[i].tag[:2] == "NN" and not _in_name(tree, i)}
    after = tree.sentence(anaphor.word) + 1
    if not own and head is not None and after <= tree.sentence(len(tree) - 1):
        following = tree.sentence_words(after)
        goes_on = tree.paragraph(following[0]) == tree.paragraph(anaphor.word)
        own = {tree[i].lemma.lower() for i in following if goes_on and tree[i].tag in ("NN", "NNS")}
        own -= {
            tree[i].lemma.lower()
            for i in following
            if tree[i].dep == "nsubj" and tree[tree[i].head].head == tree[i].head
        }
    near = [d for d in candidates if 0 <= tree.sentence(anaphor.word) - tree.sentence(d.proposition.head) <= BACK]
    telling = [d for d in near if own & {tree[i].lemma.lower() for i in d.proposition.words}]
    return telling[-1] if telling and best not in telling else best


def _in_name(tree: Tree, word: int) -> bool:
    """Whether a word is part of a longer name: "Marl" in "the Marl League", of which it tells nothing else."""
    return tree[word].dep == "compound" and tree[word].tag in ("NNP", "NNPS")
