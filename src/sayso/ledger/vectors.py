"""What a wording means, as a vector of 384 small numbers: the sentence encoder that comes with Sayso.

A vector is kept as bytes, one signed byte a number, scaled by its greatest; ``cosine`` of two is from -1 to 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.artifact import SENSE, Artifact, load_artifact, shipped_folder

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 384
"""Numbers, and bytes, of a vector."""


class Encoder:
    """The shipped encoder, run by onnxruntime; loading it takes a moment, so keep it.

    Texts are run one by one: an 8-bit encoder scales its numbers by all that is in a call, so that in
    a batch a text's vector would depend on its neighbours. Raises ModelError if the folder is damaged.
    """

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.artifact: Artifact = load_artifact(folder or shipped_folder(SENSE))
        self._tokenizer = Tokenizer.from_file(str(self.artifact.folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(int(self.artifact.config["length"]))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # A memory pattern is kept for every length of text there is; memory would grow.
        options.enable_mem_pattern = False
        self._session = onnxruntime.InferenceSession(
            str(self.artifact.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def vectors(self, wordings: Iterable[str]) -> list[bytes]:
        """A vector for each wording, in order; equal wordings have equal vectors."""
        held: dict[str, bytes] = {}
        texts = list(wordings)
        for text in texts:
            if text not in held:
                held[text] = self._vector(text)
        return [held[text] for text in texts]

    def _vector(self, text: str) -> bytes:
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
        (found,) = self._session.run(None, {"ids": ids})
        return packed(found[0])


def packed(vector: NDArray[np.float32]) -> bytes:
    """A vector of floats as bytes."""
    greatest = float(np.abs(vector).max())
    return np.rint(vector * (127.0 / greatest)).astype(np.int8).tobytes() if greatest else bytes(len(vector))


def cosine(first: bytes, second: bytes) -> float:
    """How near two vectors are: 1 for the same direction, about 0 for unrelated texts."""
    return float(unpacked(first) @ unpacked(second))


@lru_cache(maxsize=4096)
def unpacked(vector: bytes) -> NDArray[np.float32]:
    """A vector of length 1 from its bytes (of length 0 if all are zero)."""
    numbers = np.frombuffer(vector, np.int8).astype(np.float32)
    length = float(np.sqrt(numbers @ numbers))
    return numbers / length if length else numbers
