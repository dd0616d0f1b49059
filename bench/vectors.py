"""Vectors of corpus texts, kept in .cache: an encoder for the parts that ask for very many."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np

from bench.context import ROOT
from sayso.ledger.vectors import SIZE, Encoder

CACHE = ROOT / ".cache" / "vectors"


class KeptEncoder:
    """An Encoder that remembers what it encoded, beyond this run if ``keep`` is called."""

    def __init__(self, name: str) -> None:
        self._encoder = Encoder()
        self.mark = self._encoder.artifact.sha256
        """Which encoder it is: what is kept of its vectors is of no other."""
        self._file = CACHE / f"{name}-{self.mark[:16]}.npz"
        self._known: dict[bytes, bytes] = {}
        if self._file.exists():
            with np.load(self._file) as held:
                self._known = {
                    key.tobytes(): row.tobytes() for key, row in zip(held["keys"], held["rows"], strict=True)
                }

    def vectors(self, wordings: Iterable[str]) -> list[bytes]:
        """A vector for each text, in order."""
        held = list(wordings)
        texts = {_key(text): text for text in held}
        missing = [key for key in texts if key not in self._known]
        found = self._encoder.vectors([texts[key] for key in missing])
        self._known.update(zip(missing, found, strict=True))
        return [self._known[_key(text)] for text in held]

    def keep(self) -> None:
        """Write down all that is known."""
        CACHE.mkdir(parents=True, exist_ok=True)
        keys = np.frombuffer(b"".join(self._known), "u1").reshape(-1, 16)
        rows = np.frombuffer(b"".join(self._known.values()), np.int8).reshape(-1, SIZE)
        np.savez(self._file, keys=keys, rows=rows)


def _key(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()
