"""The tagger: windows of pieces in, scores for tags and vectors for links out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from sayso.artifact import Artifact
from sayso.attribute.features import SIZES, Pieces
from sayso.attribute.tags import TAGS
from sayso.attribute.windows import Window, windows_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """For every piece of a document: a score for each tag, and the link vectors."""

    tags: Floats
    links: Floats


class Tagger(Protocol):
    """Anything that scores pieces."""

    link_size: int

    def score(self, pieces: Pieces) -> Scores:
        """Scores for one text."""
        ...


class OnnxTagger:
    """The shipped tagger, run by onnxruntime.

    Windows are run one by one and without padding: an 8-bit encoder scales its numbers by
    all that is in a call, so that in a batch a text's scores would depend on its neighbours.
    On a CPU it is faster too.
    """

    def __init__(self, artifact: Artifact, threads: int = 1) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # A memory pattern is kept for every length of window there is; memory would grow.
        options.enable_mem_pattern = False
        self._session = onnxruntime.InferenceSession(
            str(artifact.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._special = artifact.config["special"]
        self.link_size = int(artifact.config["link_size"])

    def score(self, pieces: Pieces) -> Scores:
        """Scores for one text, each piece's from the window that shows most around it."""
        scores = Scores(
            np.zeros((len(pieces), len(TAGS)), np.float32),
            np.zeros((len(pieces), 4 * self.link_size), np.float32),
        )
        for window in windows_of(pieces):
            tags, links = self._session.run(None, self.inputs(pieces, window))
            inner = slice(window.keep_start - window.start + 1, window.keep_end - window.start + 1)
            scores.tags[window.keep_start : window.keep_end] = tags[0, inner]
            scores.links[window.keep_start : window.keep_end] = links[0, inner]
        return scores

    def inputs(self, pieces: Pieces, window: Window) -> dict[str, Ints]:
        """The encoder's input for a window: the special tokens stand around its pieces."""
        start, end = window.start, window.end
        n = len(window)
        start_token = self._special["inside" if pieces.inside and "inside" in self._special else "start"]
        ids, mask = np.empty((1, n + 2), np.int64), np.ones((1, n + 2), np.int64)
        ids[0, 0], ids[0, 1:-1], ids[0, -1] = start_token, pieces.ids[start:end], self._special["end"]
        features = np.zeros((1, n + 2, len(SIZES)), np.int64)
        features[0, 1:-1] = pieces.features[start:end]
        heads = np.arange(n + 2)[None]
        up = pieces.heads[start:end]
        np.copyto(heads[0, 1:-1], up - (start - 1), where=(up >= start) & (up < end))
        return {"ids": ids, "features": features, "heads": heads, "mask": mask}
