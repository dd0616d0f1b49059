"""What the program imports before it is asked to do anything: nothing heavy."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

HEAVY = {
    "charset_normalizer",
    "datasketch",
    "msgspec",
    "numpy",
    "onnxruntime",
    "py3langid",
    "rapidfuzz",
    "rich",
    "snowballstemmer",
    "spacy",
    "sqlalchemy",
    "thinc",
    "tokenizers",
    "wordfreq",
    "yaml",
}
STARTS = {
    "import sayso": ["-c", "import sayso"],
    "sayso --help": ["-m", "sayso", "--help"],
    "sayso --version": ["-m", "sayso", "--version"],
    "sayso extract --help": ["-m", "sayso", "extract", "--help"],
    "sayso claims --help": ["-m", "sayso", "claims", "--help"],
    "sayso decide --help": ["-m", "sayso", "decide", "--help"],
    "sayso doctor --help": ["-m", "sayso", "doctor", "--help"],
}


def _imported(arguments: list[str]) -> set[str]:
    """The top-level packages that Python imports when it is started like this."""
    ran = subprocess.run([sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in re.findall(r"^import time:.*\| +(\S+)$", ran.stderr, re.MULTILINE)}


@pytest.mark.parametrize("arguments", STARTS.values(), ids=STARTS)
def test_nothing_heavy_is_imported_at_the_start(arguments: list[str]) -> None:
    imported = _imported(arguments)
    assert "sayso" in imported
    assert not imported & HEAVY


def test_the_check_sees_a_heavy_import() -> None:
    assert "numpy" in _imported(["-c", "import numpy"])
