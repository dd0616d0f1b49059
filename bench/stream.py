"""A process that reads a long stream of articles and says how much memory it takes: ``python -m bench.stream``.

A process of its own, so that nothing else of the bench is in the figures. Prints one
JSON line a sample: articles read, and resident and peak memory in MB (10^6 bytes).
"""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from bench.context import Context
from sayso import Document, Reader

LONGEST = 3000
"""Characters an article keeps."""
SAMPLES = 20
_SYLLABLES = "ba den kor li mas nu ro sel tan vi".split(" ")
_STATUS = Path("/proc/self/status")


def main() -> None:
    """Read ``--articles`` articles and print a sample every twentieth part of them."""
    parser = ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    every = max(1, options.articles // SAMPLES)
    for number, _ in enumerate(Reader(options.model).pipe(_articles(Context(options.data), options.articles)), 1):
        if number % every == 0:
            print(json.dumps({"articles": number, **_memory()}), flush=True)


def _articles(context: Context, number: int) -> Iterator[Document]:
    """PolNeAR dev and the incident reports over and over, no two alike and none long."""
    texts = [row["text"] for name in ("polnear/dev", "incidents/dev") for row in context.rows(f"data/{name}.jsonl.gz")]
    for i, text in enumerate(islice(cycle(texts), number)):
        yield Document(id=f"article-{i}", text=f"{_shortened(text)}\n\n{_name(i)} said case {i} was open.")


def _shortened(text: str) -> str:
    """As many whole paragraphs as fit, or as many characters if not even one does."""
    if len(text) <= LONGEST:
        return text
    end = text.rfind("\n", 0, LONGEST)
    return text[: end if end > 0 else LONGEST]


def _name(i: int) -> str:
    """A name that no other article has: words never met before are what lets a vocabulary grow."""
    return "".join(_SYLLABLES[int(digit)] for digit in str(i)).title()


def _memory() -> dict[str, float]:
    """Linux only: resident and peak memory as the kernel counts them."""
    status = _STATUS.read_text(encoding="ascii", errors="replace")
    kilobytes = {name: int(re.findall(rf"{key}:\s*(\d+) kB", status)[0]) for name, key in _KEYS.items()}
    return {name: round(value * 1024 / 1e6, 1) for name, value in kilobytes.items()}


_KEYS = {"resident MB": "VmRSS", "peak MB": "VmHWM"}

if __name__ == "__main__":
    main()
