"""Where the tagger marked no source for a cue: the one that grammar gives it."""

from __future__ import annotations

import numpy as np

from sayso.attribute.features import DEPS, TAGS, Pieces
from sayso.attribute.linking import Run

_CLIMBS = {DEPS.index(name) + 1 for name in ("advcl", "conj", "xcomp", "pcomp", "prep", "aux", "auxpass")}
"""A verb that depends on another word in one of these ways has that word's subject if it has none."""
_SUBJECT, _AGENT, _OBJECT = (DEPS.index(name) + 1 for name in ("nsubj", "agent", "pobj"))
_PASSIVE = DEPS.index("nsubjpass") + 1
_PUNCT, _CC = (DEPS.index(name) + 1 for name in ("punct", "cc"))
_CONJ, _ACL, _DATIVE, _PREP = (DEPS.index(name) + 1 for name in ("conj", "acl", "dative", "prep"))
_GERUND, _PAST, _PARTICIPLE, _PRONOUN = (TAGS.index(name) + 1 for name in ("VBG", "VBD", "VBN", "PRP"))
_MAX_CLIMB = 4
_MAX_PIECES = 60
_TAG, _DEP = 1, 2
"""The columns of the tag and of the dependency label in the features."""


class Grammar:
    """Looks up subjects in one text."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._firsts = np.flatnonzero(pieces.first)
        self._deps = pieces.features[:, _DEP]

    def path(self, cue: Run) -> list[int]:
        """The words whose subject the cue may have: its own head, then what that depends on."""
        place = self._head_of(cue)
        found = [place]
        while len(found) <= _MAX_CLIMB and int(self._deps[place]) in _CLIMBS:
            up = self._parallel(place)
            if up == place:
                break
            place = up
            found.append(place)
        return found

    def _parallel(self, place: int) -> int:
        """What a word depends on; a coordinated gerund belongs to the gerund above, whatever the parser joined it to.

        "After complaining that they had given nothing and accusing them of ...".
        """
        heads, tags = self._pieces.heads, self._pieces.features[:, _TAG]
        up = int(heads[place])
        if self._deps[place] != _CONJ or tags[place] != _GERUND or tags[up] == _GERUND:
            return up
        above = up
        for _ in range(_MAX_CLIMB):
            above = int(heads[above])
            if tags[above] == _GERUND:
                return above
        return up

    def giver(self, cue: Run) -> Run | None:
        """Who hands something over to the subject of a perfect, and says what it is: the cue that follows.

        "We have had letters handed to us by the elders and said ...": a perfect and a past do not share a
        subject, and who receives the letters is told what they are by who brings them.
        """
        tags, deps = self._pieces.features[:, _TAG], self._deps
        past = self._head_of(cue)
        perfect = int(self._pieces.heads[past])
        if deps[past] != _CONJ or (tags[past], tags[perfect]) != (_PAST, _PARTICIPLE) or self.subject(past):
            return None
        if not any(deps[i] == _SUBJECT and tags[i] == _PRONOUN for i in self._below(perfect)):
            return None
        for place in self._firsts[(self._firsts > perfect) & (self._firsts < past)].tolist():
            below = self._below(place) if tags[place] == _PARTICIPLE else []
            receivers = [i for to in below if deps[to] in (_DATIVE, _PREP) for i in (to, *self._below(to))]
            if any(deps[i] == _AGENT for i in below) and any(tags[i] == _PRONOUN for i in receivers):
                return self.subject(place)
        return None

    def bearer(self, cue: Run) -> tuple[Run, Run] | None:
        """Source and cue in a cue such as "have solid documents indicating": the noun that bears its last word.

        None where no noun inside the cue does.
        """
        words = self._firsts[(self._firsts >= cue[0]) & (self._firsts < cue[1])]
        if len(words) < 2:
            return None
        last = int(words[-1])
        noun = int(self._pieces.heads[last])
        if self._deps[last] != _ACL or self._pieces.features[last, _TAG] != _GERUND or not cue[0] <= noun < last:
            return None
        phrase = [i for i in words.tolist() if i < last and int(self._pieces.heads[i]) == noun]
        return (min([noun, *(i for i in phrase if i < noun)]), last), (last, cue[1])

    def subject(self, verb: int) -> Run | None:
        """The subject of a verb (the agent of a passive one), with all that depends on it."""
        kinds = {int(self._deps[i]): i for i in self._below(verb)}
        if _SUBJECT in kinds:
            return self._whole(kinds[_SUBJECT])
        if _AGENT in kinds:
            objects = [i for i in self._below(kinds[_AGENT]) if self._deps[i] == _OBJECT]
            return self._whole(objects[0]) if objects else None
        return None

    def _below(self, word: int) -> list[int]:
        """The words that depend on a word."""
        below: list[int] = self._firsts[self._pieces.heads[self._firsts] == word].tolist()
        return [place for place in below if place != word]

    def gerund(self, cue: Run) -> bool:
        """Whether a cue begins with a gerund behind a comma or a conjunction: ", adding that", "and calling it"."""
        before = self._firsts[self._firsts < cue[0]]
        after = bool(len(before)) and int(self._pieces.features[before[-1], _DEP]) in (_PUNCT, _CC)
        return after and int(self._pieces.features[cue[0], _TAG]) == _GERUND

    def passive(self, verb: int) -> bool:
        """Whether the verb's subject is what it is done to."""
        return bool(((self._pieces.heads[self._firsts] == verb) & (self._deps[self._firsts] == _PASSIVE)).any())

    def _head_of(self, cue: Run) -> int:
        """The word of the cue that the others in it depend on."""
        inside = self._firsts[(self._firsts >= cue[0]) & (self._firsts < cue[1])]
        for place in inside.tolist():
            up = int(self._pieces.heads[place])
            if not cue[0] <= up < cue[1] or up == place:
                return int(place)
        return cue[0]

    def _whole(self, root: int) -> Run | None:
        """The stretch of words that depend on ``root``, itself included."""
        heads, inside = self._pieces.heads, {root}
        sentence = self._pieces.sentences[root]
        near = self._firsts[self._pieces.sentences[self._firsts] == sentence].tolist()
        grown = True
        while grown:
            more = {i for i in near if i not in inside and int(heads[i]) in inside and int(heads[i]) != i}
            inside |= more
            grown = bool(more)
        start, last = min(inside), max(inside)
        following = self._firsts[np.searchsorted(self._firsts, last, "right") :]
        end = int(following[0]) if len(following) else len(self._pieces)
        return (start, end) if end - start <= _MAX_PIECES else None
