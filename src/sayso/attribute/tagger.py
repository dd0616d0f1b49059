"""The tagger: windows of pieces in, scores for tags and vectors for links out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from sayso.attribute.artifact import Artifact
from sayso.attribute.features import SIZES, Pieces
from sayso.attribute.tags import TAGS
from sayso.attribute.windows import Window, windows_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

BUDGET = 4096
"""Pieces, padding included, in one call of the encoder."""
_STEP = 16
"""Windows are padded to multiples of this, so that the encoder meets few shapes."""


@dataclass(frozen=True, slots=True)
class Scores:
    """For every piece of a document: a score for each tag, and the link vectors."""

    tags: Floats
    links: Floats


class Tagger(Protocol):
    """Anything that scores pieces."""

    link_size: int

    def score(self, texts: Sequence[Pieces]) -> list[Scores]:
        """Scores for each text, in order."""
        ...


@dataclass(frozen=True, slots=True)
class _Job:
    text: int
    window: Window


class OnnxTagger:
    """The shipped tagger, run by onnxruntime."""

    def __init__(self, artifact: Artifact, threads: int = 1) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The arena and the memory pattern keep the largest shapes ever met: memory would grow.
        options.enable_mem_pattern = False
        self._session = onnxruntime.InferenceSession(
            str(artifact.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._special = artifact.config["special"]
        self.link_size = int(artifact.config["link_size"])

    def score(self, texts: Sequence[Pieces]) -> list[Scores]:
        """Scores for each text; windows of all texts are batched together by length."""
        jobs = [_Job(i, window) for i, pieces in enumerate(texts) for window in windows_of(pieces)]
        results = [
            Scores(
                np.zeros((len(pieces), len(TAGS)), np.float32),
                np.zeros((len(pieces), 4 * self.link_size), np.float32),
            )
            for pieces in texts
        ]
        for batch in batches_of(jobs):
            inputs = self.inputs(texts, batch)
            tags, links = self._session.run(None, inputs)
            for row, job in enumerate(batch):
                window, result = job.window, results[job.text]
                inner = slice(window.keep_start - window.start + 1, window.keep_end - window.start + 1)
                result.tags[window.keep_start : window.keep_end] = tags[row, inner]
                result.links[window.keep_start : window.keep_end] = links[row, inner]
        return results

    def inputs(self, texts: Sequence[Pieces], batch: Sequence[_Job]) -> dict[str, Ints]:
        """The encoder's input for a batch of windows; position 0 is the start token."""
        length = max(_padded(job) for job in batch)
        ids = np.full((len(batch), length), self._special["pad"], np.int64)
        features = np.zeros((len(batch), length, len(SIZES)), np.int64)
        heads = np.tile(np.arange(length), (len(batch), 1))
        mask = np.zeros((len(batch), length), np.int64)
        for row, job in enumerate(batch):
            pieces, start, end = texts[job.text], job.window.start, job.window.end
            n = end - start
            ids[row, 0], ids[row, n + 1] = self._special["start"], self._special["end"]
            ids[row, 1 : n + 1] = pieces.ids[start:end]
            features[row, 1 : n + 1] = pieces.features[start:end]
            up = pieces.heads[start:end]
            heads[row, 1 : n + 1] = np.where((up >= start) & (up < end), up - start + 1, np.arange(1, n + 1))
            mask[row, : n + 2] = 1
        return {"ids": ids, "features": features, "heads": heads, "mask": mask}


def batches_of(jobs: Sequence[_Job], budget: int = BUDGET) -> Iterator[list[_Job]]:
    """Jobs in batches of like length that stay within the budget of padded pieces."""
    batch: list[_Job] = []
    for job in sorted(jobs, key=lambda job: len(job.window)):
        if batch and _padded(job) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(job)
    if batch:
        yield batch


def _padded(job: _Job) -> int:
    """The positions a window takes: its pieces and two special tokens, rounded up."""
    return -(-(len(job.window) + 2) // _STEP) * _STEP
